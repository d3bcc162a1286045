"""Why a problem has no plan: the actions that do not fit together, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from planning.ledger import TOLERANCE
from planning.model import Obstacle, Problem, Task
from planning.order import find_ancestors, find_earliest, find_exclusions, find_latest, last_period


def find_obstacle(problem: Problem) -> Obstacle | None:
    """Return what keeps everything that is required from fitting, or `None`.

    In `fluid` mode `None` means that a plan exists: everything as late as allowed is one. In `period` mode the actions
    may still not be cut to fit the periods.
    """
    return next(_Search(problem).obstacles(), None)


class _Search:
    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._tasks = {t.id: t for t in problem.tasks}
        self._latest = find_latest(problem)

    def obstacles(self) -> Iterator[Obstacle]:
        """Yield obstacles, the plainest kind first."""
        yield from self._find_late()
        yield from self._find_exclusive()
        yield from self._find_short()
        if self._problem.mode == "period":
            yield from self._find_too_big()

    def _find_late(self) -> Iterator[Obstacle]:
        earliest = find_earliest(self._problem)
        for task in (self._tasks[name] for name in self._latest if self._tasks[name].required):
            end = last_period(task, self._problem.periods)
            if task.id not in earliest:
                never = tuple(name for name in self._closure(task.id) if name not in earliest)
                yield Obstacle("prerequisite", never, end)
            elif earliest[task.id] > end:
                yield Obstacle("order", self._closure(task.id), end, needed=float(earliest[task.id]))

    def _find_exclusive(self) -> Iterator[Obstacle]:
        done = {t.id for t in self._problem.tasks if t.state == "done"}
        for name, others in sorted(find_exclusions(self._problem.tasks).items()):
            for other in sorted(others & (done | set(self._latest))):
                if name in self._latest:
                    yield Obstacle("excludes", (name, other), self._problem.periods)

    def _find_short(self) -> Iterator[Obstacle]:
        """Yield what does not fit: one required action with all before it, else all that is due by some period."""
        for name, end in self._latest.items():
            if self._tasks[name].required:
                yield from self._find_missing(self._closure(name), end)
        for period in sorted(set(self._latest.values())):
            due = [name for name, latest in self._latest.items() if latest <= period]
            yield from self._find_missing(due, period)

    def _find_missing(self, names: Iterable[str], period: int) -> Iterator[Obstacle]:
        tasks = [self._tasks[n] for n in names]
        for resource in _resources(tasks):
            needed = sum(t.effort.get(resource, 0.0) for t in tasks)
            there = sum(self._capacity(resource)[:period])
            if needed > there + TOLERANCE * max(1.0, *accumulate(self._capacity(resource))):
                actions = tuple(t.id for t in tasks)
                yield Obstacle("capacity", actions, period, resource, needed, needed - there)

    def _find_too_big(self) -> Iterator[Obstacle]:
        earliest = find_earliest(self._problem)
        for name, latest in self._latest.items():
            for resource in _resources([self._tasks[name]]):
                needed, capacity = self._tasks[name].effort[resource], self._capacity(resource)
                most = max(capacity[earliest[name] - 1 : latest])
                if needed > most + TOLERANCE * max(1.0, *capacity):
                    yield Obstacle("single-period", (name,), latest, resource, needed, needed - most)

    def _closure(self, name: str) -> tuple[str, ...]:
        return tuple(n for n in find_ancestors(self._tasks, name) if n in self._latest or n not in self._tasks)

    def _capacity(self, resource: str) -> tuple[float, ...]:
        return self._problem.resources.get(resource, (0.0,) * self._problem.periods)


def _resources(tasks: Iterable[Task]) -> list[str]:
    return sorted({name for t in tasks for name, amount in t.effort.items() if amount > 0})


def describe(obstacle: Obstacle) -> str:
    """Return the obstacle in a sentence: which actions, and what is missing."""
    *before, last = obstacle.actions or ("",)
    also = f" with what comes before it ({', '.join(before)})" if before else ""
    named, effort = ", ".join(obstacle.actions), f"{obstacle.needed:.10g} of {obstacle.resource}"
    lack = f"missing: {obstacle.missing:.10g}"
    until = f"by the end of period {obstacle.by}"
    sentences = {
        "order": f"{last} must be done {until}, and{also} cannot be done before period {obstacle.needed:g}",
        "prerequisite": f"{last} must be done {until}, and builds on what can never be done ({', '.join(before)})",
        "excludes": f"{named}: both must be in the plan, and they exclude each other",
        "capacity": f"{named}: to be done {until}, they need {effort}; {lack}",
        "single-period": f"{last}: it needs {effort} in one period {until}; {lack}",
        "periods": f"{named}: they need {effort} and cannot be spread over the periods; {lack} or more",
        "time": f"{named}: no plan that holds them all was found in time, and none was ruled out. Give it more time",
    }
    return sentences[obstacle.kind]
