"""The action plan on the screen: what is asked and what that brings, then its actions in one of five views."""

from __future__ import annotations

from typing import Literal, get_args

import streamlit as st

from planning.errors import PlanningError
from planning.target import default_target
from reports.statements import state_plan
from ui import kit, session
from ui.decisions import decision_on, say_decision
from ui.page import Context
from ui.pieces import UNKNOWN
from ui.plan_adoption import show_adoption
from ui.plan_capacity import show_capacity
from ui.plan_editor import show_editor
from ui.plan_obstacle import show_obstacle
from ui.plan_outlook import show_notes, show_outlook
from ui.plan_request import Drafting, say_planning_problem
from ui.plan_rest import show_rest
from ui.plan_table import draw_list, draw_roadmap
from ui.plan_variants import show_variants
from ui.plan_waves import show_waves
from ui.plan_words import practice_of
from ui.plan_work import Worked, work_out
from ui.safe import plain
from ui.terms import Terms, terms_of

View = Literal["waves", "roadmap", "list", "decisions", "left_out"]
VIEWS: tuple[View, ...] = get_args(View)
ELSEWHERE = ("decision", "link", "way-out", "start-over")


def show_plan(context: Context) -> None:
    """Draw the plan: the finding, what is asked and what it brings, what else would, and the actions."""
    reading = context.reading
    terms = terms_of(reading.edition.questionnaire, context.words, context.speech, reading.assessment.track)
    drafting = Drafting(context, terms)
    worked = _work_out(context, terms, drafting)
    say = terms.speech.say
    title = say("plan.not_possible") if worked is None else state_plan(worked.plan).said(terms.speech)
    st.title(plain(title), anchor=False)
    _show_link(terms, drafting)
    _show_troubles(terms, drafting)
    left, right = st.columns([1, 1.25], gap="medium")
    with left, st.container(border=True, height="stretch", key="capacity"):
        target = drafting.request.target
        usual = default_target(reading.edition.questionnaire, reading.profile)
        show_capacity(terms, drafting, usual if target is None else target)
        if worked is not None:
            guessed = any(item.state in UNKNOWN for item in reading.profile.items)
            show_notes(terms, worked.plan, guessed=guessed)
    if worked is None:
        return
    with right, st.container(border=True, height="stretch", key="curve"):
        if worked.is_possible:
            show_outlook(terms, worked, context.services.desk)
        else:
            show_obstacle(terms, drafting, reading, worked)
    if worked.is_possible:
        show_variants(terms, drafting, reading, context.services.desk, worked)
        show_adoption(context, worked.plan)
        _show_view(terms, drafting, worked, context)
    else:
        show_editor(terms, drafting, worked.plan)
    _show_undo(terms, drafting)


def _work_out(context: Context, terms: Terms, drafting: Drafting) -> Worked | None:
    """Return the plan for what is asked; None, having said why, if that makes no sense any more."""
    try:
        return work_out(context.reading, drafting.request, context.services.desk.solve, context.urgent)
    except PlanningError as problem:
        say = terms.speech.say
        said = say_planning_problem(terms, problem)
        st.html(kit.sheet(context.speech.language, kit.call_out(say("plan.request_unfit"), said, alarm=True)))
        st.button(say("plan.start_over"), key="start-over", icon=":material/restart_alt:", on_click=drafting.start_over)
        return None


def _show_link(terms: Terms, drafting: Drafting) -> None:
    """Say that the figures come from the address, and offer to keep them or to go back."""
    if not drafting.is_linked:
        return
    say = terms.speech.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="link"):
        st.text(say("plan.from_link"), width="content")
        st.button(say("plan.link_keep"), key="link-keep", on_click=drafting.keep_link)
        st.button(say("plan.link_leave"), key="link-leave", type="tertiary", on_click=drafting.leave_link)


def _show_troubles(terms: Terms, drafting: Drafting) -> None:
    """Say what could not be saved that has no field of its own on the page."""
    for field in ELSEWHERE:
        trouble = drafting.trouble(field)
        if trouble is not None:
            st.html(
                kit.sheet(
                    terms.speech.language, kit.call_out(terms.speech.say("plan.unsaved"), trouble.said, alarm=True)
                )
            )


def _show_view(terms: Terms, drafting: Drafting, worked: Worked, context: Context) -> None:
    view, found, language = _choose_view(terms, worked), worked.plan, terms.speech.language
    if view == "waves":
        show_waves(terms, drafting, found.actions)
    elif view == "roadmap":
        st.html(kit.sheet(language, draw_roadmap(terms, drafting.request, found.actions, found.months)))
    elif view == "list":
        st.html(kit.sheet(language, draw_list(terms, drafting.request, found.actions)))
    elif view == "decisions":
        show_editor(terms, drafting, found)
    else:
        show_rest(terms, drafting, context.reading, worked, context.services.desk)


def _choose_view(terms: Terms, worked: Worked) -> View:
    asked = st.query_params.get("view")
    view = st.segmented_control(
        terms.speech.say("plan.view"),
        VIEWS,
        default=next((name for name in VIEWS if name == asked), VIEWS[0]),
        required=True,
        format_func=lambda name: terms.speech.say(f"plan.view_{name}", count=len(worked.plan.left_out)),
        label_visibility="collapsed",
        key="view",
    )
    if view != VIEWS[0] or asked:
        session.show_in_address(view=view)
    return view


def _show_undo(terms: Terms, drafting: Drafting) -> None:
    """Say below the page what was decided last, with the way back."""
    last, say = drafting.last_decision(), terms.speech.say
    if last is None:
        return
    if last.before is None:
        told = say("plan.taken_back")
    elif len(last.actions) == 1:
        decision = say_decision(terms.speech, decision_on(drafting.request, last.actions[0]))
        told = say("plan.decided_on", item=practice_of(terms, last.actions[0]), decision=decision)
    else:
        told = say("plan.decided_many", count=len(last.actions))
    with st.bottom:
        sign = kit.icon("undo" if last.before is None else "check")
        st.html(f'<div class="fs standing"><span role="status">{sign} {kit.e(told)}</span></div>')
        if last.before is not None:
            st.button(
                say("plan.undo"), key="undo-decision", type="tertiary", icon=":material/undo:", on_click=drafting.undo
            )
