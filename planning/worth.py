"""What a set of finished tasks is worth: which increments hold, since when, and what that adds up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from planning.model import Increment, Problem


class Worth:
    """The value of finish periods in one problem. Sums run in the problem's order, so they come out the same."""

    def __init__(self, problem: Problem) -> None:
        self._tasks = {t.id: t for t in problem.tasks}
        self._increments = {i.id: i for i in problem.increments}
        self._rank = {i.id: n for n, i in enumerate(problem.increments)}
        self._touched = _touched(problem.increments)
        self._from = [sum(problem.weights[max(0, t - 1) :]) for t in range(problem.periods + 1)]

    def value(self, finish: Mapping[str, int]) -> float:
        """Return the value of a whole schedule, as the problem counts it."""
        own = sum(self._tasks[name].value * self._weight(period) for name, period in finish.items())
        return own + self._sum(self._increments, finish)

    def gain(self, finish: Mapping[str, int], more: Mapping[str, int]) -> float:
        """Return what finishing `more` adds to the value of `finish`."""
        together = {**finish, **more}
        own = sum(self._tasks[name].value * self._weight(period) for name, period in more.items())
        near = self.near(more)
        return own + self._sum(near, together) - self._sum(near, finish)

    def local(self, tasks: Collection[str], finish: Mapping[str, int]) -> float:
        """Return the part of the value that depends on when these tasks are finished."""
        own = sum(self._tasks[name].value * self._weight(finish[name]) for name in tasks if name in finish)
        return own + self._sum(self.near(tasks), finish)

    def near(self, tasks: Iterable[str]) -> tuple[str, ...]:
        """Return the increments that may hold, or hold earlier, once these tasks are finished."""
        found = {name for task in tasks for name in self._touched.get(task, ())}
        return tuple(sorted(found, key=self._rank.__getitem__))

    def tasks_near(self, tasks: Iterable[str]) -> frozenset[str]:
        """Return every task that shares an increment with one of these."""
        chains = (self._chain(name) for name in self.near(tasks))
        return frozenset(t for chain in chains for i in chain for t in (*i.needs, *i.one_of))

    def _sum(self, names: Iterable[str], finish: Mapping[str, int]) -> float:
        since = ((self._increments[n].value, self._since(n, finish)) for n in names)
        return sum(value * self._weight(period) for value, period in since if period is not None)

    def _since(self, name: str, finish: Mapping[str, int]) -> int | None:
        latest = 0
        for increment in self._chain(name):
            choices = [finish[t] for t in increment.one_of if t in finish]
            if any(t not in finish for t in increment.needs) or (increment.one_of and not choices):
                return None
            latest = max([latest, *(finish[t] for t in increment.needs), *([min(choices)] if choices else [])])
        return latest

    def _chain(self, name: str) -> tuple[Increment, ...]:
        chain = [self._increments[name]]
        while chain[-1].below is not None:
            chain.append(self._increments[chain[-1].below])
        return tuple(chain)

    def _weight(self, period: int) -> float:
        return self._from[period] if period < len(self._from) else 0.0


def _touched(increments: Iterable[Increment]) -> Mapping[str, tuple[str, ...]]:
    """Return, for each task, the increments it appears in and all that stand above them."""
    above: dict[str, list[str]] = {}
    direct: dict[str, list[str]] = {}
    for increment in increments:
        if increment.below is not None:
            above.setdefault(increment.below, []).append(increment.id)
        for task in (*increment.needs, *increment.one_of):
            direct.setdefault(task, []).append(increment.id)
    return {task: _climb(names, above) for task, names in direct.items()}


def _climb(names: list[str], above: Mapping[str, list[str]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    open_ends = list(names)
    while open_ends:
        name = open_ends.pop(0)
        if name not in found:
            found[name] = None
            open_ends.extend(above.get(name, ()))
    return tuple(found)
