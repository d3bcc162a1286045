"""A damaged file is said to be damaged: it never gives wrong answers quietly."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from assessments.errors import StoreDamaged, StoreError
from assessments.store import Revision, Store
from storage.sqlite import open_sqlite
from tests.factories import (
    a_branding,
    a_commitment,
    a_plan_draft,
    a_response,
    a_snapshot,
    an_acceptance,
    an_adopted_plan,
    an_assessment,
    an_entry,
    an_operation,
    settle,
)

TRIALS = 150


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a final assessment, a draft and a plan, closed and complete in one file."""
    path = tmp_path_factory.mktemp("sound") / "five-steps.db"
    store = open_sqlite(path)
    settle(store)
    for number in range(12):
        store.save_response(
            "home", "first", a_response(f"i.{number}", number % 5, comment="words " * 20), an_operation()
        )
    store.save_plan_draft(a_plan_draft(), an_operation())
    commitments = [a_commitment(f"a.{number}", note="words " * 20) for number in range(12)]
    store.adopt(an_adopted_plan(), commitments, an_operation())
    entries = [an_entry(f"G-{number}", title="words " * 20) for number in range(12)]
    store.save_entries("home", "bakery", entries, an_operation())
    store.save_acceptance(an_acceptance(), an_operation())
    store.save_branding(a_branding(), an_operation())
    store.freeze(a_snapshot(content="{}" * 400), Revision(1, 1, 12, 12, 1, 12), an_operation())
    store.save_assessment(an_assessment(assessment="draft"), an_operation())
    store.save_response("home", "draft", a_response(), an_operation())
    store.close()
    return path


def read_everything(store: Store) -> tuple[object, ...]:
    subjects = ("workspace:home", "company:bakery", "assessment:first", "assessment:draft")
    return (
        store.find_workspaces(),
        store.find_companies("home"),
        store.find_assessments("home"),
        store.find_responses("home", "first"),
        store.find_responses("home", "draft"),
        store.find_snapshots("home"),
        store.find_snapshot("home", "first"),
        store.find_plan_draft("home", "first"),
        store.find_adopted_plans("home"),
        store.find_commitments("home"),
        store.find_entries("home", "bakery"),
        store.find_acceptances("home", "bakery"),
        store.find_branding("home"),
        store.find_commitment_history("home", "bakery", "a.1"),
        *(store.find_events("home", subject) for subject in subjects),
    )


def look(path: Path) -> tuple[bool, tuple[object, ...] | None]:
    """Return whether the store notices that something is wrong, and what it would tell."""
    try:
        store = open_sqlite(path)
    except StoreError:
        return True, None
    try:
        return bool(store.find_faults()), read_everything(store)
    except StoreError:
        return True, None
    finally:
        store.close()


def test_no_flipped_bit_is_taken_for_an_answer(sound: Path, tmp_path: Path) -> None:
    content = sound.read_bytes()
    noticed, told = look(sound)
    assert not noticed
    chance = random.Random(5)
    seen = 0
    for trial in range(TRIALS):
        place = chance.randrange(len(content) * 8)
        flipped = bytearray(content)
        flipped[place // 8] ^= 1 << place % 8
        path = tmp_path / f"{trial}.db"
        path.write_bytes(flipped)
        noticed, now = look(path)
        assert noticed or now == told, f"bit {place} changed an answer unnoticed"
        seen += noticed
    assert seen > TRIALS / 10


@pytest.mark.parametrize("content", [b"\0" * 5000, b"not a database at all " * 300, b"SQLite format 3\0" + b"x" * 5000])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "five-steps.db"
    path.write_bytes(content)
    for read_only in (False, True):
        with pytest.raises(StoreDamaged, match=r"five-steps\.db: the file is damaged.*last saved copy"):
            open_sqlite(path, read_only=read_only)
    assert path.read_bytes() == content


def test_a_file_cut_short_is_refused(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    path.write_bytes(sound.read_bytes()[: sound.stat().st_size // 2])
    with pytest.raises(StoreDamaged):
        open_sqlite(path)


def test_a_damaged_file_does_not_keep_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "five-steps.db"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(StoreDamaged):
        open_sqlite(path)
    os.truncate(path, 0)
    open_sqlite(path).close()
