"""Counts taken apart into layers: options that are chosen alike, one layer upon the other.

What a layer has to say follows from which options are in it. Short scales have few such patterns: they are worked out
once for each length.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from scoring.methods import FloatArray
from scoring.ratings import BoolArray
from scoring.tree import IntArray

SHORT = 10


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """What options that are chosen alike say: their agreement [patterns], and the first gap in them.

    `gaps` [patterns, 2] are the places of the options on both sides of the gap, -1 where there is none.
    """

    agreement: FloatArray
    has_gap: BoolArray
    gaps: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """The layers of every item [items, layers], lowest first: their heights, and the rows of their patterns.

    `tops` is up to how many answers a layer reaches; it adds nothing to one with the same top below it. `sizes`
    [layers] is how many options are in it.
    """

    tops: IntArray
    sizes: IntArray
    rows: IntArray
    patterns: Patterns


def find_layers(counts: IntArray) -> Layers:
    """Return the layers of counts [items, options]; a layer holds all options that were chosen as often, or oftener."""
    tops = counts.copy()
    tops.sort(axis=1)
    chosen = counts[:, None, :] >= tops[:, :, None]
    options = counts.shape[1]
    sizes = np.arange(options, 0, -1)
    if options <= SHORT:
        return Layers(tops, sizes, chosen @ (1 << np.arange(options)), _known_patterns(options))
    patterns, rows = np.unique(chosen.reshape(-1, options), axis=0, return_inverse=True)
    return Layers(tops, sizes, rows.reshape(tops.shape), read_patterns(patterns))


@cache
def _known_patterns(options: int) -> Patterns:
    return read_patterns(np.arange(1 << options)[:, None] >> np.arange(options) & 1 == 1)


def read_patterns(chosen: BoolArray) -> Patterns:
    """Return what patterns [patterns, options] say.

    The agreement is how little of the scale they cover, times how far they have a single peak. Every option outside of
    a pattern makes triples with two inside: with one on each side of it they speak against a single peak, with both on
    one side for it. Source: van der Eijk (2001).
    """
    options = chosen.shape[1]
    left = chosen.cumsum(axis=1)
    size = left[:, -1]
    right = size[:, None] - left
    against = np.where(chosen, 0, left * right).sum(axis=1)
    triples = against + np.where(chosen, 0, left * (left - 1) + right * (right - 1)).sum(axis=1) // 2
    peak = 1 - against * ((2 * options - 3) / max(options - 2, 1)) / np.maximum(triples, 1)
    inside = ~chosen & (left > 0) & (right > 0)
    gap, has_gap = inside.argmax(axis=1), inside.any(axis=1)
    after = (chosen & (np.arange(options) > gap[:, None])).argmax(axis=1)
    return Patterns(
        agreement=np.clip(peak * (1 - (size - 1) / (options - 1)), -1, 1),
        has_gap=has_gap,
        gaps=np.where(has_gap[:, None], np.stack((gap - 1, after), axis=1), -1),
    )
