"""From a report to a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from locales import speech
from reports.model import Figure, Rating, Report, Section
from reports.typesetting import draw_pictures
from reports.word.blocks import list_figures, write_blocks
from reports.word.front import mark_section, set_pages, write_front
from reports.word.package import open_document, pack_document
from reports.word.page import Page
from reports.word.texts import NO_BREAK_SPACE, add_text, write_level, write_step


def write_document(report: Report) -> bytes:
    """Return the report as an editable document; the same report gives the same bytes."""
    words = speech(report.language)
    figures = tuple(dict.fromkeys(_list_figures(report)))
    pictures = dict(zip(figures, draw_pictures(figures, report.language, report.brand.colour), strict=False))
    page = Page(open_document(report), report.language, pictures, words.say("common.essential"), report.cover.brief)
    set_pages(page, report)
    write_front(page, report, words)
    for number, section in enumerate(report.sections):
        first = number == 0
        breaks = not report.cover.brief if first else not section.flowing and not report.continuous
        _write_section(page, section, number, breaks=breaks)
    return pack_document(page.document)


def _list_figures(report: Report) -> Iterator[Figure]:
    if report.cover.score is not None:
        yield report.cover.score.figure
    for section in report.sections:
        yield from list_figures(section.blocks)


def _write_section(page: Page, section: Section, number: int, *, breaks: bool) -> None:
    from docx.shared import Pt

    named = section.name != section.title
    first = page.write(section.name, "Overline") if named else None
    heading = page.write(section.title, "BriefSection" if page.brief else "Heading1")
    mark_section(heading, section, number)
    if first is not None:
        heading.paragraph_format.space_before = Pt(2)
    (first or heading).paragraph_format.page_break_before = breaks or None
    if section.rating is not None:
        _write_rating(page, section.rating)
    write_blocks(page, section.blocks, section.title)


def _write_rating(page: Page, rating: Rating) -> None:
    paragraph = page.write("", "Rating")
    write_step(paragraph, rating.step)
    add_text(paragraph, f"{page.clean(rating.name)}{NO_BREAK_SPACE}")
    add_text(paragraph, page.clean(rating.value), "Strong")
    add_text(paragraph, "  ")
    write_level(paragraph, rating.level)
