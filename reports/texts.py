"""Texts of people as every program takes them: without what cannot be seen or turns other text around."""

from __future__ import annotations

import unicodedata

from locales.typography import bind

JOINERS = frozenset("\u200c\u200d")  # without them some scripts and emoji fall apart
DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
BREAKING = frozenset({"Zl", "Zp"})


def clean_text(text: str, language: str) -> str:
    """Return the text without what Office and browsers refuse, what cannot be seen, or what turns other text around."""
    return bind(make_plain(text), language)


def make_plain(text: str) -> str:
    """Return the text without what cannot be seen or turns other text around, its lines ending alike."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(map(_clean, normal))


def on_one_line(text: str) -> str:
    """Return the text on one line, with nothing but plain spaces between its words."""
    return " ".join(make_plain(text).split())


def _clean(character: str) -> str:
    if character in "\n\t" or character in JOINERS:
        return character
    kind = unicodedata.category(character)
    if kind in BREAKING:
        return " "
    return "" if kind in DROPPED else character
