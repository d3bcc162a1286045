"""What half or twice the time would bring: the same plan for other hours a week, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from html import escape
from typing import Literal

import streamlit as st

from assessments.reading import Reading
from planning.desk import Desk
from planning.model import Plan
from planning.optimise import order_quickly
from planning.policy import POLICY
from planning.request import Request
from ui import kit
from ui.plan_request import Drafting
from ui.plan_work import Worked, work_out
from ui.terms import Terms

Name = Literal["half", "now", "twice"]
SHARES: tuple[tuple[Name, float], ...] = (("half", 0.5), ("now", 1.0), ("twice", 2.0))
LEAST_HOURS = 0.25


@dataclass(frozen=True, slots=True)
class Variant:
    """The plan for another number of hours a week."""

    name: Name
    hours: float
    worked: Worked


def show_variants(terms: Terms, drafting: Drafting, reading: Reading, desk: Desk, worked: Worked) -> None:
    """Draw what half the time, the time as it is, and twice the time would bring; each can be taken.

    Proofs of the others are asked for once the plan itself is proven, and only this part looks for them.
    """
    solve = order_quickly if desk.is_waiting(worked.problem) else desk.solve
    answer = partial(work_out, solve=solve, urgent=worked.urgent)
    variants = _find_variants(reading, drafting.request, worked, answer)
    if not any(variant.worked.is_possible for variant in variants):
        return
    waits = any(desk.is_waiting(variant.worked.problem) for variant in variants if variant.name != "now")
    fresh = [variants]  # each second after the first they are worked out anew

    @st.fragment(run_every=1 if waits else None)
    def show() -> None:
        newest = fresh.pop() if fresh else _find_variants(reading, drafting.request, worked, answer)
        with st.container(border=True, gap="small", key="variants"):
            st.html(kit.sheet(terms.speech.language, kit.label(terms.speech.say("plan.variants"))))
            for column, variant in zip(st.columns(len(newest), gap="medium"), newest, strict=True):
                with column:
                    _show_variant(terms, drafting, variant, worked.plan)
        if waits and not any(desk.is_waiting(variant.worked.problem) for variant in newest):
            st.rerun()

    show()


def _find_variants(
    reading: Reading, request: Request, worked: Worked, answer: Callable[[Reading, Request], Worked]
) -> tuple[Variant, ...]:
    found = []
    for name, share in SHARES:
        hours = request.hours_per_week * share
        if name == "now":
            found.append(Variant(name, hours, worked))
        elif LEAST_HOURS <= hours <= POLICY.most_hours_per_week:
            found.append(Variant(name, hours, answer(reading, replace(request, hours_per_week=hours))))
    return tuple(found)


def _show_variant(terms: Terms, drafting: Drafting, variant: Variant, now: Plan) -> None:
    say = terms.speech.say
    st.html(kit.sheet(terms.speech.language, _tell(terms, variant, now)))
    if variant.name == "now":
        return
    with st.container(key=f"take-{variant.name}"):
        taken = st.button(
            say("plan.take_hours", hours=terms.speech.plain(variant.hours)),
            key=f"take-hours-{variant.name}",
            icon=":material/schedule:",
            on_click=drafting.change,
            args=("hours", partial(_give, variant.hours)),
        )
    if taken:
        st.rerun()  # the click was answered by this part alone


def _give(hours: float, request: Request) -> Request:
    return replace(request, hours_per_week=hours)


def _tell(terms: Terms, variant: Variant, now: Plan) -> str:
    say, speech, found = terms.speech.say, terms.speech, variant.worked.plan
    hours = say("common.hours_a_week", hours=speech.plain(variant.hours))
    name = say(f"plan.variant_{variant.name}")
    head = f'<h3 class="s strong">{escape(name)} <span class="m nowrap">· {escape(hours)}</span></h3>'
    if not variant.worked.is_possible:
        return head + kit.paragraph(say("plan.variant_impossible"), "s gap-small")
    change = "" if variant.name == "now" else f" ({speech.change(found.score_after - now.score_after)})"
    facts = (
        kit.fact(say("plan.after", months=found.months), f"{speech.number(found.score_after)}{change}"),
        kit.fact(say("plan.actions"), str(len(found.actions))),
    )
    reach = kit.paragraph(_reach(terms, found), "note")
    return f'{head}<div class="gap-small">{kit.facts(facts, two=True)}</div>{reach}'


def _reach(terms: Terms, found: Plan) -> str:
    """Return in which month the score enters the level that the plan aims at."""
    say, target = terms.speech.say, round(found.target, 9)
    bands = [band for band in terms.questionnaire.bands if band.start <= target]
    if not bands:
        return ""
    level = terms.level_name(bands[-1].level)
    month = find_month(found.curve, bands[-1].start)
    if month is None:
        return say("plan.reach_never", level=level, months=found.months)
    return say("plan.reach", level=level, month=month) if month else say("plan.reach_now", level=level)


def find_month(curve: Sequence[float], score: float) -> int | None:
    """Return the first month at whose end the curve is at the score or above."""
    return next((month for month, now in enumerate(curve) if round(now, 9) >= round(score, 9)), None)
