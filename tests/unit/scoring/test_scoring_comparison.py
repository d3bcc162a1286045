"""What changed, why, and whether judgement alone could have done it."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import pytest

import questionnaires
from questionnaires.loading import load
from scoring.comparison import Change, compare, minimum_detectable_change
from scoring.model import Profile
from scoring.profile import score
from tests.trees import Said, a_questionnaire, a_section, an_item, said

TREE = a_questionnaire(a_section("goals", "aim", "smart"), a_section("work", "calendar", "budget"))
BEFORE: dict[str, Said] = {"aim": 1, "smart": 2, "calendar": 1, "budget": 2}
LIBRARY = Path(questionnaires.__file__).parent / "library" / "social-media-governance"


def profile(*evidence: str, **changes: Said) -> Profile:
    """Answers that differ from the first ones, with evidence for some items."""
    return score(TREE, said(BEFORE | changes, evidence=evidence))


def change(**changes: Said) -> Change:
    return compare(profile(), profile(**changes), TREE)


def test_another_answer_is_practice() -> None:
    found = change(aim=3)
    assert (found.total, found.practice, found.scope, found.now_known) == pytest.approx((0.5, 0.5, 0, 0))


def test_an_item_that_no_longer_applies_is_scope() -> None:
    found = change(aim="na")
    assert (found.total, found.practice, found.scope, found.now_known) == pytest.approx((0.25, 0, 0.25, 0))


def test_an_item_that_became_known_is_neither_practice_nor_scope() -> None:
    found = compare(profile(aim="dk"), profile(), TREE)
    assert (found.total, found.practice, found.scope, found.now_known) == pytest.approx((-0.25, 0, 0, -0.25))


def test_an_item_that_became_unknown_is_named_with_those_that_became_known() -> None:
    assert change(aim="dk").now_known == pytest.approx(0.25)


def test_all_at_once_is_split_exactly() -> None:
    before, after = profile(budget="dk", smart="na"), profile(aim=3, calendar="na", budget=4)
    found = compare(before, after, TREE)
    assert (before.overall.score, after.overall.score) == pytest.approx((1, 3.25))
    assert (found.practice, found.scope, found.now_known) == pytest.approx((0.75, 0.5, 1))


def test_without_any_common_item_all_of_the_change_is_scope() -> None:
    tree = a_questionnaire(a_section("step", "a", "b"), rated_from=0)
    before, after = score(tree, said({"a": 1, "b": "dk"})), score(tree, said({"a": "na", "b": 4}))
    found = compare(before, after, tree)
    assert (found.total, found.practice, found.scope, found.now_known) == pytest.approx((3, 0, 3, 0))


def test_a_step_has_its_own_change() -> None:
    found = compare(profile(), profile(aim=3, calendar=2), TREE, section="goals")
    assert found.total == pytest.approx(1)
    assert [item.id for item in found.items] == ["aim", "smart"]


def test_an_unrated_assessment_has_no_change() -> None:
    found = compare(profile(aim="dk", smart="dk", budget="dk"), profile(), TREE)
    assert (found.total, found.practice, found.scope, found.now_known) == (None, None, None, None)
    assert not found.could_be_judgement


def test_a_staged_section_has_a_change_but_no_parts() -> None:
    gate = a_section("gate", an_item("one", level=1), an_item("two", level=2), combine="staged", threshold=2)
    tree = a_questionnaire(gate)
    before, after = score(tree, said({"one": 2, "two": 0})), score(tree, said({"one": 2, "two": 3}))
    found = compare(before, after, tree)
    assert (found.total, found.practice, found.scope, found.detectable) == (1, None, None, None)
    assert [item.practice for item in found.items] == [None, None]
    assert not found.could_be_judgement
    assert minimum_detectable_change(before, after, tree) is None


def test_only_another_answer_counts_as_changed() -> None:
    found = change(aim=3, smart="dk")
    assert [item.id for item in found.items if item.changed] == ["aim", "smart"]


def test_an_item_that_came_into_scope_has_not_changed_its_answer() -> None:
    tree = a_questionnaire(
        a_section("step", an_item("a", tracks=["quick", "full"]), "b"),
        tracks=[{"id": "quick", "minutes": 1}, {"id": "full", "minutes": 2}],
    )
    answers = said({"a": 1, "b": 3}, evidence=["b"])
    found = compare(score(tree, answers, track="quick"), score(tree, answers), tree)
    assert not any(item.changed or item.shown_by_evidence for item in found.items)
    assert (found.total, found.scope) == pytest.approx((1, 1))


def test_a_change_is_shown_by_evidence_that_is_new() -> None:
    proven = compare(profile(), profile("aim", "smart", aim=3), TREE)
    assert [item.id for item in proven.items if item.shown_by_evidence] == ["aim"]
    old = compare(profile("aim"), profile("aim", aim=3), TREE)
    assert not any(item.shown_by_evidence for item in old.items)


def test_who_knows_the_dates_names_the_new_evidence() -> None:
    before, after = profile("aim"), profile("aim", aim=3)
    found = compare(before, after, TREE, new_evidence={"aim", "smart"})
    assert [item.id for item in found.items if item.shown_by_evidence] == ["aim"]


def test_the_detectable_change_follows_from_the_shares() -> None:
    found = minimum_detectable_change(profile(), profile(smart="na"), TREE)
    squares = 4 * 0.25**2 + (0.5**2 + 2 * 0.25**2)
    assert found == pytest.approx(1.96 * 0.5 * sqrt(squares))


def test_a_small_change_without_new_evidence_could_be_judgement() -> None:
    assert change(aim=2).could_be_judgement
    assert not compare(profile(), profile("aim", aim=2), TREE).could_be_judgement
    assert not change(aim=4, calendar=4).could_be_judgement


def test_on_the_instrument_judgement_moves_the_whole_by_a_fifth_and_a_step_by_a_half() -> None:
    instrument = load(LIBRARY).questionnaire
    answers = said({item.id: 2 for item in instrument.walk_items()})
    same = score(instrument, answers)
    whole = minimum_detectable_change(same, same, instrument)
    steps = [minimum_detectable_change(same, same, instrument, section=s.id) for s in instrument.sections]
    assert whole == pytest.approx(0.22, abs=0.015)
    assert steps == [pytest.approx(0.5, abs=0.06)] * 5
