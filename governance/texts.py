"""Values as people write them: dates, names instead of ids, labels instead of options, in either language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from governance.catalogue import find_register, said
from governance.checking import is_link
from governance.complaint import Complaint
from governance.hours import WeeklyHours, read_hours, write_hours
from governance.model import Value, Workbook
from governance.naming import ROLE, name_of, role_field
from governance.notation import (
    fold,
    read_date,
    read_number,
    read_period,
    read_yes_no,
    write_date,
    write_number,
    write_yes_no,
)
from questionnaires.file_text import CONTROL

if TYPE_CHECKING:
    from governance.definition import Field, Option

SEVERAL = re.compile(r"[;\n]")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(?:[/:?#]\S*)?", re.IGNORECASE)
BEFORE_NAME = re.compile(r"([a-z]{1,4}-\d+) [^,]+")

Read = Value | Complaint | None


@dataclass(frozen=True)
class Reader:
    """Reads texts of one workbook in one language; the names of its entries are looked up once."""

    workbook: Workbook
    language: str

    def read(self, field: Field, text: str) -> Read:
        """Return the value of a text, `None` for nothing, else a complaint about the field."""
        text = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
        if not text:
            return None
        return self._kinds[field.kind](field, text)

    @cached_property
    def _kinds(self) -> Mapping[str, Callable[[Field, str], Read]]:
        return {
            "text": lambda _, text: " ".join(text.split()),
            "long_text": lambda _, text: text,
            "number": self._number,
            "integer": self._number,
            "date": _date,
            "yes_no": _yes_no,
            "choice": _choice,
            "choices": lambda field, text: _several(field, text, _choice),
            "reference": self._reference,
            "references": lambda field, text: _several(field, text, self._reference),
            "period": lambda field, text: read_period(text) or Complaint(field.name, "not_period"),
            "hours": _hours,
            "link": _link,
        }

    def _number(self, field: Field, text: str) -> Read:
        number = read_number(text, self.language)
        return Complaint(field.name, "not_number") if number is None else number

    def _reference(self, field: Field, text: str) -> str | Complaint:
        """Return the id that a text means: an id itself, the name of one entry, a role, or "P-01 Marina"."""
        plain, register = fold(text), str(field.refers_to)
        known = self._entries(register)
        role = _option(role_field().options, plain.removeprefix(ROLE)) if field.or_role else None
        leading = BEFORE_NAME.fullmatch(plain)
        found = known.get(plain, ())
        if not found and role is None and leading:
            found = known.get(leading[1], ())
        if len(found) > 1:
            return Complaint(field.name, "reference_ambiguous", values={"value": text, "entries": ", ".join(found)})
        if found:
            return found[0]
        if role is not None:
            return ROLE + role.id
        return Complaint(field.name, "reference_missing", values={"value": text})

    def _entries(self, register: str) -> Mapping[str, tuple[str, ...]]:
        if register not in self._names:
            self._names[register] = _index(self.workbook, register)
        return self._names[register]

    @cached_property
    def _names(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        return {}


@dataclass(frozen=True)
class Writer:
    """Writes values of one workbook in one language, so that they can be read again."""

    workbook: Workbook
    language: str

    def write(self, field: Field, value: Value) -> str:
        """Return a value as text."""
        if isinstance(value, bool):
            return write_yes_no(value, self.language)
        if isinstance(value, tuple):
            return "; ".join(self._name(field, one) for one in value)
        if not isinstance(value, str):
            return write_number(value, self.language)
        return self._name(field, value)

    def _name(self, field: Field, value: str) -> str:
        if field.kind == "date":
            return write_date(value, self.language)
        if field.kind == "hours":
            hours = read_hours(value)
            return write_hours(hours, self.language) if isinstance(hours, WeeklyHours) else value
        if field.refers_to is not None:
            return self._refer(field, value)
        option = field.find_option(value)
        return said(option.name, self.language) if option else value

    def _refer(self, field: Field, value: str) -> str:
        """Return the name of an entry where it means no other, else its id."""
        role = role_field().find_option(value.removeprefix(ROLE)) if value.startswith(ROLE) else None
        entry = self.workbook.find(str(field.refers_to), value)
        if role is not None:
            name = said(role.name, self.language)
        else:
            name = name_of(entry, find_register(entry.register), self.language) if entry else value
        means_it = not SEVERAL.search(name) and self._reader.read(field, name) in (value, (value,))
        return name if means_it else value

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.workbook, self.language)


def _index(workbook: Workbook, register: str) -> Mapping[str, tuple[str, ...]]:
    """Return the ids that a text can mean: every id itself, and the names of entries that count."""
    definition = find_register(register)
    by_name: dict[str, tuple[str, ...]] = {}
    for entry in workbook.rows(register):
        name = fold(name_of(entry, definition))
        by_name[name] = (*by_name.get(name, ()), entry.id)
    return by_name | {fold(entry.id): (entry.id,) for entry in workbook.entries if entry.register == register}


def _option(options: Iterable[Option], plain: str) -> Option | None:
    """Return the option that a folded text means, by its id or by its name in any language."""
    return next((o for o in options if plain in {o.id, *(fold(name) for name in o.name.values())}), None)


def _choice(field: Field, text: str) -> str | Complaint:
    option = _option(field.options, fold(text))
    if option is not None:
        return option.id
    return " ".join(text.split()) if field.open else Complaint(field.name, "not_option", values={"value": text})


def _several(field: Field, text: str, read_one: Callable[[Field, str], str | Complaint]) -> Read:
    """Return what stands between semicolons, in lines, or between commas where no name holds one."""
    found: dict[str, None] = {}
    for part in (part.strip() for part in SEVERAL.split(text)):
        if not part:
            continue
        ones = [read_one(field, part)]
        if isinstance(ones[0], Complaint) and "," in part:
            ones = [read_one(field, piece.strip()) for piece in part.split(",") if piece.strip()]
        for one in ones:
            if isinstance(one, Complaint):
                return one
            found[one] = None
    return tuple(found) or None


def _date(field: Field, text: str) -> Read:
    day = read_date(text)
    return Complaint(field.name, day) if isinstance(day, str) else day.isoformat()


def _yes_no(field: Field, text: str) -> Read:
    answer = read_yes_no(text)
    return Complaint(field.name, "not_yes_no") if answer is None else answer


def _hours(field: Field, text: str) -> Read:
    hours = read_hours(text)
    return replace(hours, field=field.name) if isinstance(hours, Complaint) else write_hours(hours, "en")


def _link(field: Field, text: str) -> Read:
    address = f"https://{text}" if HOST.fullmatch(text) else text
    return address if is_link(address) else Complaint(field.name, "not_link")
