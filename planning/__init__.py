"""What to do about it: from gaps to an ordered plan for the capacity a company has."""
