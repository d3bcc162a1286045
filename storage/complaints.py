"""What SQLite complains about, as where, what and what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from assessments.errors import StoreDamaged, StoreError, StoreUnavailable

FAULTS = (sqlite3.Error, UnicodeDecodeError)  # the latter where a damaged file garbles what SQLite says of it
_DAMAGED = ("malformed", "not a database", "file is encrypted", "could not decode", "codec can't decode", "no such")
_RESTORE = "Stop Five Steps, keep this file, and put the last saved copy in its place"
UNAVAILABLE = (
    (
        "full",
        "there is no room left on the disk",
        "Make room and try again; what was acknowledged is safe",
        "disk-full",
    ),
    (
        "readonly",
        "the file or its folder may not be written",
        "Allow writing there, or set FIVESTEPS_DATA",
        "not-writable",
    ),
    (
        "locked",
        "another program holds the file",
        "Close the program that has the database open, then try again",
        "locked",
    ),
    (
        "unable to open",
        "the file cannot be opened",
        "See that the folder exists and may be written, or set FIVESTEPS_DATA",
        "not-found",
    ),
    (
        "disk i/o",
        "the disk reports a fault",
        "Check the disk, then try again; what was acknowledged is safe",
        "disk-fault",
    ),
    ("too big", "a value is too large to be kept", "Shorten it; nothing was changed", "text-too-long"),
    ("closed", "the store is closed", "Start Five Steps again", "closed"),
)


def explain(error: Exception, path: Path) -> StoreError:
    """Return the error to raise for what SQLite said of the file."""
    said = str(error)
    low = said.lower()
    if any(sign in low for sign in _DAMAGED):
        return StoreDamaged(str(path), f"the file is damaged ({said})", _RESTORE, "damaged")
    for sign, what, remedy, code in UNAVAILABLE:
        if sign in low:
            return StoreUnavailable(str(path), f"{what} ({said})", remedy, code)
    return StoreError(str(path), f"the database refused it ({said})", "Nothing was changed; report this", "refused")


def unreachable(error: OSError, path: Path) -> StoreUnavailable:
    """Return the error for a file or folder that the operating system does not let us use."""
    reason = error.strerror or str(error)
    remedy = "Name a folder that may be written in FIVESTEPS_DATA, or make this one writable"
    return StoreUnavailable(str(path), f"the folder cannot be used ({reason})", remedy, "not-writable")


def damaged(path: Path | str, finding: str) -> StoreDamaged:
    """Return the error for a file whose check found something."""
    return StoreDamaged(str(path), f"the file is damaged ({finding})", _RESTORE, "damaged")


def closed(path: Path) -> StoreUnavailable:
    """Return the error for using a store after it was closed."""
    return StoreUnavailable(str(path), "the store is closed", "Start Five Steps again", "closed")
