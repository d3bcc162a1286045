"""The answers: every one of them, with its comment, its evidence, or why there is none."""

from __future__ import annotations

from assessments.model import Response
from reports.facts import Facts, Practice, Step
from reports.figures import level_names
from reports.model import Block, Cell, Column, Heading, Lines, Paragraph, Row, Section, Spare, Table
from reports.titles import state_answers
from scoring.model import State


def build_answers(facts: Facts) -> Section:
    """Return all answers, step by step, and the scale where there is room."""
    say = facts.speech.say
    return Section(
        id="answers",
        name=say("report.section.answers"),
        title=state_answers(facts),
        blocks=(
            Paragraph(say("report.answers.lead"), "lead"),
            *(_show_step(facts, step) for step in facts.steps),
            *_show_scale(facts),
        ),
    )


def _show_step(facts: Facts, step: Step) -> Table:
    say = facts.speech.say
    columns = (
        Column(f"{step.short} · {facts.speech.number(step.score.score)}", points=122, step=step.number),
        Column(say("common.weight"), points=30, align="right"),
        Column(say("common.level"), points=40),
        Column(say("report.answers.text"), share=1.0),
        Column(say("report.answers.proof"), points=36, align="center"),
    )
    return Table(columns, tuple(_build_row(facts, practice) for practice in step.practices), spacing="dense")


def _build_row(facts: Facts, practice: Practice) -> Row:
    response = practice.response
    proven = response is not None and response.evidence is not None
    return Row(
        (
            Cell(practice.words.title, strong=True, essential=practice.item.essential),
            Cell(facts.speech.plain(practice.score.weight), quiet=True),
            Cell(mark=practice.mark),
            Cell(_say_answer(facts, practice), _say_evidence(facts, response), response.comment if response else ""),
            Cell("✓" if proven else "–", quiet=not proven),
        )
    )


def _say_answer(facts: Facts, practice: Practice) -> str:
    say, response = facts.speech.say, practice.response
    if practice.known:
        return practice.answer or practice.mark.text
    if practice.score.state is not State.NOT_APPLICABLE:
        key = "dont_know" if practice.score.state is State.DONT_KNOW else "unanswered"
        return say(f"report.answers.{key}")
    reason = response.reason if response else ""
    if response and response.waived_by:
        return say("report.answers.waived", reason=reason, name=response.waived_by)
    return say("report.answers.not_applicable", reason=reason) if reason else say("report.answers.no_reason")


def _say_evidence(facts: Facts, response: Response | None) -> str:
    evidence = response.evidence if response else None
    if evidence is None:
        return ""
    kind = facts.speech.say(f"report.evidence.{evidence.kind.value}")
    if evidence.day is not None:
        kind = f"{kind}, {facts.speech.date(evidence.day)}"
    return facts.speech.say("report.answers.evidence", kind=kind, text=evidence.text) if evidence.text else kind


def _show_scale(facts: Facts) -> tuple[Block, ...]:
    say, notes = facts.speech.say, facts.words.level_notes
    named = level_names(facts)
    if not named or len(notes) <= facts.top_level:
        return ()
    columns = (Column(say("common.level"), points=150), Column(say("report.answers.visible"), share=1.0))
    rows = [Row((Cell(mark=facts.level_mark(int(value))), Cell(notes[int(value)]))) for value, _ in named]
    scale: tuple[Block, ...] = (Heading(say("report.answers.scale")), Table(columns, tuple(rows)))
    heading = Heading(say("report.notes"))
    return (Spare(((*scale, heading, Lines()), scale)),)
