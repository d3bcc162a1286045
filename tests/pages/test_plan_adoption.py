"""Plan: it becomes the company's own with one button, from a day on; what stands before is said, and kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

import wiring
from assessments.commitments import ActionStatus, AdoptedPlan
from assessments.improving import state_request
from assessments.model import Assessment
from planning.request import Request
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of
from ui.plan_adoption import next_month
from ui.routes import PLAN

Open = Callable[..., AppTest]


def adopted(services: wiring.Services, assessment: Assessment) -> AdoptedPlan | None:
    return next(iter(services.store.find_adopted_plans(wiring.WORKSPACE, assessment.company)), None)


def test_the_plan_that_is_on_the_screen_is_adopted_from_the_chosen_day(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"]
    at = open_screen(PLAN, assessment=assessment.id)
    day = at.date_input(key=f"start-{assessment.id}")
    assert day.value == next_month(wiring.now().astimezone().date())
    at.select_slider(key=f"hours-{assessment.id}").set_value(6).run()
    at.date_input(key=f"start-{assessment.id}").set_value(date(2027, 2, 1)).run()
    at.button(key="adopt").click().run()
    check_sound(at)
    plan = adopted(services, assessment)
    assert plan is not None
    assert (plan.start, plan.request.hours_per_week, plan.assessment) == (date(2027, 2, 1), 6, assessment.id)
    commitments = services.store.find_commitments(wiring.WORKSPACE, assessment.company)
    assert commitments
    assert {c.status for c in commitments} == {ActionStatus.PLANNED}
    assert "adopt" not in {button.key for button in at.button}, "one is on the page of the progress now"
    back = open_screen(PLAN, assessment=assessment.id)
    assert "Plan adopted on" in html_of(back).text
    assert back.button(key="adopt").label == "Adopt instead"


def test_a_plan_in_place_of_another_keeps_what_was_done(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    before = adopted(services, assessment)
    assert before is not None
    stood = services.store.find_commitments(wiring.WORKSPACE, assessment.company)
    at = open_screen(PLAN, assessment=assessment.id)
    text = html_of(at).text
    done = {c.action for c in stood if c.status is ActionStatus.DONE}
    assert f"done: {len(done)}" in text
    assert "under way:" in text
    at.button(key="adopt").click().run()
    check_sound(at)
    after = services.store.find_commitments(wiring.WORKSPACE, assessment.company)
    still = {c.action for c in after if c.status is ActionStatus.DONE}
    renewed = adopted(services, assessment)
    assert renewed is not None
    assert renewed.version > before.version
    assert {c.action for c in stood} <= {c.action for c in after}
    assert {c.action for c in stood if c.status is ActionStatus.DROPPED} <= {
        c.action for c in after if c.status is ActionStatus.DROPPED
    }
    assert still <= done


def test_a_draft_can_be_planned_and_not_adopted(
    open_screen: Open, unknown: Assessment, services: wiring.Services
) -> None:
    at = open_screen(PLAN, assessment=unknown.id)
    assert "finalise the assessment first" in html_of(at).text
    assert "adopt" not in {button.key for button in at.button}
    assert at.menu_button, "its actions can be decided about"
    assert adopted(services, unknown) is None


def test_a_plan_without_actions_says_why_it_cannot_be_adopted(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"]
    state_request(services.store, assessment, Request(hours_per_week=0.5, months=3), wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id)
    assert "A plan without actions cannot be adopted" in html_of(at).text
    assert "adopt" not in {button.key for button in at.button}


def test_without_a_day_nothing_is_adopted(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bank"]
    at = open_screen(PLAN, assessment=assessment.id)
    at.date_input(key=f"start-{assessment.id}").set_value(None).run()
    at.button(key="adopt").click().run()
    check_sound(at)
    assert "Choose the day on which the work starts" in html_of(at).text
    assert adopted(services, assessment) is None
