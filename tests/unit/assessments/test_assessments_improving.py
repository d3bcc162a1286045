"""From a plan that is worked out to actions that are done: stated, adopted, changed and taken back."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assessments.commitments import ActionStatus, Commitment
from assessments.errors import Conflict, InvalidEntry, NotFound
from assessments.improving import (
    MOST_HOURS,
    adopt_plan,
    change_commitment,
    request_again,
    save_changes,
    state_request,
    take_back,
)
from assessments.text import COMMENT, NAME
from planning.model import Certificate, Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.request import Request
from tests.factories import (
    DAY,
    NOON,
    a_commitment,
    a_plan,
    a_planned_action,
    a_request,
    a_response,
    an_operation,
)
from tests.house import House
from tests.zones import here

TODAY = date(2026, 3, 10)
PLANNED = a_commitment(due=date(2026, 4, 30))
DOING = replace(PLANNED, status=ActionStatus.DOING, hours_left=3.0)
DONE = replace(PLANNED, status=ActionStatus.DONE, hours_left=0.0, finished=date(2026, 3, 5), closed_by="first")
DROPPED = replace(PLANNED, status=ActionStatus.DROPPED)


def adopt(house: House, *actions: str, start: date = DAY) -> tuple[Commitment, ...]:
    made = a_plan(*(a_planned_action(action) for action in actions))
    adopt_plan(house.store, "bakery", house.read(), made, start, an_operation())
    return house.store.find_commitments("home", "bakery")


def make_plan(house: House, request: Request) -> Plan:
    reading = house.read()
    questionnaire, profile = reading.edition.questionnaire, reading.profile
    return plan(questionnaire, profile, reading.company.profile, reading.assessment.track, request, solve=order_quickly)


def test_a_day_beyond_the_plan_that_is_worked_out_is_planned_again_though_the_plan_begins_later(firm: House) -> None:
    found, *_ = adopt(firm, "set-goals", "write-rules")
    today, start = date(2026, 3, 15), date(2026, 4, 1)
    due = date(2026, 9, 20)  # the seventh month from today, the sixth from the start
    save_changes(firm.store, [change_commitment(found, today, due=due)], an_operation())
    (adopted,) = firm.store.find_adopted_plans("home", "bakery")
    request = request_again(adopted, firm.store.find_commitments("home", "bakery"), DAY, today)
    assert request.not_now == {found.action}
    new = a_plan(a_planned_action("write-rules"), request=request)
    at = datetime(2026, 3, 15, 12, tzinfo=UTC)
    assert adopt_plan(firm.store, "bakery", firm.read(), new, start, an_operation(at=at)).request.not_now == set()


def test_an_action_named_as_done_is_finished_on_the_day_it_is_here(
    firm: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    (standing,) = adopt(firm, "set-goals")
    request = Request(hours_per_week=4, months=6, done=frozenset({standing.action}))
    late = datetime(2026, 3, 9, 22, 30, tzinfo=UTC)
    with here(monkeypatch, "Europe/Moscow"):
        new = a_plan(a_planned_action("write-rules"), request=request)
        adopt_plan(firm.store, "bakery", firm.read(), new, DAY, an_operation(at=late))
    after = {c.action: c for c in firm.store.find_commitments("home", "bakery")}
    assert after[standing.action].finished == date(2026, 3, 10)


def test_what_is_asked_is_kept_with_the_assessment(firm: House) -> None:
    first = state_request(firm.store, firm.draft, a_request(), an_operation(), 0)
    second = state_request(firm.store, firm.draft, Request(hours_per_week=3), an_operation(), first.version)
    assert firm.store.find_plan_draft("home", "first") == second
    with pytest.raises(Conflict) as caught:
        state_request(firm.store, firm.draft, a_request(), an_operation(), first.version)
    assert caught.value.current == second


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("capacity", lambda n: {"hours_per_week": n}),
        ("target", lambda n: {"target": n}),
        ("target", lambda n: {"targets": {"plan": n}}),
        ("people", lambda n: {"people": {"boss": 1.0, "owner": n}}),
        ("budget", lambda n: {"budget": n}),
        ("budget", lambda n: {"costs": {"set-goals": n}}),
        ("started", lambda n: {"started": {"set-goals": n}}),
    ],
)
def test_what_is_no_number_is_not_kept(firm: House, where: str, changes: Any, number: float) -> None:
    with pytest.raises(InvalidEntry, match=where) as caught:
        state_request(firm.store, firm.draft, a_request(**changes(number)), an_operation())
    assert caught.value.code == "number-not-possible"
    assert firm.store.find_plan_draft("home", "first") is None


def test_an_adopted_plan_says_from_what_and_for_what_it_was_made(firm: House) -> None:
    firm.answer(a_response("work.rules", 0))
    made, operation = make_plan(firm, Request(hours_per_week=8, months=6, target=2)), an_operation()
    adopted = adopt_plan(firm.store, "bakery", firm.read(), made, date(2026, 4, 1), operation)
    assert (adopted.assessment, adopted.request, adopted.curve) == ("first", made.request, made.curve)
    assert (adopted.start, adopted.adopted, adopted.version) == (date(2026, 4, 1), operation.at, 1)
    assert made.certificate is not None
    assert adopted.gap == made.certificate.gap
    assert firm.store.find_adopted_plans("home", "bakery") == (adopted,)
    found = {commitment.action: commitment for commitment in firm.store.find_commitments("home", "bakery")}
    assert found.keys() == {action.id for action in made.actions} == {"set-goals", "plan-budget", "write-rules"}
    for action in made.actions:
        assert found[action.id].hours == action.effort_hours
        assert found[action.id].start.day == 1


@pytest.mark.parametrize(
    ("certificate", "gap"),
    [
        (None, 0.0),
        (Certificate("optimal", 1, 1.0000001, 1e-7), 0.0),
        (Certificate("feasible", 1, 1.5, 0.5), 0.5),
        (Certificate("feasible", 1), 0.0),
    ],
)
def test_a_proven_plan_has_no_gap(firm: House, certificate: Certificate | None, gap: float) -> None:
    made = a_plan(a_planned_action(), certificate=certificate)
    assert adopt_plan(firm.store, "bakery", firm.read(), made, DAY, an_operation()).gap == gap


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (a_plan(), "plan-empty"),
        (a_plan(certificate=None), "plan-empty"),
        (a_plan(certificate=Certificate("infeasible")), "plan-infeasible"),
    ],
)
def test_a_plan_without_actions_is_not_adopted(firm: House, made: Plan, code: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        adopt_plan(firm.store, "bakery", firm.read(), made, DAY, an_operation())
    assert caught.value.code == code
    assert firm.store.find_adopted_plans("home") == ()


@pytest.mark.parametrize("start", [date(1969, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_a_plan_begins_on_a_day_that_can_be(firm: House, start: date) -> None:
    with pytest.raises(InvalidEntry) as caught:
        adopt_plan(firm.store, "bakery", firm.read(), a_plan(a_planned_action()), start, an_operation())
    assert caught.value.code == "date-out-of-range"


def test_the_plan_of_a_company_that_is_not_there_is_not_adopted(firm: House) -> None:
    with pytest.raises(NotFound):
        adopt_plan(firm.store, "none", firm.read(), a_plan(a_planned_action()), DAY, an_operation())


def test_adopting_the_same_twice_is_done_once_even_after_a_change(firm: House) -> None:
    made, operation = a_plan(a_planned_action(), a_planned_action("set-goals")), an_operation()
    adopted = adopt_plan(firm.store, "bakery", firm.read(), made, DAY, operation)
    (before, _) = firm.store.find_commitments("home")
    save_changes(firm.store, [replace(before, note="mine")], an_operation())
    assert adopt_plan(firm.store, "bakery", firm.read(), made, DAY, operation) == adopted
    assert sorted(c.version for c in firm.store.find_commitments("home")) == [1, 2]


def test_adopting_anew_saves_only_what_changes(firm: House) -> None:
    adopt(firm, "write-rules", "set-goals")
    after = adopt(firm, "set-goals", "plan-budget")
    assert {c.action: (c.version, c.in_plan) for c in after} == {
        "write-rules": (2, False),
        "set-goals": (1, True),
        "plan-budget": (1, True),
    }
    assert firm.store.find_adopted_plans("home")[0].version == 2


def test_a_dropped_action_can_be_taken_up_again_in_the_plan_after_next(firm: House) -> None:
    firm.answer(a_response("work.rules", 0))
    request = Request(hours_per_week=8, months=6, target=2)
    adopt_plan(firm.store, "bakery", firm.read(), make_plan(firm, request), DAY, an_operation())
    for status, held in ((ActionStatus.DROPPED, False), (ActionStatus.PLANNED, True)):
        found = next(c for c in firm.store.find_commitments("home") if c.action == "write-rules")
        save_changes(firm.store, [change_commitment(found, TODAY, status=status)], an_operation())
        (adopted,) = firm.store.find_adopted_plans("home")
        again = request_again(adopted, firm.store.find_commitments("home"), DAY, TODAY)
        made = make_plan(firm, again)
        assert ("write-rules" in {action.id for action in made.actions}) is held
        adopt_plan(firm.store, "bakery", firm.read(), made, TODAY, an_operation())


def test_a_change_of_nothing_changes_nothing() -> None:
    for before in (PLANNED, DOING, DONE, DROPPED):
        same: dict[str, Any] = {name: getattr(before, name) for name in ("status", "owner", "start", "due", "note")}
        assert change_commitment(before, TODAY) == before
        assert change_commitment(before, TODAY, hours_left=before.hours_left, **same) == before


@pytest.mark.parametrize(
    ("field", "value"), [("owner", "Anna"), ("start", DAY.replace(day=5)), ("due", TODAY), ("hours_left", 2.5)]
)
def test_what_is_set_is_by_hand(field: str, value: object) -> None:
    changes: dict[str, Any] = {field: value}
    changed = change_commitment(DOING, TODAY, **changes)
    assert changed == replace(DOING, by_hand=frozenset({field}), **changes)


def test_an_owner_taken_away_is_the_role_again() -> None:
    named = change_commitment(PLANNED, TODAY, owner="  Anna  B ")
    assert (named.owner, named.by_hand) == ("Anna B", frozenset({"owner"}))
    assert change_commitment(named, TODAY, owner=" ") == PLANNED


def test_a_note_is_kept_clean_and_is_no_field_of_the_plan() -> None:
    assert change_commitment(PLANNED, TODAY, note="a\r\nb\x00") == replace(PLANNED, note="a\nb")
    assert change_commitment(replace(PLANNED, note="x"), TODAY, note="") == PLANNED


def test_done_is_done_today_with_nothing_left() -> None:
    done = change_commitment(DOING, TODAY, status=ActionStatus.DONE, hours_left=5)
    assert done == replace(DOING, status=ActionStatus.DONE, finished=TODAY, hours_left=0.0)
    assert change_commitment(done, date(2026, 5, 5), status=ActionStatus.DONE, hours_left=5) == done


@pytest.mark.parametrize("status", [ActionStatus.PLANNED, ActionStatus.DOING, ActionStatus.DROPPED])
def test_what_was_done_and_is_open_again_has_all_its_hours(status: ActionStatus) -> None:
    opened = change_commitment(replace(DONE, by_hand=frozenset({"hours_left", "due"})), TODAY, status=status)
    assert opened == replace(PLANNED, status=status, hours_left=8.0, by_hand=frozenset({"due"}))
    told = change_commitment(DONE, TODAY, status=status, hours_left=2.5)
    assert (told.hours_left, told.by_hand) == (2.5, frozenset({"hours_left"}))


def test_what_was_not_done_keeps_its_hours_whatever_becomes_of_it() -> None:
    assert change_commitment(DOING, TODAY, status=ActionStatus.DROPPED).hours_left == 3.0
    assert change_commitment(replace(DROPPED, hours_left=3.0), TODAY, status=ActionStatus.DOING) == DOING
    nothing_left = replace(DOING, hours_left=0.0)
    assert change_commitment(nothing_left, TODAY, status=ActionStatus.PLANNED).hours_left == 0.0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due": date(2026, 2, 28)}, "due-before-start"),
        ({"start": date(2026, 5, 1)}, "due-before-start"),
        ({"start": date(2026, 5, 2), "due": date(2026, 5, 1)}, "due-before-start"),
        ({"due": date(2200, 1, 1)}, "date-out-of-range"),
        ({"start": date(1969, 12, 31)}, "date-out-of-range"),
        ({"hours_left": -0.5}, "hours-not-allowed"),
        ({"hours_left": math.nan}, "hours-not-allowed"),
        ({"hours_left": math.inf}, "hours-not-allowed"),
        ({"hours_left": MOST_HOURS + 1}, "hours-not-allowed"),
        ({"owner": "x" * (NAME + 1)}, "text-too-long"),
        ({"note": "x" * (COMMENT + 1)}, "text-too-long"),
    ],
)
def test_what_cannot_be_is_refused_with_the_action(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidEntry, match="write-rules") as caught:
        change_commitment(PLANNED, TODAY, **changes)
    assert caught.value.code == code


@pytest.mark.parametrize("changes", [{"due": PLANNED.start}, {"start": PLANNED.due}, {"hours_left": 0}])
def test_what_just_fits_is_taken(changes: dict[str, Any]) -> None:
    assert change_commitment(PLANNED, TODAY, **changes).by_hand == changes.keys()


def test_odd_days_from_elsewhere_do_not_keep_a_note_from_being_changed() -> None:
    odd = replace(PLANNED, start=date(2204, 1, 1), due=date(2203, 1, 1), hours_left=-1.0)
    assert change_commitment(odd, TODAY, note="n").note == "n"


def test_a_change_is_taken_back_as_a_whole(firm: House) -> None:
    befores = adopt(firm, "set-goals", "write-rules")
    changes = [change_commitment(c, TODAY, status=ActionStatus.DONE, owner="Anna", note="n") for c in befores]
    saved = save_changes(firm.store, changes, an_operation())
    assert [c.version for c in saved] == [2, 2]
    back = take_back(firm.store, befores, saved, an_operation())
    assert back == tuple(replace(before, version=3) for before in befores)
    assert firm.store.find_commitments("home") == back
    states = firm.store.find_commitment_history("home", "bakery", "set-goals")
    assert [c.status for _, c in states] == ["planned", "done", "planned"]


def test_what_somebody_changed_since_is_not_taken_back(firm: House) -> None:
    befores = adopt(firm, "set-goals", "write-rules")
    saved = save_changes(firm.store, [replace(c, note="mine") for c in befores], an_operation())
    theirs = save_changes(firm.store, [replace(saved[1], note="theirs")], an_operation())
    with pytest.raises(Conflict) as caught:
        take_back(firm.store, befores, saved, an_operation())
    assert caught.value.current == theirs[0]
    assert [c.note for c in firm.store.find_commitments("home")] == ["mine", "theirs"]


def test_changes_that_met_another_are_not_saved(firm: House) -> None:
    (before,) = adopt(firm, "write-rules")
    save_changes(firm.store, [replace(before, note="theirs")], an_operation(at=NOON))
    with pytest.raises(Conflict):
        save_changes(firm.store, [replace(before, note="mine")], an_operation())
    assert [c.note for c in firm.store.find_commitments("home")] == ["theirs"]
