"""Entries and acceptances are found again as they were said, over the version that was read, all of them or none."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.errors import Conflict, InvalidEntry, NotFound, OperationReused
from assessments.model import Operation, Workspace
from assessments.store import Store
from assessments.text import COMMENT, REASON
from governance.model import Entry
from tests.factories import a_company, an_acceptance, an_entry, an_operation, settle

FIRST, SECOND = an_entry(), an_entry("G-02", rank=2)
_names = itertools.count()


def save(store: Store, *entries: Entry, operation: Operation | None = None) -> tuple[Entry, ...]:
    return store.save_entries("home", "bakery", entries, operation or an_operation())


def everything(store: Store, workspace: str = "home") -> tuple[object, ...]:
    return (
        store.find_entries(workspace, "bakery"),
        store.find_workbook_history(workspace, "bakery"),
        store.find_entry_history(workspace, "bakery", "goals", "G-01"),
        store.find_acceptances(workspace, "bakery"),
        store.find_events(workspace, "acceptance:bakery/T01:G-01"),
    )


def test_what_was_never_said_is_not_there(store: Store) -> None:
    assert everything(store) == ((),) * 5
    assert store.find_entries("home", "none") == ()


def test_an_entry_is_found_again_with_every_kind_of_value(store: Store) -> None:
    full = an_entry(
        title="Больше «предзаказов»\nв будни", target=30.0, primary=True, shared=False, audience_ids=("A-01", "A-02")
    )
    saved = save(store, full, replace(SECOND, proposed=True), replace(an_entry("G-03", rank=3), archived=True))
    assert [entry.version for entry in saved] == [1, 1, 1]
    assert store.find_entries("home", "bakery") == saved
    assert saved[0] == replace(full, version=1)
    assert isinstance(saved[0].values["primary"], bool)


def test_entries_stand_by_register_rank_and_id(store: Store) -> None:
    ranked = an_entry("K-02", "kpis", rank=0), an_entry("K-01", "kpis", rank=1), FIRST, an_entry("G-00", rank=1)
    save(store, *ranked)
    assert [entry.id for entry in store.find_entries("home", "bakery")] == ["G-00", "G-01", "K-02", "K-01"]


@pytest.mark.parametrize("stale", [0, 1, 3])
def test_an_entry_changed_meanwhile_keeps_the_whole_from_being_saved(store: Store, stale: int) -> None:
    save(store, FIRST, SECOND)
    (current,) = save(store, replace(an_entry(title="mine"), version=1))
    before = everything(store)
    with pytest.raises(Conflict, match="G-01") as caught:
        save(store, replace(SECOND, version=1, rank=9), replace(FIRST, version=stale))
    assert caught.value.current == current
    assert everything(store) == before


def test_an_entry_that_is_not_there_is_a_conflict_with_nothing(store: Store) -> None:
    with pytest.raises(Conflict, match="G-01") as caught:
        save(store, SECOND, replace(FIRST, version=2))
    assert caught.value.current is None
    assert everything(store) == ((),) * 5


def test_the_same_operation_saves_once(store: Store) -> None:
    operation = an_operation()
    saved = save(store, FIRST, SECOND, operation=operation)
    save(store, replace(saved[1], rank=5))
    before = everything(store)
    assert save(store, FIRST, SECOND, operation=operation) == saved
    with pytest.raises(OperationReused):
        save(store, replace(FIRST, archived=True), operation=operation)
    assert everything(store) == before


@pytest.mark.parametrize("wrong", [an_entry("G-02", title="x" * (COMMENT + 1)), an_entry("G-02", of=("x" * 20_001,))])
def test_entries_are_all_saved_or_none(store: Store, wrong: Entry) -> None:
    with pytest.raises(InvalidEntry, match="G-02"):
        save(store, FIRST, wrong)
    assert everything(store) == ((),) * 5


def test_texts_of_entries_are_kept_clean(store: Store) -> None:
    (saved,) = save(store, an_entry(title="a\x00\r\nb", audience_ids=("\ud800", "ok")))
    assert saved.values == {"title": "a\nb", "audience_ids": ("\ufffd", "ok")}
    assert store.find_entries("home", "bakery") == (saved,)


def test_the_history_of_an_entry_is_every_state_with_who_and_when(store: Store) -> None:
    save(store, FIRST, SECOND)
    operation = an_operation(actor="anna")
    save(store, replace(an_entry(title="changed"), version=1), operation=operation)
    history = store.find_entry_history("home", "bakery", "goals", "G-01")
    assert [(entry.version, entry.text("title")) for _, entry in history] == [(1, "More pre-orders"), (2, "changed")]
    event, last = history[-1]
    assert (event.actor, event.at, event.kind) == ("anna", operation.at, "entry-saved")
    assert last in store.find_entries("home", "bakery")
    whole = store.find_workbook_history("home", "bakery")
    assert [(event.number, entry.id) for event, entry in whole] == [(4, "G-01"), (5, "G-02"), (6, "G-01")]


def test_what_an_operation_and_its_parts_have_done_is_found(store: Store) -> None:
    operation = an_operation("whole")
    assert store.find_done("home", operation) == ()
    save(store, FIRST, SECOND, operation=operation)
    save(store, an_entry("G-03"), operation=an_operation("whole2"))
    store.save_acceptance(an_acceptance(), an_operation("whole_"))
    found = store.find_done("home", operation)
    assert [event.subject for event in found] == ["entry:bakery/goals/G-01", "entry:bakery/goals/G-02"]
    (alone,) = store.find_done("home", Operation("whole_", "self", operation.at))
    assert alone.kind == "finding-accepted"
    assert store.find_done("away", operation) == ()


def test_a_history_holds_nothing_of_a_company_with_a_similar_id(store: Store) -> None:
    for company in ("bakery2", "Bakery", "b_kery"):
        store.save_company(a_company(company=company), an_operation())
        store.save_entries("home", company, [FIRST], an_operation())
    assert store.find_workbook_history("home", "bakery") == ()
    assert len(store.find_workbook_history("home", "b_kery")) == 1


def test_an_acceptance_is_found_again_and_compares_and_sets(store: Store) -> None:
    saved = store.save_acceptance(an_acceptance(), an_operation(), expect=0)
    other = store.save_acceptance(an_acceptance("J02:AC-01", day=date(2026, 5, 1)), an_operation())
    assert store.find_acceptances("home", "bakery") == (other, saved)
    assert saved == an_acceptance(version=1)
    withdrawn = store.save_acceptance(an_acceptance(withdrawn=True), an_operation(), expect=1)
    for stale in (0, 1, 3):
        with pytest.raises(Conflict) as caught:
            store.save_acceptance(an_acceptance(reason="else"), an_operation(), expect=stale)
        assert caught.value.current == withdrawn
    assert store.find_acceptances("home", "bakery") == (other, withdrawn)


def test_an_acceptance_is_saved_once_and_with_a_clean_reason(store: Store) -> None:
    operation = an_operation()
    for _ in range(2):
        assert store.save_acceptance(an_acceptance(reason="a\x00b"), operation).reason == "ab"
    assert len(store.find_events("home", "acceptance:bakery/T01:G-01")) == 1
    with pytest.raises(InvalidEntry, match="T01:G-01"):
        store.save_acceptance(an_acceptance(reason="x" * (REASON + 1)), an_operation())


def test_the_workbook_of_no_company_is_not_kept(store: Store) -> None:
    store.save_workspace(Workspace("away", "Away"), an_operation())
    for workspace, company in (("home", "none"), ("away", "bakery")):
        with pytest.raises(NotFound):
            store.save_entries(workspace, company, [FIRST], an_operation())
        with pytest.raises(NotFound):
            store.save_acceptance(an_acceptance(workspace=workspace, company=company), an_operation())
    assert everything(store, "away") == everything(store) == ((),) * 5


def test_two_workspaces_have_workbooks_of_their_own(store: Store) -> None:
    settle(store, "away")
    save(store, FIRST)
    store.save_entries("away", "bakery", [an_entry(title="theirs")], an_operation())
    store.save_acceptance(an_acceptance(workspace="away"), an_operation())
    assert [entry.text("title") for entry in store.find_entries("home", "bakery")] == ["More pre-orders"]
    assert [entry.text("title") for entry in store.find_entries("away", "bakery")] == ["theirs"]
    assert store.find_acceptances("home", "bakery") == ()


def test_nothing_to_save_leaves_nothing(store: Store) -> None:
    assert save(store) == ()
    assert everything(store) == ((),) * 5


Story = Sequence[tuple[int, int, int]]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 3), st.integers(0, 2)), max_size=10))
def test_a_workbook_agrees_with_a_model_after_any_story(empty_store: Store, story: Story) -> None:
    workspace = f"w{next(_names)}"
    settle(empty_store, workspace)
    model: dict[str, Entry] = {}
    for number, expect, flags in story:
        entry = Entry("goals", f"G-{number}", {"target": float(flags)}, number, archived=flags == 1, version=expect)
        current = model.get(entry.id)
        if expect == (current.version if current else 0):
            (model[entry.id],) = empty_store.save_entries(workspace, "bakery", [entry], an_operation())
            assert model[entry.id] == replace(entry, version=expect + 1)
        else:
            with pytest.raises(Conflict) as caught:
                empty_store.save_entries(workspace, "bakery", [entry], an_operation())
            assert caught.value.current == current
    assert empty_store.find_entries(workspace, "bakery") == tuple(model[name] for name in sorted(model))
    assert len(empty_store.find_workbook_history(workspace, "bakery")) == sum(e.version for e in model.values())
