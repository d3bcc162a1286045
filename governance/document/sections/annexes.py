"""The annexes: how mature the company is, what it plans, and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from governance.document.material import Material
from governance.document.model import Block, Cell, Column, Heading, Paragraph, Section, Stage, Table, list_blanks
from governance.document.practices import say_level
from scoring.model import SectionScore, State

WAVES = ("now", "next", "later")


def show_maturity(material: Material) -> tuple[Block, ...]:
    """Return the scores of the steps and of the whole, what holds the level, and the trend."""
    say, speech = material.say, material.speech
    columns = (
        Column(speech.say("common.step"), 1.5),
        Column(speech.say("common.score"), 0.8, numeric=True),
        Column(speech.say("common.range"), 0.9, numeric=True),
        Column(speech.say("common.coverage"), 0.8, numeric=True),
        Column(say("column.adjusted"), 1.3, numeric=True),
        Column(speech.say("common.level"), 1.8),
    )
    rows = [
        (Stage(number, material.words.sections[step.id].short or step.id), *_numbers(material, step_score))
        for number, step in enumerate(material.questionnaire.sections, start=1)
        for step_score in (material.profile.section(step.id),)
    ]
    whole = (say("maturity.whole"), *_numbers(material, material.profile.overall))
    track = material.words.tracks.get(material.track)
    basis = say("maturity.basis", date=material.assessed_on, track=track.title if track else material.track)
    return (Paragraph(basis), Table(columns, (*rows, whole)), *_show_caps(material), *_show_trend(material))


def show_plan(material: Material) -> tuple[Block, ...]:
    """Return the actions in their waves."""
    if not material.work:
        return (Paragraph(material.say("plan.none"), "note"),)
    say, speech = material.say, material.speech
    columns = (
        Column(speech.say("common.action"), 1.6),
        Column(speech.say("common.owner")),
        Column(say("column.due"), 0.7),
        Column(speech.say("common.effort"), 0.6, numeric=True),
        Column(say("column.done_when"), 2.2),
    )
    return tuple(
        Table(
            columns,
            tuple((w.title, w.owner, speech.date_short(w.due), w.effort, w.done_when) for w in mine),
            speech.say(f"plan.wave.{wave}"),
        )
        for wave in WAVES
        if (mine := [work for work in material.work if work.wave == wave])
    )


def show_issues(material: Material, sections: Iterable[Section]) -> tuple[Block, ...]:
    """Return what the rules found, which legal items nobody has verified, and which decisions are open."""
    return (*_show_findings(material), *_show_unverified(material), *_show_blanks(material, sections))


def _numbers(material: Material, score: SectionScore) -> tuple[Cell, ...]:
    speech = material.speech
    return (
        speech.number(score.score),
        speech.range(score.low, score.high),
        speech.percent(score.coverage),
        speech.number(score.adjusted),
        say_level(material, score),
    )


def _show_caps(material: Material) -> Iterator[Block]:
    items = {item.id: item for item in material.questionnaire.walk_items()}
    lowest = [
        score
        for score in material.profile.items
        if items[score.id].essential and score.state is State.VALUE and (score.normal or 0.0) < _threshold(material)
    ]
    if lowest:
        names = "; ".join(
            f"{material.words.items[s.id].title} ({material.speech.plain(s.value or 0.0)})" for s in lowest
        )
        yield Paragraph(material.say("maturity.essential", count=len(lowest), names=names))


def _threshold(material: Material) -> float:
    return max((cap.below for cap in material.questionnaire.essentials.caps), default=0.0)


def _show_trend(material: Material) -> Iterator[Block]:
    before = material.earlier
    if before is None:
        return
    now, then = (material.speech.number(p.overall.score) for p in (material.profile, before.profile))
    yield Paragraph(material.say("maturity.trend", date=before.day, then=then, now=now))
    if not before.same_track:
        yield Paragraph(material.say("maturity.other_track"), "note")


def _show_findings(material: Material) -> Iterator[Block]:
    yield Heading(material.say("issues.findings"))
    if not material.findings:
        yield Paragraph(material.say("issues.no_findings"), "note")
        return
    columns = (Column(material.say("column.severity"), 0.5), Column(material.say("column.finding"), 3.0))
    rows = tuple((material.say(f"severity.{f.severity}"), material.finding(f)) for f in material.findings)
    yield Table(columns, rows)


def _show_unverified(material: Material) -> Iterator[Block]:
    rows = [r for r in material.rows("legal") if r.says("applies") is not False and r.text("status") in ("", "unknown")]
    if rows:
        yield Heading(material.say("issues.unverified"))
        yield Table((Column(material.label("legal", "item")),), tuple((material.name("legal", r.id),) for r in rows))


def _show_blanks(material: Material, sections: Iterable[Section]) -> Iterator[Block]:
    say = material.say
    rows = [(s.title, b.what, b.who, b.by or say("no_day")) for s, b in list_blanks(sections)]
    yield Heading(say("issues.blanks"))
    if not rows:
        yield Paragraph(say("issues.no_blanks"), "note")
        return
    columns = (
        Column(say("column.section")),
        Column(say("column.what"), 1.8),
        Column(say("column.decides")),
        Column(say("column.due"), 0.7),
    )
    yield Table(columns, tuple(rows))
