"""Elements of Word's own language that the library has no word for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

TEXT_WIDTH = 174  # millimetres


def make(tag: str, /, **attributes: str | int) -> BaseOxmlElement:
    """Return an element of the main namespace with its attributes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element


def shade(colour: str) -> BaseOxmlElement:
    """Return a ground of one colour."""
    return make("shd", val="clear", color="auto", fill=colour)


def open_field(paragraph: Paragraph, code: str) -> None:
    """Begin a field: what follows up to `close_field` is what it shows until Word computes it again."""
    paragraph.add_run()._r.append(make("fldChar", fldCharType="begin"))
    instruction = make("instrText")
    instruction.text = f" {code} "
    paragraph.add_run()._r.append(instruction)
    paragraph.add_run()._r.append(make("fldChar", fldCharType="separate"))


def close_field(paragraph: Paragraph) -> None:
    """End the field that is open."""
    paragraph.add_run()._r.append(make("fldChar", fldCharType="end"))


def set_lines(paragraph: Paragraph, number: int) -> None:
    """Let every tab of a paragraph draw a line to be written on, as long as the others."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    stops = paragraph.paragraph_format.tab_stops
    for place in range(1, number + 1):
        stops.add_tab_stop(Mm(TEXT_WIDTH * place / number), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
