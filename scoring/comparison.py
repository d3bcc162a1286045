"""What changed between two assessments, and what judgement alone could have done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from questionnaires.model import Questionnaire
from scoring.model import ItemScore, Profile, SectionScore, State

if TYPE_CHECKING:
    from scoring.methods import FloatArray
    from scoring.shares import Row
    from scoring.tree import Tree

SURE = 1.96
"""The two-sided 95 % quantile of the normal distribution."""

AGREED_DEVIATION = 0.5
"""How far a single agreed rating may lie from another careful one, in levels: a declared assumption."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item in two profiles; `practice` and `scope` are its parts of the change (None outside additive trees)."""

    id: str
    before: ItemScore
    after: ItemScore
    practice: float | None
    scope: float | None
    shown_by_evidence: bool

    @property
    def changed(self) -> bool:
        """Whether the answer is another one; an item that came into scope, or left it, has no change of its answer."""
        return _differs(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Change:
    """The change of a score: `total` is exactly practice + scope + now_known.

    `practice`: other answers; `scope`: other items apply, or weigh otherwise; `now_known`: items became known, or
    unknown. All are None unless both are rated; the parts also where a staged section has no shares. `detectable`
    is the minimum detectable change.
    """

    total: float | None
    practice: float | None
    scope: float | None
    now_known: float | None
    detectable: float | None
    items: tuple[ItemChange, ...]

    @property
    def could_be_judgement(self) -> bool:
        """Whether another careful rater could have found as much: too small, and no changed item has new evidence."""
        return (
            self.total is not None
            and self.detectable is not None
            and abs(self.total) < self.detectable
            and not any(item.shown_by_evidence for item in self.items)
        )


def compare(
    before: Profile,
    after: Profile,
    questionnaire: Questionnaire,
    *,
    section: str | None = None,
    new_evidence: Collection[str] | None = None,
) -> Change:
    """Return the change of a section, or of the whole, and of every item in it.

    `new_evidence` names the items with evidence dated after the earlier assessment; None takes those that have
    evidence now and had none before. Both profiles must hold the questionnaire's items.
    """
    from scoring.shares import read_row
    from scoring.tree import compile_tree

    tree = compile_tree(questionnaire)
    node = tree.node(section)
    rows = read_row(tree, before), read_row(tree, after)
    parts = _split(tree, node, *rows) if tree.is_additive[node] else None
    first, second = _score_of(before, section), _score_of(after, section)
    total = None if first.score is None or second.score is None else second.score - first.score
    shown = parts if total is not None else None
    return Change(
        total=total,
        practice=None if shown is None else float(shown.practice.sum()),
        scope=None if shown is None else float(shown.scope.sum()),
        now_known=None if shown is None else float(shown.now_known.sum()),
        detectable=minimum_detectable_change(before, after, questionnaire, section=section),
        items=_items(tree, node, before, after, parts, new_evidence),
    )


def minimum_detectable_change(
    before: Profile,
    after: Profile,
    questionnaire: Questionnaire,
    *,
    section: str | None = None,
    deviation: float = AGREED_DEVIATION,
) -> float | None:
    """Return the least change that judgement alone would rarely make: 1.96 sqrt(SE1^2 + SE2^2).

    SE^2 = sum(v^2 s^2) over the shares v of the items, with one agreed rating each that is s levels unsure.
    None where a staged section has no shares.
    """
    from scoring.explain import shares
    from scoring.tree import compile_tree

    found = shares(before, questionnaire, section), shares(after, questionnaire, section)
    if found[0] is None or found[1] is None:
        return None
    spread = deviation * compile_tree(questionnaire).unit
    return SURE * spread * sqrt(sum(v * v for side in found if side for v in side.values()))


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """The parts of the change by item, [items]."""

    practice: FloatArray
    scope: FloatArray
    now_known: FloatArray


def _split(tree: Tree, node: int, before: Row, after: Row) -> _Parts:
    """Split the change of a mean: first other answers, then another scope, then what became known.

    Between the two lies a step with the new scope and weights but the old knowledge, so that each part is the
    difference of two real weightings.
    """
    import numpy as np

    from scoring.aggregate import Mask
    from scoring.shares import row_shares

    first = row_shares(tree, node, before.mask, before.weights)
    last = row_shares(tree, node, after.mask, after.weights)
    kept = np.where(before.mask.applicable > 0, before.mask.known, after.mask.known) * after.mask.applicable
    between = row_shares(tree, node, Mask(kept, after.mask.applicable), after.weights)
    if not between.any():
        between = last
    old, new = before.values[0], after.values[0]
    old, new = np.where(np.isnan(old), new, old), np.where(np.isnan(new), old, new)
    old, new = np.nan_to_num(old), np.nan_to_num(new)
    middle = (old + new) / 2
    return _Parts(
        practice=(first + last) / 2 * (new - old), scope=middle * (between - first), now_known=middle * (last - between)
    )


def _items(
    tree: Tree,
    node: int,
    before: Profile,
    after: Profile,
    parts: _Parts | None,
    new_evidence: Collection[str] | None,
) -> tuple[ItemChange, ...]:
    beneath = _items_beneath(tree, node)
    changes = []
    for column, (old, new) in enumerate(zip(before.items, after.items, strict=True)):
        if old.id not in beneath:
            continue
        proven = new.evidence and not old.evidence if new_evidence is None else new.id in new_evidence
        changes.append(
            ItemChange(
                id=old.id,
                before=old,
                after=new,
                practice=None if parts is None else float(parts.practice[column]),
                scope=None if parts is None else float(parts.scope[column] + parts.now_known[column]),
                shown_by_evidence=proven and _differs(old, new),
            )
        )
    return tuple(changes)


def _items_beneath(tree: Tree, node: int) -> frozenset[str]:
    for section in tree.questionnaire.walk_sections():
        if section.id == tree.nodes[node]:
            return frozenset(item.id for item in section.walk_items())
    return frozenset(tree.items)


def _differs(old: ItemScore, new: ItemScore) -> bool:
    return State.OUT_OF_SCOPE not in (old.state, new.state) and (old.state, old.value) != (new.state, new.value)


def _score_of(profile: Profile, section: str | None) -> SectionScore:
    return profile.overall if section is None else profile.section(section)
