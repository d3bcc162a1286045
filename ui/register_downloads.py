"""Registers as files to take along: a spreadsheet with a sheet per register, or separated text.

Nothing in them is calculated: what somebody wrote stays text, in a spreadsheet by the type of its cell, in separated
text behind an apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from governance.catalogue import said
from governance.tables import write_rows
from reports.formats.csv import BYTE_ORDER_MARK, guard
from ui.register_files import title_of_sheet

if TYPE_CHECKING:
    from governance.definition import Register
    from governance.model import Entry, Workbook

XLSX, CSV, ZIP = "xlsx", "csv", "zip"
MEDIA_TYPES = {
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv; charset=utf-8",
    ZIP: "application/zip",
}
NARROWEST, WIDEST, PADDING = 9, 48, 2
FILTER = 3  # the sign that opens the filter covers the end of a head
FONT, HEAD_FILL, HEAD_INK = "Calibri", "FF27408B", "FFFFFFFF"
DATE_FORMATS = {"ru": "dd.mm.yyyy"}
ALWAYS = (1980, 1, 1, 0, 0, 0)

Cell = str | float | date


@dataclass(frozen=True, slots=True)
class Sheet:
    """A register as the rows of a table; the first one is its head."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


def write_csv(register: Register, workbook: Workbook, language: str) -> bytes:
    """Return what counts of a register as separated text, every field quoted."""
    head, rows = write_rows(register, workbook, language)
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guard(cell) for cell in row] for row in (head, *rows))
    return (BYTE_ORDER_MARK + text.getvalue()).encode("utf-8", "replace")


def write_csv_of_all(registers: Iterable[Register], workbook: Workbook, language: str) -> bytes:
    """Return all registers as files of separated text in one archive."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED) as target:
        for register in registers:
            name = ZipInfo(f"{register.id}.csv", ALWAYS)
            target.writestr(name, write_csv(register, workbook, language), ZIP_DEFLATED)
    return archive.getvalue()


def write_xlsx(registers: Iterable[Register], workbook: Workbook, language: str) -> bytes:
    """Return registers as a spreadsheet, a sheet for each; an empty one has its head, so that it can be filled in."""
    from openpyxl import Workbook as Book

    book = Book()
    book.remove(book.active)
    for register in registers:
        sheet = build_sheet(register, workbook, language)
        _fill(book.create_sheet(sheet.title), sheet, DATE_FORMATS.get(language, "yyyy-mm-dd"))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def build_sheet(register: Register, workbook: Workbook, language: str) -> Sheet:
    """Return a register as a sheet: numbers and days as such, all else as text that can be read again."""
    head, rows = write_rows(register, workbook, language)
    typed = (tuple(_typed(register, entry, row)) for entry, row in zip(workbook.rows(register.id), rows, strict=True))
    return Sheet(title_of_sheet(said(register.title, language)), (head, *typed))


def _typed(register: Register, entry: Entry, texts: Sequence[str]) -> Iterator[Cell]:
    yield texts[0]
    for field, text in zip(register.fields, texts[1:], strict=True):
        number, day = entry.number(field.name), entry.day(field.name) if field.kind == "date" else None
        yield number if number is not None else text if day is None else day


def _fill(target: Any, sheet: Sheet, date_format: str) -> None:  # noqa: ANN401 - openpyxl tells no types
    from openpyxl.styles import Alignment, Font, PatternFill

    wrapped = Alignment(vertical="top", wrap_text=True)
    for number, row in enumerate(sheet.rows, 1):
        for place, value in enumerate(row, 1):
            cell = target.cell(number, place)
            _write(cell, value, date_format)
            cell.alignment = wrapped
    for cell in target[1]:
        cell.font, cell.fill = Font(name=FONT, bold=True, color=HEAD_INK), PatternFill("solid", HEAD_FILL)
    for place, column in enumerate(zip(*sheet.rows, strict=True), 1):
        target.column_dimensions[target.cell(1, place).column_letter].width = _width(column)
    target.freeze_panes = "B2"
    target.auto_filter.ref = target.dimensions
    target.print_title_rows, target.print_title_cols, target.page_setup.orientation = "1:1", "A:B", "landscape"


def _write(cell: Any, value: Cell, date_format: str) -> None:  # noqa: ANN401 - openpyxl tells no types
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, date):
            cell.number_format = date_format
    elif value:
        cell.value = _sound(value)
        cell.data_type = "s"  # also where it begins like a formula
        cell.quotePrefix = guard(value) != value


def _sound(text: str) -> str:
    """Return the text without what the format cannot hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    plain: str = ILLEGAL_CHARACTERS_RE.sub("", text)
    return plain.encode("utf-8", "replace").decode()


def _width(column: Sequence[Cell]) -> float:
    head, *rest = (max(map(len, str(value).splitlines()), default=0) for value in column)
    return min(max(head + FILTER, *rest, NARROWEST) + PADDING, WIDEST)
