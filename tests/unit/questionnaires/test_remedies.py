from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError, field_validator

from questionnaires.loading import find_problems_in
from questionnaires.model import Questionnaire, Words
from questionnaires.remedies import explain, fields_at
from tests.unit.questionnaires.sound import ENGLISH, changed, found_in, told, write_sound

ID_REMEDY = "-> Use small Latin letters and digits, joined by single dots, hyphens or underscores."
CASES: dict[str, tuple[tuple[str, str], *tuple[str, ...]]] = {
    "a weight of 0": (
        ("    weight: 3", "    weight: 0"),
        "44 items[goals.named].weight: a number above 0 is expected, and this is 0",
        "-> Correct it.",
    ),
    "a negative weight": (
        ("    weight: 3", "    weight: -2"),
        "44 items[goals.named].weight: a number above 0 is expected, and this is -2",
        "-> Correct it.",
    ),
    "a weight in words": (
        ("    weight: 3", "    weight: three"),
        '44 items[goals.named].weight: a number is expected, and this is "three"',
        "-> Write a number.",
    ),
    "a weight in quotes": (
        ("    weight: 3", "    weight: '3,5'"),
        '44 items[goals.named].weight: a number is expected, and this is "3,5"',
        "-> Write it without quotes, and with a decimal point.",
    ),
    "a weight that is true": (
        ("    weight: 3", "    weight: true"),
        "44 items[goals.named].weight: a number is expected, and this is true",
        "-> Write a number.",
    ),
    "an infinite weight": (
        ("    weight: 3", "    weight: 1e999"),
        "44 items[goals.named].weight: a finite number is expected, and this is inf",
        "-> Correct it.",
    ),
    "a weight of nothing": (
        ("    weight: 3", "    weight:"),
        "44 items[goals.named].weight: a number is expected, and this is nothing",
        "-> Write a number.",
    ),
    "a number too large": (
        ("target: 3", "target: 1e30"),
        "24 target: 1000000000 or less is expected, and this is 1e+30",
        "-> Correct it.",
    ),
    "a share above one": (
        ("rated_from: 0.5", "rated_from: 50"),
        "21 rated_from: 1 or less is expected, and this is 50",
        "-> Correct it.",
    ),
    "a level that is no whole number": (
        ("{level: 2, from", "{level: 2.5, from"),
        "14 bands[2].level: a whole number is expected, and this is 2.5",
        "-> Write a whole number.",
    ),
    "a version that YAML takes for a number": (
        ('version: "1.0"', "version: 1.0"),
        "2 version: a text is expected, and this is 1",
        "-> Put it in quotes, so that it stays a text.",
    ),
    "a version in words": (
        ('version: "1.0"', 'version: "first"'),
        '2 version: "first" is not written as it must be',
        '-> Write it like "1.0".',
    ),
    "a date that YAML takes for a date": (
        ('date: "2026-01-31"', "date: 2026-01-31"),
        '3 date: "2026-01-31" can be read as a text and as a date',
        '-> Put it in quotes: "2026-01-31".',
    ),
    "a date in another order": (
        ('date: "2026-01-31"', 'date: "31.01.2026"'),
        '3 date: "31.01.2026" is not written as it must be',
        '-> Write it like "2026-11-23".',
    ),
    "a text that is true": (
        ("holder: nobody", "holder: true"),
        "4 licence.holder: a text is expected, and this is true",
        "-> Put it in quotes, so that it stays a text.",
    ),
    "a text that is a list": (
        ("holder: nobody", "holder: [nobody]"),
        "4 licence.holder: a text is expected, and this is a list",
        "-> Write a text.",
    ),
    "yes for true": (
        ("essential: true", "essential: yes"),
        '48 items[goals.named].essential: "yes" can be read as a text and as a yes/no value',
        '-> Write true or false; if it is a text, put it in quotes: "yes".',
    ),
    "a flag in quotes": (
        ("essential: true", 'essential: "true"'),
        '48 items[goals.named].essential: true or false is expected, and this is "true"',
        "-> Write true or false.",
    ),
    "a list without brackets": (
        ("after: [goals.named]", "after: goals.named"),
        '56 items[goals.dated].after: a list is expected, and this is "goals.named"',
        "-> Put it in brackets: [goals.named].",
    ),
    "a text for a list of groups": (
        ("applies: [{headcount_from: 10, headcount_below: 500}, {countries: [RU]}]", "applies: RU"),
        '55 items[goals.dated].applies: a list is expected, and this is "RU"',
        "-> Write its entries below it, each begun with a hyphen.",
    ),
    "a group for a list": (
        ("values: [0, 0.5, 1]", "values: {0.5: a}"),
        "10 scales[three].values[0.5]: a name must be a text, and 0.5 is none",
        '-> Write "0.5".',
        "10 scales[three].values: a list is expected, and this is a group of fields",
        "-> Write its entries below it, each begun with a hyphen.",
    ),
    "a text for a group": (
        ("licence: {id: CC0-1.0, holder: nobody}", "licence: free"),
        '4 licence: a group of fields is expected, and this is "free"',
        "-> Write a group of fields.",
    ),
    "a misspelt field": (
        ("    weight: 3", "    wieght: 3"),
        '44 items[goals.named].wieght: there is no field "wieght" here',
        '-> Did you mean "weight"?',
    ),
    "a misspelt field that is needed": (
        ("  minutes: 10", "  minuts: 10"),
        '31 tracks[full].minuts: there is no field "minuts" here',
        '-> Did you mean "minutes"?',
    ),
    "a field of another place": (
        ("    weight: 3", "    xylophone: 3"),
        '44 items[goals.named].xylophone: there is no field "xylophone" here',
        "-> Delete it.",
    ),
    "a missing field": (
        ("  minutes: 10\n", ""),
        "30 tracks[full].minutes: the field minutes is missing",
        "-> Add it.",
    ),
    "a missing field of the whole": (
        ('version: "1.0"\n', ""),
        "1 version: the field version is missing",
        "-> Add it.",
    ),
    "a choice that does not exist": (
        ("combine: staged", "combine: stage"),
        '61 sections[rules].combine: "stage" is not one of the choices',
        '-> Did you mean "staged"?',
    ),
    "a malformed lead time": (
        ("lead_time: P2W", "lead_time: 2 weeks"),
        '74 actions[name-goals].lead_time: "2 weeks" is not written as it must be',
        "-> Write weeks or months: P2W, P6M.",
    ),
    "an empty country": (
        ('countries: [RU, "NO"]', 'countries: [RU, "NO", ""]'),
        '35 countries[2]: a text that is not empty is expected, and this is ""',
        "-> Correct it.",
    ),
    "an id with capitals": (
        ("id: sound", "id: Sound"),
        '1 id: "Sound" is not written as it must be',
        ID_REMEDY,
    ),
    "an id that ends in a dot": (
        ("id: sound", "id: sound."),
        '1 id: "sound." is not written as it must be',
        ID_REMEDY,
    ),
    "a list too long": (
        ("flags: [regulated]\n", f"flags: [regulated{''.join(f', f{n}' for n in range(300))}]\n"),
        "36 flags: a list of at most 300 entries is expected, and this is a list",
        "-> Correct it.",
    ),
    "an effort for a size that is no id": (
        ("{small: 0.5, large: 2}", "{small: 0.5, large: 2, Very Large: 4}"),
        '72 actions[name-goals].effort[Very Large]: "Very Large" is not written as it must be',
        ID_REMEDY,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_field_that_does_not_fit_is_one_problem_in_plain_words(case: str, tmp_path: Path) -> None:
    change, *expected = CASES[case]
    assert found_in(tmp_path, change) == expected


def test_words_are_held_to_their_fields_too(tmp_path: Path) -> None:
    words = changed(
        ENGLISH,
        ("language: en", "language: english"),
        ("title: Set goals, short", "titel: Set goals, short"),
        ("question: Are they dated?", 'question: ""'),
    )
    assert told(find_problems_in(write_sound(tmp_path, english=words))) == [
        'en:1 language: "english" is not written as it must be',
        "-> Write two small letters: en.",
        'en:10 sections.goals.titel: there is no field "titel" here',
        '-> Did you mean "title"?',
        'en:22 items[goals.dated].question: a text that is not empty is expected, and this is ""',
        "-> Correct it.",
    ]


def test_the_fields_of_a_place_are_known_at_any_depth() -> None:
    assert "prerequisite_level" in fields_at(Questionnaire, ())
    assert fields_at(Questionnaire, ("bands", 3)) == ("level", "from", "to")
    assert fields_at(Questionnaire, ("sections", 0, "sections", 1, "items", 2, "weights", 0, "when")) == (
        "headcount_from",
        "headcount_below",
        "countries",
        "flags",
    )
    assert fields_at(Questionnaire, ("tracks", 0, "suggested")) == fields_at(
        Questionnaire, ("sections", 0, "items", 2, "applies", 1)
    )
    assert "why" in fields_at(Words, ("items", "goals.named"))
    assert fields_at(Questionnaire, ("id",)) == ()


def test_an_unforeseen_error_is_told_in_the_words_of_pydantic() -> None:
    class Odd(BaseModel):
        number: int

        @field_validator("number")
        @classmethod
        def _is_odd(cls, number: int) -> int:
            if number % 2 == 0:
                raise ValueError("an odd number is expected")
            return number

    with pytest.raises(ValidationError) as caught:
        Odd(number=2)
    assert explain(caught.value.errors()[0], Odd) == ("Value error, an odd number is expected", "Correct it.")
