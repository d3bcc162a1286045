"""The optimum against every plan there is, against published optima, and what must hold for all problems."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.bounds import bound_value
from planning.feasibility import find_violations
from planning.model import Increment, Problem, Schedule, Task
from planning.obstacles import describe, find_obstacle
from planning.optimise import order_quickly
from planning.presolve import canonical, reduce_problem
from tests.unit.planning.exhaustive import delay_of, find_best, problems, schedule_of, solve_here
from tests.unit.planning.small import make_problem, make_task
from tests.unit.planning.test_planning_bounds import MKNAP, make_knapsack

some = settings(max_examples=80, deadline=None)


def best_of(problem: Problem) -> Schedule:
    last = solve_here(problem)[-1]
    assert last.proved
    assert last.settled
    return schedule_of(problem, dict(last.finish))


@some
@given(problems())
def test_the_optimum_is_the_best_of_all_plans(problem: Problem) -> None:
    best, obstacle = find_best(problem), find_obstacle(problem)
    if best is None:
        assert problem.mode == "period" or obstacle is not None
        if obstacle is None:
            last = solve_here(problem)[-1]
            assert last.infeasible
            assert all(amount > 0 for amount in last.missing.values())
            assert last.missing
        return
    assert obstacle is None
    schedule = best_of(problem)
    assert find_violations(problem, schedule) == ()
    assert schedule.value == pytest.approx(best.value, rel=1e-6, abs=1e-9)
    assert delay_of(problem, schedule) <= best.delay + 1e-6


@some
@given(problems())
def test_no_plan_exceeds_a_bound_that_needs_no_solver(problem: Problem) -> None:
    best = find_best(problem)
    if best is not None:
        assert bound_value(reduce_problem(canonical(problem))) >= best.value - 1e-9
        quick = order_quickly(problem)
        assert problem.mode == "period" or quick.certificate.status == "feasible"
        assert quick.schedule.value <= best.value + 1e-9


@some
@given(problems())
def test_the_search_only_gets_better(problem: Problem) -> None:
    if find_obstacle(problem) is None:
        values = [schedule_of(problem, dict(f.finish)).value for f in solve_here(problem) if not f.infeasible]
        assert values[:-1] == sorted(values[:-1])
        assert all(value >= max(values) * (1 - 1e-6) - 1e-9 for value in values[-1:] if max(values) >= 0)


@some
@given(problems(free=True), st.floats(1, 3))
def test_more_capacity_never_lowers_the_value(problem: Problem, factor: float) -> None:
    more = {name: tuple(amount * factor for amount in there) for name, there in problem.resources.items()}
    assert best_of(replace(problem, resources=more)).value >= best_of(problem).value - 1e-6


@some
@given(problems(free=True), st.integers(0, 5), st.sampled_from([-1.0, 0.0, 2.0]))
def test_one_more_action_never_lowers_the_value(problem: Problem, hours: int, value: float) -> None:
    more = replace(problem, tasks=(*problem.tasks, Task("more", {"hours": hours}, value=value)))
    assert best_of(more).value >= best_of(problem).value - 1e-6


@some
@given(problems())
def test_the_plan_does_not_depend_on_how_the_problem_is_written_down(problem: Problem) -> None:
    if find_obstacle(problem) is None:
        shuffled = replace(problem, tasks=problem.tasks[::-1], increments=problem.increments[::-1])
        assert solve_here(problem) == solve_here(shuffled)


@pytest.mark.parametrize("case", MKNAP, ids=lambda case: f"mknap1-{case['problem']}")
def test_a_published_knapsack_comes_out_at_its_optimum(case: dict[str, float]) -> None:
    schedule = best_of(make_knapsack(case))
    assert schedule.value == pytest.approx(case["optimum"], abs=1e-6)
    assert find_violations(make_knapsack(case), schedule) == ()


def test_of_equal_plans_the_one_with_least_waiting_is_kept() -> None:
    problem = make_problem(make_task("b", 5), make_task("z", 10), periods=2, weights=(0.0, 1.0))
    assert best_of(problem).finish == {"z": 1, "b": 2}


def test_of_equal_actions_the_first_by_id_comes_first() -> None:
    tasks = [make_task(name, 10) for name in "dbca"]
    assert best_of(make_problem(*tasks)).finish == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert best_of(make_problem(*tasks, periods=2)).finish == {"a": 1, "b": 2}


def test_an_action_that_only_costs_is_left_out_and_one_that_pays_for_its_cost_is_not() -> None:
    increments = (Increment("x", 1.0, needs=("b",)),)
    tasks = (make_task("a", 1, value=-1.0), make_task("b", 1, "a"), make_task("c", 1, value=-1.0))
    assert best_of(make_problem(*tasks, increments=increments)).finish == {}
    dear = (Increment("x", 1.6, needs=("b",)),)
    assert best_of(make_problem(*tasks, increments=dear)).finish == {"a": 1, "b": 2}


def test_an_increment_that_costs_is_never_left_unsaid() -> None:
    tasks = (make_task("a", 1, value=1.0), make_task("b", 1, value=1.0))
    increments = (Increment("clash", -5.0, needs=("a", "b")),)
    assert len(best_of(make_problem(*tasks, increments=increments)).finish) == 1


@pytest.mark.parametrize("hours", [1, 100])
def test_nothing_to_decide_is_decided(hours: float) -> None:
    problem = make_problem(make_task("a", 5, at=1), hours=hours, periods=1)
    if hours == 1:
        found = find_obstacle(problem)
        assert found is not None
        assert describe(found) == "a: to be done by the end of period 1, they need 5 of hours; missing: 4"
    else:
        assert best_of(problem).finish == {"a": 1}
