"""Months, actions and moves of a plan in words."""

from __future__ import annotations

from collections.abc import Iterable

from planning.model import PlannedAction
from scoring.model import State
from ui.pieces import SIGNS
from ui.terms import Terms


def say_months(terms: Terms, start: int, finish: int) -> str:
    """Return one month, or the months from one to another."""
    if start == finish:
        return terms.speech.say("plan.when_month", start=start)
    return terms.speech.say("plan.when_months", start=start, end=finish)


def practice_of(terms: Terms, action: str) -> str:
    """Return the title of the practice that an action raises first; an action nobody knows is called by its id."""
    raised = next((known.raises[0].item for known in terms.questionnaire.actions if known.id == action), None)
    return action if raised is None else terms.item_title(raised)


def say_definition(terms: Terms, action: str) -> str:
    """Return the practice an action raises, with the levels from which and to which."""
    raised = next((known.raises[0] for known in terms.questionnaire.actions if known.id == action), None)
    if raised is None:
        return action
    plain = terms.speech.plain
    return f"{terms.item_title(raised.item)} ({plain(raised.start)}\u00a0→\u00a0{plain(raised.end)})"


def name_definitions(terms: Terms, actions: Iterable[str]) -> str:
    """Return actions by the practices they raise, with their levels, in one line."""
    return ", ".join(say_definition(terms, action) for action in actions)


def name_actions(terms: Terms, actions: Iterable[str]) -> str:
    """Return actions by the practices they raise, in one line."""
    return ", ".join(dict.fromkeys(practice_of(terms, action) for action in actions))


def say_move(terms: Terms, action: PlannedAction) -> str:
    """Return the practice of an action with its levels: two actions can raise the same one."""
    lift, plain = action.raises[0], terms.speech.plain
    start = SIGNS[State.DONT_KNOW] if action.finds_out else plain(lift.start)
    return f"{terms.item_title(lift.item)} ({start}\u00a0→\u00a0{plain(lift.end)})"
