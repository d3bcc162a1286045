"""The commands of `fivesteps`, one module each: `add_arguments` says what it takes, `run` does it."""
