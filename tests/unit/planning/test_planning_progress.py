"""What becomes of a plan: the score as actions are done, and what an assessment finds reached."""

from __future__ import annotations

from itertools import permutations

import pytest

from planning.levels import climb
from planning.optimise import order_quickly
from planning.plan import plan
from planning.progress import forecast, missed, reached
from planning.request import Request
from questionnaires.model import Questionnaire, Raise
from scoring.model import State
from tests.unit.planning.small import Parts, Said, make_action, make_profile, make_questionnaire

ITEMS: Parts = [{"id": "a"}, {"id": "b"}]
ACTIONS = [make_action(name, start, start + 2) for name in "ab" for start in (0, 2)]


def make(**more: object) -> Questionnaire:
    return make_questionnaire(ITEMS, ACTIONS, **more)


def look(
    said: dict[str, Said], done: set[str] | None = None, ahead: dict[str, int] | None = None, months: int = 3
) -> tuple[float, ...]:
    questionnaire = make()
    return forecast(questionnaire, make_profile(questionnaire, said), None, None, done or set(), ahead or {}, months)


def test_without_actions_the_score_stays_and_what_is_unknown_is_at_the_bottom() -> None:
    assert look({"a": 3.0, "b": State.DONT_KNOW}) == (1.5,) * 4


def test_done_counts_at_once_and_what_is_ahead_at_the_end_of_its_month() -> None:
    assert look({"a": 0.0}, {"a.02"}, {"b.02": 2}) == (1, 1, 2, 2)
    assert look({"a": 0.0}, set(), {"a.02": 0, "b.02": -5, "a.24": 9}) == (2, 2, 2, 2)
    assert look({"a": 0.0}, {"a.02"}, months=0) == (1,)


def test_done_and_past_stand_for_the_lower_actions() -> None:
    assert look({"a": 0.0}, {"a.24"})[0] == 2
    assert look({"a": 0.0}, set(), {"a.24": 0})[0] == 2


def test_a_lift_counts_once_the_item_has_reached_its_start() -> None:
    assert look({"a": 0.0}, set(), {"a.24": 1, "a.02": 3}) == (0, 0, 0, 2)
    assert look({"a": 0.0}, set(), {"a.24": 1}) == (0, 0, 0, 0)


def test_what_stands_higher_is_not_lowered_and_what_does_not_apply_stays_out() -> None:
    assert look({"a": 3.0, "b": State.NOT_APPLICABLE}, {"a.02", "b.24"}, {"b.02": 1}) == (3,) * 4


def test_actions_of_another_questionnaire_count_for_nothing() -> None:
    assert look({"a": 0.0, "b": 0.0}, {"other"}, {"more": 1}) == (0,) * 4


def test_the_forecast_of_a_plan_is_its_curve() -> None:
    questionnaire = make()
    profile = make_profile(questionnaire, {"a": 1.0, "b": State.DONT_KNOW})
    request = Request(hours_per_week=2, months=4, target=4, done=frozenset({"b.02"}))
    made = plan(questionnaire, profile, None, None, request, solve=order_quickly)
    ahead = {action.id: action.finish for action in made.actions}
    assert len(ahead) == 3
    found = forecast(questionnaire, profile, None, None, request.done, ahead, 4)
    assert found == pytest.approx(made.curve)


def test_the_order_of_lifts_does_not_matter() -> None:
    lifts = [Raise.model_validate({"item": "a", "from": start, "to": end}) for start, end in ((0, 1), (1, 3), (2, 4))]
    assert {climb(0.5, order) for order in permutations(lifts)} == {4}
    assert climb(0.5, lifts[1:]) == 0.5
    assert climb(2.5, lifts[:1]) == 2.5


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"a": 0.0}, set()),
        ({"a": 1.9}, set()),
        ({"a": 2.0}, {"a.02"}),
        ({"a": 4.0}, {"a.02", "a.24"}),
        ({"a": State.DONT_KNOW}, set()),
        ({"a": State.NOT_APPLICABLE}, set()),
    ],
)
def test_reached_is_what_all_items_of_an_action_have_reached(said: dict[str, Said], expected: set[str]) -> None:
    questionnaire = make()
    profile = make_profile(questionnaire, said)
    assert reached(questionnaire, profile, {"a.02", "a.24", "b.02", "other"}) == expected
    assert reached(questionnaire, profile, {"a.24"}) == expected & {"a.24"}


def test_what_is_not_reached_is_missed_unless_nothing_of_it_counts() -> None:
    questionnaire = make()

    def found(said: Said) -> frozenset[str]:
        return missed(questionnaire, make_profile(questionnaire, {"a": said}), {"a.02", "a.24", "other"})

    assert [sorted(found(said)) for said in (4.0, 2.0, 0.0)] == [[], ["a.24"], ["a.02", "a.24"]]
    assert sorted(found(State.DONT_KNOW)) == ["a.02", "a.24"]
    assert not found(State.NOT_APPLICABLE)


def test_an_action_with_nothing_in_scope_is_neither_and_one_with_several_items_needs_all_that_count() -> None:
    both = make_action("a", raises=[{"item": "a", "from": 0, "to": 2}, {"item": "b", "from": 0, "to": 2}], id="both")
    questionnaire = make_questionnaire([{"id": "a"}, {"id": "b"}, {"id": "c", "tracks": []}], [both, make_action("c")])

    def found(**said: Said) -> tuple[list[str], list[str]]:
        profile, names = make_profile(questionnaire, said), {"both", "c.02"}
        return [*reached(questionnaire, profile, names)], [*missed(questionnaire, profile, names)]

    assert found(a=2.0, b=1.0) == ([], ["both"])
    assert found(a=2.0, b=State.NOT_APPLICABLE) == (["both"], [])
    assert found(a=2.0, b=3.0) == (["both"], [])


def test_a_policy_that_counts_what_does_not_apply_does_not_make_it_missed() -> None:
    questionnaire = make(not_applicable="target", target=1)
    profile = make_profile(questionnaire, {"a": State.NOT_APPLICABLE})
    assert not reached(questionnaire, profile, {"a.24"})
    assert not missed(questionnaire, profile, {"a.24"})
