"""The practices: every one of them in one picture."""

from __future__ import annotations

from collections.abc import Sequence

from reports.facts import Facts, Practice
from reports.figures import draw_heat_map
from reports.model import Block, Cell, Column, Heading, Paragraph, Row, Section, Spare, Table
from reports.titles import state_practices

LONGEST_FIRST = (16, 14, 12, 10, 8, 7, 6, 5, 4)


def build_practices(facts: Facts) -> Section:
    """Return the heat map of all practices."""
    return Section(
        id="practices",
        name=facts.speech.say("report.section.practices"),
        title=state_practices(facts),
        blocks=(
            Paragraph(facts.speech.say("report.practices.lead"), "lead"),
            draw_heat_map(facts),
            *_show_losses(facts),
        ),
    )


def _show_losses(facts: Facts) -> tuple[Block, ...]:
    losing = sorted((p for p in facts.known if p.score.loss), key=lambda p: -(p.score.loss or 0.0))
    counts = [count for count in LONGEST_FIRST if count <= len(losing)]
    heading = Heading(facts.speech.say("report.practices.losses"))
    return (Spare(tuple((heading, _build_table(facts, losing[:count])) for count in counts)),) if counts else ()


def _build_table(facts: Facts, practices: Sequence[Practice]) -> Table:
    say = facts.speech.say
    columns = (
        Column(say("common.practice"), share=1.0),
        Column(say("common.level"), points=44),
        Column(say("report.method.loses"), points=52, align="right"),
        Column(say("report.practices.action"), points=76, align="right"),
    )
    return Table(columns, tuple(_build_row(facts, practice) for practice in practices), spacing="dense")


def _build_row(facts: Facts, practice: Practice) -> Row:
    number = facts.numbers.get(practice.item.id)
    return Row(
        (
            Cell(practice.words.title, step=practice.step, essential=practice.item.essential),
            Cell(mark=practice.mark),
            Cell(facts.speech.number(practice.score.loss, 2)),
            Cell(str(number) if number else facts.speech.number(None), quiet=not number),
        )
    )
