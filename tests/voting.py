"""Votes of small groups for tests: a list of answers for every item, one of each respondent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.agreement.model import Spread, Vote
from scoring.agreement.spreads import find_spreads
from scoring.agreement.votes import Scale, Votes, gather_votes
from scoring.model import Answer, State
from tests.trees import Said, said

FIVE: Scale = (0, 1, 2, 3, 4)
NOT_SHOWN = "not shown"


def votes_of(answers: Mapping[str, Sequence[Said]], *scales: Scale) -> Votes:
    """Return the votes of r0, r1, ... on items that all have the scale, or each its own."""
    each = dict(zip(answers, scales * len(answers) or (FIVE,) * len(answers), strict=False))
    return gather_votes(each, [Vote(f"r{n}", i, _cast(i, a)) for i, row in answers.items() for n, a in enumerate(row)])


def _cast(item: str, answer: Said) -> Answer:
    return Answer(State.OUT_OF_SCOPE) if answer == NOT_SHOWN else said({item: answer})[item]


def spread_of(*answers: Said, scale: Scale = FIVE) -> Spread:
    """Return the spread of the answers to one item."""
    return find_spreads(votes_of({"item": answers}, scale))[0]


def spread_of_counts(*counts: int) -> Spread:
    """Return the spread of options 0, 1, ... chosen so often."""
    answers = [float(place) for place, count in enumerate(counts) for _ in range(count)]
    return spread_of(*answers, scale=tuple(float(place) for place in range(len(counts))))
