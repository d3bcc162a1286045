"""A workbook that can be handed out: people by their initials, without their contacts."""

from __future__ import annotations

from dataclasses import replace

from governance.model import Entry, Workbook


def mask_people(workbook: Workbook) -> Workbook:
    """Return the workbook with the initials of the people in its register; names inside other texts stay."""
    return Workbook(tuple(_mask(entry) if entry.register == "people" else entry for entry in workbook.entries))


def _mask(person: Entry) -> Entry:
    shown = {name: value for name, value in person.values.items() if name != "contact"}
    if person.has("name"):
        shown["name"] = _shorten(person.text("name"))
    return replace(person, values=shown)


def _shorten(name: str) -> str:
    return " ".join(f"{part[0]}." for part in name.split())
