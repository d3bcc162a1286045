"""The nouns of a plan that is carried out: what was asked for, what was adopted, and how every action stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from planning.request import Request


class ActionStatus(StrEnum):
    """How an action stands."""

    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


OPEN = frozenset({ActionStatus.PLANNED, ActionStatus.DOING})


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
