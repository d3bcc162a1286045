"""What became of the adopted plan: how every action stands, when it is due, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assessments.commitments import find_due_soon, find_overdue
from reports.chapters.actions import show_agreement
from reports.facts import Facts
from reports.model import Block, Card, Cards, Cell, Column, Fact, Heading, Lines, Paragraph, Row, Section, Spare, Table
from reports.model import (
    Facts as Values,
)
from reports.schedule import draw_schedule
from reports.titles import state_work
from reports.work import WorkLine, list_work


def build_work(facts: Facts) -> Section | None:
    """Return how every action of the adopted plan stands; None as long as none is adopted."""
    if not facts.taken:
        return None
    work = list_work(facts)
    return Section(
        id="work",
        name=facts.speech.say("report.section.work"),
        title=state_work(work, facts),
        blocks=tuple(_show(facts, work)),
    )


def build_schedule(facts: Facts) -> Section | None:
    """Return the actions of the adopted plan on a time axis; None as long as none is adopted."""
    if not facts.taken:
        return None
    say = facts.speech.say
    soon, late = (len(find(facts.taken, facts.generated)) for find in (find_due_soon, find_overdue))
    return Section(
        id="schedule",
        name=say("report.section.schedule"),
        title=say("report.headline.schedule", soon=soon, late=late),
        blocks=tuple(draw_schedule(facts)),
        flowing=True,
    )


def build_tasks(facts: Facts) -> Section | None:
    """Return the open actions of the adopted plan as cards; None where there are none."""
    say = facts.speech.say
    work = [line for line in list_work(facts) if line.open and line.step] if facts.taken else []
    if not work:
        return None
    cards = Cards(
        cards=tuple(_build_card(facts, line) for line in work),
        why_label=say("report.plan.why"),
        done_label=say("report.plan.done_when"),
        sign_label=say("report.plan.done_on"),
    )
    agreed = show_agreement(facts)
    return Section(
        id="tasks",
        name=say("report.section.tasks"),
        title=say("report.headline.tasks", count=len(work)),
        blocks=(cards, Spare(((*agreed, Heading(say("report.notes")), Lines()), agreed))),
    )


def _show(facts: Facts, work: Sequence[WorkLine]) -> Iterator[Block]:
    say, speech = facts.speech.say, facts.speech
    left = sum(commitment.hours_left for commitment in facts.taken if commitment.is_open)
    done, late = sum(not line.open for line in work), sum(line.late for line in work)
    numbers = (
        Fact(say("progress.done"), say("progress.of", done=done, total=len(work))),
        Fact(say("report.work.late"), str(late)),
        Fact(say("report.work.left"), speech.effort(left)),
    )
    yield Paragraph(say("report.work.lead", day=facts.generated), "lead")
    yield Values(numbers, columns=3, large=True)
    yield _show_table(facts, work)


def _show_table(facts: Facts, work: Sequence[WorkLine]) -> Table:
    say = facts.speech.say
    columns = (
        Column("", points=18, align="right"),
        Column(say("common.action"), share=1.0),
        Column(say("report.work.status"), points=76),
        Column(say("common.owner"), points=112),
        Column(say("report.plan.due"), points=56),
        Column(say("report.work.left"), points=48, align="right"),
        Column(say("report.work.after"), points=44, align="right"),
    )
    return Table(columns, tuple(_build_row(facts, line) for line in work), "elastic")


def _build_row(facts: Facts, line: WorkLine) -> Row:
    speech = facts.speech
    after = ", ".join(map(str, line.after)) or speech.number(None)
    return Row(
        (
            Cell(str(line.number), quiet=True),
            Cell(line.title, comment=line.note, step=line.step or None, quiet=not line.open),
            Cell(line.status, quiet=not line.open),
            Cell(line.owner, quiet=not line.open),
            Cell(line.due, speech.say("report.work.overdue") if line.late else "", strong=line.late),
            Cell(line.effort if line.open else speech.number(None), quiet=not line.open),
            Cell(after, quiet=not line.after),
        )
    )


def _build_card(facts: Facts, line: WorkLine) -> Card:
    numbers = ", ".join(map(str, line.after))
    return Card(
        step=line.step,
        title=f"{line.number}.\u00a0{line.title}",
        start=line.start,
        end=line.end,
        task=line.task,
        why=line.why,
        done_when=line.done_when,
        due=line.due,
        effort=line.effort,
        owner=line.owner,
        after=facts.speech.say("report.plan.builds_on", numbers=numbers) if numbers else "",
    )
