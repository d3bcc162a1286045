"""How far a company is with its plan: what was promised, what is to be expected now, and what needs attention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assessments.commitments import AdoptedPlan, Commitment, count_done, count_held, find_due_soon, find_overdue
from assessments.model import Status
from assessments.months import month_of
from assessments.reading import Catalogue, Reading, read_assessment
from assessments.replanning import find_done
from assessments.store import Store


@dataclass(frozen=True, slots=True)
class ProgressReading:
    """An adopted plan with everything that was taken on, those the plan holds first, each group by the day due.

    `reading` is the latest final assessment, or the one the plan was made from if that is later. `claims` are done
    although that assessment, which is later, found a practice below the level the action leads to.
    """

    plan: AdoptedPlan
    commitments: tuple[Commitment, ...]
    reading: Reading
    claims: tuple[Commitment, ...]

    @property
    def done(self) -> int:
        """How many actions of its plan are done."""
        return count_done(self.commitments)

    @property
    def total(self) -> int:
        """How many actions its plan holds, done or open."""
        return count_held(self.commitments)

    def overdue(self, today: date) -> tuple[Commitment, ...]:
        """Return what should have been done before today."""
        return find_overdue(self.commitments, today)

    def due_soon(self, today: date) -> tuple[Commitment, ...]:
        """Return what is to be done within the next two weeks."""
        return find_due_soon(self.commitments, today)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Scores at the end of month 0, 1, ... of the adopted plan, an unknown item at the lowest of its scale.

    `promised` is what the plan said; `expected` goes from the latest assessment and counts what was done since at
    once, what is open in the month it is due, and what is overdue in this month. It is never shorter than `promised`,
    and reaches to this month. `score_now` is its beginning.
    """

    promised: tuple[float, ...]
    expected: tuple[float, ...]
    score_now: float


def read_progress(store: Store, catalogue: Catalogue, workspace: str, company: str) -> ProgressReading | None:
    """Return how far a company is with the plan it adopted, `None` if it adopted none."""
    plan = next(iter(store.find_adopted_plans(workspace, company)), None)
    if plan is None:
        return None
    reading = read_assessment(store, catalogue, workspace, _find_latest(store, plan))
    found = store.find_commitments(workspace, company)
    commitments = tuple(sorted(found, key=lambda commitment: not commitment.in_plan))
    return ProgressReading(plan, commitments, reading, _find_claims(reading, commitments))


def forecast(progress: ProgressReading, today: date) -> Forecast:
    """Return what the plan promised, and what is to be expected as things stand today."""
    from planning.progress import forecast as foresee

    plan, reading = progress.plan, progress.reading
    done = find_done(plan, progress.commitments, reading.assessment.day)
    this_month = max(1, month_of(plan.start, today))
    ahead = {
        commitment.action: max(this_month, month_of(plan.start, commitment.due))
        for commitment in progress.commitments
        if commitment.is_held and commitment.is_open
    }
    months = max(len(plan.curve) - 1, this_month)
    questionnaire, company, track = reading.edition.questionnaire, reading.company.profile, reading.assessment.track
    expected = foresee(questionnaire, reading.profile, company, track, done, ahead, months)
    return Forecast(plan.curve, expected, expected[0])


def _find_latest(store: Store, plan: AdoptedPlan) -> str:
    """Return the latest final assessment by the plan's questionnaire, or the plan's own one if that is later."""
    assessments = {a.id: a for a in store.find_assessments(plan.workspace, plan.company)}
    basis = assessments[plan.assessment]
    latest = basis
    for snapshot in store.find_snapshots(plan.workspace, plan.company):
        found = assessments[snapshot.assessment]
        if found.questionnaire == basis.questionnaire and found.day >= latest.day:
            latest = found
    return latest.id


def _find_claims(reading: Reading, commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    assessment, questionnaire = reading.assessment, reading.edition.questionnaire
    known = {action.id for action in questionnaire.actions}
    said = [c for c in commitments if c.action in known and c.finished and c.finished < assessment.day]
    if assessment.status is not Status.FINAL or not said:
        return ()
    from planning.progress import missed

    found = missed(questionnaire, reading.profile, [commitment.action for commitment in said])
    return tuple(commitment for commitment in said if commitment.action in found)
