"""The plan for a reader of two pages: what it brings, and one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.chapters.actions import leave_room, show_agreement
from reports.chapters.plan import show_outcome
from reports.facts import Facts
from reports.model import Block, Cell, Column, Heading, Lines, Paragraph, Row, Section, Spare, Table
from reports.titles import state_improvement, state_work
from reports.work import WorkLine, list_work

MOST_ROWS = 20


def build_glance(facts: Facts) -> Section | None:
    """Return the plan in one table, as it stands where the company has adopted one; None without actions."""
    work = list_work(facts)
    if not work:
        return None
    adopted = bool(facts.taken)
    title = state_work(work, facts) if adopted or facts.plan is None else state_improvement(facts.plan, facts)
    return Section(
        id="glance",
        name=facts.speech.say("report.section.glance"),
        title=title,
        blocks=tuple(_show(facts, work, adopted=adopted)),
    )


def _show(facts: Facts, work: Sequence[WorkLine], *, adopted: bool) -> Iterator[Block]:
    if facts.plan is not None and not adopted:
        yield show_outcome(facts, facts.plan)
    yield _show_table(facts, work, adopted=adopted)
    if len(work) > MOST_ROWS:
        yield Paragraph(facts.speech.say("report.glance.more", count=len(work) - MOST_ROWS), "note")
    if facts.plan is not None and facts.plan.actions and not adopted:
        yield leave_room(facts, facts.plan)
    else:
        agreed = show_agreement(facts)
        yield Spare(((*agreed, Heading(facts.speech.say("report.notes")), Lines()), agreed))


def _show_table(facts: Facts, work: Sequence[WorkLine], *, adopted: bool) -> Table:
    say = facts.speech.say
    columns = (
        Column("", points=18, align="right"),
        Column(say("common.action"), share=1.0),
        *(
            (Column(say("report.work.status"), points=76),)
            if adopted
            else (Column(say("report.plan.raises"), points=53),)
        ),
        Column(say("common.owner"), points=121),
        Column(say("report.plan.due"), points=56),
        Column(say("report.plan.work"), points=40, align="right"),
    )
    return Table(columns, tuple(_build_row(line, adopted=adopted) for line in work[:MOST_ROWS]), "elastic")


def _build_row(line: WorkLine, *, adopted: bool) -> Row:
    third = Cell(line.status, quiet=not line.open) if adopted else Cell(mark=line.start, to=line.end)
    return Row(
        (
            Cell(str(line.number), quiet=True),
            Cell(line.title, step=line.step or None, essential=line.essential, quiet=not line.open),
            third,
            Cell(line.owner),
            Cell(line.due, strong=line.late),
            Cell(line.effort),
        )
    )
