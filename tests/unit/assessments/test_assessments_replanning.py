"""A new plan leaves alone what people decided, and the next one is asked to keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from assessments.commitments import ActionStatus, Commitment
from assessments.replanning import Adoption, find_done, forget_settled, merge, request_again
from planning.request import Request
from tests.factories import DAY, a_commitment, a_plan, a_planned_action, a_request, an_adopted_plan
from tests.zones import here

MAY = date(2026, 5, 10)
ADOPTION = Adoption("home", "bakery", MAY, DAY, MAY)
DONE = a_commitment(status=ActionStatus.DONE, hours_left=0, finished=date(2026, 3, 20), version=3)
DOING = a_commitment(status=ActionStatus.DOING, hours_left=3.0, version=4)
PLANNED = a_commitment(version=2)
EMPTY = Request(hours_per_week=4, months=6)


def merge_one(before: Commitment, start: int = 2, finish: int = 3, **more: Any) -> Commitment:
    """Return what a plan that holds the commitment's action makes of it."""
    merged = merge(ADOPTION, a_plan(a_planned_action(start=start, finish=finish, **more)), [before])
    return merged[0] if merged else before


def again(*commitments: Commitment, asked: Request = EMPTY, today: date = MAY, assessed: date = DAY) -> Request:
    return request_again(an_adopted_plan(request=asked), commitments, assessed, today)


def test_an_action_becomes_a_commitment_with_its_days() -> None:
    (made,) = merge(ADOPTION, a_plan(a_planned_action("set-goals", 2, 3, effort_hours=12)), [])
    assert made == Commitment(
        "home", "bakery", "set-goals", ActionStatus.PLANNED, date(2026, 6, 10), date(2026, 8, 9), 12.0, 12.0
    )


def test_what_the_request_calls_started_is_under_way() -> None:
    (made,) = merge(ADOPTION, a_plan(a_planned_action(state="started")), [])
    assert made.status is ActionStatus.DOING


def test_what_nobody_touched_follows_the_plan() -> None:
    moved = merge_one(replace(PLANNED, owner="Anna", note="n", in_plan=False), effort_hours=20)
    assert moved == replace(
        PLANNED, start=date(2026, 6, 10), due=date(2026, 8, 9), hours=20, hours_left=20, owner="Anna", note="n"
    )


def test_the_same_plan_again_changes_nothing() -> None:
    plan = a_plan(a_planned_action(), a_planned_action("set-goals", 2, 2))
    made = merge(ADOPTION, plan, [])
    assert merge(ADOPTION, plan, made) == ()


@pytest.mark.parametrize("before", [DONE, replace(DONE, finished=DAY), a_commitment(status=ActionStatus.DROPPED)])
@pytest.mark.parametrize("held", [True, False])
def test_done_and_dropped_stay_as_they_are(before: Commitment, held: bool) -> None:
    actions = (a_planned_action(),) if held else ()
    assert merge(ADOPTION, a_plan(*actions, request=replace(EMPTY, done=frozenset({before.action}))), [before]) == ()


def test_done_before_an_assessment_that_finds_it_wanting_is_planned_anew() -> None:
    before = replace(DONE, finished=date(2026, 2, 1), closed_by="x", owner="Anna", note="n")
    opened = merge_one(before)
    assert (opened.status, opened.finished, opened.closed_by) == (ActionStatus.PLANNED, None, None)
    assert (opened.owner, opened.note, opened.hours_left, opened.due) == ("Anna", "n", 8.0, date(2026, 8, 9))
    assert merge(ADOPTION, a_plan(), [before]) == ()


def test_what_is_under_way_keeps_status_start_and_hours() -> None:
    moved = merge_one(DOING, effort_hours=3)
    assert moved == replace(DOING, due=date(2026, 8, 9))
    late = replace(DOING, start=date(2027, 1, 1), due=date(2027, 2, 1))
    assert merge_one(late) == replace(late, due=date(2027, 1, 1))


def test_fields_set_by_hand_are_kept() -> None:
    by_hand = frozenset({"start", "due", "hours_left", "owner"})
    before = replace(PLANNED, by_hand=by_hand, owner="Anna", hours_left=5.0)
    assert merge_one(before, effort_hours=9) == replace(before, hours=9.0)


@pytest.mark.parametrize(
    ("field", "day", "start", "due"),
    [
        ("due", date(2026, 4, 1), date(2026, 4, 1), date(2026, 4, 1)),
        ("due", date(2026, 7, 1), date(2026, 6, 10), date(2026, 7, 1)),
        ("start", date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 1)),
        ("start", date(2026, 7, 1), date(2026, 7, 1), date(2026, 8, 9)),
    ],
)
def test_nothing_is_due_before_it_begins(field: str, day: date, start: date, due: date) -> None:
    days: dict[str, Any] = {field: day}
    before = replace(PLANNED, by_hand=frozenset({field}), **days)
    moved = merge_one(before)
    assert (moved.start, moved.due) == (start, due)


@pytest.mark.parametrize("before", [PLANNED, DOING])
def test_an_open_one_that_the_plan_no_longer_holds_leaves_it_and_keeps_its_days(before: Commitment) -> None:
    assert merge(ADOPTION, a_plan(), [before]) == (replace(before, in_plan=False),)


def test_an_open_one_that_the_request_names_as_done_is_done() -> None:
    plan = a_plan(request=replace(EMPTY, done=frozenset({"write-rules"})))
    (done,) = merge(ADOPTION, plan, [DOING])
    assert done == replace(DOING, status=ActionStatus.DONE, finished=MAY, hours_left=0.0)
    (early,) = merge(replace(ADOPTION, today=date(2026, 1, 1)), plan, [DOING])
    assert early.finished == DAY  # by the day of the assessment the request was made for


def test_a_plan_again_asks_for_what_was_asked() -> None:
    asked = replace(a_request(), must={}, fixed={}, done=frozenset(), started={})
    assert again(asked=asked) == asked


def test_only_what_was_done_since_the_assessment_is_done() -> None:
    old = replace(DONE, action="set-goals", finished=date(2026, 2, 28))
    same_day = replace(DONE, action="tune-goals", finished=DAY)
    assert again(DONE, old, same_day).done == {"write-rules", "tune-goals"}
    assert again(DONE, old, assessed=date(2026, 4, 1)).done == frozenset()


def test_what_the_adopted_request_called_done_counts_until_the_next_assessment() -> None:
    adopted = an_adopted_plan(request=replace(EMPTY, done=frozenset({"set-goals", "write-rules"})))
    assert find_done(adopted, [PLANNED], DAY) == {"set-goals"}  # write-rules was taken up again
    assert find_done(adopted, [], date(2026, 3, 2)) == frozenset()


def test_a_plan_adopted_on_the_day_of_the_assessment_counts_though_it_is_the_day_before_in_greenwich(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked, night = replace(EMPTY, done=frozenset({"set-goals"})), datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    adopted = an_adopted_plan(request=asked, adopted=night)
    with here(monkeypatch, "Europe/Moscow"):
        assert find_done(adopted, [], date(2026, 3, 2)) == {"set-goals"}
    with here(monkeypatch, "UTC"):
        assert find_done(adopted, [], date(2026, 3, 2)) == set()


def test_what_is_under_way_is_started_with_the_hours_left() -> None:
    request = again(DOING, asked=replace(EMPTY, not_now=frozenset({"write-rules", "set-goals"})))
    assert request.started == {"write-rules": 3.0}
    assert request.not_now == {"set-goals"}


def test_dropped_is_not_now_and_no_must() -> None:
    dropped = a_commitment(status=ActionStatus.DROPPED, by_hand=frozenset({"due"}))
    asked = replace(EMPTY, must={"write-rules": 3, "set-goals": None}, fixed={"write-rules": 4})
    request = again(dropped, asked=asked)
    assert request.not_now == {"write-rules"}
    assert (request.must, request.fixed) == ({"set-goals": None}, {})


def test_what_is_done_is_neither_must_nor_fixed_nor_put_off() -> None:
    asked = replace(EMPTY, must={"write-rules": 6}, fixed={"write-rules": 6}, not_now=frozenset({"write-rules"}))
    request = again(DONE, asked=asked)
    assert (request.must, request.fixed, request.not_now) == ({}, {}, frozenset())


@pytest.mark.parametrize("status", [ActionStatus.PLANNED, ActionStatus.DOING])
@pytest.mark.parametrize(
    ("due", "fixed", "must"),
    [
        (date(2026, 5, 10), {"write-rules": 1}, {}),
        (date(2026, 6, 9), {"write-rules": 1}, {}),
        (date(2026, 6, 10), {"write-rules": 2}, {}),
        (date(2026, 11, 9), {"write-rules": 6}, {}),
        (date(2026, 5, 9), {}, {"write-rules": None}),
    ],
)
def test_a_day_set_by_hand_is_fixed_or_past_a_must(
    status: ActionStatus, due: date, fixed: dict[str, int], must: dict[str, None]
) -> None:
    request = again(a_commitment(status=status, due=due, by_hand=frozenset({"due"})))
    assert (request.fixed, request.must, request.not_now) == (fixed, must, frozenset())


def test_a_day_that_nobody_set_is_planned_anew() -> None:
    request = again(PLANNED)
    assert (request.fixed, request.must, request.started) == ({}, {}, {})


def test_a_day_set_beyond_the_plan_is_not_now_until_a_plan_reaches_it() -> None:
    later = a_commitment(due=date(2026, 11, 10), by_hand=frozenset({"due"}))
    request = again(later, asked=replace(EMPTY, must={"write-rules": None}))
    assert (request.fixed, request.must, request.not_now) == ({}, {}, frozenset({"write-rules"}))
    adopted = forget_settled(request, [later], MAY)
    assert adopted.not_now == frozenset()
    assert again(later, asked=adopted, today=date(2026, 6, 10)).fixed == {"write-rules": 6}
    begun = replace(later, status=ActionStatus.DOING)
    assert again(begun).not_now == frozenset()


def test_what_was_put_off_by_hand_stays_put_off() -> None:
    asked = replace(EMPTY, not_now=frozenset({"write-rules", "set-goals"}))
    planned = a_commitment(due=date(2026, 6, 1), by_hand=frozenset({"due"}), in_plan=False)
    assert forget_settled(asked, [planned], MAY) == asked
    request = again(planned, asked=asked)
    assert (request.fixed, request.not_now) == ({}, asked.not_now)


def test_a_dropped_one_that_is_taken_up_again_is_planned_again() -> None:
    dropped = a_commitment(status=ActionStatus.DROPPED)
    adopted = forget_settled(replace(EMPTY, not_now=frozenset({"write-rules", "set-goals"})), [dropped], MAY)
    assert adopted.not_now == {"set-goals"}
    assert again(PLANNED, asked=adopted).not_now == {"set-goals"}


def test_a_day_set_by_hand_stands_above_a_month_asked_for() -> None:
    by_hand = a_commitment(due=date(2026, 8, 20), by_hand=frozenset({"due"}))
    request = again(by_hand, asked=replace(EMPTY, must={"write-rules": 3}, fixed={"write-rules": 4}))
    assert (request.must, request.fixed) == ({}, {"write-rules": 4})


def test_months_asked_for_move_with_the_start() -> None:
    asked = replace(
        EMPTY,
        must={"early": 2, "late": 6, "some-day": None},
        fixed={"was": 1, "this-month": 3, "by-hand": 6},
    )
    by_hand = a_commitment("by-hand", due=date(2026, 6, 20), by_hand=frozenset({"due"}))
    request = again(by_hand, asked=asked)
    assert request.fixed == {"this-month": 1, "by-hand": 2}
    assert request.must == {"early": None, "late": 4, "some-day": None, "was": None}


def test_asked_again_before_the_plan_begins_a_month_too_far_is_dropped() -> None:
    asked = replace(EMPTY, must={"a": 6}, fixed={"b": 6, "c": 1})
    request = again(asked=asked, today=date(2026, 1, 15))
    assert (request.must, request.fixed) == ({"a": None}, {"c": 3})
