"""The file around a Word document: our styles and no others, properties, and the same bytes for the same content."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from reports.model import HOUSE_COLOUR, Report
from reports.texts import clean_text

if TYPE_CHECKING:
    from docx.document import Document

STYLES = Path(__file__).parent / "styles.xml"
LOCALES = {"en": "en-GB", "ru": "ru-RU"}
AUTHOR = "Five Steps"
LONGEST_PROPERTY = 255
MODE = "15"  # Word 2013 and later; before it, the edge of a table stands outside the text
# Of the library's own template: its picture, its styles and lists, and the program that is said to have written it.
UNWANTED = ("/customXml", "/thumbnail", "/stylesWithEffects", "/numbering", "/extended-properties")


def open_document(report: Report) -> Document:
    """Return an empty A4 document in the language of a report, with its properties."""
    import docx

    document = docx.Document()
    _drop_unwanted(document)
    _use_styles(document, report.language, report.brand.colour)
    _set_language(document, report.language)
    _set_properties(document, report)
    return document


def pack_document(document: Document) -> bytes:
    """Return the document as a file whose bytes depend on nothing but what it says."""
    written, packed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with ZipFile(written) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            entry = ZipInfo(member)  # which carries the earliest day there is, not the clock
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return packed.getvalue()


def _drop_unwanted(document: Document) -> None:
    for part in (document.part.package, document.part):
        unwanted = [key for key, rel in part.rels.items() if rel.reltype.endswith(UNWANTED)]
        for key in unwanted:
            part.rels.pop(key)


def _use_styles(document: Document, language: str, colour: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    styles = STYLES.read_text("utf-8").replace(HOUSE_COLOUR[1:].upper(), colour[1:].upper())
    tree = parse_xml(styles.encode())
    for element in tree.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            element.set(qn(f"w:{name}"), LOCALES.get(language, language))
    document.part.part_related_by(RELATIONSHIP_TYPE.STYLES)._element = tree  # type: ignore[attr-defined]


def _set_language(document: Document, language: str) -> None:
    """Set what Word assumes of the text, and that it is to set it as it does today."""
    from docx.oxml.ns import qn

    settings = document.settings.element
    for element in settings.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), LOCALES.get(language, language))
        element.attrib.pop(qn("w:eastAsia"), None)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), MODE)


def _set_properties(document: Document, report: Report) -> None:
    properties = document.core_properties
    made = datetime.combine(report.day, time(), UTC)
    properties.title = _short(f"{report.title}. {report.company}", report.language)
    properties.subject = _short(report.cover.statement, report.language)
    properties.author = properties.last_modified_by = AUTHOR
    properties.language = LOCALES.get(report.language, report.language)
    properties.comments = properties.keywords = properties.category = ""
    properties.created = properties.modified = made
    properties.revision = 1


def _short(text: str, language: str) -> str:
    """Return a text as a property: one line, no longer than the standard allows."""
    return " ".join(clean_text(text, language).split())[:LONGEST_PROPERTY]
