"""What every item weighs in a section or in the whole: the product of the normalised weights along the path."""

from __future__ import annotations

import numpy as np

from scoring.aggregate import Reach, select
from scoring.methods import FloatArray
from scoring.tree import Tree


def share_of(tree: Tree, node: int, reach: Reach, weights: FloatArray) -> FloatArray:
    """Return what the value of each item is multiplied by in the value of a node, [n, items].

    Known items only; the node must hold nothing but methods that are weighted sums (`tree.is_additive`).
    """
    items = np.zeros(reach.items.known.shape)
    nodes = np.zeros(reach.nodes.known.shape)
    nodes[:, node] = reach.nodes.known[:, node]
    for group in reversed(tree.groups):
        over_items = group.weights is None
        if group.method.share is None:
            continue
        children = select(group, None, reach.items if over_items else reach.nodes, weights)
        part = group.method.share(children) * children.spread(nodes[:, group.nodes])
        target = items if over_items else nodes
        target[:, group.children] += part
    return items
