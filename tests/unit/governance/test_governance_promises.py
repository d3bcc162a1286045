"""Periods of measures and promises of replies."""

from __future__ import annotations

from datetime import date

import pytest

from governance.model import Entry
from governance.periods import start_of, two_full_before
from governance.promises import Duty, Promise, duty_of, read_promise


@pytest.mark.parametrize(
    ("period", "start"),
    [
        ("2026-11", date(2026, 11, 1)),
        ("2026-W48", date(2026, 11, 23)),
        ("2026-Q4", date(2026, 10, 1)),
        ("2026-11-25", date(2026, 11, 25)),
        ("2026-W60", None),
        ("2026-13", None),
        ("2026-Q5", None),
        ("", None),
        ("some day", None),
    ],
)
def test_a_period_starts_on_a_day(period: str, start: date | None) -> None:
    assert start_of(period) == start


@pytest.mark.parametrize(
    ("frequency", "today", "start"),
    [
        ("weekly", date(2026, 11, 25), date(2026, 11, 9)),
        ("weekly", date(2026, 11, 23), date(2026, 11, 9)),
        ("weekly", date(2026, 11, 22), date(2026, 11, 2)),
        ("monthly", date(2026, 11, 25), date(2026, 9, 1)),
        ("monthly", date(2026, 1, 1), date(2025, 11, 1)),
        ("quarterly", date(2026, 11, 25), date(2026, 4, 1)),
        ("quarterly", date(2026, 1, 1), date(2025, 7, 1)),
        ("daily", date(2026, 1, 1), None),
        ("", date(2026, 1, 1), None),
    ],
)
def test_two_full_periods_lie_before_today(frequency: str, today: date, start: date | None) -> None:
    assert two_full_before(frequency, today) == start


@pytest.mark.parametrize(
    ("amount", "unit", "working", "clock"),
    [
        (4.0, "clock_hours", 4.0, 4.0),
        (12.0, "clock_hours", 8.0, 12.0),
        (24.0, "clock_hours", 8.0, 24.0),
        (30.0, "clock_hours", 14.0, 30.0),
        (4.0, "working_hours", 4.0, 4.0),
        (8.0, "working_hours", 8.0, 24.0),
        (9.0, "working_hours", 9.0, 25.0),
        (2.0, "working_days", 16.0, 48.0),
    ],
)
def test_a_day_on_duty_is_a_day_by_the_clock(amount: float, unit: str, working: float, clock: float) -> None:
    promise = Promise(amount, unit, 8.0)
    assert (promise.working, promise.clock) == (working, clock)


def test_what_stands_still_at_night_is_the_longer_of_two_equal_ones() -> None:
    assert Promise(2.0, "clock_hours", 8.0).order < Promise(2.0, "working_hours", 8.0).order
    assert Promise(2.0, "working_hours", 8.0).order < Promise(3.0, "clock_hours", 8.0).order


def test_a_promise_needs_an_amount_and_a_unit() -> None:
    full = Entry("listening", "L-01", {"response_target": 4.0, "unit": "clock_hours"})
    assert read_promise(full, "response_target", 8.0) == Promise(4.0, "clock_hours", 8.0)
    assert read_promise(Entry("listening", "L-01", {"response_target": 4.0}), "response_target", 8.0) is None
    assert read_promise(Entry("listening", "L-01", {"unit": "clock_hours"}), "response_target", 8.0) is None


def test_duty_that_nobody_can_read_is_none() -> None:
    assert duty_of(Entry("listening", "L-01", {"duty_hours": "Mon–Sat 8–19"})) == Duty(11, 37)
    assert duty_of(Entry("listening", "L-01", {"duty_hours": "when we can"})) is None
    assert duty_of(Entry("listening", "L-01")) is None
