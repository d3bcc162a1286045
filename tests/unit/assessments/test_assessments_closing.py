"""An assessment that becomes final closes what it finds at its level, in the same step, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from assessments.answering import answer
from assessments.commitments import ActionStatus, Commitment
from assessments.companies import change_profile
from assessments.exchange import export_assessment, import_assessment
from assessments.improving import adopt_plan
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment, Operation, Response, Snapshot
from assessments.reading import read_assessment
from assessments.store import Revision
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.factories import DAY, a_plan, a_planned_action, a_response, an_operation
from tests.house import House

LATER = date(2026, 6, 1)
EVERY = ("set-goals", "tune-goals", "plan-budget", "write-rules", "brief-agency")


@pytest.fixture
def planned(firm: House) -> House:
    """A firm that has adopted every action, from its first draft."""
    made = a_plan(*(a_planned_action(action) for action in EVERY))
    adopt_plan(firm.store, "bakery", firm.read(), made, DAY, an_operation())
    return firm


def assess(house: House, values: Mapping[str, float], day: date = LATER, track: str = "full") -> Assessment:
    draft = start_assessment(house.store, house.edition, house.company, track, day, an_operation())
    for item, value in values.items():
        answer(house.store, house.edition, draft, house.company, a_response(item, value), an_operation())
    return draft


def find(house: House) -> Mapping[str, Commitment]:
    return {commitment.action: commitment for commitment in house.store.find_commitments("home", "bakery")}


def find_closed(house: House) -> set[str]:
    return {action for action, commitment in find(house).items() if commitment.status is ActionStatus.DONE}


def test_what_reached_its_level_is_closed_by_the_assessment(planned: House) -> None:
    before = find(planned)
    draft = assess(planned, {"plan.goal": 3, "plan.budget": 1, "work.rules": 2})
    operation = an_operation()
    snapshot = finalise(planned.store, planned.edition, draft, operation)
    closed: dict[str, Any] = {
        "status": ActionStatus.DONE,
        "finished": LATER,
        "closed_by": draft.id,
        "hours_left": 0.0,
        "version": 2,
    }
    assert find(planned) == {
        "set-goals": replace(before["set-goals"], **closed),
        "write-rules": replace(before["write-rules"], **closed),
        "tune-goals": before["tune-goals"],
        "plan-budget": before["plan-budget"],
        "brief-agency": before["brief-agency"],  # the bakery has none: there was nothing to do, and nobody did it
    }
    assert finalise(planned.store, planned.edition, draft, operation) == snapshot
    assert {commitment.version for commitment in find(planned).values()} == {1, 2}
    (_, (event, _)) = planned.store.find_commitment_history("home", "bakery", "set-goals")
    assert (event.at, event.op_id.startswith(operation.op_id)) == (operation.at, True)


def test_what_is_unknown_stays_open(planned: House) -> None:
    change_profile(planned.store, planned.company, CompanyProfile(headcount=6, flags=("uses_agency",)), an_operation())
    draft = assess(planned, {"plan.goal": 4})
    said = Response("plan.budget", State.DONT_KNOW)
    answer(planned.store, planned.edition, draft, planned.company, said, an_operation())
    finalise(planned.store, planned.edition, draft, an_operation())
    assert find_closed(planned) == {"set-goals", "tune-goals"}


def test_a_shorter_track_says_nothing_of_what_it_does_not_ask(planned: House) -> None:
    draft = assess(planned, {"plan.goal": 4, "work.rules": 0}, track="starter")
    finalise(planned.store, planned.edition, draft, an_operation())
    assert find_closed(planned) == {"set-goals", "tune-goals"}


@pytest.mark.parametrize(("day", "closes"), [(date(2026, 2, 28), False), (DAY, True)])
def test_an_assessment_older_than_that_of_the_plan_closes_nothing(planned: House, day: date, closes: bool) -> None:
    finalise(planned.store, planned.edition, assess(planned, {"plan.goal": 4}, day), an_operation())
    assert bool(find_closed(planned)) is closes


def test_an_assessment_older_than_a_final_one_closes_nothing(planned: House) -> None:
    finalise(planned.store, planned.edition, assess(planned, {"plan.goal": 1}), an_operation())
    late = assess(planned, {"plan.goal": 4}, date(2026, 5, 1))
    finalise(planned.store, planned.edition, late, an_operation())
    assert find_closed(planned) == set()
    finalise(planned.store, planned.edition, assess(planned, {"plan.goal": 2}), an_operation())
    assert find_closed(planned) == {"set-goals"}


def test_what_people_settled_is_left_alone(planned: House) -> None:
    found = find(planned)
    done = replace(found["set-goals"], status=ActionStatus.DONE, finished=DAY, hours_left=0.0, note="mine")
    dropped = replace(found["tune-goals"], status=ActionStatus.DROPPED)
    doing = replace(found["write-rules"], status=ActionStatus.DOING, owner="Anna", by_hand=frozenset({"owner", "due"}))
    saved = planned.store.save_commitments([done, dropped, doing], an_operation())
    values = {"plan.goal": 4.0, "plan.budget": 4.0, "work.rules": 4.0}
    draft = assess(planned, values)
    finalise(planned.store, planned.edition, draft, an_operation())
    after = find(planned)
    assert (after["set-goals"], after["tune-goals"]) == saved[:2]
    rules = after["write-rules"]
    assert (rules.closed_by, rules.owner, rules.by_hand, rules.due) == (draft.id, "Anna", doing.by_hand, doing.due)
    again = assess(planned, values, date(2026, 7, 1))
    finalise(planned.store, planned.edition, again, an_operation())
    assert find(planned) == after


def test_a_final_assessment_that_is_taken_over_closes_too(planned: House) -> None:
    draft = assess(planned, {"plan.goal": 2})
    finalise(planned.store, planned.edition, draft, an_operation())
    text = export_assessment(read_assessment(planned.store, planned.catalogue, "home", draft.id))
    opened = [replace(c, status=ActionStatus.PLANNED, closed_by=None) for c in find(planned).values()]
    planned.store.save_commitments(opened, an_operation())
    taken = import_assessment(planned.store, planned.catalogue, "home", text, an_operation(), "bakery")
    assert find(planned)["set-goals"].closed_by == taken.id
    elsewhere = import_assessment(planned.store, planned.catalogue, "home", text, an_operation())
    assert {c.closed_by for c in find(planned).values()} == {taken.id, None}
    assert planned.store.find_commitments("home", elsewhere.company) == ()


def test_without_a_plan_nothing_is_closed(firm: House) -> None:
    finalise(firm.store, firm.edition, assess(firm, {"plan.goal": 4}), an_operation())
    assert find(firm) == {}


def test_what_is_changed_while_one_finalises_is_closed_as_it_stands_then(
    planned: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    freeze = type(planned.store).freeze
    raced: list[int] = []

    def late(
        self: object, snapshot: Snapshot, revision: Revision, operation: Operation, closing: Sequence[Commitment]
    ) -> Snapshot:
        if not raced:
            raced.append(1)
            changed = replace(find(planned)["set-goals"], note="just now")
            planned.store.save_commitments([changed], an_operation())
        return freeze(planned.store, snapshot, revision, operation, closing)

    monkeypatch.setattr(type(planned.store), "freeze", late)
    finalise(planned.store, planned.edition, assess(planned, {"plan.goal": 2}), an_operation())
    goals = find(planned)["set-goals"]
    assert (goals.note, goals.status, goals.version) == ("just now", ActionStatus.DONE, 3)
