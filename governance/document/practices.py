"""What the assessment says of a practice: whether it applies, what was answered, who would act on it and by when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.document.material import Material
from governance.document.model import Blank, Block, Column, Level, Maturity, Stage, Table
from questionnaires.model import Item
from scoring.model import ItemScore, SectionScore, State

PEOPLE_ROLES = {
    "owner": "sponsor",
    "lead": "lead",
    "service": "responder",
    "legal": "legal",
    "it": "it",
    "analyst": "analyst",
}


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice that was asked: its definition, its title, its numbers."""

    item: Item
    title: str
    score: ItemScore


def find_practice(material: Material, practice: str) -> Practice | None:
    """Return a practice of the questionnaire; None if it has none of this id."""
    for item in material.questionnaire.walk_items():
        if item.id == practice:
            return Practice(item, material.words.items[item.id].title, material.profile.item(item.id))
    return None


def can_apply(material: Material, practice: str) -> bool:
    """Tell whether a practice concerns the company; one that the questionnaire does not know does."""
    found = find_practice(material, practice)
    if found is None:
        return True
    return found.item.applies_to(material.about) and found.score.state is not State.NOT_APPLICABLE


def leave_open(material: Material, topic: str, practice: str) -> Blank:
    """Return the decision that nobody has taken on a topic, with who takes it and by when."""
    what, who = material.say(f"open.{topic}"), _find_decider(material, practice)
    day = _find_day(material, practice)
    by = "" if day is None else material.speech.date(day)
    return Blank(what, who, by, material.say("blank", what=what, who=who, by=by or material.say("no_day")))


def show_practices(material: Material, *practices: str) -> tuple[Block, ...]:
    """Return what was answered on these practices as a table; nothing if none of them was asked."""
    found = (find_practice(material, practice) for practice in practices)
    asked = [p for p in found if p is not None and p.score.state is not State.OUT_OF_SCOPE]
    if not asked:
        return ()
    columns = (
        Column(material.speech.say("common.practice"), 1.0),
        Column(material.speech.say("common.level"), 0.35),
        Column(material.say("column.answer"), 2.2),
    )
    rows = tuple((p.title, _mark(material, p), _say_answer(material, p)) for p in asked)
    return (Table(columns, rows, material.say("answered", date=material.assessed_on)),)


def find_maturity(material: Material, step: str) -> Maturity | None:
    """Return score and level of a step; None if the questionnaire has no such step."""
    for number, section in enumerate(material.questionnaire.sections, start=1):
        if section.id == step:
            words, score = material.words.sections[step], material.profile.section(step)
            stage = Stage(number, words.short or words.title)
            return Maturity(stage, material.speech.number(score.score), say_level(material, score))
    return None


def say_level(material: Material, score: SectionScore) -> Level:
    """Return the maturity level of a step or of the whole."""
    if score.level is None:
        return Level(material.speech.say("common.not_rated"))
    top = max((1, *material.questionnaire.levels))
    return Level(material.speech.level(score.level, material.words.levels), score.level / top)


def _mark(material: Material, practice: Practice) -> Level:
    if practice.score.value is None or practice.score.normal is None:
        return Level(material.nothing if practice.score.state is State.NOT_APPLICABLE else "?")
    scale = material.questionnaire.score
    part = (practice.score.normal - scale.low) / (scale.high - scale.low)
    return Level(material.speech.plain(practice.score.value), min(max(part, 0.0), 1.0))


def _say_answer(material: Material, practice: Practice) -> str:
    states = {State.NOT_APPLICABLE: "not_applicable", State.DONT_KNOW: "dont_know", State.UNANSWERED: "unanswered"}
    if practice.score.value is None:
        return material.speech.say(f"common.{states[practice.score.state]}")
    words = material.words.items[practice.item.id]
    whole = material.track == material.questionnaire.tracks[-1].id
    texts, values = words.options if whole else words.short, material.questionnaire.scale_of(practice.item).values
    named = dict(zip(values, texts, strict=False))
    return named.get(practice.score.value, material.nothing)


def _find_decider(material: Material, practice: str) -> str:
    """Return whose decision it is: the owner of the action that raises the practice, and who holds that role."""
    owners = (a.owner for a in material.questionnaire.actions if practice in (raised.item for raised in a.raises))
    owner = next(owners, "")
    role = material.words.roles.get(owner, "").split(" (")[0] or material.say("somebody")
    people = material.holding(PEOPLE_ROLES[owner]) if owner in PEOPLE_ROLES else ()
    return material.say("role_of", role=role, name=material.names("people", (people[0].id,))) if people else role


def _find_day(material: Material, practice: str) -> date | None:
    planned: Iterable[date] = (work.due for work in material.work if practice in work.items)
    return next(iter(planned), material.decide_by)
