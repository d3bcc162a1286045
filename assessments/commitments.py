"""The nouns of a plan that is carried out: what was asked for, what was adopted, and how every action stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from planning.request import Request


class ActionStatus(StrEnum):
    """How an action stands."""

    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


OPEN = frozenset({ActionStatus.PLANNED, ActionStatus.DOING})
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The plan of an assessment as it is being worked out: what is asked of it. Version 0 is "never saved"."""

    workspace: str
    assessment: str
    request: Request
    version: int = 0


@dataclass(frozen=True, slots=True)
class AdoptedPlan:
    """The plan a company has adopted: made from which assessment, for which request, beginning on which day.

    `curve` is the overall score as promised at the end of month 0, 1, ..., n; `gap` the share of its value by which
    the plan may fall short of the best possible, 0 where it is proven to be the best.
    """

    workspace: str
    company: str
    assessment: str
    request: Request
    start: date
    adopted: datetime
    curve: tuple[float, ...]
    gap: float
    version: int = 0


@dataclass(frozen=True, slots=True)
class Commitment:
    """An action that a company has taken on; `version` counts the saves of this row, 0 is "never saved".

    `owner` is a name set by hand, empty as long as the role in the questionnaire stands for it. `by_hand` names the
    fields somebody set by hand (`owner`, `start`, `due`, `hours_left`); planning again leaves them alone.
    `finished` is the day it was done. `closed_by` is the assessment that found its practice at its level, `None` if a
    person ticked it off. `in_plan` is False for one that a later plan no longer holds.
    """

    workspace: str
    company: str
    action: str
    status: ActionStatus
    start: date
    due: date
    hours: float
    hours_left: float
    owner: str = ""
    note: str = ""
    by_hand: frozenset[str] = frozenset()
    finished: date | None = None
    closed_by: str | None = None
    in_plan: bool = True
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.status in OPEN

    @property
    def is_held(self) -> bool:
        """Tell whether it is part of the plan: the plan holds it, and nobody dropped it."""
        return self.in_plan and self.status is not ActionStatus.DROPPED

    def is_overdue(self, today: date) -> bool:
        """Tell whether the plan holds it and it should have been done before today."""
        return self.in_plan and self.is_open and self.due < today

    def is_due_soon(self, today: date) -> bool:
        """Tell whether the plan holds it and it is to be done within the next two weeks."""
        return self.in_plan and self.is_open and today <= self.due <= today + SOON


def find_overdue(commitments: Iterable[Commitment], today: date) -> tuple[Commitment, ...]:
    """Return what should have been done before today."""
    return tuple(c for c in commitments if c.is_overdue(today))


def find_due_soon(commitments: Iterable[Commitment], today: date) -> tuple[Commitment, ...]:
    """Return what is to be done within the next two weeks."""
    return tuple(c for c in commitments if c.is_due_soon(today))


def count_held(commitments: Iterable[Commitment]) -> int:
    """Return how many actions the plan holds, done or open."""
    return sum(c.is_held for c in commitments)


def count_done(commitments: Iterable[Commitment]) -> int:
    """Return how many actions that the plan holds are done."""
    return sum(c.is_held and not c.is_open for c in commitments)
