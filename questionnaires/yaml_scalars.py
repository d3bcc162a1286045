"""What an unquoted YAML text means: the JSON readings, text, or a refusal where YAML readers disagree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import yaml

from questionnaires.errors import shown

CONSTANTS: Final = {"": None, "~": None, "null": None, "true": True, "false": False}
NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,300})(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
DIGITS = re.compile(r"[-+]?[0-9]+")
CORE = "tag:yaml.org,2002:"
QUOTE = "Put it in quotes: {}."
READINGS = {
    "bool": ("a yes/no value", "Write true or false; if it is a text, put it in quotes: {}."),
    "timestamp": ("a date", QUOTE),
    "int": ("a number", "Write the number in plain decimal digits; if it is a text, put it in quotes: {}."),
    "float": ("a number", "Write the number in plain decimal digits; if it is a text, put it in quotes: {}."),
}


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A text that another reader of YAML takes for something else."""

    what: str
    remedy: str


def meaning_of(text: str) -> str | float | bool | Ambiguity | None:
    """Return the value of an unquoted text."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    number = NUMBER.fullmatch(text)
    if number is not None:
        return float(text) if number[2] or number[3] else int(text)
    if DIGITS.fullmatch(text):
        return _ambiguity(text, "int")
    for tag, pattern in yaml.CSafeLoader.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            return _ambiguity(text, tag.removeprefix(CORE))
    return text


def _ambiguity(text: str, kind: str) -> Ambiguity:
    reading, remedy = READINGS.get(kind, ("a sign of its own", QUOTE))
    return Ambiguity(f"{shown(text)} can be read as a text and as {reading}", remedy.format(shown(text)))
