"""What the latest assessment says about a plan: what it closed, what it does not confirm, and what a plan lets go."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessments.commitments import ActionStatus, Commitment
from assessments.improving import ProgressReading
from ui import kit, session
from ui.commitment_edits import Edit, Wish
from ui.commitment_saving import CommitmentSaver
from ui.commitment_words import Telling
from ui.pieces import item_chip


def show_verdict(telling: Telling, progress: ProgressReading, saver: CommitmentSaver) -> None:
    """Draw what the latest assessment closed, and the ticked-off actions that it contradicts, to be reopened."""
    say, assessment = telling.terms.speech.say, progress.reading.assessment
    closed = [commitment for commitment in progress.commitments if commitment.closed_by == assessment.id]
    if closed:
        title = say("progress.closed", date=assessment.day, count=len(closed))
        summary = f'<span class="s turn">{kit.icon("lock")} {escape(title)}</span>'
        rows = kit.lines(_row(telling, progress, commitment, "") for commitment in closed)
        _draw(telling, kit.fold(summary, rows))
    if not progress.claims:
        return
    with st.container(border=True, gap="small", key="claims"):
        heading = say("progress.claims", date=assessment.day, count=len(progress.claims))
        _draw(telling, f'<p class="warn s">{kit.icon("warning")} {escape(heading)}</p>')
        for claim in progress.claims:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                ticked = say("progress.ticked", date=claim.finished) if claim.finished else ""
                st.html(kit.sheet(telling.terms.speech.language, kit.lines([_row(telling, progress, claim, ticked)])))
                st.button(
                    say("progress.reopen"),
                    key=f"claim-{claim.action}",
                    icon=":material/replay:",
                    on_click=saver.change,
                    args=(Edit(claim, Wish(status=ActionStatus.DOING)),),
                )


def _row(telling: Telling, progress: ProgressReading, commitment: Commitment, note: str) -> str:
    """Return an action as a row that ends with what the assessment says of its practices."""
    profile = {item.id: item for item in progress.reading.profile.items}
    raised = [item for item in telling.items(commitment.action) if item in profile]
    chips = "".join(item_chip(telling.terms, profile[item]) for item in raised)
    return kit.line(telling.mark(commitment.action), telling.practice(commitment.action), note, chips)


def show_out(telling: Telling, commitments: Sequence[Commitment]) -> None:
    """Draw, folded, the open actions that a later plan does not hold, as far as somebody set something in them."""
    say = telling.terms.speech.say
    written = [commitment for commitment in commitments if commitment.note or commitment.owner or commitment.by_hand]
    if not written:
        return
    fold = st.expander(say("progress.out", count=len(written)), key="out", on_change="rerun")
    if fold.open:
        with fold:
            for commitment in written:
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    due = telling.value(commitment, "due") if "due" in commitment.by_hand else ""
                    about = " · ".join(part for part in (commitment.owner, due, commitment.note) if part)
                    line = kit.line(telling.mark(commitment.action), telling.practice(commitment.action), about)
                    _draw(telling, kit.lines([line]))
                    key = f"out-{commitment.action}"
                    args = (commitment.action,)
                    st.button(say("progress.open"), key=key, type="tertiary", on_click=session.ask_action, args=args)


def _draw(telling: Telling, *parts: str) -> None:
    st.html(kit.sheet(telling.terms.speech.language, *parts))
