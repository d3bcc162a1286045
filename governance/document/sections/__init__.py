"""The sections of the governance model: each a function from the material to blocks."""
