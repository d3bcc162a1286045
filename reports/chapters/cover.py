"""The cover: who, when, the finding, the score and the five steps."""

from __future__ import annotations

from collections.abc import Iterator

from assessments.branding import Branding
from reports.chapters.score import show_score
from reports.drawings import Mark
from reports.facts import Facts, Step
from reports.model import Cover, Fact, Tile
from reports.statements import count_missing
from reports.titles import state_summary


def build_cover(facts: Facts, branding: Branding | None = None, *, brief: bool = False) -> Cover:
    """Return the first page, or what heads it: then the first section says the finding.

    A consultant stands first under their own name.
    """
    by = branding or Branding("")
    return Cover(
        product=by.consultant or facts.speech.say("report.cover.product"),
        statement=facts.reading.company.name if brief else state_summary(facts),
        score=None if brief else show_score(facts),
        tiles=() if brief else tuple(_build_tile(facts, step) for step in facts.steps),
        facts=tuple(_list_brief(facts, by) if brief else _list_facts(facts, by)),
        contents=facts.speech.say("report.cover.contents"),
        brief=brief,
        intro=by.intro,
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


def _list_parties(facts: Facts, by: Branding) -> Iterator[Fact]:
    say = facts.speech.say
    yield Fact(say("report.cover.company"), by.client or facts.reading.company.name)
    if by.consultant:
        yield Fact(say("report.cover.consultant"), by.consultant)


def _list_brief(facts: Facts, by: Branding) -> Iterator[Fact]:
    """Yield what a report of a few pages must say before its first line."""
    say, final = facts.speech.say, not facts.is_draft
    yield from _list_parties(facts, by)
    yield Fact(say("report.cover.day"), facts.speech.date(facts.reading.assessment.day))
    yield Fact(say("report.cover.basis"), say("report.cover.brief_final" if final else "report.cover.brief_draft"))
    yield Fact(say("report.cover.made"), facts.speech.date(facts.generated))


def _list_facts(facts: Facts, by: Branding) -> Iterator[Fact]:
    say, assessment = facts.speech.say, facts.reading.assessment
    track = facts.words.tracks.get(assessment.track)
    yield from _list_parties(facts, by)
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
