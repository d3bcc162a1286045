"""The highest level of which every item, and every item of the levels below, reaches the threshold."""

from __future__ import annotations

import numpy as np

from scoring.methods import Children, FloatArray, Method
from scoring.rounding import settle


def combine(children: Children) -> FloatArray:
    """Return the level of each section; an unknown item is not reached, a level without items blocks those above."""
    reached = (settle(children.values) >= children.thresholds) * children.known
    missed = children.applicable - reached
    still_open = np.ones((*missed.shape[:-1], children.membership.shape[1]))
    level = np.zeros_like(still_open)
    for n in range(1, int(children.levels.max()) + 1):
        of_level = children.membership * (children.levels == n)[:, None]
        still_open *= (missed @ of_level == 0) & (children.applicable @ of_level > 0)
        level += still_open
    return level


METHOD = Method("staged", combine)
