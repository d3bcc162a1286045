from __future__ import annotations

from typing import Any

import pytest

from planning.errors import PlanningError
from planning.model import LeftOut, Lift, Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.policy import POLICY
from planning.request import Request
from planning.target import default_target
from scoring.model import State
from tests.unit.planning.small import BANDS, Parts, make_action, make_profile, make_questionnaire

Said = dict[str, float | State]


def make_plan(
    items: Parts,
    actions: Parts,
    said: Said,
    hours: float = 40,
    months: int = 12,
    target: float | None = 2,
    **more: Any,
) -> Plan:
    questionnaire = make_questionnaire(items, actions, **more)
    request = Request(hours_per_week=hours, months=months, target=target)
    return plan(questionnaire, make_profile(questionnaire, said), None, None, request, solve=order_quickly)


def test_an_action_says_what_it_raises_and_what_the_score_becomes() -> None:
    items: Parts = [{"id": "a", "weight": 3}, {"id": "b"}]
    actions = [make_action("a"), make_action("a", 2, 4, days=2, owner="owner"), make_action("b")]
    result = make_plan(items, actions, {"a": 1.0, "b": 2.0}, target=3)
    assert (result.score_now, result.score_after) == (1.25, 3.5)
    low, high = result.actions
    assert low.raises == (Lift("a", 1, 2, 0.75),)
    assert high.raises == (Lift("a", 2, 4, 1.5),)
    assert (high.gain, high.score_after, high.effort_hours, high.owner) == (1.5, 3.5, 16, "owner")
    assert (low.after, low.unlocks, high.after, high.unlocks) == ((), (), ("a.02",), ())
    assert result.curve == (1.25, 2.0, *[3.5] * 11)
    assert (result.hours_per_week, result.months, result.level_after) == (40, 12, 3)


def test_waves_end_after_the_first_and_the_third_month() -> None:
    items: Parts = [{"id": name} for name in "abcde"]
    actions = [make_action(name, days=43.3 / 8) for name in "abcde"]
    result = make_plan(items, actions, {}, hours=10)
    assert [(a.finish, a.wave) for a in result.actions] == [
        (1, "now"),
        (2, "next"),
        (3, "next"),
        (4, "later"),
        (5, "later"),
    ]
    assert [a.start for a in result.actions] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("lead", "start", "finish"), [("P3W", 1, 1), ("P1M", 1, 1), ("P3M", 1, 3), ("P12M", 1, 12)])
def test_an_action_starts_as_early_as_its_lead_time_asks(lead: str, start: int, finish: int) -> None:
    action = make_plan([{"id": "a"}], [make_action("a", lead_time=lead)], {}).actions[0]
    assert (action.start, action.finish) == (start, finish)


def test_nothing_starts_before_what_it_builds_on_is_finished() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    result = make_plan(items, [make_action("a", lead_time="P2M"), make_action("b", lead_time="P3M")], {})
    assert [(a.id, a.start, a.finish) for a in result.actions] == [("a.02", 1, 2), ("b.02", 3, 5)]


def test_a_cap_that_leaves_room_for_the_target_unblocks_nothing() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "essential": True}]
    caps = {"caps": [{"below": 2, "level": 2}]}
    result = make_plan(items, [make_action("a"), make_action("b", days=9)], {}, essentials=caps)
    assert not any(action.lifts_cap for action in result.actions)


def test_an_essential_item_below_a_cap_goes_first_and_says_so() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "essential": True}]
    caps = {"caps": [{"below": 2, "level": 1}]}
    result = make_plan(items, [make_action("a"), make_action("b", days=9)], {}, essentials=caps)
    assert [(a.id, a.lifts_cap) for a in result.actions] == [("b.02", True), ("a.02", False)]


def test_the_first_action_on_an_unknown_item_is_to_find_out() -> None:
    items: Parts = [{"id": "a"}, {"id": "b"}]
    actions = [make_action("a"), make_action("a", 2, 4), make_action("b")]
    result = make_plan(items, actions, {"a": State.DONT_KNOW, "b": 0.0}, target=4)
    assert {a.id: a.finds_out for a in result.actions} == {"a.02": True, "a.24": False, "b.02": False}


def test_what_is_left_out_says_why() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c"}, {"id": "d", "after": ["e"]}, {"id": "e"}]
    actions = [
        make_action("a", days=30),
        make_action("b"),
        make_action("c", lead_time="P6M"),
        make_action("d"),
    ]
    result = make_plan(items, actions, {"e": 0.0}, hours=10, months=5)
    assert result.actions == ()
    assert result.left_out == (
        LeftOut("a.02", "capacity", 240, 0.4),
        LeftOut("b.02", "prerequisite", 8, 0.4, ("a.02",)),
        LeftOut("c.02", "lead-time", 8, 0.4),
        LeftOut("d.02", "prerequisite", 8, 0.4),
    )
    assert result.curve == (0.0,) * 6


def test_an_action_with_nothing_left_to_gain_is_not_missed() -> None:
    ways = [make_action("a", days=3, id="a.dear"), make_action("a", days=2, id="a.cheap")]
    result = make_plan([{"id": "a"}], ways, {})
    assert [a.id for a in result.actions] == ["a.cheap"]
    assert result.left_out == ()


def test_an_action_raises_only_what_is_not_there_yet() -> None:
    both = make_action("a", raises=[{"item": name, "from": 0, "to": 2} for name in "ab"], id="both")
    result = make_plan([{"id": "a"}, {"id": "b"}], [both], {"a": 3.0, "b": 0.0})
    assert result.actions[0].raises == (Lift("b", 0, 2, 1.0),)


@pytest.mark.parametrize(("level", "expected"), [(0.0, 1), (1.0, 2), (2.0, 3), (State.DONT_KNOW, 1)])
def test_the_level_at_the_end_is_held_down_by_essential_items(level: float | State, expected: int) -> None:
    items: Parts = [{"id": "a", "essential": True}, {"id": "b", "weight": 9}]
    caps = {"caps": [{"below": 1, "level": 1}, {"below": 2, "level": 2}], "unknown_caps_at": 2}
    actions = [make_action("b"), make_action("b", 2, 4)]
    result = make_plan(items, actions, {"a": level, "b": 1.0}, target=4, essentials=caps)
    assert (result.score_after >= 3, result.level_after) == (True, expected)


def test_without_bands_there_is_no_level_at_the_end() -> None:
    assert make_plan([{"id": "a"}], [make_action("a")], {}, bands=[]).level_after is None


def test_the_ceiling_counts_what_is_unknown_until_it_is_found_out() -> None:
    items: Parts = [{"id": "a"}, {"id": "b"}, {"id": "c", "weight": 2}]
    said: Said = {"a": State.DONT_KNOW, "b": State.DONT_KNOW, "c": 1.0}
    result = make_plan(items, [make_action("a", lead_time="P2M")], said, months=3)
    assert result.curve == (0.5, 0.5, 1, 1)
    assert result.ceiling == (2.5, 2.5, 2, 2)


def test_what_is_lost_without_an_action_is_all_that_builds_on_it() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["b"]}, {"id": "d"}]
    result = make_plan(items, [make_action(name) for name in "abcd"], {})
    lost = {action.id: action.lost_without for action in result.actions}
    assert lost == {"a.02": 1.5, "b.02": 1.0, "c.02": 0.5, "d.02": 0.5}


def test_nothing_to_do_is_an_empty_plan() -> None:
    result = make_plan([{"id": "a"}], [make_action("a")], {"a": 3.0})
    assert (result.actions, result.left_out, result.score_now, result.score_after) == ((), (), 3, 3)


@pytest.mark.parametrize(("level", "target"), [(None, 2), (0, 2), (1, 2), (2, 3), (3, 3), (4, 3)])
def test_the_target_is_the_next_level_up(level: int | None, target: float) -> None:
    questionnaire = make_questionnaire([{"id": "a"}], [])
    assert default_target(questionnaire, make_profile(questionnaire, {} if level is None else {"a": level})) == target


def test_the_target_is_never_above_the_top() -> None:
    short = make_questionnaire([{"id": "a"}], [], bands=BANDS[:3])
    assert default_target(short, make_profile(short, {"a": 2})) == 2
    unit = make_questionnaire([{"id": "a"}], [], bands=[], score={"low": 0, "high": 1})
    assert default_target(unit, make_profile(unit, {})) == 1


def test_without_a_target_the_plan_takes_the_next_level() -> None:
    assert make_plan([{"id": "a"}], [make_action("a")], {}, target=None).target == 2


@pytest.mark.parametrize("hours", [0, -1, float("nan"), float("inf"), 10**9])
def test_an_impossible_capacity_is_refused(hours: float) -> None:
    with pytest.raises(PlanningError, match=r"^capacity: .* hours a week is not possible\. Give more than 0"):
        make_plan([{"id": "a"}], [], {}, hours=hours)


@pytest.mark.parametrize("months", [0, -3, 61])
def test_an_impossible_horizon_is_refused(months: int) -> None:
    with pytest.raises(PlanningError, match=r"^months: -?\d+ is not possible\. Give 1 to 60"):
        make_plan([{"id": "a"}], [], {}, months=months)


@pytest.mark.parametrize("target", [0, 5, float("nan")])
def test_an_impossible_target_is_refused(target: float) -> None:
    with pytest.raises(PlanningError, match=r"^target: .* is not possible\. Give a level above 0, at most 4"):
        make_plan([{"id": "a"}], [], {}, target=target)


@pytest.mark.parametrize(("headcount", "hours"), [(1, 2), (9, 2), (10, 4), (49, 4), (50, 8), (250, 16), (9000, 16)])
def test_larger_companies_can_usually_give_more(headcount: int, hours: float) -> None:
    assert POLICY.usual_hours_of(headcount) == hours


def test_the_worked_example_of_the_method() -> None:
    items: Parts = [
        {"id": "risk", "weight": 3, "essential": True},
        {"id": "scope", "weight": 2},
        {"id": "calendar", "weight": 1, "after": ["risk"]},
    ]
    actions = [
        make_action("risk", days=2, lead_time="P2W"),
        make_action("scope", days=2, lead_time="P2W"),
        make_action("calendar", days=1, lead_time="P1M"),
    ]
    caps = {"caps": [{"below": 1, "level": 1}, {"below": 2, "level": 2}]}
    said: Said = {"risk": 0.0, "scope": 1.0, "calendar": 0.0}
    result = make_plan(items, actions, said, hours=4, months=3, essentials=caps)
    assert [(a.id, a.finish) for a in result.actions] == [("risk.02", 1), ("calendar.02", 2), ("scope.02", 3)]
    assert result.curve == pytest.approx((1 / 3, 4 / 3, 5 / 3, 2))
