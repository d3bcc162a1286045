from __future__ import annotations

from planning.feasibility import find_violations
from planning.greedy import order_bundles
from planning.model import Increment, Precedence, Problem, Schedule
from tests.unit.planning.small import make_problem, make_task


def order(problem: Problem, *first: str) -> Schedule:
    schedule = order_bundles(problem, first)
    assert find_violations(problem, schedule) == ()
    return schedule


def test_what_gains_more_for_its_effort_comes_first() -> None:
    problem = make_problem(make_task("slow", 10), make_task("quick", 5))
    assert order(problem).finish == {"quick": 1, "slow": 2}


def test_a_bundle_brings_its_ancestors_with_it() -> None:
    increments = (Increment("top+", 9.0, needs=("top",)), Increment("rival+", 3.0, needs=("rival",)))
    problem = make_problem(
        make_task("rival", 10), make_task("base", 5), make_task("top", 5, "base"), increments=increments
    )
    schedule = order(problem)
    assert schedule.finish == {"base": 1, "top": 2, "rival": 2}
    assert tuple(schedule.finish) == ("base", "top", "rival")


def test_tasks_named_first_go_before_better_ones() -> None:
    problem = make_problem(make_task("best", 5), make_task("base", 3), make_task("essential", 7, Precedence("base", 0)))
    assert order(problem).finish == {"base": 1, "best": 1, "essential": 2}
    assert order(problem, "essential").finish == {"base": 1, "essential": 1, "best": 2}


def test_an_equal_gain_keeps_the_order_of_the_problem() -> None:
    problem = make_problem(make_task("b", 10), make_task("a", 10), make_task("c", 10))
    assert tuple(order(problem).finish) == ("b", "a", "c")


def test_lead_times_delay_the_finish() -> None:
    problem = make_problem(make_task("a", lead=3), make_task("b", lead=1), make_task("c", lead=5))
    schedule = order(problem)
    assert schedule.finish == {"b": 1, "a": 3}
    assert schedule.left_out == ("c",)


def test_what_takes_less_time_is_worth_more() -> None:
    problem = make_problem(make_task("long", 10, lead=3), make_task("short", 10))
    assert tuple(order(problem).finish) == ("short", "long")


def test_a_task_that_does_not_fit_is_left_out_with_its_ancestors() -> None:
    increments = (Increment("top+", 9.0, needs=("top",)),)
    problem = make_problem(make_task("base", 5), make_task("top", 36, "base"), increments=increments)
    assert order(problem).left_out == ("base", "top")


def test_a_bundle_that_does_not_fit_gives_its_capacity_back() -> None:
    increments = (Increment("top+", 90.0, needs=("top",)), Increment("other+", 1.0, needs=("other",)))
    problem = make_problem(
        make_task("base", 20), make_task("top", 21, "base"), make_task("other", 40), increments=increments
    )
    assert order(problem).finish == {"other": 4}


def test_a_task_is_tried_again_once_its_ancestor_is_planned() -> None:
    increments = (
        Increment("big+", 100.0, needs=("a", "big")),
        Increment("a+", 1.0, needs=("a",)),
        Increment("b+", 1.0, needs=("b",)),
    )
    problem = make_problem(make_task("a", 5), make_task("big", 50, "a"), make_task("b", 5, "a"), increments=increments)
    assert order(problem).finish == {"a": 1, "b": 2}


def test_what_gains_nothing_is_left_out() -> None:
    problem = make_problem(make_task("a"), make_task("again"), increments=(Increment("x", 1.0, one_of=("a", "again")),))
    assert order(problem).finish == {"a": 1}
    assert order(make_problem(make_task("cost", value=-1.0))).finish == {}


def test_a_task_with_deadline_is_planned_whatever_it_gains() -> None:
    problem = make_problem(
        make_task("nice", 10), make_task("duty", 10, "base", by=2, value=-1.0), make_task("base", 10)
    )
    assert order(problem).finish == {"base": 1, "duty": 2, "nice": 3}


def test_the_nearest_deadline_is_planned_first() -> None:
    problem = make_problem(make_task("b", 10, by=2), make_task("a", 10, by=1), make_task("going", 10, state="started"))
    assert order(problem).finish == {"a": 1, "b": 2, "going": 3}


def test_a_duty_may_bring_another_duty_with_it() -> None:
    problem = make_problem(make_task("a", 10, by=4), make_task("b", 10, "a", by=3))
    assert order(problem).finish == {"a": 1, "b": 2}


def test_a_duty_that_does_not_fit_is_left_out_and_found_by_the_check() -> None:
    problem = make_problem(make_task("duty", 11, by=1))
    schedule = order_bundles(problem)
    assert schedule.left_out == ("duty",)
    assert find_violations(problem, schedule) == ("duty: it must be in the plan",)


def test_done_tasks_cost_nothing_and_count_from_the_start() -> None:
    problem = make_problem(make_task("old", 1000, "lost", state="done"), make_task("lost"), make_task("new", 10, "old"))
    assert order(problem).finish == {"old": 0, "lost": 1, "new": 2}


def test_exclusive_tasks_are_never_both_planned() -> None:
    problem = make_problem(make_task("a", 5, excludes=("b",)), make_task("b", 4), make_task("c", 1, "a"))
    assert order(problem).finish == {"a": 1, "c": 2}
    assert order(problem, "b").finish == {"b": 1}


def test_a_bundle_that_excludes_itself_is_never_planned() -> None:
    problem = make_problem(make_task("a", excludes=("b",)), make_task("b", 1, "a", value=9.0))
    assert order(problem).finish == {"a": 1}


def test_free_tasks_come_before_all_others() -> None:
    problem = make_problem(make_task("cheap", 1), make_task("free", 0))
    assert tuple(order(problem).finish) == ("free", "cheap")


def test_a_cycle_or_a_stranger_is_never_planned() -> None:
    problem = make_problem(make_task("a", 1, "b"), make_task("b", 1, "a"), make_task("c", 1, "ghost"), make_task("d"))
    assert order_bundles(problem).finish == {"d": 1}


def test_every_resource_must_suffice() -> None:
    resources = {"hours": (10.0, 10.0), "money": (0.0, 100.0)}
    problem = make_problem(
        make_task("a", effort={"hours": 1, "money": 50}),
        make_task("b", effort={"hours": 1, "money": 60}),
        make_task("c", effort={"hours": 1, "luck": 1}),
        resources=resources,
        periods=2,
    )
    assert order(problem).finish == {"a": 2}


def test_by_period_capacity_is_lost() -> None:
    problem = make_problem(make_task("a", 6), make_task("b", 6), make_task("c", 4), mode="period")
    assert order(problem).finish == {"c": 1, "a": 1, "b": 2}
