"""The model carries the shapes of well-known maturity models without a line of code for any of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.catalogue import Catalogue
from questionnaires.loading import find_problems_in
from questionnaires.model import Questionnaire, Range

SHAPES = Path(__file__).parents[2] / "questionnaires"
CATALOGUE = Catalogue((SHAPES,))


def shape(name: str) -> Questionnaire:
    return CATALOGUE.load(name).questionnaire


@pytest.mark.parametrize("name", CATALOGUE.ids())
def test_every_known_shape_loads_without_a_problem(name: str) -> None:
    assert find_problems_in(SHAPES / name) == ()


def test_samm_has_functions_practices_levels_and_items() -> None:
    samm = shape("samm")
    practices = [practice for function in samm.sections for practice in function.sections]
    assert [function.id for function in samm.sections] == ["governance", "construction", "verification", "operations"]
    assert len(practices) == 12
    assert {practice.combine for practice in practices} == {"sum"}
    assert {len(practice.sections) for practice in practices} == {3}
    assert len(list(samm.walk_items())) == 77


def test_a_practice_of_samm_reaches_the_sum_of_its_levels_and_so_does_the_whole() -> None:
    samm = shape("samm")
    practice = samm.sections[0].sections[0]
    assert practice.reach(samm.score) == Range(low=0, high=3)
    assert samm.reach == Range(low=0, high=3)


def test_c2m2_is_staged_with_a_threshold() -> None:
    c2m2 = shape("c2m2")
    assert {(domain.combine, domain.threshold) for domain in c2m2.sections} == {("staged", 2)}
    assert {item.level for item in c2m2.walk_items()} == {1, 2, 3}
    assert c2m2.scales[0].values == (0, 1, 2, 3)


def test_dsomm_has_activities_that_wait_for_others_and_take_effort() -> None:
    dsomm = shape("dsomm")
    assert any(len(item.after) > 1 for item in dsomm.walk_items())
    assert {action.raises[0].item for action in dsomm.actions} == {item.id for item in dsomm.walk_items()}


def test_ciso_sums_up_to_600() -> None:
    assert shape("ciso-sum").reach == Range(low=0, high=600)
    assert shape("ciso").reach == shape("ciso-flat").reach == Range(low=0, high=100)
