"""A value that no schedule can exceed, found without a search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from planning.presolve import Reduced


def bound_value(reduced: Reduced) -> float:
    """Return an upper bound: in every period the best that its capacity could hold, were actions divisible and free."""
    problem = reduced.problem
    total = reduced.held * sum(problem.weights)
    capacity = _capacity_so_far(reduced)
    for place, weight in enumerate(problem.weights):
        there = {name: amounts[place] for name, amounts in capacity.items()}
        total += weight * _hold_most(reduced, place + 1, there)
    return total


def _capacity_so_far(reduced: Reduced) -> Mapping[str, Sequence[float]]:
    fluid = reduced.problem.mode == "fluid"
    return {name: there if fluid else tuple(accumulate(there)) for name, there in reduced.capacity.items()}


def _hold_most(reduced: Reduced, period: int, there: Mapping[str, float]) -> float:
    """Return the most value that can be held in one period."""
    possible = [n for n, task in reduced.tasks.items() if reduced.windows[n].start <= period]
    certain = {n for n in possible if n in reduced.required and reduced.windows[n].stop - 1 <= period}
    worth = {n: reduced.worth.get(n, 0.0) for n in possible}
    joint = sum(max(0.0, reduced.worth.get(n, 0.0)) for n in reduced.joints)
    cost = sum(worth[n] for n in certain if worth[n] < 0)
    gains = [n for n in possible if worth[n] > 0]
    free = sum(worth[n] for n in gains)
    packed = (_pack(((worth[n], reduced.tasks[n].effort.get(name, 0.0)) for n in gains), there[name]) for name in there)
    return joint + cost + min([free, *packed])


def _pack(pieces: Iterable[tuple[float, float]], room: float) -> float:
    """Return the best value of divisible pieces (value, size) in this room."""
    total = 0.0
    for value, size in sorted(pieces, key=lambda piece: piece[1] / piece[0]):
        share = 1.0 if size <= room else room / size
        total += value * share
        room -= size * share
    return total
