"""What happened to something, event by event: when, who, and what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from assessments.model import Event
from locales import Speech
from ui.answering_view import find_zone

ACTORS = {"self": "progress.you", "demo": "progress.demo"}


def happening(speech: Speech, event: Event, lines: Sequence[str]) -> str:
    """Return an event as a row of a list, with one line for each thing that changed."""
    told = "".join(f'<span class="s remark">{escape(line)}</span>' for line in lines)
    head = speech.say("progress.history_line", time=_moment(speech, event.at), who=_actor(speech, event.actor))
    return f'<li><div class="grow"><b class="note">{escape(head)}</b>{told}</div></li>'


def _moment(speech: Speech, at: datetime) -> str:
    local = at.astimezone(find_zone(st.context.timezone))
    return f"{speech.date(local.date())}, {local:%H:%M}"


def _actor(speech: Speech, actor: str) -> str:
    return speech.say(ACTORS[actor]) if actor in ACTORS else actor
