"""Numbers of items become numbers of sections and of the whole, group by group from the leaves up."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.methods import Children, FloatArray
from scoring.tree import Group, Tree


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """Which columns count, as 0 or 1, or how much of them does: [n, items], [n, nodes] or [n, sections of a group]."""

    known: FloatArray
    applicable: FloatArray

    def complete(self) -> Mask:
        """Return the mask with everything known that applies."""
        return Mask(self.applicable, self.applicable)


@dataclass(frozen=True, slots=True, eq=False)
class Reach:
    """How far a tree is known: masks of its items and nodes, coverage of the nodes [n, nodes].

    `totals` holds for each group of the tree the weight of what is known and of what applies in its sections.
    """

    weights: FloatArray
    items: Mask
    nodes: Mask
    coverage: FloatArray
    totals: tuple[Mask, ...]

    def complete(self) -> Reach:
        """Return the reach with everything known that applies."""
        totals = tuple(total.complete() for total in self.totals)
        return Reach(self.weights, self.items.complete(), self.nodes.complete(), self.nodes.applicable, totals)


def cover(tree: Tree, items: Mask, weights: FloatArray) -> Reach:
    """Return the coverage: the weight of what is known in the weight of what applies, 0 where nothing applies.

    `weights` [1 or n, items] are those of the items.
    """
    coverage, known, applicable = np.zeros((3, len(items.known), len(tree.nodes)))
    nodes, totals = Mask(known, applicable), []
    for group in tree.groups:
        over_items = group.weights is None
        mask = items if over_items else nodes
        children = select(group, mask.known, mask, mask, weights)
        total = Mask(children.add_up(children.known), children.add_up(children.applicable))
        covered = total.known if over_items else children.add_up(coverage[:, group.children])
        coverage[:, group.nodes] = covered / np.where(total.applicable > 0, total.applicable, 1)
        known[:, group.nodes], applicable[:, group.nodes] = total.known > 0, total.applicable > 0
        totals.append(total)
    return Reach(weights, items, nodes, coverage, tuple(totals))


def combine(tree: Tree, values: FloatArray, reach: Reach) -> FloatArray:
    """Return the values of the nodes [..., n, nodes] from those of the items [..., n, items].

    Item values must be 0 where the item is not known; a node without a known item gets 0.
    """
    nodes = np.zeros((*values.shape[:-1], len(tree.nodes)))
    for group, total in zip(tree.groups, reach.totals, strict=True):
        over_items = group.weights is None
        children = select(
            group, values if over_items else nodes, reach.items if over_items else reach.nodes, total, reach.weights
        )
        nodes[..., group.nodes] = group.method.combine(children)
    return nodes


def select(group: Group, values: FloatArray, mask: Mask, total: Mask, item_weights: FloatArray) -> Children:
    """Return the children of a group, cut out of the columns of the items or of the nodes."""
    columns = group.children
    return Children(
        values=values[..., columns],
        known=mask.known[:, columns],
        applicable=mask.applicable[:, columns],
        weights=item_weights[:, columns] if group.weights is None else group.weights,
        known_weight=total.known,
        membership=group.membership,
        levels=group.levels,
        thresholds=group.thresholds,
    )
