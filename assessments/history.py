"""How a company came along: its snapshots as profiles, for trends and for comparing two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assessments.model import Company, Snapshot
from assessments.snapshots import QuestionnaireMark, read_content
from assessments.store import Store
from scoring.model import Profile


@dataclass(frozen=True, slots=True)
class Point:
    """One final assessment in the history: the company as it was, what was asked, and all that was computed."""

    snapshot: Snapshot
    company: Company
    track: str
    questionnaire: QuestionnaireMark
    profile: Profile

    @property
    def day(self) -> date:
        """The day the assessment stands for."""
        return self.snapshot.day


def read_history(store: Store, workspace: str, company: str) -> tuple[Point, ...]:
    """Return the final assessments of a company, oldest first."""
    found = store.find_snapshots(workspace, company)
    return tuple(_point(store.find_snapshot(workspace, snapshot.assessment)) for snapshot in found)


def find_previous(points: tuple[Point, ...], assessment: str | None) -> Point | None:
    """Return the point before an assessment, or the last one of all if it is not final yet; `None` if there is none."""
    names = [point.snapshot.assessment for point in points]
    before = points[: names.index(assessment)] if assessment in names else points
    return before[-1] if before else None


def _point(snapshot: Snapshot) -> Point:
    content = read_content(snapshot)
    return Point(snapshot, content.company, content.assessment.track, content.questionnaire, content.profile)
