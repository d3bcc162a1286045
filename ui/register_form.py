"""The form of an entry: every field, saved as soon as it is left, and beside the fields how the entry stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from governance.catalogue import find_register
from governance.entries import Complaint
from governance.model import Entry
from ui import kit, session
from ui.register_fields import EntryFields, pair_fields
from ui.register_history import show_clash, show_history
from ui.register_work import RegisterWork
from ui.safe import plain

WIDTHS = (2.15, 1)


def show_form(work: RegisterWork, entry: Entry | None) -> None:
    """Draw the form of an entry, or of a new one; first the decision that waits, if another window was faster."""
    words, saver = work.words, work.saver
    back = work.say("back_to", place=plain(words.title))
    st.button(back, key="to-register", type="tertiary", icon=":material/arrow_back:", on_click=_leave)
    st.title(plain(words.full_name(entry)) if entry else work.say("new_entry"), anchor=False)
    if saver.clash is not None:
        show_clash(work, saver.clash)
    elif entry is not None and entry.archived:
        _show_archived(work, entry)
    else:
        _show_open(work, entry)


def _leave() -> None:
    session.ask(entry=None)


def _show_open(work: RegisterWork, entry: Entry | None) -> None:
    fields = EntryFields(work.words, work.saver, entry)
    if entry is not None and entry.proposed:
        _show_proposed(work, entry)
    complaints = work.words.complaints(entry) if entry else ()
    left, right = st.columns(WIDTHS, gap="large")
    with left, st.container(gap="medium", key="entry-fields"):
        for row in pair_fields(work.words.register.fields):
            for field, column in zip(row, st.columns(len(row), gap="medium"), strict=True):
                with column:
                    fields.show(field, complaints)
        _show_foot(work)
    with right, st.container(gap="medium", key="entry-aside"):
        _show_aside(work, entry, complaints)


def _show_foot(work: RegisterWork) -> None:
    with st.container(horizontal=True, gap="small", key="entry-foot"):
        st.button(work.say("done"), key="entry-done", type="primary", on_click=_leave)
        st.button(work.say("add_another"), key="add-another", icon=":material/add:", on_click=work.saver.begin)


def _show_aside(work: RegisterWork, entry: Entry | None, complaints: Sequence[Complaint]) -> None:
    st.html(kit.sheet(work.words.speech.language, *_tell_state(work, entry, complaints)))
    _show_sources(work)
    if entry is not None:
        show_history(work, entry)
    if entry is not None and not entry.proposed:
        label, icon = work.say("archive"), ":material/archive:"
        st.button(label, key="archive", type="tertiary", icon=icon, on_click=work.put_away, args=(entry,))


def _tell_state(work: RegisterWork, entry: Entry | None, complaints: Sequence[Complaint]) -> Iterator[str]:
    yield kit.label(work.say("state"))
    if entry is None:
        yield kit.paragraph(work.say("state_new"))
    elif complaints:
        told = work.say("incomplete", count=len({complaint.field for complaint in complaints}))
        yield f'<p class="lacks s">{kit.icon("edit_note")} {kit.e(told)}</p>'
    else:
        yield f'<p class="s">{kit.icon("check_circle")} {kit.e(work.say("complete"))}</p>'
    yield kit.paragraph(work.say("save_note"), "note gap-small")


def _show_sources(work: RegisterWork) -> None:
    """Draw ways to the registers whose entries can be chosen in the fields."""
    register = work.words.register
    names = dict.fromkeys(f.refers_to for f in register.fields if f.refers_to and f.refers_to != register.id)
    if not names:
        return
    with st.container(gap=None, key="sources"):
        st.html(kit.sheet(work.words.speech.language, kit.label(work.say("names_from"))))
        for name in names:
            label = plain(work.words.spoken(find_register(name).title))
            asked = {"register": name, "entry": None}
            st.button(label, key=f"source-{name}", type="tertiary", on_click=session.ask, kwargs=asked)


def _show_proposed(work: RegisterWork, entry: Entry) -> None:
    call = kit.call_out(work.say("proposal"), work.say("proposal_text"))
    st.html(kit.sheet(work.words.speech.language, call))
    with st.container(horizontal=True, gap="small"):
        st.button(work.say("accept"), key="accept", type="primary", on_click=work.accept, args=((entry,),))
        st.button(work.say("dismiss"), key="dismiss", on_click=work.dismiss, args=((entry,),))


def _show_archived(work: RegisterWork, entry: Entry) -> None:
    words = work.words
    call = kit.call_out(work.say("is_archived"), work.say("is_archived_text"))
    rows = [
        (kit.e(words.spoken(field.label)), f'<span class="remark">{kit.e(words.value(field, value))}</span>')
        for field in words.register.fields
        if (value := entry.values.get(field.name)) is not None
    ]
    st.html(kit.sheet(words.speech.language, call))
    label, icon = work.say("restore"), ":material/undo:"
    st.button(label, key="restore", icon=icon, on_click=work.take_out, args=(entry,))
    st.html(kit.sheet(words.speech.language, kit.table((work.say("field"), work.say("content")), rows)))
    show_history(work, entry)
