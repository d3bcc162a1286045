"""What a score is made of, and what other weights or a target say about it."""

from __future__ import annotations

from itertools import product

import pytest

from scoring.errors import ScoringError
from scoring.explain import Sensitivity, percent_to_target, progress_to_date, sensitivity, shares
from scoring.profile import score
from tests.trees import Said, a_questionnaire, a_section, an_item, said

TWO_STEPS = a_questionnaire(
    a_section("goals", an_item("aim", weight=3), "smart", weight=1),
    a_section("work", "calendar", "budget", weight=3),
)
SAID: dict[str, Said] = {"aim": 4, "smart": 0, "calendar": 1, "budget": "dk"}
PROFILE = score(TWO_STEPS, said(SAID))


def test_a_share_is_the_product_of_the_normalised_weights_along_the_path() -> None:
    assert shares(PROFILE, TWO_STEPS) == pytest.approx({"aim": 3 / 16, "smart": 1 / 16, "calendar": 3 / 4})
    assert shares(PROFILE, TWO_STEPS, "goals") == pytest.approx({"aim": 0.75, "smart": 0.25})


def test_contribution_and_loss_are_the_share_times_what_is_there_and_what_is_missing() -> None:
    aim, calendar = PROFILE.item("aim"), PROFILE.item("calendar")
    assert (aim.contribution, aim.loss) == pytest.approx((0.75, 0))
    assert (calendar.contribution, calendar.loss) == pytest.approx((0.75, 2.25))
    assert PROFILE.overall.score == pytest.approx(1.5)


def test_a_profile_of_another_questionnaire_has_no_shares() -> None:
    other = a_questionnaire(a_section("goals", "aim"))
    with pytest.raises(ScoringError, match=r"holds other items than tree 1\.0"):
        shares(PROFILE, other)


def test_the_extremes_are_those_of_every_combination_of_weights() -> None:
    items = {"a": (0, 1.0), "b": (1, 2.0), "c": (3, 1.0), "d": (4, 3.0)}
    tree = a_questionnaire(a_section("step", *(an_item(i, weight=w) for i, (_, w) in items.items())))
    found = sensitivity(score(tree, said({i: x for i, (x, _) in items.items()})), tree)
    tried = []
    for factors in product((0.75, 1.25), repeat=4):
        weights = [w * f for (_, w), f in zip(items.values(), factors, strict=True)]
        tried.append(sum(w * x for w, (x, _) in zip(weights, items.values(), strict=True)) / sum(weights))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((min(tried), max(tried)), abs=1e-12)


def test_the_order_of_steps_is_stable_where_their_extremes_do_not_meet() -> None:
    apart = sensitivity(score(TWO_STEPS, said({"aim": 4, "smart": 3, "calendar": 1, "budget": 2})), TWO_STEPS)
    meeting = sensitivity(score(TWO_STEPS, said({"aim": 2, "smart": 0, "calendar": 1, "budget": 2})), TWO_STEPS)
    assert apart is not None
    assert meeting is not None
    assert apart.order_is_stable
    assert not meeting.order_is_stable


def test_two_steps_with_the_same_score_have_no_stable_order() -> None:
    level = sensitivity(score(TWO_STEPS, said({"aim": 2, "smart": 2, "calendar": 2, "budget": 2})), TWO_STEPS)
    assert level == Sensitivity(2, 2, order_is_stable=False)


def test_a_step_that_is_not_rated_has_no_place_in_the_order() -> None:
    third = a_section("more", "one", "two", "three")
    tree = a_questionnaire(*TWO_STEPS.sections, third)
    answers: dict[str, Said] = {"aim": 4, "smart": 4, "calendar": 1, "budget": 1, "one": 1}
    found = sensitivity(score(tree, said(answers)), tree)
    assert found is not None
    assert found.order_is_stable


def test_a_section_has_its_own_sensitivity() -> None:
    found = sensitivity(PROFILE, TWO_STEPS, "goals")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((4 * 2.25 / 3.5, 4 * 3.75 / 4.5))


def test_where_nothing_is_known_there_is_no_sensitivity_and_no_way_to_the_target() -> None:
    nothing = score(TWO_STEPS, {})
    assert sensitivity(nothing, TWO_STEPS) is None
    assert percent_to_target(nothing, TWO_STEPS, 3) is None


def test_a_target_that_is_passed_does_not_make_up_for_one_that_is_missed() -> None:
    assert percent_to_target(PROFILE, TWO_STEPS, 2, "goals") == pytest.approx(0.75)
    assert percent_to_target(PROFILE, TWO_STEPS, {"aim": 4, "calendar": 2}) == pytest.approx(1 - 0.75 / 2.25)


def test_targets_at_the_bottom_are_all_reached() -> None:
    assert percent_to_target(PROFILE, TWO_STEPS, 0) == 1
    assert percent_to_target(PROFILE, TWO_STEPS, {}) == 1


def test_the_way_to_the_target_begins_at_the_bottom_of_the_scale() -> None:
    scales = [{"id": "likert", "values": [1, 2, 3, 4, 5]}]
    tree = a_questionnaire(a_section("step", "a"), score={"low": 1, "high": 5}, scales=scales, bands=(), essentials={})
    assert percent_to_target(score(tree, said({"a": 1})), tree, 5) == pytest.approx(0)
    assert percent_to_target(score(tree, said({"a": 3})), tree, 5) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("now", "baseline", "target", "done"),
    [(2, 1, 3, 0.5), (3, 1, 3, 1), (1, 1, 3, 0), (0.5, 1, 3, -0.25), (2, 3, 3, 1)],
)
def test_progress_is_the_part_of_the_planned_rise_that_is_done(
    now: float, baseline: float, target: float, done: float
) -> None:
    assert progress_to_date(now, baseline, target) == pytest.approx(done)
