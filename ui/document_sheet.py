"""A governance document on the screen, as HTML: its title block, then section by section what is decided and what not.

The same blocks that the reports write; what is still to be decided stands out, and keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from governance.document.model import Blank, Heading, Level, Paragraph, Signs, Stage, Table
from ui import kit

if TYPE_CHECKING:
    from governance.document.model import Block, Cell, Document, Maturity, Section
    from locales import Speech


def draw_facts(document: Document) -> str:
    """Return version, date, owner, who checked it, and next review."""
    return f'<div class="facts wide">{"".join(kit.fact(fact.name, fact.value) for fact in document.facts)}</div>'


def draw_contents(speech: Speech, document: Document) -> str:
    """Return the sections with a link to each, and how many decisions are open there."""
    rows = "".join(_draw_entry(speech, section) for section in document.sections)
    return f'<ul class="list contents" role="list">{rows}</ul>'


def _draw_entry(speech: Speech, section: Section) -> str:
    count = len(section.blanks)
    note = f'<span class="end note">{kit.e(speech.say("document_page.open", count=count))}</span>' if count else ""
    return f'<li><a class="grow s" href="#{kit.e(anchor(section))}">{kit.e(section.title)}</a>{note}</li>'


def anchor(section: Section) -> str:
    """Return the name of a section's place on the page."""
    return f"section-{section.id.replace('_', '-')}"


def draw_sections(speech: Speech, sections: Iterable[Section]) -> str:
    """Return sections as they are read."""
    return "".join(_draw_section(speech, section) for section in sections)


def _draw_section(speech: Speech, section: Section) -> str:
    rating = "" if section.maturity is None else _draw_maturity(speech, section.maturity)
    head = f'<div class="row wrap base part"><h2 class="section grow">{kit.e(section.title)}</h2>{rating}</div>'
    return f'<section id="{kit.e(anchor(section))}">{head}{_draw_blocks(speech, section.blocks)}</section>'


def _draw_maturity(speech: Speech, maturity: Maturity) -> str:
    name = kit.e(speech.say("document_page.maturity", step=maturity.stage.name, score=maturity.score))
    return f'<span class="row s m">{kit.step_mark(maturity.stage.number)}{name} {_draw_level(maturity.level)}</span>'


def _draw_blocks(speech: Speech, blocks: Iterable[Block]) -> str:
    return "".join(_draw_block(speech, block) for block in blocks)


def _draw_block(speech: Speech, block: Block) -> str:
    match block:
        case Heading():
            return f'<h3 class="within">{kit.e(block.text)}</h3>'
        case Paragraph():
            return f'<p class="{_CLASSES[block.tone]}">{kit.e(speech.bind(block.text))}</p>'
        case Blank():
            return f'<p class="s blank">{kit.icon("edit_note")} {kit.e(speech.bind(block.text))}</p>'
        case Table():
            return _draw_table(speech, block)
        case Signs():
            return f'<div class="facts wide signs">{"".join(map(_draw_sign, block.labels))}</div>'


_CLASSES = {"body": "s prose", "note": "note prose", "proposal": "s prose proposal"}


def _draw_sign(label: str) -> str:
    return f'<div class="note">{kit.e(label)}</div>'


def _draw_table(speech: Speech, table: Table) -> str:
    right = frozenset(place for place, column in enumerate(table.columns) if column.numeric)
    caption = f'<p class="note caption">{kit.e(table.caption)}</p>' if table.caption else ""
    rows = [[_draw_cell(speech, cell) for cell in row] for row in table.rows]
    return caption + kit.table([kit.e(column.title) for column in table.columns], rows, right=right)


def _draw_cell(speech: Speech, cell: Cell) -> str:
    match cell:
        case Level():
            return _draw_level(cell)
        case Stage():
            return f"{kit.step_mark(cell.number)} {kit.e(cell.name)}"
        case str():
            return kit.e(speech.bind(cell))


def _draw_level(level: Level) -> str:
    if level.part is None:
        return kit.e(level.text)
    return f'<span class="chip l{kit.shade(level.part)}">{kit.ball(level.part)} {kit.e(level.text)}</span>'
