"""Numbers of items become numbers of sections and of the whole, group by group from the leaves up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.methods import Children, FloatArray
from scoring.tree import Group, Tree


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """Which columns count, as 0 or 1: [n, items] or [n, nodes]."""

    known: FloatArray
    applicable: FloatArray

    def complete(self) -> Mask:
        """Return the mask with everything known that applies."""
        return Mask(self.applicable, self.applicable)


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """How far a tree is known: the masks of its items and nodes, and the coverage of the nodes [n, nodes]."""

    items: Mask
    nodes: Mask
    coverage: FloatArray

    def complete(self) -> Reach:
        """Return the reach with everything known that applies."""
        return Reach(self.items.complete(), self.nodes.complete(), self.nodes.applicable)


def cover(tree: Tree, items: Mask, weights: FloatArray) -> Reach:
    """Return the coverage: the weight of what is known in the weight of what applies, 0 where nothing applies."""
    coverage, applicable = np.zeros((2, len(items.known), len(tree.nodes)))
    nodes = Mask(coverage, applicable)
    for group in tree.groups:
        children = select(group, None, items if group.weights is None else nodes, weights)
        applies = children.add_up(children.applicable)
        coverage[:, group.nodes] = children.add_up(children.known) / (applies + (applies == 0))
        applicable[:, group.nodes] = applies > 0
    return Reach(items, Mask((coverage > 0).astype(float), applicable), coverage)


def combine(tree: Tree, values: FloatArray, reach: Reach, weights: FloatArray) -> FloatArray:
    """Return the values of the nodes [..., n, nodes] from those of the items [..., n, items].

    Item values must be 0 where the item is not known; a node without a known item gets 0.
    """
    nodes = np.zeros((*values.shape[:-1], len(tree.nodes)))
    for group in tree.groups:
        over_items = group.weights is None
        children = select(group, values if over_items else nodes, reach.items if over_items else reach.nodes, weights)
        nodes[..., group.nodes] = group.method.combine(children) * reach.nodes.known[:, group.nodes]
    return nodes


def select(group: Group, values: FloatArray | None, mask: Mask, item_weights: FloatArray) -> Children:
    """Return the children of a group, cut out of the columns of the items or of the nodes."""
    columns = group.children
    return Children(
        values=mask.known[:, columns] if values is None else values[..., columns],
        known=mask.known[:, columns],
        applicable=mask.applicable[:, columns],
        weights=item_weights[:, columns] if group.weights is None else group.weights,
        membership=group.membership,
        levels=group.levels,
        thresholds=group.thresholds,
    )
