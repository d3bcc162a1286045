"""What the members of a group said, from a file: read whole, and refused with everything that is wrong at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assessments.errors import ImportRefused
from assessments.separated_text import REMEDY, Columns, Line, read_text, walk_lines
from scoring.agreement.model import Vote
from scoring.model import Answer, State

COLUMNS = Columns(("respondent", "item", "value"), needed=3)
MOST_CELLS = 10_000_000
_STATES = {"": State.UNANSWERED, "na": State.NOT_APPLICABLE, "dk": State.DONT_KNOW}
_NUMBER = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,15})?")
_MOST_SPELLED_OUT = 11


def read_votes_file(path: Path, scale: tuple[float, ...]) -> tuple[Vote, ...]:
    """Return the votes of a CSV file; ImportRefused lists all that is wrong with it, with line and column."""
    return read_votes(read_text(path), scale, str(path))


def read_votes(text: str, scale: tuple[float, ...], name: str = "votes") -> tuple[Vote, ...]:
    """Return the votes of a CSV text with the columns respondent, item and value.

    `value` is one of the scale, `na`, `dk` or empty. ImportRefused lists whatever is missing, is not on the scale, or
    was said twice by the same respondent; and a file that names more respondents and items than can be compared.
    """
    problems: list[str] = []
    votes: list[Vote] = []
    places: dict[tuple[str, str], str] = {}
    for line in walk_lines(text, COLUMNS, problems):
        who, item, said = (line.fields.get(column, "").strip() for column in COLUMNS.names)
        answer = _answer(said, scale)
        wrong = [*_missing(line), *([] if answer else [_not_on_scale(line, said, scale)])]
        if (who, item) in places and not wrong:
            first = places[who, item]
            wrong = [f'{line.place}, column item: "{who[:40]}" answers "{item[:40]}" twice, first in {first}. Keep one']
        problems += wrong
        places.setdefault((who, item), line.place)
        if answer and not wrong:
            votes.append(Vote(who, item, answer))
    problems += _too_many(votes)
    if problems:
        raise ImportRefused(name, tuple(problems), REMEDY)
    return tuple(votes)


def _answer(said: str, scale: tuple[float, ...]) -> Answer | None:
    state = _STATES.get(said.lower())
    if state is not None:
        return Answer(state)
    value = float(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None
    return Answer(State.VALUE, value) if value in scale else None


def _missing(line: Line) -> Iterator[str]:
    for column in COLUMNS.names[:2]:
        if not line.fields.get(column, "").strip():
            yield f"{line.place}, column {column}: it is empty. Name the {column}"


def _not_on_scale(line: Line, said: str, scale: tuple[float, ...]) -> str:
    allowed = ", ".join(f"{value:g}" for value in scale)
    if len(scale) > _MOST_SPELLED_OUT:
        allowed = f"the whole numbers from {scale[0]:g} to {scale[-1]:g}"
    remedy = f"Use one of {allowed}, na, dk, or leave it empty"
    return f'{line.place}, column value: there is no value "{said[:40]}". {remedy}'


def _too_many(votes: list[Vote]) -> Iterator[str]:
    respondents, items = len({vote.respondent for vote in votes}), len({vote.item for vote in votes})
    if respondents * items > MOST_CELLS:
        yield (
            f"line 1: there are {respondents:,} respondents and {items:,} items, more than can be compared. "
            "Look whether the columns are mixed up, or split the file"
        )
