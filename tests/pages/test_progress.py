"""Progress: the finding first, every action by status, each change saved at once and taken back by one click."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.commitments import ActionStatus, Commitment
from assessments.errors import StoreUnavailable
from assessments.improving import change_commitment, state_request
from assessments.model import Assessment
from locales import speech
from planning.request import Request
from tests.pages.conftest import check_sound
from tests.pages.reading import charts_of, html_of, labels_of, speaks
from ui.routes import PLAN, PROGRESS, RESULTS

Open = Callable[..., AppTest]
TODAY = date(2026, 11, 25)
NOTES = (
    '=HYPERLINK("http://example.org")',
    "<script>alert(1)</script> <b>bold</b>",
    "**bold** [a](http://b) :red[x] $x$",
    "👩‍🏭 ünï 中文",
    "x" * 10_000,
)
OVERDUE, DOING, CLAIM = "goals.risk.02", "people.accounts.02", "goals.alignment.02"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "now", lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))


@pytest.fixture
def company(demo: dict[str, Assessment]) -> str:
    """The company of the demo that has adopted a plan."""
    return demo["bakery"].company


@pytest.fixture
def stand(services: wiring.Services, company: str) -> Callable[[str], Commitment]:
    """How an action stands in the store."""

    def stand(action: str) -> Commitment:
        found = services.store.find_commitments(wiring.WORKSPACE, company)
        return next(commitment for commitment in found if commitment.action == action)

    return stand


@pytest.fixture
def elsewhere(services: wiring.Services, stand: Callable[[str], Commitment]) -> Callable[..., Commitment]:
    """Change an action in another window."""

    def change(action: str, **fields: Any) -> Commitment:
        after = change_commitment(stand(action), TODAY, **fields)
        return services.store.save_commitments((after,), wiring.new_operation())[0]

    return change


def title(at: AppTest) -> str:
    return html.unescape(at.title[0].value).replace("\u00a0", " ")


def text_of(at: AppTest) -> str:
    words = [html_of(at).text, *(text.value for text in at.text), *(caption.value for caption in at.caption)]
    return "\n".join(words).replace("\u00a0", " ").replace("\u2060", "")


def keys(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


def click(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    check_sound(at)


def type_into_table(at: AppTest, cells: dict[int, dict[str, object]]) -> None:
    """Do what a browser does when somebody writes into cells of the table."""
    (table,) = at.get("dataframe")
    states = at._tree.get_widget_states()
    typed = states.widgets.add()
    typed.id, typed.string_value = table.proto.id, json.dumps({"edited_rows": cells})
    at._run(states)
    check_sound(at)


def test_without_a_plan_the_page_leads_to_one(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(PROGRESS, company=demo["manufacturer"].company)
    assert title(at) == "No plan is adopted yet"
    assert labels_of(at, "page_link") == ["Go to the plan"]
    assert not at.get("dataframe")


def test_the_title_says_how_far_the_company_is(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company)
    assert title(at) == "Actions done: 6 of 20; overdue: 2"
    said = text_of(at)
    assert "18.4 h" in said
    assert "30.8 h" in said
    assert "expected, not assessed" in said
    assert "promised: 1.6" in said


def test_the_title_changes_with_what_is_left(
    open_screen: Open, company: str, services: wiring.Services, elsewhere: Callable[..., Commitment]
) -> None:
    for action in (OVERDUE, "goals.scope.02"):
        elsewhere(action, status=ActionStatus.DONE)
    assert title(open_screen(PROGRESS, company=company)) == "Actions done: 8 of 20"
    for commitment in services.store.find_commitments(wiring.WORKSPACE, company):
        if commitment.is_open:
            elsewhere(commitment.action, status=ActionStatus.DONE)
    assert title(open_screen(PROGRESS, company=company)) == "Every action of the plan is done"


def test_promise_and_expectation_are_a_chart_with_a_table_beside_it(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company)
    (told,) = charts_of(at, "vega_lite_chart")
    told = told.replace("\u00a0", " ")
    assert told.startswith("Promised: May 2026: promised 0.7;")
    assert "Expected: Oct 2026: expected 0.9;" in told
    assert told.endswith("May 2027: expected 1.6.")
    assert "As promised when the plan was adopted".lower() in text_of(at).lower()
    assert "col" in html_of(at).all_values("scope")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_view_speaks_the_language_of_the_visit(open_screen: Open, company: str, language: str) -> None:
    at = open_screen(PROGRESS, company=company, view="table", lang=language)
    assert speaks(at, language)
    assert len(at.get("dataframe")) == 1
    at.segmented_control(key="progress-view").set_value("board").run()
    check_sound(at)
    assert speaks(at, language)
    assert not at.get("dataframe")
    assert at.query_params["view"] == "board"


def test_the_board_orders_by_the_day_due_and_folds_what_is_more(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company)
    begin = [str(button.key) for button in at.button if str(button.key).startswith("begin-")]
    assert begin[:3] == ["begin-goals.risk.02", "begin-goals.scope.02", "begin-goals.smart.02"]
    assert len(begin) == 8
    click(at, "more-planned")
    assert sum(str(button.key).startswith("begin-") for button in at.button) == 12
    assert "Days overdue: 25" in text_of(at)


def test_one_click_moves_an_action_on_and_one_takes_it_back(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    before = stand(OVERDUE)
    at = open_screen(PROGRESS, company=company)
    click(at, f"finish-{OVERDUE}")
    assert stand(OVERDUE).status is ActionStatus.DONE
    assert stand(OVERDUE).finished == TODAY
    assert title(at) == "Actions done: 7 of 20; overdue: 1"
    assert "Changed: 1" in text_of(at)
    click(at, "undo-page")
    assert (stand(OVERDUE).status, stand(OVERDUE).finished) == (before.status, None)
    assert "Taken back: 1" in text_of(at)
    assert "undo-page" not in keys(at)


def test_what_somebody_has_changed_since_is_not_taken_back(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company)
    click(at, f"finish-{OVERDUE}")
    elsewhere(OVERDUE, note="checked")
    click(at, "undo-page")
    assert stand(OVERDUE).status is ActionStatus.DONE
    assert "Not taken back" in text_of(at)


def test_every_field_is_saved_as_soon_as_it_is_left(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company)
    click(at, f"open-{DOING}")
    assert at.query_params["action"] == DOING
    at.text_input(key=f"owner-{DOING}").set_value("  Boris ").run()
    at.text_area(key=f"note-{DOING}").set_value("Line one\nline two").run()
    at.date_input(key=f"due-{DOING}").set_value(date(2026, 12, 24)).run()
    at.date_input(key=f"start-{DOING}").set_value(date(2026, 9, 9)).run()
    at.number_input(key=f"hours_left-{DOING}").set_value(3.5).run()
    check_sound(at)
    now = stand(DOING)
    assert (now.owner, now.note, now.hours_left) == ("Boris", "Line one\nline two", 3.5)
    assert (now.start, now.due) == (date(2026, 9, 9), date(2026, 12, 24))
    assert now.by_hand >= {"start", "due", "hours_left"}
    at.pills(key=f"status-{DOING}").set_value(ActionStatus.DROPPED).run()
    assert stand(DOING).status is ActionStatus.DROPPED
    click(at, "close")
    assert "action" not in at.query_params
    assert f"owner-{DOING}" not in {str(field.key) for field in at.text_input}


def test_an_owner_that_is_emptied_is_the_role_again(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    assert at.text_input(key=f"owner-{DOING}").placeholder == "Social media lead"
    at.text_input(key=f"owner-{DOING}").set_value("").run()
    assert stand(DOING).owner == ""


def test_the_history_says_who_changed_what_from_what_to_what(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    at.text_input(key=f"owner-{DOING}").set_value("Boris").run()
    at.session_state[f"history-{DOING}"] = True
    at.run()
    check_sound(at)
    said = text_of(at)
    assert "Who: Olya → Boris" in said
    assert "Status: Planned → Under way" in said
    assert "Due: 30 Sep 2026 → 1 Dec 2026" in said
    assert "Taken into the plan" in said
    assert "· You" in said
    assert "10 Sep 2026, 09:00 · Demo" in said


def test_the_history_names_the_assessment_that_closed_an_action(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company, action="workflow.creation.02")
    at.session_state["history-workflow.creation.02"] = True
    at.run()
    assert "Closed by the assessment of 16 Nov 2026" in text_of(at)


def test_a_day_that_cannot_be_stays_on_the_screen_with_its_reason(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    before = stand(DOING).due
    at = open_screen(PROGRESS, company=company, action=DOING)
    at.date_input(key=f"due-{DOING}").set_value(date(1960, 1, 1)).run()
    assert "Choose a day between 1970 and 2199." in text_of(at)
    assert at.date_input(key=f"due-{DOING}").value == date(1960, 1, 1)
    at.date_input(key=f"due-{DOING}").set_value(date(2026, 8, 1)).run()
    assert "before the day on which it begins" in text_of(at)
    assert stand(DOING).due == before
    click(at, "close")
    assert "Not saved: Register of official accounts" in text_of(at)
    assert "Due: 1 Aug 2026" in text_of(at)
    click(at, "mend-people-accounts-02")
    at.date_input(key=f"start-{DOING}").set_value(date(2026, 7, 1)).run()
    assert (stand(DOING).start, stand(DOING).due) == (date(2026, 7, 1), date(2026, 8, 1))
    assert "Not saved" not in text_of(at)


def test_what_cannot_be_kept_can_be_let_go(open_screen: Open, company: str, stand: Callable[[str], Commitment]) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    at.number_input(key=f"hours_left-{DOING}").set_value(-1.0).run()
    assert "hours from 0 to 100,000" in text_of(at)
    click(at, "close")
    click(at, "again-people-accounts-02")
    click(at, "drop-people-accounts-02")
    assert "Not saved" not in text_of(at)
    assert stand(DOING).hours_left == 2


def test_a_note_is_shown_as_it_was_written(open_screen: Open, company: str, stand: Callable[[str], Commitment]) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    for note in NOTES:
        at.text_area(key=f"note-{DOING}").set_value(note).run()
        check_sound(at)
        assert stand(DOING).note == note
        assert note in text_of(at)  # the card behind the details
        assert not html_of(at).faults
        assert "script" not in html_of(at).tags


def test_a_note_that_is_too_long_stays_in_its_field(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    before, note = stand(DOING).note, "x" * 20_001
    at = open_screen(PROGRESS, company=company, action=DOING)
    at.text_area(key=f"note-{DOING}").set_value(note).run()
    assert "too long" in text_of(at)
    assert at.text_area(key=f"note-{DOING}").value == note
    assert stand(DOING).note == before


def test_of_two_windows_both_versions_are_named_and_mine_can_win(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    elsewhere(DOING, note="theirs", owner="Vera")
    at.text_area(key=f"note-{DOING}").set_value("mine").run()
    said = text_of(at)
    for words in ("theirs", "mine", "Vera", "Olya", "VK and Telegram are listed", "changed in another window"):
        assert words in said
    assert stand(DOING).note == "theirs"
    click(at, "use-mine")
    assert (stand(DOING).note, stand(DOING).owner) == ("mine", "Vera")
    assert at.text_area(key=f"note-{DOING}").value == "mine"


def test_of_two_windows_theirs_can_stay(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company)
    elsewhere(OVERDUE, status=ActionStatus.DROPPED)
    click(at, f"finish-{OVERDUE}")
    assert {"use-mine", "keep-theirs"} <= keys(at)
    assert "Dropped" in text_of(at)
    click(at, "keep-theirs")
    assert stand(OVERDUE).status is ActionStatus.DROPPED
    assert "use-mine" not in keys(at)


def test_two_windows_that_do_the_same_do_not_clash(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company)
    elsewhere(OVERDUE, status=ActionStatus.DONE)
    click(at, f"finish-{OVERDUE}")
    assert "use-mine" not in keys(at)
    assert stand(OVERDUE).status is ActionStatus.DONE


def test_two_fields_left_at_once_are_both_saved(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    at.text_area(key=f"note-{DOING}").set_value("typed last")
    at.text_input(key=f"owner-{DOING}").set_value("Boris")
    at.pills(key=f"status-{DOING}").set_value(ActionStatus.DONE).run()
    check_sound(at)
    assert (stand(DOING).note, stand(DOING).owner, stand(DOING).status) == ("typed last", "Boris", ActionStatus.DONE)
    assert "use-mine" not in keys(at)


def test_two_fields_left_at_once_meet_another_window_together(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, action=DOING)
    elsewhere(DOING, note="theirs")
    at.text_area(key=f"note-{DOING}").set_value("mine")
    at.text_input(key=f"owner-{DOING}").set_value("Boris").run()
    click(at, "use-mine")
    assert (stand(DOING).note, stand(DOING).owner) == ("mine", "Boris")


def test_what_the_store_cannot_take_waits_and_is_tried_again(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise StoreUnavailable("five-steps.db", "the disk is full", "Make room", "disk-full")

    at = open_screen(PROGRESS, company=company)
    with monkeypatch.context() as broken:
        broken.setattr(wiring.services().store, "save_commitments", fail)
        click(at, f"finish-{OVERDUE}")
    assert "Not saved: Risks, red lines and legal duties" in text_of(at)
    assert "Status: Done" in text_of(at)
    assert stand(OVERDUE).status is ActionStatus.PLANNED
    click(at, f"again-{OVERDUE.replace('.', '-')}")
    assert stand(OVERDUE).status is ActionStatus.DONE
    assert "Not saved" not in text_of(at)


def test_of_pasted_cells_those_that_fit_are_saved_and_the_others_wait(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    type_into_table(at, {2: {"due": "2026-12-24"}, 3: {"due": "1960-01-01"}, 4: {"due": "2027-01-15"}})
    assert stand(OVERDUE).due == date(2026, 12, 24)
    assert stand("goals.scope.02").due == date(2027, 1, 15)
    assert "Changed: 2" in text_of(at)
    assert "Not saved: Where you listen, and who does it" in text_of(at)
    assert "Due: 1 Jan 1960" in text_of(at)


def test_what_is_typed_into_the_table_is_saved_at_once(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    typed: dict[int, dict[str, object]] = {0: {"owner": "Anna"}}
    type_into_table(at, typed)
    assert stand(CLAIM).owner == "Anna"
    typed[3] = {"note": "=1+1", "due": "2027-01-31T00:00:00.000", "hours_left": 4, "status": "doing"}
    type_into_table(at, typed)
    found = stand("listening.coverage.02")
    assert (found.note, found.due, found.status) == ("=1+1", date(2027, 1, 31), ActionStatus.DOING)
    assert stand(CLAIM).owner == "Anna"
    assert "Changed: 1" in text_of(at)


def test_ticked_rows_change_together_and_are_taken_back_together(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    rows = ["goals.risk.02", "goals.scope.02"]
    before = [stand(action) for action in rows]
    typed: dict[int, dict[str, object]] = {2: {"pick": True}, 4: {"pick": True}}
    type_into_table(at, typed)
    assert "Chosen: 2" in text_of(at)
    bulk(at, typed, status=ActionStatus.DOING, owner="Team", weeks=2)
    for old, action in zip(before, rows, strict=True):
        now = stand(action)
        assert (now.status, now.owner, (now.due - old.due).days) == (ActionStatus.DOING, "Team", 14)
    assert "Changed: 2" in text_of(at)
    assert "Chosen" not in text_of(at)
    click(at, "undo-page")
    assert [(c.status, c.owner, c.due) for c in map(stand, rows)] == [(c.status, c.owner, c.due) for c in before]


def bulk(at: AppTest, typed: dict[int, dict[str, object]], **wishes: Any) -> None:
    """Fill in what is to happen to the ticked rows, and do it."""
    edition = next(str(box.key) for box in at.selectbox if str(box.key).startswith("bulk-status")).split("-")[-1]
    if "status" in wishes:
        at.selectbox(key=f"bulk-status-{edition}").set_value(wishes["status"])
    if "owner" in wishes:
        at.text_input(key=f"bulk-owner-{edition}").set_value(wishes["owner"])
    if "weeks" in wishes:
        at.number_input(key=f"bulk-weeks-{edition}").set_value(wishes["weeks"])
    at.button(key="bulk-apply").click()
    type_into_table(at, typed)


def test_nothing_is_changed_together_if_one_of_them_cannot_be(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    before = [stand(action) for action in ("goals.risk.02", "goals.scope.02")]
    typed: dict[int, dict[str, object]] = {2: {"pick": True}, 4: {"pick": True}}
    type_into_table(at, typed)
    bulk(at, typed, weeks=-8)
    assert "Nothing was changed." in text_of(at)
    assert [stand(c.action) for c in before] == before
    assert "Chosen: 2" in text_of(at)


def test_nothing_to_change_is_said(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    typed: dict[int, dict[str, object]] = {3: {"pick": True}}
    type_into_table(at, typed)
    bulk(at, typed)
    assert "Set a status, a name or a number of weeks first." in text_of(at)


def test_what_another_window_saved_shows_up_in_the_table(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    typed: dict[int, dict[str, object]] = {0: {"owner": "Anna"}}
    type_into_table(at, typed)
    (before,) = [table.proto.id for table in at.get("dataframe")]
    elsewhere(CLAIM, owner="Vera")
    type_into_table(at, typed)
    (after,) = [table.proto.id for table in at.get("dataframe")]
    assert before != after
    assert stand(CLAIM).owner == "Vera"


def test_a_table_that_met_another_window_asks_which_version_stays(
    open_screen: Open, company: str, stand: Callable[[str], Commitment], elsewhere: Callable[..., Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company, view="table")
    elsewhere(CLAIM, owner="Vera")
    type_into_table(at, {0: {"owner": "Anna"}})
    assert {"use-mine", "keep-theirs"} <= keys(at)
    click(at, "use-mine")
    assert stand(CLAIM).owner == "Anna"


def test_a_later_assessment_says_what_it_closed_and_what_it_does_not_confirm(
    open_screen: Open, company: str, stand: Callable[[str], Commitment]
) -> None:
    at = open_screen(PROGRESS, company=company)
    said = text_of(at)
    assert "Closed by the assessment of 16 Nov 2026: 1" in said
    assert "Ticked off, but the assessment of 16 Nov 2026 says otherwise: 1" in said
    click(at, f"claim-{CLAIM}")
    assert stand(CLAIM).status is ActionStatus.DOING
    assert stand(CLAIM).hours_left == stand(CLAIM).hours
    assert "says otherwise" not in text_of(at)


def test_the_results_say_what_the_assessment_closed(open_screen: Open, demo: dict[str, Assessment]) -> None:
    at = open_screen(RESULTS, assessment=demo["bakery"].id)
    assert "Closed in the action plan by this assessment: 1" in text_of(at)
    assert "See the progress" in labels_of(at, "page_link")
    other = open_screen(RESULTS, assessment=demo["bank"].id)
    assert "Closed in the action plan" not in text_of(other)


def test_actions_that_left_the_plan_keep_what_was_written(
    open_screen: Open, company: str, services: wiring.Services, stand: Callable[[str], Commitment]
) -> None:
    for action in (OVERDUE, "measure.kpi_link.02"):
        out = replace(stand(action), in_plan=False)
        services.store.save_commitments((out,), wiring.new_operation())
    dated = replace(stand("goals.scope.02"), in_plan=False, due=date(2028, 2, 1), by_hand=frozenset({"due"}), note="")
    services.store.save_commitments((dated,), wiring.new_operation())
    at = open_screen(PROGRESS, company=company)
    at.session_state["out"] = True
    at.run()
    check_sound(at)
    assert f"out-{OVERDUE}" in keys(at)
    assert "out-measure.kpi_link.02" not in keys(at)
    assert "out-goals.scope.02" in keys(at)
    assert "Marina · 1 Feb 2028" in text_of(at)
    assert "The lawyer has promised a checklist" in text_of(at)
    assert title(at) == "Actions done: 6 of 17"
    click(at, f"out-{OVERDUE}")
    assert str(at.text_area(key=f"note-{OVERDUE}").value).startswith("The lawyer")


def test_planning_again_keeps_what_stands_and_goes_to_the_plan(
    open_screen: Open, demo: dict[str, Assessment], company: str, services: wiring.Services
) -> None:
    at = open_screen(PROGRESS, company=company)
    click(at, "plan-again")
    draft = services.store.find_plan_draft(wiring.WORKSPACE, demo["bakery"].id)
    assert draft is not None
    since = {"workflow.creation.02", "listening.moderation.02", "people.access_security.02"}
    assert draft.request.done == since
    assert draft.request.started == {"people.accounts.02": 2.0, "people.lead.02": 1.2}
    assert "workflow.approval.02" in draft.request.not_now
    assert at.query_params["assessment"] == demo["bakery"].id
    again = open_screen(PLAN, assessment=demo["bakery"].id)
    assert again.title


def test_planning_again_keeps_what_was_asked_on_the_plan_page_since(
    open_screen: Open, demo: dict[str, Assessment], company: str, services: wiring.Services
) -> None:
    asked = Request(hours_per_week=6, months=6, costs={"people.training.02": 300.0}, budget=500, must={OVERDUE: None})
    state_request(services.store, demo["bakery"], asked, wiring.new_operation())
    click(open_screen(PROGRESS, company=company), "plan-again")
    draft = services.store.find_plan_draft(wiring.WORKSPACE, demo["bakery"].id)
    assert draft is not None
    again = draft.request
    assert (again.hours_per_week, again.months, again.budget, again.costs) == (6, 6, 500, asked.costs)
    assert OVERDUE in {*again.must, *again.fixed}
    assert again.started == {"people.accounts.02": 2.0, "people.lead.02": 1.2}


def test_an_address_that_asks_for_an_action_there_is_none_of_shows_the_page(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company, action="no.such.99")
    assert title(at).startswith("Actions done")
    assert "close" not in keys(at)


def test_the_screen_says_in_russian_what_it_says_in_english(open_screen: Open, company: str) -> None:
    at = open_screen(PROGRESS, company=company, lang="ru", action=DOING)
    assert title(at) == "Выполнено действий: 6 из 20, просрочено: 2"
    assert at.button(key="close").label == speech("ru").say("progress.close")
