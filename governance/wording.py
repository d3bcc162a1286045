"""The values of messages in the reader's language: numbers, dates, and the names of practices, registers, entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from governance.catalogue import said
from governance.facts import say_checked
from governance.finding import Named, Said
from governance.naming import ROLES, name_of
from governance.rule_words import find_template

if TYPE_CHECKING:
    from governance.definition import Field, Register
    from governance.model import Workbook
    from locales.speech import Speech
    from questionnaires.model import Words

SHOWN = 5
LISTED = "listed"
CHECKED_ON = "checked_on"


class Wording:
    """Words for one reader: those of the questionnaire, the registers and the workbook, in one language.

    What has no name, or none any more, is called by its id.
    """

    def __init__(self, words: Words, registers: tuple[Register, ...], workbook: Workbook, speech: Speech) -> None:
        self._words, self._workbook, self._speech = words, workbook, speech
        self._registers: Mapping[str, Register] = {register.id: register for register in registers}

    def say(self, value: Said, place: str = "") -> str:
        """Return a value of a message as text; the place is its name there. Of a long list the first few."""
        if isinstance(value, tuple):
            return self._listed(tuple(map(self.say, value)))
        if isinstance(value, Named):
            name = self.name(value)
            return name[:1].lower() + name[1:] if value.kind == "field" else name
        if isinstance(value, date):
            return self._speech.date(value)
        if isinstance(value, float):
            return self._speech.number(value)
        return say_checked(str(value), self._speech) if place == CHECKED_ON and value else str(value)

    def name(self, named: Named) -> str:
        """Return the name of a thing, on one line."""
        return " ".join((self._ways[named.kind](named) or named.id).split())

    def _listed(self, names: tuple[str, ...]) -> str:
        listed, left = ", ".join(names[:SHOWN]), len(names) - SHOWN
        if left <= 0:
            return listed
        return find_template(LISTED, self._speech.language, ("names", "n")).format(names=listed, n=left)

    @cached_property
    def _ways(self) -> Mapping[str, Callable[[Named], str]]:
        return {
            "practice": lambda named: words.title if (words := self._words.items.get(named.id)) else "",
            "step": lambda named: words.title if (words := self._words.sections.get(named.id)) else "",
            "level": self._level,
            "register": self._register,
            "field": self._field,
            "option": lambda named: self._option(named.of, named.id),
            "entry": self._entry,
            "role": lambda named: self._option(".".join(ROLES), named.id),
        }

    def _level(self, named: Named) -> str:
        return dict(enumerate(self._words.levels)).get(int(named.id), "")

    def _register(self, named: Named) -> str:
        register = self._registers.get(named.id)
        return said(register.title, self._speech.language) if register else ""

    def _field(self, named: Named) -> str:
        field = self._find_field(named.of, named.id)
        return said(field.label, self._speech.language) if field else ""

    def _option(self, column: str, option: str) -> str:
        field = self._find_field(*column.split(".", maxsplit=1))
        chosen = field.find_option(option) if field else None
        return said(chosen.name, self._speech.language) if chosen else ""

    def _entry(self, named: Named) -> str:
        register, entry = self._registers.get(named.of), self._workbook.find(named.of, named.id)
        return name_of(entry, register, self._speech.language) if register and entry else ""

    def _find_field(self, register: str, name: str = "") -> Field | None:
        known = self._registers.get(register)
        return known.find_field(name) if known else None
