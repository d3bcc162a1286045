"""The living workbook: entries of registers, free of their definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

Value = str | float | bool | tuple[str, ...]
"""What a field can hold: text (also an option, a date as YYYY-MM-DD, an entry's id), a number, yes or no, several."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a register. `values` holds only fields that are filled in.

    `id` is what people see ("G-01"), unique in its register and never used again. A proposed entry came from a
    prefill and decides nothing until somebody accepts it. An archived one is put away: it can be shown, not chosen.
    """

    register: str
    id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    rank: int = 0
    proposed: bool = False
    archived: bool = False
    version: int = 0

    def text(self, name: str) -> str:
        """Return a text, an option or an id; empty if it is not filled in."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def number(self, name: str) -> float | None:
        """Return a number; `None` if it is not filled in."""
        value = self.values.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def day(self, name: str) -> date | None:
        """Return a date; `None` if it is not filled in."""
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def says(self, name: str) -> bool | None:
        """Return yes or no; `None` if nobody said."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else None

    def names(self, name: str) -> tuple[str, ...]:
        """Return several options or ids; one alone counts as several."""
        value = self.values.get(name, ())
        if isinstance(value, tuple):
            return value
        return (value,) if isinstance(value, str) and value else ()

    def has(self, name: str) -> bool:
        """Tell whether a field is filled in."""
        return self.values.get(name, "") not in ("", ())


@dataclass(frozen=True)
class Workbook:
    """All entries of a company, in the order of registers and ranks."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def _rows(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda e: (e.rank, e.id)):
            if not entry.archived and not entry.proposed:
                found.setdefault(entry.register, []).append(entry)
        return {register: tuple(entries) for register, entries in found.items()}

    @cached_property
    def _by_id(self) -> Mapping[tuple[str, str], Entry]:
        return {(entry.register, entry.id): entry for entry in self.entries}

    def rows(self, register: str) -> tuple[Entry, ...]:
        """Return what counts of a register: neither archived nor only proposed, by rank."""
        return self._rows.get(register, ())

    def find(self, register: str, entry: str) -> Entry | None:
        """Return an entry by its id, an archived or proposed one too."""
        return self._by_id.get((register, entry))

    @property
    def is_used(self) -> bool:
        """Tell whether any register has a row that counts."""
        return bool(self._rows)


def workbook_of(entries: Iterable[Entry]) -> Workbook:
    """Return the workbook of these entries."""
    return Workbook(tuple(entries))
