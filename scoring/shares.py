"""What every item weighs in a section or in the whole: the product of the normalised weights along the path."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.aggregate import Mask, Reach, cover, select
from scoring.errors import ScoringError
from scoring.methods import FloatArray
from scoring.model import Profile, State
from scoring.tree import Tree


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A profile turned back into one row of arrays [1, items], NaN in `values` where an item is not known."""

    values: FloatArray
    mask: Mask
    weights: FloatArray


def share_of(tree: Tree, node: int, reach: Reach) -> FloatArray:
    """Return what the value of each known item is multiplied by in the value of a node, [n, items].

    The node must hold nothing but methods that are weighted sums (`tree.is_additive`).
    """
    items = np.zeros(reach.items.known.shape)
    nodes = np.zeros(reach.nodes.known.shape)
    nodes[:, node] = reach.nodes.known[:, node]
    for group, total in zip(reversed(tree.groups), reversed(reach.totals), strict=True):
        if group.method.share is None:
            continue
        over_items = group.weights is None
        mask, columns = (reach.items, items) if over_items else (reach.nodes, nodes)
        children = select(group, mask.known, mask, total, reach.weights)
        columns[:, group.children] += group.method.share(children) * children.spread(nodes[:, group.nodes])
    return items


def read_row(tree: Tree, profile: Profile) -> Row:
    """Return the profile as a row; ScoringError if its items are not those of the tree."""
    if tuple(item.id for item in profile.items) != tree.items:
        raise ScoringError(
            f"The profile holds other items than {tree.questionnaire.id} {tree.questionnaire.version}. "
            "Score the answers with this version first."
        )
    values = np.array([[np.nan if item.normal is None else item.normal for item in profile.items]])
    known = ~np.isnan(values)
    asked = known | np.array([[item.state in (State.DONT_KNOW, State.UNANSWERED) for item in profile.items]])
    weights = np.array([[item.weight for item in profile.items]])
    return Row(values, Mask(known.astype(float), asked.astype(float)), weights)


def row_shares(tree: Tree, node: int, mask: Mask, weights: FloatArray) -> FloatArray:
    """Return the shares of one row of items in a node, [items]."""
    shares: FloatArray = share_of(tree, node, cover(tree, mask, weights))[0]
    return shares
