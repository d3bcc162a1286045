"""Why a plan is as it is, in sentences: the questionnaire's words in the frames of a language file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from locales.speech import Speech
from planning.levels import below
from planning.model import Certificate, Obstacle, PlannedAction
from planning.policy import MONEY, PEOPLE
from questionnaires.model import Questionnaire, Words

MOST_NAMED = 8


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
    if action.mends:
        yield speech.say("plan.why.mends")
    if action.finds_out:
        yield speech.say("plan.why.finds_out")
    yield from (words.items[lift.item].why for lift in action.raises if words.items[lift.item].why)
    own = {words.items[lift.item].title for lift in action.raises}
    opened = [title for title in _find_titles(action.unlocks, questionnaire, words) if title not in own]
    if opened:
        yield speech.say("plan.why.unlocks", items=_list(opened, speech))


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


def say_certificate(certificate: Certificate, speech: Speech) -> str:
    """Return one sentence on how good a plan is: proven, or how far from the best possible, and why not proven."""
    if certificate.status == "infeasible":
        return speech.say("plan.certificate.none")
    if certificate.status == "optimal":
        return speech.say(f"plan.certificate.{'proven_alike' if certificate.stopped else 'proven'}")
    why = speech.say(f"plan.certificate.why.{certificate.stopped or 'unasked'}")
    if certificate.gap is None or certificate.gap > 1:
        return speech.say("plan.certificate.unknown", why=why)
    return speech.say("plan.certificate.within", gap=speech.plain(_round_up(100 * certificate.gap), 1), why=why)


def say_obstacle(obstacle: Obstacle, questionnaire: Questionnaire, words: Words, speech: Speech) -> str:
    """Return why there is no plan: the practices of the actions that do not fit, and what is missing."""
    titles = _find_titles(obstacle.actions, questionnaire, words)
    lasts = _find_titles(obstacle.actions[-1:], questionnaire, words)
    others = [title for title in titles if title not in lasts]
    amount = partial(_say_amount, obstacle.resource, speech)
    said = speech.say(
        f"plan.obstacle.{obstacle.kind.replace('-', '_')}",
        actions=_list(titles, speech, MOST_NAMED),
        last=_list(lasts, speech),
        before=_list(others or titles, speech, MOST_NAMED),
        by=obstacle.by,
        resource=_name_resource(obstacle.resource, words, speech),
        needed=f"{obstacle.needed:g}" if obstacle.kind == "order" else amount(obstacle.needed),
        there=amount(obstacle.needed - obstacle.missing),
        missing=amount(_round_up(obstacle.missing)),
    )
    if obstacle.kind != "order" or not others:
        return said
    return f"{said} {speech.say('plan.obstacle.builds_on', before=_list(others, speech, MOST_NAMED))}"


def _name_resource(resource: str, words: Words, speech: Speech) -> str:
    if resource == MONEY:
        return speech.say("plan.obstacle.money")
    role = resource.removeprefix(PEOPLE)
    if role == resource:
        return speech.say("plan.obstacle.work")
    return speech.say("plan.obstacle.work_of", role=words.roles.get(role, role))


def _say_amount(resource: str, speech: Speech, amount: float) -> str:
    return speech.plain(amount) if resource == MONEY else speech.say("plan.hours", hours=speech.plain(amount, 1))


def _round_up(amount: float) -> float:
    """Return the amount with one decimal at most, never less than it is."""
    return math.ceil(round(amount * 10, 6)) / 10


def _find_titles(names: Iterable[str], questionnaire: Questionnaire, words: Words) -> tuple[str, ...]:
    """Return the practices that these actions raise, each once; a level that no action leads to is "item@level"."""
    raised = {a.id: [lift.item for lift in a.raises] for a in questionnaire.actions}
    items = (item for name in names for item in raised.get(name, [name.partition("@")[0]]))
    return tuple(dict.fromkeys(words.items[item].title for item in items))


def _list(titles: Sequence[str], speech: Speech, most: int | None = None) -> str:
    """Return the titles in quotation marks; of more than that many the first, and how many others there are."""
    shown = ", ".join(speech.say("plan.why.quoted", text=title) for title in titles[:most])
    more = 0 if most is None else len(titles) - most
    return speech.say("plan.obstacle.more", actions=shown, count=more) if more > 0 else shown
