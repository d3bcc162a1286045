"""Where it is kept: one SQL text, an engine per database."""
