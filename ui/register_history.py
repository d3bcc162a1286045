"""What happened to an entry, and its two versions when another window was faster."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

import wiring
from governance.model import Entry
from ui import kit
from ui.happenings import happening
from ui.register_saving import Clash
from ui.register_words import RegisterWords
from ui.register_work import RegisterWork
from ui.versions import Versions, show_ways, versions_table


def show_clash(work: RegisterWork, clash: Clash) -> None:
    """Draw both versions of an entry, field by field, and the two ways on."""
    with st.container(gap="small", key="clash"):
        st.text(work.say("clash_text"))
        table = versions_table(work.words.speech, _find_versions(work.words, clash))
        st.html(kit.sheet(work.words.speech.language, table))
        show_ways(work.words.speech, work.saver.use_mine, work.saver.keep_theirs)


def _find_versions(words: RegisterWords, clash: Clash) -> Iterator[Versions]:
    """Yield the fields that differ; what was not set here would stay as it was saved there."""
    for field in words.register.fields:
        before, theirs, mine = (
            words.told(field, entry.values.get(field.name)) for entry in (clash.before, clash.theirs, clash.mine)
        )
        if before != theirs or before != mine:
            set_here = mine if field.name == clash.field else theirs
            yield Versions(words.spoken(field.label), before, theirs, set_here)


def show_history(work: RegisterWork, entry: Entry) -> None:
    """Draw, folded away, what happened to an entry, the latest first."""
    label, words = work.words.speech.say("progress.history"), work.words
    history = st.expander(label, key=f"history-{entry.register}-{entry.id}", on_change="rerun")
    if history.open:
        past = work.store.find_entry_history(wiring.WORKSPACE, work.saver.company, entry.register, entry.id)
        befores = (None, *(state for _, state in past))
        rows = [
            happening(words.speech, event, tuple(_tell(words, before, after)))
            for before, (event, after) in zip(befores, past, strict=False)
        ]
        with history:
            st.html(kit.sheet(words.speech.language, kit.lines(reversed(rows))))


def _tell(words: RegisterWords, before: Entry | None, after: Entry) -> Iterator[str]:
    """Yield what an event did to an entry, line by line."""
    say = words.speech.say
    if before is None:
        yield say("workbook.history_proposed" if after.proposed else "workbook.history_new")
    else:
        if before.archived != after.archived:
            yield say("workbook.history_archived" if after.archived else "workbook.history_restored")
        if before.proposed and not after.proposed:
            yield say("workbook.history_accepted")
        if before.rank != after.rank:
            yield say("workbook.history_moved")
    for change in words.changes(before or Entry(after.register, after.id), after):
        yield say("progress.history_change", field=change.name, before=change.before, after=change.after)
