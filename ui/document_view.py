"""The page of the governance documents: what is decided and what is not, to be read here and taken along."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

import streamlit as st

import wiring
from governance.document.model import Document, Kind
from locales import languages, speech
from reports.documents import build_document
from reports.formats import find_format
from ui import kit, session
from ui.document_material import Basis, read_basis, write_document
from ui.document_sheet import draw_contents, draw_facts, draw_sections
from ui.entry_links import entry_address, link
from ui.export_view import name_file
from ui.page import Context
from ui.safe import plain

if TYPE_CHECKING:
    from governance.model import Workbook

KINDS: tuple[Kind, ...] = get_args(Kind)
FORMATS = ("pdf", "docx")


def show_document(context: Context) -> None:
    """Draw the governance model or the staff policy, with the ways to take it along."""
    today = wiring.now().astimezone().date()
    basis = read_basis(context.services, context.reading, today)
    head = st.container()
    kind, masked = _choose(context)
    document = write_document(basis, kind, context.speech.language, masked=masked)
    with head:
        st.title(plain(document.statement), anchor=False)
        _draw(context, kit.paragraph(context.speech.say(f"document_page.lead_{kind}"), "lead"))
    with st.container(border=True, key="about-document"):
        _draw(context, draw_facts(document), _way_to_edit(context, basis.findings.workbook, kind))
    _show_downloads(context, basis, kind, masked=masked)
    if len(document.sections) > 1:
        title = context.speech.say("document.contents")
        _draw(context, kit.fold(f'<b class="s turn">{kit.e(title)}</b>', draw_contents(context.speech, document)))
    _draw(context, f'<div class="paper">{draw_sections(context.speech, document.sections)}</div>')


def _choose(context: Context) -> tuple[Kind, bool]:
    say, asked = context.speech.say, st.query_params.get("document")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="choose-document"):
        kind = st.segmented_control(
            say("document_page.choose"),
            KINDS,
            default=next((name for name in KINDS if name == asked), KINDS[0]),
            required=True,
            format_func=lambda name: say(f"document_page.{name}"),
            label_visibility="collapsed",
            key="document-kind",
            wrap=True,
        )
        masked = st.toggle(say("document_page.masked"), key="document-masked", help=say("document_page.masked_help"))
    chosen = kind or KINDS[0]
    if chosen != KINDS[0] or asked:
        session.show_in_address(document=chosen)
    return chosen, masked


def _way_to_edit(context: Context, workbook: Workbook, kind: Kind) -> str:
    """Return the link to where version, date, owner and next review are kept."""
    kept = next((entry for entry in workbook.rows("documents") if entry.text("kind") == kind), None)
    company, say = context.the_company.id, context.speech.say
    if kept is None:
        missing = f"{kit.e(say('document_page.not_registered'))} "
        way = link(entry_address(company, "documents"), say("document_page.register"))
        return f'<p class="note gap">{missing}{way}</p>'
    way = link(entry_address(company, "documents", kept.id), say("document_page.edit", id=kept.id))
    return f'<p class="note gap">{way}</p>'


def _show_downloads(context: Context, basis: Basis, kind: Kind, *, masked: bool) -> None:
    say = context.speech.say
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="take-document"):
        language = st.segmented_control(
            say("document_page.language"),
            languages(),
            default=context.speech.language,
            required=True,
            format_func=lambda code: speech(code).say("common.language_name"),
            label_visibility="collapsed",
            key="document-language",
        )
        for name in FORMATS:
            _show_download(context, name, kind, language or context.speech.language, _maker(basis, kind, masked))


def _maker(basis: Basis, kind: Kind, masked: bool) -> Callable[[str], Document]:
    return lambda language: write_document(basis, kind, language, masked=masked)


def _show_download(context: Context, name: str, kind: Kind, language: str, make: Callable[[str], Document]) -> None:
    found = find_format(name)
    st.download_button(
        context.speech.say(f"document_page.{name}"),
        data=lambda: found.write(build_document(make(language))),
        file_name=f"{name_file(context.the_company.name)}-{kind.replace('_', '-')}-{language}{found.SUFFIX}",
        mime=found.MEDIA_TYPE,
        key=f"document-{name}",
        icon=":material/download:",
        type="primary" if name == FORMATS[0] else "secondary",
        on_click="ignore",
    )


def _draw(context: Context, *parts: str) -> None:
    st.html(kit.sheet(context.speech.language, *parts))
