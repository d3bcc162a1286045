"""Everything that is computed of many assessments at once, in pieces small enough to stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np

from scoring.aggregate import Reach, combine, cover
from scoring.bounds import best, bound, item_ends
from scoring.levels import achieve, band_levels, cap, essential_caps, fill_ceilings, staged_levels
from scoring.methods import FloatArray
from scoring.ratings import BoolArray, Counted, Ratings, backed, count
from scoring.rounding import settle
from scoring.tree import Tree

MOST_ROWS = 2048
LEAST_ROWS = 128
LARGEST_PRODUCT = 2**19
"""Rows x children x sections of a product that stays on one thread: threads that wait for each other cost more."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Score and coverage of n assessments; the last column is the whole. NaN is "not rated".

    `mean` is the score without the rule that too little coverage gives none.
    """

    coverage: FloatArray
    mean: FloatArray
    score: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """All numbers of n assessments, [n, nodes] with the whole as the last column; NaN is "not rated or not defined".

    `achievement` is [levels, n, nodes]. `caps` [n, essentials] is the level at which an essential item holds
    the nodes it lies in, infinite where it holds none.
    """

    coverage: FloatArray
    mean: FloatArray
    score: FloatArray
    low: FloatArray
    high: FloatArray
    max: FloatArray
    level: FloatArray
    level_by_score: FloatArray
    adjusted: FloatArray
    achievement: FloatArray
    caps: FloatArray


def measure(tree: Tree, ratings: Ratings) -> Measures:
    """Return coverage, mean and score of every section and of the whole."""
    return _in_pieces(Measures, lambda piece: _measure_piece(tree, piece), ratings, _rows(tree))


def score_many(tree: Tree, ratings: Ratings) -> Scores:
    """Return every number of every section and of the whole."""
    return _in_pieces(Scores, lambda piece: _score_piece(tree, piece), ratings, _rows(tree))


Result = TypeVar("Result", Measures, Scores)


def _in_pieces(kind: type[Result], work: Callable[[Ratings], Result], ratings: Ratings, rows: int) -> Result:
    total = len(ratings)
    if total <= rows:
        return work(ratings)
    whole: dict[str, FloatArray] = {}
    for start in range(0, total, rows):
        here = slice(start, min(start + rows, total))
        piece = work(ratings.rows(here.start, here.stop))
        for field in fields(kind):
            part: FloatArray = getattr(piece, field.name)
            if not start:
                whole[field.name] = np.empty((*part.shape[:-2], total, part.shape[-1]))
            whole[field.name][..., here, :] = part
    return kind(**whole)


def _rows(tree: Tree) -> int:
    largest = max(group.membership.size for group in tree.groups)
    return min(MOST_ROWS, max(LEAST_ROWS, LARGEST_PRODUCT // largest))


def _measure_piece(tree: Tree, ratings: Ratings) -> Measures:
    counted = count(tree, ratings)
    reach = cover(tree, counted.mask, ratings.weights)
    mean = _or_nan(combine(tree, counted.values, reach), reach.nodes.known > 0)
    return Measures(reach.coverage, mean, _or_nan(mean, _rated(tree, reach)))


def _score_piece(tree: Tree, ratings: Ratings) -> Scores:
    counted = count(tree, ratings)
    return score_counted(tree, ratings, counted, cover(tree, counted.mask, ratings.weights))


def score_counted(tree: Tree, ratings: Ratings, counted: Counted, reach: Reach) -> Scores:
    """Return every number of ratings of which it is worked out already what counts and how far they reach."""
    combined = combine(tree, _variants(tree, counted, ratings), reach)
    rated, applies = _rated(tree, reach), reach.nodes.applicable > 0
    mean = _or_nan(combined[0], reach.nodes.known > 0)
    ends = item_ends(tree, counted, ratings.confidence)
    low, high = bound(tree, ends, mean, reach)
    achievement = _or_nan(achieve(tree, mean, combined[1 : 1 + tree.ceilings]), rated & tree.is_mean)
    levels = staged_levels(tree, achievement) if tree.questionnaire.level == "staged" else band_levels(tree, mean)
    level_by_score = _or_nan(levels, rated)
    caps = essential_caps(tree, ratings)
    return Scores(
        coverage=reach.coverage,
        mean=mean,
        score=_or_nan(mean, rated),
        low=_or_nan(low, applies),
        high=_or_nan(high, applies),
        max=_or_nan(best(tree, reach), applies),
        level=cap(tree, level_by_score, caps),
        level_by_score=level_by_score,
        adjusted=_or_nan(combined[-1], rated & (len(combined) > 1 + tree.ceilings)),
        achievement=achievement,
        caps=caps,
    )


def _variants(tree: Tree, counted: Counted, ratings: Ratings) -> FloatArray:
    """Return what is combined over the same known items: values, values under a ceiling, values backed by evidence."""
    proven = backed(tree, counted, ratings)
    variants = np.empty((1 + tree.ceilings + (proven is not None), *counted.values.shape))
    variants[0] = counted.values
    fill_ceilings(tree, counted, variants[1 : 1 + tree.ceilings])
    if proven is not None:
        variants[-1] = proven
    return variants


def _rated(tree: Tree, reach: Reach) -> BoolArray:
    return (reach.nodes.known > 0) & (settle(reach.coverage) >= tree.questionnaire.rated_from)


def _or_nan(values: FloatArray, shown: BoolArray) -> FloatArray:
    return np.where(shown, values, np.nan)
