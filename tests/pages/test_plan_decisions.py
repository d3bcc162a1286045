"""Plan: what somebody decides about single actions, on a card, in the table, and in what is left out."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.improving import state_request
from assessments.model import Assessment
from planning.request import Request
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of
from tests.pages.test_plan import kept
from ui.routes import PLAN

Open = Callable[..., AppTest]
ACTION = "goals.alignment.02"
TITLE = "“Link to business goals”"


def of(services: wiring.Services, assessment: str) -> Request:
    asked = kept(services, assessment)
    assert asked is not None
    return asked


def type_into(at: AppTest, cells: Mapping[int, Mapping[str, object]]) -> None:
    """Type into the table of decisions: what a browser sends, which AppTest cannot do by itself."""
    typed = at._tree.get_widget_states()
    state = typed.widgets.add()
    state.id, state.string_value = at.dataframe[0].proto.id, json.dumps({"edited_rows": cells})
    at._run(typed)
    check_sound(at)


def row_of(at: AppTest, practice: str) -> int:
    """Return the row of the table whose practice begins like this."""
    table = at.dataframe[0].value
    return next(n for n, title in enumerate(table["practice"]) if title.startswith(practice))


@pytest.mark.parametrize(("choice", "said"), [("must", "must do"), ("not_now", "not now"), ("done", "done already")])
def test_a_decision_on_a_card_is_kept_and_can_be_taken_back(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services, choice: str, said: str
) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment)
    menu = at.menu_button(key="decide-goals-alignment-02")
    assert menu.options == ["Must do", "Not now", "Done already"]
    menu.click(choice).run()
    check_sound(at)
    request = of(services, assessment)
    assert (ACTION in request.must, ACTION in request.not_now, ACTION in request.done) == (
        choice == "must",
        choice == "not_now",
        choice == "done",
    )
    assert f"{TITLE}: {said}" in html_of(at).text
    on_cards = "".join(element.proto.body for element in at.get("html"))
    assert ('<span class="decided">' in on_cards) == (choice == "must")
    at.button(key="undo-decision").click().run()
    check_sound(at)
    assert of(services, assessment) == Request(hours_per_week=2)
    assert "Decision taken back" in html_of(at).text
    assert "undo-decision" not in {button.key for button in at.button}


def test_what_is_decided_can_be_left_to_the_plan_again(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment)
    at.menu_button(key="decide-goals-alignment-02").click("must").run()
    menu = at.menu_button(key="decide-goals-alignment-02")
    assert menu.options == ["Not now", "Done already", "Leave it to the plan"]
    menu.click("free").run()
    check_sound(at)
    assert of(services, assessment) == Request(hours_per_week=2)


def test_another_window_that_was_faster_loses_nothing(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"].id
    one, other = open_screen(PLAN, assessment=assessment), open_screen(PLAN, assessment=assessment)
    one.menu_button(key="decide-goals-alignment-02").click("must").run()
    other.menu_button(key="decide-goals-risk-02").click("not_now").run()
    check_sound(other)
    request = of(services, assessment)
    assert (set(request.must), set(request.not_now)) == ({ACTION}, {"goals.risk.02"})
    one.button(key="undo-decision").click().run()
    assert set(of(services, assessment).not_now) == {"goals.risk.02"}, "only the own decision is taken back"


def test_what_is_left_out_says_why_and_can_be_put_in(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["manufacturer"]
    state_request(services.store, assessment, Request(hours_per_week=3, months=6), wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id, view="left_out")
    text = html_of(at).text
    assert "does not fit into these hours" in text
    assert "first needs:" in text
    at.button(key="must-goals-alignment-24").click().run()
    check_sound(at)
    assert set(of(services, assessment.id).must) == {"goals.alignment.24"}
    assert "must-goals-alignment-24" not in {button.key for button in at.button}


def test_what_it_would_cost_is_said_in_words(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["manufacturer"]
    state_request(services.store, assessment, Request(hours_per_week=3, months=6), wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id, view="left_out")
    at.button(key="cost-goals-alignment-24").click().run()
    at.button(key="cost-goals-smart-24").click().run()
    assert services.desk.settle(60)
    at.run()
    check_sound(at)
    text = html_of(at).text
    assert "on average be 0.0" in text
    assert "It cannot be put in." in text
    assert kept(services, assessment.id) == Request(hours_per_week=3, months=6), "asking decides nothing"


def test_not_now_and_done_already_are_listed_with_the_way_back(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    asked = Request(hours_per_week=2, not_now=frozenset({"goals.smart.02"}), done=frozenset({ACTION}))
    state_request(services.store, assessment, asked, wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id, view="left_out")
    assert "Counted as done already" in html_of(at).text
    at.button(key="free-goals-smart-02").click().run()
    at.button(key="free-goals-alignment-02").click().run()
    check_sound(at)
    assert of(services, assessment.id) == Request(hours_per_week=2)


def test_the_table_holds_every_action_and_saves_what_is_typed(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment, view="decisions")
    first, second = row_of(at, "Link to business goals"), row_of(at, "Measurable goals")
    type_into(at, {first: {"decision": "not_now"}})
    assert set(of(services, assessment).not_now) == {ACTION}
    type_into(at, {first: {"decision": "not_now"}, second: {"month": 3}})
    assert of(services, assessment).must == {"goals.smart.02": 3}, "a month makes it a must"
    table = at.dataframe[0].value
    assert list(table["decision"][[first, second]]) == ["not_now", "must"]
    at.button(key="undo-decision").click().run()
    assert not of(services, assessment).must
    assert set(of(services, assessment).not_now) == {ACTION}


def test_what_cannot_be_kept_stays_in_the_table_with_the_reason(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"].id
    at = open_screen(PLAN, assessment=assessment, view="decisions")
    first, second = row_of(at, "Link to business goals"), row_of(at, "Measurable goals")
    type_into(at, {first: {"month": 2.5}, second: {"month": 40}})
    assert kept(services, assessment) is None
    text = html_of(at).text
    assert "Give a whole month" in text
    assert "after the last one of the plan" in text
    table = at.dataframe[0].value
    assert list(table["month"][[first, second]]) == [2.5, 40]
    type_into(at, {first: {"month": 2}, second: {"month": 40}})
    assert of(services, assessment).must == {ACTION: 2}
    assert "Give a whole month" not in html_of(at).text
    type_into(at, {first: {"month": 2, "decision": "done"}, second: {"month": None}})
    assert of(services, assessment) == Request(hours_per_week=2, done=frozenset({ACTION}))


def test_a_month_belongs_to_what_must_be_done(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    asked = Request(hours_per_week=2, not_now=frozenset({ACTION}), started={"goals.smart.02": 3.0})
    state_request(services.store, assessment, asked, wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id, view="decisions")
    first, second, third = (row_of(at, name) for name in ("Link to business", "Measurable goals", "Secure access"))
    type_into(at, {first: {"month": 2}, second: {"month": 3}, third: {"decision": "started"}})
    assert of(services, assessment.id) == asked
    text = html_of(at).text
    assert text.count("A month belongs to “Must do”") == 2
    assert "Only the progress of the plan can say so" in text


def test_costs_are_entered_where_there_is_a_budget(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    asked = Request(hours_per_week=2, budget=100.0)
    state_request(services.store, assessment, asked, wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id, view="decisions")
    first = row_of(at, "Link to business goals")
    assert "cost" in at.dataframe[0].proto.column_order
    type_into(at, {first: {"cost": 400}})
    assert of(services, assessment.id).costs == {ACTION: 400.0}
    at.segmented_control(key="view").set_value("left_out").run()
    check_sound(at)
    text = html_of(at).text
    assert "Link to business goals" in text, "it costs more than there is"
    assert "of 100" in text
    state_request(services.store, assessment, replace(asked, costs={ACTION: 60.0}), wiring.new_operation())
    at.segmented_control(key="view").set_value("waves").run()
    assert "Costs: 60" in html_of(at).text
    without = open_screen(PLAN, assessment=demo["bank"].id, view="decisions")
    assert "cost" not in without.dataframe[0].proto.column_order


def test_what_a_newer_questionnaire_no_longer_has_leaves_the_rest_of_what_was_asked(
    open_screen: Open, demo: dict[str, Assessment], services: wiring.Services
) -> None:
    assessment = demo["bakery"]
    asked = Request(hours_per_week=3, months=12, must={ACTION: None, "gone.02": 4}, started={"gone.24": 2.0})
    state_request(services.store, assessment, asked, wiring.new_operation())
    at = open_screen(PLAN, assessment=assessment.id)
    assert not [button for button in at.button if button.key == "start-over"]
    at.menu_button(key="decide-goals-alignment-02").click("not_now").run()
    check_sound(at)
    assert of(services, assessment.id) == Request(hours_per_week=3, months=12, not_now=frozenset({ACTION}))
