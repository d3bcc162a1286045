"""What to do when everything that must be done does not fit: why, and the ways out, each a button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from assessments.reading import Reading
from planning.explain import say_obstacle
from planning.model import Obstacle
from planning.policy import POLICY
from planning.request import Request
from ui import kit
from ui.decisions import Decision, decision_on, say_decision
from ui.plan_request import HOURS, Change, Drafting
from ui.plan_words import practice_of
from ui.plan_work import Worked, work_out
from ui.terms import Terms

MORE_MONTHS = (6, 12, 18, 24, 36, 48, 60)
MONEY, PERSON = "money", "people:"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change that lets the plan be made, and how its button is called."""

    key: str
    label: str
    icon: str
    change: Change


def show_obstacle(terms: Terms, drafting: Drafting, reading: Reading, worked: Worked) -> None:
    """Say what keeps everything from fitting, and offer what would help."""
    obstacle = worked.answer.certificate.obstacle
    if worked.is_possible or obstacle is None:
        return
    say = terms.speech.say
    said = say_obstacle(obstacle, terms.questionnaire, terms.words, terms.speech)
    with st.container(key="obstacle", gap="small"):
        st.html(kit.sheet(terms.speech.language, kit.call_out("", said, alarm=True)))
        with st.container(horizontal=True, gap="small"):
            for way in _find_ways(terms, reading, drafting.request, obstacle):
                st.button(
                    way.label,
                    key=f"way-{way.key}",
                    icon=f":material/{way.icon}:",
                    on_click=drafting.change,
                    args=("way-out", way.change),
                )
            for action, decision in _find_decided(drafting.request, obstacle):
                decided = say_decision(terms.speech, decision)
                st.button(
                    say("plan.way_take_back", item=practice_of(terms, action), decision=decided),
                    key=f"back-{action.replace('.', '-')}",
                    icon=":material/undo:",
                    on_click=drafting.decide,
                    args=(action, "free"),
                )


def _find_decided(request: Request, obstacle: Obstacle) -> list[tuple[str, Decision]]:
    """Return what somebody decided about the actions that do not fit together."""
    decisions = [(action, decision_on(request, action)) for action in obstacle.actions]
    return [(action, decision) for action, decision in decisions if decision.kind in ("must", "fixed", "not_now")]


def _find_ways(terms: Terms, reading: Reading, request: Request, obstacle: Obstacle) -> Iterator[WayOut]:
    """Yield the least of each resource that lets the plan be made; nothing that would not help is offered."""
    say, plain = terms.speech.say, terms.speech.plain
    more_hours = (hours for hours in HOURS if hours > request.hours_per_week)
    for hours in more_hours:
        if _helps(reading, change := partial(_give_hours, hours), request):
            yield WayOut("hours", say("plan.way_hours", hours=plain(hours)), "schedule", change)
            break
    more_months = (months for months in MORE_MONTHS if request.months < months <= POLICY.most_months)
    for months in more_months:
        if _helps(reading, later := partial(_give_months, months), request):
            yield WayOut("months", say("plan.way_months", months=months), "date_range", later)
            break
    if obstacle.resource == MONEY and _helps(reading, _lift_budget, request):
        yield WayOut("budget", say("plan.way_budget"), "payments", _lift_budget)
    role = obstacle.resource.removeprefix(PERSON)
    if role in request.people and _helps(reading, free := partial(_lift_limit, role), request):
        yield WayOut("person", say("plan.way_person", role=terms.words.roles.get(role, role)), "person_add", free)


def _helps(reading: Reading, change: Change, request: Request) -> bool:
    return work_out(reading, change(request)).is_possible


def _give_hours(hours: float, request: Request) -> Request:
    return replace(request, hours_per_week=hours)


def _give_months(months: int, request: Request) -> Request:
    return replace(request, months=months)


def _lift_budget(request: Request) -> Request:
    return replace(request, budget=None)


def _lift_limit(role: str, request: Request) -> Request:
    return replace(request, people={name: hours for name, hours in request.people.items() if name != role})
