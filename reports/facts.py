"""What a report is written from: the assessment, the numbers and the words, looked at step by step."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from assessments.commitments import Commitment
from assessments.discovering import CompanyFindings
from assessments.model import Response, Status
from assessments.reading import SELF, Reading
from locales import Speech
from planning.model import Plan, PlannedAction
from questionnaires.model import Action, Item, ItemWords, Questionnaire, Range, Words
from reports.drawings import Mark
from scoring.model import ItemScore, Profile, SectionScore, State

SHADES = 5
UNKNOWN = (State.DONT_KNOW, State.UNANSWERED)
SIGNS = {State.DONT_KNOW: "?", State.UNANSWERED: "?", State.NOT_APPLICABLE: "–"}


@dataclass(frozen=True, slots=True)
class Before:
    """The assessment to compare with: its numbers and its day."""

    profile: Profile
    day: date


@dataclass(frozen=True, slots=True)
class Practice:
    """An item that was asked of the company: its words, its numbers, what was said, and the text that was chosen."""

    step: int
    item: Item
    words: ItemWords
    score: ItemScore
    response: Response | None
    mark: Mark
    answer: str

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.score.normal is not None

    @property
    def normal(self) -> float:
        """The value on the score scale; the lowest thinkable where there is none, so look at `known` first."""
        return -math.inf if self.score.normal is None else self.score.normal


@dataclass(frozen=True, slots=True)
class Step:
    """A top section with its numbers now and before, and its practices in the questionnaire's order."""

    number: int
    id: str
    title: str
    short: str
    weight: float
    reach: Range
    score: SectionScore
    before: SectionScore | None
    practices: tuple[Practice, ...]

    @property
    def asked(self) -> tuple[Practice, ...]:
        """The practices that apply."""
        return tuple(p for p in self.practices if p.score.state is not State.NOT_APPLICABLE)

    @property
    def known(self) -> tuple[Practice, ...]:
        """The practices with a value."""
        return tuple(p for p in self.practices if p.known)

    def share(self, score: float | None) -> float | None:
        """Return where a number lies between the worst and the best this step can have, from 0 to 1."""
        return None if score is None else share(score, self.reach)


@dataclass(frozen=True)
class Facts:
    """Everything the chapters of a report look at; `taken` are the actions of the plan that the company adopted.

    A `brief` report says no more than fits two pages.
    """

    reading: Reading
    words: Words
    speech: Speech
    generated: date
    plan: Plan | None = None
    before: Before | None = None
    found: CompanyFindings | None = None
    taken: tuple[Commitment, ...] = ()
    brief: bool = False

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that was answered."""
        return self.reading.edition.questionnaire

    @property
    def profile(self) -> Profile:
        """The numbers of the assessment."""
        return self.reading.profile

    @property
    def overall(self) -> SectionScore:
        """The numbers of the whole."""
        return self.profile.overall

    @property
    def is_draft(self) -> bool:
        """Whether the answers may still change."""
        return self.reading.assessment.status is Status.DRAFT

    @cached_property
    def start(self) -> date:
        """The day the plan starts: the first of the month after the report was made."""
        return add_months(self.generated, 1)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps that have a practice for this company, numbered by their place in the questionnaire."""
        return tuple(step for step in self._build_steps() if step.practices)

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """Every practice that was asked, in the questionnaire's order."""
        return tuple(practice for step in self.steps for practice in step.practices)

    @cached_property
    def practice_by_item(self) -> Mapping[str, Practice]:
        """The practices by the id of their item."""
        return {practice.item.id: practice for practice in self.practices}

    @property
    def known(self) -> tuple[Practice, ...]:
        """The practices with a value."""
        return tuple(practice for practice in self.practices if practice.known)

    @property
    def rated(self) -> tuple[Step, ...]:
        """The steps with a score."""
        return tuple(step for step in self.steps if step.score.score is not None)

    @cached_property
    def actions(self) -> Mapping[str, Action]:
        """The definitions of the actions by their id."""
        return {action.id: action for action in self.questionnaire.actions}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The definitions of all items by their id, also of those that were not asked."""
        return {item.id: item for item in self.questionnaire.walk_items()}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number in the plan of the first action that raises an item, by the item."""
        found: dict[str, int] = {}
        for number, action in enumerate(self.plan.actions if self.plan else (), start=1):
            for lift in action.raises:
                found.setdefault(lift.item, number)
        return found

    @property
    def top_level(self) -> int:
        """The highest maturity level."""
        return max(self.questionnaire.levels, default=SHADES - 1)

    def shade(self, level: int) -> int:
        """Return the colour of a maturity level."""
        return int(level * (SHADES - 1) / max(self.top_level, 1) + 1e-9)

    def value_mark(self, value: float) -> Mark:
        """Return a number of the score scale as a mark."""
        return Mark(self.speech.plain(value), int(share(value, self.questionnaire.score) * (SHADES - 1) + 1e-9))

    def level_mark(self, level: int | None) -> Mark:
        """Return a maturity level as digit, name, ball and colour; nothing where there are no levels at all."""
        if level is None:
            return Mark(self.speech.say("common.not_rated") if self.questionnaire.levels else "")
        return Mark(self.speech.level(level, self.words.levels), self.shade(level))

    def level_name(self, level: int | None) -> str:
        """Return the name of a maturity level; its digit where the questionnaire names none."""
        if level is None:
            return self.level_mark(None).text
        return self.words.levels[level] if level < len(self.words.levels) else str(level)

    def role(self, role: str, *, brief: bool = False) -> str:
        """Return the name of an owner's role; the brief one leaves out what stands in brackets."""
        name = self.words.roles.get(role, role)
        return name.split(" (")[0] if brief else name

    def step_of(self, action: PlannedAction) -> int:
        """Return the number of the step in which an action raises its first item."""
        raised = action.raises[0].item if action.raises else self.actions[action.id].raises[0].item
        return self.homes[raised]

    def action_title(self, action: PlannedAction) -> str:
        """Return the short name of an action: what it raises."""
        titles = [self.words.items[lift.item].title for lift in action.raises]
        return titles[0] if len(titles) == 1 else f"{titles[0]} (+{len(titles) - 1})" if titles else action.id

    @cached_property
    def homes(self) -> Mapping[str, int]:
        """The number of the step an item stands in."""
        return {
            item.id: number
            for number, section in enumerate(self.questionnaire.sections, start=1)
            for item in section.walk_items()
        }

    def _build_steps(self) -> Iterator[Step]:
        responses = {said.item: said for said in self.reading.responses if said.respondent == SELF}
        for number, section in enumerate(self.questionnaire.sections, start=1):
            words = self.words.sections[section.id]
            yield Step(
                number=number,
                id=section.id,
                title=words.title,
                short=words.short or words.title,
                weight=section.weight,
                reach=section.reach(self.questionnaire.score),
                score=self.profile.section(section.id),
                before=self.before.profile.section(section.id) if self.before else None,
                practices=tuple(
                    self._build_practice(number, item, score, responses.get(item.id))
                    for item in section.walk_items()
                    for score in (self.profile.item(item.id),)
                    if score.state is not State.OUT_OF_SCOPE
                ),
            )

    def _build_practice(self, step: int, item: Item, score: ItemScore, response: Response | None) -> Practice:
        words = self.words.items[item.id]
        known = score.value is not None and score.normal is not None
        mark = self._item_mark(score) if known else Mark(SIGNS.get(score.state, "?"))
        answer = self._option(item, words, score.value) if score.value is not None else ""
        return Practice(step, item, words, score, response, mark, answer)

    def _item_mark(self, score: ItemScore) -> Mark:
        return Mark(self.speech.plain(score.value or 0.0), self.value_mark(score.normal or 0.0).shade)

    def _option(self, item: Item, words: ItemWords, value: float) -> str:
        texts = words.options if self.reading.assessment.track == self._full else words.short
        values = self.questionnaire.scale_of(item).values
        return texts[values.index(value)] if value in values and len(texts) == len(values) else ""

    @property
    def _full(self) -> str:
        return self.questionnaire.tracks[-1].id


def share(value: float, reach: Range) -> float:
    """Return where a number lies in its reach, from 0 to 1."""
    return min(max((value - reach.low) / ((reach.high - reach.low) or 1.0), 0.0), 1.0)


def add_months(day: date, months: int) -> date:
    """Return the first day of the month that lies `months` after the month of a day."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)
