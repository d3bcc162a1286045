"""A workbook that is being written: looks, texts that stay texts, and the head that every sheet has."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Literal
from zipfile import ZIP_DEFLATED, ZipFile

from locales import Speech
from locales.typography import NO_BREAK_SPACE
from reports.colours import HAIR, INK, MUTED, WHITE
from reports.formats.csv import guard
from reports.model import Report
from reports.sheets.heights import measure_row
from reports.texts import make_plain, on_one_line

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Value = str | float | date | None
Orientation = Literal["landscape", "portrait"]

LONGEST_TEXT = 32_767  # characters that a cell holds
LONGEST_EDGE = 90  # characters of each half of a header or footer
FIRST_YEAR = 1900  # spreadsheets know no earlier day
CUT = "…"
DATE_FORMATS = {"ru": "dd.mm.yyyy"}
A4 = 9
FIXED_HEIGHT = re.compile(rb'(<row [^>]*) customHeight="1"')
LOGO_HEIGHT, LOGO_WIDTH = 44, 240  # pixels
LETTER, PADDING = 7, 5  # pixels of a column: for each letter of its width, and besides


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; `number` is how its number or day is written."""

    number: str = "General"
    bold: bool = False
    size: float = 10
    font: str = "Arial"
    ink: str = INK
    fill: str = ""
    align: Literal["left", "right", "center"] = "left"
    wrap: bool = True
    line: str = HAIR
    low: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Field:
    """What stands in a cell, and how it looks."""

    value: Value
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that is being written: its file, what it is about, and the formats that it has so far."""

    file: Workbook
    report: Report
    words: Speech
    formats: dict[tuple[Look, bool], Format] = field(default_factory=dict)

    @property
    def day_format(self) -> str:
        """How days are written in the language of the report."""
        return DATE_FORMATS.get(self.report.language, "d mmm yyyy")

    def find_format(self, look: Look, *, quoted: bool = False) -> Format:
        """Return the format of a look; a quoted one says that a text which looks like a formula is none."""
        if (look, quoted) not in self.formats:
            self.formats[look, quoted] = self.file.add_format(_describe(look, quoted))
        return self.formats[look, quoted]

    def write(self, sheet: Worksheet, row: int, column: int, what: Field) -> None:
        """Write a cell: numbers and days as such, any text as text."""
        value, look = what.value, what.look
        if not isinstance(value, str):
            look = replace(look, wrap=False)
        if isinstance(value, date) and value.year < FIRST_YEAR:
            value = value.isoformat()
        if isinstance(value, str):
            text = cut(make_plain(value).replace(NO_BREAK_SPACE, " "))  # a filter does not find what it joins
            sheet.write_string(row, column, text, self.find_format(look, quoted=guard(text) != text))
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self.find_format(look))
        elif value is None:
            sheet.write_blank(row, column, None, self.find_format(look))
        else:
            sheet.write_number(row, column, value, self.find_format(look))


def cut(text: str) -> str:
    """Return as much of a text as a cell holds."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + CUT


def pack_book(book: Book, target: io.BytesIO) -> bytes:
    """Return the finished workbook. Heights of rows are left for the program to adapt when a text is edited."""
    book.file.close()
    packed = io.BytesIO()
    with ZipFile(target) as source, ZipFile(packed, "w", ZIP_DEFLATED) as whole:
        for member in source.infolist():
            content = source.read(member)
            if member.filename.startswith("xl/worksheets/sheet"):
                content = FIXED_HEIGHT.sub(rb"\1", content)
            whole.writestr(member, content)
    return packed.getvalue()


def open_book(target: io.BytesIO, report: Report, words: Speech) -> Book:
    """Return an empty workbook with its properties; nothing in it depends on the clock."""
    from xlsxwriter import Workbook

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    file = Workbook(target, {"in_memory": True, **plain})
    file.set_calc_mode("auto")
    file.set_properties(
        {
            "title": on_one_line(f"{report.title}. {report.company}")[:LONGEST_EDGE],
            "author": "Five Steps",
            "company": on_one_line(report.company)[:LONGEST_EDGE],
            "created": datetime.combine(report.day, time()),
        }
    )
    return Book(file, report, words)


def add_sheet(book: Book, name: str, orientation: Orientation, *, zoom: int = 100) -> Worksheet:
    """Return a new sheet, set up for paper: A4, as wide as the page, numbered, with the notice below."""
    sheet = book.file.add_worksheet(name)
    getattr(sheet, f"set_{orientation}")()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.65)
    sheet.set_header(f"&L&8 {_on_edge(book.report.company)}&R&8 {_on_edge(name)}")
    sheet.set_footer(f"&L&8 {_on_edge(book.report.notice)}&R&8 &P / &N")
    sheet.hide_gridlines(2)
    sheet.set_zoom(zoom)
    return sheet


def write_row(book: Book, sheet: Worksheet, row: int, fields: Sequence[Field], widths: Sequence[float]) -> None:
    """Write a row as tall as its texts are in columns of these widths."""
    texts = (cut(what.value) if isinstance(what.value, str) else "" for what in fields)
    cells = zip(texts, widths, (what.look.bold for what in fields), strict=True)
    sheet.set_row(row, measure_row(cells))
    for column, what in enumerate(fields):
        book.write(sheet, row, column, what)


def write_head(book: Book, sheet: Worksheet, title: str, widths: Sequence[float], *, printed: int) -> None:
    """Set the widths of the columns, and write what the sheet says and of which assessment.

    A logo stands at the right edge of the columns that are printed.
    """
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    report = book.report
    draft = f"{report.draft} · " if report.draft else ""
    about = f"{draft}{report.company} · {report.title} · {report.day_text}"
    sheet.set_row_pixels(0, 32)
    sheet.set_row_pixels(1, 20)
    head = Look(bold=True, size=18, font="Georgia", wrap=False, line="", low=True)
    book.write(sheet, 0, 0, Field(on_one_line(title), head))
    book.write(sheet, 1, 0, Field(on_one_line(about), Look(ink=MUTED, wrap=False, line="")))
    if report.brand.logo:
        _place_logo(book, sheet, sum(int(width * LETTER + 0.5) + PADDING for width in widths[:printed]))


def write_column_heads(book: Book, sheet: Worksheet, row: int, heads: Sequence[Field]) -> None:
    """Write the heads of the columns, white on the colour of the brand."""
    for column, head in enumerate(heads):
        look = Look(
            bold=True, size=9, ink=WHITE, fill=book.report.brand.colour, align=head.look.align, line="", low=True
        )
        book.write(sheet, row, column, Field(head.value, look))
    sheet.set_row_pixels(row, 36)


def _place_logo(book: Book, sheet: Worksheet, right: int) -> None:
    brand = book.report.brand
    width, height = brand.logo_size
    scale = min(LOGO_HEIGHT / max(height, 1), LOGO_WIDTH / max(width, 1))
    place = {"x_offset": max(right - round(width * scale), 0), "y_offset": 4, "object_position": 3}
    drawn = {"image_data": io.BytesIO(brand.logo), "x_scale": scale, "y_scale": scale}
    sheet.insert_image(0, 0, "logo.png", {**drawn, **place, "description": on_one_line(brand.logo_alt)})


def _on_edge(text: str) -> str:
    """Return a text for the edge of a page, where & begins a code."""
    return on_one_line(text)[:LONGEST_EDGE].replace("&", "&&")


def _describe(look: Look, quoted: bool) -> dict[str, Any]:
    said: dict[str, Any] = {
        "font_name": look.font,
        "font_size": look.size,
        "font_color": look.ink,
        "bold": look.bold,
        "align": look.align,
        "valign": "vcenter" if look.low else "top",
        "text_wrap": look.wrap,
        "num_format": look.number,
        "quote_prefix": quoted,
    }
    said |= {"bg_color": look.fill} if look.fill else {}
    said |= {"indent": 1} if look.align != "center" and (look.line or look.fill) else {}
    return said | ({"bottom": 1, "bottom_color": look.line} if look.line else {})
