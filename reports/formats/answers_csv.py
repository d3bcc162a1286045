"""The answers as a table for a spreadsheet: every practice with what was said of it and what shows it."""

from __future__ import annotations

from collections.abc import Iterator

from reports.formats.csv import MEDIA_TYPE, Field, write_table
from reports.model import Report
from reports.rows import AnswerLine

__all__ = ["MEDIA_TYPE", "NAME", "SUFFIX", "write"]

NAME = "answers_csv"
SUFFIX = ".answers.csv"
HEADS = (
    "step", "practice", "question", "weight", "essential", "state", "level", "answer", "comment", "evidence_kind",
    "evidence", "evidence_day", "reason", "decided_by", "id",
)  # fmt: skip


def write(report: Report) -> bytes:
    """Return the answers, one practice a row, with a head row in the language of the report."""
    from locales import speech

    say = speech(report.language).say
    return write_table((say(f"report.column.{name}") for name in HEADS), map(_fields, report.answers))


def _fields(line: AnswerLine) -> Iterator[Field]:
    yield line.step_name
    yield line.practice
    yield line.question
    yield line.weight
    yield line.essential
    yield line.state
    yield line.value
    yield line.answer
    yield line.comment
    yield line.evidence_kind
    yield line.evidence
    yield line.evidence_day
    yield line.reason
    yield line.decided_by
    yield line.item
