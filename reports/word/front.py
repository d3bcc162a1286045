"""What stands before the sections of a Word document, and on the edge of every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from locales import Speech
from reports.drawings import Mark
from reports.model import Brand, Cell, Column, Report, Row, Section, Table, Tile
from reports.word.blocks import add_picture, write_score
from reports.word.oxml import close_field, make, open_field
from reports.word.page import Page
from reports.word.tables import write_facts, write_table
from reports.word.texts import add_text, set_style

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

MARGINS = {"left_margin": 18, "right_margin": 18, "top_margin": 23, "bottom_margin": 20}
EDGES = {"header_distance": 12, "footer_distance": 10}
TIGHT = {"top_margin": 15, "bottom_margin": 16, "footer_distance": 8}  # of a document that is to fit a page
LOGO_BOX = (2.2, 0.6)  # inches
CONTENTS = 'TOC \\o "1-1" \\n \\h \\z'  # without page numbers: only Word itself can count its pages


def set_pages(page: Page, report: Report) -> None:
    """Set size, margins, header and footer; a cover has neither of the two."""
    from docx.shared import Mm

    section = page.document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for name, width in (MARGINS | EDGES | (TIGHT if report.cover.brief else {})).items():
        setattr(section, name, Mm(width))
    section.different_first_page_header_footer = True
    head = set_style(section.header.paragraphs[0], "Header")
    add_text(head, page.clean(report.company), "Strong")
    draft = f"{report.draft} · " if report.draft else ""
    add_text(head, page.clean(f" · {report.title}\t{draft}{report.day_text}"))
    feet = (section.footer, section.first_page_footer) if report.cover.brief else (section.footer,)
    for foot in feet:
        add_text(set_style(foot.paragraphs[0], "Footer"), page.clean(f"{report.notice}\t"))
        _add_number(foot.paragraphs[0], "PAGE")
        add_text(foot.paragraphs[0], " / ")
        _add_number(foot.paragraphs[0], "NUMPAGES")


def write_front(page: Page, report: Report, speech: Speech) -> None:
    """Write the cover, or the lines that head the first page."""
    cover = report.cover
    if report.brand.logo:
        _write_logo(page, report.brand)
    first = page.write(f"{cover.product} · {report.day_text}", "Overline")
    first.paragraph_format.space_before = 0
    if report.draft:
        page.write(report.draft, "Caution")
    if cover.brief:
        page.write(report.title, "BriefTitle")
        page.write(cover.statement, "BriefSubtitle")
        _write_intro(page, cover.intro)
        page.write(" · ".join(f"{fact.name}: {fact.value}" for fact in cover.facts), "Note")
        return
    page.write(report.title, "Kicker")
    page.write(report.company, "Title")
    page.write(cover.statement, "Subtitle")
    _write_intro(page, cover.intro)
    if cover.score is not None:
        write_score(page, cover.score)
    if cover.tiles:
        write_table(page, _list_steps(cover.tiles, speech), speech.say("common.step"))
    write_facts(page, cover.facts, report.title)
    _write_contents(page, cover.contents, report.sections, breaks=bool(cover.intro))
    page.write(report.notice, "Note")


def _write_logo(page: Page, brand: Brand) -> None:
    width, height = brand.logo_size
    tall = min(LOGO_BOX[1], LOGO_BOX[0] * height / width)
    add_picture(page, brand.logo, tall * width / height, page.clean(brand.logo_alt))


def _write_intro(page: Page, intro: str) -> None:
    for part in intro.splitlines():
        if part.strip():
            page.write(part.strip(), "Normal")


def mark_section(paragraph: Paragraph, section: Section, number: int) -> None:
    """Make a heading the place that the contents lead to."""
    start, end = make("bookmarkStart", id=number, name=_anchor(section)), make("bookmarkEnd", id=number)
    paragraph._p.insert_element_before(start, "w:r")
    paragraph._p.append(end)


def _list_steps(tiles: Sequence[Tile], speech: Speech) -> Table:
    columns = (
        Column(speech.say("common.step"), share=1.0),
        Column(speech.say("common.score"), points=110, align="right"),
        Column(speech.say("common.level"), points=190),
    )
    rows = [Row((Cell(t.name, step=t.step), Cell(t.value, strong=True), _say_level(t))) for t in tiles]
    return Table(columns, tuple(rows))


def _say_level(tile: Tile) -> Cell:
    text = f"{tile.digit.text} · {tile.level}" if tile.digit.text else tile.level
    return Cell(note=tile.note, mark=Mark(text, tile.digit.shade))


def _write_contents(page: Page, title: str, sections: Sequence[Section], *, breaks: bool) -> None:
    """Write the list of contents as Word makes it, filled in already, on a page of its own where it `breaks`."""
    page.write(title, "TOCHeading").paragraph_format.page_break_before = breaks or None
    for number, section in enumerate(sections):
        paragraph = page.write("", "TOC1")
        if number == 0:
            open_field(paragraph, CONTENTS)
        link = make("hyperlink", anchor=_anchor(section), history=1)
        paragraph._p.append(link)
        link.append(add_text(paragraph, page.clean(section.title), "Hyperlink")._r)
        if number == len(sections) - 1:
            close_field(paragraph)


def _add_number(paragraph: Paragraph, code: str) -> None:
    """Write a number that Word counts; 1 until it has."""
    open_field(paragraph, code)
    add_text(paragraph, "1")
    close_field(paragraph)


def _anchor(section: Section) -> str:
    return f"section_{section.id}".replace("-", "_")[:40]
