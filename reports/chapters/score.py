"""The score as it stands on the cover and in the summary: never without its level, range and coverage."""

from __future__ import annotations

from collections.abc import Iterator

from reports.change import state_change
from reports.facts import Facts
from reports.figures import draw_ruler
from reports.model import Fact, ScorePanel
from scoring.model import State


def show_score(facts: Facts) -> ScorePanel:
    """Return the score of the whole with all that belongs to it."""
    say, speech, overall = facts.speech.say, facts.speech, facts.overall
    return ScorePanel(
        name=say("common.score"),
        value=speech.number(overall.score),
        of=say("common.of_score", high=speech.plain(facts.questionnaire.reach.high)),
        level=facts.level_mark(overall.level),
        figure=draw_ruler(facts, overall),
        facts=tuple(fact for fact in _list_facts(facts) if fact),
    )


def _list_facts(facts: Facts) -> Iterator[Fact | None]:
    yield _range(facts)
    yield _coverage(facts)
    if not facts.brief:
        yield _proven(facts)
    yield _change(facts)


def _range(facts: Facts) -> Fact:
    say, overall = facts.speech.say, facts.overall
    text = facts.speech.range(overall.low, overall.high)
    unknown = any(p.score.state in (State.DONT_KNOW, State.UNANSWERED) for p in facts.practices)
    scale = facts.questionnaire.score
    ends = {"low": facts.speech.plain(scale.low), "high": facts.speech.plain(scale.high)}
    note = say("report.score.range_note", **ends) if unknown else say("report.score.all_known")
    return Fact(say("common.range"), text, note)


def _coverage(facts: Facts) -> Fact:
    asked = sum(len(step.asked) for step in facts.steps)
    note = facts.speech.say("report.score.coverage_note", known=len(facts.known), total=asked)
    return Fact(facts.speech.say("common.coverage"), facts.speech.percent(facts.overall.coverage), note)


def _proven(facts: Facts) -> Fact | None:
    least = facts.questionnaire.evidence_from
    if least is None:
        return None
    note = facts.speech.say("report.score.proven_note", level=facts.speech.plain(least))
    return Fact(facts.speech.say("report.score.proven"), facts.speech.number(facts.overall.adjusted), note)


def _change(facts: Facts) -> Fact | None:
    change = state_change(facts)
    if change is None or facts.before is None:
        return None
    note = facts.speech.say("report.change.since", date=facts.before.day, verdict=change.verdict)
    return Fact(facts.speech.say("report.change.name"), change.size, note)
