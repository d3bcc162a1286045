"""The actions as rows for other programs: raw days and hours beside the words of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from assessments.commitments import ActionStatus, Commitment
from planning.model import PlannedAction
from reports.facts import Facts, add_months
from reports.gathering import find_wave
from reports.rows import TaskLine
from reports.work import WorkLine, list_work


def list_tasks(facts: Facts) -> Iterator[TaskLine]:
    """Yield the actions of the adopted plan as they stand, open ones first by the day they are due; else the plan's."""
    work = list_work(facts)
    if facts.taken:
        taken = sorted(facts.taken, key=lambda c: (not c.is_open, c.due, c.action))
        yield from (_build_taken(facts, line, commitment) for line, commitment in zip(work, taken, strict=True))
    elif facts.plan:
        yield from (_build_planned(facts, *pair) for pair in zip(work, facts.plan.actions, strict=True))


def _build_planned(facts: Facts, line: WorkLine, action: PlannedAction) -> TaskLine:
    return TaskLine(
        number=line.number,
        action=action.id,
        title=line.title,
        wave=facts.speech.say(f"plan.wave.{action.wave}"),
        step=line.step,
        step_name=_name_step(facts, line.step),
        task=line.task,
        why=line.why,
        done_when=line.done_when,
        owner=line.owner,
        status=ActionStatus.PLANNED,
        start=add_months(facts.start, action.start - 1),
        due=add_months(facts.start, action.finish) - timedelta(days=1),
        hours=action.effort_hours,
        hours_left=action.effort_hours,
        after=line.after,
        gain=action.gain,
        essential=action.lifts_cap,
    )


def _build_taken(facts: Facts, line: WorkLine, commitment: Commitment) -> TaskLine:
    return TaskLine(
        number=line.number,
        action=commitment.action,
        title=line.title,
        wave=_name_wave(facts, commitment),
        step=line.step,
        step_name=_name_step(facts, line.step),
        task=line.task,
        why=line.why,
        done_when=line.done_when,
        owner=line.owner,
        status=commitment.status,
        start=commitment.start,
        due=commitment.due,
        hours=commitment.hours,
        hours_left=commitment.hours_left,
        after=line.after,
        essential=line.essential,
        note=commitment.note,
        finished=commitment.finished,
    )


def _name_step(facts: Facts, number: int) -> str:
    return next((step.short for step in facts.steps if step.number == number), "")


def _name_wave(facts: Facts, commitment: Commitment) -> str:
    return facts.speech.say(f"plan.wave.{find_wave(facts.generated, commitment.due)}") if commitment.is_open else ""
