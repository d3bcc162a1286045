"""What the company can give to the plan: chosen on the plan's page, and used wherever a plan is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from assessments.reading import Reading
from planning.model import Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.policy import POLICY
from planning.request import Request
from planning.target import default_target
from questionnaires.model import Questionnaire
from ui import session

HOURS = (0.5, 1, 2, 3, 4, 6, 8, 12, 16, 20, 30, 40)
MONTHS = (3, 6, 12)
USUAL_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Capacity:
    """Hours a week, months ahead, and the value on the score scale up to which practices are to rise."""

    hours: float
    months: int
    target: float


def usual_capacity(reading: Reading) -> Capacity:
    """Return what a company of this size might give, towards the next level."""
    hours = POLICY.usual_hours_of(reading.company.profile.headcount)
    target = default_target(reading.edition.questionnaire, reading.profile)
    return Capacity(hours, USUAL_MONTHS, target)


def chosen_capacity(reading: Reading) -> Capacity:
    """Return what the address asks for, else what the visit has chosen for this assessment, else what is usual."""
    kept = session.marked(_mark_of(reading))
    usual = kept if isinstance(kept, Capacity) else usual_capacity(reading)
    return Capacity(
        _asked("hours", HOURS, usual.hours),
        int(_asked("months", MONTHS, usual.months)),
        _asked("target", targets(reading.edition.questionnaire), usual.target),
    )


def keep_capacity(reading: Reading, given: Capacity) -> None:
    """Remember the capacity for this visit, and in the address, so that a reload and a link show the same plan."""
    session.mark(_mark_of(reading), given)
    if given != usual_capacity(reading) or "hours" in st.query_params:
        session.show_in_address(hours=f"{given.hours:g}", months=f"{given.months}", target=f"{given.target:g}")


def _mark_of(reading: Reading) -> str:
    return f"capacity-{reading.assessment.id}"


def _asked(name: str, choices: Sequence[float], otherwise: float) -> float:
    asked = st.query_params.get(name)
    return next((choice for choice in choices if f"{choice:g}" == asked), otherwise)


def targets(questionnaire: Questionnaire) -> tuple[float, ...]:
    """Return the values a plan can aim at: the options of the first scale above the lowest, on the score scale."""
    values, score = questionnaire.scales[0].values, questionnaire.score
    span = (score.high - score.low) / (values[-1] - values[0])
    return tuple(round(score.low + (value - values[0]) * span, 9) for value in values[1:])


def plan_of(reading: Reading, capacity: Capacity | None = None) -> Plan:
    """Return the plan of an assessment for a capacity, by default the chosen one."""
    given = capacity or chosen_capacity(reading)
    return plan(
        reading.edition.questionnaire,
        reading.profile,
        reading.company.profile,
        reading.assessment.track,
        Request(hours_per_week=given.hours, months=given.months, target=given.target),
        solve=order_quickly,
    )
