"""What it would cost to put an action into a plan that leaves it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given, settings

from planning.model import Answer, Obstacle, Precedence, Problem, Schedule
from planning.optimise import certify, order_quickly, refuse
from planning.regret import average, find_regret
from tests.unit.planning.exhaustive import find_best, problems
from tests.unit.planning.small import make_problem, make_task

NOTHING = Obstacle("time", (), 1)
TWO = make_problem(make_task("good", 10, value=3.0), make_task("poor", 10, value=1.0), hours=10, periods=1)


def regret(problem: Problem, action: str) -> float | None:
    return find_regret(problem, order_quickly(problem), action, frozenset(), order_quickly)


def test_it_is_the_value_that_makes_way() -> None:
    assert regret(TWO, "poor") == 2


def test_what_costs_nothing_is_not_regretted() -> None:
    assert regret(TWO, "good") == 0


def test_what_no_plan_can_hold_has_no_price() -> None:
    large = make_problem(make_task("large", 99, value=3.0), make_task("small", 1, value=1.0))
    assert regret(large, "large") is None
    assert regret(large, "unknown") is None


def test_where_there_is_no_plan_nothing_can_be_put_in() -> None:
    assert regret(make_problem(make_task("a", 99, by=1), make_task("b", 1)), "b") is None


def test_a_deadline_of_its_own_is_kept() -> None:
    problem = make_problem(make_task("a", 10, value=5.0), make_task("b", 10, Precedence("a"), value=1.0, by=2))
    assert regret(problem, "b") == 0


def test_on_average_is_per_month_as_months_are_weighed() -> None:
    assert average(make_problem(make_task("a"), periods=4), 2) == 0.5
    assert average(make_problem(make_task("a"), periods=2, weights=(0.5, 0.3)), 0.8) == pytest.approx(1)
    assert average(make_problem(make_task("a"), periods=2, weights=(0.0, 0.0)), 0.8) == 0


def try_all(problem: Problem, first: Collection[str]) -> Answer:
    """The best of all plans, tried one by one."""
    best = find_best(problem)
    if best is None:
        return refuse(problem, NOTHING)
    schedule = Schedule({}, (), best.value)
    return Answer(schedule, certify(schedule, best.value, None, proved=True))


@settings(max_examples=25, deadline=None)
@given(problems(free=True))
def test_it_is_what_the_best_plan_with_the_action_is_worth_less(problem: Problem) -> None:
    answer = try_all(problem, ())
    for task in problem.tasks:
        others = replace(problem, tasks=tuple(t for t in problem.tasks if t.id != task.id))
        found = find_regret(problem, answer, task.id, frozenset(), try_all)
        assert found is None or found >= 0
        if task.state == "open" and not any(task.id in {link.action for link in t.after} for t in others.tasks):
            held = find_best(replace(problem, tasks=(*others.tasks, replace(task, by=problem.periods))))
            assert (found is None) is (held is None)
            assert held is None or found == pytest.approx(answer.schedule.value - held.value, abs=1e-9)
