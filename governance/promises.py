"""How long people are promised to wait: counted by the clock, in hours of duty, or in days of duty."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from governance.hours import WeeklyHours, read_hours
from governance.model import Entry

CLOCK, DAYS = "clock_hours", "working_days"
A_DAY = 24.0
MANY = 1_000


@dataclass(frozen=True, slots=True)
class Promise:
    """An amount in a unit; `duty` is how many hours of a day somebody is on duty, above 0."""

    amount: float
    unit: str
    duty: float

    @property
    def working(self) -> float:
        """The hours of duty in it, at most: 24 hours by the clock hold those of one day, and fewer hours no more."""
        if self.unit == CLOCK:
            days, rest = divmod(self.amount, A_DAY)
            return days * self.duty + min(rest, self.duty)
        return self.amount * (self.duty if self.unit == DAYS else 1.0)

    @property
    def clock(self) -> float:
        """The hours by the clock it takes, at least: the hours of duty of one day take 24."""
        if self.unit == CLOCK:
            return self.amount
        days, rest = divmod(self.working, self.duty)
        return days * A_DAY + rest

    @property
    def order(self) -> tuple[float, bool]:
        """Which of two is longer: by the clock first, and of two equal ones the one that stands still at night."""
        return self.clock, self.unit != CLOCK


def read_promise(entry: Entry, name: str, duty: float) -> Promise | None:
    """Return the promise in a field of an entry and in its `unit`; None unless both are filled in."""
    amount, unit = entry.number(name), entry.text("unit")
    return Promise(amount, unit, duty) if amount is not None and unit else None


@dataclass(frozen=True, slots=True)
class Duty:
    """When somebody is on duty, in hours: on a day that has duty, and the longest time between two duties."""

    hours_of_day: float
    longest_gap: float


def duty_of(place: Entry) -> Duty | None:
    """Return the duty at a listening place; None if nobody said, or nobody could read it."""
    return _read(place.text("duty_hours")) if place.has("duty_hours") else None


@lru_cache(MANY)
def _read(text: str) -> Duty | None:
    hours = read_hours(text)
    return Duty(hours.hours_of_day, hours.longest_gap) if isinstance(hours, WeeklyHours) else None
