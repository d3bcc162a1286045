"""Once is once: operations, versions, and the events they leave."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from assessments.errors import Conflict, InvalidResponse, OperationReused
from assessments.model import Workspace
from assessments.store import Store
from tests.factories import NOON, a_company, a_response, an_assessment, an_operation


def count_events(store: Store) -> int:
    return len(store.find_events("home", "assessment:first"))


def test_versions_count_the_saves_of_a_cell(store: Store) -> None:
    saved = [store.save_response("home", "first", a_response(value=v), an_operation()) for v in (1, 3, 3)]
    assert [r.version for r in saved] == [1, 2, 3]
    other = store.save_response("home", "first", a_response("plan.budget"), an_operation())
    assert other.version == 1


def test_the_same_operation_twice_is_done_once(store: Store) -> None:
    operation = an_operation()
    first = store.save_response("home", "first", a_response(value=1), operation)
    before = count_events(store)
    assert store.save_response("home", "first", a_response(value=1), operation) == first
    assert count_events(store) == before


def test_every_kind_of_saving_is_done_once(store: Store) -> None:
    operations = [an_operation() for _ in range(4)]
    for _ in range(2):
        store.save_workspace(Workspace("home", "Renamed"), operations[0])
        assert store.save_company(a_company(name="Renamed"), operations[1]).version == 2
        assert store.save_assessment(an_assessment(track="starter"), operations[2]).version == 2
        saved = store.save_responses("home", "first", [a_response(), a_response("plan.budget")], operations[3])
        assert [r.version for r in saved] == [1, 1]


def test_a_late_retry_does_not_undo_a_newer_click(store: Store) -> None:
    late = an_operation()
    store.save_response("home", "first", a_response(value=1), late)
    store.save_response("home", "first", a_response(value=4), an_operation())
    assert store.save_response("home", "first", a_response(value=1), late).version == 1
    assert [r.value for r in store.find_responses("home", "first")] == [4]


@pytest.mark.parametrize("other", [a_response(value=2), a_response("plan.budget", 1), a_response(value=1, comment="x")])
def test_an_operation_id_is_not_used_for_something_else(store: Store, other: object) -> None:
    assert isinstance(other, type(a_response()))
    operation = an_operation()
    store.save_response("home", "first", a_response(value=1), operation)
    with pytest.raises(OperationReused, match="used before"):
        store.save_response("home", "first", other, operation)
    with pytest.raises(OperationReused):
        store.save_company(a_company(name="Else"), operation)
    assert [r.value for r in store.find_responses("home", "first")] == [1]


def test_expecting_the_stored_version_saves_over_it(store: Store) -> None:
    first = store.save_response("home", "first", a_response(value=1), an_operation(), expect=0)
    second = store.save_response("home", "first", a_response(value=2), an_operation(), expect=first.version)
    assert second.version == 2


@pytest.mark.parametrize("expect", [0, 1, 3])
def test_expecting_another_version_is_a_conflict_that_shows_what_stands_there(store: Store, expect: int) -> None:
    for value in (1, 2):
        current = store.save_response("home", "first", a_response(value=value), an_operation())
    before = count_events(store)
    with pytest.raises(Conflict) as caught:
        store.save_response("home", "first", a_response(value=4), an_operation(), expect=expect)
    assert caught.value.current == current
    assert store.find_responses("home", "first") == (current,)
    assert count_events(store) == before


def test_expecting_something_where_nothing_stands_is_a_conflict_with_nothing(store: Store) -> None:
    with pytest.raises(Conflict) as caught:
        store.save_response("home", "first", a_response(), an_operation(), expect=2)
    assert caught.value.current is None
    assert store.find_responses("home", "first") == ()


def test_companies_and_assessments_compare_and_set_too(store: Store) -> None:
    company, assessment = a_company(about="x"), an_assessment(track="starter")
    assert store.save_company(company, an_operation(), expect=1).version == 2
    assert store.save_assessment(assessment, an_operation(), expect=1).version == 2
    with pytest.raises(Conflict) as caught:
        store.save_company(company, an_operation(), expect=1)
    assert caught.value.current == replace(company, version=2)
    with pytest.raises(Conflict) as caught:
        store.save_assessment(assessment, an_operation(), expect=0)
    assert caught.value.current == replace(assessment, version=2)


def test_responses_saved_together_are_all_saved_or_none(store: Store) -> None:
    with pytest.raises(InvalidResponse):
        store.save_responses(
            "home", "first", [a_response(), a_response("plan.budget", comment="x" * 20_001)], an_operation()
        )
    taken = an_operation()
    store.save_response("home", "first", a_response("work.rules"), taken)
    clash = replace(taken, op_id=taken.op_id.removesuffix("/self/work.rules"))
    store.save_responses("home", "first", [a_response("work.rules", 4)], clash)
    with pytest.raises(OperationReused):
        store.save_responses("home", "first", [a_response("plan.goal"), a_response("work.rules", 1)], clash)
    assert [r.item for r in store.find_responses("home", "first")] == ["work.rules"]


def test_every_save_leaves_one_event_and_a_refused_one_none(store: Store) -> None:
    before = count_events(store)
    store.save_response("home", "first", a_response(value=3, comment="why"), an_operation(actor="p7"))
    with pytest.raises(Conflict):
        store.save_response("home", "first", a_response(), an_operation(), expect=9)
    events = store.find_events("home", "assessment:first")
    assert len(events) == before + 1
    last = events[-1]
    assert (last.kind, last.actor, last.version) == ("response-saved", "p7", 1)
    assert json.loads(last.body)["comment"] == "why"


def test_events_stand_in_the_order_they_happened_whatever_the_clock_says(store: Store) -> None:
    for value, shift in ((1, 0), (2, -3600), (3, -3600), (4, 60)):
        operation = an_operation(at=NOON + timedelta(seconds=shift))
        store.save_response("home", "first", a_response(value=value), operation)
    said = store.find_history("home", "first", "plan.goal", "self")
    assert [(r.value, r.version) for r in said] == [(1, 1), (2, 2), (3, 3), (4, 4)]
    numbers = [event.number for event in store.find_events("home", "assessment:first")]
    assert numbers == sorted(set(numbers))


def test_history_is_of_one_cell(store: Store) -> None:
    store.save_response("home", "first", a_response(value=1), an_operation())
    store.save_response("home", "first", a_response("plan.budget", 2), an_operation())
    store.save_response("home", "first", a_response(value=3, respondent="p1"), an_operation())
    last = store.save_response("home", "first", a_response(value=4), an_operation())
    said = store.find_history("home", "first", "plan.goal", "self")
    assert [r.value for r in said] == [1, 4]
    assert said[-1] == last


def test_a_company_has_events_of_its_own(store: Store) -> None:
    store.save_company(a_company(name="New name"), an_operation())
    kinds = [(event.kind, event.version) for event in store.find_events("home", "company:bakery")]
    assert kinds == [("company-saved", 1), ("company-saved", 2)]
