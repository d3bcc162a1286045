"""The answering screen below its context line: stepper, card, aside and bottom bar, redrawn together."""

from __future__ import annotations

from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

import wiring
from assessments.model import Response
from scoring.model import State
from ui import kit, session
from ui.answer_saving import Saver
from ui.item_card import show_aside, show_card
from ui.page import Context
from ui.position import Position, Step, find_position, find_steps
from ui.routes import REVIEW
from ui.safe import plain


@st.fragment
def show_answering(context: Context) -> None:
    """Draw the item that the address asks for, or the first open one; every click redraws only this."""
    assessment, questionnaire = context.the_assessment, context.edition.questionnaire
    steps = find_steps(questionnaire, questionnaire.items_for(context.assessed_company.profile, assessment.track))
    found = context.services.store.find_responses(wiring.WORKSPACE, assessment.id, "self")
    responses = {response.item: response for response in found}
    position = find_position(steps, responses, session.asked_item())
    session.show_in_address(assessment=assessment.id, item=position.item.id)
    saver = Saver(context, responses)
    response = responses.get(position.item.id, Response(position.item.id))
    _show_stepper(context, position, responses)
    left, right = st.columns([2.15, 1], gap="large")
    with left:
        show_card(context, position, response, saver)
    with right:
        show_aside(context, position, response, _last_time(context, position), saver)
    _show_foot(context, position, responses, saver)


def _show_stepper(context: Context, position: Position, responses: dict[str, Response]) -> None:
    by_id = {step.id: step for step in position.steps}

    def label(step_id: str) -> str:
        step = by_id[step_id]
        icon = "check_circle" if step.is_complete(responses) else f"counter_{step.number}"
        section = context.words.sections[step_id]
        return f":material/{icon}: {plain(section.short or section.title)} {step.answered(responses)}/{len(step.items)}"

    def jump() -> None:
        chosen = session.widget("step")
        if isinstance(chosen, str):
            session.ask_item(by_id[chosen].first_open(responses).id)

    session.set_widget("step", position.step.id)
    st.segmented_control(
        context.speech.say("answer.steps"),
        list(by_id),
        key="step",
        format_func=label,
        label_visibility="collapsed",
        width="stretch",
        wrap=False,
        required=True,
        on_change=jump,
    )


def _show_foot(context: Context, position: Position, responses: dict[str, Response], saver: Saver) -> None:
    say = context.speech.say
    before, after = position.neighbour(-1), position.neighbour(1)
    with st.bottom, st.container(horizontal=True, vertical_alignment="center", key="foot"):
        st.button(
            say("answer.back"),
            key="back",
            icon=":material/arrow_back:",
            shortcut="Alt+Left",
            disabled=before is None,
            on_click=session.ask_item,
            args=(before.id if before else position.item.id,),
        )
        st.html(f'<div class="fs s m saved" role="status">{_saved(context, responses)}</div>', width="content")
        st.button(
            say("answer.undo"),
            key="undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=saver.undo,
            disabled=not saver.can_undo(),
        )
        st.space("stretch")
        with st.container(key="left", width="content"):
            st.caption(_left(context, position.steps, responses), width="content")
        if after is not None:
            st.button(
                say("answer.next"),
                key="next",
                type="primary",
                icon=":material/arrow_forward:",
                icon_position="right",
                shortcut="Alt+Right",
                on_click=session.ask_item,
                args=(after.id,),
            )
        elif st.button(
            say("answer.to_review"),
            key="next",
            type="primary",
            icon=":material/fact_check:",
            icon_position="right",
            shortcut="Alt+Right",
        ):
            st.switch_page(REVIEW.path, query_params={"assessment": context.the_assessment.id})


def _saved(context: Context, responses: dict[str, Response]) -> str:
    times = [response.saved for response in responses.values() if response.saved is not None]
    if not times:
        return ""
    zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    text = context.speech.say("answer.saved", time=max(times).astimezone(zone).strftime("%H:%M"))
    return f"{kit.icon('cloud_done')} {escape(text)}"


def _left(context: Context, steps: tuple[Step, ...], responses: dict[str, Response]) -> str:
    total = sum(len(step.items) for step in steps)
    answered = sum(step.answered(responses) for step in steps)
    track = next(t for t in context.edition.questionnaire.tracks if t.id == context.the_assessment.track)
    minutes = -(-track.minutes * (total - answered) // total)
    key = "answer.left" if answered < total else "answer.all_answered"
    return context.speech.say(key, answered=answered, total=total, minutes=minutes)


def _last_time(context: Context, position: Position) -> str:
    """Return what stood at this item in the company's previous final assessment, as HTML."""
    store, assessment = context.services.store, context.the_assessment
    snapshots = store.find_snapshots(wiring.WORKSPACE, assessment.company)
    earlier = [s for s in snapshots if s.assessment != assessment.id and s.day <= assessment.day]
    if not earlier:
        return ""
    said = store.find_responses(wiring.WORKSPACE, earlier[-1].assessment, "self")
    response = next((r for r in said if r.item == position.item.id), None)
    if response is None or response.state is not State.VALUE or response.value is None:
        return ""
    option = context.edition.questionnaire.scale_of(position.item).values.index(response.value)
    return f"{kit.chip(option, context.words.levels[option])} {escape(context.speech.date(earlier[-1].day))}"
