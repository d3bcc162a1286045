"""Workbooks on the pages: entries of a company in the store, and what they say there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import wiring
from governance.model import Entry, Value
from tests.workbooks import full_workbook


def fill(services: wiring.Services, company: str, entries: Iterable[Entry] | None = None) -> None:
    """Keep these entries for a company and no others, those of the small bakery if none are given."""
    rows = full_workbook().entries if entries is None else tuple(entries)
    standing = {(e.register, e.id): e for e in services.store.find_entries(wiring.WORKSPACE, company)}
    coming = {(e.register, e.id): e for e in rows}
    put_away = [replace(e, archived=True) for key, e in standing.items() if key not in coming]
    kept = [replace(e, version=standing[key].version if key in standing else 0) for key, e in coming.items()]
    services.store.save_entries(wiring.WORKSPACE, company, [*put_away, *kept], wiring.new_operation())


def change(services: wiring.Services, company: str, register: str, entry: str, values: Mapping[str, Value]) -> None:
    """Set fields of an entry that is kept."""
    found = services.store.find_entries(wiring.WORKSPACE, company)
    before = next(each for each in found if (each.register, each.id) == (register, entry))
    after = replace(before, values={**before.values, **values})
    services.store.save_entries(wiring.WORKSPACE, company, [after], wiring.new_operation())
