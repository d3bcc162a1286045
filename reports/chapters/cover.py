"""The cover: who, when, the finding, the score and the five steps."""

from __future__ import annotations

from collections.abc import Iterator

from reports.chapters.score import show_score
from reports.drawings import Mark
from reports.facts import Facts, Step
from reports.model import Cover, Fact, Tile
from reports.statements import count_missing
from reports.titles import state_summary


def build_cover(facts: Facts) -> Cover:
    """Return the first page."""
    return Cover(
        product=facts.speech.say("report.cover.product"),
        statement=state_summary(facts),
        score=show_score(facts),
        tiles=tuple(_build_tile(facts, step) for step in facts.steps),
        facts=tuple(_list_facts(facts)),
        contents=facts.speech.say("report.cover.contents"),
    )


def _build_tile(facts: Facts, step: Step) -> Tile:
    level = step.score.level
    return Tile(
        step=step.number,
        name=step.short,
        value=facts.speech.number(step.score.score),
        digit=Mark("") if level is None else Mark(str(level), facts.shade(level)),
        level=facts.level_name(level),
        note=_say_why(facts, step),
    )


def _say_why(facts: Facts, step: Step) -> str:
    say = facts.speech.say
    if not step.asked:
        return say("report.cover.not_asked")
    if step.score.score is None:
        missing = count_missing(facts.questionnaire, facts.profile, step.score)
        return say("report.cover.open", count=missing)
    return say("report.cover.capped") if step.score.capped_by else ""


def _list_facts(facts: Facts) -> Iterator[Fact]:
    say, assessment = facts.speech.say, facts.reading.assessment
    track = facts.words.tracks.get(assessment.track)
    yield Fact(say("report.cover.company"), facts.reading.company.name)
    yield Fact(say("report.cover.day"), facts.speech.date(assessment.day))
    yield Fact(
        say("report.cover.questionnaire"),
        say("report.cover.version", title=facts.words.title, version=assessment.questionnaire_version),
    )
    yield Fact(
        say("report.cover.track"),
        say("report.cover.track_size", track=track.title if track else assessment.track, count=len(facts.practices)),
    )
    yield Fact(
        say("report.cover.basis"), say("report.cover.basis_draft" if facts.is_draft else "report.cover.basis_final")
    )
    if facts.plan is not None and facts.plan.actions:
        yield Fact(say("report.cover.start"), facts.speech.date(facts.start))
    yield Fact(say("report.cover.made"), facts.speech.date(facts.generated))
