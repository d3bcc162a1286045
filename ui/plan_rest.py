"""What is not in the plan: why, what it would need, and what it would cost to put it in all the same."""

from __future__ import annotations

from html import escape
from statistics import fmean

import streamlit as st

from assessments.reading import Reading
from planning.desk import Desk
from planning.explain import say_obstacle
from planning.model import LeftOut
from ui import kit, session
from ui.decisions import decide
from ui.pieces import score_value
from ui.plan_request import Drafting
from ui.plan_words import name_definitions, practice_of
from ui.plan_work import Worked, work_out
from ui.terms import Terms

SHOWN = 10
LEAST_LOSS = 0.005  # what two decimals would not show


def show_rest(terms: Terms, drafting: Drafting, reading: Reading, worked: Worked, desk: Desk) -> None:
    """Draw a row for every action that is left out, and those that are done already."""
    say, rest = terms.speech.say, worked.plan.left_out
    st.html(kit.sheet(terms.speech.language, kit.paragraph(say("plan.left_lead" if rest else "plan.left_none"))))
    shown = len(rest) if len(rest) <= SHOWN + 1 or session.marked("all-rest") else SHOWN
    for left in rest[:shown]:
        _show_row(terms, drafting, reading, worked, desk, left)
    if len(rest) > shown:
        more = say("plan.more", count=len(rest) - shown)
        icon, marks = ":material/expand_more:", ("all-rest", True)
        st.button(more, key="more-rest", type="tertiary", icon=icon, on_click=session.mark, args=marks)
    _show_done(terms, drafting)


def _show_row(terms: Terms, drafting: Drafting, reading: Reading, worked: Worked, desk: Desk, left: LeftOut) -> None:
    say = terms.speech.say
    with st.container(key=f"left-{left.id.replace('.', '-')}", gap="xsmall"):
        st.html(kit.sheet(terms.speech.language, _tell(terms, left)))
        mark = f"cost-{drafting.id}-{left.id}"
        asked = session.marked(mark) == drafting.request
        with st.container(horizontal=True, gap="small"):
            if left.reason == "not-now":
                _show_button(drafting, left.id, "free", say("plan.choice.free"), "undo")
            else:
                _show_button(drafting, left.id, "must", say("plan.put_in"), "push_pin")
            if left.reason != "not-now" and worked.is_possible and not asked:
                label, key = say("plan.ask_cost"), f"cost-{left.id.replace('.', '-')}"
                marks = (mark, drafting.request)
                st.button(label, key=key, type="tertiary", icon=":material/help:", on_click=session.mark, args=marks)
        if asked and worked.is_possible:
            _show_cost(terms, drafting, reading, worked, desk, left.id)


def _show_cost(terms: Terms, drafting: Drafting, reading: Reading, worked: Worked, desk: Desk, action: str) -> None:
    """Say what the score would lose with the action in the plan, once both plans are proven."""
    wished = decide(drafting.request, action, "must")

    def waits(forced: Worked) -> bool:
        return desk.is_waiting(forced.problem) or desk.is_waiting(worked.problem)

    began = work_out(reading, wished, desk.solve, worked.urgent)
    if not waits(began):
        st.html(kit.sheet(terms.speech.language, kit.call_out("", _say_cost(terms, worked, began))))
        return

    @st.fragment(run_every=1)
    def watch() -> None:
        if not waits(work_out(reading, wished, desk.solve, worked.urgent)):
            st.rerun()
        st.status(terms.speech.say("plan.cost_looking"), state="running")

    watch()


def _say_cost(terms: Terms, worked: Worked, forced: Worked) -> str:
    """Return what happens to the score, on average over the months and at the end."""
    say, obstacle = terms.speech.say, forced.answer.certificate.obstacle
    if obstacle is not None:
        reason = say_obstacle(obstacle, terms.questionnaire, terms.words, terms.speech)
        return say("plan.cost_impossible", reason=reason)
    now, then = worked.plan, forced.plan
    lost = fmean(now.curve[1:]) - fmean(then.curve[1:])
    end = _say_end(terms, now.score_after - then.score_after)
    if lost < LEAST_LOSS:
        return say("plan.cost_nothing", end=end)
    return say("plan.cost", lost=terms.speech.number(lost, 2), end=end)


def _say_end(terms: Terms, lost: float) -> str:
    if abs(lost) < LEAST_LOSS:
        return terms.speech.say("plan.cost_end_same")
    key = "plan.cost_end_lower" if lost > 0 else "plan.cost_end_higher"
    return terms.speech.say(key, size=terms.speech.number(abs(lost), 2))


def _show_button(drafting: Drafting, action: str, choice: str, label: str, icon: str) -> None:
    key = f"{choice}-{action.replace('.', '-')}"
    st.button(label, key=key, icon=f":material/{icon}:", on_click=drafting.decide, args=(action, choice))


def _tell(terms: Terms, left: LeftOut) -> str:
    say, speech = terms.speech.say, terms.speech
    lift = next(action for action in terms.questionnaire.actions if action.id == left.id).raises[0]
    needs = say("plan.needs", items=name_definitions(terms, left.needs)) if left.needs else ""
    reason = say(f"plan.reason_{left.reason.replace('-', '_')}")
    tail = (speech.effort(left.effort_hours), say("plan.gain", gain=speech.change(left.gain, 2)))
    return (
        f'<div class="row top">{kit.step_mark(terms.homes[lift.item].number)}<div class="grow">'
        f'<h3 class="s strong">{escape(terms.item_title(lift.item))} '
        f"{kit.move(score_value(terms, lift.start), score_value(terms, lift.end))}</h3>"
        f"{kit.paragraph(terms.action_text(left.id))}"
        f'<p class="note tail"><span class="strong">{escape(reason)}</span>'
        f"{''.join(f'<span>{escape(part)}</span>' for part in (needs, *tail) if part)}</p></div></div>"
    )


def _show_done(terms: Terms, drafting: Drafting) -> None:
    """Draw what counts as done already, each with the way back."""
    done = sorted(drafting.request.done, key=[action.id for action in terms.questionnaire.actions].index)
    if not done:
        return
    say = terms.speech.say
    st.html(kit.sheet(terms.speech.language, kit.section(say("plan.done_already"))))
    for action in done:
        with st.container(key=f"done-{action.replace('.', '-')}", gap="xsmall"):
            title = f'<p class="s">{kit.icon("task_alt")} {escape(practice_of(terms, action))}</p>'
            st.html(kit.sheet(terms.speech.language, title, kit.paragraph(terms.action_text(action), "note")))
            _show_button(drafting, action, "free", say("plan.take_back"), "undo")
