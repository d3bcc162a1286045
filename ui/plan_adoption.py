"""Adopting a plan: from which day, what of the one before is kept, and why it may not be possible yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

import wiring
from assessments.commitments import ActionStatus, AdoptedPlan, Commitment
from assessments.errors import AssessmentError
from assessments.improving import adopt_plan
from assessments.months import add_months
from planning.model import Plan
from ui import kit, session
from ui.page import Context
from ui.problems import say_problem
from ui.routes import PROGRESS, REVIEW

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
Kept = tuple[str, int]


def show_adoption(context: Context, found: Plan) -> None:
    """Draw the day and the button that makes the plan the company's own, or why there is none."""
    company = context.the_assessment.company
    adopted = next(iter(context.services.store.find_adopted_plans(wiring.WORKSPACE, company)), None)
    if session.marked("adopted") == context.the_assessment.id:
        session.mark("adopted", None)
        st.switch_page(PROGRESS.path, query_params={"company": company})
    with st.container(border=True, gap="small", key="adoption"):
        left, right = st.columns([1.25, 1], gap="medium", vertical_alignment="center")
        with left:
            if adopted is not None:
                _tell_adopted(context, adopted, company)
            elif context.is_final and found.actions:
                _tell(context, "plan.adopt_lead")
            if not context.is_final:
                _tell(context, "plan.adopt_draft")
            elif not found.actions:
                _tell(context, "plan.adopt_empty")
        with right:
            if not context.is_final:
                label, asked = context.speech.say("page.finalise"), {"assessment": context.the_assessment.id}
                st.page_link(REVIEW.path, label=label, icon=":material/lock:", query_params=asked)
            elif found.actions:
                _show_button(context, found, instead=adopted is not None)


def _tell(context: Context, key: str) -> None:
    st.html(kit.sheet(context.speech.language, kit.paragraph(context.speech.say(key))))


def _show_button(context: Context, found: Plan, *, instead: bool) -> None:
    say, key = context.speech.say, f"start-{context.the_assessment.id}"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.date_input(
            say("plan.start"),
            value=next_month(wiring.now().astimezone().date()),
            min_value=EARLIEST,
            max_value=LATEST,
            format="DD.MM.YYYY",
            key=key,
            width=200,
        )
        st.button(
            say("plan.adopt_instead" if instead else "plan.adopt"),
            key="adopt",
            type="primary",
            icon=":material/task_alt:",
            on_click=_adopt,
            args=(context, found, key),
        )
    refused = session.marked("adoption-refused")
    if isinstance(refused, str):
        session.mark("adoption-refused", None)
        sentence = f"{kit.icon('warning')} {kit.e(refused)}"
        st.html(kit.sheet(context.speech.language, f'<p class="warn s" role="alert">{sentence}</p>'))


def next_month(today: date) -> date:
    """Return the first day of the month after a day."""
    return add_months(today.replace(day=1), 1)


def _adopt(context: Context, found: Plan, key: str) -> None:
    """Adopt exactly the plan that was on the screen."""
    day, assessment = session.widget(key), context.the_assessment
    if not isinstance(day, date):
        session.mark("adoption-refused", context.speech.say("plan.start_missing"))
        return
    try:
        adopt_plan(context.services.store, assessment.company, context.reading, found, day, wiring.new_operation())
    except AssessmentError as problem:
        session.mark("adoption-refused", say_problem(context.speech, problem))
        return
    session.mark("adopted", assessment.id)


def _tell_adopted(context: Context, adopted: AdoptedPlan, company: str) -> None:
    """Say since when the company has a plan, and what a new one would keep of it."""
    say, found = context.speech.say, context.services.store.find_commitments(wiring.WORKSPACE, company)
    since = say("plan.adopted_since", date=adopted.adopted.astimezone().date(), start=adopted.start)
    kept = [say(f"plan.kept_{name}", count=count) for name, count in _count_kept(found) if count]
    told = say("plan.kept", kept=", ".join(kept)) if kept else say("plan.kept_nothing")
    st.html(kit.sheet(context.speech.language, kit.paragraph(since, "s strong"), kit.paragraph(told, "note")))
    st.page_link(
        PROGRESS.path, label=say("plan.to_progress"), icon=":material/task_alt:", query_params={"company": company}
    )


def _count_kept(commitments: Sequence[Commitment]) -> tuple[Kept, ...]:
    def count(status: ActionStatus) -> int:
        return sum(commitment.status is status for commitment in commitments)

    by_hand = sum(bool(c.by_hand) for c in commitments if c.status is ActionStatus.PLANNED)
    return (
        ("done", count(ActionStatus.DONE)),
        ("doing", count(ActionStatus.DOING)),
        ("by_hand", by_hand),
        ("dropped", count(ActionStatus.DROPPED)),
    )
