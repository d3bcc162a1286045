"""Levels, practices and actions in the words of their questionnaire, as HTML."""

from __future__ import annotations

from html import escape

from planning.model import Lift, PlannedAction
from scoring.model import ItemScore, SectionScore, State
from ui import kit
from ui.terms import Terms

UNKNOWN = (State.DONT_KNOW, State.UNANSWERED)
SIGNS = {State.DONT_KNOW: "?", State.UNANSWERED: "…", State.NOT_APPLICABLE: "–"}
MEANINGS = {
    State.DONT_KNOW: "common.dont_know",
    State.UNANSWERED: "common.unanswered",
    State.NOT_APPLICABLE: "common.not_applicable",
}


def level_chip(terms: Terms, score: SectionScore) -> str:
    """Return the level of a section as a chip, or that there is none."""
    if score.level is None:
        return kit.open_chip("–", terms.speech.say("common.not_rated"))
    return kit.chip(score.level, terms.level_name(score.level), terms.level_share(score.level))


def level_value(terms: Terms, score: SectionScore) -> str:
    """Return the level of a section as ball and digit, where its name does not fit."""
    if score.level is None:
        return kit.value("–", None)
    return kit.value(str(score.level), terms.level_share(score.level)) + kit.unseen(terms.level_name(score.level))


def item_chip(terms: Terms, item: ItemScore) -> str:
    """Return the level of an item as a chip, or what stands in its place."""
    if item.value is None or item.normal is None:
        return state_chip(terms, item)
    return kit.chip(terms.speech.plain(item.value), terms.option_name(item.id, item.value), terms.share(item.normal))


def state_chip(terms: Terms, item: ItemScore) -> str:
    """Return what stands in place of a level for an item without a value."""
    return kit.open_chip(SIGNS[item.state], terms.speech.say(MEANINGS[item.state]))


def item_line(terms: Terms, item: ItemScore) -> str:
    """Return an item as a row of a list: its step, title, what was said, and its level."""
    said = "" if item.value is None else terms.option_text(item.id, item.value)
    mark = kit.step_mark(terms.homes[item.id].number)
    return kit.line(mark, terms.item_title(item.id), said, item_chip(terms, item))


def score_value(terms: Terms, score: float) -> str:
    """Return a number of the score scale as ball and digit."""
    return kit.value(terms.speech.plain(score), terms.share(score))


def item_value(terms: Terms, item: ItemScore) -> str:
    """Return what was said to an item as ball and digit, or as a sign."""
    if item.value is None or item.normal is None:
        return kit.value(SIGNS.get(item.state, "–"), None)
    return kit.value(terms.speech.plain(item.value), terms.share(item.normal))


def action_body(terms: Terms, action: PlannedAction) -> str:
    """Return an action: the practices it raises, what to do, and effort, owner and gain in one line."""
    heads = "".join(
        f'<div class="row top">{kit.step_mark(terms.homes[lift.item].number)}'
        f'<b class="grow s">{escape(terms.item_title(lift.item))}</b>'
        f"{kit.move(_start_value(terms, action, lift), score_value(terms, lift.end))}</div>"
        for lift in action.raises
    )
    tail = "".join(f"<span>{escape(part)}</span>" for part in _tail(terms, action))
    text = escape(terms.action_text(action.id))
    mending = f"{kit.icon('error')} {escape(terms.speech.say('findings.mends'))}" if action.mends else ""
    chip = f'<p class="tail"><span class="decided mending">{mending}</span></p>' if mending else ""
    return f'{heads}<p class="s gap-small">{text}</p><p class="note tail">{tail}</p>{chip}'


def _start_value(terms: Terms, action: PlannedAction, lift: Lift) -> str:
    return kit.value(SIGNS[State.DONT_KNOW], None) if action.finds_out else score_value(terms, lift.start)


def _tail(terms: Terms, action: PlannedAction) -> tuple[str, ...]:
    say, speech = terms.speech.say, terms.speech
    return (
        speech.effort(action.effort_hours),
        terms.words.roles.get(action.owner, action.owner),
        say("plan.gain", gain=speech.change(action.gain, 2)),
        *[say("plan.lifts_cap")] * action.lifts_cap,
        *[say("plan.finds_out")] * action.finds_out,
    )
