"""The actions of a plan in three waves: one card each, with what it is for and what somebody decides about it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import get_args

import streamlit as st

from planning.explain import say_reasons
from planning.model import PlannedAction, Wave
from ui import kit, session
from ui.decisions import CHOICES, Choice, Decision, decision_chips, decision_on
from ui.pieces import action_body
from ui.plan_request import Drafting
from ui.plan_words import name_actions, say_months
from ui.terms import Terms

WAVES: tuple[Wave, ...] = get_args(Wave)
SHOWN = 5


def show_waves(terms: Terms, drafting: Drafting, actions: Sequence[PlannedAction]) -> None:
    """Draw a column per wave; beyond the first few actions a wave unfolds on request."""
    for column, wave in zip(st.columns(len(WAVES), gap="medium"), WAVES, strict=True):
        with column:
            _show_wave(terms, drafting, wave, [action for action in actions if action.wave == wave])


def _show_wave(terms: Terms, drafting: Drafting, wave: Wave, actions: Sequence[PlannedAction]) -> None:
    say, speech = terms.speech.say, terms.speech
    total = say("plan.wave_sum", count=len(actions), effort=speech.effort(sum(a.effort_hours for a in actions)))
    months = say_months(terms, min(a.finish for a in actions), max(a.finish for a in actions)) if actions else ""
    head = (
        f'<div class="wave row base"><h2>{escape(say(f"plan.wave.{wave}"))}</h2>'
        f'<span class="m s">{escape(months)}</span><span class="end m s">{escape(total)}</span></div>'
    )
    st.html(kit.sheet(speech.language, head if actions else head + kit.paragraph(say("plan.wave_empty"), "note gap")))
    everything = len(actions) <= SHOWN + 1 or session.marked(f"all-{wave}")
    shown = len(actions) if everything else SHOWN
    for action in actions[:shown]:
        _show_action(terms, drafting, action)
    if len(actions) > shown:
        more = say("plan.more", count=len(actions) - shown)
        icon = ":material/expand_more:"
        marks = (f"all-{wave}", True)
        st.button(more, key=f"more-{wave}", type="tertiary", icon=icon, on_click=session.mark, args=marks)


def _show_action(terms: Terms, drafting: Drafting, action: PlannedAction) -> None:
    decision = decision_on(drafting.request, action.id)
    with st.container(border=True, gap="xsmall", key=f"action-{action.id.replace('.', '-')}"):
        chips = decision_chips(terms.speech, [decision])
        summary = f'<span class="s turn">{escape(terms.speech.say("plan.details"))}</span>'
        details = f'<div class="gap-small">{kit.fold(summary, _details(terms, action))}</div>'
        decided = f'<p class="tail">{chips}</p>' if chips else ""
        st.html(kit.sheet(terms.speech.language, action_body(terms, action), decided, details))
        show_choices(terms, drafting, action.id, decision)


def show_choices(terms: Terms, drafting: Drafting, action: str, decision: Decision) -> None:
    """Draw the menu of what can be decided about an action."""
    key = f"decide-{action.replace('.', '-')}"

    def decide() -> None:
        chosen = session.widget(key)
        if chosen in CHOICES:
            drafting.decide(action, chosen)

    st.menu_button(
        terms.speech.say("plan.decide"),
        [choice for choice in CHOICES if choice != decision.kind],
        format_func=lambda choice: name_choice(terms, choice),
        key=key,
        type="tertiary",
        on_click=decide,
    )


def name_choice(terms: Terms, choice: Choice) -> str:
    """Return what can be decided about an action, in words."""
    return terms.speech.say(f"plan.choice.{choice}")


def _details(terms: Terms, action: PlannedAction) -> str:
    say, speech = terms.speech.say, terms.speech
    reasons = say_reasons(action, terms.questionnaire, terms.words, terms.speech)
    parts = [
        (say("plan.what_for"), " ".join(reasons)),
        (say("plan.done_when"), terms.words.actions[action.id].done_when),
        (say("plan.follows"), name_actions(terms, action.after)),
    ]
    told = "".join(f"<h3 class=label>{escape(name)}</h3>{kit.paragraph(text)}" for name, text in parts if text)
    lost = say("plan.lost_without", lost=speech.change(-action.lost_without, 2)) if action.lost_without > 0 else ""
    cost = say("plan.costs", cost=speech.plain(action.cost)) if action.cost else ""
    numbers = [say("plan.score_then", score=action.score_after), lost, cost]
    return told + "".join(kit.paragraph(text, "note") for text in numbers if text)
