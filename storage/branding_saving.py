"""The branding of a workspace as a row, a row as branding, and how it is saved."""

from __future__ import annotations

from base64 import b64decode, b64encode

from assessments.branding import Branding
from storage import journal, saving, statements
from storage.engine import Row, Transaction, first
from storage.records import Record
from storage.saving import Saving


def branding_saving(branding: Branding) -> Saving:
    """Return the saving of a branding."""
    record = branding_record(branding)
    return Saving(
        journal.describe(f"branding:{branding.workspace}", "branding-saved", record),
        statements.SAVE_BRANDING,
        record,
        lambda tx: saving.check_workspace(tx, branding.workspace),
        lambda tx: _find(tx, branding.workspace),
    )


def branding_record(branding: Branding) -> Record:
    """Return the columns of a branding, but for its version."""
    return {
        "workspace": branding.workspace,
        "consultant": branding.consultant,
        "client": branding.client,
        "logo": b64encode(branding.logo).decode(),
        "colour": branding.colour,
        "intro": branding.intro,
        "footer": branding.footer,
    }


def branding_of(row: Row) -> Branding:
    """Return the branding of a row."""
    return Branding(
        workspace=row["workspace"],
        consultant=row["consultant"],
        client=row["client"],
        logo=b64decode(row["logo"]),
        colour=row["colour"],
        intro=row["intro"],
        footer=row["footer"],
        version=row["version"],
    )


def _find(tx: Transaction, workspace: str) -> Branding | None:
    row = first(tx.rows(statements.FIND_BRANDING, workspace=workspace))
    return branding_of(row) if row else None
