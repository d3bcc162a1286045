"""The sections of a report: one file each, a function from the facts to a section."""
