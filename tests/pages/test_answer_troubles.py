"""Nothing that was said is lost: other windows, other companies, a store that fails, texts that are too long."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.answering import answer
from assessments.companies import add_company
from assessments.errors import StoreUnavailable
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment, Evidence, EvidenceKind, Response
from assessments.text import COMMENT
from locales import speech
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.pages.conftest import check_sound
from ui.routes import ANSWER

ITEM, NEXT = "goals.alignment", "goals.smart"
Open = Callable[..., AppTest]


def start(services: wiring.Services, name: str) -> Assessment:
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    company = add_company(services.store, wiring.WORKSPACE, name, CompanyProfile(headcount=3), wiring.new_operation())
    return start_assessment(services.store, edition, company, "starter", date(2026, 11, 25), wiring.new_operation())


@pytest.fixture
def draft(services: wiring.Services) -> Assessment:
    return start(services, "Kiosk")


def said(services: wiring.Services, draft: Assessment, item: str = ITEM) -> Response:
    found = services.store.find_responses(wiring.WORKSPACE, draft.id, "self")
    return next((r for r in found if r.item == item), Response(item))


def say_elsewhere(services: wiring.Services, draft: Assessment, response: Response) -> None:
    """Save a response as another window would."""
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    company = services.store.find_company(wiring.WORKSPACE, draft.company)
    answer(services.store, edition, draft, company, response, wiring.new_operation())


def finalise_elsewhere(services: wiring.Services, draft: Assessment) -> None:
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    finalise(services.store, edition, draft, wiring.new_operation())


def choose(at: AppTest, draft: Assessment, choice: int | str, item: str = ITEM) -> None:
    at.radio(key=f"said-{draft.id}-{item}").set_value(choice).run()
    check_sound(at)


def write(at: AppTest, draft: Assessment, comment: str, item: str = ITEM) -> None:
    at.text_area(key=f"comment-{draft.id}-{item}").set_value(comment).run()
    check_sound(at)


def comment_shown(at: AppTest, draft: Assessment) -> str | None:
    return at.text_area(key=f"comment-{draft.id}-{ITEM}").value


def texts(at: AppTest) -> list[str]:
    return [text.value for text in at.text]


@pytest.fixture
def open_notes(open_screen: Open, draft: Assessment) -> Callable[..., AppTest]:
    def open_notes(language: str = "en") -> AppTest:
        at = open_screen(ANSWER, assessment=draft.id, item=ITEM, lang=language)
        at.session_state["notes"] = True
        return at.run()

    return open_notes


def break_store(services: wiring.Services, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise StoreUnavailable("five-steps.db", "there is no room left on the disk", "Make room", "disk-full")

    monkeypatch.setattr(type(services.store), "save_response", refuse)


def test_an_option_chosen_here_keeps_the_comment_written_in_another_window(
    open_screen: Open, services: wiring.Services, draft: Assessment
) -> None:
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    shown = Evidence(EvidenceKind.OBSERVED, "Seen at the counter", date(2026, 11, 2))
    say_elsewhere(services, draft, Response(ITEM, comment="Written elsewhere", evidence=shown))
    choose(at, draft, 3)
    kept = said(services, draft)
    assert (kept.value, kept.comment, kept.evidence) == (3, "Written elsewhere", shown)


def test_a_comment_written_here_keeps_the_option_chosen_in_another_window(
    open_notes: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    at = open_notes()
    say_elsewhere(services, draft, Response(ITEM, State.VALUE, 3.0))
    write(at, draft, "Written here")
    assert (said(services, draft).value, said(services, draft).comment) == (3, "Written here")


def test_undo_of_one_company_is_not_offered_to_another(
    open_screen: Open, services: wiring.Services, draft: Assessment
) -> None:
    other = start(services, "Works")
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    choose(at, draft, 3)
    at.query_params["assessment"] = other.id
    at.run()
    assert at.button(key="undo").disabled


def test_undo_goes_to_what_it_takes_back(open_screen: Open, services: wiring.Services, draft: Assessment) -> None:
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    choose(at, draft, 3)
    at.button(key="next").click().run()
    at.button(key="undo").click().run()
    check_sound(at)
    assert at.query_params["item"] == ITEM
    assert said(services, draft).state is State.UNANSWERED


def test_undo_that_comes_too_late_says_why(open_screen: Open, services: wiring.Services, draft: Assessment) -> None:
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    choose(at, draft, 3)
    choose(at, draft, 1)
    finalise_elsewhere(services, draft)
    at.button(key="undo").click().run()
    check_sound(at)
    assert speech("en").say("error.final", where="") in texts(at)
    assert said(services, draft).value == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_typed_after_finalising_elsewhere_stays_on_the_screen(
    open_notes: Callable[..., AppTest], services: wiring.Services, draft: Assessment, language: str
) -> None:
    at = open_notes(language)
    say_elsewhere(services, draft, Response(ITEM, State.VALUE, 3.0))
    finalise_elsewhere(services, draft)
    write(at, draft, "Too late")
    assert speech(language).say("error.final", where="") in texts(at)
    assert comment_shown(at, draft) == "Too late"
    assert "retry" not in {button.key for button in at.button}
    assert said(services, draft).comment == ""


def test_a_comment_of_three_megabytes_is_refused_and_stays_while_the_rest_is_saved(
    open_notes: Callable[..., AppTest], services: wiring.Services, draft: Assessment
) -> None:
    at, long = open_notes(), "x" * 3_000_000
    write(at, draft, long)
    assert [text for text in texts(at) if str(COMMENT) in text]
    assert comment_shown(at, draft) == long
    choose(at, draft, 2)
    assert (said(services, draft).value, said(services, draft).comment) == (2, "")
    assert comment_shown(at, draft) == long
    write(at, draft, "short")
    assert said(services, draft) == replace(said(services, draft), value=2, comment="short")
    assert "retry" not in {button.key for button in at.button}


def test_answers_that_could_not_be_saved_wait_and_are_saved_together(
    open_screen: Open, services: wiring.Services, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    with monkeypatch.context() as broken:
        break_store(services, broken)
        choose(at, draft, 3)
        at.button(key="next").click().run()
        choose(at, draft, 1, NEXT)
        assert at.radio(key=f"said-{draft.id}-{NEXT}").value == 1
    assert said(services, draft).state is State.UNANSWERED
    at.button(key="retry").click().run()
    check_sound(at)
    assert (said(services, draft).value, said(services, draft, NEXT).value) == (3, 1)
    assert "retry" not in {button.key for button in at.button}


def test_the_next_answer_that_is_saved_takes_those_with_it_that_wait(
    open_screen: Open, services: wiring.Services, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    with monkeypatch.context() as broken:
        break_store(services, broken)
        choose(at, draft, 3)
    at.button(key="next").click().run()
    assert at.button(key="to-unsaved")
    choose(at, draft, 1, NEXT)
    assert (said(services, draft).value, said(services, draft, NEXT).value) == (3, 1)


def test_an_answer_that_waits_is_not_saved_for_another_company(
    open_screen: Open, services: wiring.Services, draft: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = start(services, "Works")
    at = open_screen(ANSWER, assessment=draft.id, item=ITEM)
    with monkeypatch.context() as broken:
        break_store(services, broken)
        choose(at, draft, 3)
    at.query_params["assessment"] = other.id
    at.run()
    assert at.radio(key=f"said-{other.id}-{ITEM}").value is None
    assert "retry" not in {button.key for button in at.button}


def test_the_field_of_the_comment_stays_open_once_something_is_in_it(
    open_notes: Callable[..., AppTest], draft: Assessment
) -> None:
    at = open_notes()
    (label,) = [expander.label for expander in at.expander]
    write(at, draft, "First words")
    assert [expander.label for expander in at.expander] == [label]
