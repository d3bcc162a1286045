"""The rows of a report for other programs: raw numbers and dates beside the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assessments.commitments import OPEN, ActionStatus
from reports.drawings import Mark


@dataclass(frozen=True, slots=True)
class PlanLine:
    """An action as a row of a table that another program reads: raw numbers and dates beside the words."""

    number: int
    action: str
    wave: str
    step: str
    practices: tuple[str, ...]
    task: str
    why: str
    done_when: str
    owner: str
    effort_hours: float
    start: date
    due: date
    levels: tuple[tuple[float, float], ...]
    gain: float
    score_after: float
    after: tuple[str, ...]
    essential: bool


@dataclass(frozen=True, slots=True)
class TaskLine:
    """An action as the company carries it out, as a row: of the adopted plan as it stands, else of the plan.

    `step` is 0 for one that nobody asks of any more; `after` names the numbers of what it builds on; `gain` is known
    of a plan alone.
    """

    number: int
    action: str
    title: str
    wave: str
    step: int
    step_name: str
    task: str
    why: str
    done_when: str
    owner: str
    status: ActionStatus
    start: date
    due: date
    hours: float
    hours_left: float
    after: tuple[int, ...]
    gain: float | None = None
    essential: bool = False
    note: str = ""
    finished: date | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it is still to be done."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A step, or the whole as number 0, as a row: raw numbers, `None` where there is none; `held` by an essential.

    `worst` and `best` are the ends of its scale.
    """

    number: int
    name: str
    weight: float
    worst: float
    best: float
    score: float | None
    low: float | None
    high: float | None
    proven: float | None
    before: float | None
    coverage: float
    known: int
    asked: int
    level: Mark
    held: bool


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A practice as a row: what was said of it and what shows it. `state` says why there is no value."""

    step: int
    step_name: str
    item: str
    practice: str
    question: str
    weight: float
    essential: bool
    value: float | None
    mark: Mark
    state: str
    answer: str
    comment: str
    evidence_kind: str
    evidence: str
    evidence_day: date | None
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A contradiction or gap as a row, with the reason and the day where the company accepts it as it is."""

    severity: Literal["critical", "warning", "info"]
    severity_name: str
    step_name: str
    text: str
    rule: str
    accepted: bool
    reason: str
    accepted_on: date | None
