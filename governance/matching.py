"""Which field a column of a table belongs to, and which entry a row of it means."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from governance.complaint import Complaint
from governance.model import Entry, Value, Workbook
from governance.naming import id_of, number_in
from governance.notation import fold

if TYPE_CHECKING:
    from governance.definition import Register

ID = "id"
Key = tuple[Value, ...]


def match_columns(register: Register, head: Sequence[str]) -> tuple[str, ...]:
    """Return the field of each column, by its name or its label in any language; empty for none or a second one."""
    named = {ID: ID}
    for known in register.fields:
        named |= {fold(title): known.name for title in (known.name, *known.label.values())}
    matched: list[str] = []
    for title in head:
        name = named.get(fold(title).rstrip(" *:"), "")
        matched.append("" if name in matched else name)
    return tuple(matched)


@dataclass
class Matcher:
    """Finds the entry of each row, or gives a new one its id above `last`; no two rows of a table get the same."""

    register: Register
    workbook: Workbook
    columns: Collection[str]
    last: int
    claimed: dict[str, int] = field(default_factory=dict)
    created: dict[Key, str] = field(default_factory=dict)

    def find(self, row: int, written: str, values: Mapping[str, Value]) -> Entry | Complaint:
        """Return the stored entry that a row means, or an empty new one, else why it cannot be told."""
        found = self._by_id(written) if written else self._by_key(values)
        if isinstance(found, Complaint):
            return found
        if found.id in self.claimed:
            where = ID if written else self.register.name_field
            return Complaint(where, "repeated", values={"row": self.claimed[found.id]})
        self.claimed[found.id] = row
        return found

    def _by_id(self, written: str) -> Entry | Complaint:
        number = number_in(written.upper(), self.register)
        if number == 0:
            return Complaint(ID, "id_malformed", values={"pattern": id_of(self.register, 1)})
        entry = self.workbook.find(self.register.id, id_of(self.register, number))
        if entry is None:
            return Entry(self.register.id, id_of(self.register, number))
        return Complaint(ID, "id_archived", values={"entry": entry.id}) if entry.archived else entry

    def _by_key(self, values: Mapping[str, Value]) -> Entry | Complaint:
        if not values.get(self.register.name_field):
            return self._new()
        key = self._key_of(values)
        found = self._stored.get(key, ())
        if len(found) > 1:
            named = ", ".join(entry.id for entry in found)
            return Complaint(self.register.name_field, "ambiguous", values={"entries": named})
        if found:
            return found[0]
        if key not in self.created:
            self.created[key] = self._new().id
        return Entry(self.register.id, self.created[key])

    def _new(self) -> Entry:
        self.last += 1
        return Entry(self.register.id, id_of(self.register, self.last))

    def _key_of(self, values: Mapping[str, Value]) -> Key:
        keys = (values.get(name, "") for name in self.register.key_fields if name in self.columns)
        return tuple(fold(value) if isinstance(value, str) else value for value in keys)

    @cached_property
    def _stored(self) -> Mapping[Key, tuple[Entry, ...]]:
        stored: dict[Key, tuple[Entry, ...]] = {}
        for entry in self.workbook.entries:
            if entry.register == self.register.id and not entry.archived:
                key = self._key_of(entry.values)
                stored[key] = (*stored.get(key, ()), entry)
        return stored
