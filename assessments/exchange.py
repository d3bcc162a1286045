"""Taking an assessment out as JSON and back in, under new ids: all or nothing, and never over what is there.

Responses alone come in by `read_responses_file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from assessments.answering import answer_all, check_response
from assessments.canonical import canonical
from assessments.companies import add_company
from assessments.errors import AssessmentError, ImportRefused
from assessments.lifecycle import can_finalise, finalise_for, start_assessment
from assessments.model import Assessment, Company, Operation, Response, Status
from assessments.reading import SELF, Catalogue, Reading, compute_profile
from assessments.responses_file import read_responses, read_responses_file
from assessments.snapshots import QuestionnaireMark, mark_of
from assessments.store import Store
from assessments.text import clean_company
from questionnaires.errors import QuestionnaireError, shown, suggest
from questionnaires.translation import Edition
from scoring.model import Profile

__all__ = ["SCHEMA", "Document", "export_assessment", "import_assessment", "read_responses", "read_responses_file"]

SCHEMA: Literal["five-steps/assessment/1"] = "five-steps/assessment/1"
LARGEST = 20_000_000
_NAME = "assessment file"
_REMEDY = "Take the file out of Five Steps again, or correct it"
_CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Document:
    """A whole assessment as it leaves the house; `profile` is there to be read, and computed again on the way in."""

    schema: Literal["five-steps/assessment/1"]
    questionnaire: QuestionnaireMark
    company: Company
    assessment: Assessment
    responses: tuple[Response, ...]
    profile: Profile


def export_assessment(reading: Reading) -> str:
    """Return the assessment as canonical JSON, the same text for the same assessment."""
    document = Document(
        SCHEMA, mark_of(reading.edition), reading.company, reading.assessment, reading.responses, reading.profile
    )
    return canonical(_adapter().dump_python(document, mode="json")) + "\n"


def import_assessment(
    store: Store, catalogue: Catalogue, workspace: str, text: str, operation: Operation, company: str | None = None
) -> Assessment:
    """Return the assessment taken over from an export, under new ids: of a new company, or of the one named.

    A final one becomes final again, if this questionnaire gives it the score it had. ImportRefused lists all that is
    wrong with the text; then nothing was changed.
    """
    document = _parse(text)
    edition = _load(catalogue, document)
    problems = tuple(_find_problems(document, edition))
    if problems:
        raise ImportRefused(_NAME, problems, _REMEDY)
    then, was = document.company, document.assessment
    if company is None:
        owner = add_company(store, workspace, then.name, then.profile, operation.part("company"), about=then.about)
    else:
        owner = store.find_company(workspace, company)
    begun = start_assessment(store, edition, owner, was.track, was.day, operation.part("start"))
    answer_all(store, edition, begun, owner, document.responses, operation.part("answer"))
    if was.status is Status.FINAL:
        then = replace(clean_company(then), workspace=workspace, id=owner.id, demo=None, archived=False)
        finalise_for(store, edition, begun, operation.part("finalise"), then)
    return store.find_assessment(workspace, begun.id)


def _parse(text: str) -> Document:
    if len(text) > LARGEST:
        raise ImportRefused(_NAME, (f"it is longer than {LARGEST // 1_000_000} million characters",), _REMEDY)
    try:
        return _adapter().validate_json(text, strict=True)
    except ValidationError as error:
        said = error.errors(include_url=False, include_context=False, include_input=False)
        problems = tuple(
            f"{'.'.join(map(str, one['loc'])) or 'file'}: {one['msg'].removeprefix('Value error, ')}" for one in said
        )
        raise ImportRefused(_NAME, problems, _REMEDY) from None


def _load(catalogue: Catalogue, document: Document) -> Edition:
    """Return the edition by its id, never by a path: the text comes from anywhere."""
    wanted, known = document.questionnaire.id, catalogue.ids()
    if wanted not in known:
        problem = f"questionnaire.id: there is no questionnaire {shown(wanted)}. {suggest(wanted, known)}"
        raise ImportRefused(_NAME, (problem,), "Add that questionnaire first")
    try:
        return catalogue.load(wanted)
    except QuestionnaireError as error:
        problems = tuple(str(problem) for problem in error.problems)
        raise ImportRefused(_NAME, problems, "Correct that questionnaire first") from error


def _find_problems(document: Document, edition: Edition) -> Iterator[str]:
    """Yield all that is wrong with a document of the right shape."""
    questionnaire, company, track = edition.questionnaire, document.company, document.assessment.track
    try:
        clean_company(company)
    except AssessmentError as error:
        yield str(error)
    tracks = [known.id for known in questionnaire.tracks]
    if track not in tracks:
        yield f"assessment.track: there is no track {shown(track)}. {suggest(track, tracks)}"
    for name, said, known in (
        ("countries", company.profile.countries, questionnaire.countries),
        ("flags", company.profile.flags, questionnaire.flags),
    ):
        for one in said:
            if one not in known:
                yield f"company.profile.{name}: {questionnaire.id} does not know {shown(one)}. {suggest(one, known)}"
    wrong = tuple(_response_problems(document, edition))
    yield from wrong
    if document.assessment.status is Status.FINAL and track in tracks and not wrong:
        yield from _score_problems(document, edition)


def _response_problems(document: Document, edition: Edition) -> Iterator[str]:
    seen: set[str] = set()
    for number, response in enumerate(document.responses):
        place = f"responses.{number}"
        if response.respondent != SELF:
            yield f"{place}: the respondent is {shown(response.respondent)}. Only answers of {SELF} are taken over"
        if response.item in seen:
            yield f"{place}: {response.item} stands there twice. Keep one of them"
        seen.add(response.item)
        try:
            check_response(edition.questionnaire, response)
        except AssessmentError as error:
            yield f"{place}: {error}"


def _score_problems(document: Document, edition: Edition) -> Iterator[str]:
    """Yield why a final assessment cannot be final here: nothing rated, or another questionnaire, another score."""
    draft = replace(document.assessment, status=Status.DRAFT)
    if not can_finalise(edition, draft, document.company, document.responses):
        yield "assessment.status: it is final, and nothing in it is rated. Take it over as a draft"
        return
    was = document.profile.overall
    now = compute_profile(edition, document.company, draft, document.responses).overall
    same = was.score == now.score or (
        was.score is not None and now.score is not None and abs(was.score - now.score) <= _CLOSE
    )
    if not same or was.level != now.level:
        yield (
            f"questionnaire: version {document.questionnaire.version} gave the score {was.score}, "
            f"version {edition.questionnaire.version}, which is here, gives {now.score}. Take it over as a draft"
        )


@cache
def _adapter() -> TypeAdapter[Document]:
    return TypeAdapter(Document)
