"""Comment and evidence of an answer: closed until somebody opens them, saved as soon as a field is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from assessments.model import Evidence, EvidenceKind, Response
from ui import session
from ui.answer_saving import Saver
from ui.page import Context

if TYPE_CHECKING:
    from questionnaires.model import Item

KINDS = tuple(EvidenceKind)


def show_notes(context: Context, item: Item, response: Response, saver: Saver) -> None:
    """Draw the fields of the item if they are open; the label tells whether something is in them."""
    label = context.speech.say("answer.notes_there" if response.comment or response.evidence else "answer.notes")
    notes = st.expander(label, icon=":material/attach_file:", key="notes", on_change="rerun")
    if notes.open:
        with notes:
            _show_fields(context, item, response, saver)


def _show_fields(context: Context, item: Item, response: Response, saver: Saver) -> None:
    say = context.speech.say
    ids = {field: f"{field}-{context.the_assessment.id}-{item.id}" for field in ("comment", "kind", "proof", "day")}
    known = response.evidence

    def save() -> None:
        text = str(session.widget(ids["proof"]) or "").strip()
        kind, day = session.widget(ids["kind"]), session.widget(ids["day"])
        evidence = Evidence(
            kind if isinstance(kind, EvidenceKind) else EvidenceKind.DOCUMENT,
            text,
            day if isinstance(day, date) else saver.today,
        )
        saver.save(
            replace(response, comment=str(session.widget(ids["comment"]) or ""), evidence=evidence if text else None)
        )

    session.set_widget(ids["comment"], response.comment)
    if known is not None:
        session.set_widget(ids["kind"], known.kind)
        session.set_widget(ids["proof"], known.text)
        session.set_widget(ids["day"], known.day or saver.today)
    off = context.is_final
    st.text_area(say("answer.comment"), key=ids["comment"], height=90, max_chars=20_000, on_change=save, disabled=off)
    st.text_input(say("answer.evidence"), key=ids["proof"], max_chars=2_000, on_change=save, disabled=off)
    st.segmented_control(
        say("answer.kind"),
        KINDS,
        key=ids["kind"],
        format_func=lambda k: say(f"evidence.{k}"),
        on_change=save,
        disabled=off,
    )
    st.date_input(
        say("answer.evidence_day"), value=None, key=ids["day"], format="DD.MM.YYYY", on_change=save, disabled=off
    )
