"""The details of an action: every field, saved as soon as it is left, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

import wiring
from assessments.commitments import ActionStatus, Commitment
from assessments.model import Event
from ui import failures, kit, session
from ui.commitment_clash import show_clash, show_failure
from ui.commitment_edits import Edit, Wish
from ui.commitment_saving import CommitmentSaver
from ui.commitment_words import ICONS, Field, Telling
from ui.happenings import happening
from ui.page import Context
from ui.safe import plain
from ui.theme import current_mode, dialog_style
from ui.versions import show_undo_line

NOTE_HEIGHT = 120
Taken = Callable[[object], Wish | None]
DAYS: tuple[tuple[Field, Taken], ...] = (
    ("start", lambda value: Wish(start=value) if isinstance(value, date) else None),
    ("due", lambda value: Wish(due=value) if isinstance(value, date) else None),
)


def show_details(context: Context, telling: Telling, saver: CommitmentSaver) -> None:
    """Draw the details of the action that the address asks for; else the decision that waits, if there is one."""
    action, say = session.asked_action(), context.speech.say
    if action is not None and _find(context, action) is not None:
        title = plain(telling.practice(action))
        # closed by a button alone: it takes the focus, so that what was typed last is saved first
        st.dialog(title, width="medium", dismissible=False)(_draw_details)(context, telling, saver, action)
    elif saver.clash is not None:
        st.dialog(say("progress.clash"), width="medium", dismissible=False)(_draw_clash)(context, telling, saver)


def _find(context: Context, action: str) -> Commitment | None:
    found = context.services.store.find_commitments(wiring.WORKSPACE, context.the_company.id)
    return next((commitment for commitment in found if commitment.action == action), None)


def _draw_clash(context: Context, telling: Telling, saver: CommitmentSaver) -> None:
    with failures.shown(context.speech):  # a dialog runs again without the frame around it
        st.html(dialog_style(current_mode()))
        if saver.clash is None:
            st.rerun()
        show_clash(telling, saver)


def _draw_details(context: Context, telling: Telling, saver: CommitmentSaver, action: str) -> None:
    with failures.shown(context.speech):
        st.html(dialog_style(current_mode()))
        commitment = _find(context, action)
        if commitment is None:
            st.rerun()
        _draw(context, _what(telling, commitment))
        if saver.clash is not None:
            show_clash(telling, saver)
            return
        show_failure(telling, saver, action)
        _show_fields(telling, saver, commitment)
        _show_foot(telling, saver)
        _show_history(context, telling, action)


def _draw(context: Context, *parts: str) -> None:
    st.html(kit.sheet(context.speech.language, *parts))


def _what(telling: Telling, commitment: Commitment) -> str:
    say, when = telling.terms.speech.say, telling.when(commitment)
    done = telling.done_when(commitment.action)
    parts = [kit.paragraph(telling.text(commitment.action))]
    if done:
        parts.append(kit.paragraph(say("progress.done_when", text=done), "note gap-small"))
    if when:
        parts.append(f'<p class="s gap-small">{when}</p>')
    return "".join(parts)


def _show_fields(telling: Telling, saver: CommitmentSaver, commitment: Commitment) -> None:
    say, shown, action = telling.terms.speech.say, saver.shown(commitment), commitment.action

    def save(field: Field, taken: Taken) -> Callable[[], None]:
        def keep() -> None:
            wish = taken(session.widget(f"{field}-{action}"))
            if wish is not None:
                saver.change(Edit(commitment, wish))

        session.set_widget(f"{field}-{action}", getattr(shown, field))
        return keep

    st.pills(
        telling.name("status"),
        tuple(ActionStatus),
        key=f"status-{action}",
        format_func=lambda status: f":material/{ICONS[status]}: {telling.status(status)}",
        required=True,
        on_change=save("status", lambda value: Wish(status=ActionStatus(str(value))) if value else None),
    )
    st.text_input(
        telling.name("owner"),
        key=f"owner-{action}",
        placeholder=telling.role(action),
        on_change=save("owner", lambda value: Wish(owner=str(value or "").strip())),
    )
    with st.container(horizontal=True, gap="small"):
        for field, taken in DAYS:
            st.date_input(
                telling.name(field),
                key=f"{field}-{action}",
                min_value=date.min,
                max_value=date.max,
                format="DD.MM.YYYY",
                on_change=save(field, taken),
            )
        st.number_input(
            telling.name("hours_left"),
            key=f"hours_left-{action}",
            step=0.5,
            format="%g",
            on_change=save("hours_left", lambda value: Wish(hours_left=value) if isinstance(value, float) else None),
        )
    st.text_area(
        telling.name("note"),
        key=f"note-{action}",
        height=NOTE_HEIGHT,
        on_change=save("note", lambda value: Wish(note=str(value or ""))),
    )
    st.caption(say("progress.save_note"))


def _show_foot(telling: Telling, saver: CommitmentSaver) -> None:
    say = telling.terms.speech.say
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="details-foot"):
        close = say("progress.close")
        closed = st.button(close, key="close", type="primary", on_click=session.ask_action, args=(None,))
        show_undo(telling, saver, "details")
    if closed:
        st.rerun()


def show_undo(telling: Telling, saver: CommitmentSaver, place: str) -> None:
    """Draw how many actions were changed last, with the way back; or what became of taking it back."""
    say, undo, news = telling.terms.speech.say, saver.undo, saver.news
    if undo is None and not news:
        return
    told = news or say("progress.changed", count=len(undo.saved) if undo else 0)
    show_undo_line(telling.terms.speech, place, told, saver.take_back if undo else None)


def _show_history(context: Context, telling: Telling, action: str) -> None:
    history = st.expander(context.speech.say("progress.history"), key=f"history-{action}", on_change="rerun")
    if history.open:
        company = context.the_company.id
        past = context.services.store.find_commitment_history(wiring.WORKSPACE, company, action)
        befores = (None, *(commitment for _, commitment in past))
        rows = [_event(telling, event, before, after) for before, (event, after) in zip(befores, past, strict=False)]
        with history:
            _draw(context, kit.lines(reversed(rows)))


def _event(telling: Telling, event: Event, before: Commitment | None, after: Commitment) -> str:
    say = telling.terms.speech.say
    lines = []
    if before is None:
        lines.append(say("progress.history_new"))
    else:
        if after.closed_by and after.closed_by != before.closed_by and after.finished:
            lines.append(say("progress.history_closed", date=after.finished))
        if after.in_plan != before.in_plan:
            lines.append(say("progress.history_in" if after.in_plan else "progress.history_out"))
        for change in telling.changes(before, after):
            lines.append(say("progress.history_change", field=change.name, before=change.before, after=change.after))
    return happening(telling.terms.speech, event, lines)
