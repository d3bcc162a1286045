"""The answering screen below its context line: stepper, card, aside and bottom bar, redrawn together.

Every click redraws this much, so it draws few elements and computes each text once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

import wiring
from assessments.model import Response
from scoring.model import State
from ui import failures, kit, session
from ui.answer_saving import Saver
from ui.item_card import show_card
from ui.notes_card import show_notes
from ui.page import Context
from ui.position import Position, Step, find_position, find_steps
from ui.routes import REVIEW
from ui.safe import plain

Said = Mapping[str, Response]


def show_answering(context: Context) -> None:
    """Draw the item that the address asks for, or the first open one."""
    questionnaire, track = context.edition.questionnaire, context.the_assessment.track
    steps = find_steps(questionnaire, questionnaire.items_for(context.assessed_company.profile, track))
    _show_item(context, steps, _find_last_time(context))


@st.fragment
def _show_item(context: Context, steps: tuple[Step, ...], last_time: Said) -> None:
    with failures.shown(context.speech):  # a fragment runs again without the frame around it
        _draw_item(context, steps, last_time)


def _draw_item(context: Context, steps: tuple[Step, ...], last_time: Said) -> None:
    assessment = context.the_assessment
    found = context.services.store.find_responses(wiring.WORKSPACE, assessment.id, "self")
    responses = {response.item: response for response in found}
    position = find_position(steps, responses, session.asked_item())
    item = position.item
    session.show_in_address(assessment=assessment.id, item=item.id)
    saver = Saver(context, responses)
    response = saver.shown(item.id)
    counts = {step.id: step.answered(responses) for step in steps}
    _show_stepper(context, position, responses, counts)
    show_card(context, position, _last_time(context, last_time.get(item.id), position), response, saver)
    show_notes(context, item, response, saver)
    if position.number == len(position.step.items) and not context.is_final and position.step.is_complete(responses):
        _show_offer(context, position.step.id)
    _show_foot(context, position, responses, sum(counts.values()), saver)


def _show_offer(context: Context, step: str) -> None:
    """Say below the last practice of a finished step which register comes next."""
    from ui.register_offer import read_offer  # knows the registers, which are heavy, and most clicks need none

    offer = read_offer(context.services.store, context.speech, context.the_company.id, step)
    if offer:
        st.html(kit.sheet(context.speech.language, offer))


def _show_stepper(context: Context, position: Position, responses: Said, counts: Mapping[str, int]) -> None:
    labels = {}
    for step in position.steps:
        section, done, total = context.words.sections[step.id], counts[step.id], len(step.items)
        icon = "check_circle" if done == total else f"counter_{step.number}"
        labels[step.id] = f":material/{icon}: {plain(section.short or section.title)} {done}/{total}"

    def jump() -> None:
        chosen = session.widget("step")
        step = next((step for step in position.steps if step.id == chosen), position.step)
        session.ask_item(step.first_open(responses).id)

    session.set_widget("step", position.step.id)
    st.segmented_control(
        context.speech.say("answer.steps"),
        list(labels),
        key="step",
        format_func=labels.__getitem__,
        label_visibility="collapsed",
        width="stretch",
        wrap=False,
        required=True,
        on_change=jump,
    )


def _show_foot(context: Context, position: Position, responses: Said, answered: int, saver: Saver) -> None:
    say = context.speech.say
    before, after = position.neighbour(-1), position.neighbour(1)
    with st.bottom:
        st.button(
            say("answer.back"),
            key="back",
            icon=":material/arrow_back:",
            shortcut="Alt+Left",
            disabled=before is None,
            on_click=session.ask_item,
            args=(before.id if before else position.item.id,),
        )
        st.button(
            say("answer.undo"),
            key="undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=saver.undo,
            disabled=not saver.can_undo(),
        )
        st.html(_standing(context, position, responses, answered))
        if after is not None:
            _show_forward(say("answer.next"), "next", "arrow_forward", session.leave_for, (position.item.id, after.id))
        elif _show_forward(say("answer.to_review"), "finish", "fact_check", None, ()) and _may_leave(position):
            st.switch_page(REVIEW.path, query_params={"assessment": context.the_assessment.id})


def _may_leave(position: Position) -> bool:
    session.leave_for(position.item.id, position.item.id)
    return session.marked("reason-missing") != position.item.id


def _show_forward(label: str, key: str, icon: str, go: Callable[..., None] | None, args: tuple[str, ...]) -> bool:
    """Draw the way on; the last one has a key of its own, or the click that led here would count for it as well."""
    return st.button(
        label,
        key=key,
        type="primary",
        icon=f":material/{icon}:",
        icon_position="right",
        shortcut="Alt+Right",
        on_click=go,
        args=args,
    )


def _standing(context: Context, position: Position, responses: Said, answered: int) -> str:
    say = context.speech.say
    times = [response.saved for response in responses.values() if response.saved is not None]
    saved = ""
    waits = session.marked("reason-open") == position.item.id
    if times and not context.is_final and not waits:
        time = max(times).astimezone(find_zone(st.context.timezone)).strftime("%H:%M")
        saved = f"{kit.icon('check')} {escape(say('answer.saved', time=time))}"
    total = sum(len(step.items) for step in position.steps)
    track = next(t for t in context.edition.questionnaire.tracks if t.id == context.the_assessment.track)
    minutes = -(-track.minutes * (total - answered) // total)
    key = "answer.left" if answered < total else "answer.all_answered"
    left = escape(say(key, answered=answered, total=total, minutes=minutes))
    return f'<div class="fs standing"><span role="status">{saved}</span><span class="left">{left}</span></div>'


@lru_cache(maxsize=256)
def find_zone(name: str | None) -> ZoneInfo | None:
    """Return the time zone a browser names; None, which is that of the server, for one that nobody knows."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, ZoneInfoNotFoundError):
        return None


def _find_last_time(context: Context) -> Said:
    """Return what was said in the company's final assessment before this one."""
    store, assessment = context.services.store, context.the_assessment
    snapshots = store.find_snapshots(wiring.WORKSPACE, assessment.company)
    earlier = [s for s in snapshots if s.assessment != assessment.id and s.day <= assessment.day]
    if not earlier:
        return {}
    found = store.find_responses(wiring.WORKSPACE, earlier[-1].assessment, "self")
    return {response.item: response for response in found if response.state is State.VALUE}


def _last_time(context: Context, response: Response | None, position: Position) -> str:
    if response is None or response.value is None:
        return ""
    values, levels = context.edition.questionnaire.scale_of(position.item).values, context.words.levels
    option = values.index(response.value)
    return kit.chip(option, levels[option] if option < len(levels) else "", option / (len(values) - 1))
