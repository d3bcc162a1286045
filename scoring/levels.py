"""From a score to a maturity level: achievement per level, bands, and the caps of essential items."""

from __future__ import annotations

import numpy as np

from questionnaires.model import Essentials
from scoring.methods import FloatArray
from scoring.model import State
from scoring.ratings import CODE, Counted, Ratings
from scoring.rounding import settle
from scoring.tree import Tree


def fill_ceilings(tree: Tree, counted: Counted, out: FloatArray) -> None:
    """Write into [levels - 1, n, items] every value, but at most level 1, level 2, ... on the score scale."""
    for place, part in enumerate(out):
        np.minimum(counted.values, tree.low + (place + 1) * tree.unit, out=part)
    if tree.low < 0:
        out *= counted.mask.known


def achieve(tree: Tree, mean: FloatArray, ceilings: FloatArray) -> FloatArray:
    """Return the achievement of every level [levels, n, nodes] from the means under each ceiling [levels - 1, ...].

    clip(x - k + 1, 0, 1) = min(x, k) - min(x, k - 1), so the levels add up to the mean.
    """
    steps = np.empty((tree.levels, *mean.shape))
    floor: FloatArray | float = tree.low
    for level, top in enumerate((*ceilings, mean)[: tree.levels]):
        np.subtract(top, floor, out=steps[level])
        floor = top
    return np.clip(steps / tree.unit, 0, 1)


def band_levels(tree: Tree, mean: FloatArray) -> FloatArray:
    """Return the level of the band that holds each mean (half-open bands), NaN where there are no bands."""
    bands, means = tree.questionnaire.bands, settle(mean)
    level = np.full(mean.shape, np.nan)
    for place, band in enumerate(bands):
        level[means >= band.start if place else ...] = band.level
    return level


def staged_levels(tree: Tree, achievement: FloatArray) -> FloatArray:
    """Return the highest level n with A_n largely and every lower A_j fully achieved; NaN without achievement.

    Source: the rule of ISO/IEC 33020; the two shares themselves belong to the lower class.
    """
    if not tree.levels:
        return np.full(achievement.shape[1:], np.nan)
    shares = settle(achievement)
    level = np.where(np.isnan(shares[0]), np.nan, 0.0)
    below = np.ones(level.shape, dtype=bool)
    for k, share in enumerate(shares, start=1):
        level[below & (share > tree.questionnaire.staging.largely)] = k
        below &= share > tree.questionnaire.staging.fully
    return level


def essential_caps(tree: Tree, ratings: Ratings) -> FloatArray:
    """Return the level at which every essential item holds the whole [n, essentials]; infinite where it does not."""
    states, values = ratings.states[:, tree.essentials], settle(ratings.values[:, tree.essentials])
    essentials = tree.questionnaire.essentials
    caps = _staged_caps(tree, values) if tree.questionnaire.level == "staged" else _caps(essentials, values)
    unknown = np.inf if essentials.unknown_caps_at is None else essentials.unknown_caps_at
    np.copyto(caps, unknown, where=states > CODE[State.VALUE])
    np.copyto(caps, np.inf, where=states > CODE[State.UNANSWERED])
    return caps


def cap(tree: Tree, levels: FloatArray, caps: FloatArray) -> FloatArray:
    """Return the levels [n, nodes], each held down by the essential items that lie in its node."""
    capped = levels.copy()
    for essential, node in np.argwhere(tree.essential_in).tolist():
        np.minimum(capped[:, node], caps[:, essential], out=capped[:, node])
    return capped


def _caps(essentials: Essentials, values: FloatArray) -> FloatArray:
    caps = np.full(values.shape, np.inf)
    for rule in sorted(essentials.caps, key=lambda rule: rule.level, reverse=True):
        np.copyto(caps, rule.level, where=values < rule.below)
    return caps


def _staged_caps(tree: Tree, values: FloatArray) -> FloatArray:
    whole = np.floor(settle((values - tree.low) / tree.unit))
    return np.where(whole < tree.levels, whole, np.inf)
