"""Tables out of files: spreadsheets and separated text, read as text cell by cell, and refused when they are too much.

A spreadsheet is a packed archive: how large it unpacks is looked up in its directory before anything is unpacked, and
its rows are counted before any is taken apart.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from governance.notation import fold
from governance.tables import MOST_ROWS, cell_text, split_text
from reports.formats.csv import guard

if TYPE_CHECKING:
    from governance.definition import Register

PACKED, OLD_EXCEL = b"PK", b"\xd0\xcf\x11\xe0"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MOST_UNPACKED = 40_000_000
MOST_COUNTED = 5 * MOST_UNPACKED
MOST_WORDS = 12_000_000
MOST_PARTS = 2_000
MOST_LINES = 4 * MOST_ROWS  # rows that were formatted and left empty are lines of a file, too
SHEETS = "xl/worksheets/"
ROW = re.compile(rb"<(?:\w+:)?row[ />]")
CHUNK, OVERLAP = 1_000_000, 16
MOST_COLUMNS = 200
SHARED_WORDS = "sharedStrings.xml"
CODE_PAGES = {"ru": "cp1251"}
TITLE_LENGTH = 31
NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

Cells = tuple[str, ...]


class FileRefused(Exception):  # noqa: N818 - a fact that a reader meets in an `except` clause
    """A file that is no table, or more than a register takes. `code` finds the words for it."""

    def __init__(self, code: str, **values: int) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Table:
    """A table as text: its head row and the rows below it, blank ones included, so that cells keep their names."""

    head: Cells
    rows: tuple[Cells, ...]


def read_file(content: bytes, register: Register, language: str) -> Table:
    """Return the table of a file for a register; FileRefused if it holds none or too much."""
    if content.startswith(OLD_EXCEL):
        raise FileRefused("old_excel")
    if content.startswith(PACKED):
        return _read_spreadsheet(content, register)
    return read_text(_decode(content, language))


def read_text(text: str) -> Table:
    """Return the table of pasted text or of a file of separated text; FileRefused if there is only a head, or less."""
    if text.count("\n") > MOST_ROWS * MOST_COLUMNS:
        raise FileRefused("too_many_rows", count=text.count("\n"), most=MOST_ROWS)
    return _table(split_text(text))


def title_of_sheet(title: str) -> str:
    """Return a name that a sheet of a spreadsheet can bear: without some signs, and not too long."""
    plain = " ".join(title.translate(NOT_IN_TITLES).split())
    return plain if len(plain) <= TITLE_LENGTH else f"{plain[: TITLE_LENGTH - 1].rstrip()}…"


def _table(lines: Iterable[Cells]) -> Table:
    cells = tuple(tuple(map(_bare, line)) for line in lines)
    if len(cells) < 2:
        raise FileRefused("no_rows")
    return Table(cells[0], cells[1:])


def _bare(text: str) -> str:
    """Return a text without the apostrophe that was put before it so that no spreadsheet would calculate it."""
    return text[1:] if text[:1] == "'" and guard(text[1:]) == text else text


def _decode(content: bytes, language: str) -> str:
    if content.startswith(UTF_16):
        return content.decode("utf-16", "replace")
    if b"\0" in content:
        raise FileRefused("not_a_table")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:  # as older spreadsheets save text
        return content.decode(CODE_PAGES.get(language, "cp1252"), "replace")


def _read_spreadsheet(content: bytes, register: Register) -> Table:
    try:
        lines = _check_size(content)
        return _table(_read_sheet(content, register, lines))
    except FileRefused:
        raise
    except Exception as problem:  # a damaged file can fail anywhere in a parser that is not ours
        raise FileRefused("not_a_table") from problem


def _check_size(content: bytes) -> int:
    """Return how many rows the longest sheet has; FileRefused if unpacking or reading it would take too much."""
    archive = ZipFile(BytesIO(content))
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    words = sum(part.file_size for part in parts if part.filename.endswith(SHARED_WORDS))
    if unpacked > MOST_COUNTED or words > MOST_WORDS or len(parts) > MOST_PARTS:
        raise FileRefused("unpacks_too_large", most=MOST_UNPACKED // 1_000_000)
    sheets = (part.filename for part in parts if part.filename.startswith(SHEETS) and part.filename.endswith(".xml"))
    lines = max((_count_rows(archive, sheet) for sheet in sheets), default=0)
    if lines > MOST_LINES:
        raise FileRefused("too_many_rows", count=lines - 1, most=MOST_ROWS)
    if unpacked > MOST_UNPACKED:
        raise FileRefused("unpacks_too_large", most=MOST_UNPACKED // 1_000_000)
    return lines


def _count_rows(archive: ZipFile, sheet: str) -> int:
    count, rest = 0, b""
    with archive.open(sheet) as part:
        while chunk := part.read(CHUNK):
            text = rest + chunk
            found = [match.end() for match in ROW.finditer(text)]
            count += len(found)
            rest = text[max(len(text) - OVERLAP, found[-1] if found else 0) :]
    return count


def _read_sheet(content: bytes, register: Register, lines: int) -> tuple[Cells, ...]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and other things that are not read
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            sheet = _find_sheet(book.worksheets, register)
            return tuple(_filled(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), lines))
        finally:
            book.close()


def _find_sheet(sheets: Collection[Any], register: Register) -> Any:  # noqa: ANN401 - openpyxl tells no types
    """Return the sheet that bears the name of the register, else the first one."""
    titles = {fold(title_of_sheet(title)) for title in (register.id, *register.title.values())}
    return next((sheet for sheet in sheets if fold(sheet.title) in titles), next(iter(sheets)))


def _filled(rows: Iterable[tuple[object, ...]], lines: int) -> Iterator[Cells]:
    """Yield the rows up to the last one that holds anything; `lines` is how many the longest sheet has."""
    blank = seen = 0
    for row in rows:
        cells = _trimmed(row)
        if not cells:
            blank += 1
            continue
        seen += blank + 1
        if seen > MOST_ROWS + 1:
            raise FileRefused("too_many_rows", count=max(lines, seen) - 1, most=MOST_ROWS)
        yield from ((),) * blank
        yield cells
        blank = 0


def _trimmed(row: tuple[object, ...]) -> Cells:
    cells = [cell_text(value) for value in row]
    while cells and not cells[-1].strip():
        cells.pop()
    return tuple(cells)
