"""The action plan on the screen: what can be given, what that brings, and the actions as waves, roadmap and rest."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Literal, get_args

import streamlit as st

from planning.explain import say_reasons
from planning.model import LeftOut, Plan, PlannedAction, Wave
from reports.statements import state_plan
from scoring.model import State
from ui import charts, kit, session
from ui.capacity import HOURS, MONTHS, Capacity, chosen_capacity, keep_capacity, plan_of, targets
from ui.drawings import Lane, gantt
from ui.page import Context
from ui.pieces import SIGNS, UNKNOWN, action_body
from ui.safe import plain
from ui.terms import Terms, terms_of
from ui.theme import current_mode

View = Literal["waves", "roadmap", "left_out"]
VIEWS: tuple[View, ...] = get_args(View)
WAVES: tuple[Wave, ...] = get_args(Wave)
SHOWN = 5


def show_plan(context: Context) -> None:
    """Draw the plan for the chosen capacity: the finding, what it takes and brings, then one of three views."""
    reading = context.reading
    terms = terms_of(reading.edition.questionnaire, context.words, context.speech, reading.assessment.track)
    top = st.container()
    left, right = st.columns([1, 1.25], gap="medium")
    with left, st.container(border=True, height="stretch", key="capacity"):
        found = plan_of(reading, _choose_capacity(terms, context))
        _draw(terms, _outcome(terms, found, guessed=any(i.state in UNKNOWN for i in reading.profile.items)))
    with right, st.container(border=True, height="stretch", key="curve"):
        _show_curve(terms, found)
    with top:
        st.title(plain(state_plan(found).said(terms.speech)), anchor=False)
    view = _choose_view(terms, found)
    if view == "waves":
        _show_waves(terms, found)
    elif view == "roadmap":
        _draw(terms, _roadmap(terms, found))
    else:
        _draw(terms, _left_out(terms, found))


def _draw(terms: Terms, *parts: str) -> None:
    st.html(kit.sheet(terms.speech.language, *parts))


def _choose_capacity(terms: Terms, context: Context) -> Capacity:
    say, speech, reading = terms.speech.say, terms.speech, context.reading
    kept = chosen_capacity(reading)
    values = targets(terms.questionnaire)

    def target_name(value: float) -> str:
        level = int(value) if float(value).is_integer() else None
        return speech.plain(value) if level is None else speech.level(level, terms.words.levels)

    hours = st.select_slider(
        say("plan.capacity"),
        HOURS,
        kept.hours,
        format_func=lambda h: say("plan.hours", hours=speech.plain(h)),
        key=f"hours-{reading.assessment.id}",
    )
    months = st.segmented_control(
        say("plan.horizon"),
        MONTHS,
        default=kept.months,
        required=True,
        format_func=lambda m: say("plan.months", months=m),
        key=f"months-{reading.assessment.id}",
    )
    target = st.selectbox(
        say("plan.target"),
        values,
        values.index(kept.target) if kept.target in values else 0,
        format_func=target_name,
        key=f"target-{reading.assessment.id}",
    )
    given = Capacity(hours, months, target)
    keep_capacity(reading, given)
    return given


def _outcome(terms: Terms, found: Plan, *, guessed: bool) -> str:
    say, speech = terms.speech.say, terms.speech
    parts = (
        kit.fact(
            say("plan.after", months=found.months),
            f"{speech.number(found.score_now)} → {speech.number(found.score_after)}",
        ),
        kit.fact(say("common.effort"), speech.effort(sum(a.effort_hours for a in found.actions))),
        kit.fact(say("plan.actions"), str(len(found.actions))),
    )
    note = kit.paragraph(say("plan.low_end", score=found.score_now), "note gap") if guessed else ""
    beyond = any(lift.end > found.target for action in found.actions for lift in action.raises)
    note += kit.paragraph(say("plan.beyond"), "note gap") if beyond else ""
    return kit.facts(parts) + note


def _show_curve(terms: Terms, found: Plan) -> None:
    _draw(terms, kit.label(terms.speech.say("plan.curve")))
    reach = terms.questionnaire.reach
    scale = charts.Scale(reach.low, reach.high, tuple(band.start for band in terms.questionnaire.bands))
    points = [
        charts.Point(month, score, str(month), name, f"{terms.speech.say('plan.month', month=month)}: {name}")
        for month, (score, name) in enumerate((score, _score_name(terms, score)) for score in found.curve)
    ]
    alt = "; ".join(point.told for point in points)
    st.vega_lite_chart(charts.score_curve(points, scale, current_mode()), theme=None, alt=alt, key="score-curve")
    _draw(terms, _curve_table(terms, points))


def _curve_table(terms: Terms, points: Sequence[charts.Point]) -> str:
    """Return the numbers of the curve as a table, folded."""
    say, head = terms.speech.say, f'<span class="note turn">{escape(terms.speech.say("plan.as_table"))}</span>'
    rows = [(escape(point.tick), escape(point.label)) for point in points]
    return kit.fold(head, kit.table((escape(say("plan.column_month")), escape(say("history.score"))), rows))


def _score_name(terms: Terms, score: float) -> str:
    rounded = round(score, 9)
    reached = [band.level for band in terms.questionnaire.bands if rounded >= band.start]
    number = terms.speech.number(score)
    return f"{number} · {terms.level_name(reached[-1])}" if reached else number


def _choose_view(terms: Terms, found: Plan) -> View:
    asked = st.query_params.get("view")
    view = st.segmented_control(
        terms.speech.say("plan.view"),
        VIEWS,
        default=next((name for name in VIEWS if name == asked), VIEWS[0]),
        required=True,
        format_func=lambda name: terms.speech.say(f"plan.view_{name}", count=len(found.left_out)),
        label_visibility="collapsed",
        key="view",
    )
    if view != VIEWS[0] or asked:
        session.show_in_address(view=view)
    return view


def _show_waves(terms: Terms, found: Plan) -> None:
    for column, wave in zip(st.columns(len(WAVES), gap="medium"), WAVES, strict=True):
        with column:
            _show_wave(terms, wave, [action for action in found.actions if action.wave == wave])


def _show_wave(terms: Terms, wave: Wave, actions: Sequence[PlannedAction]) -> None:
    say, speech = terms.speech.say, terms.speech
    total = say("plan.wave_sum", count=len(actions), effort=speech.effort(sum(a.effort_hours for a in actions)))
    head = (
        f'<div class="wave row base"><h2>{escape(say(f"plan.wave.{wave}"))}</h2>'
        f'<span class="m s">{escape(_months(terms, actions))}</span><span class="end m s">{escape(total)}</span></div>'
    )
    _draw(terms, head if actions else head + kit.paragraph(say("plan.wave_empty"), "note gap"))
    everything = len(actions) <= SHOWN + 1 or session.marked(f"all-{wave}")
    shown = len(actions) if everything else SHOWN
    for action in actions[:shown]:
        _show_action(terms, action)
    if len(actions) > shown:
        more = say("plan.more", count=len(actions) - shown)
        icon = ":material/expand_more:"
        marks = (f"all-{wave}", True)
        st.button(more, key=f"more-{wave}", type="tertiary", icon=icon, on_click=session.mark, args=marks)


def _months(terms: Terms, actions: Sequence[PlannedAction]) -> str:
    if not actions:
        return ""
    start, end = min(a.finish for a in actions), max(a.finish for a in actions)
    if start == end:
        return terms.speech.say("plan.when_month", start=start)
    return terms.speech.say("plan.when_months", start=start, end=end)


def _show_action(terms: Terms, action: PlannedAction) -> None:
    with st.container(border=True, gap="xsmall", key=f"action-{action.id.replace('.', '-')}"):
        summary = f'<span class="s turn">{escape(terms.speech.say("plan.details"))}</span>'
        _draw(
            terms,
            action_body(terms, action),
            f'<div class="gap-small">{kit.fold(summary, _details(terms, action))}</div>',
        )


def _details(terms: Terms, action: PlannedAction) -> str:
    say = terms.speech.say
    reasons = say_reasons(action, terms.questionnaire, terms.words, terms.speech)
    done = terms.words.actions[action.id].done_when
    follows = ", ".join(_titles(terms, action.after))
    parts = [(say("plan.what_for"), " ".join(reasons)), (say("plan.done_when"), done), (say("plan.follows"), follows)]
    told = "".join(f"<h3 class=label>{escape(name)}</h3>{kit.paragraph(text)}" for name, text in parts if text)
    return told + kit.paragraph(say("plan.score_then", score=action.score_after), "note")


def _titles(terms: Terms, actions: Sequence[str]) -> tuple[str, ...]:
    raised = {action.id: action.raises[0].item for action in terms.questionnaire.actions}
    return tuple(dict.fromkeys(terms.item_title(raised[action]) for action in actions))


def _roadmap(terms: Terms, found: Plan) -> str:
    def lane(action: PlannedAction) -> Lane:
        item = action.raises[0].item
        months = (
            _months(terms, [action])
            if action.start == action.finish
            else terms.speech.say("plan.when_months", start=action.start, end=action.finish)
        )
        return Lane(terms.homes[item], _move(terms, action), action.start, action.finish, months)

    return gantt(map(lane, found.actions), found.months, terms.speech.say("plan.roadmap_head"))


def _move(terms: Terms, action: PlannedAction) -> str:
    """Return the practice of an action with its levels: two actions can raise the same one."""
    lift, plain = action.raises[0], terms.speech.plain
    start = SIGNS[State.DONT_KNOW] if action.finds_out else plain(lift.start)
    return f"{terms.item_title(lift.item)} ({start}\u00a0→\u00a0{plain(lift.end)})"


def _left_out(terms: Terms, found: Plan) -> str:
    say = terms.speech.say
    if not found.left_out:
        return kit.paragraph(say("plan.left_none"))
    return kit.paragraph(say("plan.left_lead")) + kit.lines(_left_row(terms, left) for left in found.left_out)


def _left_row(terms: Terms, left: LeftOut) -> str:
    definition = next(action for action in terms.questionnaire.actions if action.id == left.id)
    item = definition.raises[0].item
    mark = kit.step_mark(terms.homes[item].number)
    reason = terms.speech.say(f"plan.reason_{left.reason.replace('-', '_')}")
    gain = terms.speech.say("plan.gain", gain=terms.speech.change(left.gain, 2))
    cost = f"{terms.speech.effort(left.effort_hours)} · {gain}"
    tail = f'<span class="note end">{escape(reason)}<br>{escape(cost)}</span>'
    return kit.line(mark, terms.item_title(item), terms.action_text(left.id), tail)
