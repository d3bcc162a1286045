"""Plan: the capacity decides, the address keeps it, and every action says why and when it is done."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.companies import add_company
from assessments.lifecycle import start_assessment
from assessments.model import Assessment
from questionnaires.company import CompanyProfile
from tests.pages.conftest import check_sound
from tests.pages.reading import charts_of, html_of, speaks
from ui.routes import PLAN

Open = Callable[..., AppTest]


def title(at: AppTest) -> str:
    return html.unescape(at.title[0].value).replace("\u00a0", " ")


def test_the_plan_says_what_it_brings_for_which_capacity(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id)
    assert title(at) == "From 0.8 to 2.0 in 12 months, with 2 h a week"
    curve = charts_of(at, "vega_lite_chart")[0]
    assert curve.startswith("month 0: 0.8 · Ad hoc; month 1:")
    assert curve.endswith("month 12: 2.0 · Defined")
    assert "2.0 · Defined" in html_of(at).text


def test_less_time_brings_less_and_says_what_is_left_out(open_screen: Open, demo: dict[str, Assessment]) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment)
    at.select_slider(key=f"hours-{assessment}").set_value(0.5).run()
    at.segmented_control(key=f"months-{assessment}").set_value(3).run()
    check_sound(at)
    assert "in 3 months, with 0.5 h a week" in title(at)
    at.segmented_control(key="view").set_value("left_out").run()
    check_sound(at)
    assert "does not fit into these hours" in html_of(at).text


def test_a_higher_target_asks_for_more(open_screen: Open, demo: dict[str, Assessment]) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment)
    at.select_slider(key=f"hours-{assessment}").set_value(40).run()
    before = title(at)
    at.selectbox(key=f"target-{assessment}").set_value(4.0).run()
    check_sound(at)
    assert before != title(at)


def test_the_address_keeps_the_capacity(open_screen: Open, demo: dict[str, Assessment]) -> None:
    assessment = demo["bank"].id
    at = open_screen(PLAN, assessment=assessment)
    at.select_slider(key=f"hours-{assessment}").set_value(6).run()
    assert at.query_params["hours"] == "6"
    again = open_screen(PLAN, assessment=assessment, hours="6", months="6", target="4")
    assert again.select_slider(key=f"hours-{assessment}").value == 6
    assert again.segmented_control(key=f"months-{assessment}").value == 6
    assert again.selectbox(key=f"target-{assessment}").value == 4.0


def test_the_address_keeps_the_view(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bank"].id, view="roadmap")
    assert "gantt" in html_of(at).classes
    at.segmented_control(key="view").set_value("left_out").run()
    assert at.query_params["view"] == "left_out"
    assert "gantt" not in html_of(at).classes


def test_an_address_that_asks_for_nonsense_shows_the_usual_plan(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id, hours="-1", months="x", target="99")
    assert title(at) == "From 0.8 to 2.0 in 12 months, with 2 h a week"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_view_of_every_demo_plan_is_drawn(open_screen: Open, demo: dict[str, Assessment], language: str) -> None:
    for assessment in demo.values():
        at = open_screen(PLAN, assessment=assessment.id, lang=language)
        for view in ("roadmap", "left_out", "waves"):
            at.segmented_control(key="view").set_value(view).run()
            check_sound(at)
            assert speaks(at, language)


def test_an_action_unfolds_why_and_when_it_is_done(open_screen: Open, demo: dict[str, Assessment]) -> None:
    text = html_of(open_screen(PLAN, assessment=demo["bakery"].id)).text
    assert "Done when" in text
    assert "Why" in text
    assert "Score after this action" in text


def test_more_actions_of_a_wave_come_on_request(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id)
    before = html_of(at).tags.count("details")
    at.button(key="more-later").click().run()
    check_sound(at)
    assert html_of(at).tags.count("details") > before
    assert "more-later" not in {button.key for button in at.button}


def test_unknown_answers_are_said_to_count_as_the_lowest(open_screen: Open, services: wiring.Services) -> None:
    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    company = add_company(services.store, wiring.WORKSPACE, "New", CompanyProfile(headcount=5), new())
    draft = start_assessment(services.store, edition, company, "starter", wiring.now().date(), new())
    text = html_of(open_screen(PLAN, assessment=draft.id)).text
    assert "Unknown answers count as the lowest level here" in text
    assert "begins with finding out" in text


def test_a_plan_that_leads_past_its_target_says_so(
    open_screen: Callable[..., AppTest], demo: dict[str, Assessment]
) -> None:
    for company, said in (("bakery", False), ("manufacturer", True)):
        at = open_screen(PLAN, assessment=demo[company].id)
        assert ("Some actions lead past the target" in html_of(at).text) == said
