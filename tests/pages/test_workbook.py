"""Workbook: registers at a glance, entries saved field by field, proposals, rows from a table, and every way back."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.companies import add_company
from assessments.keeping import change_entry, read_workbook
from governance.catalogue import find_registers
from governance.model import Entry, Value, Workbook
from locales import speech
from questionnaires.company import CompanyProfile
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of, speaks
from tests.pages.test_hostile_texts import HOSTILE, MARKUP, READ_AS_MARKDOWN
from tests.workbooks import full_workbook
from ui.routes import WORKBOOK

Open = Callable[..., AppTest]
TODAY = date(2026, 11, 25)
SAID = ("value", "label", "help", "body")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "now", lambda: datetime(2026, 11, 25, 12, tzinfo=UTC))


@pytest.fixture
def company(services: wiring.Services) -> str:
    """A small Russian company with an empty workbook."""
    profile = CompanyProfile(headcount=6, countries=("RU",))
    return add_company(services.store, wiring.WORKSPACE, "Harbour Café", profile, wiring.new_operation()).id


@pytest.fixture
def filled(services: wiring.Services, company: str) -> str:
    """The same company with something in every register."""
    entries = full_workbook("en").entries
    services.store.save_entries(wiring.WORKSPACE, company, entries, wiring.new_operation())
    return company


@pytest.fixture
def workbook(services: wiring.Services, company: str) -> Callable[[], Workbook]:
    """The workbook as it stands in the store."""
    return lambda: read_workbook(services.store, wiring.WORKSPACE, company)


@pytest.fixture
def elsewhere(services: wiring.Services, company: str, workbook: Callable[[], Workbook]) -> Callable[..., Entry]:
    """Change an entry in another window."""

    def change(register: str, entry: str, **values: Value) -> Entry:
        before = workbook().find(register, entry)
        assert before is not None
        wished = {**before.values, **values}
        return change_entry(services.store, wiring.WORKSPACE, company, before, wished, TODAY, wiring.new_operation())

    return change


def title(at: AppTest) -> str:
    return html.unescape(at.title[0].value).replace("\u00a0", " ")


def text_of(at: AppTest) -> str:
    return "\n".join([html_of(at).text, *(text.value for text in at.text)]).replace("\u00a0", " ")


def keys(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


def click(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    check_sound(at)


def type_in(at: AppTest, key: str, text: str) -> None:
    at.text_input(key=key).set_value(text).run()
    check_sound(at)


def test_the_index_names_every_register_and_where_to_begin(open_screen: Open, company: str) -> None:
    at = open_screen(WORKBOOK, company=company)
    assert title(at) == "Nothing is written down yet"
    assert {f"register-{register.id}" for register in find_registers()} <= keys(at)
    assert "Who leads, who helps, who stands in." in text_of(at)
    assert "The first entries take about 5 min." in text_of(at)
    click(at, "go-on")  # most others refer to people
    assert title(at) == "People and roles"
    assert at.query_params["register"] == "people"


def test_the_index_says_what_is_to_be_completed(open_screen: Open, filled: str) -> None:
    at = open_screen(WORKBOOK, company=filled)
    assert title(at).startswith("Entries to complete: ")
    assert "Entries: 3 to complete: 2" in text_of(at)
    assert {"download-xlsx", "download-zip"} <= {str(button.key) for button in at.get("download_button")}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_register_opens_and_so_does_an_entry_of_it(open_screen: Open, filled: str, language: str) -> None:
    at = open_screen(WORKBOOK, company=filled, lang=language)
    assert speaks(at, language)
    for register in find_registers():
        visit(at, register=register.id)
        assert title(at) == speech(language).bind(register.title[language]).replace("\u00a0", " ")
        opened = sorted(key for key in keys(at) if key.startswith("open-"))
        visit(at, entry=opened[0].removeprefix("open-") if opened else "new")
        assert "entry-done" in keys(at)
        assert speaks(at, language)
        at.query_params.pop("entry")


def visit(at: AppTest, **asked: str) -> None:
    for name, value in asked.items():
        at.query_params[name] = value
    at.run()
    check_sound(at)


def test_an_entry_that_is_not_there_is_named(open_screen: Open, filled: str) -> None:
    at = open_screen(WORKBOOK, company=filled, register="goals", entry="G-99")
    assert "There is no entry G-99 in this register." in text_of(at)
    assert title(at) == "Goals register"


def test_a_new_entry_is_saved_with_its_first_field_and_says_what_is_missing(
    open_screen: Open, company: str, workbook: Callable[[], Workbook]
) -> None:
    at = open_screen(WORKBOOK, company=company, register="people")
    assert "Nothing here yet" in text_of(at)
    click(at, "add")
    assert title(at) == "New entry"
    assert at.text_input(key="people-new-1-name").label == "Name · required"
    type_in(at, "people-new-1-name", "Marina *K.*")
    (entry,) = workbook().rows("people")
    assert (entry.id, entry.values) == ("P-01", {"name": "Marina *K.*"})
    assert at.query_params["entry"] == "P-01"
    assert title(at) == "P-01 · Marina *K.*"
    assert "Still to be filled in" in text_of(at)
    assert "Still to complete: 3" in text_of(at)
    at.multiselect(key="people-new-1-role").set_value(["lead", "approver"]).run()
    assert workbook().rows("people")[0].names("role") == ("lead", "approver")
    click(at, "undo-page")
    assert workbook().rows("people")[0].names("role") == ()
    click(at, "entry-done")
    click(at, "add")
    assert at.text_input(key="people-new-2-name").value == ""


def test_what_is_refused_stays_where_it_was_typed(
    open_screen: Open, filled: str, workbook: Callable[[], Workbook]
) -> None:
    at = open_screen(WORKBOOK, company=filled, register="people", entry="P-02")
    type_in(at, "people-P-02-hours_week", "a few")
    assert at.text_input(key="people-P-02-hours_week").value == "a few"
    assert "Not saved. A number is expected" in text_of(at)
    type_in(at, "people-P-02-name", "Marina K.")
    assert "Not saved. P-01 has the same already. Change one of the two" in text_of(at)
    click(at, "entry-done")
    assert "Something here is not saved" in text_of(at)
    click(at, "open-P-02")
    assert at.text_input(key="people-P-02-hours_week").value == "a few"
    type_in(at, "people-P-02-hours_week", "7,5")
    assert workbook().rows("people")[1].number("hours_week") == 7.5
    click(at, "people-P-02-name-saved")
    assert at.text_input(key="people-P-02-name").value == "Olga P."
    assert "Not saved" not in text_of(at)


def test_every_kind_of_field_gives_back_what_it_keeps(
    open_screen: Open, filled: str, workbook: Callable[[], Workbook]
) -> None:
    at = open_screen(WORKBOOK, company=filled, register="calendar", entry="CI-01")
    at.date_input(key="calendar-CI-01-date").set_value(date(2026, 12, 24)).run()
    at.segmented_control(key="calendar-CI-01-is_ad").set_value("no").run()
    at.selectbox(key="calendar-CI-01-author_id").set_value("P-01").run()
    at.selectbox(key="calendar-CI-01-goal_id").set_value(None).run()
    check_sound(at)
    entry = workbook().rows("calendar")[0]
    assert (entry.day("date"), entry.says("is_ad")) == (date(2026, 12, 24), False)
    assert (entry.text("author_id"), entry.has("goal_id")) == ("P-01", False)
    at = open_screen(WORKBOOK, company=filled, register="raci", entry="R-01")
    roles = at.selectbox(key="raci-R-01-accountable").options
    assert {"Marina K.", "Approver (role)"} <= set(roles)
    at.selectbox(key="raci-R-01-accountable").set_value("role:approver").run()
    assert workbook().rows("raci")[0].text("accountable") == "role:approver"


def test_two_versions_of_one_entry_are_shown_and_one_is_chosen(
    open_screen: Open, filled: str, workbook: Callable[[], Workbook], elsewhere: Callable[..., Entry]
) -> None:
    at = open_screen(WORKBOOK, company=filled, register="goals", entry="G-01")
    elsewhere("goals", "G-01", unit="a day", status="draft")
    type_in(at, "goals-G-01-unit", "a month")
    rows = html_of(at).text
    assert "Unit" in rows
    assert all(told in rows for told in ("per week", "a day", "a month", "Draft"))
    click(at, "use-mine")
    entry = workbook().rows("goals")[0]
    assert (entry.text("unit"), entry.text("status")) == ("a month", "draft")
    elsewhere("goals", "G-01", unit="a year")
    type_in(at, "goals-G-01-unit", "an hour")
    click(at, "keep-theirs")
    assert workbook().rows("goals")[0].text("unit") == "a year"
    assert at.text_input(key="goals-G-01-unit").value == "a year"


def test_entries_are_moved_put_away_and_taken_back(
    open_screen: Open, filled: str, workbook: Callable[[], Workbook], elsewhere: Callable[..., Entry]
) -> None:
    def order() -> list[str]:
        return [row.id for row in workbook().rows("goals")]

    at = open_screen(WORKBOOK, company=filled, register="goals")
    at.menu_button(key="menu-G-01").click("down").run()
    check_sound(at)
    assert order() == ["G-02", "G-01", "G-03"]
    click(at, "undo-page")
    assert order() == ["G-01", "G-02", "G-03"]
    at.menu_button(key="menu-G-03").click("away").run()
    assert order() == ["G-01", "G-02"]
    at = open_screen(WORKBOOK, company=filled, register="goals", entry="G-03")
    assert "This entry is put away" in text_of(at)
    click(at, "restore")
    assert order() == ["G-01", "G-02", "G-03"]
    elsewhere("goals", "G-03", title="Elsewhere")
    click(at, "undo-page")  # somebody has changed it since
    assert order() == ["G-01", "G-02", "G-03"]
    assert "somebody was faster in another window" in text_of(at)


def test_proposals_stand_apart_until_they_are_accepted_or_dismissed(
    open_screen: Open, company: str, workbook: Callable[[], Workbook]
) -> None:
    at = open_screen(WORKBOOK, company=company, register="raci")
    click(at, "propose")
    assert workbook().rows("raci") == ()
    assert "Proposals: 7" in text_of(at)
    click(at, "accept-R-01")
    click(at, "dismiss-R-02")
    assert [row.id for row in workbook().rows("raci")] == ["R-01"]
    click(at, "look-R-03")
    assert "It decides nothing yet" in text_of(at)
    type_in(at, "raci-R-03-time_limit_h", "8")
    accepted = workbook().find("raci", "R-03")
    assert accepted is not None
    assert (accepted.proposed, accepted.number("time_limit_h")) == (False, 8)
    click(at, "entry-done")
    click(at, "accept-all")
    assert len(workbook().rows("raci")) == 6
    click(at, "undo-page")
    assert "Proposals: 4" in text_of(at)


def test_a_finished_register_offers_the_next_one(
    open_screen: Open, filled: str, elsewhere: Callable[..., Entry]
) -> None:
    at = open_screen(WORKBOOK, company=filled, register="uses")
    assert "Nothing is left to do here" in text_of(at)
    click(at, "go-on")
    assert title(at) == "Goals register"
    assert "Nothing is left to do here" not in text_of(at)


def test_a_pasted_table_is_shown_before_it_changes_anything(
    open_screen: Open, filled: str, workbook: Callable[[], Workbook]
) -> None:
    at = open_screen(WORKBOOK, company=filled, register="people")
    open_exchange(at, "people")
    area = f"paste-{filled}-people-0"
    at.text_area(key=area).set_value(
        "ID\tName\tHours a week\tColour\nP-01\tMarina K.\t7,5\tred\n\tNew one\t3\t\n\tOdd one\tmany\t\nP-02\tOlga P.\n"
    ).run()
    check_sound(at)
    said = " ".join(text_of(at).split())
    assert "Columns not recognised: “Colour”" in said
    assert "C4manyHours a week: a number is expected" in said
    assert "P-01 · Marina K.Hours a weekempty7.5" in said
    assert len(workbook().rows("people")) == 4
    assert at.button(key="take-over").label == "Take over: 2"
    click(at, "take-over")
    assert [row.id for row in workbook().rows("people")][-1] == "P-05"
    assert workbook().rows("people")[0].number("hours_week") == 7.5
    assert at.text_area(key=f"paste-{filled}-people-1").value == ""
    click(at, "undo-page")
    assert workbook().rows("people")[0].number("hours_week") is None
    assert len(workbook().rows("people")) == 4


def open_exchange(at: AppTest, register: str) -> None:
    """Unfold the part of the page that takes tables in."""
    at.session_state[f"exchange-{register}"] = True
    at.run()
    check_sound(at)


def test_history_tells_every_field_that_changed(
    open_screen: Open, filled: str, elsewhere: Callable[..., Entry]
) -> None:
    elsewhere("goals", "G-01", unit="a day")
    at = open_screen(WORKBOOK, company=filled, register="goals", entry="G-01")
    at.session_state["history-goals-G-01"] = True
    at.run()
    assert "Unit: per week → a day" in text_of(at)
    assert "Added" in text_of(at)


def test_what_people_write_is_shown_as_it_is(
    open_screen: Open, filled: str, services: wiring.Services, workbook: Callable[[], Workbook]
) -> None:
    before = workbook().rows("people")[0]
    hostile = {"name": HOSTILE, "contact": HOSTILE, "department": HOSTILE}
    changes = [replace(before, values={**before.values, **hostile}), Entry("uses", "U-90", {"use": HOSTILE}, 9, True)]
    services.store.save_entries(wiring.WORKSPACE, filled, changes, wiring.new_operation())
    at = open_screen(WORKBOOK, company=filled)
    for asked in (
        {"register": "uses"},
        {"register": "people"},
        {"entry": "P-01"},
        {"register": "goals", "entry": "G-01"},
    ):
        visit(at, **asked)
        told = [str(getattr(e, at_name, "")) for kind in READ_AS_MARKDOWN for e in at.get(kind) for at_name in SAID]
        assert [text for text in told if MARKUP.search(text)] == []
        assert "<script>x" not in "".join(element.proto.body for element in at.get("html"))
