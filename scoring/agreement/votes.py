"""What a group said, as one array: the first axis is the item, the second the respondent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from questionnaires.model import Questionnaire
from scoring.agreement.model import Vote
from scoring.errors import ScoringError
from scoring.model import State
from scoring.tree import IntArray

STATES = (State.OUT_OF_SCOPE, State.NOT_APPLICABLE, State.DONT_KNOW, State.UNANSWERED)
"""The states without an option, in the order of their codes in `Votes.codes`; the options of the scale follow."""

FIRST = len(STATES)
_CODES = {state: code for code, state in enumerate(STATES)}
Scale = tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """The votes of a group: `codes` [items, respondents] are places in STATES, or FIRST + the place on the scale.

    `scales` holds the options of every item, lowest first. OUT_OF_SCOPE is who was not shown the item.
    """

    items: tuple[str, ...]
    respondents: tuple[str, ...]
    scales: tuple[Scale, ...]
    codes: IntArray

    def of(self, respondents: Collection[str]) -> Votes:
        """Return the votes of some of the respondents."""
        columns = [column for column, name in enumerate(self.respondents) if name in respondents]
        return Votes(self.items, tuple(self.respondents[c] for c in columns), self.scales, self.codes[:, columns])

    def rows_by_scale(self) -> Iterator[tuple[Scale, IntArray]]:
        """Yield every scale with the rows of the items that have it."""
        if self.scales and self.scales.count(self.scales[0]) == len(self.scales):
            yield self.scales[0], np.arange(len(self.scales))
            return
        rows: dict[Scale, list[int]] = {}
        for row, scale in enumerate(self.scales):
            rows.setdefault(scale, []).append(row)
        yield from ((scale, np.array(mine)) for scale, mine in rows.items())


def scales_of(questionnaire: Questionnaire) -> Mapping[str, Scale]:
    """Return the options of every item of a questionnaire, as `gather_votes` takes them."""
    return {item.id: tuple(questionnaire.scale_of(item).values) for item in questionnaire.walk_items()}


def gather_votes(scales: Mapping[str, Scale], votes: Iterable[Vote], respondents: Sequence[str] = ()) -> Votes:
    """Return the votes of the respondents named and of whoever voted; what nobody said is unanswered.

    ScoringError names every vote on an item without a scale, of a value that is not on its scale, or given twice.
    """
    rows = {item: row for row, item in enumerate(scales)}
    columns = {name: column for column, name in enumerate(dict.fromkeys(respondents))}
    places: dict[Scale, dict[float | None, int]] = {
        scale: {value: FIRST + place for place, value in enumerate(scale)} for scale in set(scales.values())
    }
    codes: dict[tuple[int, int], int] = {}
    problems = []
    for vote in votes:
        scale = scales.get(vote.item, ())
        code = _CODES.get(vote.answer.state) if scale else None
        if scale and code is None:
            code = places[scale].get(vote.answer.value)
        cell = rows.get(vote.item, -1), columns.setdefault(vote.respondent, len(columns))
        if code is None or cell in codes:
            problems.append(_problem(vote, scale, known=code is not None))
        else:
            codes[cell] = code
    if problems:
        raise ScoringError(*problems)
    table = np.full((len(rows), len(columns)), _CODES[State.UNANSWERED], dtype=np.int64)
    if codes:
        table[tuple(np.array(list(codes)).T)] = list(codes.values())
    return Votes(tuple(scales), tuple(columns), tuple(scales.values()), table)


def _problem(vote: Vote, scale: Scale, *, known: bool) -> str:
    where = f'Respondent "{vote.respondent}", item "{vote.item}"'
    if not scale:
        return f"{where}: there is no such item. Use one that has a scale."
    if known:
        return f"{where}: stands there twice. Keep one of them."
    allowed = ", ".join(f"{value:g}" for value in scale)
    given = "an empty value" if vote.answer.value is None else f"{vote.answer.value:g}"
    return f"{where}: {given} is not an option. Use one of {allowed}, or a state without a value."
