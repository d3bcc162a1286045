"""The events: appended with every change, chained by hashes, and enough to build every row again.

An event's body is the row it left behind, without the workspace (a column of its own) and the version (another).
A respondent's name and department are left out, so that erasing them is changing one row.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assessments.canonical import canonical, digest
from assessments.errors import OperationReused
from assessments.model import Event, Operation
from storage.engine import Row, Transaction, first
from storage.records import Record, event_of, stamp

KINDS: Mapping[str, str] = {
    "workspace-saved": "workspace",
    "company-saved": "company",
    "assessment-saved": "assessment",
    "respondent-saved": "respondent",
    "response-saved": "response",
    "assessment-finalised": "snapshot",
    "plan-stated": "plan_draft",
    "plan-adopted": "adopted_plan",
    "commitment-saved": "commitment",
    "entry-saved": "entry",
    "finding-accepted": "acceptance",
    "branding-saved": "branding",
}
PERSONAL = ("name", "department")

_SEEN = "SELECT * FROM event WHERE workspace = :workspace AND op_id = :op_id"
_HEAD = "SELECT number, chain FROM event WHERE workspace = :workspace ORDER BY number DESC LIMIT 1"
_APPEND = """
    INSERT INTO event (workspace, number, subject, kind, actor, at, op_id, body, version, chain)
    VALUES (:workspace, :number, :subject, :kind, :actor, :at, :op_id, :body, :version, :chain)"""


@dataclass(frozen=True, slots=True)
class Change:
    """What is about to happen to a subject: the row it leaves behind, as a canonical body."""

    workspace: str
    subject: str
    kind: str
    body: str


def describe(subject: str, kind: str, record: Record) -> Change:
    """Return the change that leaves this row behind."""
    kept = {
        column: value
        for column, value in record.items()
        if column != "workspace" and not (kind == "respondent-saved" and column in PERSONAL)
    }
    return Change(str(record["workspace"]), subject, kind, canonical(kept))


def find_done(tx: Transaction, change: Change, operation: Operation) -> Event | None:
    """Return the event of this operation if it was done before; OperationReused if it did something else."""
    row = first(tx.rows(_SEEN, workspace=change.workspace, op_id=operation.op_id))
    if row is None:
        return None
    if (row["subject"], row["kind"], row["body"]) != (change.subject, change.kind, change.body):
        raise OperationReused(
            change.subject,
            f"operation {operation.op_id} was used before for something else",
            "Give every operation an id of its own; nothing was changed",
            "operation-reused",
        )
    return event_of(row)


def append(tx: Transaction, change: Change, operation: Operation, version: int) -> None:
    """Append the event of a change, chained to the one before it in the workspace."""
    head = first(tx.rows(_HEAD, workspace=change.workspace))
    number, before = (head["number"] + 1, head["chain"]) if head else (1, "")
    at = stamp(operation.at)
    chain = _link(before, number, change, operation.actor, at, operation.op_id, version)
    tx.run(
        _APPEND,
        workspace=change.workspace,
        number=number,
        subject=change.subject,
        kind=change.kind,
        actor=operation.actor,
        at=at,
        op_id=operation.op_id,
        body=change.body,
        version=version,
        chain=chain,
    )


def _link(before: str, number: int, change: Change, actor: str, at: str, op_id: str, version: int) -> str:
    said = [before, change.workspace, number, change.subject, change.kind, actor, at, op_id, change.body, version]
    return digest(canonical(said))


def find_broken_links(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return one sentence per event of a workspace that is missing or not what was appended; rows by number."""
    faults = []
    expected, before = 1, ""
    for row in rows:
        if row["number"] != expected:
            faults.append(f"workspace {row['workspace']}: events {expected} to {row['number'] - 1} are missing")
        change = Change(row["workspace"], row["subject"], row["kind"], row["body"])
        link = _link(before, row["number"], change, row["actor"], row["at"], row["op_id"], row["version"])
        if link != row["chain"]:
            faults.append(f"workspace {row['workspace']}: event {row['number']} is not what was appended")
        expected, before = row["number"] + 1, row["chain"]
    return tuple(faults)


Key = tuple[object, ...]
Rows = dict[Key, Mapping[str, object]]
KEYS: Mapping[str, tuple[str, ...]] = {
    "workspace": ("workspace",),
    "company": ("workspace", "id"),
    "assessment": ("workspace", "id"),
    "respondent": ("workspace", "assessment", "id"),
    "response": ("workspace", "assessment", "respondent", "item"),
    "snapshot": ("workspace", "id"),
    "plan_draft": ("workspace", "assessment"),
    "adopted_plan": ("workspace", "company"),
    "commitment": ("workspace", "company", "action"),
    "entry": ("workspace", "company", "register", "id"),
    "acceptance": ("workspace", "company", "finding"),
    "branding": ("workspace",),
}


def key_of(table: str, row: Mapping[str, object]) -> Key:
    """Return the primary key of a row."""
    return tuple(row[column] for column in KEYS[table])


def fold(events: Iterable[Event]) -> dict[str, Rows]:
    """Return the rows that the events leave behind, by table and key; events in the order of their numbers."""
    tables: dict[str, Rows] = {table: {} for table in KEYS}
    for event in events:
        table = KINDS[event.kind]
        row = {"workspace": event.workspace, **json.loads(event.body)}
        if table == "snapshot":
            key = (event.workspace, row["assessment"])
            assessment = tables["assessment"][key]
            tables["assessment"][key] = {**assessment, "status": "final", "version": event.version}
        else:
            row["version"] = event.version
        if table == "response":
            row["saved"] = stamp(event.at)
        tables[table][key_of(table, row)] = row
    return tables
