"""History: what changed since when, and what judgement alone could have done."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

import wiring
from assessments.answering import answer
from assessments.companies import add_company
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment, Response
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.pages.conftest import check_sound
from tests.pages.reading import charts_of, html_of, labels_of
from ui.routes import HISTORY

Open = Callable[..., AppTest]


def assess(services: wiring.Services, days: dict[date, float]) -> str:
    """Return a company with a final assessment per day, all its answers at that day's value."""
    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    profile = CompanyProfile(headcount=5, countries=("RU",))
    company = add_company(services.store, wiring.WORKSPACE, "Harbour Café", profile, new())
    for day, value in days.items():
        draft = start_assessment(services.store, edition, company, "starter", day, new())
        for item in edition.questionnaire.items_for(profile, "starter"):
            answer(services.store, edition, draft, company, Response(item.id, State.VALUE, value), new())
        finalise(services.store, edition, draft, new())
    return company.id


def test_a_change_is_the_title_with_its_time_and_its_weight(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(HISTORY, assessment=demo["bank"].id)
    assert html.unescape(at.title[0].value) == "+0.1 in 13 months, shown by new evidence"
    markup = html_of(at)
    assert "A change below ±0.22 could come from judgement alone." in markup.text
    assert "Improved: 4" in markup.text
    assert "Unchanged: 39" in markup.text
    assert markup.text.count("new evidence") >= 4


def test_the_trend_is_a_chart_with_a_table_beside_it(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(HISTORY, assessment=demo["manufacturer"].id)
    assert charts_of(at, "vega_lite_chart") == [
        "20\u00a0Nov\u00a02025: 1.7 · Ad hoc; 9\u00a0Nov\u00a02026: 1.8 · Defined"
    ]
    assert {"row", "col"} == set(html_of(at).all_values("scope"))


def test_any_two_assessments_can_be_compared(open_screen: Open, services: wiring.Services) -> None:
    company = assess(services, {date(2025, 1, 1): 1.0, date(2025, 7, 1): 2.0, date(2026, 1, 1): 2.0})
    at = open_screen(HISTORY, company=company)
    assert at.title[0].value == "No change in 6 months"
    before = at.selectbox(key=f"before-{company}")
    before.set_value(services.store.find_snapshots(wiring.WORKSPACE, company)[0].assessment)
    at.run()
    check_sound(at)
    assert html.unescape(at.title[0].value) == "+1.0 in 12 months: a real change"


def test_a_choice_that_no_longer_fits_falls_back_to_the_newest(open_screen: Open, services: wiring.Services) -> None:
    company = assess(services, {date(2025, 1, 1): 1.0, date(2025, 7, 1): 2.0, date(2026, 1, 1): 3.0})
    first, second, _third = (s.assessment for s in services.store.find_snapshots(wiring.WORKSPACE, company))
    at = open_screen(HISTORY, company=company)
    at.selectbox(key=f"before-{company}").set_value(first).run()
    at.selectbox(key=f"now-{company}-{first}").set_value(second).run()
    assert "in 6 months" in at.title[0].value
    at.selectbox(key=f"before-{company}").set_value(second).run()
    check_sound(at)
    assert html.unescape(at.title[0].value) == "+1.0 in 6 months: a real change"


def test_one_final_assessment_says_what_will_be_here(open_screen: Open, services: wiring.Services) -> None:
    company = assess(services, {date(2025, 1, 1): 1.0})
    at = open_screen(HISTORY, company=company)
    assert at.title[0].value == "One finished assessment so far"
    assert "tab" in html_of(at).classes


def test_a_company_with_a_draft_only_is_led_to_the_review(open_screen: Open, services: wiring.Services) -> None:
    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    company = add_company(services.store, wiring.WORKSPACE, "New", CompanyProfile(headcount=5), new())
    start_assessment(services.store, edition, company, "starter", date(2026, 1, 1), new())
    at = open_screen(HISTORY, company=company.id)
    assert at.title[0].value == "No finished assessment yet"
    assert "Review and finalise" in labels_of(at, "page_link")
