"""Nothing: what a run costs by itself."""
