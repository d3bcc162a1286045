"""What is said of every item, as arrays: the first axis is the assessment, one company is one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from questionnaires.company import CompanyProfile
from scoring.aggregate import Mask
from scoring.errors import ScoringError
from scoring.methods import FloatArray
from scoring.model import Answer, State
from scoring.tree import Tree

BoolArray = npt.NDArray[np.bool_]
StateArray = npt.NDArray[np.int8]

STATES = (State.VALUE, State.DONT_KNOW, State.UNANSWERED, State.NOT_APPLICABLE, State.OUT_OF_SCOPE)
"""The states in the order of their codes in `Ratings.states`: values first, then unknown, then what is left out."""

CODE = {state: code for code, state in enumerate(STATES)}


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """The answers of n assessments to the items of a tree.

    `states` [n, items] are places in STATES; `values` [n, items] are on the score scale, finite everywhere, and
    count only where the state is a value; `weights` is [1, items] where all companies weigh alike, else [n, items].
    `confidence` [n, items] (None: all sure) and `evidence` [n, items] (None: not looked at) are optional.
    """

    states: StateArray
    values: FloatArray
    weights: FloatArray
    confidence: FloatArray | None = None
    evidence: BoolArray | None = None

    def __len__(self) -> int:
        return len(self.states)

    def rows(self, start: int, stop: int) -> Ratings:
        """Return the assessments from start (included) to stop (excluded), without a copy."""
        return Ratings(
            self.states[start:stop],
            self.values[start:stop],
            self.weights if len(self.weights) == 1 else self.weights[start:stop],
            None if self.confidence is None else self.confidence[start:stop],
            None if self.evidence is None else self.evidence[start:stop],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The ratings as they count: `values` [n, items] is 0 where the mask says that an item is not known."""

    values: FloatArray
    mask: Mask


def count(tree: Tree, ratings: Ratings) -> Counted:
    """Return what counts of the ratings, after the questionnaire's rule for items that are not applicable.

    ScoringError if a value is not a finite number: it would look like "not rated".
    """
    states, policy = ratings.states, tree.questionnaire.not_applicable
    known = (states == CODE[State.VALUE]).astype(float)
    with np.errstate(invalid="ignore"):
        values = ratings.values * known
    if not np.isfinite(values.sum()):
        raise ScoringError("Ratings: a value is not a finite number. Put 0 where an item has no value.")
    if policy == "exclude":
        return Counted(values, Mask(known, (states <= CODE[State.UNANSWERED]).astype(float)))
    fixed = states == CODE[State.NOT_APPLICABLE]
    values[fixed] = tree.high if policy == "full" else tree.questionnaire.target
    return Counted(values, Mask(known + fixed, (states != CODE[State.OUT_OF_SCOPE]).astype(float)))


def backed(tree: Tree, counted: Counted, ratings: Ratings) -> FloatArray | None:
    """Return the counted values, those above the questionnaire's `evidence_from` without evidence set down to it.

    None where the questionnaire has no such value, or evidence was not looked at.
    """
    limit, evidence = tree.questionnaire.evidence_from, ratings.evidence
    if limit is None or evidence is None:
        return None
    excess = counted.values - limit
    np.maximum(excess, 0, out=excess)
    excess *= (ratings.states == CODE[State.VALUE]) & ~evidence
    np.subtract(counted.values, excess, out=excess)
    return excess


def normalise(tree: Tree, values: FloatArray) -> FloatArray:
    """Return option values [n, items] on the score scale."""
    lowest, highest = tree.scales
    normal: FloatArray = tree.low + (values - lowest) / (highest - lowest) * (tree.high - tree.low)
    return normal


def rate(tree: Tree, answers: Mapping[str, Answer], company: CompanyProfile | None, track: str) -> Ratings:
    """Return the answers of one company on one track as a single row."""
    questionnaire = tree.questionnaire
    asked = {item.id for item in questionnaire.items_for(company, track)}
    nothing, outside = Answer(State.UNANSWERED), Answer(State.OUT_OF_SCOPE)
    row = [answers.get(i, nothing) if i in asked else outside for i in tree.items]
    values = _row([a.value if a.state is State.VALUE and a.value is not None else 0 for a in row])
    return Ratings(
        states=np.array([[CODE[a.state] for a in row]], dtype=np.int8),
        values=normalise(tree, values),
        weights=_row([item.weight_for(company) for item in questionnaire.walk_items()]),
        confidence=_row([a.confidence for a in row]),
        evidence=np.array([[a.evidence for a in row]]),
    )


def _row(numbers: Sequence[float]) -> FloatArray:
    return np.array([numbers], dtype=float)
