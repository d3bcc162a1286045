"""A final assessment stays as it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments.commitments import ActionStatus
from assessments.errors import Conflict, FinalError, NotFound
from assessments.model import Respondent, Status
from assessments.store import Revision, Store
from tests.factories import (
    DAY,
    a_commitment,
    a_company,
    a_response,
    a_snapshot,
    an_acceptance,
    an_adopted_plan,
    an_assessment,
    an_entry,
    an_operation,
)

CLOSED = a_commitment(version=1, status=ActionStatus.DONE, hours_left=0, finished=DAY, closed_by="first")
NOTHING_SAID = Revision(company=1, assessment=1, responses=0)
ONE_TAKEN_ON = Revision(1, 1, 0, commitments=1)


def test_freezing_keeps_the_snapshot_and_makes_the_assessment_final(store: Store) -> None:
    frozen = store.freeze(a_snapshot(), NOTHING_SAID, an_operation())
    assert store.find_snapshot("home", "first") == frozen == a_snapshot()
    found = store.find_assessment("home", "first")
    assert (found.status, found.version) == (Status.FINAL, 2)


def test_a_final_assessment_takes_no_change(store: Store) -> None:
    response, operation = a_response(), an_operation()
    saved = store.save_response("home", "first", response, operation)
    store.freeze(a_snapshot(), Revision(1, 1, 1), an_operation())
    trying = (
        lambda: store.save_response("home", "first", a_response(value=4), an_operation()),
        lambda: store.save_response("home", "first", a_response("plan.budget"), an_operation()),
        lambda: store.save_responses("home", "first", [a_response("plan.budget")], an_operation()),
        lambda: store.save_assessment(an_assessment(track="starter"), an_operation()),
        lambda: store.save_respondent(Respondent("home", "first", "p", "P"), an_operation()),
        lambda: store.freeze(a_snapshot(id="again"), Revision(1, 2, 1), an_operation()),
    )
    for attempt in trying:
        with pytest.raises(FinalError, match="final"):
            attempt()
    assert store.find_responses("home", "first") == (saved,)
    assert store.save_response("home", "first", response, operation) == saved  # a late retry of what was done before


def test_freezing_the_same_twice_is_done_once(store: Store) -> None:
    operation = an_operation()
    store.freeze(a_snapshot(), NOTHING_SAID, operation)
    assert store.freeze(a_snapshot(), NOTHING_SAID, operation) == a_snapshot()
    assert len(store.find_snapshots("home")) == 1


def test_freezing_closes_commitments_once(store: Store) -> None:
    store.adopt(an_adopted_plan(), [a_commitment(), a_commitment("set-goals")], an_operation())
    operation = an_operation()
    for _ in range(2):
        store.freeze(a_snapshot(), Revision(1, 1, 0, commitments=2), operation, [CLOSED])
    found = {commitment.action: commitment for commitment in store.find_commitments("home")}
    assert found["write-rules"].closed_by == "first"
    assert (found["write-rules"].version, found["set-goals"].version) == (2, 1)
    ((_, opened), (event, closed)) = store.find_commitment_history("home", "bakery", "write-rules")
    assert (opened.is_open, closed.is_open, event.at) == (True, False, operation.at)


def test_a_commitment_changed_meanwhile_keeps_the_assessment_a_draft(store: Store) -> None:
    store.adopt(an_adopted_plan(), [a_commitment()], an_operation())
    (current,) = store.save_commitments([a_commitment(version=1, note="wait")], an_operation())
    with pytest.raises(Conflict) as missed:
        store.freeze(a_snapshot(), ONE_TAKEN_ON, an_operation(), [CLOSED])
    assert missed.value.current == Revision(1, 1, 0, commitments=2)
    with pytest.raises(Conflict, match="write-rules") as caught:
        store.freeze(a_snapshot(), Revision(1, 1, 0, commitments=2), an_operation(), [CLOSED])
    assert caught.value.current == current
    assert store.find_assessment("home", "first").status is Status.DRAFT
    assert store.find_snapshots("home") == ()
    assert store.find_commitments("home") == (current,)


def test_an_assessment_changed_meanwhile_closes_nothing(store: Store) -> None:
    store.adopt(an_adopted_plan(), [a_commitment()], an_operation())
    with pytest.raises(Conflict):
        store.freeze(a_snapshot(), Revision(1, 1, 7, commitments=1), an_operation(), [CLOSED])
    assert store.find_commitments("home") == (a_commitment(version=1),)


@pytest.mark.parametrize("stale", [Revision(0, 1, 1), Revision(1, 0, 1), Revision(1, 1, 0), Revision(1, 1, 2)])
def test_what_was_not_seen_is_not_frozen(store: Store, stale: Revision) -> None:
    store.save_response("home", "first", a_response(), an_operation())
    with pytest.raises(Conflict) as caught:
        store.freeze(a_snapshot(), stale, an_operation())
    assert caught.value.current == Revision(1, 1, 1)
    assert store.find_assessment("home", "first").status is Status.DRAFT
    assert store.find_snapshots("home") == ()


def test_a_workbook_changed_meanwhile_keeps_the_assessment_a_draft(store: Store) -> None:
    store.save_entries("home", "bakery", [an_entry(), an_entry("G-02")], an_operation())
    store.save_acceptance(an_acceptance(), an_operation())
    seen = Revision(1, 1, 0, entries=2, acceptances=1)
    store.save_entries("home", "bakery", [replace(an_entry(title="Else"), version=1)], an_operation())
    with pytest.raises(Conflict) as caught:
        store.freeze(a_snapshot(), seen, an_operation())
    after = replace(seen, entries=3)
    assert caught.value.current == after
    store.save_acceptance(an_acceptance(withdrawn=True), an_operation())
    with pytest.raises(Conflict) as caught:
        store.freeze(a_snapshot(), after, an_operation())
    last = replace(after, acceptances=2)
    assert caught.value.current == last
    store.freeze(a_snapshot(), last, an_operation())
    assert store.find_assessment("home", "first").status is Status.FINAL


def test_the_workbook_of_another_company_does_not_matter(store: Store) -> None:
    store.save_company(a_company(company="mill"), an_operation())
    store.save_entries("home", "mill", [an_entry()], an_operation())
    store.freeze(a_snapshot(), NOTHING_SAID, an_operation())
    (goal,) = store.save_entries("home", "bakery", [an_entry()], an_operation())
    assert store.find_entries("home", "bakery") == (goal,)  # the workbook lives on


def test_an_unknown_assessment_is_not_frozen(store: Store) -> None:
    with pytest.raises(NotFound):
        store.freeze(a_snapshot("none"), NOTHING_SAID, an_operation())


def test_snapshots_stand_oldest_first_without_their_content(store: Store) -> None:
    for name, day in (("late", date(2027, 1, 1)), ("early", date(2025, 1, 1))):
        store.save_assessment(an_assessment(assessment=name, day=day), an_operation())
        store.freeze(a_snapshot(name, day=day), NOTHING_SAID, an_operation())
    found = store.find_snapshots("home", "bakery")
    assert [(s.assessment, s.content) for s in found] == [("early", ""), ("late", "")]
    assert found[0].score == 2.5
    assert store.find_snapshots("home", "other") == ()


def test_numbers_that_are_not_rated_stay_none(store: Store) -> None:
    unrated = a_snapshot(score=None, level=None, coverage=0.1, weakest=None, weakest_score=None)
    store.freeze(unrated, NOTHING_SAID, an_operation())
    assert store.find_snapshot("home", "first") == unrated
