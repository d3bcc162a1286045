"""What is said of a group: frozen values, without arrays. `None` is "not defined", never 0."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scoring.model import Answer, State


class Kind(StrEnum):
    """What a spread means."""

    AGREE = "agree"
    LEAN = "lean"
    SPREAD = "spread"
    CAMPS = "two-camps"


@dataclass(frozen=True, slots=True)
class Vote:
    """What one respondent said to one item."""

    respondent: str
    item: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Spread:
    """How the answers of a group to one item lie on its scale; values are those of the options.

    `answers` counts those who chose an option; `histogram` counts them by option, lowest first. `range` is the highest
    answer less the lowest. `camps` are the two options most answers gather at, where there are two camps. `flagged`
    tells that the item should be discussed, `far_off` that somebody sees it quite differently. With two answers there
    are only median and range, with one only the median.
    """

    item: str
    scale: tuple[float, ...]
    answers: int
    median: float | None = None
    range: float | None = None
    histogram: tuple[int, ...] | None = None
    iqr: float | None = None
    consensus: float | None = None
    agreement: float | None = None
    camps: tuple[float, float] | None = None
    kind: Kind | None = None
    flagged: bool = False
    far_off: bool = False

    @property
    def dissent(self) -> float | None:
        """What the consensus lacks."""
        return None if self.consensus is None else 1 - self.consensus

    @property
    def width(self) -> float:
        """The width of the scale, which makes spreads on different scales comparable."""
        return self.scale[-1] - self.scale[0]


@dataclass(frozen=True, slots=True)
class PartSpreads:
    """The spreads of a part of the group; `None` where they are hidden, since they would show who said what."""

    part: str
    spreads: tuple[Spread | None, ...]


@dataclass(frozen=True, slots=True)
class GroupRating:
    """What counts for the group. `agreed` tells that it was agreed, not worked out of what each of them said.

    `value` may lie between two options. `scope_is_mixed` tells that some find the item not applicable, and others not.
    """

    item: str
    state: State
    value: float | None
    agreed: bool
    scope_is_mixed: bool
