"""The look back before finalising: what is open, what is not known, what does not apply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st

import wiring
from assessments.lifecycle import can_finalise, finalise
from assessments.model import Response
from questionnaires.model import Item
from scoring.model import State
from ui import kit
from ui.company_view import show_switch_to_full
from ui.entry_links import link
from ui.findings_words import count_text
from ui.page import Context
from ui.position import Step, find_steps, is_answered
from ui.register_offer import offer_next
from ui.routes import ANSWER, RESULTS

Line = tuple[Step, Item]


def show_review(context: Context) -> None:
    """Draw progress by step, the open items with a way to each, and the button that freezes the assessment."""
    say, assessment, questionnaire = context.speech.say, context.the_assessment, context.edition.questionnaire
    steps = find_steps(questionnaire, questionnaire.items_for(context.assessed_company.profile, assessment.track))
    found = context.services.store.find_responses(wiring.WORKSPACE, assessment.id, "self")
    responses = {response.item: response for response in found}
    lines = tuple((step, item) for step in steps for item in step.items)
    still_open = [line for line in lines if not is_answered(responses, line[1].id)]
    st.title(say("review.title_open", count=len(still_open)) if still_open else say("review.title_done"), anchor=False)
    st.text(say("review.is_final" if context.is_final else "review.lead"))
    st.html(kit.sheet(context.speech.language, _progress(context, steps, responses)))
    with st.container(key="finalise", border=True, gap="small"):
        _show_end(context)
    if not context.is_final:
        show_switch_to_full(context, assessment)
    parts = (
        ("review.open", still_open),
        ("review.dont_know", _in_state(lines, responses, State.DONT_KNOW)),
        ("review.not_applicable", _in_state(lines, responses, State.NOT_APPLICABLE)),
    )
    for title, part in parts:
        st.html(kit.sheet(context.speech.language, kit.section(say(title)), _rows(context, part, responses)))
    answered = [line for line in lines if (r := responses.get(line[1].id)) is not None and r.state is State.VALUE]
    with st.expander(say("review.answered", count=len(answered)), key="answered", on_change="rerun") as every:
        if every.open:
            st.html(kit.sheet(context.speech.language, _rows(context, answered, responses)))


def _in_state(lines: Iterable[Line], responses: Mapping[str, Response], state: State) -> list[Line]:
    return [(step, item) for step, item in lines if (r := responses.get(item.id)) is not None and r.state is state]


def _progress(context: Context, steps: tuple[Step, ...], responses: Mapping[str, Response]) -> str:
    cells = []
    for step in steps:
        words = context.words.sections[step.id]
        name = kit.e(words.short or words.title)
        done = step.answered(responses)
        count = context.speech.say("review.step", answered=done, total=len(step.items))
        below = _found(context, step) + (_offer(context, step) if done == len(step.items) else "")
        cells.append(
            f'<div><div class="row s">{kit.step_mark(step.number)}<b class="grow">{name}</b>'
            f'<span class="m">{kit.e(count)}</span></div>{kit.bar(done / len(step.items))}{below}</div>'
        )
    return f'<div class="facts wide">{"".join(cells)}</div>'


def _found(context: Context, step: Step) -> str:
    """Return how much was found in a step, with the way to it."""
    told = count_text(context.speech, (found for found in context.findings.open if found.step == step.id))
    address = f"/{RESULTS.url}?{urlencode({'assessment': context.the_assessment.id})}"
    return f'<p class="note">{link(address, told)}</p>' if told else ""


def _offer(context: Context, step: Step) -> str:
    return offer_next(context.speech, context.the_company.id, context.findings.workbook, step.id)


def _rows(context: Context, part: list[Line], responses: Mapping[str, Response]) -> str:
    say = context.speech.say
    if not part:
        return kit.paragraph(say("review.none"), "m s")
    rows = []
    for step, item in part:
        asked = urlencode({"assessment": context.the_assessment.id, "item": item.id})
        lock = f"{kit.icon('lock')} {kit.e(say('answer.essential'))}"
        essential = f'<span class="end m s nowrap">{lock}</span>' if item.essential else ""
        response = responses.get(item.id)
        note, mark = "", ""
        if response is not None and response.state is State.VALUE and response.value is not None:
            values, levels = context.edition.questionnaire.scale_of(item).values, context.words.levels
            option = values.index(response.value)
            name = levels[option] if option < len(levels) else ""
            mark = kit.chip(option, name, option / (len(values) - 1))
        if response is not None and response.state is State.NOT_APPLICABLE:
            waived = say("review.waived", reason=response.reason, name=response.waived_by)
            note = f'<span class="m s">{kit.e(waived if response.waived_by else response.reason)}</span>'
        rows.append(
            f'<div>{kit.step_mark(step.number)}<span class="grow"><a href="/{ANSWER.url}?{asked}" target="_self">'
            f"{kit.e(context.speech.bind(context.words.items[item.id].title))}</a>{note}</span>{essential}{mark}</div>"
        )
    return f'<div class="list">{"".join(rows)}</div>'


def _show_end(context: Context) -> None:
    say = context.speech.say
    overall, needed = context.reading.profile.overall, context.edition.questionnaire.rated_from
    asked = {"assessment": context.the_assessment.id}
    if context.is_final:
        if st.button(say("review.to_results"), key="to-results", type="primary", icon=":material/donut_small:"):
            st.switch_page(RESULTS.path, query_params=asked)
        return
    st.text(say("review.finalise_text"))
    if overall.score is None:
        shares = {"percent": context.speech.percent(overall.coverage), "needed": context.speech.percent(needed)}
        st.text(say("review.low_coverage", **shares))
    with st.container(horizontal=True, gap="small"):
        ready = can_finalise(context.edition, context.the_assessment, context.the_company, context.reading.responses)
        if st.button(
            say("review.finalise"), key="finalise-now", type="primary", icon=":material/lock:", disabled=not ready
        ):
            finalise(context.services.store, context.edition, context.the_assessment, wiring.new_operation())
            st.switch_page(RESULTS.path, query_params=asked)
        if st.button(say("review.preview"), key="preview", icon=":material/donut_small:"):
            st.switch_page(RESULTS.path, query_params=asked)
