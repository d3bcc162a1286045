"""What the company can give to the plan: chosen on the plan's page, and used wherever a plan is shown."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.reading import Reading
from planning.model import Plan
from planning.plan import default_target, plan
from questionnaires.model import Questionnaire
from ui import session

HOURS = (0.5, 1, 2, 3, 4, 6, 8, 12, 16, 20, 30, 40)
MONTHS = (3, 6, 12)
USUAL_MONTHS = 12
USUAL_HOURS = {0: 2, 10: 4, 50: 8, 250: 16}


@dataclass(frozen=True, slots=True)
class Capacity:
    """Hours a week, months ahead, and the value on the score scale up to which practices are to rise."""

    hours: float
    months: int
    target: float


def usual_capacity(reading: Reading) -> Capacity:
    """Return what a company of this size might give, towards the next level."""
    people = reading.company.profile.headcount
    hours = max(hours for start, hours in USUAL_HOURS.items() if people >= start)
    target = default_target(reading.edition.questionnaire, reading.profile)
    return Capacity(hours, USUAL_MONTHS, target)


def chosen_capacity(reading: Reading) -> Capacity:
    """Return what the visit has chosen for this assessment, and what is usual where it has not chosen."""
    usual = usual_capacity(reading)
    kept = session.marked(mark_of(reading))
    return kept if isinstance(kept, Capacity) else usual


def mark_of(reading: Reading) -> str:
    """Return the name under which a visit remembers the capacity for an assessment."""
    return f"capacity-{reading.assessment.id}"


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
        given.hours,
        given.months,
        given.target,
    )
