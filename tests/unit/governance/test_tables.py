from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.catalogue import find_registers
from governance.complaint import say_complaint
from governance.model import Entry, Workbook
from governance.tables import MOST_ROWS, Preview, cell_text, read_rows, split_text, write_rows
from locales import speech
from tests.unit.governance.books import BOOK, LENA, MARINA, ORDERS, TODAY, VK, entry, register

GOAL = entry("goals", "G-01", title="Sell more", target=30.0, status="active")
PLAN = Entry("raci", "R-01", {"stage": "plan"}, rank=4, proposed=True)


def read(
    register_id: str, head: Sequence[str], *rows: Sequence[str], book: Workbook = BOOK, language: str = "en"
) -> Preview:
    return read_rows(register(register_id), head, rows, book, language, TODAY)


def outcomes(preview: Preview) -> list[str]:
    return [row.outcome for row in preview.rows]


def refusals(preview: Preview) -> list[tuple[str, str, str]]:
    return [(r.cell, r.value, r.complaint.code) for row in preview.rows for r in row.refusals]


def ids(preview: Preview) -> list[str]:
    return [row.entry.id for row in preview.rows if row.entry is not None]


def test_rows_are_added_with_the_next_ids_and_say_what_they_lack() -> None:
    preview = read("audiences", ["Аудитория", "NEED"], ["Parents", "Bread"], ["", ""], ["Neighbours", ""])
    assert [(row.number, row.outcome) for row in preview.rows] == [(2, "add"), (4, "add")]
    first = preview.rows[0]
    assert first.entry == Entry("audiences", "A-01", {"name": "Parents", "need": "Bread"}, rank=2)
    assert [(c.field, c.code) for c in first.notes] == [("channels", "required"), ("kind", "required")]
    assert (first.before, first.refusals, preview.refusal, preview.unmatched) == (None, (), None, ())
    assert ids(preview) == ["A-01", "A-02"]


def test_a_row_means_the_entry_with_its_id_or_its_name() -> None:
    book = Workbook((GOAL,))
    by_id = read("goals", ["ID", "Goal", "Target"], ["g-1", "Sell much more", ""], book=book)
    assert by_id.rows[0].entry == entry("goals", "G-01", title="Sell much more", target=30.0, status="active")
    assert by_id.rows[0].before == GOAL
    by_name = read("goals", ["Target", "Goal"], ["40", " SELL  more"], book=book)
    assert outcomes(by_name) == ["change"]
    assert by_name.rows[0].entry is not None
    assert by_name.rows[0].entry.number("target") == 40
    assert outcomes(read("goals", ["Goal", "Target", "Status"], ["Sell more", "30", ""], book=book)) == ["same"]


def test_a_row_of_a_series_is_known_by_measure_and_period() -> None:
    head = ["Measure", "Period", "Value"]
    preview = read(
        "kpi_values", head, ["Orders", "2026-W47", "22"], ["Orders", "2026-W48", "23"], ["K-02", "W47 2026", "1"]
    )
    assert outcomes(preview) == ["change", "add", "add"]
    assert ids(preview) == ["V-0001", "V-0002", "V-0003"]


def test_new_entries_keep_the_ids_they_bring() -> None:
    preview = read("audiences", ["id", "name"], ["A-07", "Parents"], ["", "Neighbours"])
    assert ids(preview) == ["A-07", "A-08"]


def test_rows_without_a_name_are_new_entries_each() -> None:
    assert ids(read("audiences", ["name", "need"], ["", "Bread"], ["", "Cakes"])) == ["A-01", "A-02"]


def test_a_proposed_entry_is_accepted_by_the_row_that_means_it() -> None:
    preview = read("raci", ["Этап"], ["Планирование"], ["Свой этап"], book=Workbook((PLAN,)))
    assert outcomes(preview) == ["change", "add"]
    assert [row.entry for row in preview.rows] == [
        Entry("raci", "R-01", {"stage": "plan"}, rank=4),
        Entry("raci", "R-02", {"stage": "Свой этап"}, rank=7),
    ]


def test_a_row_that_changes_nothing_is_not_refused_for_what_stands_already() -> None:
    stored = Workbook((entry("goals", "G-01", title="Sell more", target=1e13),))
    assert outcomes(read("goals", ["Goal"], ["Sell more"], book=stored)) == ["same"]


def test_a_cell_that_holds_nothing_leaves_what_stands() -> None:
    preview = read("people", ["Name", "Roles", "Hours a week"], ["Marina K.", ";", "5"])
    assert preview.rows[0].entry is not None
    assert preview.rows[0].entry.names("role") == ("lead",)


def test_each_refusal_names_its_cell() -> None:
    preview = read(
        "goals",
        ["Note", "Goal", "Target", "Owner", "Deadline"],
        ["", "Sell more", "much", "Nobody", "1 Apr 2027"],
        ["", "Sell less", "5", "P-03", "soon"],
    )
    assert preview.unmatched == ("Note",)
    assert outcomes(preview) == ["refused", "refused"]
    assert refusals(preview) == [
        ("C2", "much", "not_number"),
        ("D2", "Nobody", "reference_missing"),
        ("E3", "soon", "not_date"),
    ]
    assert [row.entry for row in preview.rows] == [None, None]


def test_what_the_check_refuses_is_refused_with_its_cell_too() -> None:
    preview = read("goals", ["Goal", "Owner"], ["Sell more", "P-03"])
    assert refusals(preview) == [("B2", "P-03", "reference_archived")]
    stored = Workbook((*BOOK.entries, entry("goals", "G-01", title="Sell more", target=1e13)))
    assert refusals(read("goals", ["Goal", "Unit"], ["Sell more", "pieces"], book=stored)) == [("", "", "too_large")]


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        (["A-9x", "Parents"], "A2", "id_malformed"),
        (["P-01", "Parents"], "A2", "id_malformed"),
        (["A-02", "Parents"], "A2", "id_archived"),
        (["", "Twins"], "B2", "ambiguous"),
    ],
)
def test_an_entry_that_cannot_be_told_is_refused(row: list[str], cell: str, code: str) -> None:
    twins = (entry("audiences", "A-03", name="Twins"), entry("audiences", "A-04", name="twins"))
    book = Workbook((Entry("audiences", "A-02", {"name": "Old"}, archived=True), *twins))
    preview = read("audiences", ["ID", "Audience"], row, book=book)
    assert [(where, said) for where, _, said in refusals(preview)] == [(cell, code)]


def test_no_two_rows_mean_the_same_entry() -> None:
    head = ["ID", "Audience"]
    preview = read("audiences", head, ["", "Parents"], ["", "parents"], ["A-05", "Twins"], ["A-5", "Others"])
    assert outcomes(preview) == ["add", "refused", "add", "refused"]
    assert refusals(preview) == [("B3", "parents", "repeated"), ("A5", "A-5", "repeated")]
    complaint = preview.rows[1].refusals[0].complaint
    assert "row 2" in say_complaint(complaint, register("audiences"), speech("en"))


def test_two_rows_may_not_claim_what_must_be_unique() -> None:
    head = ["Account", "Link"]
    preview = read("accounts", head, ["One", "vk.com/a"], ["Two", "vk.com/a/"], ["Three", "vk.com/bakery"])
    assert [code for _, _, code in refusals(preview)] == ["duplicate", "duplicate", "duplicate"]


def test_a_row_may_name_what_another_row_adds() -> None:
    head = ["Name", "Stand-in"]
    preview = read("people", head, ["Vera", "Boris"], ["Boris", ""], ["Fedor", "Nobody"], ["Galina", "Fedor"])
    assert outcomes(preview) == ["add", "add", "refused", "refused"]
    assert preview.rows[0].entry is not None
    assert preview.rows[0].entry.text("stand_in_id") == "P-08"


def test_what_was_named_is_missed_when_its_row_is_refused_in_the_end() -> None:
    head = ["Name", "Stand-in", "Hours a week"]
    preview = read("people", head, ["Vera", "Boris", ""], ["Boris", "", "61"], ["Galina", "Vera", ""])
    assert outcomes(preview) == ["refused", "refused", "refused"]
    assert [code for _, _, code in refusals(preview)] == ["reference_missing", "too_large", "reference_missing"]


def test_rows_that_stand_in_for_one_another_are_kept_with_a_note() -> None:
    preview = read("people", ["Name", "Stand-in"], ["Vera", "Boris"], ["Boris", "Vera"])
    assert outcomes(preview) == ["add", "add"]
    assert [note.values for row in preview.rows for note in row.notes if note.code == "loop"] == [
        {"entries": "Boris"},
        {"entries": "Vera"},
    ]


def test_a_row_that_stands_in_for_itself_is_refused() -> None:
    preview = read("people", ["Name", "Stand-in"], ["Vera", "Vera"])
    assert {code for _, _, code in refusals(preview)} == {"itself"}


def test_a_shifted_row_is_called_one() -> None:
    head = ["Goal", "Direction wanted", "Baseline", "Target", "Deadline", "Unit"]
    preview = read("goals", head, ["", "Sell more", "Increase", "18", "30", "per week", "", "x"])
    assert refusals(preview)[0] == ("", "", "shifted")
    assert ("H2", "x", "beyond") in refusals(preview)
    assert read("goals", head, ["Sell", "Up", "many", "30"]).rows[0].refusals[0].complaint.code == "not_option"


@pytest.mark.parametrize(
    ("head", "count", "code"),
    [
        (["Colour", "Taste"], 1, "no_column"),
        ([], 1, "no_column"),
        (["Target", "Target"], 1, "no_name_column"),
        (["Goal"], MOST_ROWS + 1, "too_many_rows"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused_as_a_whole(head: list[str], count: int, code: str) -> None:
    preview = read("goals", head, *[["x"] * len(head)] * count)
    assert preview.refusal is not None
    assert (preview.refusal.code, preview.rows) == (code, ())
    for language in ("en", "ru"):
        said = say_complaint(preview.refusal, register("goals"), speech(language))
        assert ("5001" in said) == (code == "too_many_rows")


def test_columns_that_stand_twice_or_belong_nowhere_are_named() -> None:
    preview = read("goals", ["Goal*", "Цель", "", "Colour"], ["Sell more", "Other", "", "red"])
    assert preview.unmatched == ("Цель", "Colour")
    assert preview.rows[0].entry is not None
    assert preview.rows[0].entry.values == {"title": "Sell more"}


def test_cells_of_wide_tables_are_named_as_in_a_sheet() -> None:
    head = [*[""] * 25, "Goal", "Target", *[""] * 675, "Deadline"]
    preview = read("goals", head, [*[""] * 25, "Sell", "x", *[""] * 675, "x"])
    assert [cell for cell, _, _ in refusals(preview)] == ["AA2", "AAA2"]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_written_register_changes_nothing_when_it_is_read(language: str) -> None:
    book = Workbook((*BOOK.entries, GOAL, PLAN, entry("raci", "R-02", stage="own", responsible=("role:lead", "P-01"))))
    for written in find_registers():
        head, rows = write_rows(written, book, language)
        assert len(head) == len(written.fields) + 1
        preview = read_rows(written, head, rows, book, language, TODAY)
        assert len(rows) == len(book.rows(written.id))
        assert set(outcomes(preview)) <= {"same"}
        assert preview.of("same") == preview.rows


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td", (("a", "b"), ("c", "d"))),
        ("a;b,c\r\nd;e\r\n", (("a", "b,c"), ("d", "e"))),
        ('a,b\n"c, d","e\nf"\n', (("a", "b"), ("c, d", "e\nf"))),
        ("\ufeffa,b\n\nc,\x00d", (("a", "b"), ("c", "d"))),
        ("Goal\nSell, more\n\nx", (("Goal",), ("Sell, more",), ("x",))),
        ('a\tb\n"Mum" bakes\tc', (("a", "b"), ('"Mum" bakes', "c"))),
        ('a\tb\n"c\td', (("a", "b"), ('"c', "d"))),
        ("", ()),
    ],
)
def test_pasted_text_becomes_cells(text: str, cells: tuple[tuple[str, ...], ...]) -> None:
    assert split_text(text) == cells


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["goals", "people", "kpi_values"]))
def test_any_pasted_text_comes_to_something(text: str, register_id: str) -> None:
    cells = split_text(f"ID\tGoal\tName\tPeriod\tMeasure\n{text}")
    preview = read(register_id, cells[0], *cells[1:], book=Workbook((MARINA, LENA, VK, ORDERS)))
    for row in preview.rows:
        assert (row.entry is None) == (row.outcome == "refused") == bool(row.refusals)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (True, "yes"),
        (False, "no"),
        (3.0, "3"),
        (1.5, "1.5"),
        (7, "7"),
        (date(2026, 12, 1), "2026-12-01"),
        (datetime(2026, 12, 1, 10, 30), "2026-12-01"),  # noqa: DTZ001 - sheets know no zones
        ("=1+1", "=1+1"),
    ],
)
def test_cells_of_sheets_become_what_a_person_would_write(value: object, text: str) -> None:
    assert cell_text(value) == text
