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
    low = high = values = counted.values
    if confidence is not None:
        doubt = (1 - confidence) * tree.unit
        low, high = np.maximum(values - doubt, tree.low), np.minimum(values + doubt, tree.high)
    known = counted.mask.known > 0
    ends = np.empty((2, *values.shape))
    np.multiply(np.where(known, low, tree.low), counted.mask.applicable, out=ends[0])
    np.multiply(np.where(known, high, tree.high), counted.mask.applicable, out=ends[1])
    return ends


def bound(tree: Tree, ends: FloatArray, mean: FloatArray, reach: Reach, weights: FloatArray) -> FloatArray:
    """Return the ends of every node [2, n, nodes].

    The mean of the known answers always lies between them, also where a sum leaves out unknown children whose
    scale does not start at 0.
    """
    low, high = combine(tree, ends, reach.complete(), weights)
    known = reach.nodes.known > 0
    return np.stack([np.where(known, np.minimum(low, mean), low), np.where(known, np.maximum(high, mean), high)])


def best(tree: Tree, reach: Reach, weights: FloatArray) -> FloatArray:
    """Return the best every node can reach [n, nodes]: all that applies at the top of the scale."""
    if tree.is_mean[-1]:
        return reach.nodes.applicable * tree.high
    return combine(tree, reach.items.applicable * tree.high, reach.complete(), weights)
