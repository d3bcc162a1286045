"""Who answered, and what may happen next: use cases as plain functions over a store."""
