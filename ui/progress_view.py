"""How far a company is with its plan: the finding, what was promised beside what is expected, and every action."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, get_args

import streamlit as st

import wiring
from assessments.commitments import Commitment
from assessments.improving import ProgressReading, forecast, read_progress, request_again, state_request
from ui import kit, session
from ui.commitment_clash import show_failures
from ui.commitment_details import show_details, show_undo
from ui.commitment_saving import CommitmentSaver
from ui.commitment_words import Telling
from ui.page import Context
from ui.progress_board import show_board
from ui.progress_outlook import facts, show_outlook
from ui.progress_verdict import show_out, show_verdict
from ui.routes import PLAN
from ui.safe import plain
from ui.terms import terms_of

View = Literal["board", "table"]
VIEWS: tuple[View, ...] = get_args(View)


def show_progress(context: Context) -> None:
    """Draw the progress of the adopted plan; without one, the way to a plan."""
    store, company = context.services.store, context.the_company.id
    progress = read_progress(store, context.services.catalogue, wiring.WORKSPACE, company)
    if progress is None:
        _show_nothing_adopted(context)
        return
    today = wiring.now().astimezone().date()
    reading = progress.reading
    words = reading.edition.words(context.speech.language)
    telling = Telling(terms_of(reading.edition.questionnaire, words, context.speech), today)
    saver = CommitmentSaver(context, today)
    st.title(plain(_finding(telling, progress)), anchor=False)
    _show_head(context, telling, progress)
    show_failures(telling, saver)
    show_verdict(telling, progress, saver)
    _show_actions(telling, [c for c in progress.commitments if c.in_plan], saver)
    show_out(telling, [c for c in progress.commitments if not c.in_plan])
    if saver.undo is not None or saver.news:
        with st.bottom:
            show_undo(telling, saver, "page")
    show_details(context, telling, saver)


def _show_nothing_adopted(context: Context) -> None:
    say = context.speech.say
    st.title(say("progress.empty_title"), anchor=False)
    st.html(kit.sheet(context.speech.language, kit.paragraph(say("progress.empty_text"), "lead")))
    asked = {"assessment": context.assessment.id} if context.assessment else {"company": context.the_company.id}
    icon = f":material/{PLAN.icon}:"
    st.page_link(PLAN.path, label=say("progress.to_plan"), icon=icon, query_params=asked)


def _finding(telling: Telling, progress: ProgressReading) -> str:
    say, late = telling.terms.speech.say, len(progress.overdue(telling.today))
    if progress.total and progress.done == progress.total:
        return say("progress.title_all")
    if late:
        return say("progress.title_overdue", done=progress.done, total=progress.total, overdue=late)
    return say("progress.title", done=progress.done, total=progress.total)


def _show_head(context: Context, telling: Telling, progress: ProgressReading) -> None:
    seen = forecast(progress, telling.today)
    left, right = st.columns([1, 1.25], gap="medium")
    with left, st.container(border=True, height="stretch", key="standing"):
        st.html(kit.sheet(telling.terms.speech.language, facts(telling, progress, seen)))
        st.space("stretch")
        st.caption(telling.terms.speech.say("progress.again_text"))
        again = telling.terms.speech.say("progress.again")
        if st.button(again, key="plan-again", icon=f":material/{PLAN.icon}:"):
            _plan_again(context, telling, progress)
    with right, st.container(border=True, height="stretch", key="outlook"):
        show_outlook(telling, progress, seen)


def _plan_again(context: Context, telling: Telling, progress: ProgressReading) -> None:
    """Ask for a plan from the latest assessment that keeps what stands, and go where it is worked out.

    What was asked on the plan's page since the adoption is the last word on hours, targets, costs and wishes.
    """
    store, assessment = context.services.store, progress.reading.assessment
    draft = store.find_plan_draft(wiring.WORKSPACE, assessment.id)
    asked = progress.plan if draft is None else replace(progress.plan, request=draft.request)
    request = request_again(asked, progress.commitments, assessment.day, telling.today)
    state_request(store, assessment, request, wiring.new_operation())
    session.choose("assessment", assessment.id)
    st.switch_page(PLAN.path, query_params={"assessment": assessment.id})


def _show_actions(telling: Telling, commitments: list[Commitment], saver: CommitmentSaver) -> None:
    say, asked = telling.terms.speech.say, st.query_params.get("view")
    view = st.segmented_control(
        say("progress.view"),
        VIEWS,
        default=next((name for name in VIEWS if name == asked), VIEWS[0]),
        required=True,
        format_func=lambda name: say(f"progress.view_{name}"),
        label_visibility="collapsed",
        key="progress-view",
    )
    if view != VIEWS[0] or asked:
        session.show_in_address(view=view)
    if view == "table":
        from ui.progress_table import show_table

        show_table(telling, commitments, saver)
    else:
        show_board(telling, commitments, saver)
