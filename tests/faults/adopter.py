"""Adopts a plan of sixty actions without end, and notes each adoption in a file only after it was acknowledged.

Run as `python adopter.py DATABASE NOTES`. The version of the plan and of every commitment is the number of adoptions.
"""

from __future__ import annotations

import os
import sys
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from assessments.commitments import ActionStatus, AdoptedPlan, Commitment
from assessments.model import Operation
from planning.request import Request
from storage.sqlite import open_sqlite

ACTIONS = 60
DAY, NOON = date(2026, 3, 1), datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAN = AdoptedPlan("home", "bakery", "first", Request(hours_per_week=8), DAY, NOON, (1.0, 1.5), 0.0)


def main() -> None:
    """Open the database and adopt until killed; a line per acknowledged adoption: the version of the plan."""
    store = open_sqlite(Path(sys.argv[1]))
    notes = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    standing = store.find_commitments("home") or tuple(
        Commitment("home", "bakery", f"action-{n}", ActionStatus.PLANNED, DAY, DAY, 8.0, 8.0) for n in range(ACTIONS)
    )
    version = standing[0].version
    while True:
        commitments = [replace(one, version=version, note=f"adoption {version + 1}") for one in standing]
        operation = Operation(uuid.uuid4().hex, "self", datetime.now(UTC))
        version = store.adopt(PLAN, commitments, operation, version).version
        os.write(notes, f"{version}\n".encode())


if __name__ == "__main__":
    main()
