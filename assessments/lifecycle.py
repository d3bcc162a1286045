"""What may happen next: an assessment is started, answered, and made final; the table says what each takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assessments.closing import find_closing
from assessments.commitments import Commitment
from assessments.errors import Conflict, FinalError, InvalidEntry, NotReady
from assessments.model import Assessment, Company, Operation, Response, Snapshot, Status
from assessments.reading import SELF, compute_profile
from assessments.snapshots import SCHEMA, Content, mark_of, take_snapshot
from assessments.store import Revision, Store
from questionnaires.errors import suggest
from scoring.model import State

if TYPE_CHECKING:
    from questionnaires.model import Questionnaire
    from questionnaires.translation import Edition

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Phase:
    """A status: whether responses are taken, what comes next, and which of the items asked are needed for that."""

    takes_responses: bool
    next: Status | None
    is_complete: Callable[[tuple[Response, ...]], bool]


def _anything_rated(responses: tuple[Response, ...]) -> bool:
    return any(response.state is State.VALUE for response in responses)


PHASES: Mapping[Status, Phase] = {
    Status.DRAFT: Phase(takes_responses=True, next=Status.FINAL, is_complete=_anything_rated),
    Status.FINAL: Phase(takes_responses=False, next=None, is_complete=lambda responses: True),
}


def start_assessment(
    store: Store, edition: Edition, company: Company, track: str, day: date, operation: Operation
) -> Assessment:
    """Return a new draft of the questionnaire's version for a company, standing for that day."""
    questionnaire = edition.questionnaire
    _check_track(questionnaire, track)
    assessment = Assessment(
        workspace=company.workspace,
        id=operation.new_id("assessment"),
        company=company.id,
        questionnaire=questionnaire.id,
        questionnaire_version=questionnaire.version,
        track=track,
        status=Status.DRAFT,
        day=day,
        started=operation.at,
    )
    return store.save_assessment(assessment, operation)


def change_track(
    store: Store, edition: Edition, assessment: Assessment, track: str, operation: Operation
) -> Assessment:
    """Return the draft on another track. Every response is kept; those the track does not ask do not count."""
    check_can_answer(assessment)
    _check_track(edition.questionnaire, track)
    return store.save_assessment(replace(assessment, track=track), operation, expect=assessment.version)


def change_day(store: Store, assessment: Assessment, day: date, operation: Operation) -> Assessment:
    """Return the draft standing for another day."""
    check_can_answer(assessment)
    return store.save_assessment(replace(assessment, day=day), operation, expect=assessment.version)


def finalise(store: Store, edition: Edition, assessment: Assessment, operation: Operation) -> Snapshot:
    """Return the snapshot of what stands now; from then on nothing of the assessment changes.

    What the company has taken on and this assessment finds at its level is closed in the same step. NotReady if nothing
    is rated yet, FinalError if it is final already. What others save meanwhile is either in the snapshot or refused.
    """
    return finalise_for(store, edition, assessment, operation, None)


def finalise_for(
    store: Store, edition: Edition, assessment: Assessment, operation: Operation, company: Company | None
) -> Snapshot:
    """Do what `finalise` does, for the company as it was then instead of as it is now."""
    for attempt in range(_ATTEMPTS):
        try:
            snapshot, revision, closing = _prepare(store, edition, assessment, operation, company)
            return store.freeze(snapshot, revision, operation, closing)
        except FinalError:
            if not _is_done(store, assessment, operation):
                raise
            return store.find_snapshot(assessment.workspace, assessment.id)
        except Conflict:
            if attempt == _ATTEMPTS - 1:
                raise
    raise AssertionError("the last attempt returns or raises")


def _is_done(store: Store, assessment: Assessment, operation: Operation) -> bool:
    events = store.find_events(assessment.workspace, f"assessment:{assessment.id}")
    return any(event.op_id == operation.op_id and event.kind == "assessment-finalised" for event in events)


def _prepare(
    store: Store, edition: Edition, assessment: Assessment, operation: Operation, company: Company | None
) -> tuple[Snapshot, Revision, tuple[Commitment, ...]]:
    now = store.find_company(assessment.workspace, assessment.company)
    current = store.find_assessment(assessment.workspace, assessment.id)
    everything = store.find_responses(assessment.workspace, assessment.id)
    responses = tuple(response for response in everything if response.respondent == SELF)
    then = company or now
    check_can_finalise(edition, current, then, responses)
    profile = compute_profile(edition, then, current, responses)
    final = replace(current, status=Status.FINAL, version=current.version + 1)
    entries = store.find_entries(now.workspace, now.id)
    acceptances = store.find_acceptances(now.workspace, now.id)
    commitments = store.find_commitments(now.workspace, now.id)
    revision = Revision(
        company=now.version,
        assessment=current.version,
        responses=sum(response.version for response in everything),
        entries=sum(entry.version for entry in entries),
        acceptances=sum(acceptance.version for acceptance in acceptances),
        commitments=sum(commitment.version for commitment in commitments),
    )
    closing = find_closing(store, edition.questionnaire, then, current, profile)
    content = Content(SCHEMA, mark_of(edition), then, final, responses, profile)
    if company is None:  # what stands beside it today says nothing of a company as it was then
        content = replace(content, workbook=entries, acceptances=acceptances, commitments=_close(commitments, closing))
    return take_snapshot(content, edition.questionnaire, operation), revision, closing


def _close(standing: Iterable[Commitment], closing: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Return the commitments as they stand once some of them are closed."""
    closed = {commitment.action: commitment for commitment in closing}
    return tuple(
        replace(closed[commitment.action], version=commitment.version + 1)
        if commitment.action in closed
        else commitment
        for commitment in standing
    )


def check_can_answer(assessment: Assessment) -> None:
    """Raise FinalError unless the assessment takes responses."""
    if not PHASES[assessment.status].takes_responses:
        raise FinalError(
            f"assessment {assessment.id}",
            "it is final and takes no more changes",
            "Start a new assessment of the company instead",
            "final",
        )


def can_answer(assessment: Assessment) -> bool:
    """Tell whether the assessment takes responses."""
    return PHASES[assessment.status].takes_responses


def check_can_finalise(
    edition: Edition, assessment: Assessment, company: Company, responses: Iterable[Response]
) -> None:
    """Raise FinalError if the assessment is final, NotReady if none of the items asked is rated."""
    check_can_answer(assessment)
    if not PHASES[assessment.status].is_complete(_asked(edition, assessment, company, responses)):
        raise NotReady(
            f"assessment {assessment.id}",
            "nothing is rated yet, so there is no score to keep",
            "Choose a level for at least one of the items asked, then finalise",
            "nothing-rated",
        )


def can_finalise(edition: Edition, assessment: Assessment, company: Company, responses: Iterable[Response]) -> bool:
    """Tell whether the assessment can be made final."""
    phase = PHASES[assessment.status]
    return phase.next is not None and phase.is_complete(_asked(edition, assessment, company, responses))


def _asked(
    edition: Edition, assessment: Assessment, company: Company, responses: Iterable[Response]
) -> tuple[Response, ...]:
    asked = {item.id for item in edition.questionnaire.items_for(company.profile, assessment.track)}
    return tuple(response for response in responses if response.item in asked)


def _check_track(questionnaire: Questionnaire, track: str) -> None:
    names = [known.id for known in questionnaire.tracks]
    if track not in names:
        remedy = suggest(track, names) or "Choose one of its tracks"
        raise InvalidEntry(f"track {track}", f"{questionnaire.id} has no such track", remedy, "track-unknown")
