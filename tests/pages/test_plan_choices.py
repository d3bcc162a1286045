"""Plan: more choices, what-if, what does not fit, and what makes no sense: said in words, with nothing lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection

from streamlit.testing.v1 import AppTest

import wiring
from assessments.improving import state_request
from assessments.model import Assessment
from planning.desk import Desk
from planning.model import Answer, Problem
from planning.optimise import order_quickly
from planning.request import Request
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of
from tests.pages.test_plan import kept, title
from ui.plan_capacity import AS_WHOLE
from ui.routes import PLAN

Open = Callable[..., AppTest]
HARD = "workflow.crisis.24"


def open_more(open_screen: Open, assessment: str) -> AppTest:
    at = open_screen(PLAN, assessment=assessment)
    at.session_state["more-choices"] = True
    at.run()
    check_sound(at)
    return at


def test_single_steps_people_and_money_are_chosen_on_request(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"].id
    assert f"budget-{assessment}" not in {field.key for field in open_screen(PLAN, assessment=assessment).number_input}
    at = open_more(open_screen, assessment)
    at.selectbox(key=f"targets-goals-{assessment}").set_value(0.0).run()
    at.number_input(key=f"people-it-{assessment}").set_value(2.5).run()
    at.number_input(key=f"budget-{assessment}").set_value(5000.0).run()
    check_sound(at)
    asked = kept(services, assessment)
    assert asked is not None
    assert (asked.targets, asked.people, asked.budget) == ({"goals": 0.0}, {"it": 2.5}, 5000.0)
    told = html_of(open_screen(PLAN, assessment=assessment)).text.replace("\u00a0", " ")
    assert "leave as it is" in told
    assert "2.5 h a week" in told
    at.selectbox(key=f"targets-goals-{assessment}").set_value(AS_WHOLE).run()
    at.number_input(key=f"people-it-{assessment}").set_value(None).run()
    at.number_input(key=f"budget-{assessment}").set_value(None).run()
    assert kept(services, assessment) == Request(hours_per_week=asked.hours_per_week)


def test_a_number_that_makes_no_sense_stays_in_its_field_with_the_reason(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"].id
    at = open_more(open_screen, assessment)
    at.number_input(key=f"people-it-{assessment}").set_value(-3.0).run()
    check_sound(at)
    assert "This number is not possible. Give 0 to 10000" in html_of(at).text
    assert at.number_input(key=f"people-it-{assessment}").value == -3.0
    assert kept(services, assessment) is None
    at.number_input(key=f"budget-{assessment}").set_value(-1.0).run()
    at.selectbox(key=f"target-{assessment}").set_value(4.0).run()
    assert html_of(at).text.count("This number is not possible") == 2, "what is wrong elsewhere stays"
    at.number_input(key=f"people-it-{assessment}").set_value(3.0).run()
    at.number_input(key=f"budget-{assessment}").set_value(None).run()
    assert "This number is not possible" not in html_of(at).text
    asked = kept(services, assessment)
    assert asked is not None
    assert (asked.people, asked.target) == ({"it": 3.0}, 4.0)


def test_half_and_twice_the_time_can_be_taken(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment)
    text = html_of(at).text.replace("\u00a0", " ")
    for said in ("Half the time", "1 h a week", "As planned now", "Twice the time", "4 h a week"):
        assert said in text
    assert text.count("Months until scores of “Defined”") == 3
    at.button(key="take-hours-half").click().run()
    check_sound(at)
    assert kept(services, assessment) == Request(hours_per_week=1.0)
    assert title(at).endswith("with 1 h a week")
    at.button(key="take-hours-twice").click().run()
    at.button(key="take-hours-twice").click().run()
    assert kept(services, assessment) == Request(hours_per_week=4.0)


def test_while_the_best_order_is_looked_for_the_quick_one_is_shown(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    may_end = threading.Event()

    def solve(problem: Problem, first: Collection[str]) -> Answer:
        assert may_end.wait(60)
        return order_quickly(problem, first)

    desk = vars(services)["desk"] = Desk(solve)
    try:
        at = open_screen(PLAN, assessment=demo["bakery"].id)
        assert title(at).startswith("From 0.8 to")
        assert "Looking for the best order" in html_of(at).text
        may_end.set()
        assert desk.settle(60)
        at.run()
        check_sound(at)
        assert "Looking for the best order" not in html_of(at).text
        assert "turning" not in html_of(at).classes
    finally:
        may_end.set()


def test_what_must_be_done_and_does_not_fit_is_said_with_the_ways_out(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    tight = Request(hours_per_week=0.5, months=3, must={"people.access_security.02": None})
    back = "back-people-access_security-02"
    state_request(services.store, assessment, tight, wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id)
    check_sound(at)
    assert "call" in html_of(at).classes
    assert title(at) == "Not everything that must be done is possible"
    keys = {button.key for button in at.button}
    assert {"way-hours", "way-months", back} <= keys
    for key in ("way-hours", "way-months"):
        at.button(key=key).click().run()
        check_sound(at)
        assert back not in {button.key for button in at.button}, key
        state_request(services.store, assessment, tight, wiring.new_operation())
        at.run()
    at.button(key=back).click().run()
    check_sound(at)
    asked = kept(services, assessment.id)
    assert asked is not None
    assert not asked.must
    assert "call" not in html_of(at).classes


def test_a_request_that_makes_no_sense_any_more_can_be_begun_anew(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    odd = Request(hours_per_week=2, months=3, must={HARD: 9})
    state_request(services.store, assessment, odd, wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id)
    text = html_of(at).text
    assert "What is asked cannot be planned" in text
    assert "after the last one of the plan" in text
    at.segmented_control(key=f"months-{assessment.id}").set_value(12).run()
    check_sound(at)
    assert "What is asked cannot be planned" not in html_of(at).text
    state_request(services.store, assessment, odd, wiring.new_operation())
    at.run()
    at.button(key="start-over").click().run()
    check_sound(at)
    assert kept(services, assessment.id) == Request(hours_per_week=2)
