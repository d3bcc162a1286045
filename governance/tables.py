"""Tables that people paste or load: what each row would add or change, and why some rows cannot be taken."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING, Literal

from governance.catalogue import said
from governance.checking import Checker
from governance.complaint import Complaint
from governance.matching import ID, Matcher, match_columns
from governance.model import Entry, Value, Workbook
from governance.naming import last_number, number_in
from governance.texts import Reader, Writer
from questionnaires.file_text import CONTROL

if TYPE_CHECKING:
    from governance.definition import Register

MOST_ROWS = 5_000
FIRST_ROW = 2
FEW = 3
SEPARATORS = ("\t", ";", ",")

Outcome = Literal["add", "change", "same", "refused"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell cannot be taken; `cell` is its place in the sheet (B7), empty if no cell stands for it."""

    cell: str
    value: str
    complaint: Complaint


@dataclass(frozen=True, slots=True)
class Row:
    """What a row comes to. `entry` is how the entry would be kept, `notes` what it would still lack."""

    number: int
    outcome: Outcome
    entry: Entry | None = None
    before: Entry | None = None
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[Complaint, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a table comes to. `unmatched` names the columns that belong to no field; `refusal` speaks of it all."""

    register: str
    rows: tuple[Row, ...] = ()
    unmatched: tuple[str, ...] = ()
    refusal: Complaint | None = None

    def of(self, outcome: str) -> tuple[Row, ...]:
        """Return the rows with an outcome."""
        return tuple(row for row in self.rows if row.outcome == outcome)


def read_rows(
    register: Register,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    workbook: Workbook,
    language: str,
    today: date,
) -> Preview:
    """Return what a table would add to a register and change in it; nothing is kept.

    A row means the entry with its id, else the one with its name (and what else the key of the register holds), else
    a new one. An empty cell leaves what stands. Rows count from 2, as in a sheet whose first row is the head.
    """
    columns = match_columns(register, head)
    unmatched = tuple(title for title, name in zip(head, columns, strict=True) if not name and title.strip())
    refusal = _refuse_table(register, columns, len(rows))
    if refusal is not None:
        return Preview(register.id, (), unmatched, refusal)
    table = _Table(register, columns, workbook, language, today)
    return Preview(register.id, tuple(table.preview(rows)), unmatched)


def _refuse_table(register: Register, columns: Sequence[str], count: int) -> Complaint | None:
    if count > MOST_ROWS:
        return Complaint("", "too_many_rows", values={"count": count, "most": MOST_ROWS})
    if not any(columns):
        return Complaint("", "no_column")
    if ID not in columns and register.name_field not in columns:
        return Complaint(register.name_field, "no_name_column")
    return None


@dataclass(frozen=True, slots=True)
class _Line:
    """A row being read: its texts by field, its values so far, its entry once that is found."""

    number: int
    texts: Mapping[str, str]
    values: Mapping[str, Value]
    refusals: tuple[Refusal, ...] = ()
    before: Entry | None = None
    after: Entry | None = None


@dataclass(frozen=True)
class _Table:
    register: Register
    columns: tuple[str, ...]
    workbook: Workbook
    language: str
    today: date

    def preview(self, rows: Sequence[Sequence[str]]) -> Iterator[Row]:
        """Yield what each row comes to; rows without any text are passed over."""
        reader = Reader(self.workbook, self.language)
        lines = [
            self._read(reader, line, self._others)
            for number, row in enumerate(rows, FIRST_ROW)
            if (line := self._line(number, row)) is not None
        ]
        lines = list(self._match(lines))
        if self._own:  # a row may name what another row of the table adds
            reader = Reader(self._with(lines), self.language)
            lines = [self._read(reader, line, self._own) for line in lines]
        yield from self._checked([self._completed(line) for line in lines])

    @cached_property
    def _own(self) -> frozenset[str]:
        """The columns that name other entries of the same register."""
        own = {field.name for field in self.register.fields if field.refers_to == self.register.id}
        return frozenset(own & set(self.columns))

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(self.columns) - self._own - {ID, ""}

    def _line(self, number: int, row: Sequence[str]) -> _Line | None:
        filled = [(index, text.strip()) for index, text in enumerate(row) if text.strip()]
        texts = {self.columns[i]: text for i, text in filled if i < len(self.columns) and self.columns[i]}
        beyond = tuple(
            Refusal(_cell(index, number), text, Complaint("", "beyond"))
            for index, text in filled
            if index >= len(self.columns)
        )
        return _Line(number, texts, {}, beyond) if filled else None

    def _read(self, reader: Reader, line: _Line, names: frozenset[str]) -> _Line:
        values, refusals = dict(line.values), list(line.refusals)
        for field in self.register.fields:
            if field.name in names and field.name in line.texts:
                value = reader.read(field, line.texts[field.name])
                if isinstance(value, Complaint):
                    refusals.append(self._refusal(line, value))
                elif value is not None:
                    values[field.name] = value
        return replace(line, values=values, refusals=tuple(refusals))

    def _match(self, lines: Sequence[_Line]) -> Iterator[_Line]:
        numbers = (number_in(line.texts.get(ID, "").upper(), self.register) for line in lines)
        last = max((last_number(self.register, self.workbook), *numbers))
        matcher = Matcher(self.register, self.workbook, self.columns, last)
        for line in lines:
            found = None if line.refusals else matcher.find(line.number, line.texts.get(ID, ""), line.values)
            if isinstance(found, Complaint):
                yield replace(line, refusals=(self._refusal(line, found),))
            else:
                before = found if found is not None and self.workbook.find(found.register, found.id) else None
                yield replace(line, before=before, after=found)

    def _completed(self, line: _Line) -> _Line:
        """Return the line with its entry as it would be kept; an entry that was only proposed is accepted by it."""
        if line.after is None:
            return line
        values = {**line.after.values, **line.values}
        rank = self._last_rank + line.number if line.before is None else line.after.rank
        return replace(line, after=replace(line.after, values=values, rank=rank, proposed=False))

    @cached_property
    def _last_rank(self) -> int:
        return max((entry.rank for entry in self.workbook.entries if entry.register == self.register.id), default=0)

    def _with(self, lines: Iterable[_Line]) -> Workbook:
        """Return the workbook as it would be with these lines."""
        completed = (self._completed(line) for line in lines if not line.refusals)
        entries = {line.after.id: line.after for line in completed if line.after is not None}
        kept = (e for e in self.workbook.entries if e.register != self.register.id or e.id not in entries)
        return Workbook((*kept, *entries.values()))

    def _checked(self, lines: list[_Line]) -> Iterator[Row]:
        """Yield the rows once no refused one is missed by another."""
        notes: dict[int, tuple[Complaint, ...]] = {}
        refused = True
        while refused:
            checker = Checker(self.register, self._with(lines), self.today, self.workbook)
            refused = False
            for index, line in enumerate(lines):
                if line.refusals or line.after is None or line.after == line.before:
                    continue
                found = tuple(checker.check(line.after.values, line.after.id))
                notes[line.number] = tuple(c for c in found if c.severity == "incomplete")
                refusals = tuple(self._refusal(line, c) for c in found if c.severity == "refused")
                lines[index] = replace(line, refusals=refusals)
                refused = refused or bool(refusals)
        yield from (_row(line, notes.get(line.number, ())) for line in lines)

    def _refusal(self, line: _Line, complaint: Complaint) -> Refusal:
        text = line.texts.get(complaint.field, "")
        cell = _cell(self.columns.index(complaint.field), line.number) if text else ""
        return Refusal(cell, text, complaint)


def _row(line: _Line, notes: tuple[Complaint, ...]) -> Row:
    if line.refusals:
        cells = {refusal.cell for refusal in line.refusals if refusal.cell}
        astray = len(cells) >= FEW and len(cells) * 2 > len(line.texts)
        shifted = (Refusal("", "", Complaint("", "shifted")),) if astray else ()
        return Row(line.number, "refused", None, line.before, (*shifted, *line.refusals))
    outcome: Outcome = "add" if line.before is None else "same" if line.after == line.before else "change"
    return Row(line.number, outcome, line.after, line.before, (), notes)


def _cell(column: int, row: int) -> str:
    """Return the name of a cell as spreadsheets have it: B7."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return f"{letters}{row}"


def write_rows(
    register: Register, workbook: Workbook, language: str
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return head and rows of what counts of a register; `read_rows` takes them again."""
    writer = Writer(workbook, language)
    head = (ID.upper(), *(said(field.label, language) for field in register.fields))
    rows = (
        (row.id, *(writer.write(f, row.values[f.name]) if row.has(f.name) else "" for f in register.fields))
        for row in workbook.rows(register.id)
    )
    return head, tuple(rows)


def split_text(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells of pasted text, line by line: separated by tabs, else by semicolons, else by commas."""
    plain = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip("\n")
    head = plain.partition("\n")[0]
    separator = next((sign for sign in SEPARATORS if sign in head), None)
    if separator is None:
        return tuple((line,) for line in plain.split("\n") if line)
    try:
        lines = [tuple(cells) for cells in csv.reader(StringIO(plain, ""), delimiter=separator, strict=True)]
    except csv.Error:  # a quotation mark that is meant as one
        lines = [tuple(line.split(separator)) for line in plain.split("\n")]
    return tuple(cells for cells in lines if cells)


def cell_text(value: object) -> str:
    """Return what a cell of a spreadsheet holds as the text that a person would have written."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
