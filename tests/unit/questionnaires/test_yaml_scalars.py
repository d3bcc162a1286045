from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from questionnaires.yaml_scalars import Ambiguity, meaning_of


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("+3", 3),
        ("0.25", 0.25),
        ("1e3", 1000.0),
        ("goals.named", "goals.named"),
        ("1.2.3", "1.2.3"),
        ("a: b", "a: b"),
        ("Отсутствует", "Отсутствует"),
    ],
)
def test_what_every_reader_understands_alike_is_taken(text: str, meaning: object) -> None:
    found = meaning_of(text)
    assert found == meaning
    assert type(found) is type(meaning)


@pytest.mark.parametrize("text", ["yes", "No", "on", "OFF", "True", "FALSE"])
def test_other_words_for_yes_and_no_are_refused(text: str) -> None:
    assert meaning_of(text) == Ambiguity(
        f'"{text}" can be read as a text and as a yes/no value',
        f'Write true or false; if it is a text, put it in quotes: "{text}".',
    )


def test_a_date_is_refused_with_the_advice_to_quote_it() -> None:
    assert meaning_of("2026-11-23") == Ambiguity(
        '"2026-11-23" can be read as a text and as a date', 'Put it in quotes: "2026-11-23".'
    )


@pytest.mark.parametrize("text", ["012", "0x1F", "0b1", "1_000", "12:30:45", ".5", ".inf", "-.INF", ".nan", "9" * 400])
def test_odd_ways_to_write_a_number_are_refused(text: str) -> None:
    found = meaning_of(text)
    assert isinstance(found, Ambiguity)
    assert found.what.endswith("can be read as a text and as a number")


@pytest.mark.parametrize("text", ["=", "<<", "NULL"])
def test_signs_of_yaml_itself_are_refused(text: str) -> None:
    assert meaning_of(text) == Ambiguity(
        f'"{text}" can be read as a text and as a sign of its own', f'Put it in quotes: "{text}".'
    )


@given(st.text(alphabet="0123456789.+-_:eEaxnoNytrufl~", max_size=12))
def test_what_is_taken_for_a_text_is_a_text_to_other_readers_too(text: str) -> None:
    if meaning_of(text) == text:
        resolver: Any = yaml.CSafeLoader("")
        assert resolver.resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str"
