"""What could not be saved: an entry that does not fit, and a commitment that another window changed first."""

from __future__ import annotations

from html import escape

import streamlit as st

from assessments.commitments import Commitment
from ui import kit, session
from ui.commitment_edits import Edit
from ui.commitment_saving import CommitmentSaver
from ui.commitment_words import FIELDS, Telling, differing
from ui.versions import Versions, show_ways, versions_table


def show_clash(telling: Telling, saver: CommitmentSaver) -> None:
    """Draw both versions of every commitment that another window changed first, field by field, and the two ways on."""
    clash, say = saver.clash, telling.terms.speech.say
    if clash is None:
        return
    with st.container(gap="small", key="clash"):
        for edit, theirs in clash.met():
            st.text(say("progress.clash_text", practice=say("progress.quoted", text=telling.practice(theirs.action))))
            st.html(kit.sheet(telling.terms.speech.language, _versions(telling, edit, theirs)))
        show_ways(telling.terms.speech, saver.use_mine, saver.keep_theirs)


def _versions(telling: Telling, edit: Edit, theirs: Commitment) -> str:
    mine = edit.shown()
    touched = {*differing(edit.before, theirs), *differing(edit.before, mine)}
    rows = []
    for field in (name for name in FIELDS if name in touched):
        told = [telling.value(commitment, field) for commitment in (edit.before, theirs, mine)]
        if field not in differing(edit.before, mine):
            told[2] = telling.value(theirs, field)
        rows.append(Versions(telling.name(field), *told))
    return versions_table(telling.terms.speech, rows)


def show_failures(telling: Telling, saver: CommitmentSaver) -> None:
    """Draw what could not be kept, why, and the ways on: to its details, and back to what is saved."""
    for action, failure in saver.waiting.items():
        key = action.replace(".", "-")
        with st.container(border=True, gap="small", key=f"unsaved-{key}"):
            show_failure(telling, saver, action)
            say = telling.terms.speech.say
            for change in telling.changes(failure.edit.before, failure.edit.shown()):
                st.text(say("progress.typed", field=change.name, text=change.after))
            with st.container(horizontal=True, gap="small"):
                st.button(say("failure.again"), key=f"again-{key}", on_click=saver.retry, args=(action,))
                st.button(say("progress.open"), key=f"mend-{key}", on_click=session.ask_action, args=(action,))
                drop = say("progress.show_saved")
                st.button(drop, key=f"drop-{key}", type="tertiary", on_click=saver.drop, args=(action,))


def show_failure(telling: Telling, saver: CommitmentSaver, action: str) -> None:
    """Say what of an action could not be kept, and why."""
    failure, say = saver.waiting.get(action), telling.terms.speech.say
    if failure is not None:
        what = say("progress.unsaved", practice=telling.practice(action))
        sentence = f'<p class="warn s" role="alert">{kit.icon("warning")} {escape(what)}</p>'
        st.html(kit.sheet(telling.terms.speech.language, sentence))
        st.text(failure.reason)
