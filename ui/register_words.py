"""A register and its entries in words: names, values, what is wrong with them, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from governance.catalogue import find_register, said
from governance.checking import Checker
from governance.definition import ROLE, Field, Register
from governance.entries import Complaint, name_of, say_complaint, write_text
from governance.model import Entry, Value, Workbook
from governance.naming import role_field
from locales import Speech

PEOPLE = "people"
SHOWN = 4
LINE = 40
NEVER_SHOWN = ("long_text", "link", "hours")
RANKS: Mapping[str, int] = {
    "date": 2,
    "reference": 3,
    "references": 3,
    "choice": 4,
    "choices": 4,
    "period": 5,
    "yes_no": 6,
    "number": 7,
    "integer": 7,
    "text": 8,
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field by its name, as it was and as it is, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class RegisterWords:
    """How a register and its entries are told, in one language and as of one day."""

    register: Register
    workbook: Workbook
    speech: Speech
    today: date

    @property
    def title(self) -> str:
        """Return the name of the register."""
        return self.spoken(self.register.title)

    @property
    def purpose(self) -> str:
        """Return in one sentence what the register is for."""
        return self.spoken(self.register.purpose)

    def spoken(self, words: Mapping[str, str]) -> str:
        """Return a text of the definition in the language of the visit."""
        return self.speech.bind(said(words, self.speech.language))

    def name(self, entry: Entry) -> str:
        """Return the name by which people know an entry."""
        return name_of(entry, self.register, self.speech.language)

    def full_name(self, entry: Entry) -> str:
        """Return id and name of an entry; the id alone if it has no name yet."""
        name = self.name(entry)
        return entry.id if name == entry.id else f"{entry.id} · {name}"

    def short_name(self, entry: Entry) -> str:
        """Return id and name of an entry where there is room for a line only."""
        return shorten(self.full_name(entry))

    def value(self, field: Field, value: Value) -> str:
        """Return what a field holds."""
        parts = value if isinstance(value, tuple) else (value,)
        return ", ".join(self._part(field, part) for part in parts)

    def _part(self, field: Field, part: str | float | bool) -> str:
        if isinstance(part, bool):
            return self.speech.say("workbook.yes" if part else "workbook.no")
        if field.refers_to is not None:
            return self.refer(field, str(part))
        if field.kind == "date":
            return self.speech.date_short(date.fromisoformat(str(part)))
        return write_text(field, part, self.workbook, self.speech.language)

    def refer(self, field: Field, named: str) -> str:
        """Return the name of an entry, or of a role of people, that a field refers to; its id if it has none."""
        role = role_field().find_option(named.removeprefix(ROLE)) if named.startswith(ROLE) else None
        if role is not None:
            return self.spoken(role.name)
        register = find_register(str(field.refers_to))
        entry = self.workbook.find(register.id, named)
        return name_of(entry, register, self.speech.language) if entry else named

    def cells(self, entry: Entry) -> tuple[tuple[str, str], ...]:
        """Return label and content of the fields that a table shows."""
        return tuple(
            (self.spoken(field.label), self.value(field, entry.values[field.name]) if entry.has(field.name) else "")
            for field in self.columns
        )

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """The fields that a table shows beside the name, in the order of the definition."""
        register = self.register
        fit = [f for f in register.fields if f.kind not in NEVER_SHOWN and f.name != register.name_field]
        chosen = sorted(fit, key=_rank)[:SHOWN]
        return tuple(field for field in register.fields if field in chosen)

    def complaints(self, entry: Entry) -> tuple[Complaint, ...]:
        """Return what is wrong with an entry, or missing in it."""
        return tuple(self._checker.check(entry.values, entry.id))

    @cached_property
    def _checker(self) -> Checker:
        return Checker(self.register, self.workbook, self.today, self.workbook)

    def is_required(self, field: Field, values: Mapping[str, Value]) -> bool:
        """Tell whether a field must be filled in beside these values."""
        return self._checker.is_required(field, values)

    def say(self, complaint: Complaint) -> str:
        """Return a complaint as a sentence that names its field."""
        return self.speech.bind(say_complaint(complaint, self.register, self.speech))

    def say_beside(self, complaint: Complaint) -> str:
        """Return a complaint as it is said right beside its field."""
        field = self.register.find_field(complaint.field)
        told = self.say(complaint)
        rest = told.removeprefix(f"{self.spoken(field.label)}: ") if field else told
        return rest[:1].upper() + rest[1:]

    def changes(self, before: Entry, after: Entry) -> tuple[FieldChange, ...]:
        """Return the fields that differ between two states of an entry."""
        return tuple(self._differences(before.values, after.values))

    def _differences(self, before: Mapping[str, Value], after: Mapping[str, Value]) -> Iterator[FieldChange]:
        for field in self.register.fields:
            old, new = before.get(field.name), after.get(field.name)
            if old != new:
                yield FieldChange(self.spoken(field.label), self.told(field, old), self.told(field, new))

    def told(self, field: Field, value: Value | None) -> str:
        """Return what a field holds, or that it is empty."""
        empty = value is None or value in ("", ())
        return self.speech.say("workbook.nothing") if empty or value is None else self.value(field, value)


def shorten(text: str) -> str:
    """Return a text cut to a line, with an ellipsis where something is left out."""
    return text if len(text) <= LINE else f"{text[: LINE - 1].rstrip()}…"


def _rank(field: Field) -> tuple[bool, int]:
    """Return how much a field helps to tell the entries of a register apart: who, how it stands and when come first."""
    if field.name == "status":
        return False, 0
    if field.refers_to == PEOPLE and field.required == "always":
        return False, 1
    return field.required == "never", RANKS[field.kind]
