"""Saving the workbook: several entries in one transaction, each over the version that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assessments.model import Operation
from assessments.workbooks import Acceptance
from governance.model import Entry
from storage import journal, saving, statements
from storage.engine import Transaction, first
from storage.saving import Saving
from storage.workbook_records import acceptance_of, acceptance_record, entry_of, entry_record


def save_entries(
    tx: Transaction, workspace: str, company: str, entries: Sequence[Entry], operation: Operation
) -> tuple[Entry, ...]:
    """Save each over its own version, as a part of the operation; the results carry the new versions."""
    if entries:
        saving.check_company(tx, workspace, company)
    saved = []
    for entry in entries:
        part = operation.part(f"{company}/{entry.register}/{entry.id}")
        done = saving.save(tx, _entry_saving(workspace, company, entry), part, entry.version)
        saved.append(replace(entry, version=done.version))
    return tuple(saved)


def acceptance_saving(acceptance: Acceptance) -> Saving:
    """Return the saving of an acceptance."""
    record = acceptance_record(acceptance)
    return Saving(
        journal.describe(f"acceptance:{acceptance.company}/{acceptance.finding}", "finding-accepted", record),
        statements.SAVE_ACCEPTANCE,
        record,
        lambda tx: saving.check_company(tx, acceptance.workspace, acceptance.company),
        lambda tx: _find_acceptance(tx, acceptance),
    )


def workbook_subject(company: str) -> str:
    """Return how the subjects of all entries of a company begin."""
    return f"entry:{company}/"


def entry_subject(company: str, register: str, entry: str) -> str:
    """Return the subject of the events of an entry."""
    return f"{workbook_subject(company)}{register}/{entry}"


def _entry_saving(workspace: str, company: str, entry: Entry) -> Saving:
    record = entry_record(workspace, company, entry)
    return Saving(
        journal.describe(entry_subject(company, entry.register, entry.id), "entry-saved", record),
        statements.SAVE_ENTRY,
        record,
        find=lambda tx: _find_entry(tx, workspace, company, entry),
    )


def _find_entry(tx: Transaction, workspace: str, company: str, like: Entry) -> Entry | None:
    key = {"workspace": workspace, "company": company, "register": like.register, "id": like.id}
    row = first(tx.rows(statements.FIND_ENTRY, **key))
    return entry_of(row) if row else None


def _find_acceptance(tx: Transaction, like: Acceptance) -> Acceptance | None:
    key = {"workspace": like.workspace, "company": like.company, "finding": like.finding}
    row = first(tx.rows(statements.FIND_ACCEPTANCE, **key))
    return acceptance_of(row) if row else None
