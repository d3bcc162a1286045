"""A reduced problem as a mixed-integer program: columns with a cost, rows of the form "sum <= upper".

Column x[a, t] is 1 once task a is done by the end of period t; y[j, t] is 1 while joint j holds in t. What is settled
(not before its window, certainly after it) has no column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from planning.model import Problem
from planning.order import find_latest
from planning.presolve import Joint, Reduced, reduce_problem

NOT, DONE = -1, -2
Term = tuple[int, float]


@dataclass(slots=True)
class Rows:
    """Rows "sum of coefficient x column <= upper", one after the other: row n is starts[n] to starts[n + 1]."""

    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    coefficients: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)

    def add(self, terms: Iterable[Term], upper: float) -> None:
        """Add a row; a settled column counts as what it is, and a row that always holds is left out."""
        kept = [(column, factor) for column, factor in terms if column != NOT and factor]
        upper -= sum(factor for column, factor in kept if column == DONE)
        kept = [(column, factor) for column, factor in kept if column != DONE]
        if sum(factor for _, factor in kept if factor > 0) <= upper:
            return
        self.columns += [column for column, _ in kept]
        self.coefficients += [factor for _, factor in kept]
        self.starts.append(len(self.columns))
        self.uppers.append(upper)


@dataclass(frozen=True, slots=True)
class Program:
    """Maximise `fixed` + gains x columns within the rows, every column from 0 to 1, the first `whole` of them whole.

    `delays` is what each column adds to the sum of effort x period of finish.
    """

    reduced: Reduced
    gains: Sequence[float]
    delays: Sequence[float]
    fixed: float
    whole: int
    rows: Rows
    columns: Mapping[str, tuple[int, ...]]

    def point_of(self, finish: Mapping[str, int]) -> list[float]:
        """Return the value of every column for a schedule."""
        point = [0.0] * len(self.gains)
        held: dict[str, list[bool]] = {}
        for name in self.reduced.tasks:
            held[name] = [name in finish and finish[name] <= t for t in self._periods()]
        for name, joint in self.reduced.joints.items():
            held[name] = [
                all(held[n][t - 1] for n in joint.needs)
                and (not joint.one_of or any(held[n][t - 1] for n in joint.one_of))
                for t in self._periods()
            ]
        for name, columns in self.columns.items():
            for column, holds in zip(columns, held[name], strict=True):
                if column >= 0:
                    point[column] = float(holds)
        return point

    def finish_of(self, point: Sequence[float]) -> Mapping[str, int]:
        """Return the period in which each planned task is finished, done tasks (0) included."""
        finish = {t.id: 0 for t in self.reduced.problem.tasks if t.state == "done"}
        for name in self.reduced.tasks:
            done = (c == DONE or (c != NOT and point[c] > 0.5) for c in self.columns[name])
            period = next((t for t, holds in enumerate(done, 1) if holds), None)
            if period is not None:
                finish[name] = period
        return finish

    def _periods(self) -> range:
        return range(1, self.reduced.problem.periods + 1)


def write_program(reduced: Reduced) -> Program:
    """Return the program whose best point is the best schedule of the reduced problem."""
    draft = _Draft(reduced)
    draft.add_order()
    draft.add_capacity()
    draft.add_joints()
    return draft.program()


def write_packing(problem: Problem) -> Program:
    """Return the program whose best point overdraws the capacity least while everything required is done."""
    latest = find_latest(problem)
    must = tuple(replace(t, value=0.0, excludes=()) for t in problem.tasks if t.id in latest or t.state == "done")
    ample = {n: (sum(t.effort.get(n, 0.0) for t in must),) * problem.periods for n in problem.resources}
    draft = _Draft(reduce_problem(replace(problem, resources=ample, tasks=must, increments=())))
    draft.add_order()
    draft.add_overdraft(problem)
    return draft.program()


class _Draft:
    """A program while it is written."""

    def __init__(self, reduced: Reduced) -> None:
        self._reduced = reduced
        self._problem: Problem = reduced.problem
        self._rows = Rows()
        self._count = 0
        self._prices: dict[int, float] = {}
        self._columns = {name: self._columns_of(name) for name in reduced.tasks}
        self._whole = self._count

    def add_order(self) -> None:
        """Add that what is done stays done, what comes first comes first, and of two that exclude each other one is."""
        for name, task in self._reduced.tasks.items():
            here = self._columns[name]
            if name in self._reduced.required and not self._reduced.windows[name]:
                self._rows.add([(DONE, 1.0)], 0.0)
            for earlier, later in pairwise(here):
                self._rows.add([(earlier, 1.0), (later, -1.0)], 0.0)
            for link in task.after:
                before = self._columns.get(link.action)
                for place, column in enumerate(here if before else ()):
                    earlier = before[place - link.lag] if before and place >= link.lag else NOT
                    self._rows.add([(column, 1.0), (earlier, -1.0)], 0.0)
        for one, other in self._reduced.exclusions:
            self._rows.add([(self._columns[one][-1], 1.0), (self._columns[other][-1], 1.0)], 1.0)

    def add_capacity(self) -> None:
        """Add that every period has enough of every resource."""
        for resource in self._resources():
            there = self._reduced.capacity.get(resource, (0.0,) * self._problem.periods)
            for place, upper in enumerate(there):
                self._rows.add(self._spent(resource, place), upper)
                if self._problem.mode == "period":
                    self._forbid_larger(resource, place, upper)

    def add_overdraft(self, problem: Problem) -> None:
        """Add that every period has enough of every resource of this problem, or is overdrawn at a price."""
        for resource in self._resources():
            whole = sum(task.effort.get(resource, 0.0) for task in self._reduced.tasks.values())
            for place, upper in enumerate(problem.resources.get(resource, (0.0,) * problem.periods)):
                overdraft = self._next()
                self._prices[overdraft] = -whole
                self._rows.add([*self._spent(resource, place), (overdraft, -whole)], upper)

    def add_joints(self) -> None:
        """Add that a joint holds when all it needs does; one that costs something cannot be left unsaid."""
        for name, joint in self._reduced.joints.items():
            needed = [self._columns[n] for n in joint.needs]
            choices = [self._columns[n] for n in joint.one_of]
            found = []
            for place in range(self._problem.periods):
                ways = [columns[place] for columns in choices]
                found.append(self._hold([columns[place] for columns in needed], ways, joint))
            self._columns[name] = tuple(found)

    def program(self) -> Program:
        """Return what was written."""
        gains, fixed = [0.0] * self._count, self._reduced.held * sum(self._problem.weights)
        for name, worth in self._reduced.worth.items():
            for column, weight in zip(self._columns[name], self._problem.weights, strict=True):
                if column == DONE:
                    fixed += worth * weight
                elif column != NOT:
                    gains[column] += worth * weight
        for column, price in self._prices.items():
            gains[column] = price
        return Program(self._reduced, gains, self._delays(), fixed, self._whole, self._rows, self._columns)

    def _columns_of(self, name: str) -> tuple[int, ...]:
        window, periods = self._reduced.windows[name], self._problem.periods
        last = window.stop - 1 if name in self._reduced.required else periods + 1
        return tuple(NOT if t < window.start else DONE if t >= last else self._next() for t in range(1, periods + 1))

    def _next(self) -> int:
        self._count += 1
        return self._count - 1

    def _resources(self) -> list[str]:
        return sorted({name for task in self._reduced.tasks.values() for name, amount in task.effort.items() if amount})

    def _spent(self, resource: str, place: int) -> Iterator[Term]:
        """Yield what is spent up to a period, or in `period` mode within it."""
        for name, task in self._reduced.tasks.items():
            amount, columns = task.effort.get(resource, 0.0), self._columns[name]
            yield columns[place], amount
            if place and self._problem.mode == "period":
                yield columns[place - 1], -amount

    def _forbid_larger(self, resource: str, place: int, upper: float) -> None:
        """Add that nothing larger than the period is finished in it."""
        for name, task in self._reduced.tasks.items():
            if task.effort.get(resource, 0.0) > upper:
                columns = self._columns[name]
                self._rows.add([(columns[place], 1.0), (columns[place - 1] if place else NOT, -1.0)], 0.0)

    def _hold(self, needed: Sequence[int], choices: Sequence[int], joint: Joint) -> int:
        if NOT in needed or (choices and all(c == NOT for c in choices)):
            return NOT
        open_choice = bool(choices) and DONE not in choices
        if all(c == DONE for c in needed) and not open_choice:
            return DONE
        column = self._next()
        for other in needed:
            self._rows.add([(column, 1.0), (other, -1.0)], 0.0)
        if open_choice:
            self._rows.add([(column, 1.0), *((c, -1.0) for c in choices)], 0.0)
        if joint.forced:
            for way in choices if open_choice else (DONE,):
                terms = [(c, 1.0) for c in (*needed, way)]
                self._rows.add([*terms, (column, -1.0)], len(terms) - 1.0)
        return column

    def _delays(self) -> list[float]:
        """Return the coefficients of effort x period of finish, where finish is (n + 1) x[n] - sum of x[t]."""
        delays = [0.0] * self._count
        for name, task in self._reduced.tasks.items():
            effort = sum(task.effort.values())
            for column in self._columns[name]:
                if column >= 0:
                    delays[column] = -effort
            if self._columns[name][-1] >= 0:
                delays[self._columns[name][-1]] += effort * (self._problem.periods + 1)
        return delays
