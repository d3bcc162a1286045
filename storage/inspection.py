"""Whether what is kept is what was said: the rows against the events, snapshots against their hashes."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.canonical import digest
from storage import statements
from storage.engine import Transaction
from storage.journal import KEYS, Rows, find_broken_links, fold, key_of
from storage.records import event_of


def find_contradictions(tx: Transaction) -> tuple[str, ...]:
    """Return one sentence per event that was altered, row that differs from its events, and snapshot not as hashed."""
    workspaces = [row["workspace"] for row in tx.rows(statements.FIND_WORKSPACES)]
    faults: list[str] = []
    for workspace in workspaces:
        try:
            faults += _find_in(tx, workspace)
        except (KeyError, TypeError, ValueError) as error:
            faults.append(f"workspace {workspace}: something in it cannot be read ({error})")
    return tuple(faults)


def _find_in(tx: Transaction, workspace: str) -> Iterator[str]:
    events = tx.rows(statements.FIND_EVERY_EVENT, workspace=workspace)
    broken = find_broken_links(events)
    yield from broken
    if broken:  # what cannot be trusted cannot be compared with
        return
    expected = fold(map(event_of, events))
    for table in KEYS:
        rows = tx.rows(statements.FIND_ROWS[table], workspace=workspace)
        stored = {key_of(table, row): row for row in rows}
        yield from _differences(table, expected[table], stored)
        if table == "snapshot":
            for row in rows:
                if digest(row["content"]) != row["sha256"]:
                    yield f"the snapshot of assessment {row['assessment']} is not what was hashed"


def _differences(table: str, expected: Rows, stored: Rows) -> Iterator[str]:
    for key in sorted(expected.keys() | stored.keys(), key=str):
        name = f"{table} {' '.join(map(str, key))}"
        if key not in stored:
            yield f"{name} is missing"
        elif key not in expected:
            yield f"{name} was never saved"
        else:
            columns = [c for c, value in expected[key].items() if stored[key].get(c) != value]
            if columns:
                yield f"{name} is not what was saved: {', '.join(columns)}"
