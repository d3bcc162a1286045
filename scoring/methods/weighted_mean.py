"""The weighted mean of the known, applicable children."""

from __future__ import annotations

import numpy as np

from scoring.methods import Children, FloatArray, Method


def combine(children: Children) -> FloatArray:
    """Return sum(w x) / sum(w) over the known children of each section."""
    return children.add_up(children.values) / _weight(children)


def share(children: Children) -> FloatArray:
    """Return w / sum(w) for every known child, 0 for the others."""
    return children.known * children.weights / children.spread(_weight(children))


def _weight(children: Children) -> FloatArray:
    return np.where(children.known_weight > 0, children.known_weight, 1)


METHOD = Method("weighted-mean", combine, share)
