"""From what is kept to what a governance document is written from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from assessments.commitments import Commitment
from assessments.months import last_day, month_of
from assessments.reading import Reading
from governance.document import Change, Material, Work
from governance.finding import Finding
from governance.model import Workbook
from locales import Speech
from planning.policy import POLICY

if TYPE_CHECKING:
    from governance.ground import Earlier
    from planning.model import Plan

Wave = Literal["now", "next", "later"]


def gather(
    reading: Reading,
    workbook: Workbook,
    speech: Speech,
    today: date,
    *,
    findings: Sequence[Finding] = (),
    work: Sequence[Work] = (),
    changes: Sequence[Change] = (),
    earlier: Earlier | None = None,
    decide_by: date | None = None,
) -> Material:
    """Return what the governance documents of a company may say, with its assessment and its workbook."""
    return Material(
        questionnaire=reading.edition.questionnaire,
        words=reading.edition.words(speech.language),
        profile=reading.profile,
        track=reading.assessment.track,
        assessed_on=reading.assessment.day,
        company=reading.company.name,
        about=reading.company.profile,
        workbook=workbook,
        speech=speech,
        today=today,
        findings=tuple(findings),
        work=tuple(work),
        changes=tuple(changes),
        earlier=earlier,
        decide_by=decide_by,
    )


def list_plan(reading: Reading, plan: Plan, speech: Speech, start: date) -> tuple[Work, ...]:
    """Return the actions of a plan that begins on a day."""
    return tuple(
        _describe(
            reading,
            speech,
            action.id,
            wave=action.wave,
            owner=_name_role(reading, speech, action.owner),
            due=last_day(start, action.finish),
            hours=action.effort_hours,
        )
        for action in plan.actions
    )


def list_commitments(
    reading: Reading, commitments: Iterable[Commitment], speech: Speech, today: date
) -> tuple[Work, ...]:
    """Return what a company still has to do of its plan, by day; a role owns what no person does."""
    owners = {action.id: action.owner for action in reading.edition.questionnaire.actions}
    ahead = sorted((c for c in commitments if c.is_open and c.in_plan and c.action in owners), key=lambda c: c.due)
    return tuple(
        _describe(
            reading,
            speech,
            commitment.action,
            wave=find_wave(today, commitment.due),
            owner=commitment.owner or _name_role(reading, speech, owners[commitment.action]),
            due=commitment.due,
            hours=commitment.hours_left,
        )
        for commitment in ahead
    )


def find_wave(today: date, due: date) -> Wave:
    """Return the wave in which something is due, counted from today."""
    month = month_of(today, due)
    return "now" if month <= POLICY.now_until else "next" if month <= POLICY.next_until else "later"


def _describe(
    reading: Reading, speech: Speech, action: str, *, wave: Wave, owner: str, due: date, hours: float
) -> Work:
    words = reading.edition.words(speech.language)
    definition = next(known for known in reading.edition.questionnaire.actions if known.id == action)
    items = tuple(raised.item for raised in definition.raises)
    return Work(
        title=words.items[items[0]].title,
        wave=wave,
        owner=owner,
        due=due,
        effort=speech.effort(hours),
        done_when=words.actions[action].done_when,
        items=items,
    )


def _name_role(reading: Reading, speech: Speech, role: str) -> str:
    """Return the name of an owner's role without what stands in brackets."""
    return reading.edition.words(speech.language).roles.get(role, role).split(" (", maxsplit=1)[0]
