"""What every questionnaire of the library keeps to."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from questionnaires.catalogue import LIBRARY, Catalogue
from questionnaires.loading import find_problems_in
from questionnaires.schema import FOLDER
from questionnaires.translation import missing_texts

CATALOGUE = Catalogue()
IDS = CATALOGUE.ids()
LANGUAGES = ("en", "ru")


def test_the_library_is_not_empty() -> None:
    assert IDS


@pytest.mark.parametrize("questionnaire_id", IDS)
def test_it_loads_without_a_problem_under_the_name_of_its_folder(questionnaire_id: str) -> None:
    assert find_problems_in(LIBRARY / questionnaire_id) == ()
    assert CATALOGUE.load(questionnaire_id).questionnaire.id == questionnaire_id


@pytest.mark.parametrize("questionnaire_id", IDS)
def test_it_is_complete_in_english_and_in_russian(questionnaire_id: str) -> None:
    edition = CATALOGUE.load(questionnaire_id)
    assert set(LANGUAGES) <= set(edition.languages)
    assert missing_texts(edition) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("questionnaire_id", IDS)
def test_every_item_has_a_text_for_every_option(questionnaire_id: str, language: str) -> None:
    edition = CATALOGUE.load(questionnaire_id)
    words = edition.words(language)
    for item in edition.questionnaire.walk_items():
        options = len(edition.questionnaire.scale_of(item).values)
        assert len(words.items[item.id].options) == options, item.id
        assert len(words.items[item.id].short) == options, item.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("questionnaire_id", IDS)
def test_everything_that_is_shown_has_a_name(questionnaire_id: str, language: str) -> None:
    edition = CATALOGUE.load(questionnaire_id)
    questionnaire, words = edition.questionnaire, edition.words(language)
    assert len(words.levels) == max(questionnaire.levels, default=-1) + 1
    assert {section.id for section in questionnaire.walk_sections()} == set(words.sections)
    assert {action.id for action in questionnaire.actions} == set(words.actions)
    assert set(questionnaire.roles) == set(words.roles)
    assert set(questionnaire.flags) == set(words.flags)
    assert set(questionnaire.countries) == set(words.countries)
    assert {track.id for track in questionnaire.tracks} == set(words.tracks)
    assert {size.id for size in questionnaire.sizes} == set(words.sizes)


@pytest.mark.parametrize("questionnaire_id", IDS)
def test_every_action_says_when_it_is_done_and_every_source_is_dated_or_checked(questionnaire_id: str) -> None:
    edition = CATALOGUE.load(questionnaire_id)
    for language in LANGUAGES:
        actions = edition.words(language).actions
        assert [name for name, text in actions.items() if not text.done_when] == []
    assert [source.id for source in edition.questionnaire.sources if not source.checked] == []


@pytest.mark.parametrize(
    ("file", "schema"), [("questionnaire", "schema"), *((f"text.{language}", "words.schema") for language in LANGUAGES)]
)
@pytest.mark.parametrize("questionnaire_id", IDS)
def test_an_editor_finds_no_fault_with_its_files(questionnaire_id: str, file: str, schema: str) -> None:
    text = (LIBRARY / questionnaire_id / f"{file}.yaml").read_text(encoding="utf-8")
    rules = json.loads((FOLDER / f"{schema}.json").read_text(encoding="utf-8"))
    jsonschema.validate(yaml.load(text, yaml.CSafeLoader), rules)
    assert text.startswith(f"# yaml-language-server: $schema=../../{schema}.json\n")
