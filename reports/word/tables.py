"""Tables of a Word document: fixed widths, a head that repeats on every page, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.model import Cell, Column, Fact, Row, Table
from reports.word.oxml import make, shade
from reports.word.page import Page
from reports.word.texts import NO_BREAK_SPACE, add_text, say_mark, set_style, write_step

if TYPE_CHECKING:
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

Look = dict[str, str | int]

STYLE = "FiveSteps"
TEXT_WIDTH = 493.2  # points: 174 mm
FITTING = 60.0  # points for a column that is to fit its content
LONG_ROW = 1500  # characters: such a row may break over two pages
PANEL = "F5F7FA"
HEADED: Look = {"val": "0620", "firstRow": 1, "firstColumn": 0, "noHBand": 1, "noVBand": 1}
NAMED: Look = {"val": "0680", "firstRow": 0, "firstColumn": 1, "noHBand": 1, "noVBand": 1}
LETTER, PADDING = 4.8, 9.0  # points: a wide letter of a column head, and what a cell keeps free


def write_table(page: Page, table: Table, name: str) -> None:
    """Write a table; `name` is what it is called where it has no caption."""
    if table.caption:
        page.write(table.caption, "Caption")
    word = _open(page, measure_columns(table.columns), table.caption or name, headed=True)
    head = word.add_row()
    _mark_row(head, "cantSplit", "tblHeader")
    for place, column in zip(head.cells, table.columns, strict=True):
        _write_head(page, place, column)
    for row in table.rows:
        _write_row(page, word, table, row)
    _close(page)


def write_facts(page: Page, facts: Sequence[Fact], name: str) -> None:
    """Write named values, one a row: name, value, what it means."""
    noted = any(fact.note for fact in facts)
    widths = [0.24, 0.2, 0.56] if noted else [0.3, 0.7]
    word = _open(page, [TEXT_WIDTH * width for width in widths], name, headed=False)
    for fact in facts:
        row = word.add_row()
        _mark_row(row, "cantSplit")
        texts = (fact.name, fact.value, fact.note)[: len(widths)]
        for place, text, style in zip(row.cells, texts, ("Quiet", "Strong", "Quiet"), strict=False):
            add_text(_first(place), page.clean(text), style)
    _close(page)


def measure_columns(columns: Sequence[Column]) -> list[float]:
    """Return the widths in points: as stated but as wide as the head needs, and what is left of the page by shares."""
    fixed = [0.0 if column.share else max(column.points or FITTING, _measure_head(column)) for column in columns]
    free = max(TEXT_WIDTH - sum(fixed), FITTING)
    whole = sum(column.share for column in columns) or 1.0
    widths = [width or free * column.share / whole for width, column in zip(fixed, columns, strict=True)]
    return [width * TEXT_WIDTH / sum(widths) for width in widths]


def _measure_head(column: Column) -> float:
    return max((len(word) * LETTER + PADDING for word in column.title.split()), default=0.0)


def _open(page: Page, widths: Sequence[float], name: str, *, headed: bool) -> WordTable:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    word: WordTable = page.document.add_table(rows=0, cols=len(widths))
    word._tbl.tblStyle_val = STYLE
    word.autofit = False
    for column, width in zip(word.columns, widths, strict=True):
        column.width = Pt(width)
    properties = word._tbl.tblPr
    for look in properties.findall(qn("w:tblLook")):
        properties.remove(look)
    properties.append(make("tblLook", **(HEADED if headed else NAMED)))
    properties.append(make("tblCaption", val=page.clean(name)))
    return word


def _close(page: Page) -> None:
    """Part the table from what follows: Word would join two tables that touch."""
    page.write("", "TableEnd")


def _write_head(page: Page, place: _Cell, column: Column) -> None:
    paragraph = _first(place, "ColumnHead", column)
    if column.step is not None:
        write_step(paragraph, column.step)
    add_text(paragraph, page.clean(column.title))


def _write_row(page: Page, word: WordTable, table: Table, row: Row) -> None:
    line = word.add_row()
    if row.kind == "group":
        _write_group(page, line, row.cells[0])
        return
    if sum(len(cell.text) + len(cell.note) + len(cell.comment) for cell in row.cells) <= LONG_ROW:
        _mark_row(line, "cantSplit")
    for place, column, cell in zip(line.cells, table.columns, row.cells, strict=True):
        _write_cell(page, place, column, cell, bold=cell.strong or row.kind == "total")


def _write_group(page: Page, line: _Row, cell: Cell) -> None:
    place = line.cells[0].merge(line.cells[-1])
    place._tc.get_or_add_tcPr().append(shade(PANEL))
    _mark_row(line, "cantSplit")
    paragraph = _first(place)
    paragraph.paragraph_format.keep_with_next = True
    add_text(paragraph, page.clean(cell.text), "Strong")
    if cell.note:
        add_text(paragraph, f" · {page.clean(cell.note)}", "Quiet")


def _write_cell(page: Page, place: _Cell, column: Column, cell: Cell, *, bold: bool) -> None:
    paragraph = _first(place, "Cell", column)
    if cell.step is not None:
        write_step(paragraph, cell.step)
    if cell.mark is not None:
        add_text(paragraph, " → ".join(say_mark(mark) for mark in (cell.mark, cell.to) if mark))
    if cell.text:
        add_text(paragraph, page.clean(cell.text), "Quiet" if cell.quiet else "Strong" if bold else "")
    if cell.essential:
        add_text(paragraph, f" ·{NO_BREAK_SPACE}{page.clean(page.essential)}", "Quiet")
    if cell.note:
        set_style(place.add_paragraph(page.clean(cell.note)), "CellNote")
    if cell.comment:
        add_text(set_style(place.add_paragraph(), "CellNote"), page.clean(cell.comment), "Emphasis")


def _first(place: _Cell, style: str = "Cell", column: Column | None = None) -> Paragraph:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    paragraph = set_style(place.paragraphs[0], style)
    if column is not None and column.align != "left":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if column.align == "right" else WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _mark_row(row: _Row, *names: str) -> None:
    for name in names:
        row._tr.get_or_add_trPr().append(make(name))
