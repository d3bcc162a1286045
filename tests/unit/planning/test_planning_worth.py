from __future__ import annotations

import pytest

from planning.model import Increment
from planning.worth import Worth
from tests.unit.planning.small import make_problem, make_task

TASKS = tuple(make_task(name) for name in "abcd")
INCREMENTS = (
    Increment("x.1", 1.0, needs=("a",)),
    Increment("x.2", 2.0, needs=("b",), below="x.1"),
    Increment("y.1", 4.0, one_of=("c", "d")),
    Increment("z.1", 8.0, needs=("a",), one_of=("c", "d")),
)


def make_worth(weights: tuple[float, ...] = (1, 1, 1, 1)) -> Worth:
    return Worth(make_problem(*TASKS, increments=INCREMENTS, weights=weights))


def test_an_increment_counts_in_every_period_from_the_last_of_its_needs_on() -> None:
    assert make_worth().value({"a": 2}) == 3 * 1
    assert make_worth().value({"a": 2, "c": 4}) == 3 * 1 + 1 * 4 + 1 * 8


def test_weights_say_what_a_period_counts() -> None:
    assert make_worth((0.5, 0.25, 0, 0)).value({"a": 1}) == 0.75


def test_a_done_task_counts_from_the_first_period() -> None:
    assert make_worth().value({"a": 0}) == 4


def test_one_of_several_is_enough_and_the_first_one_counts() -> None:
    assert make_worth().value({"c": 4, "d": 1}) == 4 * 4


def test_a_step_holds_only_on_the_step_below_it() -> None:
    assert make_worth().value({"b": 1}) == 0
    assert make_worth().value({"b": 1, "a": 3}) == 2 * (1 + 2)


def test_a_gain_includes_the_steps_that_were_waiting_above() -> None:
    worth = make_worth()
    assert worth.gain({"b": 1}, {"a": 3}) == worth.value({"b": 1, "a": 3}) - worth.value({"b": 1})


def test_a_second_way_to_the_same_step_gains_nothing() -> None:
    assert make_worth().gain({"c": 1}, {"d": 2}) == 0


def test_what_comes_after_the_last_period_is_worth_nothing() -> None:
    assert make_worth().value({"a": 5}) == 0


def test_a_task_has_a_value_of_its_own() -> None:
    worth = Worth(make_problem(make_task("a", value=-2.0), periods=3))
    assert worth.value({"a": 2}) == pytest.approx(-4)
    assert worth.gain({}, {"a": 3}) == pytest.approx(-2)


def test_tasks_that_share_an_increment_are_near() -> None:
    assert make_worth().tasks_near(["b"]) == {"a", "b"}
    assert make_worth().tasks_near(["c"]) == {"a", "c", "d"}
    assert make_worth().tasks_near(["nothing"]) == set()
