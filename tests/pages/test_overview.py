from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.answering import answer_all
from assessments.companies import add_company, archive_company
from assessments.exchange import export_assessment
from assessments.lifecycle import start_assessment
from assessments.model import Assessment, Response, Status
from assessments.reading import read_assessment
from locales import speech
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of


def test_the_empty_overview_offers_a_company_and_the_demo(open_screen: Callable[..., AppTest]) -> None:
    at = open_screen()
    assert {"new-company", "demo"} <= {button.key for button in at.button}


def test_the_demo_button_brings_three_companies(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    at = open_screen()
    at.button(key="demo").click().run()
    check_sound(at)
    companies = services.store.find_companies(wiring.WORKSPACE)
    assert len(companies) == 3
    assert {f"results-{company.id}" for company in companies} <= {button.key for button in at.button}


def test_assessing_again_opens_a_draft_beside_the_final_one(
    open_screen: Callable[..., AppTest], services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    company = demo["bakery"].company
    at = open_screen()
    at.button(key=f"start-{company}").click().run()
    check_sound(at)
    found = services.store.find_assessments(wiring.WORKSPACE, company)
    assert [assessment.status for assessment in found].count(Status.DRAFT) == 1
    assert len(found) == 3


def test_the_overview_speaks_the_language_of_the_address(open_screen: Callable[..., AppTest]) -> None:
    assert open_screen(lang="ru").button(key="new-company").label == "Новая компания"


def test_a_copy_of_the_data_lands_in_the_folder(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    at = open_screen()
    at.session_state["data"] = True
    at.run()
    at.button(key="copy").click().run()
    check_sound(at)
    assert len(list((services.settings.folder / "copies").glob("*.db"))) == 1


def send(at: AppTest, content: bytes) -> AppTest:
    """Import a file as a visitor does."""
    at.session_state["data"] = True
    at.run()
    at.file_uploader(key="import-file").set_value(("assessment.json", content, "application/json"))
    at.button(key="import-send").click().run()
    check_sound(at)
    return at


@pytest.fixture
def exported(services: wiring.Services, demo: dict[str, Assessment]) -> str:
    reading = read_assessment(services.store, services.catalogue, wiring.WORKSPACE, demo["bakery"].id)
    return export_assessment(reading)


def test_an_imported_assessment_stands_on_the_overview_at_once(
    open_screen: Callable[..., AppTest], services: wiring.Services, exported: str
) -> None:
    known = {company.id for company in services.store.find_companies(wiring.WORKSPACE)}
    at = send(open_screen(), exported.encode())
    (taken,) = (c for c in services.store.find_companies(wiring.WORKSPACE) if c.id not in known)
    assert f"results-{taken.id}" in {button.key for button in at.button}
    assert [text.value for text in at.text if taken.name in text.value]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"value":1.0', '"value":9.0', "9"),
        ('"score":', '"scare":', "score"),
        ("five-steps/assessment/1", "five-steps/assessment/2", "schema"),
        ('"status":"final"', '"status":"open"', "status"),
        ('"headcount":', '"headcount":-', "-"),
    ],
)
def test_a_file_that_was_changed_is_refused_in_the_language_of_the_visit(
    open_screen: Callable[..., AppTest], services: wiring.Services, exported: str, old: str, new: str, words: str
) -> None:
    assert old in exported
    before = services.store.find_companies(wiring.WORKSPACE)
    at = send(open_screen(lang="ru"), exported.replace(old, new).encode())
    said = "\n".join(text.value for text in at.text)
    assert speech("ru").say("error.import_refused") in said
    assert words in said
    assert services.store.find_companies(wiring.WORKSPACE) == before


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", "Цели".encode("cp1251"), b"[" * 100_000, b"null"])
def test_a_file_that_is_no_assessment_is_refused(open_screen: Callable[..., AppTest], content: bytes) -> None:
    at = send(open_screen(), content)
    assert [text.value for text in at.text if speech("en").say("error.import_refused") in text.value]


def test_a_complete_draft_leads_to_its_review(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    profile = CompanyProfile(headcount=3)
    company = add_company(services.store, wiring.WORKSPACE, "Kiosk", profile, wiring.new_operation())
    day = date(2026, 11, 25)
    draft = start_assessment(services.store, edition, company, "starter", day, wiring.new_operation())
    items = edition.questionnaire.items_for(profile, "starter")
    said = tuple(Response(item.id, State.VALUE, 2) for item in items)
    answer_all(services.store, edition, draft, company, said, wiring.new_operation())
    at = open_screen()
    at.button(key=f"answer-{company.id}").click().run()
    check_sound(at)
    assert "finalise-now" in {button.key for button in at.button}


def test_a_company_put_away_earlier_can_be_brought_back(
    open_screen: Callable[..., AppTest], services: wiring.Services
) -> None:
    profile = CompanyProfile(headcount=3)
    company = add_company(services.store, wiring.WORKSPACE, "Kiosk", profile, wiring.new_operation())
    archive_company(services.store, company, wiring.new_operation())
    at = open_screen()
    at.session_state["data"] = True
    at.run()
    at.button(key=f"restore-{company.id}").click().run()
    check_sound(at)
    assert not services.store.find_company(wiring.WORKSPACE, company.id).archived


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """A day on which the plan of the bakery is under way."""
    monkeypatch.setattr(wiring, "now", lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))
    return date(2026, 11, 25)


def test_a_card_says_how_far_the_plan_is_and_what_is_late(
    open_screen: Callable[..., AppTest], demo: dict[str, Assessment], today: date
) -> None:
    text = html_of(open_screen()).text.replace("\u00a0", " ")
    assert "done: 6 of 20" in text
    assert "Overdue: 2" in text
    assert text.count("Plan") == 1


def test_what_is_late_and_what_is_due_soon_lead_to_its_action(
    open_screen: Callable[..., AppTest], demo: dict[str, Assessment], today: date
) -> None:
    markup = html_of(open_screen())
    text = markup.text.replace("\u00a0", " ")
    assert text.index("Days overdue: 25") < text.index("Days overdue: 5")
    assert text.index("Due in the next two weeks") < text.index("Due 1 Dec 2026") < text.index("Due 4 Dec 2026")
    company = demo["bakery"].company
    links = [link for link in markup.all_values("href") if link.startswith("/progress?")]
    assert links[0] == f"/progress?company={company}&action=goals.risk.02"
    assert len(links) == 4


def test_what_is_due_of_examples_gives_way_to_what_is_due_of_ones_own(
    open_screen: Callable[..., AppTest], services: wiring.Services, demo: dict[str, Assessment], today: date
) -> None:
    profile = CompanyProfile(headcount=3)
    add_company(services.store, wiring.WORKSPACE, "Kiosk", profile, wiring.new_operation())
    assert "Due in the next two weeks" not in html_of(open_screen()).text


def test_more_than_a_few_overdue_actions_are_counted(
    open_screen: Callable[..., AppTest], demo: dict[str, Assessment], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "now", lambda: datetime(2027, 11, 25, 12, tzinfo=UTC))
    at = open_screen()
    assert "And more of them: 6" in html_of(at).text.replace("\u00a0", " ")


def test_an_empty_overview_loads_nothing_heavy(tmp_path: Path) -> None:
    script = Path(__file__).with_name("visit_empty_overview.py")
    environment = {**os.environ, "FIVESTEPS_DATA": str(tmp_path), "PYTHONPATH": str(script.parents[2])}
    visited = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment, check=False)
    assert visited.returncode == 0, visited.stderr[-2000:]
