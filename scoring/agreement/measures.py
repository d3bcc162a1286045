"""The measures of a spread, each from the counts of items [items, options] that share a scale."""

from __future__ import annotations

import numpy as np

from scoring.agreement.layers import Layers
from scoring.agreement.votes import Scale
from scoring.methods import FloatArray
from scoring.tree import IntArray


def find_consensus(counts: IntArray, scale: Scale) -> FloatArray:
    """Return the consensus [items]: 1 where all say the same, 0 where half stand at either end of the scale.

    Source: Tastle and Wierman (2007), with the width of the scale, not of what was chosen.
    """
    values, answers = np.array(scale), counts.sum(axis=1)[:, None]
    shares = counts / np.maximum(answers, 1)
    nearness = np.abs(values - (shares @ values)[:, None])
    nearness /= values[0] - values[-1]
    nearness += 1
    np.maximum(nearness, 1e-9, out=nearness)  # where all stand at one end, nobody stands at the other
    nearness[counts == answers] = 1  # the mean of equal fractions need not be that fraction
    shares *= np.log2(nearness)
    consensus: FloatArray = 1 + shares.sum(axis=1)
    return np.maximum(consensus, 0, out=consensus)


def find_agreement(layers: Layers) -> FloatArray:
    """Return the agreement A [items]: 1 where all say the same, 0 where all options are chosen alike, -1 at both ends.

    It is the mean agreement of the layers, weighted with their answers. Source: van der Eijk (2001).
    """
    answers = layers.tops.copy()
    answers[:, 1:] -= layers.tops[:, :-1]
    answers *= layers.sizes
    agreement: FloatArray = (answers * layers.patterns.agreement[layers.rows]).sum(axis=1)
    agreement /= np.maximum(layers.tops.sum(axis=1), 1)
    return agreement


def find_camps(layers: Layers, least: FloatArray) -> IntArray:
    """Return the places of two camps [items, 2], -1 where there are none.

    They are options with an option between them, each with at least `least` answers [items], and every option between
    them with fewer than both: the options beside a gap in a layer that is high enough. Of several such pairs it is
    that of the highest layer, whose smaller camp is the larger.
    """
    apart = layers.patterns.has_gap[layers.rows]
    apart &= layers.tops >= least[:, None]
    highest = apart.shape[1] - 1 - apart[:, ::-1].argmax(axis=1)
    items = np.arange(len(apart))
    camps: IntArray = layers.patterns.gaps[layers.rows[items, highest]]
    camps[~apart[items, highest]] = -1
    return camps
