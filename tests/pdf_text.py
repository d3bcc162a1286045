"""The text of a PDF as a reader program finds it: glyphs of each page, read back by the fonts' own tables."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

CODES = re.compile(rb"<([0-9A-Fa-f]+)>")


def read_text(content: bytes) -> str:
    """Return the text of a document, its white space evened out."""
    with pikepdf.open(io.BytesIO(content)) as document:
        text = " ".join(_read_page(page) for page in document.pages)
    return unicodedata.normalize("NFC", " ".join(text.replace("\u00a0", " ").split()))


def open_pdf(content: bytes) -> pikepdf.Pdf:
    """Return a document to look into."""
    return pikepdf.open(io.BytesIO(content))


def walk_structure(element: Any) -> Iterator[Any]:
    """Yield every element of the structure tree below this one."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from walk_structure(child)


def _read_page(page: pikepdf.Page) -> str:
    fonts = page.resources.get("/Font", pikepdf.Dictionary())
    tables = {str(name): _read_table(font) for name, font in fonts.items()}
    parts: list[str] = []
    table: Mapping[int, str] = {}
    spelt_out: list[bool] = []  # whether each open span says in one piece what its glyphs mean
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator in ("BDC", "BMC"):
            actual = operands[1].get("/ActualText") if isinstance(operands[-1], pikepdf.Dictionary) else None
            spelt_out.append(actual is not None)
            parts.append("" if actual is None else str(actual))
        elif operator == "EMC":
            spelt_out.pop()
        elif operator == "Tf":
            table = tables[str(operands[0])]
        elif operator in ("Tm", "Td", "T*"):
            parts.append(" ")
        elif operator in ("Tj", "TJ") and not any(spelt_out):
            strings = operands if operator == "Tj" else operands[0]
            parts += [_decode(bytes(part), table) for part in strings if isinstance(part, pikepdf.String)]
    return "".join(parts)


def _decode(codes: bytes, table: Mapping[int, str]) -> str:
    return "".join(table.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2))


def _read_table(font: Any) -> Mapping[int, str]:
    """Return what each glyph of a font stands for, from its ToUnicode table."""
    table: dict[int, str] = {}
    source = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        codes = CODES.findall(block)
        table.update((int(code, 16), _letters(text)) for code, text in zip(codes[::2], codes[1::2], strict=True))
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        codes = CODES.findall(block)
        for first, last, text in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                letters = _letters(text)
                table[code] = letters[:-1] + chr(ord(letters[-1]) + step)
    return table


def _letters(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
