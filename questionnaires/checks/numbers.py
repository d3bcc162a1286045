"""Scales rise, and every number that is meant on the score scale lies on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaires.checks.fault import Fault, sections_of
from questionnaires.errors import shown
from questionnaires.model import Questionnaire, Range
from questionnaires.nodes import Place


def find_uneven_scales(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield scales whose values are equal or fall."""
    for index, scale in enumerate(questionnaire.scales):
        for number, (lower, upper) in enumerate(pairwise(scale.values), start=1):
            if upper <= lower:
                what = f"{shown(upper)} follows {shown(lower)}: the values of a scale must rise"
                yield Fault(("scales", index, "values", number), what, "Order them, and let each stand once.")


def find_empty_range(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield a fault if the score scale has no extent."""
    score = questionnaire.score
    if score.low >= score.high:
        what = f"the score scale runs from {shown(score.low)} to {shown(score.high)}"
        yield Fault(("score",), what, "Let low be less than high.")


def find_numbers_off_scale(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield numbers that no score can have."""
    score = questionnaire.score
    for place, number in _numbers_on_scale(questionnaire):
        if score.low < score.high and not score.low <= number <= score.high:
            yield Fault(place, f"{shown(number)} is off the score scale", f"Use a number {_span(score)}.")


def find_missing_target(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield a fault if not applicable counts as the target, and there is none."""
    if questionnaire.not_applicable == "target" and questionnaire.target is None:
        remedy = f'Add "target": a number {_span(questionnaire.score)}.'
        yield Fault(("not_applicable",), "not applicable counts as the target, and there is no target", remedy)


def _numbers_on_scale(questionnaire: Questionnaire) -> Iterator[tuple[Place, float]]:
    for name in ("evidence_from", "target", "prerequisite_level"):
        number = getattr(questionnaire, name)
        if number is not None:
            yield (name,), number
    for index, cap in enumerate(questionnaire.essentials.caps):
        yield ("essentials", "caps", index, "below"), cap.below
    for place, section in sections_of(questionnaire):
        if section.threshold is not None:
            yield (*place, "threshold"), section.threshold
    for index, action in enumerate(questionnaire.actions):
        for number, lift in enumerate(action.raises):
            yield ("actions", index, "raises", number, "from"), lift.start
            yield ("actions", index, "raises", number, "to"), lift.end


def _span(score: Range) -> str:
    return f"from {shown(score.low)} to {shown(score.high)}"
