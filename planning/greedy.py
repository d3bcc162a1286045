"""A good order, fast: again and again the bundle that gains most for its effort.

A bundle is a task together with everything that must be done first and is not planned yet. Ties go to the task that
stands first in the problem, so the same problem gives the same schedule.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planning.ledger import Ledger
from planning.model import Problem, Schedule, Task
from planning.order import find_ancestors, find_earliest, find_exclusions, find_latest, last_period, ready_at
from planning.worth import Worth


def order_bundles(problem: Problem, first: Collection[str] = ()) -> Schedule:
    """Return a schedule that keeps every rule of the problem; `first` names tasks that go before all others.

    Tasks that must be in the plan, and what comes before them, are planned before the rest: by the last period that
    their order allows, which in `fluid` mode finds a place for all whenever there is one. One that does not fit is left
    out, and the schedule then breaks a rule that `find_violations` names. Done tasks are finished in period 0.
    `finish` is in working order: by period, and within a period as the tasks were chosen.
    """
    desk = _Desk(problem, frozenset(first))
    desk.place_bound()
    while desk.place_best():
        pass
    return desk.schedule()


@dataclass(frozen=True, slots=True)
class _Bundle:
    """A task with its missing ancestors; smaller ranks come first."""

    members: tuple[str, ...]
    rank: tuple[bool, float, int]


class _Desk:
    """What is planned so far, and what every remaining bundle would bring."""

    def __init__(self, problem: Problem, first: frozenset[str]) -> None:
        self._problem = problem
        self._first = first
        self._tasks = {t.id: t for t in problem.tasks}
        self._position = {t.id: n for n, t in enumerate(problem.tasks)}
        self._ancestors = {t.id: find_ancestors(self._tasks, t.id) for t in problem.tasks}
        self._earliest = find_earliest(problem)
        self._banned = find_exclusions(problem.tasks)
        self._worth = Worth(problem)
        self._ledger = Ledger(problem)
        self._whole = {name: sum(capacity) for name, capacity in problem.resources.items()}
        self._finish = {t.id: 0 for t in problem.tasks if t.state == "done"}
        self._waiting: dict[str, _Bundle | None] = {}
        self._weigh(t.id for t in problem.tasks if t.state != "done")

    def place_bound(self) -> None:
        """Plan what must be in the plan, the nearest deadline first."""
        for name in find_latest(self._problem):
            self._place(self._missing(name))

    def place_best(self) -> bool:
        """Plan the best bundle that fits; False when none is left that gains anything."""
        waiting = ((name, bundle) for name, bundle in self._waiting.items() if bundle is not None)
        ordered = sorted(waiting, key=lambda entry: entry[1].rank)
        for name, bundle in ordered:
            if self._place(bundle.members):
                return True
            self._waiting[name] = None
        return False

    def schedule(self) -> Schedule:
        """Return what was planned."""
        order = sorted(self._finish, key=self._finish.__getitem__)
        finish = {name: self._finish[name] for name in order}
        left_out = tuple(t.id for t in self._problem.tasks if t.id not in finish)
        return Schedule(finish, left_out, self._worth.value(finish))

    def _place(self, members: tuple[str, ...]) -> bool:
        if not self._allowed(members):
            return False
        placed: dict[str, int] = {}
        for name in members:
            task = self._tasks[name]
            ready = ready_at(task, {**self._finish, **placed})
            period = None if ready is None else self._ledger.find_period(task.effort, ready)
            if period is None or period > last_period(task, self._problem.periods):
                for booked, when in placed.items():
                    self._ledger.release(self._tasks[booked].effort, when)
                return False
            self._ledger.book(task.effort, period)
            placed[name] = period
        self._finish |= placed
        for name in placed:
            del self._waiting[name]
        self._weigh(self._concerned(placed))
        return True

    def _weigh(self, names: Iterable[str]) -> None:
        for name in names:
            self._waiting[name] = self._bundle(name)

    def _bundle(self, name: str) -> _Bundle | None:
        members = self._missing(name)
        if not self._allowed(members):
            return None
        gain = self._worth.gain(self._finish, {m: self._earliest[m] for m in members})
        if gain <= 0:
            return None
        effort = sum(self._share_of_capacity(self._tasks[m]) for m in members)
        ratio = gain / effort if effort > 0 else float("inf")
        return _Bundle(members, (name not in self._first, -ratio, self._position[name]))

    def _missing(self, name: str) -> tuple[str, ...]:
        return tuple(m for m in self._ancestors[name] if m not in self._finish)

    def _allowed(self, members: tuple[str, ...]) -> bool:
        together = {*self._finish, *members}
        return all(
            m in self._earliest
            and self._earliest[m] <= self._problem.periods
            and self._banned.get(m, frozenset()).isdisjoint(together)
            for m in members
        )

    def _concerned(self, placed: Collection[str]) -> list[str]:
        """Return the waiting tasks whose bundle changes when these are planned."""
        near = self._worth.tasks_near(placed) | frozenset(placed)
        return [name for name in self._waiting if not near.isdisjoint(self._ancestors[name])]

    def _share_of_capacity(self, task: Task) -> float:
        return sum(
            amount / self._whole[name] if self._whole.get(name) else float("inf")
            for name, amount in task.effort.items()
            if amount > 0
        )
