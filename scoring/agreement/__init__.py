"""What several people say of the same items: how far they agree, and what counts for the group."""
