"""Finished examples: companies that do not exist, each assessed twice, in every language of the interface."""
