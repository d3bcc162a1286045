"""How the answers of a group lie: every measure of every item, as arrays and as named values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np

from scoring.agreement.counting import count, find_quantiles
from scoring.agreement.layers import find_layers
from scoring.agreement.measures import find_agreement, find_camps, find_consensus
from scoring.agreement.model import Kind, Spread
from scoring.agreement.policy import POLICY, Policy
from scoring.agreement.votes import FIRST, Scale, Votes
from scoring.methods import FloatArray
from scoring.ratings import BoolArray
from scoring.rounding import DECIMALS
from scoring.tree import IntArray

QUARTERS = np.array((0, 0.25, 0.5, 0.75, 1))
NEAR = 10.0**-DECIMALS
"""How near a bound counts as on it."""

LARGEST_PIECE = 2**20
"""Items x options x options of a piece: the layers take as much memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """The measures of every item [items]; NaN is "too few answers". `camps` [items, 2] are options."""

    median: FloatArray
    range: FloatArray
    iqr: FloatArray
    consensus: FloatArray
    agreement: FloatArray
    camps: FloatArray


def measure(votes: Votes, policy: Policy = POLICY) -> Measures:
    """Return every measure of every item as arrays."""
    return _measure(votes, count(votes), policy)


def find_spreads(votes: Votes, policy: Policy = POLICY) -> tuple[Spread, ...]:
    """Return how the answers to every item lie, in the order of the items."""
    counts = count(votes)
    return tuple(_describe(votes, counts[:, FIRST:], _measure(votes, counts, policy), policy))


def _measure(votes: Votes, counts: IntArray, policy: Policy) -> Measures:
    pieces, order = [], []
    for scale, rows in votes.rows_by_scale():
        size = max(1, LARGEST_PIECE // len(scale) ** 2)
        for start in range(0, len(rows), size):
            order.append(rows[start : start + size])
            pieces.append(_measure_piece(counts[order[-1], FIRST : FIRST + len(scale)], scale, policy))
    if len(pieces) == 1:
        return pieces[0]
    if not pieces:
        nothing = np.empty(0)
        return Measures(nothing, nothing, nothing, nothing, nothing, np.empty((0, 2)))
    back = np.argsort(np.concatenate(order))
    return Measures(*(np.concatenate([getattr(p, field.name) for p in pieces])[back] for field in fields(Measures)))


def _measure_piece(counts: IntArray, scale: Scale, policy: Policy) -> Measures:
    answers, layers = counts.sum(axis=1), find_layers(counts)
    lowest, lower, median, upper, highest = find_quantiles(counts, scale, QUARTERS)
    measures = Measures(
        median=median,
        range=highest - lowest,
        iqr=upper - lower,
        consensus=find_consensus(counts, scale),
        agreement=find_agreement(layers),
        camps=np.array((*scale, np.nan))[find_camps(layers, answers * policy.camp_share - NEAR)],
    )
    if answers.min() < policy.least_answers:
        _leave_out(measures, answers, policy)
    return measures


def _leave_out(measures: Measures, answers: IntArray, policy: Policy) -> None:
    few = answers < policy.least_answers
    measures.median[answers == 0] = np.nan
    measures.range[answers < policy.least_range] = np.nan
    for measured in (measures.iqr, measures.consensus, measures.agreement, measures.camps):
        measured[few] = np.nan


def _describe(votes: Votes, counts: IntArray, measures: Measures, policy: Policy) -> Iterator[Spread]:
    numbers = (measures.median, measures.range, measures.iqr, measures.consensus, measures.agreement, measures.camps)
    columns = (counts, *_judge(votes, measures, policy), *numbers)
    rows = zip(votes.items, votes.scales, *(column.tolist() for column in columns), strict=True)
    for item, scale, histogram, flagged, far_off, gathered, median, reach, iqr, consensus, agreement, camps in rows:
        answers = sum(histogram)
        if answers < policy.least_answers:
            yield Spread(item, scale, answers, None if median != median else median, None if reach != reach else reach)
            continue
        apart = camps[0] == camps[0]
        yield Spread(
            item=item,
            scale=scale,
            answers=answers,
            median=median,
            range=reach,
            histogram=tuple(histogram[: len(scale)]),
            iqr=iqr,
            consensus=consensus,
            agreement=agreement,
            camps=tuple(camps) if apart else None,
            kind=Kind.CAMPS if apart else Kind.SPREAD if flagged else _GATHERED[gathered],
            flagged=flagged,
            far_off=far_off,
        )


_GATHERED = (Kind.SPREAD, Kind.LEAN, Kind.AGREE)


def _judge(votes: Votes, measures: Measures, policy: Policy) -> tuple[BoolArray, BoolArray, IntArray]:
    """Return what is flagged, what has a voice far off, and how far the answers gather, as places in _GATHERED."""
    widths, agreement = np.array([scale[-1] - scale[0] for scale in votes.scales]), measures.agreement + NEAR
    flagged: BoolArray = measures.iqr / widths >= policy.wide_iqr - NEAR
    flagged |= agreement < policy.torn_below
    flagged |= measures.camps[:, 0] == measures.camps[:, 0]
    far_off: BoolArray = measures.range / widths >= policy.far_range - NEAR
    return flagged, far_off, np.searchsorted((policy.leaning_from, policy.agreed_from), agreement, side="right")
