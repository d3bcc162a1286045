"""How people write dates, numbers, periods, yes and no: read from their text, and written for them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from math import isfinite

from governance.periods import start_of

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2199, 12, 31)
MOST = 1e12
SHEET_EPOCH = date(1899, 12, 30)
YES = frozenset({"yes", "y", "true", "1", "да", "д", "истина"})
NO = frozenset({"no", "n", "false", "0", "нет", "н", "ложь"})
YES_NO = {"ru": ("нет", "да")}
MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "май", "мая"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
MONTH_OF = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
WORD = r"([a-zа-я]{3,9})\.?"
YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[t ]\d{1,2}:.*)?")
DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?: ?г\.?)?(?: \d{1,2}:.*)?")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: \d{1,2}:.*)?")
DAY_WORD = re.compile(rf"(\d{{1,2}}) {WORD},? (\d{{4}})(?: ?г\.?)?")
WORD_DAY = re.compile(rf"{WORD} (\d{{1,2}}),? (\d{{4}})")
SERIAL = re.compile(r"(\d{5,6})(?:\.0+)?")
PERIOD = re.compile(r"\d{4}-(?:\d{2}|W\d{2}|Q[1-4])")
PERIODS = (
    (re.compile(r"(?P<year>\d{4})[-. ]?w(?P<week>\d{1,2})"), "W"),
    (re.compile(r"w(?P<week>\d{1,2})[-,. ]*(?P<year>\d{4})"), "W"),
    (re.compile(r"(?P<week>\d{1,2})(?:-я)? нед[а-я]*\.?,? (?P<year>\d{4})(?: г\.?)?"), "W"),
    (re.compile(r"(?P<year>\d{4})[-. ]?q(?P<quarter>[1-4])"), "Q"),
    (re.compile(r"q(?P<quarter>[1-4])[-,. ]*(?P<year>\d{4})"), "Q"),
    (re.compile(r"(?P<quarter>[1-4])(?:-й)? кв[а-я]*\.?,? (?P<year>\d{4})(?: г\.?)?"), "Q"),
    (re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})"), ""),
    (re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-01(?:[t ].*)?"), ""),
    (re.compile(r"(?P<month>\d{1,2})[./](?P<year>\d{4})"), ""),
    (re.compile(rf"(?P<word>{WORD}),? (?P<year>\d{{4}})(?: г\.?)?"), ""),
)
LETTERS = {"W": "week", "Q": "quarter", "": "month"}
GROUPED = re.compile(r"[-+]?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*")
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?")
DASHES = re.compile(r"[\u2010-\u2015\u2212]")


@lru_cache(4096)
def fold(text: str) -> str:
    """Return a text for comparing: small letters, plain blanks and hyphens, no ё, no quotation marks around it."""
    plain = DASHES.sub("-", unicodedata.normalize("NFC", text)).casefold().replace("ё", "е")
    return " ".join(plain.split()).strip("\"'«»“”„")


def read_date(text: str) -> date | str:
    """Return the day that a text names, or the code of what is wrong with it."""
    plain = fold(text)
    serial = SERIAL.fullmatch(plain)
    if serial:
        return SHEET_EPOCH + timedelta(days=int(serial[1]))
    slashed = SLASHED.fullmatch(plain)
    if slashed:
        first, second, year = (int(part) for part in slashed.groups())
        if first != second and first <= 12 and second <= 12:
            return "ambiguous_date"
        day, month = (first, second) if second <= 12 else (second, first)
        return _day(year, month, day) or "not_date"
    return _day(*_parts(plain)) or "not_date"


def _parts(plain: str) -> tuple[int, int, int]:
    """Return year, month and day as a text gives them; zeros where it gives none."""
    if match := YEAR_FIRST.fullmatch(plain):
        return int(match[1]), int(match[2]), int(match[3])
    if match := DAY_FIRST.fullmatch(plain):
        year = int(match[3])
        return year + 2000 * (year < 100), int(match[2]), int(match[1])
    if match := DAY_WORD.fullmatch(plain):
        return int(match[3]), MONTH_OF.get(match[2][:3], 0), int(match[1])
    if match := WORD_DAY.fullmatch(plain):
        return int(match[3]), MONTH_OF.get(match[1][:3], 0), int(match[2])
    return 0, 0, 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def write_date(day: str, language: str) -> str:
    """Return a day (YYYY-MM-DD) as tables of a language have it."""
    return ".".join(reversed(day.split("-"))) if language == "ru" else day


def read_number(text: str, language: str) -> float | None:
    """Return the number that a text names, a whole one as an integer; `None` if it is none.

    1,5 is one and a half, and 1,500 is fifteen hundred in English only; a percent sign at the end is dropped.
    """
    plain = re.sub(r"[\s'’]", "", fold(text)).removesuffix("%")
    grouped = GROUPED.fullmatch(plain)
    if grouped and (plain.count(grouped[1]) > 1 or (grouped[1] == "," and language == "en")):
        plain = plain.replace(grouped[1], "")
    elif "," in plain and "." in plain:
        whole, fraction = max(",.", key=plain.rfind), min(",.", key=plain.rfind)
        plain = plain.replace(fraction, "").replace(whole, ".")
    else:
        plain = plain.replace(",", ".", 1)
    if not NUMBER.fullmatch(plain):
        return None
    number = float(plain)
    if number.is_integer() and "." not in plain and "e" not in plain and abs(number) <= MOST:
        return int(plain)
    return number if isfinite(number) else None


def write_number(value: float, language: str) -> str:
    """Return a number with the decimal sign of a language, nothing rounded."""
    plain = str(int(value)) if value == int(value) and abs(value) <= MOST else repr(value)
    return plain.replace(".", ",") if language == "ru" else plain


def read_yes_no(text: str) -> bool | None:
    """Return yes or no; `None` if a text says neither."""
    plain = fold(text)
    return True if plain in YES else False if plain in NO else None


def write_yes_no(value: bool, language: str) -> str:
    """Return yes or no in a language."""
    return YES_NO.get(language, ("no", "yes"))[value]


def read_period(text: str) -> str | None:
    """Return a month, week or quarter as 2026-11, 2026-W47 or 2026-Q4; `None` if a text names none of these."""
    plain = fold(text)
    for pattern, letter in PERIODS:
        match = pattern.fullmatch(plain)
        if match:
            named = match.groupdict()
            number = int(named.get(LETTERS[letter]) or MONTH_OF.get(str(named.get("word"))[:3], 0))
            period = f"{named['year']}-{letter}{number:0{1 if letter == 'Q' else 2}d}"
            return period if is_period(period) else None
    return None


def is_period(text: str) -> bool:
    """Tell whether a text is a month, week or quarter that there is."""
    start = start_of(text) if PERIOD.fullmatch(text) else None
    return start is not None and FIRST_DAY <= start <= LAST_DAY
