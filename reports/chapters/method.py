"""How the score was computed: every number on one page, so that anybody can do the sum again."""

from __future__ import annotations

from collections.abc import Iterator

from reports.change import state_change
from reports.facts import Facts, Practice, Step
from reports.figures import draw_ruler
from reports.model import Beside, Block, Cell, Column, Fact, Heading, Paragraph, Row, Section, Spare, Table
from reports.model import (
    Facts as Values,
)
from reports.titles import state_method


def build_method(facts: Facts) -> Section:
    """Return the arithmetic of the score."""
    say = facts.speech.say
    return Section(
        id="method",
        name=say("report.section.method"),
        title=state_method(facts),
        blocks=(
            Paragraph(say("report.method.lead"), "lead"),
            Beside((_show_sum(facts),), tuple(_show_level(facts))),
            *_show_arithmetic(facts),
        ),
    )


def _show_sum(facts: Facts) -> Table:
    say, speech = facts.speech.say, facts.speech
    columns = (
        Column(say("common.step"), share=1.0),
        Column(say("common.weight"), points=40, align="right"),
        Column(say("report.method.score"), points=40, align="right"),
        Column(say("report.method.product"), points=66, align="right"),
    )
    counted = [step for step in facts.steps if step.score.mean is not None]
    whole = 1.0 if facts.questionnaire.combine == "sum" else sum(step.weight for step in counted) or 1.0
    rows = [
        Row(
            (
                Cell(step.short, step=step.number),
                Cell(speech.number(step.weight / whole, 2)),
                Cell(speech.number(step.score.mean, 2)),
                Cell(speech.number(step.weight / whole * (step.score.mean or 0.0), 3)),
            )
        )
        for step in counted
    ]
    total = Row(
        (
            Cell(say("common.total")),
            Cell(speech.number(sum(step.weight for step in counted) / whole, 2)),
            Cell(),
            Cell(speech.number(facts.overall.mean, 3)),
        ),
        "total",
    )
    return Table(columns, (*rows, total))


def _show_level(facts: Facts) -> Iterator[Block]:
    say = facts.speech.say
    yield Heading(say("report.method.level"))
    yield draw_ruler(facts, facts.overall)
    if facts.questionnaire.bands:
        parts = [
            say("report.method.band", start=facts.speech.plain(band.start), level=facts.level_name(band.level))
            for band in facts.questionnaire.bands
        ]
        yield Paragraph(say("report.method.bands", bands=" · ".join(parts)))
    caps = [
        say("report.hold.cap", below=facts.speech.plain(cap.below), level=facts.level_name(cap.level))
        for cap in facts.questionnaire.essentials.caps
    ]
    if caps:
        yield Paragraph(say("report.hold.caps", caps=", ".join(caps)))
    if facts.questionnaire.essentials.unknown_caps_at is not None:
        level = facts.level_name(facts.questionnaire.essentials.unknown_caps_at)
        yield Paragraph(say("report.method.unknown_cap", level=level))


def _show_arithmetic(facts: Facts) -> Iterator[Block]:
    ranked = sorted((step for step in facts.steps if step.known), key=lambda step: step.score.mean or 0.0)
    tables = [table for step in ranked if (table := _show_step(facts, step))]
    yield from tables[0] if tables else ()
    yield Values(tuple(_define(facts)), columns=2, panel=True)
    yield Paragraph(facts.speech.say("report.method.caution"), "caution")
    if len(tables) > 1:
        yield Spare((tables[-1],))


def _show_step(facts: Facts, step: Step) -> tuple[Block, ...]:
    from scoring.explain import shares

    found = shares(facts.profile, facts.questionnaire, step.id)
    if found is None:
        return ()
    say, speech = facts.speech.say, facts.speech
    columns = (
        Column(say("common.practice"), share=1.0),
        Column(say("common.weight"), points=44, align="right"),
        Column(say("common.level"), points=40, align="right"),
        Column(say("report.method.adds"), points=44, align="right"),
        Column(say("report.method.loses"), points=44, align="right"),
    )
    rows = [_build_row(facts, practice, found.get(practice.item.id)) for practice in step.asked]
    mean = step.score.mean or 0.0
    weight = sum(practice.score.weight for practice in step.known)
    total = Row(
        (
            Cell(say("common.total")),
            Cell(speech.plain(weight)),
            Cell(),
            Cell(speech.number(mean, 2)),
            Cell(speech.number(step.reach.high - mean, 2)),
        ),
        "total",
    )
    heading = say("report.method.step", step=step.short, score=speech.number(mean, 2))
    return (Heading(heading), Table(columns, (*rows, total), spacing="dense"))


def _build_row(facts: Facts, practice: Practice, share: float | None) -> Row:
    speech = facts.speech
    high = facts.questionnaire.score.high
    adds = None if share is None or not practice.known else share * practice.normal
    loses = None if share is None or not practice.known else share * (high - practice.normal)
    return Row(
        (
            Cell(practice.words.title, essential=practice.item.essential),
            Cell(speech.plain(practice.score.weight), quiet=not practice.known),
            Cell(mark=practice.mark),
            Cell(speech.number(adds, 2), quiet=adds is None),
            Cell(speech.number(loses, 2), quiet=loses is None),
        )
    )


def _define(facts: Facts) -> Iterator[Fact]:
    say, speech, overall = facts.speech.say, facts.speech, facts.overall
    scale = facts.questionnaire.score
    yield Fact(
        say("common.range"),
        speech.range(overall.low, overall.high, 2),
        say("report.method.range", low=speech.plain(scale.low), high=speech.plain(scale.high)),
    )
    rated_from = speech.percent(facts.questionnaire.rated_from)
    yield Fact(
        say("common.coverage"), speech.percent(overall.coverage), say("report.method.coverage", rated=rated_from)
    )
    least = facts.questionnaire.evidence_from
    if least is not None:
        bare = sum(p.known and p.normal > least and not p.score.evidence for p in facts.practices)
        note = say("report.method.proven", level=speech.plain(least), count=bare)
        yield Fact(say("report.score.proven"), speech.number(overall.adjusted, 2), note)
    yield from _define_noise(facts)


def _define_noise(facts: Facts) -> Iterator[Fact]:
    say, speech = facts.speech.say, facts.speech
    change = state_change(facts)
    if change is not None and facts.before is not None:
        note = say("report.method.noise", change=change.size, date=facts.before.day, verdict=change.verdict)
        yield Fact(say("report.method.noise_name"), f"±{change.detectable}", note)
        return
    from scoring.explain import sensitivity

    found = sensitivity(facts.profile, facts.questionnaire)
    if found is not None:
        key = "stable" if found.order_is_stable else "unstable"
        note = say("report.method.weights", order=say(f"report.method.{key}"))
        yield Fact(say("report.method.weights_name"), speech.range(found.low, found.high, 2), note)
