"""The one thing asked, as a card: what can be said, the reason where one is needed, comment and evidence."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Literal

import streamlit as st

from assessments.model import Response
from scoring.model import State
from ui import kit, session
from ui.answer_saving import Saver
from ui.page import Context
from ui.position import Position
from ui.safe import plain

if TYPE_CHECKING:
    from questionnaires.model import Item

Choice = int | Literal["dk", "na"]


def show_card(context: Context, position: Position, previous: str, response: Response, saver: Saver) -> None:
    """Draw the question, what helps to choose, and everything that can be said; each change is saved at once.

    `previous` (HTML) is what was chosen last time. The style sheet puts the help beside the choices.
    """
    item, say = position.item, context.speech.say
    st.html(f'<div class="fs item">{_question(context, position)}{_aside(context, position, previous)}</div>')
    saver.show_failures(item.id)
    _show_choices(context, item, response, saver)
    if _is_reason_open(context, item, response):
        _show_reason(context, item, response, saver)
    if context.is_final:
        st.caption(say("answer.final_note"))


def _question(context: Context, position: Position) -> str:
    say, words = context.speech.say, context.words
    step = position.step
    section = words.sections[step.id]
    place = say("answer.practice_of", number=position.number, total=len(step.items))
    essential = (
        f'<span class="end m nowrap">{kit.icon("lock")} {escape(say("answer.essential"))}</span>'
        if position.item.essential
        else ""
    )
    return (
        f'<div class="head"><div class="row s">{kit.step_mark(step.number)}'
        f'<span class="grow">{escape(section.short or section.title)} <span class="m">· {escape(place)}</span></span>'
        f"{essential}</div>"
        f'<div class="question serif">{escape(context.speech.bind(words.items[position.item.id].question))}</div></div>'
    )


def _show_choices(context: Context, item: Item, response: Response, saver: Saver) -> None:
    say, words = context.speech.say, context.words
    scale = context.edition.questionnaire.scale_of(item)
    texts = words.items[item.id]
    shown = (
        texts.short
        if context.edition.questionnaire.is_condensed(context.the_assessment.track) and texts.short
        else texts.options
    )
    captions = [plain(context.speech.bind(shown[n])) if n < len(shown) else "" for n in range(len(scale.values))]
    choices: list[Choice] = [*range(len(scale.values)), "dk", "na"]
    key = f"said-{context.the_assessment.id}-{item.id}"

    def label(choice: Choice) -> str:
        if choice == "na":
            return say("answer.na_essential" if item.essential else "answer.na")
        if choice == "dk":
            return say("answer.dk")
        level = words.levels[choice] if choice < len(words.levels) else ""
        return f"**{choice} · {plain(level)}**" if level else f"**{context.speech.number(scale.values[choice], 0)}**"

    def save() -> None:
        choice = session.widget(key)
        session.mark("reason-open", item.id if choice == "na" else None)
        if choice == "dk":
            saver.save("choice", replace(response, state=State.DONT_KNOW, value=None))
        elif isinstance(choice, int):
            saver.save("choice", replace(response, state=State.VALUE, value=scale.values[choice]))

    session.set_widget(key, _choice(context, item, response))
    st.radio(
        plain(texts.question),
        choices,
        index=None,
        key=key,
        format_func=label,
        captions=[*captions, "", ""],
        label_visibility="collapsed",
        width="stretch",
        on_change=save,
        disabled=context.is_final,
    )


def _choice(context: Context, item: Item, response: Response) -> Choice | None:
    if session.marked("reason-open") == item.id:
        return "na"
    if response.state is State.VALUE and response.value is not None:
        return context.edition.questionnaire.scale_of(item).values.index(response.value)
    if response.state is State.DONT_KNOW:
        return "dk"
    return "na" if response.state is State.NOT_APPLICABLE else None


def _is_reason_open(context: Context, item: Item, response: Response) -> bool:
    return response.state is State.NOT_APPLICABLE or session.marked("reason-open") == item.id


def _show_reason(context: Context, item: Item, response: Response, saver: Saver) -> None:
    say = context.speech.say
    keys = [f"{field}-{context.the_assessment.id}-{item.id}" for field in ("reason", "waiver")]

    def save() -> None:
        reason, waived_by = (str(session.widget(key) or "").strip() for key in keys)
        if reason and (waived_by or not item.essential):
            session.mark("reason-open", None)
            said = replace(response, state=State.NOT_APPLICABLE, value=None, reason=reason, waived_by=waived_by)
            saver.save("choice", said)

    for key, kept in zip(keys, (response.reason, response.waived_by), strict=True):
        if response.state is State.NOT_APPLICABLE or session.widget(key) is None:
            session.set_widget(key, kept)
    off = not saver.takes(item.id)
    with st.container(key="reason", gap="small"):
        st.text_input(say("answer.reason"), key=keys[0], on_change=save, disabled=off)
        if item.essential:
            st.text_input(say("answer.waived_by"), key=keys[1], on_change=save, disabled=off)
        if response.state is not State.NOT_APPLICABLE:
            note = say("answer.waiver_open" if item.essential else "answer.reason_open")
            missing = session.marked("reason-missing") == item.id
            kind = 'class="warn s" role="alert"' if missing else 'class="note"'
            st.html(kit.sheet(context.speech.language, f"<p {kind}>{escape(note)}</p>"))


def _aside(context: Context, position: Position, previous: str) -> str:
    say, bind, texts = context.speech.say, context.speech.bind, context.words.items[position.item.id]
    parts = [f'<p class="s strong">{escape(say("answer.choose"))}</p>']
    if context.words.instruction:
        how = f'<span class="note turn">{escape(say("answer.how_to_choose"))}</span>'
        parts.append(f'<div class="gap-small">{kit.fold(how, escape(bind(context.words.instruction)))}</div>')
    if previous:
        parts.append(f'<div class="rule"></div><h4>{escape(say("answer.last_time"))}</h4><p class="s">{previous}</p>')
    questionnaire = context.edition.questionnaire
    micro = questionnaire.size_of(context.assessed_company.profile) == "micro"
    holds = position.item.essential and bool(questionnaire.essentials.caps)
    for title, text in (
        ("answer.essential", say("answer.essential_why") if holds else ""),
        ("answer.why", texts.why),
        ("answer.proof", texts.evidence),
        ("answer.small_firms", texts.note if micro else ""),
    ):
        if text:
            parts.append(f'<div class="rule"></div><h4>{escape(say(title))}</h4><p class="s">{escape(bind(text))}</p>')
    return f'<div class="aside">{"".join(parts)}</div>'
