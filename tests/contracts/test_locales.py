"""Every language file says the same things, in its own typography."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator

import pytest
import yaml

from locales import languages
from locales.texts import FOLDER, load_texts

REFERENCE = "en"
FORBIDDEN = (
    (re.compile(r'"'), "a straight quotation mark"),
    (re.compile(r"(?<=\w)'|'(?=\w)"), "a straight apostrophe or quotation mark"),
    (re.compile(r"\s-\s"), "a hyphen where a dash belongs"),
    (re.compile(r"\d-\d"), "a hyphen between numbers, where an en dash belongs"),
    (re.compile(r"\.\.\."), "three dots instead of an ellipsis"),
    (re.compile(r"->|>=|<="), "a sign made of letters"),
    (re.compile(r"  |^\s|\s$"), "a stray space"),
    (re.compile(r"!"), "an exclamation mark"),
    (re.compile(r"\b(please|пожалуйста)\b", re.IGNORECASE), "a plea"),
)
LANGUAGES = languages()


def placeholders(text: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def repeated_keys(node: yaml.Node, prefix: str = "") -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        yield from (prefix + name for name, count in Counter(names).items() if count > 1)
        for key, value in node.value:
            yield from repeated_keys(value, f"{prefix}{key.value}.")


def test_english_and_russian_are_there() -> None:
    assert set(LANGUAGES) >= {"en", "ru"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_exactly_the_texts_of_the_others(language: str) -> None:
    assert set(load_texts(language)) ^ set(load_texts(REFERENCE)) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_takes_the_same_values_in_every_language(language: str) -> None:
    reference = load_texts(REFERENCE)
    differing = [
        key
        for key, text in load_texts(language).items()
        if set(placeholders(text)) != set(placeholders(reference.get(key, text)))
    ]
    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    root = yaml.compose((FOLDER / f"{language}.yaml").read_text("utf-8"), Loader=yaml.SafeLoader)
    assert root is not None
    assert list(repeated_keys(root)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_follow_the_rules_of_typography(language: str) -> None:
    faults = [
        f"{key}: {name}: {text}"
        for key, text in load_texts(language).items()
        for pattern, name in FORBIDDEN
        if pattern.search(text)
    ]
    assert faults == []


def test_russian_quotes_are_russian() -> None:
    assert [key for key, text in load_texts("ru").items() if "“" in text or "”" in text] == []


def test_english_texts_hold_no_cyrillic() -> None:
    assert [key for key, text in load_texts("en").items() if re.search("[а-яё]", text, re.IGNORECASE)] == []
