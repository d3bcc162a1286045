"""What a person has decided about single actions of a plan, and what is asked of the plan then. Pure functions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

from planning.request import Request
from ui import kit

if TYPE_CHECKING:
    from locales import Speech

Value = TypeVar("Value")
Choice = Literal["must", "not_now", "done", "free"]
Kind = Literal["must", "not_now", "done", "free", "fixed", "started"]
CHOICES: tuple[Choice, ...] = get_args(Choice)
ICONS: Mapping[Kind, str] = {
    "must": "push_pin",
    "not_now": "event_busy",
    "done": "task_alt",
    "fixed": "event_available",
    "started": "timelapse",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """How an action is decided: `month` by whose end it must be done, or in which it is fixed; `hours` still to work.

    `fixed` and `started` come from the progress of an adopted plan; the rest is decided on the plan's page.
    """

    kind: Kind = "free"
    month: int | None = None
    hours: float | None = None


FREE = Decision()


def decision_on(request: Request, action: str) -> Decision:
    """Return how the action is decided; what is finished or under way counts before any wish."""
    if action in request.done:
        return Decision("done")
    if action in request.not_now:
        return Decision("not_now")
    if action in request.started:
        return Decision("started", hours=request.started[action])
    if action in request.fixed:
        return Decision("fixed", request.fixed[action])
    return Decision("must", request.must[action]) if action in request.must else FREE


def find_decided(request: Request) -> frozenset[str]:
    """Return every action that the request says something about."""
    return frozenset({*request.must, *request.fixed, *request.started, *request.not_now, *request.done})


def decide(request: Request, action: str, choice: Choice, month: int | None = None) -> Request:
    """Return the request with another decision about one action; `month` only belongs to what must be done."""
    cleared = restore(request, Request(hours_per_week=request.hours_per_week, costs=request.costs), (action,))
    if choice == "must":
        return replace(cleared, must={**cleared.must, action: month})
    if choice == "not_now":
        return replace(cleared, not_now=cleared.not_now | {action})
    return replace(cleared, done=cleared.done | {action}) if choice == "done" else cleared


def restore(request: Request, before: Request, actions: Collection[str]) -> Request:
    """Return the request with everything about these actions as it was before, and the rest as it is."""
    return replace(
        request,
        must=_mixed(request.must, before.must, actions),
        fixed=_mixed(request.fixed, before.fixed, actions),
        started=_mixed(request.started, before.started, actions),
        costs=_mixed(request.costs, before.costs, actions),
        not_now=(request.not_now - frozenset(actions)) | (before.not_now & frozenset(actions)),
        done=(request.done - frozenset(actions)) | (before.done & frozenset(actions)),
    )


def _mixed(now: Mapping[str, Value], before: Mapping[str, Value], actions: Collection[str]) -> dict[str, Value]:
    kept = {action: value for action, value in now.items() if action not in actions}
    return kept | {action: value for action, value in before.items() if action in actions}


def say_decision(speech: Speech, decision: Decision) -> str:
    """Return the decision in words."""
    if decision.hours is not None:
        return speech.say("plan.decided.started", left=speech.effort(decision.hours))
    if decision.month is not None:
        return speech.say(f"plan.decided.{decision.kind}_month", month=decision.month)
    return speech.say(f"plan.decided.{decision.kind}")


def decision_chips(speech: Speech, decisions: Iterable[Decision]) -> str:
    """Return decisions as chips with icon and words; nothing for what is left to the plan."""
    return "".join(
        f'<span class="decided">{kit.icon(ICONS[decision.kind])} {escape(say_decision(speech, decision))}</span>'
        for decision in decisions
        if decision.kind in ICONS
    )
