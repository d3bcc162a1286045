"""Commitments in the words of their questionnaire: the practice, who owns it, when it is due, and what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Literal, get_args

from assessments.commitments import ActionStatus, Commitment
from ui import kit
from ui.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from questionnaires.model import Action

Field = Literal["status", "owner", "start", "due", "hours_left", "note"]
FIELDS: tuple[Field, ...] = get_args(Field)
ICONS = {
    ActionStatus.PLANNED: "radio_button_unchecked",
    ActionStatus.DOING: "timelapse",
    ActionStatus.DONE: "check_circle",
    ActionStatus.DROPPED: "cancel",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a commitment by its name, as it was and as it is, in words."""

    field: Field
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Telling:
    """How commitments are told on a day. An action the questionnaire no longer has is told by its id."""

    terms: Terms
    today: date

    @cached_property
    def _actions(self) -> Mapping[str, Action]:
        return {action.id: action for action in self.terms.questionnaire.actions}

    def items(self, action: str) -> tuple[str, ...]:
        """Return the practices that an action raises."""
        known = self._actions.get(action)
        return tuple(lift.item for lift in known.raises) if known else ()

    def practice(self, action: str) -> str:
        """Return the practices that an action raises, by title."""
        return ", ".join(map(self.terms.item_title, self.items(action))) or action

    def mark(self, action: str) -> str:
        """Return the digit of the step an action belongs to, in its coloured square."""
        known = self._actions.get(action)
        return kit.step_mark(self.terms.homes[known.raises[0].item].number) if known else ""

    def text(self, action: str) -> str:
        """Return what to do in an action."""
        return self.terms.action_text(action) if action in self.terms.words.actions else ""

    def done_when(self, action: str) -> str:
        """Return how one sees that an action is done."""
        words = self.terms.words.actions.get(action)
        return self.terms.speech.bind(words.done_when) if words else ""

    def role(self, action: str) -> str:
        """Return the role that the questionnaire names for an action."""
        known = self._actions.get(action)
        return self.terms.words.roles.get(known.owner, known.owner) if known else ""

    def owner(self, commitment: Commitment) -> str:
        """Return the name set by hand, else the role that the questionnaire names."""
        return commitment.owner or self.role(commitment.action)

    def status(self, status: ActionStatus) -> str:
        """Return the name of a status."""
        return self.terms.speech.say(f"progress.status.{status}")

    def when(self, commitment: Commitment) -> str:
        """Return, as HTML, the day that counts: when it was done, or by when it is due; overdue in icon and words."""
        speech = self.terms.speech
        if commitment.status is ActionStatus.DONE:
            day = commitment.finished
            return escape(speech.say("progress.finished", date=day)) if day else ""
        if commitment.status is ActionStatus.DROPPED:
            return ""
        due = escape(speech.say("progress.due", date=commitment.due))
        if not commitment.is_overdue(self.today):
            return due
        late = escape(speech.say("progress.overdue_by", days=(self.today - commitment.due).days))
        return f'{due} <span class="warn nowrap">{kit.icon("schedule")} {late}</span>'

    def value(self, commitment: Commitment, field: Field) -> str:
        """Return what stands in a field, in words."""
        speech = self.terms.speech
        told = {
            "status": lambda: self.status(commitment.status),
            "owner": lambda: self.owner(commitment),
            "start": lambda: speech.date(commitment.start),
            "due": lambda: speech.date(commitment.due),
            "hours_left": lambda: speech.plain(commitment.hours_left),
            "note": lambda: commitment.note,
        }
        return told[field]() or speech.say("progress.nothing")

    def changes(self, before: Commitment, after: Commitment) -> tuple[FieldChange, ...]:
        """Return the fields that differ, with both values."""
        return tuple(
            FieldChange(field, self.name(field), self.value(before, field), self.value(after, field))
            for field in differing(before, after)
        )

    def name(self, field: Field) -> str:
        """Return the name of a field."""
        return self.terms.speech.say(f"progress.field.{field}")


def differing(before: Commitment, after: Commitment) -> tuple[Field, ...]:
    """Return the fields in which two commitments differ."""
    return tuple(field for field in FIELDS if getattr(before, field) != getattr(after, field))
