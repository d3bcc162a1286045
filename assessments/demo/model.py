"""What a demo company is, and the ones that stand beside this file as `<id>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import AfterValidator, Field, model_validator

from assessments.commitments import ActionStatus, Commitment
from assessments.improving import change_commitment
from assessments.model import Evidence, EvidenceKind, Response
from planning.request import Request
from questionnaires.company import CompanyProfile
from questionnaires.model import Frozen
from scoring.model import State

FOLDER = Path(__file__).parent
ENGLISH = "en"


def _told_in_english(text: dict[str, str]) -> dict[str, str]:
    if ENGLISH not in text:
        raise ValueError("a text of a demo is told in English (en) at least; add it")
    return text


Text = Annotated[dict[str, str], AfterValidator(_told_in_english)]


class DemoEvidence(Frozen):
    """What was shown; `day_earlier` is the day of the edition shown at the earlier assessment."""

    kind: EvidenceKind = EvidenceKind.DOCUMENT
    text: Text
    day: date
    day_earlier: date | None = None

    def edition_of(self, day: date) -> DemoEvidence | None:
        """Return the evidence as it stood on a day, or None if it did not exist yet."""
        if self.day <= day:
            return self
        if self.day_earlier is None or self.day_earlier > day:
            return None
        return self.model_copy(update={"day": self.day_earlier})


class DemoAnswer(Frozen):
    """The value chosen for an item, with a note and, where there is any, the evidence."""

    value: float
    comment: Text
    evidence: DemoEvidence | None = None

    def as_of(self, day: date) -> DemoAnswer:
        """Return the answer with the evidence that existed on a day."""
        evidence = self.evidence.edition_of(day) if self.evidence else None
        return self.model_copy(update={"evidence": evidence})

    def response(self, item: str, language: str) -> Response:
        """Return the answer as a response to an item, told in a language."""
        shown = self.evidence
        evidence = Evidence(shown.kind, _told(shown.text, language), shown.day) if shown else None
        return Response(item, State.VALUE, self.value, comment=_told(self.comment, language), evidence=evidence)


class Earlier(Frozen):
    """The day of the earlier assessment, and the answers that differed then."""

    day: date
    answers: dict[str, DemoAnswer]


@dataclass(frozen=True, slots=True)
class DemoAssessment:
    """One of the two assessments of a demo company."""

    day: date
    answers: tuple[tuple[str, DemoAnswer], ...]

    def responses(self, language: str) -> tuple[Response, ...]:
        """Return the responses told in a language, in English where that language is missing."""
        return tuple(answer.response(item, language) for item, answer in self.answers)


class DemoChange(Frozen):
    """What somebody set in an action of the plan on a day."""

    day: date
    action: str
    status: ActionStatus | None = None
    owner: Text | None = None
    note: Text | None = None
    due: date | None = None
    hours_left: float | None = None

    def change(self, before: Commitment, language: str) -> Commitment:
        """Return the commitment as it stood after that, told in a language."""
        owner, note = (_told(text, language) if text else None for text in (self.owner, self.note))
        return change_commitment(
            before,
            self.day,
            status=self.status,
            owner=owner,
            due=self.due,
            note=note,
            hours_left=self.hours_left,
        )


class DemoPlan(Frozen):
    """The plan that was adopted after the earlier assessment, and what became of it, by day."""

    adopted: date
    start: date
    hours_per_week: float
    months: int
    target: float
    must: dict[str, int]
    changes: tuple[DemoChange, ...]

    @property
    def request(self) -> Request:
        """What was asked of the plan."""
        return Request(hours_per_week=self.hours_per_week, months=self.months, target=self.target, must=dict(self.must))

    @model_validator(mode="after")
    def _days_follow(self) -> Self:
        days = [self.adopted, *(change.day for change in self.changes)]
        if days != sorted(days):
            raise ValueError("the changes of a plan follow by day, after it was adopted; sort them")
        return self


class DemoCompany(Frozen):
    """A company that does not exist: its facts, its current answers, what was different earlier, and its plan."""

    id: str
    name: Text
    about: Text
    profile: CompanyProfile
    track: str
    day: date
    answers: Annotated[dict[str, DemoAnswer], Field(min_length=1)]
    earlier: Earlier
    plan: DemoPlan | None = None

    @model_validator(mode="after")
    def _earlier_is_consistent(self) -> Self:
        if self.earlier.day >= self.day:
            raise ValueError("the earlier assessment comes first; correct its day")
        if unknown := self.earlier.answers.keys() - self.answers.keys():
            raise ValueError(f"answered earlier but not now: {', '.join(sorted(unknown))}; add today's answers")
        return self

    def company_name(self, language: str) -> str:
        """Return the name of the company, in English where that language is missing."""
        return _told(self.name, language)

    def company_about(self, language: str) -> str:
        """Return what is said about the company, in English where that language is missing."""
        return _told(self.about, language)

    @property
    def assessments(self) -> tuple[DemoAssessment, ...]:
        """The assessments of the company, the earlier one first."""
        then = {**self.answers, **self.earlier.answers}
        return tuple(
            DemoAssessment(day, tuple((item, answer.as_of(day)) for item, answer in answers.items()))
            for day, answers in ((self.earlier.day, then), (self.day, self.answers))
        )


@cache
def load_demos() -> tuple[DemoCompany, ...]:
    """Return the demo companies, the smallest first."""
    files = (path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml"))
    demos = (DemoCompany.model_validate(yaml.load(text, Loader=yaml.CSafeLoader)) for text in files)
    return tuple(sorted(demos, key=lambda demo: demo.profile.headcount))


def _told(text: dict[str, str], language: str) -> str:
    return text.get(language, text[ENGLISH])
