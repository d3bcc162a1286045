"""The scores as a table for a spreadsheet: the steps and the whole, with range, coverage and level."""

from __future__ import annotations

from collections.abc import Iterator

from reports.formats.csv import MEDIA_TYPE, Field, write_table
from reports.model import Report
from reports.rows import ScoreLine

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIX", "write"]

NAME = "scores_csv"
SUFFIX = ".scores.csv"
HEADS = (
    "number", "step", "weight", "score", "low", "high", "proven", "before", "coverage", "known", "asked", "level",
    "held",
)  # fmt: skip


def write(report: Report) -> bytes:
    """Return the scores, one step a row and the whole below them, with a head row in the language of the report."""
    from locales import speech

    say = speech(report.language).say
    return write_table((say(f"report.column.{name}") for name in HEADS), map(_fields, report.scores))


def _fields(line: ScoreLine) -> Iterator[Field]:
    yield line.number or None
    yield line.name
    yield line.weight
    yield line.score
    yield line.low
    yield line.high
    yield line.proven
    yield line.before
    yield line.coverage
    yield line.known
    yield line.asked
    yield line.level.text
    yield line.held
