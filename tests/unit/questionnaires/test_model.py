from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from questionnaires.company import CompanyProfile
from questionnaires.loading import load
from questionnaires.model import Action, Condition, Questionnaire, Raise, Range, Section
from tests.unit.questionnaires.sound import STRUCTURE, changed, write_sound

SMALL = CompanyProfile(headcount=6, countries=("RU",))
LARGE = CompanyProfile(headcount=600, countries=("NO",), flags=("regulated",))


@pytest.fixture
def questionnaire(tmp_path: Path) -> Questionnaire:
    return load(write_sound(tmp_path)).questionnaire


def section(combine: str, *weights: float, **more: object) -> Section:
    items = [{"id": f"i{number}", "weight": weight} for number, weight in enumerate(weights)]
    return Section.model_validate({"id": "s", "combine": combine, "items": items, **more})


@pytest.mark.parametrize(
    ("condition", "company", "holds"),
    [
        (Condition(headcount_from=6), SMALL, True),
        (Condition(headcount_from=7), SMALL, False),
        (Condition(headcount_below=6), SMALL, False),
        (Condition(headcount_below=7), SMALL, True),
        (Condition(countries=("RU", "NO")), LARGE, True),
        (Condition(countries=("RU",)), LARGE, False),
        (Condition(flags=("regulated",)), LARGE, True),
        (Condition(flags=("regulated",)), SMALL, False),
        (Condition(headcount_from=6, countries=("NO",)), SMALL, False),
        (Condition(), SMALL, True),
    ],
)
def test_a_condition_holds_when_every_part_of_it_does(
    condition: Condition, company: CompanyProfile, holds: bool
) -> None:
    assert condition.holds(company) is holds


def test_an_item_applies_when_one_of_its_conditions_holds(questionnaire: Questionnaire) -> None:
    dated = questionnaire.sections[0].items[1]
    assert dated.applies_to(SMALL)
    assert not dated.applies_to(LARGE)
    assert dated.applies_to(replace(LARGE, headcount=499))


def test_of_an_unknown_company_everything_is_asked(questionnaire: Questionnaire) -> None:
    assert all(item.applies_to(None) for item in questionnaire.walk_items())


def test_the_first_rule_that_holds_gives_the_weight(questionnaire: Questionnaire) -> None:
    named = questionnaire.sections[0].items[0]
    assert [named.weight_for(company) for company in (None, SMALL, LARGE)] == [3, 3, 4]


def test_items_and_sections_are_walked_in_order_parents_first(questionnaire: Questionnaire) -> None:
    assert [found.id for found in questionnaire.walk_sections()] == ["goals", "work", "rules"]
    assert [found.id for found in questionnaire.walk_items()][1:4] == ["goals.dated", "rules.written", "rules.known"]


def test_items_of_a_track_are_those_that_apply(questionnaire: Questionnaire) -> None:
    assert [item.id for item in questionnaire.items_for(LARGE, "short")] == ["goals.named"]
    assert "goals.dated" not in {item.id for item in questionnaire.items_for(LARGE, "full")}
    assert len(questionnaire.items_for(None, "full")) == 6


def test_an_item_without_scale_has_the_first(questionnaire: Questionnaire) -> None:
    named, dated = questionnaire.sections[0].items
    assert questionnaire.scale_of(named).id == "five"
    assert questionnaire.scale_of(dated).id == "three"


def test_the_size_of_a_company_follows_from_its_headcount(questionnaire: Questionnaire) -> None:
    assert [questionnaire.size_of(company) for company in (SMALL, LARGE, None)] == ["small", "large", "large"]
    assert questionnaire.size_of(replace(SMALL, headcount=50)) == "large"
    assert questionnaire.model_copy(update={"sizes": ()}).size_of(SMALL) is None


def test_a_track_is_suggested_by_its_condition_else_the_last(questionnaire: Questionnaire) -> None:
    assert questionnaire.suggested_track(SMALL) == "short"
    assert questionnaire.suggested_track(LARGE) == "full"


def test_levels_are_those_of_the_bands(questionnaire: Questionnaire) -> None:
    assert questionnaire.levels == (0, 1, 2)


def test_a_mean_reaches_as_far_as_its_parts() -> None:
    assert section("weighted-mean", 1, 3, 0.1).reach(Range(low=1, high=5)) == Range(low=1, high=5)


def test_a_sum_reaches_as_far_as_all_its_parts_together() -> None:
    assert section("sum", 1, 3).reach(Range(low=1, high=5)) == Range(low=4, high=20)


def test_a_staged_section_reaches_its_highest_level() -> None:
    staged = Section.model_validate(
        {"id": "s", "combine": "staged", "threshold": 2, "items": [{"id": "a", "level": 1}, {"id": "b", "level": 3}]}
    )
    assert staged.reach(Range(low=0, high=10)) == Range(low=0, high=3)


def test_an_empty_section_reaches_nothing() -> None:
    assert section("weighted-mean").reach(Range(low=0, high=4)) == Range(low=0, high=0)


def test_the_whole_combines_the_reach_of_its_sections(tmp_path: Path) -> None:
    summed = changed(STRUCTURE, ("combine: weighted-mean", "combine: sum"), ("from: 3, to: 4", "from: 3, to: 12"))
    assert load(write_sound(tmp_path, summed)).questionnaire.reach == Range(low=0, high=12)


@pytest.mark.parametrize(
    ("lead_time", "months"), [("P0M", 0), ("P2W", 0), ("P4W", 0), ("P5W", 1), ("P52W", 12), ("P6M", 6)]
)
def test_a_lead_time_is_counted_in_whole_months(lead_time: str, months: int) -> None:
    lift = Raise.model_validate({"item": "a", "from": 0, "to": 1})
    assert Action(id="a", raises=(lift,), effort={}, owner="lead", lead_time=lead_time).lead_months == months


def test_a_definition_is_frozen_and_knows_its_fields(questionnaire: Questionnaire) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        questionnaire.target = 1
    with pytest.raises(ValidationError, match="colour"):
        TypeAdapter(CompanyProfile).validate_python({"headcount": 5, "colour": "red"})
