"""Many at once: nothing is lost, nothing is done twice, and what is frozen is what is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from assessments.canonical import canonical
from assessments.errors import Conflict, FinalError, NotFound, StoreError, StoreUnavailable
from assessments.model import Snapshot, Workspace
from assessments.store import Revision, Store
from tests.factories import a_commitment, a_response, a_snapshot, an_adopted_plan, an_operation

THREADS, EACH = 8, 15
T = TypeVar("T")


def at_once(work: Callable[[int], T]) -> list[T]:
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(work, range(THREADS)))


def test_a_cell_that_all_save_has_every_version_once(store: Store) -> None:
    def save(thread: int) -> list[int]:
        said = [a_response(value=thread % 5) for _ in range(EACH)]
        return [store.save_response("home", "first", one, an_operation()).version for one in said]

    versions = sorted(version for found in at_once(save) for version in found)
    assert versions == list(range(1, THREADS * EACH + 1))


def test_of_those_who_expect_the_same_version_one_wins(store: Store) -> None:
    def save(thread: int) -> bool:
        try:
            store.save_response("home", "first", a_response(value=thread % 5), an_operation(), expect=0)
        except Conflict:
            return False
        return True

    assert sum(at_once(save)) == 1


def test_of_plans_adopted_at_once_one_stands_whole(store: Store) -> None:
    def adopt(thread: int) -> bool:
        plan = an_adopted_plan(gap=thread / 10)
        mine = [a_commitment(action, note=f"by {thread}") for action in ("set-goals", "write-rules")]
        try:
            store.adopt(plan, mine, an_operation(), expect=0)
        except Conflict:
            return False
        return True

    winner = at_once(adopt).index(True)
    (plan,) = store.find_adopted_plans("home")
    assert (plan.gap, plan.version) == (winner / 10, 1)
    assert [(c.note, c.version) for c in store.find_commitments("home")] == [(f"by {winner}", 1)] * 2


def test_every_change_of_a_commitment_at_once_is_kept_or_a_conflict(store: Store) -> None:
    store.save_commitments([a_commitment()], an_operation())

    def change(thread: int) -> int:
        kept = 0
        for _ in range(EACH):
            (stands,) = store.find_commitments("home")
            try:
                store.save_commitments([replace(stands, hours_left=stands.hours_left + 1)], an_operation())
                kept += 1
            except Conflict:
                continue
        return kept

    kept = sum(at_once(change))
    (stands,) = store.find_commitments("home")
    assert (stands.version, stands.hours_left) == (1 + kept, 8.0 + kept)


def test_the_same_operation_sent_at_once_is_done_once(store: Store) -> None:
    operation = an_operation()
    saved = at_once(lambda _: store.save_response("home", "first", a_response(), operation))
    assert {response.version for response in saved} == {1}


def test_one_that_fails_spoils_nothing_for_the_others(store: Store) -> None:
    def save(thread: int) -> int:
        kept = 0
        for number in range(EACH):
            assessment = "none" if (thread + number) % 3 == 0 else "first"
            try:
                store.save_response("home", assessment, a_response(f"i.{thread}-{number}"), an_operation())
                kept += 1
            except NotFound:
                assert assessment == "none"
        return kept

    assert sum(at_once(save)) == len(store.find_responses("home", "first"))


def test_what_is_frozen_while_others_save_is_exactly_what_is_stored(store: Store) -> None:
    def save(thread: int) -> None:
        for number in range(EACH * 4):
            try:
                store.save_response("home", "first", a_response(f"i.{thread}", number % 5), an_operation())
            except FinalError:
                return

    def said() -> list[tuple[str, float | None, int]]:
        return [(r.item, r.value, r.version) for r in store.find_responses("home", "first")]

    def freeze() -> Snapshot:
        while True:
            stored = said()
            snapshot = a_snapshot(content=canonical(stored))
            try:
                return store.freeze(snapshot, Revision(1, 1, sum(v for _, _, v in stored)), an_operation())
            except Conflict:
                continue

    def work(thread: int) -> None:
        if thread == 0:
            freeze()
        else:
            save(thread)

    at_once(work)
    assert json.loads(store.find_snapshot("home", "first").content) == [list(row) for row in said()]


def test_a_copy_is_made_whole_or_not_at_all(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "mine.db"
    target.write_text("mine")
    with pytest.raises(StoreError, match=r"already.*another name"):
        store.save_copy(target)
    assert target.read_text() == "mine"
    with pytest.raises(StoreUnavailable):
        store.save_copy(target / "copy.db")
    assert store.save_copy(tmp_path / "copies" / "copy.db").stat().st_size > 0
    assert not list(tmp_path.rglob("*.partial*"))


def test_a_closed_store_says_so(open_store: Callable[[str], Store]) -> None:
    store = open_store("closed")
    store.close()
    store.close()
    for ask in (store.check, store.find_workspaces, lambda: store.save_workspace(Workspace("w", "W"), an_operation())):
        with pytest.raises(StoreUnavailable, match="closed"):
            ask()
