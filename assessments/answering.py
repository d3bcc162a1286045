"""Saying something to an item: checked, saved at once, taken back by saving what stood there before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.errors import InvalidResponse
from assessments.lifecycle import check_can_answer
from assessments.model import Assessment, Company, Operation, Response
from assessments.store import Store
from assessments.text import clean_response
from questionnaires.errors import suggest
from scoring.model import State

if TYPE_CHECKING:
    from questionnaires.model import Item, Questionnaire
    from questionnaires.translation import Edition


def answer(
    store: Store,
    edition: Edition,
    assessment: Assessment,
    company: Company,
    response: Response,
    operation: Operation,
    expect: int | None = None,
) -> Response:
    """Return the response as it was saved; it is durable then.

    InvalidResponse says what the questionnaire does not allow, FinalError that the assessment takes no more, and
    Conflict (only with `expect`) that somebody saved this cell since. A response to an item outside the company's
    profile or the track is kept; it counts once the item is in scope.
    """
    check_can_answer(assessment)
    checked = check_response(edition.questionnaire, response)
    return store.save_response(company.workspace, assessment.id, checked, operation, expect)


def answer_all(
    store: Store,
    edition: Edition,
    assessment: Assessment,
    company: Company,
    responses: Iterable[Response],
    operation: Operation,
) -> tuple[Response, ...]:
    """Return the responses as they were saved, all of them in one step; InvalidResponse if one is not allowed."""
    check_can_answer(assessment)
    checked = [check_response(edition.questionnaire, response) for response in responses]
    return store.save_responses(company.workspace, assessment.id, checked, operation)


def can_save(questionnaire: Questionnaire, response: Response) -> bool:
    """Tell whether the questionnaire allows the response."""
    try:
        check_response(questionnaire, response)
    except InvalidResponse:
        return False
    return True


def check_response(questionnaire: Questionnaire, response: Response) -> Response:
    """Return the response as it would be saved, with texts cleaned; InvalidResponse if it is not allowed.

    What does not belong to its state is dropped: a value of anything but `value`, a reason of anything but `na`; and
    evidence that says nothing.
    """
    item = _find_item(questionnaire, response.item)
    response = clean_response(response)
    if response.evidence is not None and not response.evidence.text.strip():
        response = replace(response, evidence=None)
    if not 0 <= response.confidence <= 1:
        raise InvalidResponse(
            item.id, f"the confidence is {response.confidence}", "Give a number from 0 to 1", "confidence-out-of-range"
        )
    if response.state is State.VALUE:
        _check_value(questionnaire, item, response.value)
        return replace(response, reason="", waived_by="")
    if response.state is State.NOT_APPLICABLE:
        _check_waiver(item, response)
        return replace(response, value=None)
    if response.state is State.OUT_OF_SCOPE:
        remedy = "Change the profile or the track; nobody answers that an item is out of scope"
        raise InvalidResponse(item.id, "out of scope is not an answer", remedy, "state-not-allowed")
    return replace(response, value=None, reason="", waived_by="")


def undo(
    store: Store,
    edition: Edition,
    assessment: Assessment,
    company: Company,
    item: str,
    operation: Operation,
    respondent: str = "self",
) -> Response:
    """Return the response that stood at the item before the last save, saved again; unanswered if it was the first."""
    said = store.find_history(assessment.workspace, assessment.id, item, respondent)
    before = said[-2] if len(said) > 1 else Response(item, respondent=respondent)
    return answer(store, edition, assessment, company, before, operation)


def find_history(store: Store, assessment: Assessment, item: str, respondent: str = "self") -> tuple[Response, ...]:
    """Return everything a respondent ever said to an item, oldest first."""
    return store.find_history(assessment.workspace, assessment.id, item, respondent)


def _find_item(questionnaire: Questionnaire, wanted: str) -> Item:
    item = next((item for item in questionnaire.walk_items() if item.id == wanted), None)
    if item is None:
        remedy = suggest(wanted, (item.id for item in questionnaire.walk_items()))
        raise InvalidResponse(
            wanted, f"{questionnaire.id} has no such item", remedy or "See the list of its items", "item-unknown"
        )
    return item


def _check_value(questionnaire: Questionnaire, item: Item, value: float | None) -> None:
    values = questionnaire.scale_of(item).values
    if value not in values:
        allowed = ", ".join(f"{value:g}" for value in values)
        what = "no option was chosen" if value is None else f"there is no option {value:g}"
        raise InvalidResponse(item.id, what, f"Choose one of {allowed}", "value-not-allowed")


def _check_waiver(item: Item, response: Response) -> None:
    if not response.reason.strip():
        remedy = "Say in a sentence why it does not apply"
        raise InvalidResponse(item.id, '"not applicable" needs a reason', remedy, "reason-missing")
    if item.essential and not response.waived_by.strip():
        raise InvalidResponse(
            item.id,
            'the item is essential, so "not applicable" needs a name',
            "Name who takes responsibility",
            "waived-by-missing",
        )
