"""Registers in and out of files: nothing is lost on the way, nothing is calculated, and too much is refused at once."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from governance.catalogue import find_register, find_registers
from governance.model import Entry, Workbook, workbook_of
from governance.tables import MOST_ROWS, read_rows
from tests.workbooks import TODAY, full_workbook
from ui import register_files
from ui.register_downloads import write_csv, write_csv_of_all, write_xlsx
from ui.register_files import FileRefused, Table, read_file, read_text, title_of_sheet

GOALS = find_register("goals")
SHEET = "xl/worksheets/sheet1.xml"


def outcomes(table: Table, register: str, workbook: Workbook, language: str) -> set[str]:
    preview = read_rows(find_register(register), table.head, table.rows, workbook, language, TODAY)
    assert (preview.refusal, preview.unmatched) == (None, ())
    return {row.outcome for row in preview.rows}


def refusal(content: bytes) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        read_file(content, GOALS, "en")
    return refused.value


def spreadsheet(*sheets: tuple[str, Sequence[Sequence[object]]]) -> bytes:
    book = Book(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def archive(**parts: bytes) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_taken_along_comes_back_the_same(language: str) -> None:
    workbook = full_workbook(language)
    packed = ZipFile(BytesIO(write_csv_of_all(find_registers(), workbook, language)))
    assert packed.namelist() == [f"{register.id}.csv" for register in find_registers()]
    for name in ("goals", "legal", "people", "accounts", "raci", "approval_tiers", "triage"):
        table = read_file(packed.read(f"{name}.csv"), find_register(name), language)
        assert outcomes(table, name, workbook, language) == {"same"}, name
    book = write_xlsx(find_registers(), workbook, language)
    for name in ("goals", "accounts", "raci"):
        assert outcomes(read_file(book, find_register(name), language), name, workbook, language) == {"same"}


def test_a_formula_stays_the_text_that_somebody_wrote() -> None:
    texts = ("=1+1", "+7 999", "-x", "@x", "'=quoted", "plain")
    workbook = workbook_of(Entry("goals", f"G-{n:02}", {"title": text}, n) for n, text in enumerate(texts, 1))
    book = load_workbook(BytesIO(write_xlsx([GOALS], workbook, "en")))
    cells = [row[1] for row in book.worksheets[0].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [(text, "s") for text in texts]
    content = write_csv(GOALS, workbook, "en")
    written = [row[1] for row in csv.reader(StringIO(content.decode("utf-8-sig")))][1:]
    assert written == ["'=1+1", "'+7 999", "'-x", "'@x", "'=quoted", "plain"]
    assert outcomes(read_file(content, GOALS, "en"), "goals", workbook, "en") >= {"same"}


def test_a_spreadsheet_can_be_read_by_people() -> None:
    entry = Entry("goals", "G-01", {"title": "x" * 100, "target": 1.5, "deadline": "2027-03-31", "unit": "a\x0bb"})
    sheet = load_workbook(BytesIO(write_xlsx([GOALS], workbook_of([entry]), "ru"))).worksheets[0]
    held = {cell.value: value for cell, value in zip(sheet[1], sheet[2], strict=True)}
    assert held["Целевое значение"].value == 1.5
    assert (held["Срок"].value, held["Срок"].number_format) == (datetime(2027, 3, 31), "dd.mm.yyyy")  # noqa: DTZ001
    assert held["Единица"].value == "ab"
    assert sheet.freeze_panes == "B2"
    assert (sheet["A1"].font.bold, sheet["A1"].fill.fgColor.rgb) == (True, "FF27408B")
    assert 9 <= sheet.column_dimensions["A"].width < sheet.column_dimensions["B"].width <= 48


def test_names_of_sheets_fit_a_spreadsheet() -> None:
    assert title_of_sheet("a/b: [c]?") == "a b c"
    long = "Матрица ответственности рабочего процесса"
    assert title_of_sheet(long) == "Матрица ответственности рабоче…"
    titles = {title_of_sheet(title) for register in find_registers() for title in register.title.values()}
    assert len(titles) == 2 * len(find_registers())


def test_the_sheet_of_the_register_is_read_else_the_first() -> None:
    other, own = ("Notes", [["x"], ["y"]]), ("Goals register", [["Goal"], ["Sell more"]])
    assert read_file(spreadsheet(other, own), GOALS, "en") == Table(("Goal",), (("Sell more",),))
    assert read_file(spreadsheet(other), GOALS, "en") == Table(("x",), (("y",),))


def test_blank_rows_keep_the_others_in_their_place() -> None:
    rows: list[list[object]] = [
        ["Goal", "Deadline", None],
        ["One", date(2027, 1, 2), None],
        [],
        ["Two", None, None],
        [None],
        [" "],
    ]
    found = read_file(spreadsheet(("Goals", rows)), GOALS, "en")
    assert found == Table(("Goal", "Deadline"), (("One", "2027-01-02"), (), ("Two",)))


@pytest.mark.parametrize(
    ("encode", "language"),
    [
        (lambda text: text.encode("utf-8-sig"), "en"),
        (lambda text: text.encode("utf-16"), "en"),
        (lambda text: text.encode("cp1251"), "ru"),
    ],
)
def test_separated_text_is_read_as_spreadsheets_save_it(encode: Callable[[str], bytes], language: str) -> None:
    found = read_file(encode("Цель;Единица\r\nПродавать больше;штук\r\n"), GOALS, language)
    assert found == Table(("Цель", "Единица"), (("Продавать больше", "штук"),))


def test_many_rows_are_counted_and_refused_before_they_are_read() -> None:
    lines = b"<sheetData>" + b'<row r="1"><c/></row>' * 50_000 + b"</sheetData>"
    found = refusal(archive(**{SHEET: lines}))
    assert (found.code, found.values) == ("too_many_rows", {"count": 49_999, "most": MOST_ROWS})


def test_the_first_row_too_many_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_files, "MOST_ROWS", 20)
    found = refusal(spreadsheet(("Goals", [["Goal"], *([f"Goal {n}"] for n in range(30))])))
    assert (found.code, found.values) == ("too_many_rows", {"count": 30, "most": 20})
    assert len(read_text("Goal\n" + "x\n" * 30).rows) == 30  # the preview counts these
    with pytest.raises(FileRefused):
        read_text("\n" * 20 * register_files.MOST_COLUMNS + "\n")


def test_a_row_is_counted_once_where_pieces_of_the_file_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register_files, "CHUNK", 7)
    monkeypatch.setattr(register_files, "MOST_LINES", 0)
    assert refusal(archive(**{SHEET: b"<x:row r='1'/><row/><rowBreaks/><row >" * 3})).values["count"] == 8


def test_what_unpacks_too_large_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(archive(**{"xl/media/a.bin": bytes(register_files.MOST_UNPACKED + 1)})).code == "unpacks_too_large"
    monkeypatch.setattr(register_files, "MOST_COUNTED", 100)
    monkeypatch.setattr(register_files, "_count_rows", None)  # would fail if it were asked
    assert refusal(archive(**{SHEET: bytes(101)})).code == "unpacks_too_large"
    assert refusal(archive(**{f"part-{n}": b"" for n in range(2_001)})).code == "unpacks_too_large"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"PK\x03\x04 and nothing behind it", "not_a_table"),
        (archive(**{"hello.txt": b"no spreadsheet"}), "not_a_table"),
        (archive(**{"xl/workbook.xml": b"<!DOCTYPE x"}), "not_a_table"),
        (b"\xd0\xcf\x11\xe0 an old one", "old_excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not_a_table"),
        (b"Goal;Unit\n", "no_rows"),
        (b"", "no_rows"),
        (spreadsheet(("Goals", [["Goal"]])), "no_rows"),
        (spreadsheet(("Goals", [])), "no_rows"),
    ],
)
def test_what_is_no_table_is_refused_by_its_kind(content: bytes, code: str) -> None:
    assert refusal(content).code == code
