"""What is wrong with a value of an entry, free of language, and the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import date
from typing import TYPE_CHECKING, Literal

from governance.catalogue import find_register, said

if TYPE_CHECKING:
    from governance.definition import Field, Register
    from locales import Speech

Detail = str | int | float | date


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a value is not taken ("refused"), or why an entry is not finished ("incomplete": it is kept as it is).

    `field` is empty where the whole table is meant, and "id" for the id of a row. Of `values`, `other` is a field of
    the same register and `their` a field of the entry that is referred to; the rest is shown as it stands.
    """

    field: str
    code: str
    severity: Literal["refused", "incomplete"] = "refused"
    values: Mapping[str, Detail] = part(default_factory=dict)


def say_complaint(complaint: Complaint, register: Register, speech: Speech) -> str:
    """Return the complaint as a sentence."""
    about = register.find_field(complaint.field)
    values = {name: _shown(value, speech) for name, value in complaint.values.items()}
    values["field"] = complaint.field.upper() if about is None else said(about.label, speech.language)
    if about is not None:
        values["example"] = said(about.example, speech.language)
        values |= _related(about, complaint, register, speech.language)
    return speech.say(f"workbook.complaint.{complaint.code}", **values)


def _shown(value: Detail, speech: Speech) -> str:
    if isinstance(value, date):
        return speech.date(value)
    return value if isinstance(value, str) else speech.plain(value)


def _related(about: Field, complaint: Complaint, register: Register, language: str) -> dict[str, str]:
    """Return the names of what a complaint speaks of beside its field."""
    names = {}
    other = register.find_field(str(complaint.values.get("other", "")))
    if other is not None:
        names["other"] = said(other.label, language)
    if about.refers_to is not None:
        target = find_register(about.refers_to)
        names["register"] = said(target.title, language)
        their = target.find_field(str(complaint.values.get("their", "")))
        if their is not None:
            names["their"] = said(their.label, language)
    return names
