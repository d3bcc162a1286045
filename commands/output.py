"""What a command prints."""

from __future__ import annotations

import json
import sys


def print_json(content: object) -> None:
    """Print a value as JSON; a number that JSON does not know is a fault of the program, never printed."""
    print(json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False))


def say(text: str) -> None:
    """Print a line for people beside what is printed for programs."""
    print(text, file=sys.stderr, flush=True)
