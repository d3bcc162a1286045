"""The board: what is planned, under way, done and dropped, one card per action and one click to move it on."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessments.commitments import ActionStatus, Commitment
from ui import kit, session
from ui.commitment_edits import Edit, Wish
from ui.commitment_saving import CommitmentSaver
from ui.commitment_words import ICONS, Telling

SHOWN = 8
COLUMN = 230
Way = tuple[str, ActionStatus, str]
BEGIN: Way = ("begin", ActionStatus.DOING, "play_arrow")
FINISH: Way = ("finish", ActionStatus.DONE, "check")
REOPEN: Way = ("reopen", ActionStatus.DOING, "replay")
WAYS: dict[ActionStatus, tuple[Way, ...]] = {
    ActionStatus.PLANNED: (BEGIN, FINISH),
    ActionStatus.DOING: (FINISH,),
    ActionStatus.DONE: (REOPEN,),
    ActionStatus.DROPPED: (REOPEN,),
}


def show_board(telling: Telling, commitments: Sequence[Commitment], saver: CommitmentSaver) -> None:
    """Draw a column per status, each by the day due; on a phone they stand below one another."""
    with st.grid(min_column_width=COLUMN, gap="small"):
        for status in ActionStatus:
            own = [commitment for commitment in commitments if commitment.status is status]
            with st.container(gap="small", key=f"column-{status}"):
                _show_column(telling, status, own, saver)


def _show_column(
    telling: Telling, status: ActionStatus, commitments: Sequence[Commitment], saver: CommitmentSaver
) -> None:
    say = telling.terms.speech.say
    head = (
        f'<div class="wave row base"><h2>{kit.icon(ICONS[status])} {escape(telling.status(status))}</h2>'
        f'<span class="end m s">{len(commitments)}</span></div>'
    )
    _draw(telling, head if commitments else head + kit.paragraph(say("progress.column_empty"), "note gap"))
    mark = f"progress-all-{status}"
    shown = len(commitments) if len(commitments) <= SHOWN + 1 or session.marked(mark) else SHOWN
    for commitment in commitments[:shown]:
        show_card(telling, commitment, saver)
    if len(commitments) > shown:
        more = say("progress.more", count=len(commitments) - shown)
        icon = ":material/expand_more:"
        st.button(more, key=f"more-{status}", type="tertiary", icon=icon, on_click=session.mark, args=(mark, True))


def show_card(telling: Telling, commitment: Commitment, saver: CommitmentSaver) -> None:
    """Draw an action with the ways to move it on, and the way to its details."""
    say, action = telling.terms.speech.say, commitment.action
    with st.container(border=True, gap="xsmall", key=f"commitment-{action.replace('.', '-')}"):
        _draw(telling, card_body(telling, commitment))
        with st.container(horizontal=True, gap="xsmall", key=f"ways-{action.replace('.', '-')}"):
            for name, status, icon in WAYS[commitment.status]:
                st.button(
                    say(f"progress.{name}"),
                    key=f"{name}-{action}",
                    icon=f":material/{icon}:",
                    on_click=saver.change,
                    args=(Edit(commitment, Wish(status=status)),),
                )
            more = say("progress.open")
            icon = ":material/more_horiz:"
            key, args = f"open-{action}", (action,)
            st.button(more, key=key, type="tertiary", icon=icon, help=more, on_click=session.ask_action, args=args)


def card_body(telling: Telling, commitment: Commitment) -> str:
    """Return an action on its card: practice, what to do, owner, the day that counts, and the note."""
    action, when = commitment.action, telling.when(commitment)
    practice = f'<b class="grow s">{escape(telling.practice(action))}</b>'
    tail = f"<span>{escape(telling.owner(commitment))}</span>{f'<span>{when}</span>' if when else ''}"
    note = f'<p class="note remark">{escape(commitment.note)}</p>' if commitment.note else ""
    return (
        f'<div class="row top">{telling.mark(action)}{practice}</div>'
        f'<p class="s gap-small">{escape(telling.text(action))}</p><p class="note tail">{tail}</p>{note}'
    )


def _draw(telling: Telling, *parts: str) -> None:
    st.html(kit.sheet(telling.terms.speech.language, *parts))
