"""The export page: choose the language of the report, then take it along as PDF, table or whole assessment."""

from __future__ import annotations

import re
import unicodedata

import streamlit as st

import wiring
from assessments.history import find_previous, read_history
from locales import languages, speech
from planning.request import Request
from reports.build import build_report
from reports.facts import Before
from reports.formats import Format, find_formats
from reports.model import Report
from ui import kit
from ui.page import Context
from ui.plan_work import find_request, work_out
from ui.routes import PLAN

FIRST = "pdf"


def show_export(context: Context) -> None:
    """Draw the choice of language and one card per format; a file is made when its button is pressed."""
    say = context.speech.say
    st.title(say("export.title"), anchor=False)
    st.text(say("export.lead"))
    if not context.is_final:
        st.text(say("export.draft_note"))
    given = find_request(context)
    _show_capacity(context, given)
    language = st.segmented_control(
        say("export.language"),
        languages(),
        default=context.speech.language,
        required=True,
        key="export-language",
        format_func=lambda code: speech(code).say("common.language_name"),
    )
    with st.grid(min_column_width=300, gap="medium"):
        for found in sorted(find_formats(), key=_place):
            with st.container(border=True, gap="small", height="stretch", key=f"export-{found.NAME}"):
                title = kit.section(say(f"export.{found.NAME}"))
                about = kit.paragraph(say(f"export.{found.NAME}_text"), "s m")
                st.html(kit.sheet(context.speech.language, title, about))
                _show_button(context, found, language or context.speech.language, given)


def _place(found: Format) -> tuple[bool, str]:
    return found.NAME != FIRST, found.NAME


def _show_capacity(context: Context, given: Request) -> None:
    say = context.speech.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        hours = context.speech.plain(given.hours_per_week)
        st.text(say("export.capacity", hours=hours, months=given.months), width="content")
        st.page_link(PLAN.path, label=say("export.change"), query_params={"assessment": context.the_assessment.id})


def _show_button(context: Context, found: Format, language: str, given: Request) -> None:
    st.download_button(
        context.speech.say("export.download"),
        data=lambda: found.write(make_report(context, language, given)),
        file_name=f"{_file_name(context)}-{language}{found.SUFFIX}",
        mime=found.MEDIA_TYPE,
        key=f"download-{found.NAME}",
        icon=":material/download:",
        type="primary" if found.NAME == FIRST else "secondary",
        on_click="ignore",
    )


def make_report(context: Context, language: str, given: Request) -> Report:
    """Return the report with the best plan that can be proved; made after the page was drawn.

    Then neither the address nor the visit can be asked.
    """
    reading, store = context.reading, context.services.store
    previous = find_previous(read_history(store, wiring.WORKSPACE, reading.company.id), reading.assessment.id)
    before = Before(previous.profile, previous.day) if previous else None
    today = wiring.now().astimezone().date()
    plan = work_out(reading, given, context.services.desk.prove, context.urgent).plan
    return build_report(reading, plan, speech(language), today, before, context.findings)


def _file_name(context: Context) -> str:
    return f"{name_file(context.the_company.name)}-{context.the_assessment.day.isoformat()}"


def name_file(company: str) -> str:
    """Return the name of a company in plain letters only: it becomes a file on somebody's disk."""
    name = unicodedata.normalize("NFKD", company).casefold()
    name = unicodedata.normalize("NFC", re.sub("(?<=[a-z])[\u0300-\u036f]+", "", name))  # é is e, but й is no и
    slug = re.sub(r"[^\w]+", "-", name).strip("-")[:60]
    return slug or "company"
