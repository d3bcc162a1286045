"""One of several equally good schedules: as early as can be, then by id; and its tasks in an order to work in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from planning.ledger import Ledger
from planning.model import Problem, Task
from planning.order import find_ancestors, find_exclusions, last_period
from planning.presolve import Reduced
from planning.worth import Worth

LEVEL = 1e-12


def settle(problem: Problem, finish: Mapping[str, int]) -> Mapping[str, int]:
    """Return the schedule with tasks moved earlier, and of two alike the one that stands first in front.

    No move lowers the value. Two tasks are alike if they take the same effort; they change places (one of them may be
    left out) where every rule allows it.
    """
    desk = _Desk(problem, finish)
    desk.move_earlier()
    desk.exchange()
    return desk.finish


def arrange(reduced: Reduced, finish: Mapping[str, int], first: Collection[str] = ()) -> Mapping[str, int]:
    """Return the schedule in working order: by period; in it the tasks of `first`, then those worth most per effort.

    Every task stands after what it builds on. Where there are several resources, effort is the share it takes of each.
    """
    tasks = {t.id: t for t in reduced.problem.tasks}
    resources = reduced.problem.resources
    whole = {name: (sum(there) or 1.0) if len(resources) > 1 else 1.0 for name, there in resources.items()}

    def rank(name: str) -> tuple[bool, float, str]:
        effort = sum(amount / whole.get(resource, 1.0) for resource, amount in tasks[name].effort.items())
        return (name not in first, -reduced.worth.get(name, 0.0) / effort if effort else float("-inf"), name)

    order = dict.fromkeys(n for name in sorted(finish, key=rank) for n in find_ancestors(tasks, name) if n in finish)
    return {name: finish[name] for name in sorted(order, key=finish.__getitem__)}


class _Desk:
    """A schedule whose tasks are moved one or two at a time."""

    def __init__(self, problem: Problem, finish: Mapping[str, int]) -> None:
        self.finish = dict(finish)
        self._tasks = {t.id: t for t in problem.tasks if t.state != "done"}
        self._after = {name: [t for t in problem.tasks if _builds_on(t, name)] for name in self._tasks}
        self._periods = problem.periods
        self._banned = find_exclusions(problem.tasks)
        self._worth = Worth(problem)
        self._ledger = Ledger(problem)
        for name in self._tasks:
            if name in self.finish:
                self._ledger.book(self._tasks[name].effort, self.finish[name])

    def move_earlier(self) -> None:
        """Move every task, the earliest first, to the first period that takes it."""
        planned = sorted((n for n in self._tasks if n in self.finish), key=lambda n: (self.finish[n], n))
        for name in planned:
            effort = self._tasks[name].effort
            self._ledger.release(effort, self.finish[name])
            for period in range(1, self.finish[name]):
                if self._ledger.find_period(effort, period) == period and self._change({name: period}):
                    break
            self._ledger.book(effort, self.finish[name])

    def exchange(self) -> None:
        """Let two tasks that take the same change places while the one that stands first comes later."""
        while [pair for pair in self._pairs() if self._change(pair)]:
            pass

    def _pairs(self) -> Iterator[Mapping[str, int | None]]:
        """Yield the changes that would bring a task in front of one alike, as the schedule stands at that moment."""
        alike: dict[tuple[tuple[str, float], ...], list[str]] = {}
        for name, task in sorted(self._tasks.items()):
            alike.setdefault(tuple(sorted(task.effort.items())), []).append(name)
        for names in alike.values():
            for one, other in combinations(names, 2):
                late, early = self.finish.get(one), self.finish.get(other)
                if early is not None and (late is None or early < late):
                    yield {one: early, other: late}

    def _change(self, places: Mapping[str, int | None]) -> bool:
        """Make the change if all rules but capacity allow it and the value does not fall; tell whether it was made."""
        changed = {n: t for n, t in {**self.finish, **places}.items() if t is not None}
        if not all(self._allowed(name, changed) for name in places):
            return False
        before, after = self._worth.local(places, self.finish), self._worth.local(places, changed)
        if after < before - LEVEL * max(1.0, abs(before)):
            return False
        self.finish = changed
        return True

    def _allowed(self, name: str, finish: Mapping[str, int]) -> bool:
        task, period = self._tasks[name], finish.get(name)
        if period is None:
            return not task.required and not any(t.id in finish for t in self._after[name])
        before = all(link.action in finish and finish[link.action] + link.lag <= period for link in task.after)
        behind = all(period + _lag(t, name) <= finish[t.id] for t in self._after[name] if t.id in finish)
        alone = self._banned.get(name, frozenset()).isdisjoint(finish)
        fixed = task.at is None or task.at == period
        return before and behind and alone and fixed and task.lead <= period <= last_period(task, self._periods)


def _builds_on(task: Task, name: str) -> bool:
    return task.state != "done" and any(link.action == name for link in task.after)


def _lag(task: Task, before: str) -> int:
    return max(link.lag for link in task.after if link.action == before)
