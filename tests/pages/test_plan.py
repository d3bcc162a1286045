"""Plan: what is asked is kept in the store, every action says why and when it is done, and every view is drawn."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.improving import state_request
from assessments.model import Assessment
from planning.request import Request
from tests.pages.conftest import check_sound
from tests.pages.reading import charts_of, html_of, speaks
from ui.plan_board import VIEWS
from ui.routes import EXPORT, PLAN, RESULTS

Open = Callable[..., AppTest]
USUAL = "From 0.8 to 2.0 in 12 months, with 2 h a week"


def title(at: AppTest) -> str:
    return html.unescape(at.title[0].value).replace("\u00a0", " ")


def kept(services: wiring.Services, assessment: str) -> Request | None:
    draft = services.store.find_plan_draft(wiring.WORKSPACE, assessment)
    return draft.request if draft else None


def test_the_plan_says_what_it_brings_for_which_capacity(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id)
    assert title(at) == USUAL
    curve = charts_of(at, "vega_lite_chart")[0]
    assert curve.startswith("month 0: 0.8 · Ad hoc; month 1:")
    assert curve.endswith("month 12: 2.0 · Defined")
    assert "Level then" in html_of(at).text


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


def test_what_is_asked_is_kept_and_stands_in_every_window(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"].id
    one, other = open_screen(PLAN, assessment=assessment), open_screen(PLAN, assessment=assessment)
    assert kept(services, assessment) is None, "looking saves nothing"
    one.select_slider(key=f"hours-{assessment}").set_value(6).run()
    other.segmented_control(key=f"months-{assessment}").set_value(6).run()
    one.selectbox(key=f"target-{assessment}").set_value(4.0).run()
    check_sound(one)
    asked = kept(services, assessment)
    assert asked is not None
    assert (asked.hours_per_week, asked.months, asked.target) == (6, 6, 4)
    later = open_screen(PLAN, assessment=assessment)
    assert later.select_slider(key=f"hours-{assessment}").value == 6
    assert later.segmented_control(key=f"months-{assessment}").value == 6
    assert later.selectbox(key=f"target-{assessment}").value == 4.0
    assert title(later) == title(one)


def test_the_figures_of_a_link_win_until_somebody_decides(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"].id
    state_request(services.store, demo["bank"], Request(hours_per_week=3), wiring.new_operation())
    asked = {"assessment": assessment, "hours": "6", "months": "6", "target": "4"}
    at = open_screen(PLAN, **asked)
    assert at.select_slider(key=f"hours-{assessment}").value == 6
    assert at.selectbox(key=f"target-{assessment}").value == 4.0
    at.button(key="link-leave").click().run()
    assert at.select_slider(key=f"hours-{assessment}").value == 3
    again = open_screen(PLAN, **asked)
    again.button(key="link-keep").click().run()
    check_sound(again)
    assert "hours" not in again.query_params
    assert kept(services, assessment) == Request(hours_per_week=6, months=6, target=4.0)
    changed = open_screen(PLAN, **(asked | {"hours": "8"}))
    changed.segmented_control(key=f"months-{assessment}").set_value(3).run()
    assert kept(services, assessment) == Request(hours_per_week=8, months=3, target=4.0)


def test_the_address_keeps_the_view(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bank"].id, view="roadmap")
    assert "gantt" in html_of(at).classes
    at.segmented_control(key="view").set_value("left_out").run()
    assert at.query_params["view"] == "left_out"
    assert "gantt" not in html_of(at).classes


def test_an_address_that_asks_for_nonsense_shows_the_usual_plan(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id, hours="-1", months="x", target="99")
    assert title(at) == USUAL


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_view_of_every_demo_plan_is_drawn(open_screen: Open, demo: dict[str, Assessment], language: str) -> None:
    for assessment in demo.values():
        at = open_screen(PLAN, assessment=assessment.id, lang=language)
        for view in (*VIEWS[1:], VIEWS[0]):
            at.segmented_control(key="view").set_value(view).run()
            check_sound(at)
            assert speaks(at, language)


def test_an_action_unfolds_why_and_when_it_is_done(open_screen: Open, demo: dict[str, Assessment]) -> None:
    text = html_of(open_screen(PLAN, assessment=demo["bakery"].id)).text
    assert "Done when" in text
    assert "Why" in text
    assert "Score after this action" in text
    assert "Without it and what builds on it" in text


def test_more_actions_of_a_wave_come_on_request(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id)
    before = html_of(at).tags.count("details")
    at.button(key="more-later").click().run()
    check_sound(at)
    assert html_of(at).tags.count("details") > before
    assert "more-later" not in {button.key for button in at.button}


def test_unknown_answers_are_said_to_count_as_the_lowest(open_screen: Open, unknown: Assessment) -> None:
    at = open_screen(PLAN, assessment=unknown.id)
    text = html_of(at).text
    assert "Unknown answers count as the lowest level here" in text
    assert "begins with finding out" in text
    assert "The band reaches up to" in text
    assert "at best" in charts_of(at, "vega_lite_chart")[0]


def test_where_everything_is_known_there_is_no_band(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PLAN, assessment=demo["bakery"].id)
    assert "The band reaches up to" not in html_of(at).text
    assert "at best" not in charts_of(at, "vega_lite_chart")[0]


def test_a_plan_that_leads_past_its_target_says_so(open_screen: Open, demo: dict[str, Assessment]) -> None:
    for company, said in (("bakery", False), ("manufacturer", True)):
        at = open_screen(PLAN, assessment=demo[company].id)
        assert ("Some actions lead past the target" in html_of(at).text) == said


def test_the_page_has_few_widgets_to_begin_with(open_screen: Open, demo: dict[str, Assessment]) -> None:
    for assessment in demo.values():
        at = open_screen(PLAN, assessment=assessment.id)
        kinds = (at.button, at.menu_button, at.selectbox, at.select_slider, at.segmented_control, at.date_input)
        assert 15 < sum(len(kind) for kind in kinds) <= 60


def test_results_and_export_follow_what_is_asked(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    asked = Request(hours_per_week=12, months=6)
    state_request(services.store, demo["bakery"], asked, wiring.new_operation())
    at = open_screen(EXPORT, assessment=demo["bakery"].id)
    assert "12 h a week for 6 months" in " ".join(text.value for text in at.text).replace("\u00a0", " ")
    results = html_of(open_screen(RESULTS, assessment=demo["bakery"].id)).text
    plan = html_of(open_screen(PLAN, assessment=demo["bakery"].id)).text
    assert "Do this next" in results
    first = results.split("Do this next")[1][:60]
    assert first.strip()[:30] in plan
