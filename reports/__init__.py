"""How it leaves the house: one report, free of any format, and a writer per format."""
