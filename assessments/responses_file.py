"""Responses from a file, as CSV or JSON: read whole, and refused with everything that is wrong with it at once."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.answering import check_response
from assessments.errors import ImportRefused, InvalidResponse
from assessments.model import Evidence, EvidenceKind, Response
from assessments.text import COMMENT
from questionnaires.errors import suggest
from scoring.model import State

if TYPE_CHECKING:
    from questionnaires.model import Questionnaire

COLUMNS = ("item", "value", "reason", "evidence", "comment", "waived_by")
NEEDED = COLUMNS[:2]
LARGEST = 20_000_000
_STATES = {"": State.UNANSWERED, "na": State.NOT_APPLICABLE, "dk": State.DONT_KNOW}
_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
_REMEDY = "Correct the file and try again"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One response as it stands in the file, and where it stands."""

    place: str
    fields: Mapping[str, str]


def read_responses_file(path: Path, questionnaire: Questionnaire) -> tuple[Response, ...]:
    """Return the responses of a CSV or JSON file; ImportRefused lists all that is wrong with it, with its lines."""
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRefused(str(path), (f"it is larger than {LARGEST // 1_000_000} MB",), _REMEDY)
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise ImportRefused(str(path), (f"it cannot be read: {reason}",), "Check the name of the file") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        remedy = 'Save it again as "CSV UTF-8"'
        raise ImportRefused(str(path), (f"line {line}: it is not written in UTF-8",), remedy) from None
    return read_responses(text, questionnaire, str(path))


def read_responses(text: str, questionnaire: Questionnaire, name: str = "responses") -> tuple[Response, ...]:
    """Return the responses of a text: JSON if it begins with a bracket, else CSV with a line of column names.

    Allowed is what `COLUMNS` names, of which `item` and `value` are needed; `value` is the value of an option, `na`,
    `dk` or empty. ImportRefused lists an unknown item or value, an item twice, a "not applicable" without its reason
    (of an essential item, without who waived it), and whatever else cannot be read.
    """
    problems: list[str] = []
    responses: list[Response] = []
    places: dict[str, str] = {}
    find_entries = _json_entries if text.lstrip()[:1] in ("[", "{") else _csv_entries
    for entry in find_entries(text, problems):
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
        raise ImportRefused(name, tuple(problems), _REMEDY)
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


def _csv_entries(text: str, problems: list[str]) -> Iterator[_Entry]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    columns: tuple[str, ...] = ()
    line = 1
    try:
        for row in reader:
            place, line = f"line {line}", reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not columns:
                columns = tuple(name.strip().lower() for name in row)
                wrong = [f"{place}: {sentence}" for sentence in _column_problems(columns)]
                problems += wrong
                if wrong:
                    return
            elif len(row) > len(columns):
                problems.append(f"{place}: there are more cells than columns. Put texts with commas in quotes")
            else:
                yield _Entry(place, dict(zip(columns, row, strict=False)))
    except csv.Error as error:
        problems.append(f"line {line}: {_csv_problem(error)}")
    if not columns:
        problems.append(f"line 1: the file is empty. Begin it with {','.join(NEEDED)}")


def _csv_problem(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a text in it is far too long, at most {COMMENT:,} characters can be kept. Shorten it"
    return f"it is not CSV ({error}). Look for a quotation mark that is missing"


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return next((mark for mark in (",", ";", "\t") if mark in header), ",")


def _column_problems(columns: tuple[str, ...]) -> Iterator[str]:
    yield from (f'there is no column "{name}". {suggest(name, COLUMNS)}' for name in columns if name not in COLUMNS)
    yield from (f'the column "{name}" is missing. Add it' for name in NEEDED if name not in columns)
    yield from (f'the column "{name}" stands there twice. Keep one' for name in COLUMNS if columns.count(name) > 1)


def _json_entries(text: str, problems: list[str]) -> Iterator[_Entry]:
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
            yield _Entry(f"entry {number}", fields)


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
