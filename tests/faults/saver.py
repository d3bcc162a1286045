"""Saves without end from several threads, and notes each save in a file only after it was acknowledged.

Run as `python saver.py DATABASE NOTES`. A file, because a full pipe would stop the savers unnoticed.
"""

from __future__ import annotations

import itertools
import os
import sys
import threading
import uuid
from datetime import UTC, datetime
from pathlib import Path

from assessments.model import Operation, Response
from assessments.store import Store
from scoring.model import State
from storage.sqlite import open_sqlite

THREADS = 4


def save_forever(store: Store, notes: int, thread: int) -> None:
    """Save one cell again and again; a line per acknowledged save: item, version, value."""
    item = f"item.{thread}"
    for number in itertools.count():
        operation = Operation(uuid.uuid4().hex, "self", datetime.now(UTC))
        saved = store.save_response("home", "first", Response(item, State.VALUE, number % 5), operation)
        os.write(notes, f"{item} {saved.version} {saved.value}\n".encode())


def main() -> None:
    """Open the database, start the savers and wait to be killed."""
    store = open_sqlite(Path(sys.argv[1]))
    notes = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for thread in range(THREADS):
        threading.Thread(target=save_forever, args=(store, notes, thread), daemon=True).start()
    threading.Event().wait()


if __name__ == "__main__":
    main()
