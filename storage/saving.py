"""What a saving call does inside its transaction: once, over the expected version, and with its event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from assessments.errors import Conflict, FinalError, NotFound
from assessments.model import Assessment, Company, Operation, Response, Status
from assessments.store import Revision
from storage import journal, statements
from storage.engine import Transaction, first
from storage.records import Record, assessment_of, company_of, response_of, response_record, stamp


@dataclass(frozen=True, slots=True)
class Saving:
    """A row to save by a statement that returns its version; `check` says whether it may, `find` what stands there."""

    change: journal.Change
    statement: str
    record: Record
    check: Callable[[Transaction], None] = lambda tx: None
    find: Callable[[Transaction], object] = lambda tx: None


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving left: the version of the row, and when the operation took place."""

    version: int
    at: datetime


def save(tx: Transaction, saving: Saving, operation: Operation, expect: int | None = None) -> Saved:
    """Save a row with its event; the same operation again changes nothing and returns what it returned before."""
    done = journal.find_done(tx, saving.change, operation)
    if done is not None:
        return Saved(done.version, done.at)
    saving.check(tx)
    row = first(tx.rows(saving.statement, **saving.record, expect=expect))
    if row is None:
        raise _conflict(saving.change.subject, saving.find(tx))
    if expect is not None and row["version"] != expect + 1:
        raise _conflict(saving.change.subject, None)
    version = int(row["version"])
    journal.append(tx, saving.change, operation, version)
    return Saved(version, operation.at)


def response_saving(workspace: str, assessment: str, response: Response, operation: Operation) -> Saving:
    """Return the saving of a response of a draft."""
    record = response_record(workspace, assessment, response)
    return Saving(
        journal.describe(subject_of(assessment), "response-saved", record),
        statements.SAVE_RESPONSE,
        {**record, "saved": stamp(operation.at)},
        lambda tx: check_draft(tx, workspace, assessment),
        lambda tx: find_response(tx, workspace, assessment, response),
    )


def freeze(tx: Transaction, change: journal.Change, record: Record, revision: Revision, operation: Operation) -> bool:
    """Make an assessment final and keep its snapshot, if nothing was saved since the revision; False if done before."""
    if journal.find_done(tx, change, operation) is not None:
        return False
    workspace, assessment = str(record["workspace"]), str(record["assessment"])
    check_draft(tx, workspace, assessment)
    row = first(tx.rows(statements.FIND_REVISION, workspace=workspace, assessment=assessment))
    found = Revision(**row) if row else None
    if found != revision:
        raise _conflict(change.subject, found)
    tx.run(statements.SAVE_SNAPSHOT, **record)
    version = first(tx.rows(statements.FINALISE, workspace=workspace, id=assessment))
    journal.append(tx, change, operation, version["version"] if version else 0)
    return True


def subject_of(assessment: str) -> str:
    """Return the subject of the events of an assessment."""
    return f"assessment:{assessment}"


def find_company(tx: Transaction, workspace: str, company: str) -> Company | None:
    """Return the company, `None` if the workspace has none of that id."""
    row = first(tx.rows(statements.FIND_COMPANY, workspace=workspace, id=company))
    return company_of(row) if row else None


def find_assessment(tx: Transaction, workspace: str, assessment: str) -> Assessment | None:
    """Return the assessment, `None` if the workspace has none of that id."""
    row = first(tx.rows(statements.FIND_ASSESSMENT, workspace=workspace, id=assessment))
    return assessment_of(row) if row else None


def find_response(tx: Transaction, workspace: str, assessment: str, like: Response) -> Response | None:
    """Return what stands at the respondent and item of `like`."""
    rows = tx.rows(
        statements.FIND_RESPONSE,
        workspace=workspace,
        assessment=assessment,
        respondent=like.respondent,
        item=like.item,
    )
    row = first(rows)
    return response_of(row) if row else None


def check_workspace(tx: Transaction, workspace: str) -> None:
    """Raise NotFound unless there is such a workspace."""
    if not tx.rows(statements.FIND_WORKSPACE, workspace=workspace):
        raise missing("workspace", workspace)


def check_company(tx: Transaction, workspace: str, company: str) -> None:
    """Raise NotFound unless there is such a company."""
    if not tx.rows(statements.FIND_COMPANY, workspace=workspace, id=company):
        raise missing("company", company)


def check_assessment(tx: Transaction, workspace: str, assessment: str) -> None:
    """Raise NotFound unless there is such an assessment, draft or final."""
    if not tx.rows(statements.FIND_STATUS, workspace=workspace, id=assessment):
        raise missing("assessment", assessment)


def check_draft(tx: Transaction, workspace: str, assessment: str) -> None:
    """Raise NotFound unless there is such an assessment, FinalError if it is final."""
    row = first(tx.rows(statements.FIND_STATUS, workspace=workspace, id=assessment))
    if row is None:
        raise missing("assessment", assessment)
    if row["status"] == Status.FINAL:
        raise final(assessment)


def check_new_or_draft(tx: Transaction, assessment: Assessment) -> None:
    """Raise NotFound unless the company is there, FinalError if the assessment is and is final."""
    if find_company(tx, assessment.workspace, assessment.company) is None:
        raise missing("company", assessment.company)
    stored = find_assessment(tx, assessment.workspace, assessment.id)
    if stored is not None and stored.status is Status.FINAL:
        raise final(assessment.id)


def missing(noun: str, wanted: str) -> NotFound:
    """Return the error for something that is not in the workspace."""
    where = f"{noun} {wanted[:40]}"
    return NotFound(where, "there is no such thing in this workspace", "Choose one from the list", noun)


def final(assessment: str) -> FinalError:
    """Return the error for a change to a final assessment."""
    what = "it is final and takes no more changes"
    return FinalError(f"assessment {assessment}", what, "Start a new assessment of the company instead", "final")


def _conflict(subject: str, current: object) -> Conflict:
    what, remedy = "it was changed in the meantime", "Look at what stands there now, then save again"
    return Conflict(subject, what, remedy, "conflict", current=current)
