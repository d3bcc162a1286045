"""The units and judgements behind a plan, in one place.

Section 6 of the method (`docs/planning.md`) gives the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """How time is counted, what an essential practice is worth, and where the waves end.

    `discount` is what a month of waiting costs. Points of the overall score are added: `cap_bonus` for every cap that
    an essential item is lifted over, `finding_bonus` for a practice whose rise mends a critical finding. `now_until`
    and `next_until` are the last months of the first waves; `usual_hours` is what companies can give in a week, by
    headcount, where they have not said.
    """

    hours_per_person_day: float = 8
    weeks_per_month: float = 4.33
    usual_hours: tuple[tuple[int, float], ...] = ((1, 2), (10, 4), (50, 8), (250, 16))
    months: int = 12
    most_months: int = 60
    most_hours_per_week: float = 10_000
    most_hours: float = 1_000_000
    most_money: float = 1e9
    discount: float = 0.01
    cap_bonus: float = 0.25
    finding_bonus: float = 0.10
    now_until: int = 1
    next_until: int = 3

    def usual_hours_of(self, headcount: int) -> float:
        """Return the hours a week that a company of this size can usually give."""
        return max(hours for start, hours in self.usual_hours if headcount >= start)


POLICY = Policy()
HOURS = "hours"
PEOPLE = "people:"
MONEY = "money"
