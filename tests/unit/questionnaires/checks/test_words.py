from __future__ import annotations

from pathlib import Path

from questionnaires.loading import find_problems_in
from tests.unit.questionnaires.sound import RUSSIAN, changed, found_in_words, told, write_sound


def test_words_for_an_unknown_id_are_named_with_what_was_meant(tmp_path: Path) -> None:
    assert found_in_words(tmp_path, ("roles: {owner: Owner, lead: Lead}", "roles: {owner: Owner, laed: Lead}")) == [
        'en:29 roles.laed: the questionnaire has no role "laed"',
        '-> Did you mean "lead"?',
        'en:29 roles: the role "lead" has no words in any language',
        "-> Add them here.",
    ]


def test_words_of_a_second_language_are_checked_too(tmp_path: Path) -> None:
    folder = write_sound(tmp_path, russian=changed(RUSSIAN, ("  goals.named:", "  goals.namd:")))
    assert told(find_problems_in(folder)) == [
        'ru:7 items[goals.namd]: the questionnaire has no item "goals.namd"',
        '-> Did you mean "goals.named"?',
    ]


def test_every_option_has_one_text(tmp_path: Path) -> None:
    assert found_in_words(tmp_path, ("mostly, fully]", "mostly]"), ("short: [a, b, c, d, e]", "short: [a]")) == [
        'en:17 items[goals.named].options: there are 4 texts for the 5 options of the scale "five"',
        "-> Write one text per option.",
        'en:18 items[goals.named].short: there is 1 text for the 5 options of the scale "five"',
        "-> Write one text per option.",
    ]


def test_every_option_of_a_scale_has_one_text(tmp_path: Path) -> None:
    assert found_in_words(tmp_path, ('["0", "1", "2", "3", "4"]', '["0", "1"]')) == [
        "en:8 scales.five: there are 2 texts for 5 options",
        "-> Write one text per option.",
    ]


def test_every_level_has_one_name_and_one_note(tmp_path: Path) -> None:
    assert found_in_words(tmp_path, ("[Absent, Begun, Done]", "[Absent, Begun]"), ("Something, Everything", "All")) == [
        "en:5 levels: there are 2 texts for 3 maturity levels",
        "-> Write one text per level, lowest first.",
        "en:6 level_notes: there are 2 texts for 3 maturity levels",
        "-> Write one text per level, lowest first.",
    ]


def test_notes_of_levels_may_be_left_out_and_names_may_not(tmp_path: Path) -> None:
    assert found_in_words(tmp_path, ("level_notes: [Nothing, Something, Everything]\n", "")) == []
    assert found_in_words(tmp_path, ("levels: [Absent, Begun, Done]\n", "")) == [
        "en:1 levels: the 3 maturity levels have no names in any language",
        '-> Add "levels": one name per level, lowest first.',
    ]


def test_an_item_without_words_in_any_language_is_named(tmp_path: Path) -> None:
    assert found_in_words(tmp_path, ("  rules.lived: {title: Lived, question: Are they lived?}\n", "")) == [
        'en:13 items: the item "rules.lived" has no words in any language',
        "-> Add them here.",
    ]


def test_words_in_one_language_are_enough(tmp_path: Path) -> None:
    english = ("  goals: {title: Set goals, short: Goals, intro: Where to}\n", "")
    assert found_in_words(tmp_path, english) == [
        'en:9 sections: the section "goals" has no words in any language',
        "-> Add them here.",
    ]
    (tmp_path / "text.ru.yaml").write_text(RUSSIAN, encoding="utf-8")
    assert find_problems_in(tmp_path) == ()


def test_options_are_named_with_the_item_or_with_its_scale(tmp_path: Path) -> None:
    found = found_in_words(tmp_path, ('scales:\n  five: ["0", "1", "2", "3", "4"]\n', ""))
    assert tuple(found[:2]) == (
        "en:21 items[rules.written].options: the options have no texts in any language",
        '-> Add "options" here, or texts of the scale "five" under "scales".',
    )
    assert len(found) == 2 * 4
