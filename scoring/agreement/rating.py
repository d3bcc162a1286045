"""What counts for a group: what it agreed, else what most of what each of them said comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from math import ceil

import numpy as np

from scoring.agreement.counting import count, find_quantiles
from scoring.agreement.model import GroupRating
from scoring.agreement.policy import POLICY, Policy
from scoring.agreement.votes import FIRST, STATES, Votes
from scoring.model import Answer, State

MIDDLE = np.array((0.5,))


def rate_group(
    votes: Votes, agreed: Mapping[str, Answer], essentials: Collection[str], policy: Policy = POLICY
) -> tuple[GroupRating, ...]:
    """Return what counts for the group at every item, in the order of the items.

    That is the rating in `agreed`, else "not applicable" if more than half of those who answered say so and the item
    is not essential, else the median of the options chosen, else unknown: with two or more who were shown the item,
    the median takes two answers, and those of half of them.
    """
    return tuple(_rate(votes, agreed, essentials, policy))


def _rate(
    votes: Votes, agreed: Mapping[str, Answer], essentials: Collection[str], policy: Policy
) -> Iterator[GroupRating]:
    counts = count(votes)
    medians = np.zeros(len(counts))
    for scale, rows in votes.rows_by_scale():
        medians[rows] = find_quantiles(counts[rows, FIRST : FIRST + len(scale)], scale, MIDDLE)[0]
    for item, row, median in zip(votes.items, counts.tolist(), medians.tolist(), strict=True):
        said = dict(zip(STATES, row, strict=False)) | {State.VALUE: sum(row[FIRST:])}
        answered = said[State.VALUE] + said[State.NOT_APPLICABLE] + said[State.DONT_KNOW]
        state = _state(said, answered, item in essentials, policy)
        answer = agreed.get(item) or Answer(state, median if state is State.VALUE else None)
        mixed = 0 < said[State.NOT_APPLICABLE] < answered
        yield GroupRating(item, answer.state, answer.value, agreed=item in agreed, scope_is_mixed=mixed)


def _state(said: Mapping[State, int], answered: int, essential: bool, policy: Policy) -> State:
    if said[State.NOT_APPLICABLE] > policy.majority * answered and not essential:
        return State.NOT_APPLICABLE
    shown = answered + said[State.UNANSWERED]
    needed = max(policy.least_rated, ceil(policy.quorum * shown)) if shown > 1 else 1
    if said[State.VALUE] >= needed:
        return State.VALUE
    return State.DONT_KNOW if answered else State.UNANSWERED
