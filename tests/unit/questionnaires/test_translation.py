from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from questionnaires.loading import load
from questionnaires.translation import Edition, missing_texts, order_languages
from tests.unit.questionnaires.sound import ENGLISH, RUSSIAN, STRUCTURE, changed, write_sound


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return load(write_sound(tmp_path, russian=RUSSIAN))


def test_english_comes_first_then_the_others_in_order() -> None:
    assert order_languages(["ru", "de", "en"]) == ("en", "de", "ru")


def test_a_text_of_its_own_language_counts(edition: Edition) -> None:
    assert edition.words("ru").items["goals.named"].question == "Названы ли цели?"
    assert edition.words("ru").language == "ru"


def test_a_missing_text_falls_back_field_by_field(edition: Edition) -> None:
    russian = edition.words("ru")
    assert russian.about == "All is well."
    assert russian.items["goals.named"].why == "Because."
    assert russian.items["rules.lived"].title == "Lived"
    assert russian.sections["goals"].intro == "Where to"
    assert russian.roles == {"owner": "Owner", "lead": "Lead"}
    assert russian.countries == {"RU": "Russia", "NO": "Norway"}


def test_english_falls_back_to_another_language(tmp_path: Path) -> None:
    english = changed(ENGLISH, ("  goals: {title: Set goals, short: Goals, intro: Where to}\n", ""))
    assert load(write_sound(tmp_path, english=english, russian=RUSSIAN)).words("en").sections["goals"].title == (
        "Поставить цели"
    )


def test_an_unknown_language_is_answered_in_english(edition: Edition) -> None:
    assert edition.words("de") is edition.words("en")


def test_without_english_an_unknown_language_is_answered_in_the_first_one(tmp_path: Path) -> None:
    russian = changed(ENGLISH, ("language: en", "language: ru"))
    assert load(write_sound(tmp_path, english=None, russian=russian)).words("en").language == "ru"


def test_every_item_has_its_options_in_full_and_in_short(edition: Edition) -> None:
    english = edition.words("en").items
    assert english["goals.named"].short == ("a", "b", "c", "d", "e")
    assert english["goals.dated"].short == english["goals.dated"].options == ("no", "some", "yes")
    assert english["rules.lived"].options == english["rules.lived"].short == ("0", "1", "2", "3", "4")


def test_full_options_of_a_language_go_before_short_ones_of_another(edition: Edition) -> None:
    assert edition.words("ru").items["goals.named"].short == (
        "нет",
        "едва",
        "наполовину",
        "в основном",
        "полностью",
    )


def test_every_section_has_a_short_title(edition: Edition) -> None:
    assert edition.words("en").sections["work"].short == "Do the work"
    assert edition.words("ru").sections["goals"].short == "Поставить цели"


def test_levels_stand_at_their_number(tmp_path: Path) -> None:
    structure = changed(STRUCTURE, ("{level: 1, from", "{level: 2, from"), ("{level: 2, from: 3", "{level: 4, from: 3"))
    structure = changed(structure, ("{below: 2, level: 1}", "{below: 2, level: 2}"), ("caps_at: 1", "caps_at: 2"))
    words = load(write_sound(tmp_path, structure)).words("en")
    assert words.levels == ("Absent", "", "Begun", "", "Done")
    assert words.level_notes[4] == "Everything"


def test_texts_missing_in_a_language_are_listed_once_at_the_top(edition: Edition) -> None:
    warnings = missing_texts(edition)
    assert {problem.file for problem in warnings} == {"sound/text.ru.yaml"}
    places = [problem.where for problem in warnings]
    assert places[:4] == ["about", "instruction", "level_notes", "scales.five"]
    assert "items.goals.named.why" in places
    assert "items.rules.lived" in places
    assert "items.rules.lived.title" not in places
    assert len(places) == len(set(places))


def test_a_missing_text_names_the_language_that_stands_in(tmp_path: Path) -> None:
    english = changed(ENGLISH, ("  goals: {title: Set goals, short: Goals, intro: Where to}\n", ""))
    warnings = missing_texts(load(write_sound(tmp_path, english=english, russian=RUSSIAN)))
    assert [str(problem) for problem in warnings if problem.file == "sound/text.en.yaml"] == [
        'sound/text.en.yaml: sections.goals: no text in this language. Until it is added, the text of "ru" is shown.'
    ]


def test_nothing_is_missing_where_there_is_one_language(tmp_path: Path) -> None:
    assert missing_texts(load(write_sound(tmp_path))) == ()


def test_the_fingerprint_follows_the_content_and_not_the_writing(tmp_path: Path) -> None:
    first = load(write_sound(tmp_path / "a"))
    remarked = "# a remark\n" + STRUCTURE.replace("{low: 0, high: 4}", "{high: 4.0, low: 0}")
    assert load(write_sound(tmp_path / "b", remarked)).sha256 == first.sha256
    assert load(write_sound(tmp_path / "c", changed(STRUCTURE, ("target: 3", "target: 2")))).sha256 != first.sha256
    assert load(write_sound(tmp_path / "d", english=changed(ENGLISH, ("All is well", "All")))).sha256 != first.sha256
    assert load(write_sound(tmp_path / "e", russian=RUSSIAN)).sha256 != first.sha256


def test_an_edition_is_not_changed(edition: Edition) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        edition.sha256 = "x"  # type: ignore[misc]
