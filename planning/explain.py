"""Why an action stands in a plan, in sentences: the questionnaire's words in the frames of a language file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from locales.speech import Speech
from planning.levels import below
from planning.model import PlannedAction
from questionnaires.model import Questionnaire, Words


def say_why(action: PlannedAction, questionnaire: Questionnaire, words: Words, speech: Speech) -> str:
    """Return the whole reason in one paragraph."""
    return " ".join(
        (*say_raises(action, questionnaire, words, speech), *say_reasons(action, questionnaire, words, speech))
    )


def say_raises(action: PlannedAction, questionnaire: Questionnaire, words: Words, speech: Speech) -> tuple[str, ...]:
    """Return one sentence for each item: from which level to which, and what that adds to the overall score."""
    name = partial(_name_level, questionnaire, words, speech)
    return tuple(
        speech.say(
            "plan.why.raises",
            item=words.items[lift.item].title,
            start=name(lift.start),
            end=name(lift.end),
            gain=speech.number(lift.gain, 2, sign=True),
        )
        for lift in action.raises
    )


def say_reasons(action: PlannedAction, questionnaire: Questionnaire, words: Words, speech: Speech) -> tuple[str, ...]:
    """Return the sentences beside the numbers: what it holds back, what is unknown, why at all, what it opens."""
    return tuple(_walk_reasons(action, questionnaire, words, speech))


def _walk_reasons(action: PlannedAction, questionnaire: Questionnaire, words: Words, speech: Speech) -> Iterator[str]:
    if action.lifts_cap:
        level = _name_level(questionnaire, words, speech, _lifted_cap(action, questionnaire))
        yield speech.say("plan.why.lifts_cap", level=level)
    if action.finds_out:
        yield speech.say("plan.why.finds_out")
    yield from (words.items[lift.item].why for lift in action.raises if words.items[lift.item].why)
    if action.unlocks:
        yield speech.say("plan.why.unlocks", items=_list_items(action.unlocks, questionnaire, words, speech))


def _lifted_cap(action: PlannedAction, questionnaire: Questionnaire) -> float:
    essential = {i.id for i in questionnaire.walk_items() if i.essential}
    lifts = [lift for lift in action.raises if lift.item in essential]
    caps = (cap.below for cap in questionnaire.essentials.caps)
    return max(cap for cap in caps for lift in lifts if below(lift.start, cap) and not below(lift.end, cap))


def _name_level(questionnaire: Questionnaire, words: Words, speech: Speech, value: float) -> str:
    reached = [
        name for band, name in zip(questionnaire.bands, words.levels, strict=False) if not below(value, band.start)
    ]
    return reached[-1] if reached else speech.plain(value)


def _list_items(actions: Iterable[str], questionnaire: Questionnaire, words: Words, speech: Speech) -> str:
    raised = {a.id: [lift.item for lift in a.raises] for a in questionnaire.actions}
    titles = dict.fromkeys(words.items[item].title for action in actions for item in raised[action])
    return ", ".join(speech.say("plan.why.quoted", text=title) for title in titles)
