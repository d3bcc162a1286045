"""What every page opens with: what it is about, and the line above it that says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import quote, urlencode

import streamlit as st

import wiring
from assessments.errors import NotFound
from assessments.model import Assessment, Company, Status
from locales import Speech, languages
from ui import session
from ui.routes import EXPORT, OVERVIEW, PLAN, RESULTS, REVIEW, Screen
from ui.text import current_speech

if TYPE_CHECKING:
    from assessments.keeping import CompanyFindings
    from assessments.reading import Reading
    from questionnaires.model import Words
    from questionnaires.translation import Edition


@dataclass(frozen=True)
class Context:
    """What a page works with: the services, the language, and the company and assessment it is about."""

    services: wiring.Services
    speech: Speech
    screen: Screen
    company: Company | None = None
    assessment: Assessment | None = None

    @cached_property
    def edition(self) -> Edition:
        """Return the questionnaire of the assessment, or the one that new assessments take."""
        return self.services.catalogue.load(self.assessment.questionnaire if self.assessment else wiring.QUESTIONNAIRE)

    @cached_property
    def words(self) -> Words:
        """Return the words of the questionnaire in the language of the visit."""
        return self.edition.words(self.speech.language)

    @cached_property
    def reading(self) -> Reading:
        """Return the assessment with its responses and everything computed from them."""
        from assessments.reading import read_assessment

        return read_assessment(self.services.store, self.services.catalogue, wiring.WORKSPACE, self.the_assessment.id)

    @cached_property
    def findings(self) -> CompanyFindings:
        """Return what the rules find in the assessment and the workbook of its company, as of today."""
        from assessments.keeping import find_company_findings

        today = wiring.now().astimezone().date()
        return find_company_findings(self.services.store, self.services.facts, self.reading, today)

    @cached_property
    def urgent(self) -> frozenset[str]:
        """Return the practices whose next action mends a critical finding."""
        from assessments.keeping import find_urgent

        return find_urgent(self.findings, self.reading.edition.questionnaire)

    @property
    def the_company(self) -> Company:
        """Return the company; only pages that need one may ask."""
        if self.company is None:
            raise LookupError(f"the screen {self.screen.key} does not ask for a company")
        return self.company

    @property
    def the_assessment(self) -> Assessment:
        """Return the assessment; only pages that need one may ask."""
        if self.assessment is None:
            raise LookupError(f"the screen {self.screen.key} does not ask for an assessment")
        return self.assessment

    @property
    def assessed_company(self) -> Company:
        """Return the company as it was assessed: of a final assessment as it was then, else as it is now."""
        return self.reading.company if self.is_final else self.the_company

    @property
    def is_final(self) -> bool:
        """Tell whether the assessment is frozen."""
        return self.assessment is not None and self.assessment.status is Status.FINAL


def open_page(screen: Screen) -> Context:
    """Return what the page works with and draw the line above it; with nothing to show, say so and end the run."""
    services, speech = wiring.services(), current_speech()
    try:
        company, assessment = _find_subject(services, screen)
    except NotFound:
        _end_with(Context(services, speech, screen), "gone")
    context = Context(services, speech, screen, company, assessment)
    if (screen.needs == "company" and company is None) or (screen.needs == "assessment" and assessment is None):
        _end_with(context, "empty")
    show_context_line(context)
    return context


def _find_subject(services: wiring.Services, screen: Screen) -> tuple[Company | None, Assessment | None]:
    if screen is OVERVIEW:
        return None, None
    store, workspace = services.store, wiring.WORKSPACE
    asked = session.chosen("assessment")
    if asked is not None:
        assessment = store.find_assessment(workspace, asked)
        return store.find_company(workspace, assessment.company), assessment
    asked = session.chosen("company")
    if asked is None and screen.needs == "nothing":
        return None, None
    found = store.find_assessments(workspace, asked)
    if found:
        return store.find_company(workspace, found[0].company), found[0]
    return (store.find_company(workspace, asked) if asked else None), None


def _end_with(context: Context, reason: str) -> NoReturn:
    say = context.speech.say
    show_context_line(context)
    with st.container(border=True, gap="small", key="nothing-here"):
        st.subheader(say(f"page.{reason}_title"), anchor=False)
        st.text(say(f"page.{reason}_text"))
        st.page_link(OVERVIEW.path, label=say("page.to_overview"), icon=":material/arrow_back:")
    st.stop()


def show_context_line(context: Context) -> None:
    """Draw the line that stands above every page: whose assessment this is, how it stands, and the language."""
    st.html(f'<div class="fs context">{_subject_line(context)}{_language_switch(context)}</div>')


def _subject_line(context: Context) -> str:
    if context.company is None:
        return '<span class="grow"></span>'
    parts = [f'<b class="who">{escape(context.company.name)}</b>']
    if context.assessment is not None:
        kind, icon = ("final", "lock") if context.is_final else ("draft", "edit")
        parts.append(
            f'<span class="status {kind}"><span class="ms" aria-hidden="true">{icon}</span> '
            f"{escape(context.speech.say(f'page.{kind}'))}</span>"
        )
        parts.append(f'<span class="m s">{escape(context.speech.date(context.assessment.day))}</span>')
        if not context.is_final and context.screen in (RESULTS, PLAN, EXPORT):
            address = escape(f"/{REVIEW.url}?{urlencode({'assessment': context.assessment.id})}")
            parts.append(
                f'<a class="s" href="{address}" target="_self">{escape(context.speech.say("page.finalise"))}</a>'
            )
    return f'<span class="grow row wrap">{"".join(parts)}</span>'


def _language_switch(context: Context) -> str:
    """Return links, not a widget: the choice is kept in a cookie, which only an answer of the server can set."""
    back = quote(_address(context), safe="")
    links = (
        f'<a href="/language/{code}?back={back}" target="_self" lang="{code}" hreflang="{code}"'
        f"{' aria-current=true' if code == context.speech.language else ''}>{code.upper()}</a>"
        for code in languages()
    )
    name = escape(context.speech.say("page.language"))
    return f'<span class="languages" role="group" aria-label="{name}">{"".join(links)}</span>'


def _address(context: Context) -> str:
    path = "/" if context.screen is OVERVIEW else f"/{context.screen.url}"
    asked = {name: value for name, value in st.query_params.items() if name != "lang"}
    if context.assessment is not None:
        asked.setdefault("assessment", context.assessment.id)
    elif context.company is not None:
        asked.setdefault("company", context.company.id)
    return f"{path}?{urlencode(asked)}" if asked else path
