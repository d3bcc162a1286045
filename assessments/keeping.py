"""Keeping the workbook: entries are added, changed, moved, put away and taken out again; each step can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from assessments.discovering import (
    CompanyFindings,
    accept_finding,
    find_company_findings,
    find_urgent,
    withdraw_acceptance,
)
from assessments.errors import Conflict, EntryRefused, InvalidEntry, NotFound
from assessments.model import Operation
from assessments.store import Store
from assessments.text import clean_values
from governance.catalogue import find_register
from governance.complaint import Complaint, say_complaint
from governance.entries import check_values
from governance.model import Entry, Value, Workbook, workbook_of
from governance.naming import next_id
from locales import speech

if TYPE_CHECKING:
    from governance.definition import Register
    from governance.facts import Facts
    from governance.tables import Preview

__all__ = [
    "CompanyFindings",
    "accept_finding",
    "accept_proposals",
    "add_entry",
    "archive_entry",
    "change_entry",
    "find_company_findings",
    "find_urgent",
    "move_entry",
    "propose_entries",
    "read_workbook",
    "refuse_proposals",
    "restore_entry",
    "take_back",
    "take_preview",
    "withdraw_acceptance",
]

T = TypeVar("T")

_ATTEMPTS = 5


def read_workbook(store: Store, workspace: str, company: str) -> Workbook:
    """Return everything a company has decided, with what is put away and what is only proposed."""
    return workbook_of(store.find_entries(workspace, company))


def add_entry(
    store: Store,
    workspace: str,
    company: str,
    register_id: str,
    values: Mapping[str, Value],
    today: date,
    operation: Operation,
) -> Entry:
    """Return the new entry, the last of its register; what is incomplete in it is kept.

    EntryRefused names what the register does not take, InvalidEntry says that there is nothing in it.
    """
    register = find_register(register_id)
    cleaned = clean_values(register, values, register_id)
    if not cleaned:
        raise InvalidEntry(register_id, "the row is empty", "Fill in at least one field", "entry-empty")

    def attempt() -> Entry:
        done = _find_saved(store, workspace, company, operation)
        if done:
            return done[0]
        workbook = read_workbook(store, workspace, company)
        _refuse(register, register_id, check_values(register, cleaned, workbook, today))
        rank = max((entry.rank for entry in workbook.entries if entry.register == register_id), default=0) + 1
        entry = Entry(register_id, next_id(register, workbook), cleaned, rank)
        return store.save_entries(workspace, company, [entry], operation)[0]

    return _repeat(attempt)


def change_entry(
    store: Store,
    workspace: str,
    company: str,
    before: Entry,
    values: Mapping[str, Value],
    today: date,
    operation: Operation,
) -> Entry:
    """Return the entry with these values and no others; one that was only proposed is accepted by that.

    EntryRefused names what the register does not take, Conflict has what somebody else saved since `before`.
    """
    register = find_register(before.register)
    after = replace(before, values=clean_values(register, values, before.id), proposed=False)
    if after == before:
        return before
    workbook = read_workbook(store, workspace, company)
    _refuse(register, before.id, check_values(register, after.values, workbook, today, before.id))
    return store.save_entries(workspace, company, [after], operation)[0]


def move_entry(
    store: Store, workspace: str, company: str, entry: Entry, before_id: str | None, operation: Operation
) -> tuple[Entry, ...]:
    """Return the entries whose rank changed: this one stands before another one now, or last."""

    def attempt() -> tuple[Entry, ...]:
        found = read_workbook(store, workspace, company).entries
        standing = [e for e in found if e.register == entry.register and not e.archived]
        moved = next((e for e in standing if e.id == entry.id), None)
        others = [e for e in standing if e.id != entry.id]
        place = next((n for n, e in enumerate(others) if e.id == before_id), None if before_id else len(others))
        if moved is None or place is None:
            raise _missing(str(before_id) if moved else entry.id)
        ranked = enumerate((*others[:place], moved, *others[place:]), start=1)
        changes = [replace(each, rank=rank) for rank, each in ranked if each.rank != rank]
        return store.save_entries(workspace, company, changes, operation)

    return _repeat(attempt)


def archive_entry(store: Store, workspace: str, company: str, entry: Entry, operation: Operation) -> Entry:
    """Return the entry put away: what refers to it keeps doing so, and nothing new can."""
    return store.save_entries(workspace, company, [replace(entry, archived=True)], operation)[0]


def restore_entry(store: Store, workspace: str, company: str, entry: Entry, operation: Operation) -> Entry:
    """Return the entry taken out again; EntryRefused if another one stands in its place by now."""
    restored = replace(entry, archived=False)
    _check_places(store, workspace, company, [restored], operation)
    return store.save_entries(workspace, company, [restored], operation)[0]


def propose_entries(
    store: Store, facts: Facts, workspace: str, company_id: str, register_id: str, language: str, operation: Operation
) -> tuple[Entry, ...]:
    """Return entries to start from, kept as proposals, in a language; none that is there already."""
    from governance.prefills import propose

    def attempt() -> tuple[Entry, ...]:
        done = _find_saved(store, workspace, company_id, operation)
        if done:
            return done
        profile = store.find_company(workspace, company_id).profile
        workbook = read_workbook(store, workspace, company_id)
        return store.save_entries(
            workspace, company_id, propose(register_id, profile, facts, workbook, language), operation
        )

    return _repeat(attempt)


def accept_proposals(
    store: Store, workspace: str, company: str, entries: Sequence[Entry], operation: Operation
) -> tuple[Entry, ...]:
    """Return the entries, which count from now on; EntryRefused if another one stands in the place of one of them."""
    accepted = [replace(entry, proposed=False) for entry in entries]
    _check_places(store, workspace, company, accepted, operation)
    return store.save_entries(workspace, company, accepted, operation)


def refuse_proposals(
    store: Store, workspace: str, company: str, entries: Sequence[Entry], operation: Operation
) -> tuple[Entry, ...]:
    """Return the proposals put away: they are not proposed again."""
    refused = [replace(entry, archived=True) for entry in entries]
    return store.save_entries(workspace, company, refused, operation)


def take_preview(
    store: Store, workspace: str, company: str, preview: Preview, operation: Operation
) -> tuple[Entry, ...]:
    """Return what a pasted table adds and changes, kept in one step; rows that are refused are left out.

    Conflict if somebody changed one of the entries since the preview, or took an id that it gives; then nothing was.
    """
    if preview.refusal is not None:
        register = find_register(preview.register)
        _refuse(register, preview.register, (preview.refusal,))
    entries = [row.entry for row in preview.rows if row.outcome in {"add", "change"} and row.entry is not None]
    return store.save_entries(workspace, company, entries, operation)


def take_back(
    store: Store,
    workspace: str,
    company: str,
    befores: Sequence[Entry | None],
    saved: Sequence[Entry],
    operation: Operation,
) -> tuple[Entry, ...]:
    """Return what stood before a change, saved again over what was saved; an entry that was added is put away.

    Conflict if somebody changed one of them since.
    """
    again = [
        replace(after, archived=True) if before is None else replace(before, version=after.version)
        for before, after in zip(befores, saved, strict=True)
    ]
    return store.save_entries(workspace, company, again, operation)


def _check_places(store: Store, workspace: str, company: str, entries: Sequence[Entry], operation: Operation) -> None:
    """Raise EntryRefused where an entry that counts again would stand beside another one that must be the only one."""
    stored = read_workbook(store, workspace, company)
    coming = {(entry.register, entry.id): entry for entry in entries}
    after = workbook_of((*(e for e in stored.entries if (e.register, e.id) not in coming), *entries))
    for entry in entries:
        register = find_register(entry.register)
        found = check_values(register, entry.values, after, operation.at.date(), entry.id)
        _refuse(register, entry.id, tuple(c for c in found if c.code == "duplicate"))


def _refuse(register: Register, where: str, complaints: tuple[Complaint, ...]) -> None:
    refused = tuple(complaint for complaint in complaints if complaint.severity == "refused")
    if refused:
        what = " ".join(say_complaint(complaint, register, speech("en")) for complaint in refused)
        raise EntryRefused(where, what.rstrip("."), "Correct it; nothing was changed", refused)


def _find_saved(store: Store, workspace: str, company: str, operation: Operation) -> tuple[Entry, ...]:
    """Return the entries that an operation has saved, as it left them; none if it was not carried out yet."""
    numbers = {event.number for event in store.find_done(workspace, operation)}
    if not numbers:
        return ()
    history = store.find_workbook_history(workspace, company)
    return tuple(entry for event, entry in history if event.number in numbers)


def _repeat(attempt: Callable[[], T]) -> T:
    """Return what an attempt returns that nobody came in between."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except Conflict:
            continue
    return attempt()


def _missing(entry: str) -> NotFound:
    return NotFound(f"entry {entry[:40]}", "there is no such entry", "Look at the register again", "entry")
