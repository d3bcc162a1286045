"""The content of a snapshot: everything an assessment was, as canonical JSON, and read back as it was."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from assessments.canonical import canonical, digest
from assessments.commitments import Commitment
from assessments.model import Assessment, Company, Operation, Response, Snapshot
from assessments.workbooks import Acceptance
from governance.model import Entry
from scoring.model import Profile, SectionScore

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from questionnaires.model import Questionnaire
    from questionnaires.translation import Edition

SCHEMA: Literal["five-steps/snapshot/2"] = "five-steps/snapshot/2"


@dataclass(frozen=True, slots=True)
class QuestionnaireMark:
    """Which questionnaire it was: its id, its version, and the fingerprint of all it says."""

    id: str
    version: str
    sha256: str


def mark_of(edition: Edition) -> QuestionnaireMark:
    """Return the mark of an edition."""
    return QuestionnaireMark(edition.questionnaire.id, edition.questionnaire.version, edition.sha256)


@dataclass(frozen=True, slots=True)
class Content:
    """What a snapshot holds; one of the first schema has nothing of what the company kept beside the assessment."""

    schema: Literal["five-steps/snapshot/1", "five-steps/snapshot/2"]
    questionnaire: QuestionnaireMark
    company: Company
    assessment: Assessment
    responses: tuple[Response, ...]
    profile: Profile
    workbook: tuple[Entry, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()


def take_snapshot(content: Content, questionnaire: Questionnaire, operation: Operation) -> Snapshot:
    """Return the snapshot of a content, hashed, with the numbers that lists show."""
    text = write_content(content)
    overall, weakest = content.profile.overall, find_weakest(content.profile, questionnaire)
    return Snapshot(
        workspace=content.company.workspace,
        id=operation.new_id("snapshot"),
        company=content.company.id,
        assessment=content.assessment.id,
        day=content.assessment.day,
        taken=operation.at,
        sha256=digest(text),
        content=text,
        score=overall.score,
        level=overall.level,
        coverage=overall.coverage,
        weakest=weakest.id if weakest else None,
        weakest_score=weakest.score if weakest else None,
    )


def write_content(content: Content) -> str:
    """Return the content as canonical JSON, the same text for the same content."""
    written = _adapter().dump_python(content, mode="json")
    for commitment in written["commitments"]:
        commitment["by_hand"].sort()
    return canonical(written)


def read_content(snapshot: Snapshot) -> Content:
    """Return the content of a snapshot that was read with it."""
    return _adapter().validate_json(snapshot.content)


def find_weakest(profile: Profile, questionnaire: Questionnaire) -> SectionScore | None:
    """Return the lowest rated step, the first of equals; `None` if no step is rated."""
    steps = (profile.section(section.id) for section in questionnaire.sections)
    rated = [step for step in steps if step.score is not None]
    return min(rated, key=lambda step: step.score or 0.0, default=None)


@cache
def _adapter() -> TypeAdapter[Content]:
    from pydantic import TypeAdapter

    return TypeAdapter(Content)
