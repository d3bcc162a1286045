"""Text of users in places where Streamlit reads Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile(r"[!-/:-@\[-`{-~]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text such that Markdown shows it as it is: no links, no pictures fetched, no formatting."""
    return _MARKS.sub(lambda mark: f"&#{ord(mark.group())};", text)
