"""Rows that are only proposed: they stand apart, and decide nothing until somebody accepts them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from governance.model import Entry
from ui import kit, session
from ui.register_work import RegisterWork
from ui.safe import plain


def show_proposals(work: RegisterWork, proposals: Sequence[Entry]) -> None:
    """Draw the proposals of a register, each to be accepted, looked at or dismissed, and the way to accept all."""
    if not proposals:
        return
    with st.container(border=True, gap="small", key="proposals"):
        title = kit.section(work.say("proposals", count=len(proposals)))
        lead = kit.paragraph(work.say("proposals_text"), "s m")
        st.html(kit.sheet(work.words.speech.language, title, lead))
        with st.container(horizontal=True, gap="small"):
            every = (tuple(proposals),)
            st.button(work.say("accept_all"), key="accept-all", type="primary", on_click=work.accept, args=every)
            st.button(work.say("dismiss_all"), key="dismiss-all", on_click=work.dismiss, args=every)
        for entry in proposals:
            _show_proposal(work, entry)


def _show_proposal(work: RegisterWork, entry: Entry) -> None:
    words, name = work.words, plain(work.words.name(entry))
    told = " · ".join(f"{label}: {value}" for label, value in words.cells(entry) if value)
    with st.container(key=f"proposal-{entry.id}"):
        title = f'<b class="s">{kit.e(words.name(entry))}</b>'
        st.html(kit.sheet(words.speech.language, title, kit.paragraph(told, "note") if told else ""))
        with st.container(horizontal=True, gap="small", wrap=False):
            one, look = ((entry,),), {"entry": entry.id}
            st.button(work.say("accept"), key=f"accept-{entry.id}", help=name, on_click=work.accept, args=one)
            st.button(
                work.say("edit"), key=f"look-{entry.id}", help=name, type="tertiary", on_click=session.ask, kwargs=look
            )
            st.button(
                work.say("dismiss"),
                key=f"dismiss-{entry.id}",
                help=name,
                type="tertiary",
                on_click=work.dismiss,
                args=one,
            )
