"""The months of a plan as days: month n begins n - 1 calendar months after the start, and ends where the next begins.

Where a month has no such day, its last day stands for it: a month after 31 January is 28 or 29 February.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta


def day_of(moment: datetime) -> date:
    """Return the day that a moment lies in where the program runs, as the screens and the assessments count days."""
    return moment.astimezone().date()


def add_months(day: date, months: int) -> date:
    """Return the same day of a later month, or of an earlier one; the last of that month if it is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_day(start: date, month: int) -> date:
    """Return the day on which a month of a plan begins."""
    return add_months(start, month - 1)


def last_day(start: date, month: int) -> date:
    """Return the last day of a month of a plan."""
    return add_months(start, month) - timedelta(days=1)


def month_of(start: date, day: date) -> int:
    """Return the month of a plan that a day lies in; 0 and below for days before the start."""
    months = (day.year - start.year) * 12 + day.month - start.month
    return months + 1 if add_months(start, months) <= day else months
