"""The lowest and the highest a score can turn out to be: all methods rise with their items, so the ends give both."""

from __future__ import annotations

import numpy as np

from scoring.aggregate import Reach, combine
from scoring.methods import FloatArray
from scoring.ratings import Counted
from scoring.tree import Tree


def item_ends(tree: Tree, counted: Counted, confidence: FloatArray | None) -> FloatArray:
    """Return the ends of every item [2, n, items]: of an unknown one those of the scale.

    A confidence c widens a known value by (1 - c) of one level to each side, clipped to the scale.
    """
    known, scale = counted.mask.known, (tree.low, tree.high)
    unknown = counted.mask.applicable - known
    ends = np.empty((2, *known.shape))
    for side, limit in enumerate(scale):
        np.multiply(unknown, limit, out=ends[side])
        ends[side] += counted.values
    if confidence is not None:
        doubt = (1 - confidence) * known * tree.unit
        ends += np.stack([-doubt, doubt])
        np.clip(ends, *scale, out=ends)
        ends *= counted.mask.applicable
    return ends


def bound(tree: Tree, ends: FloatArray, mean: FloatArray, reach: Reach) -> tuple[FloatArray, FloatArray]:
    """Return the lower and the upper end of every node, [n, nodes] each.

    The mean of the known answers (NaN without any) always lies between them, also where a sum leaves out unknown
    children whose scale does not start at 0.
    """
    low, high = combine(tree, ends, reach.complete())
    return np.fmin(low, mean), np.fmax(high, mean)


def best(tree: Tree, reach: Reach) -> FloatArray:
    """Return the best every node can reach [n, nodes]: all that applies at the top of the scale."""
    if tree.is_mean[-1]:
        return reach.nodes.applicable * tree.high
    return combine(tree, reach.items.applicable * tree.high, reach.complete())
