"""The workbook at a glance: the five steps with their registers, how far each is, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from governance.catalogue import said
from locales import Speech
from ui import kit, session
from ui.page import Context
from ui.register_exchange import show_downloads_of_all
from ui.safe import plain
from ui.terms import Step
from ui.workbook_standing import Standing, estimate_minutes, find_next

if TYPE_CHECKING:
    from governance.model import Workbook


def show_index(context: Context, steps: Sequence[Step], standings: Sequence[Standing], workbook: Workbook) -> None:
    """Draw the finding, the next thing to do, and every register by step."""
    say = context.speech.say
    st.title(_finding(context, standings), anchor=False)
    st.html(kit.sheet(context.speech.language, kit.paragraph(say("workbook.lead"), "lead")))
    _show_next(context, standings)
    for step in steps:
        own = [standing for standing in standings if standing.register.step == step.id]
        with st.container(gap=None, key=f"step-{step.id}"):
            title = f'<h2 class="section row">{kit.step_mark(step.number)} {kit.e(step.title)}</h2>'
            st.html(kit.sheet(context.speech.language, title))
            for standing in own:
                _show_line(context, standing)
    st.html(kit.sheet(context.speech.language, kit.section(say("workbook.take_all"))))
    show_downloads_of_all(context, workbook)


def _finding(context: Context, standings: Sequence[Standing]) -> str:
    say = context.speech.say
    incomplete = sum(standing.incomplete for standing in standings)
    proposals = sum(standing.proposals for standing in standings)
    if not any(standing.entries or standing.proposals for standing in standings):
        return say("workbook.title_empty")
    if incomplete:
        return say("workbook.title_incomplete", count=incomplete)
    if proposals:
        return say("workbook.title_proposals", count=proposals)
    used = sum(standing.entries > 0 for standing in standings)
    return say("workbook.title", used=used, total=len(standings))


def _show_next(context: Context, standings: Sequence[Standing]) -> None:
    say, following = context.speech.say, find_next(standings)
    if following is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="medium", key="next-register"):
        title = _name(context, following)
        if following.entries or following.proposals:
            told = " · ".join(tell_standing(context.speech, following))
        else:
            told = say("workbook.begin_text", minutes=estimate_minutes(following.register))
        head = f'<p><b class="name">{kit.e(title)}</b></p>'
        st.html(kit.sheet(context.speech.language, kit.label(say("workbook.next")), head, kit.paragraph(told, "s m")))
        to = {"register": following.register.id}
        st.button(say("workbook.open"), key="go-on", type="primary", on_click=session.ask, kwargs=to)


def _show_line(context: Context, standing: Standing) -> None:
    register = standing.register
    with st.container(key=f"line-{register.id}"):
        to = {"register": register.id}
        name = plain(_name(context, standing))
        st.button(name, key=f"register-{register.id}", type="tertiary", on_click=session.ask, kwargs=to)
        purpose = kit.paragraph(context.speech.bind(said(register.purpose, context.speech.language)), "note")
        st.html(kit.sheet(context.speech.language, purpose))
        st.html(kit.sheet(context.speech.language, _state(context, standing)))


def _name(context: Context, standing: Standing) -> str:
    return context.speech.bind(said(standing.register.title, context.speech.language))


def _state(context: Context, standing: Standing) -> str:
    say = context.speech.say
    if not standing.entries and not standing.proposals:
        return kit.paragraph(say("workbook.nothing_yet"), "note")
    first, *rest = tell_standing(context.speech, standing)
    icon = f"{kit.icon('check_circle')} " if standing.is_settled else ""
    lacking = "".join(f' <span class="lacks s nowrap">{kit.e(told)}</span>' for told in rest)
    return f'<p class="state s"><span class="nowrap">{icon}{kit.e(first)}</span>{lacking}</p>'


def tell_standing(speech: Speech, standing: Standing) -> Sequence[str]:
    """Return how many entries a register has, how many are to be completed and how many are only proposed."""
    return (
        speech.say("workbook.entries", count=standing.entries),
        *[speech.say("workbook.not_complete", count=standing.incomplete)] * (standing.incomplete > 0),
        *[speech.say("workbook.proposed_count", count=standing.proposals)] * (standing.proposals > 0),
    )
