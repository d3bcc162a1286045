"""Text of users in places where Streamlit reads Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

# Only what Markdown would act on: labels also travel as they are into `aria-label`, and are read aloud from there.
_ACTIVE = re.compile(
    r"[*_~`\[\]<>$\\|]"  # emphasis, code, links and pictures, HTML, formulas, tables
    r"|&(?=#?\w+;)"  # entities
    r"|:(?=//|[\w+-]+[:\[/])"  # addresses, and Streamlit's own :icon: and :colour[...]
    r"|(?m:^)[#>+-]"  # headings, quotes, lists
    r"|-(?=[->])|(?<=<)-"  # arrows and dashes
    r"|@(?=\w)"  # mail addresses
)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text such that Markdown shows it as it is: no links, no pictures fetched, no formatting."""
    return _ACTIVE.sub(lambda mark: f"&#{ord(mark.group())};", text)
