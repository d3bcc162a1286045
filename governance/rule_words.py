"""The messages of the rules: one file per language, a message or several for the values it may lack."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter
from types import MappingProxyType

import yaml

from locales.typography import bind

FOLDER = Path(__file__).parent / "rules"
ENGLISH = "en"
Variant = tuple[str, frozenset[str]]


@cache
def find_message_languages() -> tuple[str, ...]:
    """Return the languages that have messages, in alphabetical order."""
    return tuple(sorted(path.suffixes[0][1:] for path in FOLDER.glob("text.[a-z][a-z].yaml")))


@cache
def load_messages(language: str) -> Mapping[str, tuple[Variant, ...]]:
    """Return the messages of a language by rule, English where it has none; each with the values it names."""
    known = language if language in find_message_languages() else ENGLISH
    text = (FOLDER / f"text.{known}.yaml").read_text("utf-8")
    tree = yaml.load(text, Loader=yaml.CSafeLoader)
    return MappingProxyType({rule: tuple(_variants(message, known)) for rule, message in tree.items()})


def find_template(rule: str, language: str, values: Collection[str]) -> str:
    """Return the first message of a rule that names no value but these."""
    return next(template for template, names in load_messages(language)[rule] if names <= set(values))


def _variants(message: str | list[str], language: str) -> Iterator[Variant]:
    for template in (message,) if isinstance(message, str) else message:
        names = frozenset(name for _, name, _, _ in Formatter().parse(template) if name)
        yield bind(template, language), names
