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
    """Draw the fields of the item if they are open; the label tells whether something was in them at first."""
    notes = st.expander(_label(context, item, response), icon=":material/attach_file:", key="notes", on_change="rerun")
    if notes.open:
        with notes:
            _show_fields(context, item, response, saver)


def _label(context: Context, item: Item, response: Response) -> str:
    """Return one label for as long as the item is on the screen: Streamlit would close an expander of another name."""
    here = f"{context.the_assessment.id}/{item.id}"
    kept = session.marked("notes-label")
    if isinstance(kept, tuple) and kept[0] == here:
        key = str(kept[1])
    else:
        key = "answer.notes_there" if response.comment or response.evidence else "answer.notes"
        session.mark("notes-label", (here, key))
    return context.speech.say(key)


def _show_fields(context: Context, item: Item, response: Response, saver: Saver) -> None:
    say = context.speech.say
    ids = {field: f"{field}-{context.the_assessment.id}-{item.id}" for field in ("comment", "kind", "proof", "day")}
    known = response.evidence

    def save_comment() -> None:
        saver.save("comment", replace(response, comment=str(session.widget(ids["comment"]) or "")))

    def save_evidence() -> None:
        text = str(session.widget(ids["proof"]) or "").strip()
        kind, day = session.widget(ids["kind"]), session.widget(ids["day"])
        evidence = Evidence(
            kind if isinstance(kind, EvidenceKind) else EvidenceKind.DOCUMENT,
            text,
            day if isinstance(day, date) else saver.today,
        )
        if text or known is not None:
            saver.save("evidence", replace(response, evidence=evidence if text else None))

    session.set_widget(ids["comment"], response.comment)
    session.set_widget(ids["proof"], known.text if known else "")
    if known is not None:
        session.set_widget(ids["kind"], known.kind)
        session.set_widget(ids["day"], known.day or saver.today)
    off = not saver.takes(item.id)
    st.text_area(say("answer.comment"), key=ids["comment"], height=90, on_change=save_comment, disabled=off)
    st.text_input(say("answer.evidence"), key=ids["proof"], on_change=save_evidence, disabled=off)
    st.segmented_control(
        say("answer.kind"),
        KINDS,
        key=ids["kind"],
        format_func=lambda k: say(f"evidence.{k}"),
        on_change=save_evidence,
        disabled=off,
    )
    st.date_input(
        say("answer.evidence_day"),
        value=None,
        key=ids["day"],
        format="DD.MM.YYYY",
        on_change=save_evidence,
        disabled=off,
    )
