"""A process that is killed while it saves loses nothing that it acknowledged, and its file is free at once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assessments.errors import StoreOwned
from assessments.store import Store
from storage.sqlite import open_sqlite
from tests.factories import settle

ROOT = Path(__file__).resolve().parents[2]
SAVER = Path(__file__).with_name("saver.py")
ADOPTER = Path(__file__).with_name("adopter.py")
ROUNDS, ENOUGH = 5, 150
KILLS, ADOPTED = 3, 4


@pytest.fixture
def database(tmp_path: Path) -> Path:
    store = open_sqlite(tmp_path / "five-steps.db")
    settle(store)
    store.close()
    return tmp_path / "five-steps.db"


@contextmanager
def saving(
    database: Path, notes: Path, script: Path = SAVER, enough: int = ENOUGH
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a saver until the block ends; it has acknowledged enough when the block begins."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    already = count_notes(notes)
    with subprocess.Popen([sys.executable, str(script), str(database), str(notes)], env=environment) as process:
        try:
            until = time.monotonic() + 60
            while count_notes(notes) < already + enough:
                assert process.poll() is None, "the saver stopped by itself"
                assert time.monotonic() < until, "the saver saves too slowly"
                time.sleep(0.01)
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def count_notes(notes: Path) -> int:
    return notes.read_bytes().count(b"\n") if notes.exists() else 0


def read_acknowledged(notes: Path) -> set[tuple[str, int, float]]:
    lines = [line.split() for line in notes.read_text().splitlines()]
    return {(item, int(version), float(value)) for item, version, value in lines}


def read_stored(store: Store) -> set[tuple[str, int, float | None]]:
    items = {response.item for response in store.find_responses("home", "first")}
    return {
        (said.item, said.version, said.value)
        for item in items
        for said in store.find_history("home", "first", item, "self")
    }


def test_everything_acknowledged_survives_being_killed_again_and_again(database: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    for _ in range(ROUNDS):
        with saving(database, notes):
            pass
        store = open_sqlite(database)
        assert store.find_faults() == ()
        assert read_acknowledged(notes) <= read_stored(store)
        for response in store.find_responses("home", "first"):
            versions = [said.version for said in store.find_history("home", "first", response.item, "self")]
            assert versions == list(range(1, response.version + 1))
        store.close()
    assert count_notes(notes) >= ROUNDS * ENOUGH


def test_a_plan_is_adopted_whole_or_not_at_all_whenever_one_is_killed(database: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    for number in range(KILLS):
        with saving(database, notes, ADOPTER, ADOPTED):
            time.sleep(number * 0.003)  # at another place each time
        store = open_sqlite(database)
        assert store.find_faults() == ()
        (plan,) = store.find_adopted_plans("home")
        commitments = store.find_commitments("home")
        assert len(commitments) == 60
        assert {(c.version, c.note) for c in commitments} == {(plan.version, f"adoption {plan.version}")}
        assert plan.version in {count_notes(notes), count_notes(notes) + 1}
        notes.write_text("x\n" * plan.version)
        store.close()


def test_a_second_process_is_refused_by_name_but_may_read(database: Path, tmp_path: Path) -> None:
    with saving(database, tmp_path / "notes") as process:
        with pytest.raises(StoreOwned, match=re.escape(f"process {process.pid}")):
            open_sqlite(database)
        reader = open_sqlite(database, read_only=True)
        assert len(read_stored(reader)) >= ENOUGH
        reader.close()
    open_sqlite(database).close()


def test_what_a_killed_process_left_can_be_read_without_owning_it(database: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    with saving(database, notes):
        pass
    reader = open_sqlite(database, read_only=True)
    assert read_acknowledged(notes) <= read_stored(reader)
    assert reader.find_faults() == ()
    reader.close()
