"""The language of a visit, and the words of the interface in it."""

from __future__ import annotations

import streamlit as st

from locales import Speech, languages, speech

COOKIE = "fivesteps_language"


def choose_language(asked: str | None, kept: str | None, browser: str | None) -> str:
    """Return the language to speak: the address decides first, then the kept choice, then the browser; else English."""
    for wish in (asked, kept, browser):
        code = (wish or "")[:2].lower()
        if code in languages():
            return code
    return "en"


def current_speech() -> Speech:
    """Return the speech of the running visit."""
    context = st.context
    return speech(choose_language(st.query_params.get("lang"), context.cookies.get(COOKIE), context.locale))
