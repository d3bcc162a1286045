"""What a company asks of its plan: what it wants done, put off, has done, and what it can give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planning.checks import check_request, forget_unknown
from planning.feasibility import find_violations
from planning.model import LeftOut, Lift, Plan, PlannedAction
from planning.optimise import order_quickly
from planning.plan import plan
from planning.request import Request
from scoring.model import State
from tests.unit.planning.small import Parts, Solved, make_action, make_profile, make_questionnaire

Said = dict[str, float | State]
CHAIN: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}, {"id": "c", "after": ["b"]}, {"id": "d"}]
BOTH = [make_action(name, start, start + 2) for name in "abcd" for start in (0, 2)]


def make(
    asked: dict[str, Any], said: Said | None = None, items: Parts = CHAIN, actions: Parts = BOTH, **more: Any
) -> Plan:
    questionnaire = make_questionnaire(items, actions, **more)
    request = Request(**({"hours_per_week": 40, "target": 2} | asked))
    profile = make_profile(questionnaire, said if said is not None else dict.fromkeys("abcd", 0.0))
    solved = Solved(order_quickly)
    result = plan(questionnaire, profile, None, None, request, solve=solved)
    if solved.answer.certificate.status != "infeasible":
        assert find_violations(solved.problem, solved.answer.schedule) == ()
    return result


def months(result: Plan) -> dict[str, int]:
    return {a.id: a.finish for a in result.actions}


def find(result: Plan, name: str) -> PlannedAction:
    return next(action for action in result.actions if action.id == name)


def why_not(result: Plan) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {left.id: (left.reason, left.needs) for left in result.left_out}


def blame(result: Plan) -> tuple[str, tuple[str, ...]]:
    assert result.certificate is not None
    assert result.certificate.status == "infeasible"
    assert result.certificate.obstacle is not None
    assert result.actions == ()
    return result.certificate.obstacle.kind, result.certificate.obstacle.actions


def test_a_must_goes_beyond_the_target_with_all_it_needs() -> None:
    assert list(months(make({"target": 1}, dict.fromkeys("abcd", 1.0)))) == []
    result = make({"target": 1, "must": {"c.24": None}}, dict.fromkeys("abcd", 1.0))
    assert list(months(result)) == ["a.02", "b.02", "c.02", "c.24"]
    assert [a.required for a in result.actions] == [False, False, False, True]


def test_a_must_is_done_by_its_month() -> None:
    cheap_first = [make_action(name, days=days) for name, days in (("a", 5), ("b", 1), ("c", 1), ("d", 1))]
    asked = {"hours_per_week": 10}
    assert months(make(asked, actions=cheap_first))["d.02"] == 1
    late = make(asked | {"must": {"a.02": 1}}, actions=cheap_first)
    assert months(late)["a.02"] == 1
    assert months(late)["d.02"] == 2


def test_a_month_set_by_hand_is_kept() -> None:
    result = make({"fixed": {"d.02": 5}})
    assert (find(result, "d.02").finish, find(result, "d.02").required) == (5, True)


def test_what_must_be_done_and_does_not_fit_leaves_no_plan_and_names_it() -> None:
    result = make({"must": {"c.02": 2}})
    assert blame(result) == ("order", ("a.02", "b.02", "c.02"))
    assert (result.score_after, result.level_after, len(result.curve)) == (result.score_now, 0, 13)
    assert blame(make({"must": {"d.02": 1}, "hours_per_week": 1})) == ("capacity", ("d.02",))


@pytest.mark.parametrize("field", ["must", "fixed", "started", "done", "not_now"])
@pytest.mark.parametrize("state", [4.0, State.NOT_APPLICABLE])
def test_what_has_nothing_left_to_do_is_satisfied(field: str, state: float | State) -> None:
    asked: Any = {"d.02"} if field in {"done", "not_now"} else {"d.02": 1}
    said: Said = {"a": 0.0, "b": 0.0, "c": 0.0, "d": state}
    result = make({field: asked}, said)
    assert list(months(result)) == ["a.02", "b.02", "c.02"]
    assert result.left_out == ()


def test_what_is_out_of_scope_is_satisfied() -> None:
    items: Parts = [{"id": "a"}, {"id": "d", "tracks": []}]
    asked = {"must": {"d.02": 1}, "fixed": {"d.02": 1}, "started": {"d.24": 9}}
    assert list(months(make(asked, {"a": 0.0}, items, [make_action("a"), *BOTH[-2:]]))) == ["a.02"]


def test_what_is_put_off_is_in_no_plan_nor_is_what_needs_it() -> None:
    result = make({"not_now": {"b.02"}})
    assert set(months(result)) == {"a.02", "d.02"}
    assert why_not(result) == {"b.02": ("not-now", ()), "c.02": ("prerequisite", ("b.02",))}
    assert [left.gain for left in result.left_out] == [0.5, 0.5]


def test_what_is_put_off_and_nobody_asks_for_is_not_missed() -> None:
    assert make({"not_now": {"d.24"}}).left_out == ()


def test_what_is_put_off_is_named_where_something_needs_it_though_the_target_does_not_ask_for_it() -> None:
    said: Said = {"a": 1.0, "b": 0.0, "c": 2.0, "d": 2.0}
    result = make({"target": 1, "not_now": {"a.02"}}, said)
    assert why_not(result) == {"a.02": ("not-now", ()), "b.02": ("prerequisite", ("a.02",))}


def test_of_several_ways_the_one_that_is_not_put_off_is_taken() -> None:
    ways = [make_action("a", days=3, id="a.dear"), make_action("a", days=2, id="a.cheap"), make_action("b")]
    items: Parts = [{"id": "a"}, {"id": "b", "after": ["a"]}]
    said: Said = {"a": 0.0, "b": 0.0}
    assert set(months(make({}, said, items, ways))) == {"a.cheap", "b.02"}
    assert set(months(make({"not_now": {"a.cheap"}}, said, items, ways))) == {"a.dear", "b.02"}
    assert set(months(make({"must": {"a.dear": None}}, said, items, ways))) == {"a.dear", "b.02"}
    both = make({"must": {"a.dear": None, "a.cheap": None}}, said, items, ways)
    assert find(both, "b.02").after == ("a.cheap",)
    assert (find(both, "a.dear").lost_without, find(both, "a.cheap").lost_without) == (0, 1)
    assert sorted(a.gain for a in both.actions) == [0, 1, 1]
    assert all(lift.end == 2 for a in both.actions for lift in a.raises)


def test_a_must_on_what_is_put_off_or_cannot_be_raised_leaves_no_plan() -> None:
    assert blame(make({"must": {"c.02": None}, "not_now": {"a.02"}})) == ("prerequisite", ("a.02", "b.02", "c.02"))
    without = [action for action in BOTH if action["id"] != "a.02"]
    assert blame(make({"must": {"b.02": None}}, actions=without)) == ("prerequisite", ("a@2", "b.02"))


def test_putting_off_wins_over_work_that_is_under_way_or_dated() -> None:
    result = make({"not_now": {"d.02"}, "started": {"d.02": 1}, "fixed": {"d.02": 2}})
    assert "d.02" not in months(result)
    assert why_not(result) == {"d.02": ("not-now", ())}


def test_what_is_done_counts_at_once_and_costs_nothing() -> None:
    result = make({"done": {"a.02"}, "hours_per_week": 0.1, "months": 1})
    assert (result.score_now, result.curve[0]) == (0.5, 0.5)
    assert find(make({"done": {"a.02"}}), "b.02").finish == 1
    assert "a.02" not in months(make({"done": {"a.02"}, "must": {"a.02": 1}, "started": {"a.02": 3}}))


def test_a_higher_action_that_is_done_stands_for_the_lower_one() -> None:
    result = make({"done": {"a.24"}}, {"a": State.DONT_KNOW, "b": 0.0, "c": 0.0, "d": 0.0})
    assert result.score_now == 1
    assert "a.02" not in months(result)
    assert result.ceiling == result.curve


def test_done_never_lowers_what_stands_higher() -> None:
    assert make({"done": {"a.02"}}, {"a": 3.0}).score_now == 0.75


def test_work_under_way_waits_for_nothing_and_takes_what_is_left() -> None:
    actions = [make_action("a"), make_action("b", days=9, lead_time="P6M")]
    result = make({"started": {"b.02": 5}}, {"a": 0.0, "b": 0.0}, CHAIN[:2], actions)
    started = find(result, "b.02")
    assert (started.finish, started.start, started.effort_hours) == (1, 1, 5)
    assert (started.state, started.required, started.after) == ("started", True, ())


def test_work_under_way_can_have_a_date_and_nothing_left() -> None:
    started = find(make({"started": {"b.02": 0}, "fixed": {"b.02": 3}}), "b.02")
    assert (started.start, started.finish, started.effort_hours) == (1, 3, 0)


def test_a_higher_action_under_way_counts_once_the_lower_one_is_done() -> None:
    actions = [make_action("a", days=10), make_action("a", 2, 4)]
    result = make({"started": {"a.24": 1}, "hours_per_week": 10}, {"a": 0.0}, CHAIN[:1], actions)
    high, low = result.actions
    assert (high.id, high.finish, high.raises, high.lost_without) == ("a.24", 1, (Lift("a", 2, 4, 0.0),), 2.0)
    assert (low.id, low.finish, low.raises, low.lost_without) == ("a.02", 2, (Lift("a", 0, 4, 4.0),), 4.0)
    assert result.curve[:3] == (0, 0, 4)


def test_the_lower_action_of_one_under_way_is_a_candidate_whatever_the_target() -> None:
    said: Said = {"a": 1.0, "b": 2.0, "c": 2.0, "d": 2.0}
    assert list(months(make({"started": {"a.24": 1}, "target": 1}, said))) == ["a.24", "a.02"]
    without = make({"started": {"a.24": 1}, "not_now": {"a.02"}, "target": 1}, said)
    assert (list(months(without)), without.score_after) == (["a.24"], without.score_now)


def test_what_builds_on_the_level_of_work_under_way_waits_for_the_step_below_it_too() -> None:
    result = make({"started": {"a.24": 1}}, {"a": 0.0, "b": 0.0}, CHAIN[:2], BOTH[:4], prerequisite_level=3)
    assert find(result, "b.02").after == ("a.02", "a.24")


def test_a_step_can_have_a_target_of_its_own() -> None:
    steps = [
        {"id": "one", "items": [{"id": "a", "tracks": ["full"]}]},
        {"id": "two", "items": [{"id": "b", "tracks": ["full"], "after": ["a"]}, {"id": "d", "tracks": ["full"]}]},
    ]
    said: Said = {"a": 1.0, "b": 1.0, "d": 1.0}

    def planned(**targets: float) -> set[str]:
        return set(months(make({"targets": targets}, said, [], BOTH[:4] + BOTH[-2:], sections=steps)))

    assert planned() == {"a.02", "b.02", "d.02"}
    assert planned(two=0) == {"a.02"}
    assert planned(one=0) == {"a.02", "b.02", "d.02"}
    assert planned(one=4, two=1) == {"a.02", "a.24"}


def test_a_role_has_its_own_hours_within_those_of_the_company() -> None:
    actions = [make_action("a", owner="it"), make_action("b"), make_action("c"), make_action("d", owner="it")]
    result = make({"people": {"it": 2}, "months": 3}, actions=actions)
    assert months(result)["a.02"] == 1
    assert months(result)["d.02"] == 2
    short = make({"people": {"it": 1}, "months": 3}, actions=actions)
    assert why_not(short) == {"c.02": ("resource", ()), "d.02": ("resource", ())}
    assert why_not(make({"people": {"it": 1}, "months": 3, "hours_per_week": 0.1}, actions=actions)) == {
        "a.02": ("capacity", ()),
        "b.02": ("prerequisite", ("a.02",)),
        "c.02": ("prerequisite", ("b.02",)),
        "d.02": ("capacity", ()),
    }


def test_the_budget_is_there_from_the_first_month_and_not_overspent() -> None:
    result = make({"budget": 100, "costs": {"a.02": 60, "d.02": 50, "b.02": 40}})
    assert {a.id: a.cost for a in result.actions} == {"a.02": 60, "b.02": 40, "c.02": 0}
    assert result.left_out == (LeftOut("d.02", "resource", 8, 0.5),)
    assert months(result)["a.02"] == 1


def test_without_a_budget_a_cost_is_only_told() -> None:
    result = make({"costs": {"a.02": 60}})
    assert (len(result.actions), find(result, "a.02").cost) == (4, 60)


def test_a_budget_of_nothing_takes_what_costs_nothing() -> None:
    assert set(months(make({"budget": 0, "costs": {"d.02": 1}}))) == {"a.02", "b.02", "c.02"}


def test_what_the_questionnaire_no_longer_has_can_be_forgotten_and_nothing_else() -> None:
    questionnaire = make_questionnaire([{"id": "a"}], [make_action("a")])
    known: dict[str, Any] = {
        "targets": {questionnaire.sections[0].id: 3.0},
        "people": {questionnaire.actions[0].owner: 2.0},
        "costs": {"a.02": 5.0},
        "must": {"a.02": 3},
        "fixed": {"a.02": 2},
        "started": {"a.02": 1.5},
        "not_now": frozenset({"a.02"}),
        "done": frozenset({"a.02"}),
    }
    gone: dict[str, Any] = {
        name: values | {"gone"} if isinstance(values, frozenset) else values | {"gone": 1}
        for name, values in known.items()
    }
    asked = Request(hours_per_week=4, months=5, target=2, budget=9)
    assert forget_unknown(questionnaire, replace(asked, **gone)) == replace(asked, **known)
    check_request(questionnaire, forget_unknown(questionnaire, replace(asked, must={"gone": 1})), 2)
