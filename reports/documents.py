"""From a governance document to a report: the same blocks that every format writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from governance.document import model
from governance.document.model import Document
from locales import speech
from reports.drawings import Mark
from reports.model import (
    Beside,
    Blanks,
    Block,
    Cell,
    Column,
    Cover,
    Fact,
    Heading,
    Paragraph,
    Rating,
    Report,
    Row,
    Section,
    Table,
)
from reports.widths import measure_columns

TOP_SHADE = 4
LINE = 50  # characters in half the width of a page
HEADING, GAP, FRAME = 2.4, 0.9, 2.0  # in lines: a heading, the space around a paragraph, the same with its frame


def build_document(document: Document) -> Report:
    """Return a governance document as a report; the staff policy in two columns without a cover."""
    words = speech(document.language)
    brief = document.kind == "staff_policy"
    return Report(
        language=document.language,
        title=document.title,
        company=document.company,
        day=document.day,
        day_text=words.date(document.day),
        notice=words.say("document.notice"),
        draft="",
        cover=Cover(
            product=document.company if brief else words.say("document.product"),
            statement=document.statement,
            facts=tuple(Fact(fact.name, fact.value) for fact in document.facts),
            contents=words.say("document.contents"),
            brief=brief,
        ),
        sections=tuple(_build_section(section, brief) for section in document.sections),
        continuous=True,
    )


def _build_section(section: model.Section, brief: bool) -> Section:
    blocks = tuple(map(_build_block, section.blocks))
    return Section(
        id=section.id,
        name=section.title,
        title=section.title,
        blocks=tuple(_fold(blocks)) if brief else blocks,
        rating=None if section.maturity is None else _build_rating(section.maturity),
    )


def _build_rating(maturity: model.Maturity) -> Rating:
    return Rating(maturity.stage.number, maturity.stage.name, maturity.score, _mark(maturity.level))


def _build_block(block: model.Block) -> Block:
    match block:
        case model.Heading():
            return Heading(block.text)
        case model.Paragraph():
            return Paragraph(block.text, block.tone)
        case model.Blank():
            return Paragraph(block.text, "open")
        case model.Signs():
            return Blanks(block.labels)
        case model.Table():
            return _build_table(block)


def _build_table(table: model.Table) -> Table:
    heads = [column.title for column in table.columns]
    words = [(head, *map(_say, cells)) for head, cells in zip(heads, zip(*table.rows, strict=True), strict=True)]
    widths = measure_columns([column.weight for column in table.columns], words)
    columns = tuple(
        Column(column.title, share=width, align="right" if column.numeric else "left")
        for column, width in zip(table.columns, widths, strict=True)
    )
    rows = tuple(Row(tuple(_build_cell(cell, place) for place, cell in enumerate(row))) for row in table.rows)
    return Table(columns, rows, "dense", table.caption)


def _build_cell(cell: model.Cell, place: int) -> Cell:
    match cell:
        case model.Level():
            return Cell(mark=_mark(cell))
        case model.Stage():
            return Cell(cell.name, step=cell.number, strong=True)
        case str():
            return Cell(cell, strong=place == 0)


def _say(cell: model.Cell) -> str:
    match cell:
        case model.Level():
            return f"{cell.text}  "
        case model.Stage():
            return f"{cell.number}{cell.name}"
        case str():
            return cell


def _mark(level: model.Level) -> Mark:
    return Mark(level.text, None if level.part is None else int(level.part * TOP_SHADE + 1e-9))


def _fold(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the questions in two columns of about the same height, then what stood before them and is to be signed."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    first, last = starts[0], starts[-1]
    middle = min(starts[1:-1], key=lambda place: abs(_height(blocks[first:place]) - _height(blocks[place:last])))
    yield Beside(tuple(blocks[first:middle]), tuple(blocks[middle:last]))
    yield from blocks[:first]
    yield from blocks[last:]


def _height(blocks: Iterable[Block]) -> float:
    """Return about how many lines blocks take in half the width of a page."""
    return sum(HEADING if isinstance(block, Heading) else _lines(block) for block in blocks)


def _lines(block: Block) -> float:
    return (
        ceil(len(block.text) / LINE) + (GAP if block.tone == "body" else FRAME) if isinstance(block, Paragraph) else 0.0
    )
