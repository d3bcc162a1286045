"""One register: what it is for, what is proposed, its entries, and ways to bring rows in and to go on."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from governance.definition import Register
from governance.model import Entry
from governance.prefills import KNOWN_BY
from ui import kit, session
from ui.register_exchange import show_exchange
from ui.register_proposals import show_proposals
from ui.register_rows import show_rows
from ui.register_work import RegisterWork
from ui.safe import plain
from ui.terms import Step
from ui.workbook_index import tell_standing
from ui.workbook_standing import (
    Standing,
    estimate_minutes,
    find_archived,
    find_next,
    find_proposals,
    find_standing,
    find_standings,
)


def show_register(work: RegisterWork, registers: Sequence[Register], step: Step) -> None:
    """Draw a register, with the ways back to the workbook and on to the next one."""
    words, register = work.words, work.words.register
    st.button(work.say("back"), key="to-workbook", type="tertiary", icon=":material/arrow_back:", on_click=_leave)
    st.title(plain(words.title), anchor=False)
    here = find_standing(register, words.workbook, words.today)
    st.html(kit.sheet(words.speech.language, _tell_head(work, step, here)))
    proposals = find_proposals(register, words.workbook)
    rows = words.workbook.rows(register.id)
    if rows or proposals:
        _show_ways(work, more=bool(proposals) or here.is_settled)
    else:
        _show_empty(work)
    show_proposals(work, proposals)
    if rows:
        show_rows(work)
    if here.is_settled:
        _show_next(work, find_standings(registers, words.workbook, words.today))
    show_exchange(work)
    _show_archived(work, find_archived(register, words.workbook))
    _show_neighbours(work, registers)


def _tell_head(work: RegisterWork, step: Step, here: Standing) -> str:
    count = "".join(f"<span>{kit.e(told)}</span>" for told in tell_standing(work.words.speech, here))
    mark = f'<span class="row">{kit.step_mark(step.number)} {kit.e(step.title)}</span>'
    lead = kit.paragraph(work.words.purpose, "lead gap-small")
    return f'<p class="tail s m">{mark}{count if here.entries else ""}</p>{lead}'


def _leave() -> None:
    session.ask(register=None, entry=None)


def _show_ways(work: RegisterWork, *, centred: bool = False, more: bool = False) -> None:
    """Draw the ways to begin: an entry of one's own, and rows to start from; `more` tells that others come first."""
    with st.container(horizontal=True, gap="small", horizontal_alignment="center" if centred else "left"):
        add, icon = work.say("add"), ":material/add:"
        st.button(add, key="add", type="secondary" if more else "primary", icon=icon, on_click=work.saver.begin)
        register = work.words.register
        if register.id in KNOWN_BY and not find_proposals(register, work.words.workbook):
            st.button(work.say("propose"), key="propose", icon=":material/lightbulb:", on_click=work.propose)


def _show_empty(work: RegisterWork) -> None:
    words = work.words
    with st.container(border=True, horizontal_alignment="center", gap="small", key="register-empty"):
        can_propose = words.register.id in KNOWN_BY
        text = work.say("empty_propose" if can_propose else "empty", minutes=estimate_minutes(words.register))
        st.html(kit.sheet(words.speech.language, kit.empty(work.say("empty_title"), text)))
        _show_ways(work, centred=True)


def _show_next(work: RegisterWork, standings: Sequence[Standing]) -> None:
    """Offer the next thing to do once nothing is left to do here."""
    words = work.words
    following = find_next(standings, words.register.id)
    with st.container(border=True, gap="small", key="settled"):
        title = work.say("settled" if following else "all_settled")
        text = work.say("settled_text") if following else work.say("all_settled_text")
        st.html(kit.sheet(words.speech.language, kit.label(title), kit.paragraph(text)))
        if following is not None:
            label = work.say("go_on", register=plain(words.spoken(following.register.title)))
            to = {"register": following.register.id, "entry": None}
            st.button(label, key="go-on", type="primary", on_click=session.ask, kwargs=to)


def _show_archived(work: RegisterWork, archived: Sequence[Entry]) -> None:
    if not archived:
        return
    words, name = work.words, f"archived-{work.words.register.id}"
    label = work.say("put_away", count=len(archived))
    with st.expander(label, icon=":material/archive:", key=name, on_change="rerun") as opened:
        if not opened.open:
            return
        for entry in archived:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"away-{entry.id}"):
                told = (
                    f"{words.full_name(entry)} ({work.say('proposal')})" if entry.proposed else words.full_name(entry)
                )
                st.text(told, width="stretch")
                asked = {"entry": entry.id}
                st.button(work.say("look"), key=f"see-{entry.id}", type="tertiary", on_click=session.ask, kwargs=asked)
                st.button(
                    work.say("restore"),
                    key=f"restore-{entry.id}",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=work.take_out,
                    args=(entry,),
                )


def _show_neighbours(work: RegisterWork, registers: Sequence[Register]) -> None:
    """Draw the ways to the registers before and after this one."""
    place = [register.id for register in registers].index(work.words.register.id)
    with st.container(horizontal=True, key="neighbours"):
        for key, other, icon in (("before", place - 1, "arrow_back"), ("after", place + 1, "arrow_forward")):
            if key == "after":
                st.space("stretch")
            if 0 <= other < len(registers):
                label = plain(work.words.spoken(registers[other].title))
                to = {"register": registers[other].id, "entry": None}
                st.button(
                    label,
                    key=f"register-{key}",
                    type="tertiary",
                    icon=f":material/{icon}:",
                    icon_position="left" if key == "before" else "right",
                    on_click=session.ask,
                    kwargs=to,
                )
