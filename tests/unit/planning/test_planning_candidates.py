from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from planning.candidates import Candidates, find_candidates
from planning.model import Precedence
from planning.policy import Policy
from planning.request import Request
from planning.survey import effort_hours
from questionnaires.company import CompanyProfile
from questionnaires.model import Action
from scoring.model import State
from tests.unit.planning.small import Parts, make_action, make_profile, make_questionnaire

CAPS = {"caps": [{"below": 1, "level": 1}, {"below": 2, "level": 2}]}
Said = dict[str, float | State]


def find(
    items: Parts, actions: Parts, said: Said, target: float = 2, asked: Mapping[str, Any] | None = None, **more: Any
) -> Candidates:
    questionnaire = make_questionnaire(items, actions, **more)
    request = Request(**({"hours_per_week": 10, "months": 3, "target": target} | dict(asked or {})))
    return find_candidates(questionnaire, make_profile(questionnaire, said), None, None, request)


def ids(candidates: Candidates) -> list[str]:
    return [t.id for t in candidates.tasks]


def links(candidates: Candidates, name: str) -> list[tuple[str, int]]:
    task = next(t for t in candidates.tasks if t.id == name)
    return [(link.action, link.lag) for link in task.after]


BOTH = [make_action("a"), make_action("a", 2, 4)]


@pytest.mark.parametrize(
    ("level", "target", "expected"),
    [
        (0.0, 2, ["a.02"]),
        (1.0, 2, ["a.02"]),
        (1.5, 2, ["a.02"]),
        (2.0, 2, []),
        (3.0, 2, []),
        (0.0, 3, ["a.02", "a.24"]),
        (1.0, 4, ["a.02", "a.24"]),
        (2.0, 3, ["a.24"]),
        (3.0, 3, []),
        (3.0, 4, ["a.24"]),
        (4.0, 4, []),
        (0.0, 1, ["a.02"]),
        (1.0, 1, []),
    ],
)
def test_a_gap_calls_for_every_action_up_to_the_target(level: float, target: float, expected: list[str]) -> None:
    assert ids(find([{"id": "a"}], BOTH, {"a": level}, target)) == expected


def test_unknown_items_call_for_action_and_others_do_not() -> None:
    items: Parts = [{"id": name} for name in "abcd"]
    said: Said = {"a": State.DONT_KNOW, "c": State.NOT_APPLICABLE, "d": 2.0}
    assert ids(find(items, [make_action(n) for n in "abcd"], said)) == ["a.02", "b.02"]


def test_the_higher_action_of_an_item_comes_after_the_lower_one() -> None:
    assert links(find([{"id": "a"}], BOTH, {}, 4), "a.24") == [("a.02", 1)]


@pytest.mark.parametrize(("level", "expected"), [(0.0, [("a.02", 1)]), (1.9, [("a.02", 1)]), (2.0, []), (3.0, [])])
def test_a_prerequisite_is_satisfied_at_its_level(level: float, expected: list[tuple[str, int]]) -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    candidates = find(items, [make_action("a"), make_action("b")], {"a": level})
    assert links(candidates, "b.02") == expected


@pytest.mark.parametrize(("state", "open_"), [("na", False), ("dk", True), ("unanswered", True)])
def test_a_prerequisite_that_is_unknown_is_open_and_one_that_does_not_apply_is_not(state: str, open_: bool) -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    candidates = find(items, [make_action("a"), make_action("b")], {"a": State(state)})
    assert bool(links(candidates, "b.02")) is open_


def test_a_prerequisite_out_of_scope_is_satisfied() -> None:
    items: Parts = [{"id": "a", "tracks": []}, {"id": "b", "after": ["a"]}]
    assert links(find(items, [make_action("a"), make_action("b")], {}), "b.02") == []


def test_without_a_prerequisite_level_items_do_not_wait() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    candidates = find(items, [make_action("a"), make_action("b")], {}, prerequisite_level=None)
    assert links(candidates, "b.02") == []


def test_what_an_action_builds_on_is_a_candidate_though_the_target_does_not_ask_for_it() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    assert ids(find(items, [make_action("a"), make_action("b")], {"a": 1.0}, target=1)) == ["a.02", "b.02"]


def test_an_action_on_a_prerequisite_that_nothing_raises_is_blocked_and_all_behind_it() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["b"]}, {"id": "d"}]
    candidates = find(items, [make_action(n) for n in "bcd"], {})
    assert ids(candidates) == ["d.02"]
    assert [t.id for t in candidates.blocked] == ["b.02", "c.02"]


def test_of_several_ways_to_a_prerequisite_the_cheapest_counts() -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    ways = [make_action("a", days=3, id="a.dear"), make_action("a", days=2, id="a.cheap")]
    candidates = find(items, [*ways, make_action("b")], {})
    assert links(candidates, "b.02") == [("a.cheap", 1)]
    assert candidates.increments[0].one_of == ("a.dear", "a.cheap")


def test_an_action_on_two_items_waits_for_the_prerequisites_of_both_but_not_for_itself() -> None:
    both: dict[str, Any] = {"raises": [{"item": "b", "from": 0, "to": 2}, {"item": "c", "from": 0, "to": 2}]}
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["b"]}]
    candidates = find(items, [make_action("a"), make_action("b", **both, id="both")], {})
    assert links(candidates, "both") == [("a.02", 1)]


@pytest.mark.parametrize(
    ("lead", "essential", "lag"),
    [("P2W", True, 0), ("P2W", False, 1), ("P1M", True, 1), ("P6M", True, 6), ("P6M", False, 6)],
)
def test_the_lag_is_the_lead_time_and_at_least_a_month_unless_it_is_urgent(
    lead: str, essential: bool, lag: int
) -> None:
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"], "essential": essential}]
    candidates = find(items, [make_action("a"), make_action("b", lead_time=lead)], {})
    assert candidates.tasks[1].after == (Precedence("a.02", lag),)


def test_increments_are_worth_their_share_and_half_levels_their_missing_part() -> None:
    items: Parts = [{"id": "a", "weight": 3}, {"id": "b"}]
    candidates = find(items, [*BOTH, make_action("b")], {"a": 1.5, "b": 0.0}, target=3)
    found = {i.id: (i.value, i.needs, i.below) for i in candidates.increments}
    assert found == {
        "a@2": (0.375, ("a.02",), None),
        "a@3": (0.75, ("a.24",), "a@2"),
        "a@4": (0.75, ("a.24",), "a@3"),
        "b@1": (0.25, ("b.02",), None),
        "b@2": (0.25, ("b.02",), "b@1"),
    }


def test_a_level_that_no_action_reaches_ends_the_item() -> None:
    candidates = find([{"id": "a"}], [make_action("a", 0, 1), make_action("a", 2, 4)], {}, target=4)
    assert [i.id for i in candidates.increments] == ["a@1"]
    assert [t.id for t in candidates.blocked] == ["a.24"]


def test_an_item_on_another_scale_has_its_own_levels() -> None:
    scales = [{"id": "levels", "values": [0, 1, 2, 3, 4]}, {"id": "yesno", "values": [0, 1]}]
    candidates = find([{"id": "a", "scale": "yesno"}], [make_action("a", 0, 4)], {}, scales=scales)
    assert [(i.id, i.value) for i in candidates.increments] == [("a@4", 4)]


def test_lifting_an_essential_item_over_a_cap_earns_a_bonus_once_for_every_cap() -> None:
    items: Parts = [{"id": "a", "essential": True}, {"id": "b"}]
    candidates = find(items, [*BOTH, make_action("b")], {}, target=4, essentials=CAPS)
    values = {i.id: i.value for i in candidates.increments}
    assert values == {"a@1": 0.75, "a@2": 0.75, "a@3": 0.5, "a@4": 0.5, "b@1": 0.5, "b@2": 0.5}
    assert candidates.first == {"a.02"}


def test_an_essential_item_above_the_caps_is_not_urgent() -> None:
    candidates = find([{"id": "a", "essential": True}], BOTH, {"a": 2.0}, target=4, essentials=CAPS)
    assert candidates.first == frozenset()


def test_effort_depends_on_the_size_of_the_company() -> None:
    action = Action.model_validate(make_action("a") | {"effort": {"small": 1, "large": 2.5}})
    assert [effort_hours(action, size) for size in ("small", "large", "giant", None)] == [8, 20, 20, 20]
    assert effort_hours(Action.model_validate(make_action("a") | {"effort": {}}), "small") == 0


def test_the_size_of_the_company_decides_in_a_plan() -> None:
    sizes = [{"id": "small", "from": 1}, {"id": "large", "from": 100}]
    action = make_action("a") | {"effort": {"small": 1, "large": 3}}
    questionnaire = make_questionnaire([{"id": "a"}], [action], sizes=sizes)
    for headcount, hours in ((1, 8), (99, 8), (100, 24)):
        company = CompanyProfile(headcount=headcount)
        profile = make_profile(questionnaire, {}, company)
        found = find_candidates(questionnaire, profile, company, None, Request(hours_per_week=1, target=2))
        assert found.tasks[0].effort == {"hours": hours}


def test_the_problem_states_capacity_month_by_month() -> None:
    problem = find([{"id": "a"}], BOTH, {}).problem(Policy(discount=0.5))
    assert problem.resources == {"hours": (43.3, 43.3, 43.3)}
    assert problem.weights == pytest.approx((1 / 1.5, 1 / 2.25, 1 / 3.375))
    assert (problem.mode, problem.periods) == ("fluid", 3)
