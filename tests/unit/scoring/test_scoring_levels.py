"""Levels by bands, by achievement, and held down by essential items."""

from __future__ import annotations

from typing import Any

import pytest

from questionnaires.model import Questionnaire
from scoring.model import SectionScore
from scoring.profile import score
from tests.trees import Said, a_questionnaire, a_section, an_item, said


def overall(questionnaire: Questionnaire, answers: dict[str, Said], **more: Any) -> SectionScore:
    return score(questionnaire, said(answers, **more)).overall


HUNDREDTHS = [(74, 0), (75, 1), (76, 1), (174, 1), (175, 2), (274, 2), (275, 3), (349, 3), (350, 4)]


@pytest.mark.parametrize(("hundredths", "level"), HUNDREDTHS)
def test_a_band_holds_its_lower_edge_and_not_its_upper_one(hundredths: int, level: int) -> None:
    whole, part = divmod(hundredths, 100)
    tree = a_questionnaire(a_section("step", an_item("up", weight=part), an_item("down", weight=100 - part)))
    assert overall(tree, {"up": whole + 1, "down": whole}).level == level


def test_a_mean_that_misses_an_edge_by_float_noise_has_reached_it() -> None:
    tree = a_questionnaire(a_section("step", *(an_item(f"i{n}", weight=0.1) for n in range(12))))
    found = overall(tree, {f"i{n}": 1 if n < 9 else 0 for n in range(12)})
    assert found.score == pytest.approx(0.75)
    assert found.level == 1


def test_without_bands_there_is_no_level() -> None:
    tree = a_questionnaire(a_section("step", "a"), bands=(), essentials={})
    found = overall(tree, {"a": 3})
    assert (found.score, found.level, found.level_by_score, found.capped_by) == (3, None, None, ())
    assert found.achievement == (1, 1, 1, 0)


def test_one_level_is_the_width_of_the_scale_shared_among_the_bands() -> None:
    bands = [{"level": n, "from": n * 25, "to": n * 25 + 25} for n in range(4)]
    scales = [{"id": "percent", "values": [0, 20, 40, 60, 80, 100]}]
    tree = a_questionnaire(
        a_section("step", "a", "b"), score={"low": 0, "high": 100}, scales=scales, bands=bands, essentials={}
    )
    found = overall(tree, {"a": 40, "b": 100}, confidence={"a": 0.4})
    assert found.achievement == pytest.approx((1, 0.6, 0.5))
    assert (found.low, found.high) == pytest.approx((60, 80))


def test_without_bands_one_level_is_the_smallest_step_of_a_scale() -> None:
    scales = [{"id": "samm", "values": [0, 0.2, 0.5, 1]}]
    tree = a_questionnaire(a_section("step", "a"), score={"low": 0, "high": 1}, scales=scales, bands=(), essentials={})
    found = overall(tree, {"a": 0.5}, confidence={"a": 0.5})
    assert (found.low, found.high) == pytest.approx((0.4, 0.6))
    assert found.achievement == pytest.approx((1, 1, 0.5, 0, 0))


def test_where_steps_do_not_fill_the_scale_there_is_no_achievement() -> None:
    scales = [{"id": "odd", "values": [0, 0.3, 1]}]
    tree = a_questionnaire(a_section("step", "a"), score={"low": 0, "high": 1}, scales=scales, bands=(), essentials={})
    assert overall(tree, {"a": 0.3}).achievement is None


def test_a_doubtful_answer_widens_the_range_and_leaves_the_score() -> None:
    tree = a_questionnaire(a_section("step", "a", "b"))
    found = overall(tree, {"a": 4, "b": 2}, confidence={"a": 0.5, "b": 0.75})
    assert (found.score, found.low, found.high) == pytest.approx((3, (3.5 + 1.75) / 2, (4 + 2.25) / 2))


def test_a_scale_below_zero_has_achievement_range_and_adjustment() -> None:
    scales = [{"id": "signed", "values": [-2, -1, 0, 1, 2]}]
    bands = [{"level": n, "from": n - 2, "to": n - 1} for n in range(4)] + [{"level": 4, "from": 2, "to": 2}]
    rules: dict[str, Any] = {"score": {"low": -2, "high": 2}, "scales": scales, "bands": bands, "evidence_from": -1}
    tree = a_questionnaire(a_section("step", "a", "b", "c"), essentials={}, **rules)
    found = overall(tree, {"a": 2, "b": -1, "c": "dk"})
    assert (found.score, found.adjusted, found.level) == (0.5, -1, 2)
    assert found.achievement == pytest.approx((1, 0.5, 0.5, 0.5))
    assert (found.low, found.high) == pytest.approx((-1 / 3, 1))


def test_high_answers_without_evidence_count_as_the_level_that_needs_none() -> None:
    tree = a_questionnaire(a_section("step", "a", "b", "c", "d"))
    found = overall(tree, {"a": 4, "b": 4, "c": 1, "d": "dk"}, evidence=["a"])
    assert (found.score, found.adjusted) == pytest.approx((3, (4 + 2 + 1) / 3))


def test_without_that_level_nothing_is_adjusted() -> None:
    tree = a_questionnaire(a_section("step", "a"), evidence_from=None)
    assert overall(tree, {"a": 4}).adjusted is None


STAGED = a_questionnaire(
    a_section("step", an_item("gate", essential=True), *(an_item(f"i{n}") for n in range(3))), level="staged"
)


def test_a_staged_level_needs_the_lower_ones_fully_and_its_own_largely() -> None:
    assert overall(STAGED, {"gate": 4, "i0": 4, "i1": 4, "i2": 3}).level == 4
    assert overall(STAGED, {"gate": 3, "i0": 3, "i1": 3, "i2": 0}).level == 1
    assert overall(STAGED, {"gate": 1, "i0": 1, "i1": 0, "i2": 0}).level == 0


def test_a_staged_level_is_held_by_the_essential_item_below_it() -> None:
    tree = a_questionnaire(
        a_section("step", an_item("gate", essential=True), an_item("rest", weight=9)), level="staged"
    )
    held = overall(tree, {"gate": 1, "rest": 3})
    assert (held.level_by_score, held.level, held.capped_by) == (3, 1, ("gate",))
    free = overall(tree, {"gate": 4, "rest": 3})
    assert (free.level_by_score, free.level, free.capped_by) == (3, 3, ())
    unknown = overall(tree, {"gate": "dk", "rest": 3})
    assert (unknown.level, unknown.unconfirmed) == (2, ("gate",))


def test_without_achievement_there_is_no_staged_level() -> None:
    tree = a_questionnaire(a_section("step", "a", combine="sum"), level="staged")
    assert overall(tree, {"a": 3}).level is None


def test_an_unknown_essential_item_caps_nothing_where_the_questionnaire_says_so() -> None:
    rules = {"caps": [{"below": 1, "level": 1}]}
    tree = a_questionnaire(a_section("step", an_item("gate", essential=True), "rest"), essentials=rules)
    assert overall(tree, {"gate": "dk", "rest": 4}).capped_by == ()
    assert overall(tree, {"gate": 0, "rest": 4}).capped_by == ("gate",)


def test_a_cap_of_an_inner_section_holds_every_section_around_it() -> None:
    inner = a_section("inner", an_item("gate", essential=True), *(f"i{n}" for n in range(9)))
    tree = a_questionnaire(a_section("step", inner, a_section("beside", "b")), a_section("other", "o"))
    profile = score(tree, said({"gate": 0, "b": 4, "o": 4, **{f"i{n}": 4 for n in range(9)}}))
    levels = {s.id: s.level for s in (*profile.sections, profile.overall)}
    assert levels == {"step": 1, "inner": 1, "beside": 4, "other": 4, "tree": 1}
