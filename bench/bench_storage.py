"""Measure one saved answer and an adopted plan against raw sqlite3: ratios of CPU within one run, least of rounds.

    python bench/bench_storage.py [SAVES]

Prints a table and ends with exit code 1 if a bound is broken. Both write to a file with `synchronous = FULL`.
"""

from __future__ import annotations

import itertools
import logging
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assessments.answering import answer  # noqa: E402
from assessments.commitments import ActionStatus, AdoptedPlan, Commitment  # noqa: E402
from assessments.companies import add_company  # noqa: E402
from assessments.lifecycle import start_assessment  # noqa: E402
from assessments.model import Assessment, Company, Operation, Response, Workspace  # noqa: E402
from assessments.store import Store  # noqa: E402
from planning.request import Request  # noqa: E402
from questionnaires.catalogue import DEFAULT, Catalogue  # noqa: E402
from questionnaires.company import CompanyProfile  # noqa: E402
from questionnaires.translation import Edition  # noqa: E402
from scoring.model import State  # noqa: E402
from storage import statements  # noqa: E402
from storage.sqlite import open_sqlite  # noqa: E402

ROUNDS = 9
CROWD = 32
ACTIONS = 60
AT = "2026-03-01T12:00:00.000000+00:00"
SEEN = "SELECT * FROM event WHERE workspace = :workspace AND op_id = :op_id"
HEAD = "SELECT number, chain FROM event WHERE workspace = :workspace ORDER BY number DESC LIMIT 1"
APPEND = """
    INSERT INTO event (workspace, number, subject, kind, actor, at, op_id, body, version, chain)
    VALUES (:workspace, :number, :subject, :kind, :actor, :at, :op_id, :body, :version, :chain)"""
_numbers = itertools.count()


def main() -> int:
    """Run every measurement and return the exit code."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    logging.disable()
    with tempfile.TemporaryDirectory() as folder:
        store = open_sqlite(Path(folder) / "five-steps.db")
        edition = Catalogue().load(DEFAULT)
        company, draft = settle(store, edition)
        raw = raw_database(store, Path(folder) / "raw.db")
        items = itertools.cycle([item.id for item in edition.questionnaire.walk_items()])
        bare, kept, said, crowd, adopted = least(
            lambda: repeat(saves, lambda: save_raw(raw, draft, next(items))),
            lambda: repeat(saves, lambda: save(store, draft, next(items))),
            lambda: repeat(saves, lambda: say(store, edition, company, draft, next(items))),
            lambda: at_once(saves, lambda: save(store, draft, next(items))),
            lambda: adopt(store, company, draft),
        )
        raw.close()
        store.close()
    print(f"one answer saved by raw sqlite3: {bare / saves * 1e6:.0f} µs of CPU")
    rows = (
        ("store / raw sqlite3", kept / bare, 3.0),
        ("use case, checked and saved / raw sqlite3", said / bare, 3.0),
        (f"plan of {ACTIONS} actions adopted, per action / raw sqlite3", adopted / ACTIONS * saves / bare, 1.5),
        (f"store, {CROWD} at once / raw sqlite3, one by one", crowd / bare, 2.0),
    )
    for name, ratio, bound in rows:
        print(f"  {name:<55} {ratio:6.2f}  at most {bound:4.1f}  {'PASS' if ratio <= bound else 'FAIL'}")
    return 0 if all(ratio <= bound for _, ratio, bound in rows) else 1


def settle(store: Store, edition: Edition) -> tuple[Company, Assessment]:
    """Put a company and its draft into the store."""
    store.save_workspace(Workspace("home", "Home"), operation())
    company = add_company(store, "home", "Bakery", CompanyProfile(headcount=6), operation())
    return company, start_assessment(store, edition, company, "full", date(2026, 3, 1), operation())


def raw_database(store: Store, path: Path) -> sqlite3.Connection:
    """Return a connection to a copy of the store's database, with the same promises."""
    store.save_copy(path)
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def operation() -> Operation:
    """Return an operation of its own."""
    return Operation(f"operation-{next(_numbers)}", "self", datetime.now(UTC))


def response(item: str) -> Response:
    """Return an answer to the item."""
    return Response(item, State.VALUE, 3, comment="We agreed on this in March.")


def save(store: Store, draft: Assessment, item: str) -> None:
    """Save by the store alone."""
    store.save_response("home", draft.id, response(item), operation())


def say(store: Store, edition: Edition, company: Company, draft: Assessment, item: str) -> None:
    """Save by the use case, as a screen does."""
    answer(store, edition, draft, company, response(item), operation())


def adopt(store: Store, company: Company, draft: Assessment) -> None:
    """Adopt a plan, each time with other days."""
    standing = {commitment.action: commitment.version for commitment in store.find_commitments("home", company.id)}
    day = date(2026, 3, 1) + timedelta(days=next(_numbers) % 1000)
    commitments = [
        Commitment("home", company.id, name, ActionStatus.PLANNED, day, day, 8, 8, version=standing.get(name, 0))
        for name in (f"action-{number}" for number in range(ACTIONS))
    ]
    done = operation()
    request, curve = Request(hours_per_week=8), (1.0,) * 13
    store.adopt(AdoptedPlan("home", company.id, draft.id, request, day, done.at, curve, 0.0), commitments, done)


def save_raw(connection: sqlite3.Connection, draft: Assessment, item: str) -> None:
    """Carry out the statements of one saved answer, with nothing around them."""
    op_id = f"operation-{next(_numbers)}"
    row = {
        "workspace": "home", "assessment": draft.id, "respondent": "self", "item": item, "state": "value", "value": 3.0,
        "reason": "", "waived_by": "", "comment": "We agreed on this in March.", "evidence_kind": None,
        "evidence_text": None, "evidence_day": None, "confidence": 1.0, "saved": AT, "expect": None,
    }  # fmt: skip
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(SEEN, {"workspace": "home", "op_id": op_id}).fetchall()
    connection.execute(statements.FIND_STATUS, {"workspace": "home", "id": draft.id}).fetchall()
    ((version,),) = connection.execute(statements.SAVE_RESPONSE, row).fetchall()
    ((number, chain),) = connection.execute(HEAD, {"workspace": "home"}).fetchall()
    event = {
        "workspace": "home", "number": number + 1, "subject": f"assessment:{draft.id}", "kind": "response-saved",
        "actor": "self", "at": AT, "op_id": op_id, "body": "x" * 300, "version": version, "chain": chain,
    }  # fmt: skip
    connection.execute(APPEND, event)
    connection.execute("COMMIT")


def repeat(times: int, work: Callable[[], None]) -> None:
    """Do the work that many times."""
    for _ in range(times):
        work()


def at_once(times: int, work: Callable[[], None]) -> None:
    """Do the work that many times from many threads."""
    with ThreadPoolExecutor(CROWD) as pool:
        for done in [pool.submit(work) for _ in range(times)]:
            done.result()


def least(*works: Callable[[], None]) -> list[float]:
    """Return the least CPU time of each, taken in turns so that a busy moment hits all alike."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = time.process_time()
            work()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


if __name__ == "__main__":
    sys.exit(main())
