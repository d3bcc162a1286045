"""The capacity that is left, per resource and period."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from planning.model import Problem

TOLERANCE = 1e-9


class Ledger:
    """Books effort into periods. In `fluid` mode what a period leaves is there for the later ones."""

    def __init__(self, problem: Problem) -> None:
        self._fluid = problem.mode == "fluid"
        self._periods = problem.periods
        self._room = {
            name: list(accumulate(capacity) if self._fluid else capacity)
            for name, capacity in problem.resources.items()
        }
        self._slack = {name: TOLERANCE * max(1.0, *room) for name, room in self._room.items()}

    def find_period(self, effort: Mapping[str, float], first: int) -> int | None:
        """Return the first period from `first` on in which the effort fits, or `None`."""
        return next((t for t in range(first, self._periods + 1) if self._fits(effort, t)), None)

    def book(self, effort: Mapping[str, float], period: int) -> None:
        """Take the effort from the period (and, if capacity is fluid, from all that follow)."""
        self._move(effort, period, -1)

    def release(self, effort: Mapping[str, float], period: int) -> None:
        """Give a booked effort back."""
        self._move(effort, period, 1)

    def _fits(self, effort: Mapping[str, float], period: int) -> bool:
        for name, amount in effort.items():
            if amount > 0:
                room = self._room.get(name)
                if room is None or amount > min(room[self._span(period)]) + self._slack[name]:
                    return False
        return True

    def _move(self, effort: Mapping[str, float], period: int, sign: int) -> None:
        for name, amount in effort.items():
            if amount > 0:
                room = self._room[name]
                room[self._span(period)] = [left + sign * amount for left in room[self._span(period)]]

    def _span(self, period: int) -> slice:
        return slice(period - 1, self._periods if self._fluid else period)
