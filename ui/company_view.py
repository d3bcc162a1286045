"""The company page: for a new company the way into its first assessment, for a known one its facts and assessments."""

from __future__ import annotations

import streamlit as st

import wiring
from assessments.companies import add_company, archive_company, change_company
from assessments.errors import Conflict, InvalidEntry
from assessments.lifecycle import change_track, start_assessment
from assessments.model import Assessment, Company, Status
from ui import kit, session
from ui.company_form import CompanyInput, show_company_fields, show_track_choice
from ui.page import Context
from ui.problems import say_problem
from ui.routes import ANSWER, OVERVIEW, RESULTS
from ui.safe import plain


def show_new_company(context: Context) -> None:
    """Draw the form of a company that is not there yet; sending it starts the first assessment."""
    say = context.speech.say
    st.title(say("company.new_title"), anchor=False)
    st.text(say("company.lead"))
    with st.form("new-company", border=True, enter_to_submit=False):
        entered = show_company_fields(context, None)
        sent = st.form_submit_button(say("company.continue"), type="primary", key="company-continue")
    if sent and entered is None:
        _show_missing(context)
    if sent and entered is not None:
        _add(context, entered)


def show_company(context: Context) -> None:
    """Draw the facts of a company, to be changed, and its assessments, to be gone on with or begun."""
    say, company = context.speech.say, context.the_company
    st.title(plain(company.name), anchor=False)
    if context.services.store.find_assessments(wiring.WORKSPACE, company.id):
        left, right = st.columns([1.4, 1], gap="large")
    else:  # what comes next stands first
        right, left = st.container(), st.container()
    with right:
        _show_assessments(context, company)
    with left, st.form("company", border=True, enter_to_submit=False):
        entered = show_company_fields(context, company)
        if st.form_submit_button(say("company.save"), key="company-save"):
            if entered is None:
                _show_missing(context)
            else:
                _change(context, company, entered)
    if session.marked("news") == "company.saved":
        session.mark("news", None)
        st.toast(say("company.saved"), icon=":material/cloud_done:")


def _add(context: Context, entered: CompanyInput) -> None:
    store, new = context.services.store, wiring.new_operation()
    try:
        company = add_company(store, wiring.WORKSPACE, entered.name, entered.profile, new, about=entered.about)
    except InvalidEntry as problem:
        st.text(say_problem(context.speech, problem))
        return
    session.choose("company", company.id)
    st.rerun()


def _change(context: Context, company: Company, entered: CompanyInput) -> None:
    store, new = context.services.store, wiring.new_operation()
    try:
        change_company(store, company, new, name=entered.name, about=entered.about, profile=entered.profile)
    except (InvalidEntry, Conflict) as problem:
        st.text(say_problem(context.speech, problem))
        return
    session.mark("news", "company.saved")
    st.rerun()


def _show_missing(context: Context) -> None:
    sentence = f"{kit.icon('warning')} {kit.e(context.speech.say('company.missing'))}"
    st.html(kit.sheet(context.speech.language, f'<p class="warn" role="alert">{sentence}</p>'))


def _show_assessments(context: Context, company: Company) -> None:
    say, store = context.speech.say, context.services.store
    found = store.find_assessments(wiring.WORKSPACE, company.id)
    with st.container(border=True, gap="small", key="assessments"):
        st.html(kit.sheet(context.speech.language, kit.label(say("company.assessments"))))
        for assessment in found:
            final = assessment.status is Status.FINAL
            page = RESULTS if final else ANSWER
            label = f"{context.speech.date(assessment.day)} · {say('page.final' if final else 'page.draft')}"
            icon = ":material/lock:" if final else ":material/edit:"
            st.page_link(page.path, label=label, icon=icon, query_params={"assessment": assessment.id})
        drafts = [assessment for assessment in found if assessment.status is Status.DRAFT]
        for draft in drafts:
            show_switch_to_full(context, draft)
        if not drafts:
            _show_start(context, company)
    if st.button(say("company.archive"), key="archive", type="tertiary", icon=":material/inventory_2:"):
        archive_company(store, company, wiring.new_operation())
        session.choose("company", None)
        session.mark("archived", company.id)
        st.switch_page(OVERVIEW.path)


def _show_start(context: Context, company: Company) -> None:
    track = show_track_choice(context, company.profile)
    if st.button(context.speech.say("company.start"), key="start", type="primary", icon=":material/play_arrow:"):
        today = wiring.now().astimezone().date()
        started = start_assessment(
            context.services.store, context.edition, company, track, today, wiring.new_operation()
        )
        session.choose("assessment", started.id)
        st.switch_page(ANSWER.path, query_params={"assessment": started.id})


def show_switch_to_full(context: Context, draft: Assessment) -> None:
    """Offer to go on with the full track, unless the draft is on it already."""
    full = context.edition.questionnaire.tracks[-1].id
    if draft.track == full:
        return
    say = context.speech.say
    st.caption(say("company.switch_full_hint"))
    if st.button(say("company.switch_full"), key=f"full-{draft.id}", icon=":material/unfold_more:"):
        change_track(context.services.store, context.edition, draft, full, wiring.new_operation())
        st.switch_page(ANSWER.path, query_params={"assessment": draft.id})
