"""The entries of a register: a table whose rows open, on a phone cards; what is not finished bears a mark."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from governance.model import Entry
from ui import kit, session
from ui.register_work import RegisterWork
from ui.safe import plain

ON_A_PAGE = 50
UP, DOWN, AWAY = "up", "down", "away"
ICONS = {UP: "arrow_upward", DOWN: "arrow_downward", AWAY: "archive"}


def show_rows(work: RegisterWork) -> None:
    """Draw the entries that count, page by page if there are many."""
    words = work.words
    rows = words.workbook.rows(words.register.id)
    pages = -(-len(rows) // ON_A_PAGE)
    with st.container(gap=None, key="entries"):
        top = st.container(gap=None)
        page = st.pagination(pages, key=f"page-{words.register.id}") if pages > 1 else 1
        with top:
            _show_head(work)
            first = (page - 1) * ON_A_PAGE
            for place in range(first, min(first + ON_A_PAGE, len(rows))):
                _show_row(work, rows, place)


def _show_head(work: RegisterWork) -> None:
    words = work.words
    field = words.register.find_field(words.register.name_field)
    name = words.spoken(field.label) if field else ""
    labels = "".join(f"<span>{kit.e(words.spoken(field.label))}</span>" for field in words.columns)
    with st.container(key="row-head"):
        st.html(kit.sheet(words.speech.language, f'<div class="cells head note"><b>{kit.e(name)}</b></div>'))
        st.html(kit.sheet(words.speech.language, f'<div class="cells head note" aria-hidden="true">{labels}</div>'))


def _show_row(work: RegisterWork, rows: Sequence[Entry], place: int) -> None:
    entry, words = rows[place], work.words
    with st.container(key=f"row-{entry.id}"):
        name = plain(words.full_name(entry))
        st.button(name, key=f"open-{entry.id}", type="tertiary", on_click=session.ask, kwargs={"entry": entry.id})
        st.html(kit.sheet(words.speech.language, _cells(work, entry)))
        _show_menu(work, rows, place, name)
        marks = _marks(work, entry)
        if marks:
            st.html(kit.sheet(words.speech.language, marks))


def _show_menu(work: RegisterWork, rows: Sequence[Entry], place: int, name: str) -> None:
    ways = [way for way, fits in ((UP, place > 0), (DOWN, place < len(rows) - 1), (AWAY, True)) if fits]
    key = f"menu-{rows[place].id}"

    def act() -> None:
        _act(work, rows, place, str(session.widget(key)))

    st.menu_button(
        work.say("ways", entry=name),
        ways,
        key=key,
        type="tertiary",
        icon=":material/more_vert:",
        format_func=lambda way: f":material/{ICONS[way]}: {work.say(f'way_{way}')}",
        on_click=act,
    )


def _act(work: RegisterWork, rows: Sequence[Entry], place: int, way: str) -> None:
    """Do what was chosen for an entry: move it by one place, or put it away."""
    if way == AWAY:
        work.put_away(rows[place])
    elif way == UP:
        work.move(rows[place], rows[place - 1].id)
    elif way == DOWN:
        work.move(rows[place], rows[place + 2].id if place + 2 < len(rows) else None)


def _cells(work: RegisterWork, entry: Entry) -> str:
    cells = "".join(
        f'<span class="{"held" if told else "none"}"><span class="tag">{kit.e(label)}</span>'
        f'<span class="told">{kit.e(told) or "–"}</span></span>'
        for label, told in work.words.cells(entry)
    )
    return f'<div class="cells s">{cells}</div>'


def _marks(work: RegisterWork, entry: Entry) -> str:
    """Return what an entry still lacks, and that something of it could not be saved; nothing if all is well."""
    missing = len({complaint.field for complaint in work.words.complaints(entry)})
    marks = ""
    if work.saver.refused(entry):
        marks += f'<p class="warn s">{kit.icon("warning")} {kit.e(work.say("unsaved"))}</p>'
    if missing:
        marks += f'<p class="lacks s">{kit.icon("edit_note")} {kit.e(work.say("incomplete", count=missing))}</p>'
    return marks
