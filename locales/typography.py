"""Spaces that must not break: short Russian words hold on to the next one, signs to their number."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
WORD_JOINER = "\u2060"

_SHORT_WORDS = "а|в|и|к|о|с|у|во|да|до|за|из|ко|на|не|ни|но|об|от|по|со|без|вне|где|для|или|как|над|под|при|про|что"
_AFTER_SHORT_WORD = re.compile(rf"(?<![\w-])({_SHORT_WORDS}) (?=\S)", re.IGNORECASE)
_BEFORE_DASH = re.compile(r" (?=[—–] )")
_AFTER_NUMBER_SIGN = re.compile(r"(?<=№) (?=\d)")
_BETWEEN_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))")
_IN_RANGE = re.compile(r"(?<=\d–)(?=\d)")
_BEFORE_UNIT = re.compile(r"(?<=[\d}]) (?=(?:дн|ч|г|мес|мин|чел|из|d|h|min|of)\b|[%‰₽€÷])")


def bind(text: str, language: str) -> str:
    """Return the text with no-break spaces where a line must not end."""
    text = _BEFORE_UNIT.sub(NO_BREAK_SPACE, _BEFORE_DASH.sub(NO_BREAK_SPACE, text))
    text = _BETWEEN_THOUSANDS.sub(rf"\1{NO_BREAK_SPACE}", _AFTER_NUMBER_SIGN.sub(NO_BREAK_SPACE, text))
    return _AFTER_SHORT_WORD.sub(rf"\1{NO_BREAK_SPACE}", text) if language == "ru" else text


def bind_on_screen(text: str, language: str) -> str:
    """Return the text bound for a browser, which would also break a range of numbers after its dash."""
    return _IN_RANGE.sub(WORD_JOINER, bind(text, language))
