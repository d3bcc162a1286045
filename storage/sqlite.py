"""SQLite: one process owns the file, one thread writes to it, everything that waits is made durable together.

One writing connection is also what keeps clear of the WAL-reset fault of SQLite before 3.51.3: it needs two
connections that write or checkpoint at the same moment, and readers do neither.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TypeVar

from assessments.errors import StoreError, StoreUnavailable
from assessments.store import Store
from storage.complaints import FAULTS, closed, damaged, explain, unreachable
from storage.engine import Row, Transaction
from storage.migrations import find_pending, migrate
from storage.owner import Ownership
from storage.place import Place
from storage.readers import Readers
from storage.statements import CHECK
from storage.store import SqlStore
from storage.writer import Closed, Writer

T = TypeVar("T")

_log = logging.getLogger(__name__)
_WRITER = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA mmap_size = 0",
)
_READER = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA query_only = ON",
    "PRAGMA wal_autocheckpoint = 0",
    "PRAGMA mmap_size = 0",
)
_CHECKED_AT_START = 64 * 1024 * 1024


def open_sqlite(path: Path, *, read_only: bool = False) -> Store:
    """Return the store in this file; it is made, or brought up to date, unless opened to read only.

    StoreOwned names the process that has it open, NewerSchema asks for a newer program, StoreDamaged says that the
    file is not sound, and StoreUnavailable that it cannot be reached.
    """
    return SqlStore(ReadingEngine(path) if read_only else SqliteEngine(path))


class SqliteTransaction:
    """A unit of work on one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, sql: str, **values: object) -> None:
        """Carry out a statement."""
        self._connection.execute(sql, values)

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Return the rows of a query, or of a statement with RETURNING."""
        cursor = self._connection.execute(sql, values)
        columns = [column for column, *_ in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


class ReadingEngine:
    """Reads a file that another process may be writing."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        if not self._path.exists():
            raise StoreUnavailable(str(path), "there is no database yet", "Start Five Steps once", "no-database")
        self._readers = Readers(self._connect)
        pending = self._lend(lambda connection: find_pending(connection, self._path))
        if pending:
            self.close()
            remedy = "Start Five Steps once; it brings the database up to date"
            raise StoreError(str(path), "the database is of an older version", remedy, "older-schema")

    @property
    def name(self) -> str:
        """The path of the file."""
        return str(self._path)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Refuse: this store was opened to read."""
        raise StoreError(self.name, "it was opened to read only", "Nothing was changed", "read-only")

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run the work on one consistent state of the database."""
        return self._lend(lambda connection: work(SqliteTransaction(connection)))

    def check(self) -> None:
        """Ask the database something."""
        self.read(lambda tx: tx.rows(CHECK))

    def find_faults(self) -> tuple[str, ...]:
        """Return what SQLite's own checks find."""
        return self._lend(_find_faults)

    def save_copy(self, target: Path) -> Path:
        """Write a consistent copy to a new file; it appears under its name only once it is complete and sound."""
        if target.exists():
            raise StoreError(str(target), "there is a file of that name already", "Choose another name", "file-exists")
        partial = target.with_name(f"{target.name}.partial")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.unlink(missing_ok=True)
            self._lend(lambda connection: _copy(connection, partial))
            return partial.rename(target)
        except OSError as error:
            raise unreachable(error, target) from error
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        self._readers.close()

    def _lend(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return self._readers.run(work)
        except FAULTS as error:
            raise explain(error, self._path) from error

    def _connect(self) -> sqlite3.Connection:
        return _connect(self._address(), _READER)

    def _address(self) -> str:
        """Return the file as SQLite is to open it; nobody can be writing to it where nobody may and no log lies."""
        log = self._path.with_name(f"{self._path.name}-wal")
        still = not log.exists() and not os.access(self._path.parent, os.W_OK)
        return f"{self._path.as_uri()}?mode=ro{'&immutable=1' if still else ''}"


class SqliteEngine(ReadingEngine):
    """Owns the file: nobody else writes to it while this is open."""

    def __init__(self, path: Path) -> None:
        path = path.absolute()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._owned = Ownership(path)
        except OSError as error:
            raise unreachable(error, path) from error
        with ExitStack() as undone:  # what was begun is given up again unless all of it succeeds
            undone.callback(self._owned.release)
            self._writer = _start_writer(path)
            undone.callback(self._writer.close)
            self._place = Place(path)
            super().__init__(path)
            undone.pop_all()
        fixed = "has" if _has_wal_fix(sqlite3.sqlite_version_info) else "lacks"
        _log.info(
            "%s: SQLite %s, which %s the WAL-reset fix; one connection writes", path, sqlite3.sqlite_version, fixed
        )

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in a transaction of its own and return its result once that is durable."""
        try:
            result = self._writer.run(work)
        except FAULTS as error:
            raise explain(error, self._path) from error
        except Closed:
            raise closed(self._path) from None
        self._place.check()
        return result

    def check(self) -> None:
        """Ask the database something, and see that its file is still there."""
        super().check()
        self._place.check()

    def close(self) -> None:
        """Finish what is being written and let go of the file."""
        super().close()
        self._writer.close()
        self._owned.release()


def _start_writer(path: Path) -> Writer:
    try:
        connection = _connect(path, _WRITER)
    except FAULTS as error:
        raise explain(error, path) from error
    try:
        _check_soundness(connection, path)
        pending = find_pending(connection, path)
        if pending:
            migrate(connection, path, pending)
    except FAULTS as error:
        connection.close()
        raise explain(error, path) from error
    except BaseException:
        connection.close()
        raise
    return Writer(connection, SqliteTransaction(connection))


def _connect(database: Path | str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    """Open a connection that any thread may use, one at a time, and that leaves transactions to its user."""
    uri = isinstance(database, str)
    connection = sqlite3.connect(database, uri=uri, isolation_level=None, check_same_thread=False)
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except FAULTS:
        connection.close()
        raise
    return connection


def _check_soundness(connection: sqlite3.Connection, path: Path) -> None:
    if path.stat().st_size > _CHECKED_AT_START:
        return
    (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if finding != "ok":
        raise damaged(path, finding)


def _find_faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    findings = tuple(str(finding) for (finding,) in connection.execute("PRAGMA integrity_check"))
    orphans = tuple(
        f"{table}: a row without its parent" for table, *_ in connection.execute("PRAGMA foreign_key_check")
    )
    return (*(() if findings == ("ok",) else findings), *orphans)


def _copy(source: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target, isolation_level=None)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
        _check_soundness(copy, target)


def _has_wal_fix(version: tuple[int, ...]) -> bool:
    """Tell whether this SQLite is 3.51.3 or newer, or has the fix carried back."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
