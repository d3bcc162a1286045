"""A practice that mends a critical finding: its next action is worth more, and planned even above the target."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planning.candidates import find_candidates
from planning.errors import PlanningError
from planning.model import Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.policy import POLICY
from planning.request import Request
from scoring.model import State
from tests.unit.planning.small import Parts, make_action, make_profile, make_questionnaire

ITEMS: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c"}, {"id": "d"}]
ACTIONS = [make_action(name, start, start + 2) for name in "abcd" for start in (0, 2)]
Said = dict[str, float | State]


def make(said: Said, *urgent: str, target: float = 2, solve: Any = order_quickly, **more: Any) -> Plan:
    questionnaire = make_questionnaire(ITEMS, ACTIONS, **more)
    request = Request(hours_per_week=40, target=target)
    profile = make_profile(questionnaire, said)
    return plan(questionnaire, profile, None, None, request, solve=solve, urgent=frozenset(urgent))


def bonuses(said: Said, *urgent: str, **more: Any) -> dict[str, float]:
    """Return what the increments are worth beyond their rise of the score."""
    questionnaire = make_questionnaire(ITEMS, ACTIONS, **more)
    profile, request = make_profile(questionnaire, said), Request(hours_per_week=40, target=2)
    plain, mended = (
        find_candidates(questionnaire, profile, None, None, replace(request, target=4), urgent=frozenset(names))
        for names in ((), urgent)
    )
    before = {increment.id: increment.value for increment in plain.increments}
    gained = {i.id: round(i.value - before[i.id], 9) for i in mended.increments}
    return {name: bonus for name, bonus in gained.items() if bonus}


def at(level: float, **others: float | State) -> Said:
    return {**dict.fromkeys("abcd", level), **others}


@pytest.mark.parametrize(
    ("level", "target", "planned", "mends"),
    [
        (0.0, 2, ["a.02"], ["a.02"]),
        (1.0, 1, ["a.02"], ["a.02"]),
        (2.0, 2, ["a.24"], ["a.24"]),
        (3.0, 2, ["a.24"], ["a.24"]),
        (4.0, 2, [], []),
        (1.5, 3, ["a.02", "a.24"], ["a.02"]),
    ],
)
def test_the_next_action_of_an_urgent_practice_is_planned(
    level: float, target: float, planned: list[str], mends: list[str]
) -> None:
    found = make(at(4, a=level), "a", target=target)
    assert [action.id for action in found.actions] == planned
    assert [action.id for action in found.actions if action.mends] == mends


def test_without_a_level_of_prerequisites_the_next_level_mends() -> None:
    found = make(at(4, a=0.0), "a", target=1, prerequisite_level=None)
    assert [(action.id, action.mends) for action in found.actions] == [("a.02", True)]
    assert bonuses(at(4, a=0.0), "a", prerequisite_level=None) == {"a@1": POLICY.finding_bonus}


@pytest.mark.parametrize(("level", "increment"), [(0.0, "a@2"), (1.0, "a@2"), (2.0, "a@3"), (3.0, "a@4")])
def test_the_bonus_lies_on_the_level_that_mends(level: float, increment: str) -> None:
    assert bonuses(at(4, a=level), "a") == {increment: POLICY.finding_bonus}
    assert bonuses(at(4, a=level)) == {}


def test_what_an_urgent_practice_builds_on_is_planned_too() -> None:
    found = make(at(1), "b", target=1)
    assert [(action.id, action.mends) for action in found.actions] == [("a.02", False), ("b.02", True)]


def test_what_is_urgent_comes_before_what_is_alike() -> None:
    plain, urgent = make(at(0)), make(at(0), "d")
    assert (plain.actions[0].id, urgent.actions[0].id) == ("a.02", "d.02")
    assert plain.score_after == urgent.score_after  # a bonus is no score


def test_an_unknown_practice_is_urgent_from_the_bottom_and_one_out_of_scope_not_at_all() -> None:
    found = make(at(4, a=State.DONT_KNOW, c=State.NOT_APPLICABLE), "a", "c", target=1)
    assert [(action.id, action.mends, action.finds_out) for action in found.actions] == [("a.02", True, True)]


def test_what_is_put_off_stays_so_however_urgent() -> None:
    questionnaire = make_questionnaire(ITEMS, ACTIONS)
    request = Request(hours_per_week=40, target=2, not_now=frozenset({"a.24"}))
    asked = (questionnaire, make_profile(questionnaire, at(2)), None, None, request)
    found = plan(*asked, solve=order_quickly, urgent=frozenset("a"))
    assert found.actions == ()
    assert [(left.id, left.reason) for left in found.left_out] == [("a.24", "not-now")]


def test_a_practice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PlanningError, match=r"urgent.aa: .*no practice") as caught:
        make(at(0), "aa")
    assert (caught.value.where, caught.value.code) == ("urgent.aa", "practice-unknown")
