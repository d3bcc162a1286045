"""The look of the application: one style block, sent once per run by the frame."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Mode = Literal["light", "dark"]

STYLE_FILE = Path(__file__).with_name("theme.css")
_TOKEN = re.compile(r"^\s*--([a-z0-9-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\);$", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@cache
def style() -> str:
    """Return the `<style>` element that every run begins with."""
    return f"<style>{_COMMENT.sub('', _sheet())}</style>"


def dialog_style(mode: Mode) -> str:
    """Return the `<style>` element for dialogs, which Streamlit draws outside the root that knows the theme."""
    return f'<style>[data-testid="stDialog"] {{ color-scheme: {mode}; }}</style>'


def current_mode() -> Mode:
    """Return the theme of the visit, for charts: they are drawn where the tokens of CSS do not reach."""
    import streamlit as st

    return "dark" if st.context.theme.type == "dark" else "light"


@cache
def tokens(mode: Mode) -> Mapping[str, str]:
    """Return the colours by name (`text`, `act`, `l0`, `s1`) for what is drawn outside the reach of CSS."""
    return {name: light if mode == "light" else dark for name, light, dark in _TOKEN.findall(_sheet())}


@cache
def _sheet() -> str:
    return STYLE_FILE.read_text("utf-8")
