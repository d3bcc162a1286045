"""How often every option was chosen, and the quantiles that follow from it."""

from __future__ import annotations

import numpy as np

from scoring.agreement.votes import FIRST, Scale, Votes
from scoring.methods import FloatArray
from scoring.tree import IntArray


def count(votes: Votes) -> IntArray:
    """Return how often every code was given [items, codes]: first the states without an option, then the options."""
    return count_places(votes.codes, FIRST + max(map(len, votes.scales), default=0))


def count_places(places: IntArray, width: int) -> IntArray:
    """Return how often every place from 0 to `width` (excluded) stands in a row [rows, width]."""
    rows = len(places)
    shifted = places + np.arange(0, rows * width, width)[:, None] if rows else places
    return np.bincount(shifted.ravel(), minlength=rows * width).reshape(rows, width)


def find_quantiles(counts: IntArray, scale: Scale, shares: FloatArray) -> FloatArray:
    """Return the quantiles [shares, items] of what was chosen: linear interpolation, as NumPy does by default.

    The quantile of a share q lies q (n - 1) answers above the lowest of n. Counts are [items, options]; an item without
    an answer gets some option of its scale.
    """
    low: FloatArray
    high: FloatArray
    passed = counts.T.cumsum(axis=0)
    target = shares[:, None] * (passed[-1] - 1)
    below = np.floor(target)
    places = (passed[:, None, None] <= np.array((below, below + 1))).sum(axis=0)
    low, high = np.array((*scale, scale[-1]), dtype=float)[places]
    high -= low
    target -= below
    high *= target
    low += high
    return low
