"""The plan as a table for a spreadsheet: every field quoted, nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator

from reports.model import PlanLine, Report

NAME = "csv"
SUFFIX = ".csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads Cyrillic as something else
HOURS_PER_DAY = 8
FORMULA_STARTS = frozenset("=+-@|%＝＋－＠｜％")
BREAKS = frozenset("\t\r\n")
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


def write(report: Report) -> bytes:
    """Return the plan, one action a row, with a head row in the language of the report."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guard(head) for head in report.plan_heads])
    for line in report.plan:
        writer.writerow([guard(field) for field in _fields(line)])
    return (BYTE_ORDER_MARK + sheet.getvalue()).encode("utf-8", "replace")


def guard(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet might take it for a formula; without NUL."""
    text = text.replace("\x00", "")
    first = next((character for character in text if unicodedata.category(character) not in UNSEEN), "")
    return f"'{text}" if first in FORMULA_STARTS or text[:1] in BREAKS else text


def _fields(line: PlanLine) -> Iterator[str]:
    yield str(line.number)
    yield line.wave
    yield line.step
    yield "; ".join(line.practices)
    yield line.task
    yield line.why
    yield line.done_when
    yield line.owner
    yield f"{round(line.effort_hours / HOURS_PER_DAY, 2):g}"
    yield line.start.isoformat()
    yield line.due.isoformat()
    yield "; ".join(f"{start:g}" for start, _ in line.levels)
    yield "; ".join(f"{end:g}" for _, end in line.levels)
    yield f"{line.gain:.3f}"
    yield f"{line.score_after:.3f}"
    yield "; ".join(line.after)
    yield "1" if line.essential else "0"
    yield line.action
