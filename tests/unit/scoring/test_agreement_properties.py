"""What holds for every group and all its answers."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement.agenda import order_to_discuss
from scoring.agreement.model import Kind
from scoring.agreement.rating import rate_group
from scoring.agreement.reliability import find_alpha, find_kendall_w
from scoring.agreement.spreads import find_spreads
from scoring.model import State
from tests.trees import Said
from tests.voting import FIVE, NOT_SHOWN, spread_of, votes_of

SOME = settings(max_examples=30, deadline=None)
ANSWER = st.sampled_from((*FIVE, *FIVE, "na", "dk", None, NOT_SHOWN))
GROUP = st.tuples(st.integers(1, 6), st.integers(0, 7)).flatmap(
    lambda size: st.lists(st.lists(ANSWER, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)


def group_of(rows: list[list[Said]]) -> dict[str, list[Said]]:
    return {f"i{n}": row for n, row in enumerate(rows)}


@SOME
@given(GROUP, st.integers(0, 1000))
def test_the_order_of_respondents_changes_nothing_to_the_last_bit(rows: list[list[Said]], seed: int) -> None:
    people = random.Random(seed).sample(range(len(rows[0])), len(rows[0]))
    votes, moved = votes_of(group_of(rows)), votes_of(group_of([[row[p] for p in people] for row in rows]))
    assert find_spreads(votes) == find_spreads(moved)
    assert rate_group(votes, {}, ("i0",)) == rate_group(moved, {}, ("i0",))
    assert (find_alpha(votes), find_kendall_w(votes)) == (find_alpha(moved), find_kendall_w(moved))


@SOME
@given(GROUP, st.integers(0, 1000))
def test_the_order_of_items_changes_nothing_to_the_last_bit(rows: list[list[Said]], seed: int) -> None:
    group = group_of(rows)
    moved = {item: group[item] for item in random.Random(seed).sample(list(group), len(group))}
    votes, other = votes_of(group), votes_of(moved)
    assert {s.item: s for s in find_spreads(votes)} == {s.item: s for s in find_spreads(other)}
    assert (find_alpha(votes), find_kendall_w(votes)) == (find_alpha(other), find_kendall_w(other))


@SOME
@given(GROUP)
def test_every_measure_stays_within_its_bounds(rows: list[list[Said]]) -> None:
    votes = votes_of(group_of(rows))
    for spread in find_spreads(votes):
        assert (spread.median is None) == (spread.answers == 0)
        assert (spread.range is None) == (spread.answers < 2)
        assert (spread.kind is None) == (spread.answers < 3)
        for measured, low, high in (
            (spread.median, 0, 4),
            (spread.range, 0, 4),
            (spread.iqr, 0, spread.range),
            (spread.consensus, 0, 1),
            (spread.dissent, 0, 1),
            (spread.agreement, -1, 1),
        ):
            assert measured is None or high is None or low <= measured <= high
    alpha, w = find_alpha(votes), find_kendall_w(votes)
    assert alpha is None or -1 <= alpha <= 1
    assert w is None or 0 <= w <= 1


@SOME
@given(st.lists(st.integers(0, 2), min_size=3, max_size=9), st.integers(1, 2))
def test_a_shift_within_the_scale_moves_the_median_and_nothing_else(answers: list[int], shift: int) -> None:
    spread, moved = spread_of(*answers), spread_of(*(a + shift for a in answers))
    assert spread.median is not None
    assert moved.median == spread.median + shift
    camps = None if spread.camps is None else (spread.camps[0] + shift, spread.camps[1] + shift)
    assert moved.camps == camps
    same = replace(moved, median=spread.median, histogram=spread.histogram, camps=spread.camps)
    assert replace(same, consensus=round(same.consensus or 0, 12)) == replace(
        spread, consensus=round(spread.consensus or 0, 12)
    )


@SOME
@given(st.sampled_from(((0, 1, 2, 3, 4), (0, 0.1, 0.3), (-7, 1))), st.integers(0, 9), st.integers(3, 9))
def test_a_group_of_one_mind_agrees_entirely_and_has_no_alpha(scale: tuple[float, ...], place: int, n: int) -> None:
    value = scale[place % len(scale)]
    spread = spread_of(*[value] * n, scale=scale)
    assert (spread.consensus, spread.dissent, spread.agreement) == (1, 0, 1)
    assert (spread.median, spread.range, spread.iqr, spread.kind) == (value, 0, 0, Kind.AGREE)
    assert not spread.flagged
    votes = votes_of({"a": [value] * n, "b": [value] * n}, scale)
    assert find_alpha(votes) is None
    assert find_kendall_w(votes) is None


@SOME
@given(st.integers(2, 6), st.integers(3, 12))
def test_two_halves_at_both_ends_do_not_agree_at_all(half: int, options: int) -> None:
    scale = tuple(float(place) for place in range(options))
    spread = spread_of(*[scale[0]] * half, *[scale[-1]] * half, scale=scale)
    assert (spread.consensus, spread.dissent, spread.agreement) == (0, 1, -1)
    assert (spread.camps, spread.kind, spread.flagged) == ((0, options - 1), Kind.CAMPS, True)


@SOME
@given(GROUP)
def test_what_is_discussed_first_is_never_less_urgent_than_what_follows(rows: list[list[Said]]) -> None:
    votes = votes_of(group_of(rows))
    weights = {"i0": 1.0, "i1": 2.0, "i3": 0.5}
    agenda = order_to_discuss(find_spreads(votes), weights)
    assert sorted(s.item for s in agenda) == sorted(votes.items)
    for before, after in pairwise(agenda):
        if before.iqr is None or after.iqr is None:
            assert after.iqr is None
        elif before.flagged == after.flagged:
            assert before.iqr >= after.iqr
        else:
            assert before.flagged


@SOME
@given(GROUP)
def test_what_counts_for_a_group_lies_among_its_answers_or_is_not_a_value(rows: list[list[Said]]) -> None:
    for rating, row in zip(rate_group(votes_of(group_of(rows)), {}, ()), rows, strict=True):
        chosen = [answer for answer in row if isinstance(answer, int | float)]
        assert (rating.value is None) == (rating.state is not State.VALUE)
        assert rating.value is None or min(chosen) <= rating.value <= max(chosen)
        assert not rating.agreed
