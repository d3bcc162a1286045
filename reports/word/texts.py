"""Texts of a Word document: what people typed as text and nothing else, and the small signs beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.drawings import Mark

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

BALLS = "○◔◑◕●"
STEP_STYLES = 5
NO_BREAK_SPACE = "\u00a0"


def say_mark(mark: Mark) -> str:
    """Return a level as ball and text; the text alone where there is no level."""
    return mark.text if mark.shade is None else f"{BALLS[mark.shade]}{NO_BREAK_SPACE}{mark.text}".strip()


def set_style(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph the style of an id, which the library would look up by name and slowly."""
    paragraph._p.style = style
    return paragraph


def add_text(paragraph: Paragraph, text: str, style: str = "") -> Run:
    """Add a text to a paragraph, in the character style of an id."""
    run = paragraph.add_run(text)
    if style:
        run._r.style = style
    return run


def write_step(paragraph: Paragraph, step: int) -> None:
    """Write a step as its digit on its colour."""
    add_text(paragraph, f"{NO_BREAK_SPACE}{step}{NO_BREAK_SPACE}", f"Step{(step - 1) % STEP_STYLES + 1}")
    add_text(paragraph, NO_BREAK_SPACE)


def write_level(paragraph: Paragraph, mark: Mark) -> None:
    """Write a level as ball and text on its colour; nothing where there are no levels at all."""
    if mark.text:
        text = f"{NO_BREAK_SPACE}{say_mark(mark)}{NO_BREAK_SPACE}"
        add_text(paragraph, text, "" if mark.shade is None else f"Level{mark.shade}")
