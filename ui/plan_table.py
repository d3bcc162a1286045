"""The actions of a plan as a list, and as bars over the months."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from planning.model import PlannedAction
from planning.request import Request
from ui import kit
from ui.decisions import decision_chips, decision_on, say_decision
from ui.drawings import Lane, gantt
from ui.plan_words import say_months, say_move
from ui.terms import Terms

NUMBERS = frozenset({4, 5, 6})


def draw_list(terms: Terms, request: Request, actions: Sequence[PlannedAction]) -> str:
    """Return a table with one row per action, in working order."""
    say = terms.speech.say
    heads = (
        "common.practice",
        "common.action",
        "common.owner",
        "plan.column_month",
        "common.effort",
        "plan.column_gain",
        "plan.column_score",
        "plan.column_state",
    )
    rows = [_row(terms, request, action) for action in actions]
    table = kit.table([escape(say(head)) for head in heads], rows, right=NUMBERS)
    return f'<div class="sideways">{table}</div>'


def _row(terms: Terms, request: Request, action: PlannedAction) -> tuple[str, ...]:
    speech, step = terms.speech, terms.homes[action.raises[0].item]
    state = decision_chips(speech, [decision_on(request, action.id)])
    return (
        f'<span class="row top">{kit.step_mark(step.number)}<span>{escape(say_move(terms, action))}</span></span>',
        escape(terms.action_text(action.id)),
        escape(terms.words.roles.get(action.owner, action.owner)),
        escape(say_months(terms, action.start, action.finish)),
        escape(speech.effort(action.effort_hours)),
        escape(speech.change(action.gain, 2)),
        escape(speech.number(action.score_after)),
        state or escape(speech.say("plan.planned")),
    )


def draw_roadmap(terms: Terms, request: Request, actions: Sequence[PlannedAction], months: int) -> str:
    """Return one bar per action over the months of the plan."""

    def lane(action: PlannedAction) -> Lane:
        decision = decision_on(request, action.id)
        note = "" if decision.kind == "free" else say_decision(terms.speech, decision)
        step, when = terms.homes[action.raises[0].item], say_months(terms, action.start, action.finish)
        return Lane(step, say_move(terms, action), action.start, action.finish, when, note)

    return gantt(map(lane, actions), months, terms.speech.say("plan.roadmap_head"))
