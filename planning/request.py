"""What a company asks of its plan: what it can give, where it wants to be, and what it has decided by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planning.policy import POLICY


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Months count from 1, hours are hours of work, targets are values on the score scale.

    `target` None is the next level up. `targets` gives single steps (top sections) another one; the lowest value of
    the scale leaves a step as it is. `people` are the hours a week that owner roles can give, of all that the company
    gives; `budget` is what may be spent within the horizon, and `costs` what actions cost, in the same currency.

    `must` names actions that every plan holds, with the month by whose end they are done, or None; `fixed` those whose
    month was set by hand; `not_now` those that no plan holds. `done` are finished already, `started` are under way,
    with the hours that remain.
    """

    hours_per_week: float
    months: int = POLICY.months
    target: float | None = None
    targets: Mapping[str, float] = field(default_factory=dict)
    people: Mapping[str, float] = field(default_factory=dict)
    budget: float | None = None
    costs: Mapping[str, float] = field(default_factory=dict)
    must: Mapping[str, int | None] = field(default_factory=dict)
    fixed: Mapping[str, int] = field(default_factory=dict)
    not_now: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    started: Mapping[str, float] = field(default_factory=dict)
