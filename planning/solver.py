"""The search for the best schedule, in a process of its own: `python -m planning.solver`.

An order is read from stdin (`planning.wire`); every finding that is better than the one before is a line on stdout, so
that whoever stops the process keeps the last one. The schedules are made twice: first the value is as high as can be,
then, of all within a millionth of it, the sum of effort x period of finish as low as can be.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence

from planning import engine
from planning.bounds import bound_value
from planning.feasibility import find_violations
from planning.greedy import order_bundles
from planning.model import Problem, Schedule
from planning.presolve import reduce_problem
from planning.program import Program, write_packing, write_program
from planning.tidy import arrange, settle
from planning.wire import Finding, read_order, write_finding
from planning.worth import Worth

SHARE = 1e-6
MOST_SETTLED = 300
Report = Callable[[Finding], None]


def search(problem: Problem, first: Collection[str], deadline: float, report: Report) -> None:
    """Report the bundle order if it keeps every rule, then what is better, up to the best that the time allows.

    The problem stands in canonical order; `deadline` is a moment of `time.monotonic`.
    """
    _Search(problem, first, deadline, report).run()


class _Search:
    def __init__(self, problem: Problem, first: Collection[str], deadline: float, report: Report) -> None:
        self._problem = problem
        self._first = first
        self._deadline = deadline
        self._report = report
        self._reduced = reduce_problem(problem)
        self._worth = Worth(problem)
        self._bound = bound_value(self._reduced)
        self._best: Mapping[str, int] | None = None

    def run(self) -> None:
        """Find the best value, then the schedule to keep of those that have it."""
        program = write_program(self._reduced)
        self._offer(order_bundles(self._problem, self._first).finish)
        start = None if self._best is None else program.point_of(self._best)

        def listen(point: Sequence[float], bound: float) -> None:
            self._bound = min(self._bound, bound)
            self._offer(program.finish_of(point))

        found = engine.find_best(program, start, self._left(), listen)
        if found.status == "infeasible" and self._best is None:
            self._report(Finding(infeasible=True, missing=self._find_missing()))
            return
        if found.status == "found":
            listen(found.point, found.bound)
        if self._best is not None:
            self._choose(program, self._best, found.ended)

    def _choose(self, program: Program, best: Mapping[str, int], ended: bool) -> None:
        """Report the schedule to keep of those whose value is as good as the best."""
        value, settled = self._worth.value(best), False
        proved = ended and self._bound <= value + max(SHARE * abs(value), SHARE**2)
        if proved:
            floor = value - SHARE * abs(value)
            found = engine.find_soonest(program, program.point_of(best), floor, self._left())
            soonest = program.finish_of(found.point) if found.status == "found" else best
            settled = found.ended and self._is_sound(soonest) and self._worth.value(soonest) >= floor - SHARE**2
            best = soonest if settled else best
        if len(best) <= MOST_SETTLED:
            best = settle(self._problem, best)
        self._tell(best, proved, settled)

    def _offer(self, finish: Mapping[str, int]) -> None:
        """Report a schedule if it keeps every rule and beats the best so far."""
        better = self._best is None or self._worth.value(finish) > self._worth.value(self._best)
        if better and self._is_sound(finish):
            self._best = finish
            self._tell(finish)

    def _tell(self, finish: Mapping[str, int], proved: bool = False, settled: bool = False) -> None:
        self._report(Finding(arrange(self._reduced, finish, self._first), self._bound, proved, settled))

    def _is_sound(self, finish: Mapping[str, int]) -> bool:
        left_out = tuple(t.id for t in self._problem.tasks if t.id not in finish)
        return not find_violations(self._problem, Schedule(finish, left_out, self._worth.value(finish)))

    def _find_missing(self) -> Mapping[str, float]:
        """Return, per resource, the least effort that is missing if everything required is done."""
        program = write_packing(self._problem)
        found = engine.find_best(program, None, self._left(), lambda point, bound: None)
        finish = program.finish_of(found.point) if found.status == "found" else {}
        return {n: m for n in self._problem.resources if (m := self._overdrawn(n, finish)) > 0}

    def _overdrawn(self, resource: str, finish: Mapping[str, int]) -> float:
        spent = [0.0] * (self._problem.periods + 1)
        for task in self._problem.tasks:
            spent[finish.get(task.id, 0)] += task.effort.get(resource, 0.0)
        return sum(max(0.0, s - there) for s, there in zip(spent[1:], self._problem.resources[resource], strict=True))

    def _left(self) -> float:
        return self._deadline - time.monotonic()


def main() -> None:
    """Carry out the order on stdin."""
    start = time.monotonic()
    order = read_order(sys.stdin.read())

    def report(finding: Finding) -> None:
        sys.stdout.write(write_finding(finding) + "\n")
        sys.stdout.flush()

    search(order.problem, order.first, start + order.limit, report)


if __name__ == "__main__":
    main()
