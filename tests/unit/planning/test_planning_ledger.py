from __future__ import annotations

from planning.ledger import Ledger
from tests.unit.planning.small import make_problem, make_task


def test_fluid_capacity_carries_over() -> None:
    ledger = Ledger(make_problem(make_task("a"), hours=10))
    assert ledger.find_period({"hours": 25}, 1) == 3
    ledger.book({"hours": 25}, 3)
    assert ledger.find_period({"hours": 5}, 1) == 1
    assert ledger.find_period({"hours": 6}, 1) == 4
    assert ledger.find_period({"hours": 16}, 1) is None


def test_capacity_by_period_is_lost_when_it_is_not_used() -> None:
    ledger = Ledger(make_problem(make_task("a"), hours=10, mode="period"))
    assert ledger.find_period({"hours": 11}, 1) is None
    ledger.book({"hours": 7}, 1)
    assert ledger.find_period({"hours": 3}, 1) == 1
    assert ledger.find_period({"hours": 4}, 1) == 2


def test_released_effort_can_be_booked_again() -> None:
    ledger = Ledger(make_problem(make_task("a"), hours=10, periods=1))
    ledger.book({"hours": 10}, 1)
    assert ledger.find_period({"hours": 10}, 1) is None
    ledger.release({"hours": 10}, 1)
    assert ledger.find_period({"hours": 10}, 1) == 1


def test_effort_of_a_resource_that_nobody_has_does_not_fit() -> None:
    ledger = Ledger(make_problem(make_task("a")))
    assert ledger.find_period({"money": 1}, 1) is None
    assert ledger.find_period({"money": 0}, 1) == 1


def test_a_task_that_needs_nothing_fits_where_nothing_is_left() -> None:
    ledger = Ledger(make_problem(make_task("a"), hours=0))
    ledger.book({"hours": 0}, 2)
    assert ledger.find_period({"hours": 0}, 2) == 2
