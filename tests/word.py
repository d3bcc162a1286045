"""A Word document as a reader program finds it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def open_word(content: bytes) -> Document:
    """Return a document to look into."""
    return docx.Document(io.BytesIO(content))


def read_word(content: bytes) -> str:
    """Return the text of a document, tables included, its white space evened out."""
    texts = open_word(content).element.body.iter(f"{WORD}t", f"{WORD}br", f"{WORD}tab", f"{WORD}p")
    parts = [element.text or "" if element.tag == f"{WORD}t" else " " for element in texts]
    return " ".join("".join(parts).replace("\u00a0", " ").split())


def list_headings(document: Document, level: int) -> list[str]:
    """Return the headings of a level."""
    return [p.text for p in document.paragraphs if p._p.style == f"Heading{level}"]


def list_alternatives(document: Document) -> list[str]:
    """Return what is said in words for each picture."""
    return [found.get("descr", "") for found in document.element.body.iter(qn("wp:docPr"))]


def list_used_styles(document: Document) -> set[str]:
    """Return the ids of the styles that paragraphs, runs and tables name."""
    names = ("pStyle", "rStyle", "tblStyle")
    return {found.get(qn("w:val")) for name in names for found in document.element.body.iter(f"{WORD}{name}")}


def list_members(content: bytes) -> Iterator[tuple[str, tuple[int, int, int, int, int, int]]]:
    """Yield the name and the time of every file in the package."""
    with ZipFile(io.BytesIO(content)) as package:
        yield from ((member.filename, member.date_time) for member in package.infolist())
