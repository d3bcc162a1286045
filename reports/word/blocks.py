"""One function per kind of block: the same content as on the pages, one below the other, to be edited."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import TYPE_CHECKING

from reports.model import (
    Beside,
    Blanks,
    Block,
    Card,
    Cards,
    Entries,
    Entry,
    Facts,
    Figure,
    Heading,
    Lines,
    Paragraph,
    ScorePanel,
    Spare,
    Table,
)
from reports.typesetting import DOTS_PER_INCH
from reports.word.oxml import set_lines
from reports.word.page import Page
from reports.word.tables import write_facts, write_table
from reports.word.texts import NO_BREAK_SPACE, add_text, say_mark, write_level, write_step

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph as WordParagraph

STYLES = {
    "lead": "Lead",
    "body": "Normal",
    "note": "Note",
    "caution": "Caution",
    "open": "ToBeDecided",
    "proposal": "Proposal",
}
WIDTH_IN_PNG = slice(16, 20)


def write_blocks(page: Page, blocks: Iterable[Block], name: str) -> None:
    """Write blocks one below the other; `name` is the heading they stand under."""
    for block in blocks:
        if isinstance(block, Heading):
            if block.text.strip():
                page.write(block.text, "BriefHeading" if page.brief else "Heading2")
                name = block.text
        else:
            _write_block(block, page, name)


def choose(spare: Spare) -> tuple[Block, ...]:
    """Return the fullest of the choices that is not made to be filled in by hand: here there is always room."""
    printed = [choice for choice in spare.choices if not any(isinstance(block, Lines) for block in choice)]
    return (*printed, *spare.choices, ())[0]


def list_figures(blocks: Iterable[Block]) -> Iterator[Figure]:
    """Yield the figures of blocks, in the order of writing."""
    for block in blocks:
        match block:
            case Figure():
                yield block
            case ScorePanel():
                yield block.figure
            case Beside():
                yield from list_figures((*block.left, *block.right))
            case Spare():
                yield from list_figures(choose(block))


def write_score(page: Page, panel: ScorePanel) -> None:
    """Write a score with its level, its place on the scale, and what goes with it."""
    page.write(panel.name, "Caption")
    paragraph = page.write(panel.value, "Score")
    add_text(paragraph, f"{NO_BREAK_SPACE}{page.clean(panel.of)}", "ScoreNote")
    write_level(page.write("", "Rating"), panel.level)
    write_figure(page, panel.figure)
    write_facts(page, panel.facts, panel.name)


def write_figure(page: Page, figure: Figure) -> None:
    """Write a figure as a picture told in words; the words alone where it could not be drawn."""
    if figure.caption:
        page.write(figure.caption, "Caption")
    picture = page.pictures.get(figure)
    if picture is None:
        page.write(figure.alt, "Note")
        return
    add_picture(page, picture, int.from_bytes(picture[WIDTH_IN_PNG], "big") / DOTS_PER_INCH, page.clean(figure.alt))


def add_picture(page: Page, picture: bytes, width: float, words: str) -> None:
    """Write a PNG picture in a paragraph of its own, so many inches wide, with what it shows in words."""
    from docx.shared import Inches

    run = page.write("", "Figure").add_run()
    shape = run.add_picture(io.BytesIO(picture), width=Inches(width))
    shape._inline.docPr.set("descr", words)
    for side in "TBLR":
        shape._inline.set(f"dist{side}", "0")  # without them LibreOffice moves the picture to the right


@singledispatch
def _write_block(block: Block, page: Page, name: str) -> None:
    """Write nothing: headings are written by their place, and lines for notes by hand are not needed here."""


@_write_block.register
def _(block: Paragraph, page: Page, name: str) -> None:
    page.write(block.text, STYLES[block.tone])


@_write_block.register
def _(block: Table, page: Page, name: str) -> None:
    write_table(page, block, name)


@_write_block.register
def _(block: Facts, page: Page, name: str) -> None:
    write_facts(page, block.facts, name)


@_write_block.register
def _(block: Figure, page: Page, name: str) -> None:
    write_figure(page, block)


@_write_block.register
def _(block: ScorePanel, page: Page, name: str) -> None:
    write_score(page, block)


@_write_block.register
def _(block: Entries, page: Page, name: str) -> None:
    for entry in block.entries:
        _write_entry(page, entry)


@_write_block.register
def _(block: Cards, page: Page, name: str) -> None:
    for card in block.cards:
        _write_card(page, card, block)


@_write_block.register
def _(block: Blanks, page: Page, name: str) -> None:
    paragraph = page.write("".join(f"{label} \t " for label in block.labels), "SignLine")
    set_lines(paragraph, len(block.labels))


@_write_block.register
def _(block: Beside, page: Page, name: str) -> None:
    write_blocks(page, (*block.left, *block.right), name)


@_write_block.register
def _(block: Spare, page: Page, name: str) -> None:
    write_blocks(page, choose(block), name)


def _write_entry(page: Page, entry: Entry) -> None:
    paragraph = page.write("", "Entry")
    write_step(paragraph, entry.step)
    add_text(paragraph, page.clean(entry.title), "Strong")
    add_text(paragraph, f" ·{NO_BREAK_SPACE}{say_mark(entry.mark)}")
    if entry.note:
        add_text(paragraph, f" · {page.clean(entry.note)}", "Quiet")
    if entry.text:
        page.write(entry.text, "EntryText")


def _write_card(page: Page, card: Card, cards: Cards) -> None:
    heading = page.write("", "Heading3" if cards.brief else "CardTitle")
    write_step(heading, card.step)
    add_text(heading, page.clean(card.title))
    if card.essential:
        add_text(heading, f" ·{NO_BREAK_SPACE}{page.clean(page.essential)}", "Quiet")
    lift = f"{say_mark(card.start)} → {say_mark(card.end)}"
    page.write(" · ".join((card.owner, card.due, card.effort, lift)), "CardFacts")
    page.write(card.task, "Task")
    if card.why:
        _write_named(page, cards.why_label, card.why, "Note")
    if card.done_when:
        done = _write_named(page, cards.done_label, card.done_when, "DoneWhen")
        done.paragraph_format.keep_with_next = bool(cards.sign_label or card.after) or None
    if card.after:
        page.write(card.after, "Note")
    if cards.sign_label:
        page.write(f"{cards.sign_label}\t", "SignLine")


def _write_named(page: Page, label: str, text: str, style: str) -> WordParagraph:
    paragraph = page.write("", style)
    add_text(paragraph, f"{page.clean(label)}: ", "Strong")
    add_text(paragraph, page.clean(text))
    return paragraph
