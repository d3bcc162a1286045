"""The plan as a table for a spreadsheet: every field quoted, nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from reports.model import Report
from reports.rows import PlanLine

NAME = "csv"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads Cyrillic as something else
HOURS_PER_DAY = 8
FORMULA_STARTS = frozenset("=+-@|%＝＋－＠｜％")
BREAKS = frozenset("\t\r\n")
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
Field = str | float | date | None


def write(report: Report) -> bytes:
    """Return the plan, one action a row, with a head row in the language of the report."""
    return write_table(report.plan_heads, map(_fields, report.plan))


def write_table(heads: Iterable[str], rows: Iterable[Iterable[Field]]) -> bytes:
    """Return a table whose texts no spreadsheet takes for a formula; numbers with a point, days as 2026-11-25."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guard(head) for head in heads])
    for row in rows:
        writer.writerow([_write(field) for field in row])
    return (BYTE_ORDER_MARK + sheet.getvalue()).encode("utf-8", "replace")


def guard(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet might take it for a formula; without NUL."""
    text = text.replace("\x00", "")
    first = next((character for character in text if unicodedata.category(character) not in UNSEEN), "")
    return f"'{text}" if first in FORMULA_STARTS or text[:1] in BREAKS else text


def _write(field: Field) -> str:
    if isinstance(field, str):
        return guard(field)
    if isinstance(field, date):
        return field.isoformat()
    return "" if field is None else f"{round(field, 4):.12g}"


def _fields(line: PlanLine) -> Iterator[Field]:
    yield line.number
    yield line.wave
    yield line.step
    yield "; ".join(line.practices)
    yield line.task
    yield line.why
    yield line.done_when
    yield line.owner
    yield round(line.effort_hours / HOURS_PER_DAY, 2)
    yield line.start
    yield line.due
    yield "; ".join(f"{start:g}" for start, _ in line.levels)
    yield "; ".join(f"{end:g}" for _, end in line.levels)
    yield f"{line.gain:.3f}"
    yield f"{line.score_after:.3f}"
    yield "; ".join(line.after)
    yield line.essential
    yield line.action
