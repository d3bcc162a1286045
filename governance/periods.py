"""The periods in which measures are recorded: weeks, months and quarters."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

WEEK = re.compile(r"(\d{4})-W(\d{2})")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
MONTHS = {"monthly": 1, "quarterly": 3}
FREQUENCIES = ("weekly", *MONTHS)
MANY = 4_000


@lru_cache(MANY)
def start_of(period: str) -> date | None:
    """Return the first day of a period (2026-W48, 2026-11, 2026-Q4) or the day itself; None if it is none of these."""
    week, quarter = WEEK.fullmatch(period), QUARTER.fullmatch(period)
    try:
        if week:
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
        if quarter:
            return date(int(quarter[1]), int(quarter[2]) * 3 - 2, 1)
        return date.fromisoformat(period if len(period) > len("2026-11") else f"{period}-01")
    except ValueError:
        return None


def two_full_before(frequency: str, today: date) -> date | None:
    """Return the first day of the last two full periods before today; None for an unknown frequency."""
    if frequency == "weekly":
        return today - timedelta(days=today.weekday() + 14)
    months = MONTHS.get(frequency)
    if months is None:
        return None
    current = today.year * 12 + today.month - 1
    start = current - current % months - 2 * months
    return date(start // 12, start % 12 + 1, 1)
