"""The weighted sum of the known, applicable children: a section with more children can reach more."""

from __future__ import annotations

from scoring.methods import Children, FloatArray, Method


def combine(children: Children) -> FloatArray:
    """Return sum(w x) over the known children of each section."""
    return children.add_up(children.values)


def share(children: Children) -> FloatArray:
    """Return w for every known child, 0 for the others."""
    return children.known * children.weights


METHOD = Method("sum", combine, share)
