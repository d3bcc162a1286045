"""What a report draws: numbers as shares of a scale, from 0 to 1, with the texts that stand beside them.

A shade is one of the five level colours, 0 to 4; a step is its number, counted from 1. `None` is "not rated".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A level as it is shown: its text, and the ball and colour beside it. `shade` is None for ? and –."""

    text: str
    shade: int | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on a scale and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Band:
    """The part of a scale that belongs to a level."""

    start: float
    end: float
    shade: int
    text: str


@dataclass(frozen=True, slots=True)
class Ruler:
    """A score and its range on the bands of the levels."""

    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    score: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step on a scale: now, before, and the range of what is not known."""

    step: int
    name: str
    text: str
    now: float | None
    before: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Lollipop:
    """The scores of the steps, one line each."""

    lines: tuple[StepLine, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """The shape of a profile: the same numbers as a lollipop, around a centre."""

    lines: tuple[StepLine, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One practice of a heat map."""

    title: str
    mark: Mark
    essential: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A step of a heat map with its practices."""

    step: int
    name: str
    text: str
    level: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Every practice as a cell, `columns` in a row, grouped by step."""

    rows: tuple[HeatRow, ...]
    columns: int = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """A score at the start and at the end of each period, over the bands of the levels."""

    points: tuple[float, ...]
    bands: tuple[Band, ...]
    labels: tuple[str, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Work on a time axis: from the start of period `start` to the end of period `end`, counted from 0."""

    number: int
    step: int
    name: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class BarGroup:
    """The bars of one wave."""

    name: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """What is done when, in groups."""

    periods: tuple[str, ...]
    groups: tuple[BarGroup, ...]


Drawing = Ruler | Lollipop | Radar | HeatMap | Curve | Gantt
