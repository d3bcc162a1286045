"""What may be said to an item, and how it is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.answering import answer, answer_all, can_save, check_response, find_history, undo
from assessments.errors import Conflict, FinalError, InvalidResponse
from assessments.model import Evidence, EvidenceKind, Response
from scoring.model import State
from tests.factories import DAY, a_response, an_edition, an_operation
from tests.house import House

QUESTIONNAIRE = an_edition().questionnaire
WAIVED = Response("work.rules", State.NOT_APPLICABLE, reason="no staff", waived_by="Marina")


def test_an_answer_is_saved_at_once(house: House) -> None:
    saved = house.answer(a_response(value=3))
    assert house.store.find_responses("home", "first") == (saved,)
    assert (saved.value, saved.version) == (3, 1)


@pytest.mark.parametrize(
    ("response", "said"),
    [
        (a_response("plan.gaol"), r'plan\.gaol: small has no such item\. Did you mean "plan\.goal"\?'),
        (a_response("x"), "no such item"),
        (a_response(value=2.5), r"plan\.goal: there is no option 2\.5\. Choose one of 0, 1, 2, 3, 4"),
        (a_response(value=float("nan")), "no option nan"),
        (Response("plan.goal", State.VALUE), "no option was chosen"),
        (Response("plan.goal", State.OUT_OF_SCOPE), "out of scope is not an answer"),
        (Response("plan.goal", State.NOT_APPLICABLE), r'"not applicable" needs a reason\. Say in a sentence'),
        (Response("plan.goal", State.NOT_APPLICABLE, reason=" \x00\n"), "needs a reason"),
        (replace(WAIVED, waived_by=" "), r"work\.rules: the item is essential.*Name who takes"),
        (replace(WAIVED, reason=""), "needs a reason"),
        (a_response(confidence=1.5), "confidence is 1.5"),
        (a_response(confidence=float("nan")), "confidence is nan"),
        (a_response(comment="x" * 3_000_000), "3,000,000 characters"),
    ],
)
def test_what_the_questionnaire_does_not_allow_is_refused(house: House, response: Response, said: str) -> None:
    with pytest.raises(InvalidResponse, match=said) as caught:
        house.answer(response)
    assert caught.value.code
    assert not can_save(QUESTIONNAIRE, response)
    assert house.store.find_responses("home", "first") == ()


@pytest.mark.parametrize(
    "response",
    [
        a_response(value=0),
        Response("plan.goal", State.DONT_KNOW, comment="ask"),
        Response("plan.goal", State.NOT_APPLICABLE, reason="no goals"),
        Response("plan.goal", comment="later"),
        WAIVED,
    ],
)
def test_what_it_allows_is_saved_unchanged(house: House, response: Response) -> None:
    assert can_save(QUESTIONNAIRE, response)
    saved = house.answer(response)
    assert replace(saved, version=0, saved=None) == response


def test_what_does_not_belong_to_the_state_is_dropped() -> None:
    said = a_response(value=2, reason="old reason", waived_by="Marina", comment="kept")
    assert check_response(QUESTIONNAIRE, said) == a_response(value=2, comment="kept")
    for state in (State.DONT_KNOW, State.UNANSWERED):
        assert check_response(QUESTIONNAIRE, replace(said, state=state)) == Response("plan.goal", state, comment="kept")
    assert check_response(QUESTIONNAIRE, replace(WAIVED, value=3.0)) == WAIVED


def test_evidence_that_says_nothing_is_none() -> None:
    silent = Evidence(EvidenceKind.OBSERVED, " \x07\n", DAY)
    assert check_response(QUESTIONNAIRE, a_response(evidence=silent)) == a_response()
    seen = a_response(evidence=replace(silent, text="on the wall"))
    assert check_response(QUESTIONNAIRE, seen) == seen


def test_an_answer_outside_the_scope_is_kept(house: House) -> None:
    assert house.answer(a_response("work.agency", 4)).version == 1
    assert house.read().profile.ignored == ("work.agency",)


def test_a_final_assessment_takes_no_answer(house: House) -> None:
    house.answer(a_response())
    house.finalise()
    final = house.store.find_assessment("home", "first")
    for assessment in (final, house.draft):  # a second tab may still believe that it is a draft
        with pytest.raises(FinalError, match="new assessment"):
            answer(house.store, house.edition, assessment, house.company, a_response(), an_operation())


def test_a_second_tab_may_ask_to_save_only_over_what_it_has_seen(house: House) -> None:
    seen = house.answer(a_response(value=1))
    house.answer(a_response(value=2))
    with pytest.raises(Conflict) as caught:
        answer(
            house.store, house.edition, house.draft, house.company, a_response(value=4), an_operation(), seen.version
        )
    assert isinstance(caught.value.current, Response)
    assert caught.value.current.value == 2


def test_undo_brings_back_what_stood_before_and_again_undoes_that(house: House) -> None:
    house.answer(a_response(value=1, comment="first"))
    house.answer(Response("plan.goal", State.DONT_KNOW))
    for expected in ((1.0, "first"), (None, "")):
        back = undo(house.store, house.edition, house.draft, house.company, "plan.goal", an_operation())
        assert (back.value, back.comment) == expected
    assert [r.version for r in find_history(house.store, house.draft, "plan.goal")] == [1, 2, 3, 4]


def test_undo_of_the_first_answer_leaves_the_item_unanswered(house: House) -> None:
    house.answer(a_response())
    back = undo(house.store, house.edition, house.draft, house.company, "plan.goal", an_operation())
    assert (back.state, back.value) == (State.UNANSWERED, None)


def test_many_answers_are_saved_together_or_not_at_all(house: House) -> None:
    good = [a_response("plan.goal", 1), a_response("plan.budget", 2)]
    with pytest.raises(InvalidResponse):
        answer_all(house.store, house.edition, house.draft, house.company, [*good, a_response(value=9)], an_operation())
    assert house.store.find_responses("home", "first") == ()
    answer_all(house.store, house.edition, house.draft, house.company, good, an_operation())
    assert len(house.store.find_responses("home", "first")) == 2
