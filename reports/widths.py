"""How wide the columns of a table are, so that no word of theirs breaks."""

from __future__ import annotations

from collections.abc import Sequence

TEXT_WIDTH = 493.0  # points: 174 mm
LETTER, PADDING = 5.3, 9.0  # points: a wide letter of a cell, and what a cell keeps free
LONGEST_WORD = 22  # letters; a longer one may break


def measure_columns(weights: Sequence[float], columns: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """Return the width of each column in points: by its weight, but as wide as its longest word where there is room."""
    needs = [_measure_words(texts) for texts in columns]
    if sum(needs) >= TEXT_WIDTH:
        return tuple(need * TEXT_WIDTH / sum(needs) for need in needs)
    narrow: set[int] = set()
    while True:
        free = TEXT_WIDTH - sum(needs[place] for place in narrow)
        whole = sum(weight for place, weight in enumerate(weights) if place not in narrow)
        widths = [needs[place] if place in narrow else free * weight / whole for place, weight in enumerate(weights)]
        too_narrow = {place for place, width in enumerate(widths) if width < needs[place] - 1e-9}
        if not too_narrow:
            return tuple(widths)
        narrow |= too_narrow


def _measure_words(texts: Sequence[str]) -> float:
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return min(longest, LONGEST_WORD) * LETTER + PADDING
