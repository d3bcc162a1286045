"""The measures of a spread, against their definitions written down in another way."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement.model import Kind
from scoring.agreement.reliability import find_alpha, find_kendall_w
from scoring.agreement.spreads import find_spreads, measure
from tests.trees import Said
from tests.voting import FIVE, spread_of, spread_of_counts, votes_of

SOME = settings(max_examples=25, deadline=None)
COUNTS = (
    st.integers(2, 13)
    .flatmap(lambda n: st.lists(st.integers(0, 6), min_size=n, max_size=n))
    .filter(lambda counts: sum(counts) >= 3)
)


def agreement_by_triples(counts: Sequence[int]) -> Fraction:
    """Return A as its author describes it: layer after layer is taken off, and all triples of a layer are looked at."""
    left, total, options = list(counts), sum(counts), len(counts)
    found = Fraction(0)
    while any(left):
        layer = [int(n > 0) for n in left]
        low = min(n for n in left if n)
        triples = [t for t in combinations(layer, 3) if sum(t) == 2]
        against = triples.count((1, 0, 1))
        peak = Fraction(1)
        if triples:
            conform = len(triples) - against
            peak = Fraction((options - 2) * conform - (options - 1) * against, (options - 2) * len(triples))
        found += Fraction(low * sum(layer), total) * peak * (1 - Fraction(sum(layer) - 1, options - 1))
        left = [n - low * inside for n, inside in zip(left, layer, strict=True)]
    return found


def camps_by_looking(counts: Sequence[int]) -> set[tuple[int, int]]:
    """Return all pairs that are two camps, with exact shares."""
    total = sum(counts)
    return {
        (i, j)
        for i, j in combinations(range(len(counts)), 2)
        if j - i > 1
        and min(counts[i], counts[j]) * 10 >= total * 3
        and max(counts[i + 1 : j]) < min(counts[i], counts[j])
    }


@SOME
@given(COUNTS)
def test_the_agreement_is_that_of_its_layers(counts: list[int]) -> None:
    assert spread_of_counts(*counts).agreement == pytest.approx(float(agreement_by_triples(counts)), abs=1e-12)


@SOME
@given(COUNTS)
def test_the_consensus_is_the_mean_logarithm_of_nearness(counts: list[int]) -> None:
    total, width = sum(counts), len(counts) - 1
    mean = Fraction(sum(place * n for place, n in enumerate(counts)), total)
    terms = (n / total * log2(1 - abs(place - mean) / width) for place, n in enumerate(counts) if n)
    assert spread_of_counts(*counts).consensus == pytest.approx(1 + sum(terms), abs=1e-12)


@SOME
@given(COUNTS)
def test_two_camps_are_a_pair_with_a_valley_and_the_strongest_such(counts: list[int]) -> None:
    pairs, camps = camps_by_looking(counts), spread_of_counts(*counts).camps
    assert (camps is None) == (not pairs)
    if camps is not None:
        assert camps in pairs
        assert min(counts[int(c)] for c in camps) == max(min(counts[i], counts[j]) for i, j in pairs)


@SOME
@given(st.lists(st.sampled_from((-1.0, 0.0, 0.3, 10.0)), min_size=3, max_size=12))
def test_quartiles_are_those_of_numpy_on_an_uneven_scale(answers: list[float]) -> None:
    spread = spread_of(*answers, scale=(-1, 0, 0.3, 10))
    low, middle, high = np.quantile(answers, (0.25, 0.5, 0.75)).tolist()
    assert spread.median == pytest.approx(middle)
    assert spread.iqr == pytest.approx(high - low)
    assert spread.range == pytest.approx(max(answers) - min(answers))
    assert spread.histogram == tuple(answers.count(option) for option in spread.scale)


@SOME
@given(st.lists(st.lists(st.sampled_from((*FIVE, None)), min_size=4, max_size=4), min_size=1, max_size=6))
def test_alpha_is_observed_by_expected_disagreement_of_pairs(rows: list[list[float | None]]) -> None:
    units = [[value for value in row if value is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    together = [value for unit in units for value in unit]

    def difference(a: float, b: float) -> Fraction:
        between = sum(min(a, b) <= value <= max(a, b) for value in together)
        return (between - Fraction(together.count(a) + together.count(b), 2)) ** 2 if a != b else Fraction(0)

    observed = sum((sum(difference(*p) for p in combinations(u, 2)) / Fraction(len(u) - 1) for u in units), Fraction(0))
    expected = sum((difference(*pair) for pair in combinations(together, 2)), Fraction(0))
    alpha = find_alpha(votes_of({f"i{n}": row for n, row in enumerate(rows)}))
    if not expected:
        assert alpha is None
    else:
        assert alpha == pytest.approx(float(1 - observed * (len(together) - 1) / expected), abs=1e-12)


def test_alpha_brings_different_scales_together() -> None:
    answers: dict[str, list[Said]] = {"levels": [0, 4, 4], "yes": [0, 1, 1], "thirds": [1, 1, 3]}
    alike: dict[str, list[Said]] = {"levels": [0, 4, 4], "yes": [0, 4, 4], "thirds": [2, 2, 4]}
    mixed = votes_of(answers, FIVE, (0, 1), (-1, 1, 3))
    assert find_alpha(mixed) == find_alpha(votes_of(alike))
    assert find_kendall_w(mixed) == find_kendall_w(votes_of(alike))
    assert find_alpha(votes_of({"levels": [2, None], "yes": [1, 1]}, FIVE, (0, 1))) is None


def test_alpha_and_w_of_hardly_anything_are_not_defined() -> None:
    cases: list[dict[str, list[Said]]] = [
        {},
        {"a": []},
        {"a": [1]},
        {"a": [1], "b": [2]},
        {"a": [1, "dk"], "b": [None, 2]},
    ]
    for few in cases:
        assert find_alpha(votes_of(few)) is None
        assert find_kendall_w(votes_of(few)) is None


def test_rankings_that_cancel_out_have_no_w_and_the_same_rankings_have_all() -> None:
    assert find_kendall_w(votes_of({"a": [1, 3], "b": [2, 2], "c": [3, 1]})) == 0
    assert find_kendall_w(votes_of({"a": [0, 1], "b": [1, 2], "c": [2, 4]})) == 1
    assert find_kendall_w(votes_of({"a": [1, 3], "b": [1, 3]})) is None


def test_two_answers_have_a_range_and_one_has_only_a_median() -> None:
    two, one, none = (spread_of(*answers) for answers in ((1, 4, "dk"), (3, None), ("na", "dk")))
    assert (two.answers, two.median, two.range) == (2, 2.5, 3)
    assert (one.answers, one.median, one.range) == (1, 3, None)
    assert (none.answers, none.median, none.range) == (0, None, None)
    for few in (two, one, none):
        assert {few.iqr, few.consensus, few.dissent, few.agreement, few.histogram, few.camps, few.kind} == {None}
        assert not few.flagged
        assert not few.far_off


def test_nobody_and_nothing_asked_give_no_spread() -> None:
    assert find_spreads(votes_of({})) == ()
    assert len(measure(votes_of({})).median) == 0
    assert find_spreads(votes_of({"a": []}))[0].answers == 0


@pytest.mark.parametrize(
    ("counts", "kind", "flagged"),
    [
        ((0, 0, 5, 0, 0), Kind.AGREE, False),
        ((0, 0, 3, 3, 0), Kind.AGREE, False),
        ((0, 2, 2, 2, 0), Kind.LEAN, False),
        ((0, 3, 3, 3, 3), Kind.SPREAD, False),
        ((0, 1, 2, 2, 1), Kind.LEAN, False),
        ((1, 1, 1, 1, 1), Kind.SPREAD, True),
        ((0, 3, 0, 3, 0), Kind.CAMPS, True),
        ((5, 0, 0, 0, 5), Kind.CAMPS, True),
        ((7, 0, 0, 0, 3), Kind.CAMPS, True),
    ],
)
def test_what_a_spread_means_follows_from_its_counts(counts: tuple[int, ...], kind: Kind, flagged: bool) -> None:
    spread = spread_of_counts(*counts)
    assert (spread.kind, spread.flagged) == (kind, flagged)


def test_an_iqr_of_half_the_scale_flags_by_itself() -> None:
    spread = spread_of_counts(1, 1, 1, 1, 1)
    assert (spread.iqr, spread.agreement, spread.camps, spread.flagged) == (2, 0, None, True)


def test_an_agreement_below_nothing_flags_by_itself() -> None:
    spread = spread_of_counts(3, 3, 0, 0, 2)
    assert (spread.iqr, spread.camps, spread.kind, spread.flagged) == (1.75, None, Kind.SPREAD, True)
    assert spread.agreement == pytest.approx(-1 / 48)


def test_two_camps_flag_by_themselves_and_three_in_ten_are_one() -> None:
    spread = spread_of_counts(0, 7, 0, 3, 0)
    assert (spread.iqr, spread.flagged) == (1.5, True)
    assert spread.agreement == pytest.approx(0.5)
    assert spread.camps == (1, 3)
    assert spread_of_counts(0, 71, 0, 29, 0).camps is None


def test_a_range_of_three_is_a_remark_and_no_flag() -> None:
    far, near = spread_of_counts(1, 0, 0, 9, 0), spread_of_counts(0, 1, 0, 9, 0)
    assert (far.far_off, far.flagged, far.kind) == (True, False, Kind.AGREE)
    assert (near.far_off, near.flagged) == (False, False)


def test_items_with_different_scales_keep_their_order_and_their_own_values() -> None:
    answers: dict[str, list[Said]] = {"yes": [0, 1, 1], "levels": [1, 2, 4], "no": [0, 0, 1], "percent": [0, 50, 100]}
    spreads = find_spreads(votes_of(answers, (0, 1), FIVE, (0, 1), (0, 50, 100)))
    assert [spread.item for spread in spreads] == list(answers)
    assert [spread.median for spread in spreads] == [1, 2, 0, 50]
    assert [spread.histogram for spread in spreads] == [(1, 2), (0, 1, 1, 0, 1), (2, 1), (1, 1, 1)]
    for spread, row in zip(spreads, answers.values(), strict=True):
        alone = spread_of(*row, scale=spread.scale)
        assert (alone.consensus, alone.agreement, alone.iqr) == (spread.consensus, spread.agreement, spread.iqr)


def test_very_many_items_are_measured_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, list[Said]] = {f"i{n}": [n % 5, (n * 3) % 5, 2, "dk"] for n in range(17)}
    whole = find_spreads(votes_of(answers))
    monkeypatch.setattr("scoring.agreement.spreads.LARGEST_PIECE", 25 * 4)
    assert find_spreads(votes_of(answers)) == whole
