"""Results: the finding first, every number on request, and nothing heavy on the way."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.answering import answer, answer_all
from assessments.companies import add_company
from assessments.lifecycle import start_assessment
from assessments.model import Assessment, Response
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.pages.conftest import check_sound
from tests.pages.reading import charts_of, html_of, speaks
from ui.routes import RESULTS

Open = Callable[..., AppTest]
EVIL = "<script>alert(1)</script>![x](http://elsewhere/x.png)"


def a_draft(services: wiring.Services, name: str, said: Mapping[str, float | None] | float) -> Assessment:
    """Return a draft of a new company: some values by item, or one value for every item."""
    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    company = add_company(
        services.store, wiring.WORKSPACE, name, CompanyProfile(headcount=60, countries=("EU",)), new()
    )
    day = wiring.now().date()
    draft = start_assessment(services.store, edition, company, "full", day, new())
    asked = edition.questionnaire.items_for(company.profile, "full")
    values = {item.id: said for item in asked} if isinstance(said, float) else said
    for item, value in values.items():
        state = State.DONT_KNOW if value is None else State.VALUE
        answer(services.store, edition, draft, company, Response(item, state, value), new())
    return draft


def test_the_finding_is_the_title_and_the_numbers_are_folded(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(RESULTS, assessment=demo["bakery"].id)
    assert html.unescape(at.title[0].value) == "Listening leads (1.8), Measurement trails (0.5)"
    markup = html_of(at)
    assert {"ruler", "facts"} <= markup.classes
    assert "heat" not in markup.classes
    assert not charts_of(at, "echarts_chart")


def test_the_numbers_open_on_request_and_by_address(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(RESULTS, assessment=demo["bakery"].id, numbers="true")
    markup = html_of(at)
    assert {"heat", "lol", "folds"} <= markup.classes
    radar = charts_of(at, "echarts_chart")
    assert len(radar) == 1
    assert "Measurement strategy: 0.5" in radar[0]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_demo_company_is_shown_in_every_language(
    open_screen: Open, demo: dict[str, Assessment], language: str
) -> None:
    for assessment in demo.values():
        assert speaks(open_screen(RESULTS, assessment=assessment.id, numbers="true", lang=language), language)


def test_the_change_since_the_last_time_stands_beside_the_score(open_screen: Open, demo: dict[str, Assessment]) -> None:
    text = html_of(open_screen(RESULTS, assessment=demo["bank"].id)).text
    assert "since 2\u00a0Oct\u00a02025: shown by new evidence" in text


def test_a_first_assessment_shows_no_change(open_screen: Open, services: wiring.Services) -> None:
    draft = a_draft(services, "First", 2.0)
    assert "Change" not in html_of(open_screen(RESULTS, assessment=draft.id)).text


def test_a_capped_level_names_the_practice_that_holds_it(open_screen: Open, services: wiring.Services) -> None:
    said = dict.fromkeys((i.id for i in services.catalogue.load(wiring.QUESTIONNAIRE).questionnaire.walk_items()), 3.0)
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    asked = {i.id for i in edition.questionnaire.items_for(CompanyProfile(headcount=60, countries=("EU",)), "full")}
    draft = a_draft(services, "Capped", {k: v for k, v in said.items() if k in asked} | {"people.access_security": 0.0})
    at = open_screen(RESULTS, assessment=draft.id)
    assert html.unescape(at.title[0].value) == "“Secure access” holds the level at “Ad hoc”"
    assert "The score alone would give “Managed”" in html_of(at).text


def test_without_answers_the_page_says_what_is_missing(open_screen: Open, services: wiring.Services) -> None:
    draft = a_draft(services, "Empty", {})
    at = open_screen(RESULTS, assessment=draft.id, numbers="true")
    assert at.title[0].value == "Not enough answers for a score yet"
    assert not charts_of(at, "echarts_chart")
    assert "Do this next" not in html_of(at).text


def test_unknown_answers_are_counted_in_the_range(open_screen: Open, services: wiring.Services) -> None:
    draft = a_draft(services, "Unsure", {"goals.smart": 2.0, "goals.scope": None})
    assert "Unknown answers:" in html_of(open_screen(RESULTS, assessment=draft.id)).text


def test_a_hostile_company_name_stays_a_text(open_screen: Open, services: wiring.Services) -> None:
    draft = a_draft(services, EVIL, 1.0)
    at = open_screen(RESULTS, assessment=draft.id, numbers="true")
    check_sound(at)
    markup = html_of(at)
    assert "script" not in markup.tags
    assert EVIL in markup.text


def test_results_plan_and_progress_never_load_pandas(demo: dict[str, Assessment], services: wiring.Services) -> None:
    assessment, folder = demo["bakery"].id, services.settings.folder
    wiring.close_services()
    script = Path(__file__).with_name("visit_without_pandas.py")
    environment = {**os.environ, "FIVESTEPS_DATA": str(folder), "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(
        [sys.executable, str(script), assessment],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]


def test_results_quote_the_texts_that_were_chosen_from(
    open_screen: Callable[..., AppTest], services: wiring.Services
) -> None:
    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    profile = CompanyProfile(headcount=5)
    company = add_company(services.store, wiring.WORKSPACE, "Kiosk", profile, new())
    draft = start_assessment(services.store, edition, company, "starter", wiring.now().date(), new())
    items = edition.questionnaire.items_for(profile, "starter")
    answer_all(services.store, edition, draft, company, [Response(item.id, State.VALUE, 0) for item in items], new())
    words = edition.words("en").items
    text = html_of(open_screen(RESULTS, assessment=draft.id)).text.replace("\u00a0", " ")
    assert any(words[item.id].short[0] in text for item in items)
    assert not any(words[item.id].options[0] in text for item in items)
