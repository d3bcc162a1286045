"""What is left of a problem once everything is settled that needs no search.

An action cannot be finished before there is capacity for all it builds on and for all that must be done by then; one
that cannot be finished at all, or that helps nothing, is dropped. An increment that hangs on one action only becomes
worth of that action.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from planning.model import Increment, Problem, Task
from planning.order import find_ancestors, find_earliest, find_exclusions, find_latest, last_period

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Joint:
    """Increments that hold once all of `needs` (tasks and other joints) and one of `one_of` (tasks, if any) do."""

    needs: tuple[str, ...]
    one_of: tuple[str, ...]
    forced: bool


@dataclass(frozen=True, slots=True)
class Reduced:
    """The tasks that may still be planned, when each may be finished, and what that is worth in every period.

    A task in `required` is in every plan. `worth` is per task and per joint, `held` is worth that is there from the
    start. Joints stand after those they need. `capacity` is what there is in each period, in `fluid` mode up to it.
    """

    problem: Problem
    tasks: Mapping[str, Task]
    windows: Mapping[str, range]
    required: frozenset[str]
    exclusions: tuple[tuple[str, str], ...]
    joints: Mapping[str, Joint]
    worth: Mapping[str, float]
    held: float
    capacity: Mapping[str, tuple[float, ...]]


def canonical(problem: Problem) -> Problem:
    """Return the same problem in the one order that does not depend on how it was written down."""
    return replace(
        problem,
        resources=dict(sorted(problem.resources.items())),
        tasks=tuple(sorted(problem.tasks, key=lambda t: t.id)),
        increments=tuple(sorted(problem.increments, key=lambda i: i.id)),
    )


def reduce_problem(problem: Problem) -> Reduced:
    """Return what is left of the problem; a window of a required task may be empty, and then there is no plan."""
    latest = find_latest(problem)
    windows = _Windows(problem, latest).find()
    useful = _find_useful(problem, latest)
    kept = {t.id: t for t in problem.tasks if t.id in windows and t.id in useful}
    fold = _Fold(problem, kept)
    pairs = {tuple(sorted((a, b))) for a, others in find_exclusions(problem.tasks).items() for b in others}
    return Reduced(
        problem=problem,
        tasks=kept,
        windows={name: windows[name] for name in kept},
        required=frozenset(latest),
        exclusions=tuple(sorted((a, b) for a, b in pairs if a in kept and b in kept)),
        joints=fold.joints,
        worth=fold.worth,
        held=fold.held,
        capacity={name: _with_slack(total) for name, total in _capacity(problem).items()},
    )


def _capacity(problem: Problem) -> Mapping[str, list[float]]:
    fluid = problem.mode == "fluid"
    return {name: list(accumulate(there) if fluid else there) for name, there in problem.resources.items()}


def _with_slack(there: list[float]) -> tuple[float, ...]:
    slack = TOLERANCE * max(1.0, *there)
    return tuple(amount + slack for amount in there)


class _Windows:
    """The periods in which each task could be finished, from the effort of all that must be done by then."""

    def __init__(self, problem: Problem, latest: Mapping[str, int]) -> None:
        self._problem = problem
        self._latest = latest
        self._tasks = {t.id: t for t in problem.tasks}
        self._closures = {
            t.id: [n for n in find_ancestors(self._tasks, t.id) if n in self._tasks and self._open(n)]
            for t in problem.tasks
        }
        self._names = sorted({name for t in problem.tasks for name, amount in t.effort.items() if amount > 0})
        there = {name: problem.resources.get(name, (0.0,) * problem.periods) for name in self._names}
        self._single = {name: _with_slack(list(amounts)) for name, amounts in there.items()}
        self._total = {name: _with_slack(list(accumulate(amounts))) for name, amounts in there.items()}
        self._due = {name: self._due_by(name, latest) for name in self._names}

    def find(self) -> Mapping[str, range]:
        """Return the window of every task that is not done and may be in a plan."""
        possible = find_earliest(self._problem)
        banned = self._find_banned()
        found: dict[str, int] = {}
        for name in (n for closure in self._closures.values() for n in closure):
            if name not in found and name in possible and banned.isdisjoint(self._closures[name]):
                found[name] = self._first(name, possible[name], found)
        periods = self._problem.periods
        ends = {name: self._latest.get(name, last_period(self._tasks[name], periods)) for name in found}
        return {n: range(t, ends[n] + 1) for n, t in found.items() if t <= ends[n] or n in self._latest}

    def _first(self, name: str, start: int, found: Mapping[str, int]) -> int:
        links = (found[link.action] + link.lag for link in self._tasks[name].after if link.action in found)
        start = max([start, *links])
        rooms = [self._has_room(resource, name) for resource in self._names]
        never = self._problem.periods + 1
        return next((t for t in range(start, never) if all(room[t - 1] for room in rooms)), never)

    def _has_room(self, resource: str, name: str) -> list[bool]:
        """Tell for every period whether all that must be done by then fits, were the task finished in it."""
        closure = self._closures[name]
        whole, own = self._effort(resource, closure), self._effort(resource, [name])
        also_due = self._due_by(resource, (n for n in closure if n in self._latest))
        total, single = self._total[resource], self._single[resource]
        single = single if self._problem.mode == "period" else total
        return [
            whole + due - twice <= there and own <= alone
            for due, twice, there, alone in zip(self._due[resource], also_due, total, single, strict=True)
        ]

    def _find_banned(self) -> frozenset[str]:
        """Return the tasks that exclude one which is done or required, or one they build on."""
        settled = {n for n in self._tasks if not self._open(n)} | set(self._latest)
        exclusions = find_exclusions(self._problem.tasks)
        return frozenset(
            name
            for name, others in exclusions.items()
            if name in self._tasks
            and (
                (name not in settled and not others.isdisjoint(settled)) or not others.isdisjoint(self._closures[name])
            )
        )

    def _due_by(self, resource: str, names: Iterable[str]) -> list[float]:
        """Return the effort of the required tasks among these that must be done by the end of each period."""
        due = [0.0] * self._problem.periods
        for name in names:
            due[max(1, self._latest[name]) - 1] += self._tasks[name].effort.get(resource, 0.0)
        return list(accumulate(due))

    def _effort(self, resource: str, names: Iterable[str]) -> float:
        return sum(self._tasks[n].effort.get(resource, 0.0) for n in names)

    def _open(self, name: str) -> bool:
        return self._tasks[name].state != "done"


def _find_useful(problem: Problem, required: Iterable[str]) -> frozenset[str]:
    """Return the tasks that a best plan may hold: what brings something, what must be there, and all before it."""
    tasks = {t.id: t for t in problem.tasks}
    increments = {i.id: i for i in problem.increments}
    bringing = {t.id for t in problem.tasks if t.value > 0} | set(required)
    seen: set[str] = set()
    for increment in problem.increments:
        rest = increment if increment.value > 0 else None
        while rest is not None and rest.id not in seen:
            seen.add(rest.id)
            bringing.update((*rest.needs, *rest.one_of))
            rest = increments.get(rest.below or "")
    return frozenset(n for name in bringing if name in tasks for n in find_ancestors(tasks, name))


class _Fold:
    """Increments folded into worth: of nothing (always there), of one task, or of several together."""

    def __init__(self, problem: Problem, kept: Mapping[str, Task]) -> None:
        self._done = {t.id for t in problem.tasks if t.state == "done"}
        self._kept = kept
        self._taken = {t.id for t in problem.tasks}
        self._before = {name: frozenset(find_ancestors(kept, name)) for name in kept}
        self._names: dict[tuple[tuple[str, ...], tuple[str, ...]], str] = {}
        self._found: dict[str, tuple[str, ...] | None] = {}
        self.joints: dict[str, Joint] = {}
        self.held = sum(t.value for t in problem.tasks if t.id in self._done)
        self.worth = {t.id: t.value for t in problem.tasks if t.id in kept and t.value}
        for increment in _from_below(problem.increments):
            self._add(increment)
        self._force()

    def _add(self, increment: Increment) -> None:
        below = () if increment.below is None else self._found[increment.below]
        carrier = None if below is None else self._carry(increment, below)
        self._found[increment.id] = carrier
        if carrier == ():
            self.held += increment.value
        elif carrier is not None:
            self.worth[carrier[0]] = self.worth.get(carrier[0], 0.0) + increment.value

    def _carry(self, increment: Increment, below: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return what the increment hangs on: nothing, or one task or joint; `None` if it can never hold."""
        needs = {n for n in (*increment.needs, *below) if n not in self._done}
        if any(n not in self._kept and n not in self.joints for n in needs):
            return None
        implied = {n for name in needs for n in self._before.get(name, ())}
        choices: set[str] = set()
        if self._done.isdisjoint(increment.one_of) and implied.isdisjoint(increment.one_of):
            choices = {n for n in increment.one_of if n in self._kept}
            if increment.one_of and not choices:
                return None
        if len(choices) == 1:
            needs, choices = needs | choices, set()
        needs -= {n for name in needs for n in self._before.get(name, ()) if n != name}
        if not choices and len(needs) <= 1:
            return tuple(needs)
        return (self._join(tuple(sorted(needs)), tuple(sorted(choices)), increment.id),)

    def _join(self, needs: tuple[str, ...], choices: tuple[str, ...], name: str) -> str:
        key = (needs, choices)
        if key not in self._names:
            while name in self._taken or name in self.joints:
                name += "*"
            self._names[key] = name
            self.joints[name] = Joint(needs, choices, forced=False)
        return self._names[key]

    def _force(self) -> None:
        """Mark the joints that cost something, and those they need: a solver would like to leave them at nothing."""
        for name in reversed(self.joints):
            joint = self.joints[name]
            if joint.forced or self.worth.get(name, 0.0) < 0:
                self.joints[name] = replace(joint, forced=True)
                for below in joint.needs:
                    if below in self.joints:
                        self.joints[below] = replace(self.joints[below], forced=True)


def _from_below(increments: Iterable[Increment]) -> Iterable[Increment]:
    """Return the increments, each after the one it stands on."""
    by_id = {i.id: i for i in increments}
    found: dict[str, Increment] = {}
    for increment in by_id.values():
        chain = [increment]
        while chain[-1].below is not None and chain[-1].below not in found:
            chain.append(by_id[chain[-1].below])
        found.update((i.id, i) for i in reversed(chain))
    return found.values()
