from __future__ import annotations

from planning.model import Precedence
from planning.order import find_ancestors, find_earliest, ready_at
from tests.unit.planning.small import make_problem, make_task


def test_ancestors_come_before_what_they_lead_to() -> None:
    tasks = {t.id: t for t in (make_task("c", 1, "a", "b"), make_task("b", 1, "a"), make_task("a"))}
    assert find_ancestors(tasks, "c") == ("a", "b", "c")


def test_nothing_is_missing_behind_a_done_task() -> None:
    tasks = {t.id: t for t in (make_task("c", 1, "b"), make_task("b", 1, "a", state="done"), make_task("a"))}
    assert find_ancestors(tasks, "c") == ("b", "c")


def test_ancestors_of_a_cycle_end() -> None:
    tasks = {t.id: t for t in (make_task("a", 1, "b"), make_task("b", 1, "a"))}
    assert set(find_ancestors(tasks, "a")) == {"a", "b"}


def test_ancestors_name_what_the_problem_does_not_hold() -> None:
    assert find_ancestors({"a": make_task("a", 1, "ghost")}, "a") == ("ghost", "a")


def test_earliest_period_adds_up_lags_and_lead_times() -> None:
    problem = make_problem(
        make_task("a"),
        make_task("b", 1, Precedence("a", 3), lead=3),
        make_task("c", 1, Precedence("b", 0)),
        make_task("d", lead=6),
        make_task("e", 1, "f", state="done"),
        make_task("f", 1, "e"),
    )
    assert find_earliest(problem) == {"a": 1, "b": 4, "c": 4, "d": 6, "e": 0, "f": 1}


def test_a_task_behind_a_cycle_or_a_stranger_has_no_earliest_period() -> None:
    problem = make_problem(
        make_task("a", 1, "b"), make_task("b", 1, "a"), make_task("c", 1, "a"), make_task("d", 1, "ghost")
    )
    assert find_earliest(problem) == {}


def test_a_task_is_not_ready_while_a_prerequisite_has_no_date() -> None:
    assert ready_at(make_task("b", 1, "a"), {}) is None
    assert ready_at(make_task("b", 1, "a"), {"a": 2}) == 3
