"""How one language says things: texts, numbers, dates, ranges, efforts. The same for screens and for reports."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, cached_property

from locales.errors import LocaleError
from locales.texts import find_languages, load_texts
from locales.typography import EN_DASH, MINUS, NO_BREAK_SPACE, bind, bind_on_screen

HOURS_PER_DAY = 8
NOTHING = EN_DASH
Value = str | int | float | dt.date


class Speech:
    """The words and the number rules of one language; `speech` hands out one per language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._texts: Mapping[str, str] = {key: bind(text, language) for key, text in load_texts(language).items()}

    def say(self, key: str, /, **values: Value) -> str:
        """Return the text of a key with its values filled in.

        Fractions get one decimal and dates their month name; LocaleError for an unknown key or a missing value.
        """
        if key not in self._texts:
            raise LocaleError(f"{self.language}.yaml: {key}: no such text. Add it to every language file")
        try:
            return self._texts[key].format_map({name: self._write(value) for name, value in values.items()})
        except KeyError as missing:
            raise LocaleError(f"{self.language}.yaml: {key}: no value for {missing}. Pass it to say()") from missing

    def has(self, key: str) -> bool:
        """Tell whether there is a text of this key."""
        return key in self._texts

    def _write(self, value: Value) -> str:
        if isinstance(value, float):
            return self.number(value)
        return self.date(value) if isinstance(value, dt.date) else str(value)

    def bind(self, text: str) -> str:
        """Return a text from elsewhere for the screen, held together where this language does not end a line."""
        return bind_on_screen(text, self.language)

    def number(self, value: float | None, digits: int = 1, *, sign: bool = False) -> str:
        """Return a number with fixed decimals, rounded half up; `sign` adds a plus to what is above zero."""
        if value is None:
            return NOTHING
        exact = Decimal(repr(round(float(value), 9)))
        rounded = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        text = f"{abs(rounded):f}".replace(".", self.decimal_sign)
        if rounded < 0:
            return MINUS + text
        return f"+{text}" if sign and rounded > 0 else text

    def plain(self, value: float, digits: int = 2) -> str:
        """Return a number without closing zeros: 3 or 0.25."""
        text = self.number(value, digits)
        return text.rstrip("0").rstrip(self.decimal_sign) if self.decimal_sign in text else text

    def change(self, value: float | None, digits: int = 1) -> str:
        """Return a difference with its sign; ±0 when nothing is left of it after rounding."""
        text = self.number(value, digits, sign=True)
        return text if value is None or text[0] in f"+{MINUS}" else "±0"

    @cached_property
    def decimal_sign(self) -> str:
        """The sign between whole and fraction."""
        return "," if self.language == "ru" else "."

    def percent(self, fraction: float | None) -> str:
        """Return a fraction of 1 as whole percent."""
        if fraction is None:
            return NOTHING
        gap = NO_BREAK_SPACE if self.language == "ru" else ""
        return f"{self.number(fraction * 100, 0)}{gap}%"

    def range(self, low: float | None, high: float | None, digits: int = 1) -> str:
        """Return "low–high", or one number where both ends read the same."""
        start, end = self.number(low, digits), self.number(high, digits)
        return start if start == end else f"{start}{EN_DASH}{end}"

    def level(self, level: int | None, names: tuple[str, ...]) -> str:
        """Return digit and name of a maturity level, or that there is none."""
        if level is None:
            return self.say("common.not_rated")
        return f"{level}{NO_BREAK_SPACE}·{NO_BREAK_SPACE}{names[level]}" if level < len(names) else str(level)

    def effort(self, hours: float) -> str:
        """Return an effort with its unit: half hours below a day, else days with one decimal at most."""
        halves = max(1, math.floor(hours * 2 + 0.5)) if hours > 0 else 0
        if halves < 2 * HOURS_PER_DAY:
            return f"{self.plain(halves / 2)}{NO_BREAK_SPACE}{self.say('common.hour_unit')}"
        return f"{self.plain(hours / HOURS_PER_DAY, 1)}{NO_BREAK_SPACE}{self.say('common.day_unit')}"

    def date(self, day: dt.date) -> str:
        """Return 16 Nov 2026 or 16 нояб. 2026."""
        return self._format(day, "d MMM y")

    def date_short(self, day: dt.date) -> str:
        """Return the date for a dense table: numeric in Russian, else as everywhere."""
        return self._format(day, "dd.MM.y" if self.language == "ru" else "d MMM y")

    def month(self, day: dt.date) -> str:
        """Return the short name of the month."""
        return self._format(day, "LLL")

    def month_year(self, day: dt.date) -> str:
        """Return the short name of the month with its year."""
        return self._format(day, "LLL y")

    def _format(self, day: dt.date, pattern: str) -> str:
        from babel.dates import format_date  # a large library, and most runs show no date

        text: str = format_date(day, pattern, locale=self.language)
        return text.replace(" ", NO_BREAK_SPACE)


@cache
def speech(language: str) -> Speech:
    """Return the one Speech of a language; LocaleError if there is no such language."""
    return Speech(language)


def languages() -> tuple[str, ...]:
    """Return the languages of the interface, in alphabetical order."""
    return find_languages()
