"""Why a score is what it is: shares of the items, what other weights would change, how far the target is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from questionnaires.model import Questionnaire, Section
from scoring.checks import check_section
from scoring.model import Profile

WEIGHT_FREEDOM = 0.25


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The exact extremes of a mean while every weight may differ, and whether the order of the sections can turn."""

    low: float
    high: float
    order_is_stable: bool


def shares(profile: Profile, questionnaire: Questionnaire, section: str | None = None) -> Mapping[str, float] | None:
    """Return by item id what its value is multiplied by in the mean of a section, or of the whole.

    Only known items stand in it. None where a staged section makes the mean more than a weighted sum.
    """
    from scoring.shares import read_row, row_shares
    from scoring.tree import compile_tree

    tree = compile_tree(questionnaire)
    node, row = tree.node(section), read_row(tree, profile)
    if not tree.is_additive[node]:
        return None
    found = row_shares(tree, node, row.mask, row.weights)
    return MappingProxyType({i: float(v) for i, v in zip(tree.items, found, strict=True) if v})


def sensitivity(
    profile: Profile, questionnaire: Questionnaire, section: str | None = None, freedom: float = WEIGHT_FREEDOM
) -> Sensitivity | None:
    """Return the extremes of the mean of a section, or of the whole, with every weight free by a part of itself.

    The weights of items and of inner sections vary; `order_is_stable` says that the rated sections right below
    keep their order whatever the weights. None outside weighted-mean trees, and where nothing is known.
    """
    root = _branch(questionnaire, section)
    known = {i.id: (i.normal, i.weight) for i in profile.items if i.normal is not None}
    if any(s.combine != "weighted-mean" for s in root.walk_sections()):
        return None
    ends = _ends(root, known, freedom)
    if ends is None:
        return None
    rated = (s for s in root.sections if profile.section(s.id).score is not None)
    order = sorted(found for s in rated if (found := _ends(s, known, freedom)) is not None)
    return Sensitivity(*ends, order_is_stable=all(round(b[0] - a[1], 9) > 0 for a, b in pairwise(order)))


def percent_to_target(
    profile: Profile, questionnaire: Questionnaire, target: float | Mapping[str, float], section: str | None = None
) -> float | None:
    """Return how much of the way from the bottom of the scale to the target is behind, 0 to 1.

    The target is one number, or one for each item id (an item without one has nothing to reach), on the score
    scale; what lies above its target does not make up for what lies below. Unknown items are left out.
    None where nothing is known or a staged section has no shares. Source: OWASP SAMM, relative scoring.
    """
    found = shares(profile, questionnaire, section)
    if not found:
        return None
    low = questionnaire.score.low
    gap = way = 0.0
    for item_id, share in found.items():
        goal = target if isinstance(target, float | int) else target.get(item_id, low)
        normal = profile.item(item_id).normal
        gap += share * max(0.0, goal - (low if normal is None else normal))
        way += share * (goal - low)
    return 1 - gap / way if way else 1.0


def progress_to_date(now: float, baseline: float, target: float) -> float:
    """Return the part of the planned rise that is done; 1 when the target was reached at the start."""
    return (now - baseline) / (target - baseline) if target != baseline else 1.0


def _branch(questionnaire: Questionnaire, section: str | None) -> Section:
    """Return the section, or the whole as if it were one."""
    if section is None:
        return Section(id=questionnaire.id, combine=questionnaire.combine, sections=questionnaire.sections)
    return check_section(questionnaire, section)


def _ends(section: Section, known: Mapping[str, tuple[float, float]], freedom: float) -> tuple[float, float] | None:
    """Return the extremes of a weighted mean of which something is known: those of its children come first."""
    children = tuple(_children(section, known, freedom))
    if not children:
        return None
    lows = [(low, weight) for low, _, weight in children]
    highs = [(-high, weight) for _, high, weight in children]
    return _least(lows, freedom), -_least(highs, freedom)


def _children(
    section: Section, known: Mapping[str, tuple[float, float]], freedom: float
) -> Iterator[tuple[float, float, float]]:
    for item in section.items:
        if item.id in known:
            value, weight = known[item.id]
            yield value, value, weight
    for inner in section.sections:
        if (ends := _ends(inner, known, freedom)) is not None:
            yield *ends, inner.weight


def _least(rows: Sequence[tuple[float, float]], freedom: float) -> float:
    """Return the least weighted mean: the lowest values get the upper weight, and every threshold is tried."""
    ordered = sorted(rows)
    means = []
    for heavy in range(len(ordered) + 1):
        weights = [w * (1 + freedom if place < heavy else 1 - freedom) for place, (_, w) in enumerate(ordered)]
        means.append(sum(w * x for w, (x, _) in zip(weights, ordered, strict=True)) / sum(weights))
    return min(means)
