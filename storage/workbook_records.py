"""Entries and acceptances as rows and rows as entries and acceptances."""

from __future__ import annotations

import json
from datetime import date

from assessments.canonical import canonical
from assessments.model import Event
from assessments.workbooks import Acceptance
from governance.model import Entry, Value
from storage.engine import Row
from storage.records import Record, event_of


def entry_record(workspace: str, company: str, entry: Entry) -> Record:
    """Return the columns of an entry, but for its version; ValueError for a number JSON does not know."""
    return {
        "workspace": workspace,
        "company": company,
        "register": entry.register,
        "id": entry.id,
        "fields": canonical({name: _kept(value) for name, value in entry.values.items()}),
        "rank": int(entry.rank),
        "proposed": int(entry.proposed),
        "archived": int(entry.archived),
    }


def entry_of(row: Row) -> Entry:
    """Return the entry of a row."""
    return Entry(
        register=row["register"],
        id=row["id"],
        values=_read_fields(row["fields"]),
        rank=row["rank"],
        proposed=bool(row["proposed"]),
        archived=bool(row["archived"]),
        version=row["version"],
    )


def entry_in(row: Row) -> tuple[Event, Entry]:
    """Return the event of a row, and the entry as it stood after that."""
    return event_of(row), entry_of({**json.loads(row["body"]), "version": row["version"]})


def acceptance_record(acceptance: Acceptance) -> Record:
    """Return the columns of an acceptance, but for its version."""
    return {
        "workspace": acceptance.workspace,
        "company": acceptance.company,
        "finding": acceptance.finding,
        "rule": acceptance.rule,
        "ground": acceptance.ground,
        "reason": acceptance.reason,
        "day": acceptance.day.isoformat(),
        "withdrawn": int(acceptance.withdrawn),
    }


def acceptance_of(row: Row) -> Acceptance:
    """Return the acceptance of a row."""
    return Acceptance(
        workspace=row["workspace"],
        company=row["company"],
        finding=row["finding"],
        rule=row["rule"],
        ground=row["ground"],
        reason=row["reason"],
        day=date.fromisoformat(row["day"]),
        withdrawn=bool(row["withdrawn"]),
        version=row["version"],
    )


def _kept(value: Value) -> object:
    """Return a value in the one form that is kept: every number as a fraction, so that 1 and 1.0 are the same."""
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str | bool) else float(value)


def _read_fields(text: str) -> dict[str, Value]:
    known = json.loads(text)
    if not isinstance(known, dict):
        raise ValueError(f"the fields of an entry cannot be {known!r}")
    return {name: _read(value) for name, value in known.items()}


def _read(value: object) -> Value:
    if isinstance(value, list):
        return tuple(map(str, value))
    if isinstance(value, str | bool | float):
        return value
    raise ValueError(f"an entry cannot hold {value!r}")
