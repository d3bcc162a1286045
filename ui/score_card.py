"""The score with its meaning, and what holds its level: two cards as HTML. Every number unfolds its arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from questionnaires.model import Action
from reports.statements import find_blockers, state_cap
from scoring.model import ItemScore, Profile, SectionScore
from ui import arithmetic, kit
from ui.drawings import ruler
from ui.pieces import UNKNOWN, item_line, level_chip
from ui.terms import Terms

FEW = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """The company's assessment before this one, the change of the score since then, and what to think of it."""

    day: dt.date
    profile: Profile
    change: float | None
    verdict: str


def score_card(terms: Terms, profile: Profile, earlier: Earlier | None) -> str:
    """Return the score with its level, range, coverage and change."""
    say, overall = terms.speech.say, profile.overall
    how = kit.fold(
        f'<span class="note turn">{escape(say("results.how"))}</span>', arithmetic.explain_overall(terms, profile)
    )
    facts = kit.facts(_facts(terms, profile, earlier), two=True)
    return kit.label(say("common.score")) + _head(terms, overall) + ruler(overall, terms) + how + kit.rule() + facts


def _head(terms: Terms, overall: SectionScore) -> str:
    if overall.score is None:
        return level_chip(terms, overall)
    of_high = terms.speech.say("common.of_score", high=terms.speech.plain(terms.questionnaire.reach.high))
    return (
        f'<div class="row wrap bottom"><span class="big">{escape(terms.speech.number(overall.score))}</span>'
        f'<span class="m">{escape(of_high)}</span>{level_chip(terms, overall)}</div>'
    )


def _facts(terms: Terms, profile: Profile, earlier: Earlier | None) -> Iterator[str]:
    say, speech, overall = terms.speech.say, terms.speech, profile.overall
    opens = arithmetic.explain_range(terms, profile)
    yield kit.fact(
        say("common.range"), speech.range(overall.low, overall.high), _range_note(terms, profile), opens=opens
    )
    opens = arithmetic.explain_coverage(terms, profile)
    yield kit.fact(say("common.coverage"), speech.percent(overall.coverage), say("results.coverage_note"), opens=opens)
    limit = terms.questionnaire.evidence_from
    if limit is not None and overall.adjusted is not None:
        note = say("results.adjusted_note", level=speech.plain(limit))
        opens = arithmetic.explain_adjusted(terms, profile)
        yield kit.fact(say("results.adjusted"), speech.number(overall.adjusted), note, opens=opens)
    if earlier is not None:
        note = say("results.change_note", date=earlier.day, verdict=earlier.verdict)
        yield kit.fact(say("results.change"), speech.change(earlier.change), note)


def _range_note(terms: Terms, profile: Profile) -> str:
    unknown = sum(item.state in UNKNOWN for item in profile.items)
    if not unknown:
        return terms.speech.say("results.range_exact")
    low, high = terms.questionnaire.score.low, terms.questionnaire.score.high
    plain = terms.speech.plain
    return terms.speech.say("results.range_note", count=unknown, low=plain(low), high=plain(high))


def hold_card(terms: Terms, profile: Profile) -> str:
    """Return what holds the level back and how to lift it; else what the next level, or a first score, needs."""
    if profile.overall.score is None:
        return _first_score(terms, profile)
    say, cap = terms.speech.say, state_cap(terms.questionnaire, terms.words, profile.overall)
    if cap is None:
        return _next_level(terms, profile)
    held = profile.overall.capped_by
    rows = kit.lines(item_line(terms, profile.item(item)) for item in held[:FEW])
    action = _action_for(terms, profile.item(held[0]))
    lift = kit.call_out(say("results.to_lift"), terms.action_text(action.id)) if action else ""
    rule = kit.paragraph(_cap_rule(terms), "note gap")
    return (
        kit.label(say("results.holds"))
        + kit.paragraph(cap.said(terms.speech))
        + rows
        + _more(terms, len(held))
        + lift
        + rule
    )


def _more(terms: Terms, count: int) -> str:
    return kit.paragraph(terms.speech.say("results.more", count=count - FEW), "note") if count > FEW else ""


def _cap_rule(terms: Terms) -> str:
    say, plain = terms.speech.say, terms.speech.plain
    rules = (
        say("results.cap_rule", below=plain(cap.below), level=terms.level_name(cap.level))
        for cap in terms.questionnaire.essentials.caps
    )
    return " ".join((*rules, say("results.cap_unchanged")))


def _action_for(terms: Terms, item: ItemScore) -> Action | None:
    """Return the first action that raises an item from where it stands; an unknown item stands at the bottom."""
    value = terms.questionnaire.score.low if item.normal is None else item.normal
    for action in terms.questionnaire.actions:
        if any(r.item == item.id and r.start <= value < r.end for r in action.raises):
            return action
    return None


def _first_score(terms: Terms, profile: Profile) -> str:
    say, percent, needed = terms.speech.say, terms.speech.percent, terms.questionnaire.rated_from
    covered = say("results.covered", coverage=percent(profile.overall.coverage), needed=percent(needed))
    bar = kit.bar(profile.overall.coverage / needed if needed else 1.0)
    return kit.label(say("results.to_a_score")) + kit.paragraph(covered) + f'<div class="gap">{bar}</div>'


def _next_level(terms: Terms, profile: Profile) -> str:
    say, overall = terms.speech.say, profile.overall
    band = next((b for b in terms.questionnaire.bands if b.level == (overall.level or 0) + 1), None)
    if overall.score is None or band is None:
        return kit.label(say("results.where_to_gain")) + _costliest(terms, profile)
    missing = max(band.start - overall.score, 0.0)
    text = say(
        "results.next_level",
        level=terms.level_name(band.level),
        start=terms.speech.number(band.start, 2),
        missing=terms.speech.number(missing, 2),
    )
    blockers = find_blockers(terms.questionnaire, profile)
    rest = _blocking(terms, blockers) if blockers else _costliest(terms, profile)
    return kit.label(say("results.to_next_level")) + kit.paragraph(text) + rest


def _blocking(terms: Terms, blockers: tuple[ItemScore, ...]) -> str:
    text = terms.speech.say("results.blockers", count=len(blockers))
    rows = kit.lines(item_line(terms, item) for item in blockers[:FEW])
    return kit.paragraph(text, "note gap") + rows + _more(terms, len(blockers))


def _costliest(terms: Terms, profile: Profile) -> str:
    losses = sorted((i for i in profile.items if i.loss), key=lambda i: -(i.loss or 0.0))[:FEW]
    text = terms.speech.say("results.costs_most")
    return kit.paragraph(text, "note gap") + kit.lines(item_line(terms, item) for item in losses)
