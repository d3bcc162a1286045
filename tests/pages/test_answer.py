from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.companies import add_company
from assessments.lifecycle import start_assessment
from assessments.model import Assessment, Response
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.pages.conftest import check_sound
from ui.routes import ANSWER, REVIEW

ITEM = "goals.alignment"


@pytest.fixture
def draft(services: wiring.Services) -> Assessment:
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    company = add_company(
        services.store, wiring.WORKSPACE, "Kiosk", CompanyProfile(headcount=3), wiring.new_operation()
    )
    return start_assessment(services.store, edition, company, "starter", date(2026, 11, 25), wiring.new_operation())


def said(services: wiring.Services, draft: Assessment, item: str = ITEM) -> Response:
    found = services.store.find_responses(wiring.WORKSPACE, draft.id, "self")
    return next((r for r in found if r.item == item), Response(item))


def choose(at: AppTest, draft: Assessment, choice: int | str, item: str = ITEM) -> None:
    at.radio(key=f"said-{draft.id}-{item}").set_value(choice).run()
    check_sound(at)


def test_every_choice_is_saved_at_once(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    at = open_screen(ANSWER, assessment=draft.id)
    choose(at, draft, 3)
    assert (said(services, draft).state, said(services, draft).value) == (State.VALUE, 3)
    choose(at, draft, "dk")
    assert said(services, draft).state is State.DONT_KNOW


def test_undo_brings_back_what_stood_there(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    at = open_screen(ANSWER, assessment=draft.id)
    choose(at, draft, 3)
    choose(at, draft, 1)
    at.button(key="undo").click().run()
    check_sound(at)
    assert said(services, draft).value == 3


def test_not_applicable_waits_for_its_reason(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    item = "goals.audience"
    at = open_screen(ANSWER, assessment=draft.id, item=item)
    choose(at, draft, "na", item)
    assert said(services, draft, item).state is State.UNANSWERED
    at.text_input(key=f"reason-{draft.id}-{item}").set_value("We only sell to one customer").run()
    check_sound(at)
    kept = said(services, draft, item)
    assert (kept.state, kept.reason) == (State.NOT_APPLICABLE, "We only sell to one customer")


def test_next_leads_on_and_from_the_last_practice_to_the_review(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    at = open_screen(ANSWER, assessment=draft.id)
    at.button(key="next").click().run()
    check_sound(at)
    assert at.query_params["item"] == "goals.smart"
    at.query_params["item"] = "measure.decisions"
    at.run()
    at.button(key="finish").click().run()
    check_sound(at)
    assert "finalise-now" in {button.key for button in at.button}


def test_a_final_assessment_cannot_be_changed(open_screen: Callable[..., AppTest], demo: dict[str, Assessment]) -> None:
    final = demo["bakery"]
    at = open_screen(ANSWER, assessment=final.id)
    assert at.radio(key=f"said-{final.id}-{ITEM}").disabled


def test_finalising_freezes_and_shows_the_results(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    choose(open_screen(ANSWER, assessment=draft.id), draft, 2)
    at = open_screen(REVIEW, assessment=draft.id)
    at.button(key="finalise-now").click().run()
    check_sound(at)
    assert services.store.find_assessment(wiring.WORKSPACE, draft.id).status == "final"


def test_finalising_nothing_says_what_to_do(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    at = open_screen(REVIEW, assessment=draft.id)
    assert at.button(key="finalise-now").disabled


@pytest.mark.parametrize("subject", ["assessment", "company"])
def test_an_address_of_something_else_says_so(open_screen: Callable[..., AppTest], subject: str) -> None:
    at = open_screen(ANSWER, **{subject: "nothing-of-that-name"})
    assert [heading.value for heading in at.subheader] == ["Nothing found at this address"]


def test_a_missing_reason_keeps_one_on_the_practice(
    open_screen: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    item = "goals.audience"
    at = open_screen(ANSWER, assessment=draft.id, item=item)
    choose(at, draft, "na", item)
    at.button(key="next").click().run()
    check_sound(at)
    assert at.query_params["item"] == item
    at.text_input(key=f"reason-{draft.id}-{item}").set_value("We only sell to one customer").run()
    at.button(key="next").click().run()
    check_sound(at)
    assert at.query_params["item"] != item
