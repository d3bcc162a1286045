"""Looking at assessments: one with everything computed from it, how far it is, and all companies at a glance.

The overview computes nothing: it reads the few numbers that every snapshot carries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from assessments.commitments import Commitment, count_done, count_held, find_due_soon, find_overdue
from assessments.model import Assessment, Company, Response, Snapshot, Status
from assessments.snapshots import read_content
from assessments.store import Store
from scoring.model import Answer, Profile, State

if TYPE_CHECKING:
    from questionnaires.model import Questionnaire
    from questionnaires.translation import Edition

SELF = "self"


class Catalogue(Protocol):
    """Where editions come from."""

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all there are."""

    def load(self, id_or_path: str) -> Edition:
        """Return the edition of that name."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An assessment with all that belongs to it. Of a final one, company and numbers are those of its snapshot."""

    company: Company
    assessment: Assessment
    edition: Edition
    responses: tuple[Response, ...]
    profile: Profile
    snapshot: Snapshot | None = None


def read_assessment(store: Store, catalogue: Catalogue, workspace: str, assessment_id: str) -> Reading:
    """Return an assessment with its profile: computed now for a draft, as it was frozen for a final one.

    NotFound if the workspace has none of that id.
    """
    assessment = store.find_assessment(workspace, assessment_id)
    edition = catalogue.load(assessment.questionnaire)
    if assessment.status is Status.FINAL:
        snapshot = store.find_snapshot(workspace, assessment.id)
        content = read_content(snapshot)
        return Reading(content.company, assessment, edition, content.responses, content.profile, snapshot)
    company = store.find_company(workspace, assessment.company)
    responses = store.find_responses(workspace, assessment.id, SELF)
    return Reading(company, assessment, edition, responses, compute_profile(edition, company, assessment, responses))


def compute_profile(
    edition: Edition, company: Company, assessment: Assessment, responses: Iterable[Response]
) -> Profile:
    """Return everything that is computed of the responses, for this company and the track of the assessment."""
    from scoring.profile import score

    questionnaire = edition.questionnaire
    return score(questionnaire, answers_of(questionnaire, responses), company.profile, assessment.track)


def answers_of(questionnaire: Questionnaire, responses: Iterable[Response]) -> Mapping[str, Answer]:
    """Return what counts of the responses, by item; one to an item the questionnaire no longer has is left out."""
    known = {item.id for item in questionnaire.walk_items()}
    return {r.item: r.counts() for r in responses if r.respondent == SELF and r.item in known}


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How far a step is. "Don't know" and "not applicable" are answers; `unknown` counts the "don't know"."""

    id: str
    answered: int
    total: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an assessment is: items in scope, answered of them, and the same for every step."""

    answered: int
    total: int
    unknown: int
    sections: tuple[SectionProgress, ...]

    @property
    def share(self) -> float:
        """The share of items in scope that are answered, from 0 to 1."""
        return self.answered / self.total if self.total else 0.0


def progress(edition: Edition, company: Company, assessment: Assessment, responses: Iterable[Response]) -> Progress:
    """Return how many of the items asked of this company on this track are answered, by step; nothing is scored."""
    questionnaire = edition.questionnaire
    asked = {item.id for item in questionnaire.items_for(company.profile, assessment.track)}
    states = {r.item: r.state for r in responses if r.respondent == SELF and r.state is not State.UNANSWERED}
    sections = []
    for section in questionnaire.sections:
        items = [item.id for item in section.walk_items() if item.id in asked]
        said = [states[item] for item in items if item in states]
        sections.append(SectionProgress(section.id, len(said), len(items), said.count(State.DONT_KNOW)))
    return Progress(
        sum(s.answered for s in sections),
        sum(s.total for s in sections),
        sum(s.unknown for s in sections),
        tuple(sections),
    )


@dataclass(frozen=True, slots=True)
class CompanyCard:
    """A company at a glance: its snapshots, oldest first and without content, and the draft being answered, if any.

    `commitments` is all that it has taken on, by the day due.
    """

    company: Company
    snapshots: tuple[Snapshot, ...]
    draft: Assessment | None
    progress: Progress | None
    commitments: tuple[Commitment, ...] = ()

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

    @property
    def latest(self) -> Snapshot | None:
        """The newest snapshot."""
        return self.snapshots[-1] if self.snapshots else None

    @property
    def previous(self) -> Snapshot | None:
        """The snapshot before the newest."""
        return self.snapshots[-2] if len(self.snapshots) > 1 else None

    @property
    def change(self) -> float | None:
        """How the score moved from the previous snapshot to the latest; `None` if one of them is not rated."""
        latest, previous = self.latest, self.previous
        if latest is None or previous is None or latest.score is None or previous.score is None:
            return None
        return latest.score - previous.score


def overview(store: Store, catalogue: Catalogue, workspace: str) -> tuple[CompanyCard, ...]:
    """Return a card per company that is not archived, by name."""
    snapshots = store.find_snapshots(workspace)
    assessments = store.find_assessments(workspace)
    commitments = store.find_commitments(workspace)
    cards = []
    for company in store.find_companies(workspace):
        if company.archived:
            continue
        drafts = (a for a in assessments if a.company == company.id and a.status is Status.DRAFT)
        draft = next(drafts, None)
        own = tuple(snapshot for snapshot in snapshots if snapshot.company == company.id)
        done = _progress_of(store, catalogue, company, draft) if draft else None
        taken_on = tuple(commitment for commitment in commitments if commitment.company == company.id)
        cards.append(CompanyCard(company, own, draft, done, taken_on))
    return tuple(cards)


def _progress_of(store: Store, catalogue: Catalogue, company: Company, draft: Assessment) -> Progress:
    responses = store.find_responses(company.workspace, draft.id, SELF)
    return progress(catalogue.load(draft.questionnaire), company, draft, responses)
