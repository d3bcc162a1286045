"""A Word document that is being written, and the words it needs beside those of the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model import Figure
from reports.texts import clean_text
from reports.word.texts import set_style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class Page:
    """Where to write: the document, its language, the drawn figures, and the word for what must not be missing.

    What is `brief` stands close together, to fit a page.
    """

    document: Document
    language: str
    pictures: Mapping[Figure, bytes]
    essential: str
    brief: bool = False

    def clean(self, text: str) -> str:
        """Return a text as Word takes it."""
        return clean_text(text, self.language)

    def write(self, text: str, style: str = "Normal") -> Paragraph:
        """Write a paragraph in the style of an id."""
        return set_style(self.document.add_paragraph(self.clean(text)), style)
