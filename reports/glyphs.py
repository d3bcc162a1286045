"""Which characters a report can print, and texts made of those alone."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
BOX = "\u25a1"
DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})
SPACES = frozenset({"Zs", "Zl", "Zp"})


def clean_text(text: str) -> str:
    """Return the text with what the fonts lack as a visible box, and without what is invisible or has no meaning."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_clean(character) for character in normal)


def _clean(character: str) -> str:
    if character in "\n\u00a0" or ord(character) in printable():
        return character
    kind = unicodedata.category(character)
    if character == "\t" or kind in SPACES:
        return " "
    return "" if kind in DROPPED else BOX


@cache
def printable() -> frozenset[int]:
    """Return the characters that every face of the text font has."""
    faces = [frozenset(_read_characters(path.read_bytes())) for path in sorted(FONTS.glob("Inter-*.otf"))]
    return frozenset.intersection(*faces)


def _read_characters(font: bytes) -> Iterator[int]:
    """Yield the characters of an OpenType font: its `cmap`, format 4, as the OpenType specification lays it out."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sIII", font, 12 + 16 * i) for i in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    subtables = (struct.unpack_from(">HHI", font, start + 4 + 8 * i)[2] + start for i in range(count))
    table = next(at for at in subtables if struct.unpack_from(">H", font, at)[0] == 4)
    (twice,) = struct.unpack_from(">H", font, table + 6)
    segments = twice // 2
    ends = struct.unpack_from(f">{segments}H", font, table + 14)
    starts = struct.unpack_from(f">{segments}H", font, table + 16 + twice)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
