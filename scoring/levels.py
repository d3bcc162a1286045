"""From a score to a maturity level: achievement per level, bands, and the caps of essential items."""

from __future__ import annotations

import numpy as np

from questionnaires.model import Essentials
from scoring.methods import FloatArray
from scoring.model import State
from scoring.ratings import CODE, Ratings
from scoring.rounding import settle
from scoring.tree import Tree


def fill_levels(tree: Tree, values: FloatArray, known: FloatArray, out: FloatArray) -> None:
    """Write into [levels, n, items] how far every item reaches into each level: clip(x - k + 1, 0, 1), x in levels."""
    base = values if (tree.low, tree.unit) == (0, 1) else (values - tree.low * known) / tree.unit
    for k, reached in enumerate(out):
        np.subtract(base, k, out=reached)
        np.clip(reached, 0, 1, out=reached)


def band_levels(tree: Tree, mean: FloatArray) -> FloatArray:
    """Return the level of the band that holds each mean (half-open bands), NaN where there are no bands."""
    bands = tree.questionnaire.bands
    if not bands:
        return np.full(mean.shape, np.nan)
    starts, levels = np.array([b.start for b in bands[1:]]), np.array([b.level for b in bands], dtype=float)
    return levels[np.searchsorted(starts, settle(mean), side="right")]


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
    said = _staged_caps(tree, values) if tree.questionnaire.level == "staged" else _caps(essentials, values)
    unknown = np.inf if essentials.unknown_caps_at is None else essentials.unknown_caps_at
    caps = np.where(states == CODE[State.VALUE], said, unknown)
    caps[states > CODE[State.UNANSWERED]] = np.inf
    return caps


def cap(tree: Tree, levels: FloatArray, caps: FloatArray) -> FloatArray:
    """Return the levels [n, nodes], each held down by the essential items that lie in its node."""
    capped = levels.copy()
    for essential, inside in enumerate(tree.essential_in):
        for node in np.flatnonzero(inside):
            np.minimum(capped[:, node], caps[:, essential], out=capped[:, node])
    return capped


def _caps(essentials: Essentials, values: FloatArray) -> FloatArray:
    caps = np.full(values.shape, np.inf)
    for rule in essentials.caps:
        np.minimum(caps, np.where(values < rule.below, float(rule.level), np.inf), out=caps)
    return caps


def _staged_caps(tree: Tree, values: FloatArray) -> FloatArray:
    whole = np.floor(settle((values - tree.low) / tree.unit))
    return np.where(whole < tree.levels, whole, np.inf)
