"""Databases of other versions: brought up to date beside a copy, or refused with a reason."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from assessments.errors import NewerSchema, StoreDamaged, StoreError, StoreUnavailable
from storage import migrations
from storage.sqlite import open_sqlite
from tests.factories import (
    a_branding,
    a_commitment,
    a_response,
    an_acceptance,
    an_adopted_plan,
    an_entry,
    an_operation,
    settle,
)

FIRST = Path(__file__).with_name("database-0001.sql")  # what the first version wrote, with a snapshot and a draft
SECOND = Path(__file__).with_name("database-0002.sql")  # what the second version wrote, with an adopted plan
THIRD = Path(__file__).with_name("database-0003.sql")  # what the third version wrote, with a workbook
Run = Callable[[str], object]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "five-steps.db"
    store = open_sqlite(path)
    settle(store)
    store.close()
    return path


def _add_note(run: Run, types: Mapping[str, str]) -> None:
    run(f"ALTER TABLE company ADD COLUMN note {types['text']}")


def _drop_note(run: Run, types: Mapping[str, str]) -> None:
    run("ALTER TABLE company RENAME COLUMN note TO remark")


def _stumble(run: Run, types: Mapping[str, str]) -> None:
    run("ALTER TABLE company ADD COLUMN note TEXT")
    run("SELECT * FROM nowhere")


def plan(monkeypatch: pytest.MonkeyPatch, name: str, step: migrations.Step) -> None:
    monkeypatch.setattr(migrations, "STEPS", {**migrations.STEPS, name: step})
    monkeypatch.setattr(migrations, "SQLITE_STEPS", {**migrations.SQLITE_STEPS, name: ()})


def columns_of(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(company)")}


def test_a_new_database_needs_no_copy(database: Path) -> None:
    assert not list(database.parent.glob("*.before-*"))


def test_an_older_database_is_copied_and_brought_up_to_date(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(monkeypatch, "0005-note", _add_note)
    store = open_sqlite(database)
    assert store.find_company("home", "bakery").name == "Bakery"
    store.close()
    copy = database.with_name("five-steps.before-0005-note.db")
    assert "note" in columns_of(database)
    assert "note" not in columns_of(copy)
    assert "id" in columns_of(copy)


def test_a_database_of_the_first_version_keeps_everything_and_takes_plans(tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST.read_text("utf-8"))
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        before = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(tables)}
    store = open_sqlite(path)
    assert store.find_faults() == ()
    assert [r.comment for r in store.find_responses("home", "first")] == ["Тёплый угол", ""]
    assert store.find_snapshot("home", "first").score == 2.0
    assert store.find_commitments("home") == ()
    store.save_response("home", "second", a_response("work.rules"), an_operation("later"))
    store.adopt(an_adopted_plan(), [a_commitment()], an_operation("adopt"))
    assert store.find_faults() == ()
    store.close()
    copy = path.with_name("five-steps.before-0002-plans.db")
    with closing(sqlite3.connect(copy)) as connection:
        assert {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(tables)} == before
    open_sqlite(path).close()
    assert [copy.name for copy in sorted(path.parent.glob("*.before-*"))] == [
        "five-steps.before-0002-plans.db",
        "five-steps.before-0003-workbook.db",
        "five-steps.before-0004-branding.db",
    ]


def test_a_database_of_the_second_version_keeps_its_plans_and_takes_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SECOND.read_text("utf-8"))
    store = open_sqlite(path)
    assert [c.note for c in store.find_commitments("home")] == ["begun", ""]
    assert store.find_adopted_plans("home", "bakery")[0].version == 1
    assert store.find_entries("home", "bakery") == ()
    store.save_entries("home", "bakery", [an_entry()], an_operation("entry"))
    store.save_acceptance(an_acceptance(), an_operation("accept"))
    assert store.find_faults() == ()
    store.close()
    assert [copy.name for copy in sorted(path.parent.glob("*.before-*"))] == [
        "five-steps.before-0003-workbook.db",
        "five-steps.before-0004-branding.db",
    ]


def test_a_database_of_the_third_version_keeps_its_workbook_and_takes_a_branding(tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(THIRD.read_text("utf-8"))
    store = open_sqlite(path)
    assert [entry.id for entry in store.find_entries("home", "bakery")] == ["G-01", "G-02"]
    assert store.find_acceptances("home", "bakery") == (an_acceptance(version=1),)
    assert store.find_branding("home") is None
    store.save_branding(a_branding(), an_operation("branding"))
    assert store.find_faults() == ()
    store.close()
    assert [copy.name for copy in path.parent.glob("*.before-*")] == ["five-steps.before-0004-branding.db"]


def test_steps_are_taken_in_order_with_a_copy_before_each(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(monkeypatch, "0005-note", _add_note)
    plan(monkeypatch, "0006-no-note", _drop_note)
    open_sqlite(database).close()
    assert "note" not in columns_of(database)
    assert "note" in columns_of(database.with_name("five-steps.before-0006-no-note.db"))


def test_a_step_that_fails_leaves_the_database_as_it_was(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = columns_of(database)
    with monkeypatch.context() as patch:
        plan(patch, "0005-note", _stumble)
        for _ in range(2):
            with pytest.raises(StoreError, match="nowhere"):
                open_sqlite(database)
    assert columns_of(database) == before
    assert len(list(database.parent.glob("five-steps.before-0005-note*.db"))) == 2
    open_sqlite(database).close()


def test_a_newer_database_is_refused_and_left_alone(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO _sqlite_migrations VALUES (99, 'five-steps', '0099-later', 'then')")
        connection.commit()
    for read_only in (False, True):
        with pytest.raises(NewerSchema, match=r"0099-later.*Update Five Steps.*five-steps\.before-0099-later\.db"):
            open_sqlite(database, read_only=read_only)


def test_to_read_only_an_older_database_is_refused(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan(monkeypatch, "0005-note", _add_note)
    with pytest.raises(StoreError, match=r"older version.*Start Five Steps once"):
        open_sqlite(database, read_only=True)
    assert "note" not in columns_of(database)


def test_to_read_only_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="no database yet"):
        open_sqlite(tmp_path / "five-steps.db", read_only=True)
    assert not list(tmp_path.iterdir())


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE song (title TEXT)")
    with pytest.raises(StoreDamaged, match="another program"):
        open_sqlite(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("song",)]


def test_a_start_cut_off_before_the_first_step_is_made_good(tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set, name, applied_at)")
    store = open_sqlite(path)
    assert store.find_workspaces() == ()
    store.close()
