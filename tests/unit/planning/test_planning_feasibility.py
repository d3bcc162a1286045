from __future__ import annotations

import pytest

from planning.feasibility import find_violations
from planning.model import Increment, Precedence, Problem, Schedule
from tests.unit.planning.small import make_problem, make_task


def check(problem: Problem, finish: dict[str, int], value: float | None = None) -> tuple[str, ...]:
    """Violations of a schedule; without a stated value those of the value are left aside."""
    left_out = tuple(t.id for t in problem.tasks if t.id not in finish)
    found = find_violations(problem, Schedule(finish, left_out, 0 if value is None else value))
    return found if value is not None else tuple(v for v in found if not v.startswith("value"))


def test_a_sound_schedule_breaks_nothing() -> None:
    problem = make_problem(make_task("a", 10), make_task("b", 30, "a"), make_task("c", 1))
    assert check(problem, {"a": 1, "b": 4}, value=4 + 1) == ()


def test_a_wrong_value_is_found() -> None:
    assert check(make_problem(make_task("a")), {"a": 1}, value=3)[0].startswith("value: stated 3, found 4")


def test_a_step_without_the_step_below_is_worth_nothing() -> None:
    increments = (
        Increment("x.2", 2.0, one_of=("a", "b"), below="x.1"),
        Increment("x.1", 1.0, needs=("c",)),
        Increment("y.1", 5.0, one_of=("b",)),
    )
    problem = make_problem(make_task("a"), make_task("b"), make_task("c"), increments=increments)
    assert check(problem, {"a": 1}, value=0) == ()
    assert check(problem, {"a": 1, "c": 1}, value=4 * 3) == ()


@pytest.mark.parametrize(
    ("finish", "words"),
    [
        ({"a": 5, "must": 1, "going": 1, "past": 0}, "outside 1 to 4"),
        ({"a": 1, "late": 2, "must": 1, "going": 1, "past": 0}, "takes 3"),
        ({"a": 2, "b": 2, "must": 1, "going": 1, "past": 0}, "must pass after a"),
        ({"b": 2, "must": 1, "going": 1, "past": 0}, "must pass after a (None)"),
        ({"must": 3, "going": 1, "past": 0}, "due by 2"),
        ({"going": 1, "past": 0}, "must: it must be in the plan"),
        ({"must": 1, "past": 0}, "going: it must be in the plan"),
        ({"must": 1, "going": 1}, "past: it must be in the plan"),
        ({"must": 1, "going": 1, "past": 2}, "past: it is done"),
        ({"one": 1, "other": 3, "must": 1, "going": 1, "past": 0}, "excludes other"),
        ({"big": 1, "must": 1, "going": 1, "past": 0}, "hours: 12 needed in periods 1 to 1, 10 available"),
        ({"bought": 1, "must": 1, "going": 1, "past": 0}, "money: 1 needed in periods 1 to 1, 0 available"),
    ],
)
def test_every_broken_rule_is_named(finish: dict[str, int], words: str) -> None:
    problem = make_problem(
        make_task("a"),
        make_task("b", 1, "a"),
        make_task("late", lead=3),
        make_task("must", by=2),
        make_task("going", state="started"),
        make_task("past", 100, state="done"),
        make_task("one", excludes=("other",)),
        make_task("other"),
        make_task("big", 10),
        make_task("bought", effort={"money": 1}),
    )
    assert any(words in v for v in check(problem, finish)), check(problem, finish)


def test_membership_is_checked() -> None:
    problem = make_problem(make_task("a"), make_task("b"))
    found = find_violations(problem, Schedule({"a": 1, "x": 1}, ("a", "y"), 4))
    assert found == (
        "x: the problem has no such task",
        "y: the problem has no such task",
        "a: both planned and left out",
        "b: neither planned nor left out",
    )


def test_a_month_that_is_overdrawn_is_found_though_the_year_has_room() -> None:
    problem = make_problem(make_task("a", 6), make_task("b", 6))
    assert check(problem, {"a": 1, "b": 1}) == ("hours: 12 needed in periods 1 to 1, 10 available",)
    assert check(problem, {"a": 1, "b": 2}) == ()


def test_by_period_what_is_left_over_is_lost() -> None:
    problem = make_problem(make_task("a", 12), mode="period")
    assert check(problem, {"a": 2}) == ("hours: 12 needed in periods 2 to 2, 10 available",)


def test_lag_zero_allows_the_same_period() -> None:
    problem = make_problem(make_task("a"), make_task("b", 1, Precedence("a", 0)))
    assert check(problem, {"a": 2, "b": 2}) == ()
