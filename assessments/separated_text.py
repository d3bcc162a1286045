"""Tables as separated text, line by line: what is wrong with a line is told with its place, the rest is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assessments.errors import ImportRefused
from assessments.text import COMMENT
from questionnaires.errors import suggest

LARGEST = 20_000_000
REMEDY = "Correct the file and try again"


@dataclass(frozen=True, slots=True)
class Line:
    """What stands in one place of a file, by the names of its columns."""

    place: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns a table may have, of which the first `needed` must be there."""

    names: tuple[str, ...]
    needed: int

    def find_problems(self, header: tuple[str, ...]) -> Iterator[str]:
        """Yield what is wrong with a line of column names."""
        names = self.names
        yield from (f'there is no column "{name}". {suggest(name, names)}' for name in header if name not in names)
        yield from (f'the column "{name}" is missing. Add it' for name in names[: self.needed] if name not in header)
        yield from (f'the column "{name}" stands there twice. Keep one' for name in names if header.count(name) > 1)


def read_text(path: Path) -> str:
    """Return the text of a file; ImportRefused if it is too large, cannot be read, or is not UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRefused(str(path), (f"it is larger than {LARGEST // 1_000_000} MB",), REMEDY)
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ImportRefused(str(path), (f"it cannot be read: {reason}",), "Check the name of the file") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        remedy = 'Save it again as "CSV UTF-8"'
        raise ImportRefused(str(path), (f"line {line}: it is not written in UTF-8",), remedy) from None


def walk_lines(text: str, allowed: Columns, problems: list[str]) -> Iterator[Line]:
    """Yield the lines below the line of column names; what cannot be read is added to the problems."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    columns: tuple[str, ...] = ()
    line = 1
    try:
        for row in reader:
            place, line = f"line {line}", reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = tuple(name.strip().lower() for name in row)
                wrong = [f"{place}: {sentence}" for sentence in allowed.find_problems(columns)]
                problems += wrong
                if wrong:
                    return
            elif len(row) > len(columns):
                problems.append(f"{place}: there are more cells than columns. Put texts with commas in quotes")
            else:
                yield Line(place, dict(zip(columns, row, strict=False)))
    except csv.Error as error:
        problems.append(f"line {line}: {_csv_problem(error)}")
    if not columns:
        problems.append(f"line 1: the file is empty. Begin it with {','.join(allowed.names[: allowed.needed])}")


def _csv_problem(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a text in it is far too long, at most {COMMENT:,} characters can be kept. Shorten it"
    return f"it is not CSV ({error}). Look for a quotation mark that is missing"


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return next((mark for mark in (",", ";", "\t") if mark in header), ",")
