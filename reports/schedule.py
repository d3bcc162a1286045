"""The actions of the adopted plan on a time axis, by how they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from assessments.commitments import ActionStatus, Commitment
from reports.chapters.plan import split_bars
from reports.drawings import Bar, BarGroup, Gantt
from reports.facts import Facts, add_months
from reports.model import Figure
from reports.work import WorkLine, list_work

MOST_PERIODS = 12
ORDER = (ActionStatus.DOING, ActionStatus.PLANNED, ActionStatus.DONE)


@dataclass(frozen=True, slots=True)
class _Axis:
    """Periods of so many whole months from a month on."""

    start: date
    months: int
    periods: int

    def place(self, day: date) -> int:
        """Return the period a day lies in."""
        return min(((day.year - self.start.year) * 12 + day.month - self.start.month) // self.months, self.periods - 1)


def draw_schedule(facts: Facts) -> Iterator[Figure]:
    """Yield the actions that the adopted plan holds as bars, at most as many in one figure as a page takes."""
    by_number = {line.number: line for line in list_work(facts)}
    held = sorted(facts.taken, key=lambda c: (not c.is_open, c.due, c.action))
    axis = _find_axis(held)
    ranked = sorted(enumerate(held, start=1), key=lambda pair: (ORDER.index(pair[1].status), pair[0]))
    bars = [(taken.status.value, _build_bar(axis, by_number[number], taken)) for number, taken in ranked]
    periods = tuple(_name(facts, axis, period) for period in range(axis.periods))
    for part in split_bars(bars):
        names = list(dict.fromkeys(status for status, _ in part))
        groups = tuple(_build_group(facts, name, [bar for status, bar in part if status == name]) for name in names)
        alt = "; ".join(f"{bar.number} {bar.name}, {by_number[bar.number].due}" for _, bar in part)
        yield Figure(Gantt(periods, groups), facts.speech.say("report.alt.roadmap", actions=alt))


def _find_axis(held: Sequence[Commitment]) -> _Axis:
    first, last = min(taken.start for taken in held), max(taken.due for taken in held)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    each = ceil(months / MOST_PERIODS)
    return _Axis(first.replace(day=1), each, ceil(months / each))


def _name(facts: Facts, axis: _Axis, period: int) -> str:
    return facts.speech.month(add_months(axis.start, period * axis.months))


def _build_group(facts: Facts, status: str, bars: Sequence[Bar]) -> BarGroup:
    name, count = facts.speech.say(f"progress.status.{status}"), facts.speech.say("report.work.count", count=len(bars))
    return BarGroup(name, count, tuple(bars))


def _build_bar(axis: _Axis, line: WorkLine, taken: Commitment) -> Bar:
    start, end = axis.place(taken.start), axis.place(taken.due)
    return Bar(line.number, line.step or 1, line.title, min(start, end), end + 1, f"{line.due} · {line.owner}")
