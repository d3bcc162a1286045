"""How far the answers of a whole group can be relied on: one number over all items."""

from __future__ import annotations

import numpy as np

from scoring.agreement.counting import count_places
from scoring.agreement.votes import FIRST, Votes
from scoring.rounding import settle
from scoring.tree import IntArray


def find_alpha(votes: Votes) -> float | None:
    """Return Krippendorff's alpha for ordered options: 1 for perfect agreement, 0 for what chance would give.

    Answers may be missing. None where no item has two answers, or all that could be compared are equal. Source:
    Krippendorff, Computing Krippendorff's alpha-reliability (2011).
    """
    places, options = _common_places(votes)
    counts = count_places(places, options + 1)[:, 1:]
    counts = counts[counts.sum(axis=1) > 1]
    if not len(counts):
        return None
    counts = counts[np.lexsort(counts.T)]  # the same sum, to its last bit, whatever the order of the items
    pairs = counts / (counts.sum(axis=1) - 1)[:, None]
    together = counts.T @ pairs  # an answer is paired with itself here, which is no difference and costs nothing
    totals = counts.sum(axis=0)
    middles = totals.cumsum() - totals / 2
    differences = (middles[:, None] - middles) ** 2
    expected = float((np.outer(totals, totals) * differences).sum())
    if not expected:
        return None
    return 1 - float((together * differences).sum()) * float(totals.sum() - 1) / expected


def find_kendall_w(votes: Votes) -> float | None:
    """Return Kendall's W, corrected for ties: 1 where all rank the items alike, 0 where the rankings cancel out.

    None where an answer is missing, with fewer than two respondents or items, and where nobody prefers anything.
    Source: Kendall and Gibbons, Rank Correlation Methods (1990).
    """
    items, respondents = votes.codes.shape
    if min(items, respondents) < 2 or votes.codes.min() < FIRST:
        return None
    places, options = _common_places(votes)
    counts = count_places(places.T, options + 1)
    ranks = counts.cumsum(axis=1) - (counts - 1) / 2
    sums = ranks[np.arange(respondents), places].sum(axis=1)
    ties = float((counts.astype(float) ** 3 - counts).sum())
    most = float(items * (respondents**2 * (items**3 - items) - respondents * ties))
    if not most:
        return None
    spread = float(items * (sums**2).sum() - sums.sum() ** 2)
    return 12 * spread / most


def _common_places(votes: Votes) -> tuple[IntArray, int]:
    """Return the places of all answers on one scale [items, respondents], from 1, and how many options it has.

    Place 0 is no answer. Options of different scales are brought together by how far up their scale they lie.
    """
    scales = dict.fromkeys(votes.scales)
    if len(scales) < 2:
        return np.maximum(votes.codes - (FIRST - 1), 0), max(map(len, scales), default=0)
    heights = {s: settle((np.array(s, dtype=float) - s[0]) / (s[-1] - s[0])) for s in scales}
    common = np.unique(np.concatenate(list(heights.values())))
    places = np.zeros_like(votes.codes)
    for scale, rows in votes.rows_by_scale():
        moved = np.concatenate((np.zeros(FIRST, dtype=np.int64), 1 + np.searchsorted(common, heights[scale])))
        places[rows] = moved[votes.codes[rows]]
    return places, len(common)
