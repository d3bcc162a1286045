"""What an assessment closes when it becomes final: the actions whose practices it finds at their level."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.commitments import ActionStatus, Commitment
from assessments.model import Assessment, Company, Status
from assessments.store import Store
from scoring.model import Profile, State

if TYPE_CHECKING:
    from questionnaires.model import Questionnaire


def find_closing(
    store: Store, questionnaire: Questionnaire, company: Company, assessment: Assessment, profile: Profile
) -> tuple[Commitment, ...]:
    """Return the open commitments of a company that an assessment closes, closed, each with the version it stands at.

    None for an assessment that stands for a day before that of the plan or of another final one, or was made with
    another questionnaire.
    """
    if _is_outdated(store, assessment):
        return ()
    for adopted in store.find_adopted_plans(assessment.workspace, assessment.company):
        basis = store.find_assessment(adopted.workspace, adopted.assessment)
        if assessment.day < basis.day or assessment.questionnaire != basis.questionnaire:
            continue
        standing = store.find_commitments(adopted.workspace, adopted.company)
        seen = _find_seen(questionnaire, company, basis.track, profile)
        return _close(questionnaire, profile, assessment, [c for c in standing if c.is_open and c.action in seen])
    return ()


def _is_outdated(store: Store, assessment: Assessment) -> bool:
    """Tell whether a final assessment by the same questionnaire, for a later day, says how things stand."""
    return any(
        other.status is Status.FINAL and other.questionnaire == assessment.questionnaire and other.day > assessment.day
        for other in store.find_assessments(assessment.workspace, assessment.company)
    )


def _close(
    questionnaire: Questionnaire, profile: Profile, assessment: Assessment, standing: list[Commitment]
) -> tuple[Commitment, ...]:
    if not standing:
        return ()
    from planning.progress import reached

    there = reached(questionnaire, profile, [commitment.action for commitment in standing])
    return tuple(
        replace(c, status=ActionStatus.DONE, finished=assessment.day, closed_by=assessment.id, hours_left=0.0)
        for c in standing
        if c.action in there
    )


def _find_seen(questionnaire: Questionnaire, company: Company, track: str, profile: Profile) -> frozenset[str]:
    """Return the actions of which the assessment has seen all: a shorter track than the plan's says less."""
    asked = {item.id for item in questionnaire.items_for(company.profile, track)}
    unseen = {item.id for item in profile.items if item.state is State.OUT_OF_SCOPE} & asked
    return frozenset(a.id for a in questionnaire.actions if not any(lift.item in unseen for lift in a.raises))
