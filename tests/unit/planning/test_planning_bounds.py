"""How good the greedy order is, against answers that are known: published optima and exhaustive search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.feasibility import find_violations
from planning.greedy import order_bundles
from planning.ledger import Ledger
from planning.model import Increment, Problem, Schedule, Task
from planning.order import ready_at
from planning.worth import Worth
from tests.unit.planning.small import make_problem, make_task

MKNAP = json.loads((Path(__file__).parents[2] / "verify" / "orlib_mknap1.json").read_text("utf-8"))["problems"]


def make_knapsack(case: dict[str, Any]) -> Problem:
    tasks = tuple(
        Task(f"i{n}", {f"r{r}": row[n] for r, row in enumerate(case["weights"])}, value=profit)
        for n, profit in enumerate(case["profit"])
    )
    return Problem("period", (1.0,), {f"r{r}": (limit,) for r, limit in enumerate(case["capacity"])}, tasks, ())


@pytest.mark.parametrize("case", MKNAP, ids=lambda case: f"mknap1-{case['problem']}")
def test_a_published_knapsack_is_filled_to_at_least_85_percent_of_its_optimum(case: dict[str, Any]) -> None:
    problem = make_knapsack(case)
    schedule = order_bundles(problem)
    assert find_violations(problem, schedule) == ()
    assert 0.85 * case["optimum"] <= schedule.value <= case["optimum"] + 1e-6


def find_all(problem: Problem) -> Iterator[Schedule]:
    """Every schedule that comes from planning some tasks in some order as early as they fit: the best is among them."""
    names = [t.id for t in problem.tasks]
    tasks, worth = {t.id: t for t in problem.tasks}, Worth(problem)
    for size in range(len(names) + 1):
        for order in permutations(names, size):
            ledger, finish = Ledger(problem), dict[str, int]()
            for name in order:
                ready = ready_at(tasks[name], finish)
                period = None if ready is None else ledger.find_period(tasks[name].effort, ready)
                if period is None:
                    break
                ledger.book(tasks[name].effort, period)
                finish[name] = period
            else:
                yield Schedule(finish, tuple(n for n in names if n not in finish), worth.value(finish))


@st.composite
def tiny(draw: st.DrawFn) -> Problem:
    names = "abcd"
    tasks = tuple(
        make_task(
            name, draw(st.integers(1, 9)), *sorted(draw(st.sets(st.sampled_from(names[:n] or "-"), max_size=1)) - {"-"})
        )
        for n, name in enumerate(names)
    )
    increments = tuple(Increment(f"{name}+", draw(st.integers(1, 9)), needs=(name,)) for name in names)
    mode = draw(st.sampled_from(["fluid", "period"]))
    return make_problem(*tasks, hours=draw(st.integers(3, 9)), periods=3, increments=increments, mode=mode)


@settings(max_examples=60, deadline=None)
@given(tiny())
def test_no_schedule_claims_more_than_the_best_there_is(problem: Problem) -> None:
    assert order_bundles(problem).value <= max(s.value for s in find_all(problem)) + 1e-9
