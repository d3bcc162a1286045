"""What pydantic found wrong with a value, in plain words, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import NoneType
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from questionnaires.errors import shown, suggest
from questionnaires.model import DATE, ID, LANGUAGE, LEAD_TIME, VERSION
from questionnaires.nodes import Place

NUMERIC = re.compile(r"[-+]?[0-9]+([.,][0-9]+)?")
KINDS = {
    "string_type": "a text",
    "float_type": "a number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "mapping_type": "a group of fields",
    "dict_type": "a group of fields",
}
BOUNDS = {
    "greater_than": "a number above {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "finite_number": "a finite number",
    "string_too_short": "a text that is not empty",
    "string_too_long": "at most {max_length} characters",
    "too_long": "a list of at most {max_length} entries",
}
PATTERNS = {
    ID: "Use small Latin letters and digits, joined by single dots, hyphens or underscores.",
    VERSION: 'Write it like "1.0".',
    DATE: 'Write it like "2026-11-23".',
    LEAD_TIME: "Write weeks or months: P2W, P6M.",
    LANGUAGE: "Write two small letters: en.",
}

Explanation = tuple[str, str]


def explain(error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    """Return what is wrong and what to do, each as a phrase of a `Problem`."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in KINDS:
        return f"{KINDS[kind]} is expected, and this is {shown(error['input'])}", _other_kind(error, model)
    if kind in BOUNDS:
        bound = BOUNDS[kind].format(**{name: shown(limit) for name, limit in context.items()})
        return f"{bound} is expected, and this is {shown(error['input'])}", "Correct it."
    special = SPECIAL.get(kind)
    return special(error, model) if special else (error["msg"], "Correct it.")


def fields_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """Return the names of the fields that may stand at a place, as they are written in the file."""
    at: object = model
    for step in place:
        fields = _fields_of(at)
        at = fields[step] if isinstance(step, str) and step in fields else _element_of(at)
    return tuple(_fields_of(at))


def _other_kind(error: ErrorDetails, model: type[BaseModel]) -> str:
    kind, value = error["type"], error["input"]
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "Put it in quotes, so that it stays a text."
    if kind == "tuple_type":
        simple = isinstance(value, str | int | float) and not fields_at(model, (*error["loc"], 0))
        return f"Put it in brackets: [{value}]." if simple else "Write its entries below it, each begun with a hyphen."
    if isinstance(value, str) and NUMERIC.fullmatch(value):
        return "Write it without quotes, and with a decimal point."
    return f"Write {KINDS[kind]}."


def _missing(error: ErrorDetails, _model: type[BaseModel]) -> Explanation:
    return f"the field {error['loc'][-1]} is missing", "Add it."


def _unknown_field(error: ErrorDetails, model: type[BaseModel]) -> Explanation:
    *place, name = error["loc"]
    return f"there is no field {shown(name)} here", suggest(str(name), fields_at(model, tuple(place))) or "Delete it."


def _unknown_choice(error: ErrorDetails, _model: type[BaseModel]) -> Explanation:
    choices = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    return f"{shown(error['input'])} is not one of the choices", suggest(str(error["input"]), choices)


def _unlike_pattern(error: ErrorDetails, _model: type[BaseModel]) -> Explanation:
    pattern = error["ctx"]["pattern"]
    return f"{shown(error['input'])} is not written as it must be", PATTERNS.get(pattern, f"It must match {pattern}")


def _too_few(error: ErrorDetails, _model: type[BaseModel]) -> Explanation:
    needed, actual = error["ctx"]["min_length"], error["ctx"]["actual_length"]
    return f"{needed} or more entries are needed, and the list has {actual}", "Add what is missing."


SPECIAL: Mapping[str, Callable[[ErrorDetails, type[BaseModel]], Explanation]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "literal_error": _unknown_choice,
    "string_pattern_mismatch": _unlike_pattern,
    "too_short": _too_few,
}


def _fields_of(annotation: object) -> Mapping[str, object]:
    for choice in (annotation, *get_args(annotation)):
        if isinstance(choice, type) and issubclass(choice, BaseModel):
            return {field.alias or name: field.annotation for name, field in choice.model_fields.items()}
    return {}


def _element_of(annotation: object) -> object:
    kinds = [kind for kind in get_args(annotation) if kind not in {Ellipsis, NoneType}]
    return kinds[-1] if kinds else annotation
