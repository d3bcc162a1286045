"""Months of a plan are calendar months from its first day, and lie against each other without a gap."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.months import add_months, first_day, last_day, month_of

days = st.dates(date(1970, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("start", "month", "first", "last"),
    [
        (date(2026, 3, 1), 1, date(2026, 3, 1), date(2026, 3, 31)),
        (date(2026, 3, 15), 2, date(2026, 4, 15), date(2026, 5, 14)),
        (date(2026, 1, 31), 1, date(2026, 1, 31), date(2026, 2, 27)),
        (date(2026, 1, 31), 2, date(2026, 2, 28), date(2026, 3, 30)),
        (date(2028, 1, 31), 2, date(2028, 2, 29), date(2028, 3, 30)),
        (date(2026, 11, 30), 3, date(2027, 1, 30), date(2027, 2, 27)),
        (date(2026, 12, 31), 12, date(2027, 11, 30), date(2027, 12, 30)),
    ],
)
def test_a_month_begins_and_ends(start: date, month: int, first: date, last: date) -> None:
    assert (first_day(start, month), last_day(start, month)) == (first, last)
    assert month_of(start, first) == month_of(start, last) == month


def test_months_before_the_start_count_from_zero_downwards() -> None:
    start = date(2026, 3, 15)
    before = [date(2026, 3, 14), date(2026, 2, 15), date(2026, 2, 14), date(2025, 3, 15)]
    assert [month_of(start, day) for day in before] == [0, 0, -1, -11]
    assert add_months(start, -13) == date(2025, 2, 15)


@given(days, days)
def test_every_day_lies_in_the_month_that_is_said(start: date, day: date) -> None:
    month = month_of(start, day)
    assert first_day(start, month) <= day <= last_day(start, month)


@given(days, st.integers(-30, 90))
def test_months_follow_one_another_without_a_gap(start: date, month: int) -> None:
    assert first_day(start, month + 1) - last_day(start, month) == timedelta(days=1)
    assert first_day(start, month) <= last_day(start, month)
