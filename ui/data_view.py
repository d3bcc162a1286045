"""Where the data lie, a copy of them, and the ways in: the demo companies and an exported assessment."""

from __future__ import annotations

import streamlit as st

import wiring
from assessments.companies import restore_company
from assessments.errors import AssessmentError, ImportRefused, StoreError
from ui import kit, session
from ui.page import Context
from ui.problems import say_problem
from ui.routes import COMPANY
from ui.safe import plain


def show_welcome(context: Context) -> None:
    """Draw the empty overview: what this is, and the two ways to begin."""
    say = context.speech.say
    with st.container(border=True, horizontal_alignment="center", gap="small", key="welcome"):
        st.html(kit.sheet(context.speech.language, kit.empty(say("home.empty_title"), say("home.empty_text"))))
        with st.container(horizontal=True, horizontal_alignment="center"):
            show_new_company_button(context)
            show_demo_button(context, "home.try_demo")


def show_new_company_button(context: Context) -> None:
    """Draw the button that leads to the form of a new company."""
    if st.button(context.speech.say("home.new"), key="new-company", type="primary", icon=":material/add:"):
        session.choose("company", None)
        st.switch_page(COMPANY.path)


def show_demo_button(context: Context, label: str) -> None:
    """Draw the button that loads the three demo companies in the language of the visit."""
    say = context.speech.say
    if st.button(say(label), key="demo", icon=":material/play_circle:"):
        from assessments.demonstration import load_demo

        services = context.services
        with st.spinner(say("home.loading_demo")):
            load_demo(
                services.store, services.catalogue, wiring.WORKSPACE, context.speech.language, wiring.new_operation()
            )
        st.rerun()


def show_data(context: Context) -> None:
    """Draw the folder of the data, the button that copies them, and the field that takes an exported assessment."""
    say, folder = context.speech.say, context.services.settings.folder
    with st.expander(say("home.data_title"), icon=":material/folder:", key="data", on_change="rerun") as data:
        if not data.open:
            return
        st.text(say("home.data_text"))
        st.code(str(folder), language=None)
        if st.button(say("home.copy"), key="copy", icon=":material/content_copy:"):
            name = f"five-steps-{wiring.now().astimezone():%Y-%m-%d-%H%M%S}.db"
            try:
                copy = context.services.store.save_copy(folder / "copies" / name)
            except StoreError as problem:
                st.text(say_problem(context.speech, problem))
            else:
                st.text(say("home.copied", path=str(copy)))
        _show_import(context)
        _show_examples(context)
        _show_archived(context)


def _show_examples(context: Context) -> None:
    companies = context.services.store.find_companies(wiring.WORKSPACE)
    shown = [company for company in companies if not company.archived]  # with none, the welcome above offers them
    if shown and not any(company.demo for company in companies):
        show_demo_button(context, "home.load_demo")


def _show_archived(context: Context) -> None:
    say, store = context.speech.say, context.services.store
    archived = [company for company in store.find_companies(wiring.WORKSPACE) if company.archived]
    if not archived:
        return
    st.html(kit.sheet(context.speech.language, kit.label(say("home.archived"))))
    for company in archived:
        label = say("home.restore", company=plain(company.name))
        if st.button(label, key=f"restore-{company.id}", type="tertiary", icon=":material/undo:"):
            restore_company(store, company, wiring.new_operation())
            session.mark("archived", None)
            st.rerun()


def _show_import(context: Context) -> None:
    say = context.speech.say
    with st.form("import", border=False, clear_on_submit=True):
        file = st.file_uploader(say("home.import_hint"), type=["json"], key="import-file")
        sent = st.form_submit_button(say("home.import"), key="import-send", icon=":material/upload:")
    if sent and file is not None:
        from assessments.exchange import import_assessment

        services = context.services
        try:
            assessment = import_assessment(
                services.store, services.catalogue, wiring.WORKSPACE, _text_of(file.getvalue()), wiring.new_operation()
            )
        except AssessmentError as problem:
            st.text(say_problem(context.speech, problem))
            return
        company = services.store.find_company(wiring.WORKSPACE, assessment.company)
        session.mark("imported", say("home.imported", company=company.name, date=assessment.day))
        st.rerun()  # the overview above is drawn already, without the company
    imported = session.marked("imported")
    if isinstance(imported, str):
        session.mark("imported", None)
        st.text(imported)


def _text_of(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ImportRefused("file", ("it is not written in UTF-8",), "Save it again in UTF-8") from None
