"""The steps by which a database of an older version becomes one of this version, each in one transaction.

Which steps were taken is read with the standard library; sqlite-utils is imported only when one is due.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from assessments.errors import NewerSchema, StoreDamaged
from storage import schema

if TYPE_CHECKING:
    from sqlite_utils import Database

SET = "five-steps"
Step = Callable[[Callable[[str], object], Mapping[str, str]], None]


def _first_tables(run: Callable[[str], object], types: Mapping[str, str]) -> None:
    for statement in schema.TABLES:
        run(statement.format_map(types))


def _plans(run: Callable[[str], object], types: Mapping[str, str]) -> None:
    for statement in schema.PLAN_TABLES:
        run(statement.format_map(types))


def _workbook(run: Callable[[str], object], types: Mapping[str, str]) -> None:
    for statement in schema.WORKBOOK_TABLES:
        run(statement.format_map(types))


def _branding(run: Callable[[str], object], types: Mapping[str, str]) -> None:
    for statement in schema.BRANDING_TABLES:
        run(statement.format_map(types))


STEPS: Mapping[str, Step] = {
    "0001-first-tables": _first_tables,
    "0002-plans": _plans,
    "0003-workbook": _workbook,
    "0004-branding": _branding,
}
SQLITE_STEPS: Mapping[str, tuple[str, ...]] = {
    "0001-first-tables": schema.SQLITE_TRIGGERS,
    "0002-plans": (),
    "0003-workbook": (),
    "0004-branding": (),
}


def find_pending(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Return the steps still to take; NewerSchema if the database has taken one that this version does not know."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    taken: set[str] = set()
    if "_sqlite_migrations" in tables:
        rows = connection.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (SET,))
        taken = {name for (name,) in rows}
    if tables - {"_sqlite_migrations", "sqlite_sequence"} and not taken:
        raise StoreDamaged(
            str(path),
            "this is the database of another program",
            "Name another folder in FIVESTEPS_DATA, or move the file away",
            "foreign-database",
        )
    unknown = sorted(taken - STEPS.keys())
    if unknown:
        raise NewerSchema(
            str(path),
            f"the database was made by a newer version of Five Steps (it knows {unknown[-1]})",
            f"Update Five Steps, or go back to the copy made before: {path.stem}.before-{unknown[0]}.db",
            "newer-schema",
        )
    return tuple(name for name in STEPS if name not in taken)


def migrate(connection: sqlite3.Connection, path: Path, pending: tuple[str, ...]) -> None:
    """Take the steps in order; before each, a database that holds something is copied beside itself."""
    sqlite_utils = import_sqlite_utils()
    database = sqlite_utils.Database(connection)
    migrations = sqlite_utils.Migrations(SET)
    for name in STEPS:
        migrations(name=name)(_sqlite_step(name))
    for name in pending:
        if len(pending) < len(STEPS):
            connection.execute("VACUUM INTO ?", (str(_free_name(path, name)),))
        later = [other for other in pending if other > name]
        migrations.apply(database, stop_before=later)


def _sqlite_step(name: str) -> Callable[[Database], None]:
    def step(database: Database) -> None:
        STEPS[name](database.execute, schema.SQLITE_TYPES)
        for statement in SQLITE_STEPS[name]:
            database.execute(statement)

    return step


def _free_name(path: Path, step: str) -> Path:
    """Return where the copy goes; one left by an earlier attempt is kept."""
    wanted, count = path.with_name(f"{path.stem}.before-{step}.db"), 1
    while wanted.exists():
        count += 1
        wanted = path.with_name(f"{path.stem}.before-{step}-{count}.db")
    return wanted


def import_sqlite_utils() -> ModuleType:
    """Import sqlite-utils without pandas and numpy, which it would load only to accept their values in tables."""
    modules: dict[str, Any] = sys.modules
    absent = [name for name in ("pandas", "numpy") if modules.get(name) is None]
    try:
        for name in absent:
            modules[name] = None
        import sqlite_utils
    finally:
        for name in absent:
            modules.pop(name, None)
    return sqlite_utils
