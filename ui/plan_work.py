"""Plans of an assessment for what is asked of them, with the problem behind each, so that its proof can be watched."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import wiring
from planning.checks import forget_unknown
from planning.errors import PlanningError
from planning.optimise import order_quickly
from planning.plan import plan
from planning.policy import POLICY
from planning.request import Request

if TYPE_CHECKING:
    from assessments.commitments import PlanDraft
    from assessments.reading import Reading
    from planning.model import Answer, Plan, Problem, Solver
    from questionnaires.model import Questionnaire
    from ui.page import Context


@dataclass(frozen=True, slots=True)
class Worked:
    """A plan with the problem it answers; `first` names the actions that lift a cap.

    `urgent` are the practices that mend a critical finding.
    """

    plan: Plan
    problem: Problem
    first: frozenset[str]
    answer: Answer
    urgent: frozenset[str] = frozenset()

    @property
    def is_possible(self) -> bool:
        """Tell whether everything that must be done fits."""
        return self.answer.certificate.status != "infeasible"


def work_out(
    reading: Reading, request: Request, solve: Solver = order_quickly, urgent: frozenset[str] = frozenset()
) -> Worked:
    """Return the plan of an assessment for a request; PlanningError if the request makes no sense."""
    seen: list[tuple[Problem, Collection[str], Answer]] = []

    def watch(problem: Problem, first: Collection[str]) -> Answer:
        answer = solve(problem, first)
        seen.append((problem, first, answer))
        return answer

    questionnaire, company = reading.edition.questionnaire, reading.company.profile
    found = plan(questionnaire, reading.profile, company, reading.assessment.track, request, solve=watch, urgent=urgent)
    problem, first, answer = seen[-1]
    return Worked(found, problem, frozenset(first), answer, urgent)


def usual_request(reading: Reading) -> Request:
    """Return what is asked where nobody has said anything: what a company of this size might give, the next level."""
    return Request(hours_per_week=POLICY.usual_hours_of(reading.company.profile.headcount))


def find_draft(context: Context) -> PlanDraft | None:
    """Return what is kept of the plan of the assessment, but for what its questionnaire no longer has."""
    draft = context.services.store.find_plan_draft(wiring.WORKSPACE, context.the_assessment.id)
    if draft is None:
        return None
    return replace(draft, request=forget_unknown(context.edition.questionnaire, draft.request))


def find_request(context: Context) -> Request:
    """Return what is asked of the plan of the assessment; what makes no sense any more gives way to what is usual."""
    usual, draft = usual_request(context.reading), find_draft(context)
    if draft is None:
        return usual
    try:
        work_out(context.reading, draft.request)
    except PlanningError:
        return usual
    return draft.request


def plan_of(context: Context) -> Plan:
    """Return the plan of the assessment as the plan's page shows it now: proven, or in the quick order."""
    return work_out(context.reading, find_request(context), context.services.desk.solve, context.urgent).plan


def targets(questionnaire: Questionnaire) -> tuple[float, ...]:
    """Return the values a plan can aim at: the options of the first scale above the lowest, on the score scale."""
    values, score = questionnaire.scales[0].values, questionnaire.score
    span = (score.high - score.low) / (values[-1] - values[0])
    return tuple(round(score.low + (value - values[0]) * span, 9) for value in values[1:])
