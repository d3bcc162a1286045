"""The sheet behind the drop-down lists: how an action may stand, and who may own it."""

from __future__ import annotations

from collections.abc import Sequence

from assessments.commitments import ActionStatus
from locales import Speech
from reports.colours import MUTED
from reports.rows import TaskLine
from reports.sheets.book import Book, Field, Look, add_sheet, write_column_heads, write_head

HEAD = 3
WIDTHS = (24, 44)
ROOM = 200  # rows for more names
STATUSES = tuple(ActionStatus)


def list_owners(tasks: Sequence[TaskLine]) -> tuple[str, ...]:
    """Return who owns an action, each once, in the order of the tasks."""
    return tuple(dict.fromkeys(task.owner for task in tasks if task.owner.strip()))


def name_status(status: ActionStatus, words: Speech) -> str:
    """Return how an action stands, in words."""
    return words.say(f"progress.status.{status.value}")


def write_lists(book: Book) -> None:
    """Write the sheet, and name its places so that other sheets find them."""
    say = book.words.say
    name = say("report.xlsx.lists")
    sheet = add_sheet(book, name, "portrait")
    write_head(book, sheet, name, WIDTHS, printed=len(WIDTHS))
    book.write(sheet, 2, 0, Field(say("report.xlsx.lists_lead"), Look(ink=MUTED, wrap=False, line="")))
    write_column_heads(book, sheet, HEAD, [Field(say("progress.field.status")), Field(say("common.owner"))])
    for row, status in enumerate(STATUSES, start=HEAD + 1):
        book.write(sheet, row, 0, Field(name_status(status, book.words)))
        _define(book, f"Status{status.value.title()}", name, f"$A${row + 1}")
    for row, owner in enumerate(list_owners(book.report.tasks), start=HEAD + 1):
        book.write(sheet, row, 1, Field(owner))
    first, last = HEAD + 2, HEAD + 1 + len(STATUSES)
    _define(book, "Statuses", name, f"$A${first}:$A${last}")
    whole = f"'{name}'!$B${first}:$B${first + ROOM}"
    book.file.define_name("Owners", f"=OFFSET('{name}'!$B${first},0,0,MAX(COUNTA({whole}),1),1)")


def _define(book: Book, name: str, sheet: str, place: str) -> None:
    book.file.define_name(name, f"='{sheet}'!{place}")
