"""Two versions of one thing, field by field, when another window was faster; and the line that takes a change back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import NamedTuple

import streamlit as st

from locales import Speech
from ui import kit


class Versions(NamedTuple):
    """What a field held when it was shown, what was saved elsewhere, and what was set here; in words."""

    field: str
    before: str
    theirs: str
    mine: str


def versions_table(speech: Speech, rows: Iterable[Versions]) -> str:
    """Return the versions as a table."""
    head = [speech.say(f"progress.clash_{name}") for name in Versions._fields]
    cells = ((escape(row.field), *(f'<span class="remark">{escape(told)}</span>' for told in row[1:])) for row in rows)
    return kit.table(tuple(map(escape, head)), tuple(cells))


def show_ways(speech: Speech, use_mine: Callable[[], None], keep_theirs: Callable[[], None]) -> None:
    """Draw the two ways out of a clash."""
    with st.container(horizontal=True, gap="small"):
        st.button(speech.say("progress.use_mine"), key="use-mine", type="primary", on_click=use_mine)
        st.button(speech.say("progress.keep_theirs"), key="keep-theirs", on_click=keep_theirs)


def show_undo_line(speech: Speech, place: str, told: str, take_back: Callable[[], None] | None) -> None:
    """Draw what was changed last with the way back, if there is one."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"changed-{place}"):
        st.text(told, width="content")
        if take_back is not None:
            label = speech.say("progress.undo")
            st.button(label, key=f"undo-{place}", type="tertiary", icon=":material/undo:", on_click=take_back)
