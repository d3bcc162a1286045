"""Responses from a file, as CSV or JSON: read whole, and refused with everything that is wrong with it at once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.answering import check_response
from assessments.errors import ImportRefused, InvalidResponse
from assessments.model import Evidence, EvidenceKind, Response
from assessments.separated_text import REMEDY, Columns, Line, read_text, walk_lines
from questionnaires.errors import suggest
from scoring.model import State

if TYPE_CHECKING:
    from questionnaires.model import Questionnaire

COLUMNS = ("item", "value", "reason", "evidence", "comment", "waived_by")
_STATES = {"": State.UNANSWERED, "na": State.NOT_APPLICABLE, "dk": State.DONT_KNOW}
_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")


def read_responses_file(path: Path, questionnaire: Questionnaire) -> tuple[Response, ...]:
    """Return the responses of a CSV or JSON file; ImportRefused lists all that is wrong with it, with its lines."""
    return read_responses(read_text(path), questionnaire, str(path))


def read_responses(text: str, questionnaire: Questionnaire, name: str = "responses") -> tuple[Response, ...]:
    """Return the responses of a text: JSON if it begins with a bracket, else CSV with a line of column names.

    Allowed is what `COLUMNS` names, of which `item` and `value` are needed; `value` is the value of an option, `na`,
    `dk` or empty. ImportRefused lists an unknown item or value, an item twice, a "not applicable" without its reason
    (of an essential item, without who waived it), and whatever else cannot be read.
    """
    problems: list[str] = []
    responses: list[Response] = []
    places: dict[str, str] = {}
    is_json = text.lstrip()[:1] in ("[", "{")
    for entry in _json_entries(text, problems) if is_json else walk_lines(text, Columns(COLUMNS, 2), problems):
        item = entry.fields.get("item", "").strip()
        if not item:
            problems.append(f"{entry.place}: the item is missing. Name it by its id")
        elif item in places:
            problems.append(f"{entry.place}: {item}: stands there twice, first in {places[item]}. Keep one of them")
        else:
            places[item] = entry.place
            try:
                responses.append(_response(entry.fields, item, questionnaire))
            except InvalidResponse as error:
                problems.append(f"{entry.place}: {error}")
    if problems:
        raise ImportRefused(name, tuple(problems), REMEDY)
    return tuple(responses)


def _response(fields: Mapping[str, str], item: str, questionnaire: Questionnaire) -> Response:
    said = fields.get("value", "").strip()
    state = _STATES.get(said.lower())
    value = None
    if state is None:
        state, value = State.VALUE, _number(item, said, questionnaire)
    shown = fields.get("evidence", "").strip()
    response = Response(
        item=item,
        state=state,
        value=value,
        reason=fields.get("reason", "").strip(),
        waived_by=fields.get("waived_by", "").strip(),
        comment=fields.get("comment", ""),
        evidence=Evidence(EvidenceKind.DOCUMENT, shown) if shown else None,
    )
    return check_response(questionnaire, response)


def _number(item: str, said: str, questionnaire: Questionnaire) -> float:
    if _NUMBER.fullmatch(said):
        return float(said.replace(",", "."))
    known = next((known for known in questionnaire.walk_items() if known.id == item), None)
    if known is None:
        return 0.0  # the item is what is wrong, and will be said
    allowed = ", ".join(f"{value:g}" for value in questionnaire.scale_of(known).values)
    remedy = f"Use one of {allowed}, na, dk, or leave it empty"
    raise InvalidResponse(item, f'there is no value "{said[:40]}"', remedy, "value-not-allowed")


def _json_entries(text: str, problems: list[str]) -> Iterator[Line]:
    """Yield the entries of a list of objects, of one under `responses`, or of an object of items and values."""
    try:
        said: object = json.loads(text, object_pairs_hook=tuple)
    except json.JSONDecodeError as error:
        problems.append(f"line {error.lineno}: it is not JSON ({error.msg})")
        return
    except (RecursionError, ValueError):
        problems.append("line 1: it is nested too deeply, or holds a number that is too long")
        return
    if isinstance(said, tuple):
        said = dict(said).get("responses", [_spelt_out(item, value) for item, value in said])
    for number, pairs in enumerate(said if isinstance(said, list) else [said], 1):
        wrong = [f"entry {number}: {sentence}" for sentence in _field_problems(pairs)]
        problems += wrong
        if not wrong:
            fields = {name: "" if value is None else str(value) for name, value in pairs}
            yield Line(f"entry {number}", fields)


def _spelt_out(item: str, said: object) -> tuple[tuple[str, object], ...]:
    return (("item", item), *(said if isinstance(said, tuple) else (("value", said),)))


def _field_problems(pairs: object) -> Iterator[str]:
    if not isinstance(pairs, tuple):
        yield 'it is not an object. Write {"item": ..., "value": ...}'
        return
    names = [name for name, _ in pairs]
    yield from (f'there is no field "{name}". {suggest(name, COLUMNS)}' for name in names if name not in COLUMNS)
    yield from (f'the field "{name}" stands there twice. Keep one' for name in COLUMNS if names.count(name) > 1)
    for name, value in pairs:
        if isinstance(value, bool) or not isinstance(value, str | int | float | None):
            yield f'"{name}" is neither a text nor a number. Write one of these'
