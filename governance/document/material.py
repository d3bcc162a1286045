"""What a document is written from: registers, answers and profile, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from governance.catalogue import find_register, find_registers
from governance.entries import write_text
from governance.finding import Finding
from governance.finding import Named as Name
from governance.model import Entry, Value, Workbook
from governance.naming import ROLE
from governance.traceability import Trace, trace
from governance.wording import Wording

if TYPE_CHECKING:
    from governance.ground import Earlier
    from locales import Speech
    from locales.speech import Value as Filling
    from questionnaires.company import CompanyProfile
    from questionnaires.model import Questionnaire, Words
    from scoring.model import Profile

TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")  # a name that ends with a full stop at the end of a sentence


@dataclass(frozen=True, slots=True)
class Work:
    """An action of the plan, in words: what is done, by whom, until when, and how one sees that it is done."""

    title: str
    wave: str
    owner: str
    due: date
    effort: str
    done_when: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was changed in the workbook: when, by whom, what."""

    day: date
    who: str
    what: str


@dataclass(frozen=True)
class Material:
    """All that a document may say. `decide_by` is the day for decisions that no action of the plan has a day for."""

    questionnaire: Questionnaire
    words: Words
    profile: Profile
    track: str
    assessed_on: date
    company: str
    about: CompanyProfile
    workbook: Workbook
    speech: Speech
    today: date
    findings: tuple[Finding, ...] = ()
    work: tuple[Work, ...] = ()
    changes: tuple[Change, ...] = ()
    earlier: Earlier | None = None
    decide_by: date | None = None

    def say(self, key: str, /, **values: Filling) -> str:
        """Return a text of documents in the language."""
        return TWO_STOPS.sub(".", self.speech.say(f"document.{key}", **values))

    def rows(self, register: str) -> tuple[Entry, ...]:
        """Return what counts of a register."""
        return self.workbook.rows(register)

    @cached_property
    def trace(self) -> Trace:
        """The goals against their measures."""
        return trace(self.workbook, self.today)

    @cached_property
    def here(self) -> tuple[Entry, ...]:
        """The people who have not left."""
        left = {person.id: person.day("left_date") for person in self.rows("people")}
        return tuple(p for p in self.rows("people") if (day := left[p.id]) is None or day > self.today)

    def holding(self, *roles: str) -> tuple[Entry, ...]:
        """Return the people who have not left and hold one of these roles."""
        return tuple(person for person in self.here if set(roles) & set(person.names("role")))

    def label(self, register: str, field: str) -> str:
        """Return what a field is called."""
        return self._wording.name(Name("field", field, register))

    def title(self, register: str) -> str:
        """Return what a register is called."""
        return self._wording.name(Name("register", register))

    def name(self, register: str, entry: str) -> str:
        """Return what people call an entry, or whoever holds a role."""
        if entry.startswith(ROLE):
            return self._wording.name(Name("role", entry.removeprefix(ROLE)))
        return self._wording.name(Name("entry", entry, register))

    def names(self, register: str, entries: Iterable[str]) -> str:
        """Return what people call several entries; a dash if there are none."""
        return ", ".join(self.name(register, entry) for entry in entries) or self.nothing

    def value(self, entry: Entry, name: str) -> str:
        """Return what a field of an entry holds, in words; a dash if it holds nothing."""
        if not entry.has(name):
            return self.nothing
        return self._write(entry, name, entry.values[name])

    def option(self, register: str, field: str, option: str) -> str:
        """Return what an option is called."""
        return self._wording.name(Name("option", option, f"{register}.{field}"))

    def day(self, day: date | None) -> str:
        """Return a day; a dash for none."""
        return self.nothing if day is None else self.speech.date_short(day)

    def finding(self, finding: Finding) -> str:
        """Return what a rule found, in words."""
        from governance.findings import say_finding

        return say_finding(finding, self.words, find_registers(), self.workbook, self.speech)

    @property
    def nothing(self) -> str:
        """The sign for what is not filled in."""
        return self.speech.number(None)

    def _write(self, entry: Entry, name: str, value: Value) -> str:
        field = find_register(entry.register).find_field(name)
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        if field is None or field.kind in ("text", "long_text", "link"):
            return str(value)
        if field.kind == "date":
            return self.day(entry.day(name))
        if field.refers_to is not None:
            return self.names(field.refers_to, entry.names(name))
        if field.options:
            return ", ".join(self.option(entry.register, name, option) for option in entry.names(name))
        return write_text(field, value, self.workbook, self.speech.language)

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self.words, find_registers(), self.workbook, self.speech)
