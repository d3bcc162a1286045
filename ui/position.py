"""Where a respondent stands in a questionnaire: the steps, their items, what is answered, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessments.model import Response
from scoring.model import State

if TYPE_CHECKING:
    from questionnaires.model import Item, Questionnaire

ANSWERED = (State.VALUE, State.NOT_APPLICABLE, State.DONT_KNOW)


@dataclass(frozen=True, slots=True)
class Step:
    """A top section with the items that are asked here; `number` counts from 1."""

    number: int
    id: str
    items: tuple[Item, ...]

    def answered(self, responses: Mapping[str, Response]) -> int:
        """Count the items of the step to which something was said."""
        return sum(is_answered(responses, item.id) for item in self.items)

    def is_complete(self, responses: Mapping[str, Response]) -> bool:
        """Tell whether something was said to every item of the step."""
        return self.answered(responses) == len(self.items)

    def first_open(self, responses: Mapping[str, Response]) -> Item:
        """Return the first item without an answer, or the first of all."""
        return next((i for i in self.items if not is_answered(responses, i.id)), self.items[0])


@dataclass(frozen=True, slots=True)
class Position:
    """The item on the screen, in its step, among all."""

    steps: tuple[Step, ...]
    step: Step
    item: Item

    @property
    def number(self) -> int:
        """Return the place of the item in its step, from 1."""
        return self.step.items.index(self.item) + 1

    def neighbour(self, distance: int) -> Item | None:
        """Return the item that many places on (or back), or None beyond the ends."""
        items = [item for step in self.steps for item in step.items]
        wanted = items.index(self.item) + distance
        return items[wanted] if 0 <= wanted < len(items) else None


def is_answered(responses: Mapping[str, Response], item: str) -> bool:
    """Tell whether anything was said to the item."""
    response = responses.get(item)
    return response is not None and response.state in ANSWERED


def find_steps(questionnaire: Questionnaire, items: tuple[Item, ...]) -> tuple[Step, ...]:
    """Return the steps that have an item here, numbered as in the questionnaire."""
    asked = {item.id for item in items}
    steps = (
        Step(number, section.id, tuple(item for item in section.walk_items() if item.id in asked))
        for number, section in enumerate(questionnaire.sections, start=1)
    )
    return tuple(step for step in steps if step.items)


def find_position(steps: tuple[Step, ...], responses: Mapping[str, Response], wanted: str | None) -> Position:
    """Return the position of the wanted item; without one, of the first that is open."""
    for step in steps:
        for item in step.items:
            if item.id == wanted:
                return Position(steps, step, item)
    step = next((s for s in steps if not s.is_complete(responses)), steps[0])
    return Position(steps, step, step.first_open(responses))
