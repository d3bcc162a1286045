"""The entries of a register: what is wrong with them, and how they are read from text and written as text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from governance.checking import Checker
from governance.complaint import Complaint, say_complaint
from governance.model import Value, Workbook
from governance.naming import name_of, next_id
from governance.texts import Reader, Writer

if TYPE_CHECKING:
    from governance.definition import Field, Register

__all__ = [
    "Complaint", "check_values", "is_required", "name_of", "next_id", "read_text", "say_complaint", "write_text",
]  # fmt: skip


def check_values(
    register: Register, values: Mapping[str, Value], workbook: Workbook, today: date, entry_id: str | None = None
) -> tuple[Complaint, ...]:
    """Return what is wrong with the values of an entry (a new one without `entry_id`), in the order of the fields.

    What is refused cannot be kept; what is incomplete is kept and shown.
    """
    return tuple(Checker(register, workbook, today, workbook).check(values, entry_id))


def is_required(register: Register, field: Field, values: Mapping[str, Value], workbook: Workbook, today: date) -> bool:
    """Tell whether a field must be filled in, given what the others hold."""
    return Checker(register, workbook, today, workbook).is_required(field, values)


def read_text(field: Field, text: str, workbook: Workbook, language: str) -> Value | Complaint | None:
    """Return the value that somebody wrote or pasted, `None` for nothing, else why it cannot be read."""
    return Reader(workbook, language).read(field, text)


def write_text(field: Field, value: Value, workbook: Workbook, language: str) -> str:
    """Return a value as text in a language; `read_text` reads it again."""
    return Writer(workbook, language).write(field, value)
