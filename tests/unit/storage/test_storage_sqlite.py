"""The SQLite engine: one writer, readers that come and go, one owner."""

from __future__ import annotations

import logging
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assessments.errors import StoreError, StoreOwned, StoreUnavailable
from storage.engine import Transaction
from storage.sqlite import SqliteEngine, SqliteTransaction, _has_wal_fix, open_sqlite
from storage.writer import Closed, Writer
from tests.factories import a_response, an_operation, settle

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "five-steps.db"


@pytest.fixture
def writer(path: Path) -> Iterator[tuple[Writer, list[str]]]:
    """A writer over a table of one column, and the statements it carries out."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("CREATE TABLE n (n INTEGER PRIMARY KEY)")
    said: list[str] = []
    connection.set_trace_callback(said.append)
    made = Writer(connection, SqliteTransaction(connection))
    yield made, said
    made.close()


def test_what_waits_is_committed_together(writer: tuple[Writer, list[str]]) -> None:
    made, said = writer
    begun, go_on = threading.Event(), threading.Event()

    def hold(tx: Transaction) -> None:
        begun.set()
        go_on.wait(10)

    def save(number: int) -> None:
        made.run(lambda tx: tx.run("INSERT INTO n VALUES (:n)", n=number))

    def stumble(tx: Transaction) -> None:
        tx.run("INSERT INTO n VALUES (99)")
        raise LookupError("halfway")

    with ThreadPoolExecutor(10) as pool:
        pool.submit(made.run, hold)
        begun.wait(10)
        failing = pool.submit(made.run, stumble)
        waiting = [pool.submit(save, number) for number in range(8)]
        while made._waiting.qsize() < 9:
            pass
        go_on.set()
        with pytest.raises(LookupError, match="halfway"):
            failing.result(10)
        for future in waiting:
            future.result(10)
    assert said.count("COMMIT") == 2
    rows = made.run(lambda tx: tx.rows("SELECT n FROM n"))
    assert [row["n"] for row in rows] == list(range(8))


def test_work_that_fails_leaves_nothing_behind(writer: tuple[Writer, list[str]]) -> None:
    made, _ = writer

    def stumble(tx: Transaction) -> None:
        tx.run("INSERT INTO n VALUES (1)")
        raise LookupError("halfway")

    with pytest.raises(LookupError, match="halfway"):
        made.run(stumble)
    assert made.run(lambda tx: tx.rows("SELECT n FROM n")) == []


def test_a_transaction_the_database_gave_up_is_done_again_one_by_one(writer: tuple[Writer, list[str]]) -> None:
    made, _ = writer
    begun, go_on = threading.Event(), threading.Event()

    def hold(tx: Transaction) -> None:
        begun.set()
        go_on.wait(10)

    def give_up(tx: Transaction) -> None:
        tx.run("INSERT OR ROLLBACK INTO n VALUES (1)")
        tx.run("INSERT OR ROLLBACK INTO n VALUES (1)")

    with ThreadPoolExecutor(4) as pool:
        pool.submit(made.run, hold)
        begun.wait(10)
        good = pool.submit(made.run, lambda tx: tx.run("INSERT INTO n VALUES (2)"))
        while made._waiting.qsize() < 1:
            pass
        bad = pool.submit(made.run, give_up)
        while made._waiting.qsize() < 2:
            pass
        go_on.set()
        assert good.result(10) is None
        with pytest.raises(sqlite3.IntegrityError):
            bad.result(10)
    assert [row["n"] for row in made.run(lambda tx: tx.rows("SELECT n FROM n"))] == [2]


def test_a_closed_writer_takes_nothing_and_loses_nothing(writer: tuple[Writer, list[str]]) -> None:
    made, _ = writer
    made.run(lambda tx: tx.run("INSERT INTO n VALUES (1)"))
    made.close()
    with pytest.raises(Closed):
        made.run(lambda tx: tx.run("INSERT INTO n VALUES (2)"))


def test_many_short_threads_share_a_few_connections(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    connect = sqlite3.connect

    def counted(database: str, *, uri: bool, isolation_level: None, check_same_thread: bool) -> sqlite3.Connection:
        opened.append(database)
        return connect(database, uri=uri, isolation_level=isolation_level, check_same_thread=check_same_thread)

    store = open_sqlite(path)
    monkeypatch.setattr(sqlite3, "connect", counted)
    for _ in range(30):
        thread = threading.Thread(target=store.find_workspaces)
        thread.start()
        thread.join()
    store.close()
    assert len(opened) <= 1


def test_readers_cannot_write(path: Path) -> None:
    engine = SqliteEngine(path)
    with pytest.raises(StoreError, match="may not be written"):
        engine.read(lambda tx: tx.run("DELETE FROM event"))
    engine.close()


def test_durability_is_never_traded_for_speed(path: Path) -> None:
    engine = SqliteEngine(path)
    rows = engine.write(lambda tx: [*tx.rows("PRAGMA synchronous"), *tx.rows("PRAGMA mmap_size")])
    assert [row.get("synchronous", row.get("mmap_size")) for row in rows] == [2, 0]
    assert engine.read(lambda tx: tx.rows("PRAGMA journal_mode"))[0]["journal_mode"] == "wal"
    assert engine.read(lambda tx: tx.rows("PRAGMA wal_autocheckpoint"))[0]["wal_autocheckpoint"] == 0
    engine.close()


def test_the_file_has_one_owner_until_it_is_closed(path: Path) -> None:
    store = open_sqlite(path)
    with pytest.raises(StoreOwned, match=r"process [0-9]+.*stop it first"):
        open_sqlite(path)
    store.close()
    open_sqlite(path).close()


def test_who_only_reads_does_not_disturb_the_owner(path: Path) -> None:
    owner = open_sqlite(path)
    settle(owner)
    reader = open_sqlite(path, read_only=True)
    owner.save_response("home", "first", a_response(), an_operation())
    assert len(reader.find_responses("home", "first")) == 1
    assert reader.find_faults() == ()
    with pytest.raises(StoreError, match="read only"):
        reader.save_response("home", "first", a_response(), an_operation())
    reader.close()
    owner.close()


def test_one_line_at_the_start_names_the_version_and_whether_it_has_the_fix(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="storage"):
        open_sqlite(path).close()
    (line,) = caplog.messages
    assert f"SQLite {sqlite3.sqlite_version}, which" in line
    assert "WAL-reset fix" in line


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 45, 0), False), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 0), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 54, 0), True),
    ],
)  # fmt: skip
def test_the_fix_is_known_by_version(version: tuple[int, int, int], fixed: bool) -> None:
    assert _has_wal_fix(version) is fixed


def test_a_copy_made_while_others_save_is_whole(path: Path, tmp_path: Path) -> None:
    store = open_sqlite(path)
    settle(store)
    copies = [tmp_path / f"copy-{number}.db" for number in range(3)]

    def save(thread: int) -> None:
        for number in range(40):
            store.save_response("home", "first", a_response(f"i.{thread}", number % 5), an_operation())

    with ThreadPoolExecutor(4) as pool:
        saving = [pool.submit(save, thread) for thread in range(3)]
        for target in copies:
            store.save_copy(target)
        for future in saving:
            future.result()
    store.close()
    for target in copies:
        copy = open_sqlite(target)
        assert copy.find_faults() == ()
        copy.close()
    assert not list(tmp_path.glob("*.partial*"))


def test_opening_a_new_database_loads_no_arrays_or_tables(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from storage.sqlite import open_sqlite;"
        "open_sqlite(Path(sys.argv[1])).close(); import sqlite_utils;"
        "assert not {'pandas', 'numpy'} & set(sys.modules), 'heavy';"
        "import numpy, pandas"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "five-steps.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_opening_a_known_database_does_not_import_the_migrations_library(path: Path) -> None:
    open_sqlite(path).close()
    script = (
        "import sys; from pathlib import Path; import assessments.reading, assessments.answering;"
        "from storage.sqlite import open_sqlite; open_sqlite(Path(sys.argv[1])).close();"
        "assert not {'sqlite_utils', 'pandas', 'numpy', 'babel', 'altair', 'streamlit'} & set(sys.modules)"
    )
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    for database in (tmp_path / "file" / "five-steps.db", tmp_path / "file" / "deep" / "five-steps.db"):
        with pytest.raises(StoreUnavailable, match=r"five-steps\.db.*cannot be used.*FIVESTEPS_DATA"):
            open_sqlite(database)
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_sqlite(tmp_path / "folder.db")
