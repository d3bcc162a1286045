"""What an assessment closed of the plan, said where its results stand."""

from __future__ import annotations

import streamlit as st

import wiring
from ui.page import Context
from ui.routes import PROGRESS


def show_closed(context: Context) -> None:
    """Say in one line how many actions of the plan this assessment closed, with the way to them; nothing if none."""
    if not context.is_final:
        return
    found = context.services.store.find_commitments(wiring.WORKSPACE, context.the_company.id)
    closed = sum(commitment.closed_by == context.the_assessment.id for commitment in found)
    if closed:
        say, company = context.speech.say, {"company": context.the_company.id}
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="closed-actions"):
            st.text(say("progress.closed_here", count=closed), width="content")
            icon = f":material/{PROGRESS.icon}:"
            st.page_link(PROGRESS.path, label=say("progress.to_progress"), icon=icon, query_params=company)
