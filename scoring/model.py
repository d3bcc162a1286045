"""What is said of an item, and what is computed from it: frozen values, without arrays.

Sections 1 to 3 of the method (`docs/scoring.md`) define every field. Numbers are on the questionnaire's score
scale, unrounded; `None` is "not rated" or "not defined", never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


class State(StrEnum):
    """What stands at an item. The last two of the first four are together "unknown"."""

    VALUE = "value"
    NOT_APPLICABLE = "na"
    DONT_KNOW = "dk"
    UNANSWERED = "unanswered"
    OUT_OF_SCOPE = "out-of-scope"


@dataclass(frozen=True, slots=True)
class Answer:
    """What counts of a response: its state, the option's value on the item's scale, proof, confidence (0 to 1)."""

    state: State
    value: float | None = None
    evidence: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class SectionScore:
    """The published numbers of a section, or of the whole.

    `score` is `None` below the questionnaire's `rated_from`; `mean` is the same number without that rule.
    `max` is the best that could be reached. `level` is `level_by_score` after the caps; `capped_by` names the
    essential items that lower it, `unconfirmed` those of them that are unknown. `adjusted` counts high values
    without evidence as `evidence_from`. `achievement` holds A_1, A_2, ... for weighted-mean trees.
    """

    id: str
    score: float | None
    mean: float | None
    low: float | None
    high: float | None
    max: float | None
    level: int | None
    level_by_score: int | None
    capped_by: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    coverage: float
    adjusted: float | None
    achievement: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item in a profile: what was said, what it weighs here, what it adds and what it leaves (`None` if undefined).

    `value` is the option's value as given; `normal` the same on the score scale.
    """

    id: str
    state: State
    value: float | None
    normal: float | None
    weight: float
    contribution: float | None
    loss: float | None
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is computed of one assessment. Sections stand parents first, items in the questionnaire's order.

    `ignored` names the items with a response outside the company's profile or the track.
    """

    overall: SectionScore
    sections: tuple[SectionScore, ...]
    items: tuple[ItemScore, ...]
    ignored: tuple[str, ...] = ()

    def section(self, section_id: str) -> SectionScore:
        """Return the numbers of a section; KeyError if the questionnaire has none of that id."""
        return _by_id(self.sections, section_id)

    def item(self, item_id: str) -> ItemScore:
        """Return the numbers of an item; KeyError if the questionnaire has none of that id."""
        return _by_id(self.items, item_id)


Row = TypeVar("Row", SectionScore, ItemScore)


def _by_id(rows: tuple[Row, ...], wanted: str) -> Row:
    for row in rows:
        if row.id == wanted:
            return row
    raise KeyError(wanted)
