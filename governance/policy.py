"""The judgements behind the rules, in one place: where much becomes too much, and late too late."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """The thresholds of the rules; scores and levels are from 0 to 4. Consultant judgement, not validated.

    `alone` is the largest company in which one person may do both parts of a rule of two. The sizes are the largest
    headcounts of very small, small and middle-sized companies.
    """

    alone: int = 2
    micro: int = 9
    small: int = 49
    medium: int = 249
    goals_small: int = 5
    goals_large: int = 10
    wheels_measure: float = 2.0
    wheels_goals: float = 2.0
    wheels_gap: float = 0.75
    blind_goals: float = 2.5
    blind_measure: float = 1.25
    deaf_workflow: float = 2.0
    deaf_listening: float = 1.25
    alike_answers: int = 6
    alike_seconds: float = 40
    leap: float = 1.0
    leap_days: int = 30
    bottleneck_share: float = 0.7
    bottleneck_headcount: int = 10
    bottleneck_stages: int = 3
    fewest_admins: int = 2
    most_admins: int = 5
    most_admins_large: int = 10
    review_days: int = 90
    review_days_micro: int = 180
    silent_days: int = 90
    listed_followers: int = 10_000
    working_day: float = 8


POLICY = Policy()
