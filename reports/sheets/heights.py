"""How tall a row has to be for its texts: programs measure a row only when somebody edits it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import ceil

LINE, PADDING = 12.75, 6.0  # points, of ten-point text
LEAST, MOST = 20.0, 409.0  # points
ENOUGH = 10_000  # characters: no row is taller than what these need
LETTER = 7.0  # pixels of a column's width in letters
MARGIN = 1.6  # letters that stay free at the sides
EM = 13.4  # pixels of ten points
BOLDER = 1.08
NARROW = frozenset("ijl.,;:'|!()[] ftrI\u00a0-–·«»“”’")
WIDE = frozenset("mwMWжшщюымфЖШЩЮЫМФД—%@…→")
ASIAN = 0x1100  # from here on a character takes the place of two


def measure_row(cells: Iterable[tuple[str, float, bool]]) -> float:
    """Return the height of a row in points; a cell is its text, the letters that fit its column, and if it is bold."""
    lines = max((count_lines(text, width, bold=bold) for text, width, bold in cells), default=1)
    return min(max(lines * LINE + PADDING, LEAST), MOST)


def count_lines(text: str, width: float, *, bold: bool = False) -> int:
    """Return in how many lines a text stands in a column."""
    room = max(width - MARGIN, 1.0) * LETTER / (EM * (BOLDER if bold else 1.0))
    return sum(_fill(line, room) for line in text[:ENOUGH].split("\n"))


def _fill(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in re.findall(r"\S+\s*|\s+", line):
        size, bare = _measure(word), _measure(word.rstrip())
        if used and used + bare > room:
            lines, used = lines + 1, 0.0
        if bare > room:  # a word that is longer than the line goes on in the next
            lines += ceil(bare / room) - 1
            size = bare % room
        used += size
    return lines


def _measure(text: str) -> float:
    """Return the width of a text in ems, about that of Arial."""
    return sum(map(_measure_letter, text))


def _measure_letter(letter: str) -> float:
    if letter in NARROW:
        return 0.29
    if letter in WIDE:
        return 0.82
    if ord(letter) >= ASIAN and not 0x2000 <= ord(letter) < 0x2100:
        return 1.05
    return 0.69 if letter.isupper() else 0.555
