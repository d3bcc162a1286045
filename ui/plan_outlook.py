"""What a plan brings: the score month by month with its range, the level at the end, and how good the order is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from planning.desk import Desk
from planning.explain import say_certificate
from planning.model import Plan
from ui import charts, kit
from ui.plan_work import Worked
from ui.terms import Terms
from ui.theme import current_mode

SHOWN_DIFFERENCE = 0.005


def show_outlook(terms: Terms, worked: Worked, desk: Desk) -> None:
    """Draw the outcome in words and numbers, how good the order is, and the curve."""
    st.html(kit.sheet(terms.speech.language, _outcome(terms, worked.plan)))
    show_proof(terms, worked, desk)
    _show_curve(terms, worked.plan)


def _outcome(terms: Terms, found: Plan) -> str:
    say, speech, level = terms.speech.say, terms.speech, found.level_after
    facts = kit.facts(
        (
            kit.fact(
                say("plan.after", months=found.months),
                f"{speech.number(found.score_now)} → {speech.number(found.score_after)}",
            ),
            kit.fact(say("common.effort"), speech.effort(sum(a.effort_hours for a in found.actions))),
            kit.fact(say("plan.actions"), str(len(found.actions))),
            *_spent(terms, found),
        )
    )
    if level is None:
        return facts
    chip = kit.chip(level, terms.level_name(level), terms.level_share(level))
    return f'{facts}<p class="row wrap note gap-small">{escape(say("plan.level_then"))} {chip}</p>'


def _spent(terms: Terms, found: Plan) -> list[str]:
    """Return what the planned actions cost, where there is a budget."""
    budget, plain = found.request.budget, terms.speech.plain
    if budget is None:
        return []
    spent = plain(sum(action.cost for action in found.actions))
    return [
        kit.fact(terms.speech.say("plan.column_cost"), spent, terms.speech.say("plan.of_budget", budget=plain(budget)))
    ]


def show_proof(terms: Terms, worked: Worked, desk: Desk) -> None:
    """Say how good the order is; while the best one is looked for, say that and look again every second."""
    if not worked.is_possible or not worked.plan.actions:
        return
    if not desk.is_waiting(worked.problem):
        name = "verified" if worked.answer.certificate.status == "optimal" else "rule"
        _say(terms, kit.icon(name), say_certificate(worked.answer.certificate, terms.speech))
        return

    @st.fragment(run_every=1)
    def watch() -> None:
        if desk.is_waiting(worked.problem):
            _say(terms, '<span class="ms turning" aria-hidden="true">progress_activity</span>', "")
        else:
            st.rerun()

    watch()


def _say(terms: Terms, sign: str, said: str) -> None:
    sentence = escape(said or terms.speech.say("plan.looking"))
    st.html(kit.sheet(terms.speech.language, f'<p class="note gap" role="status">{sign} {sentence}</p>'))


def show_notes(terms: Terms, found: Plan, *, guessed: bool) -> None:
    """Say what the plan takes for granted: what is unknown, and where an action leads past the target."""
    say = terms.speech.say
    beyond = any(lift.end > found.target for action in found.actions for lift in action.raises)
    notes = [say("plan.low_end", score=found.score_now)] * guessed + [say("plan.beyond")] * beyond
    if notes:
        st.html(kit.sheet(terms.speech.language, *(kit.paragraph(note, "note gap-small") for note in notes)))


def _show_curve(terms: Terms, found: Plan) -> None:
    say = terms.speech.say
    st.html(kit.sheet(terms.speech.language, kit.label(say("plan.curve"))))
    reach = terms.questionnaire.reach
    scale = charts.Scale(reach.low, reach.high, tuple(band.start for band in terms.questionnaire.bands))
    points = tuple(_point(terms, found, month) for month in range(len(found.curve)))
    alt = "; ".join(point.told for point in points)
    st.vega_lite_chart(charts.score_curve(points, scale, current_mode()), theme=None, alt=alt, key="score-curve")
    st.html(kit.sheet(terms.speech.language, _legend(terms, points), _table(terms, points)))


def _point(terms: Terms, found: Plan, month: int) -> charts.Point:
    say, score = terms.speech.say, found.curve[month]
    ceiling = found.ceiling[month] if month < len(found.ceiling) else score
    differs = ceiling - score > SHOWN_DIFFERENCE
    name = name_score(terms, score)
    told = f"{say('plan.month', month=month)}: {name}"
    if differs:
        told = say("plan.at_best_told", told=told, best=ceiling)
    return charts.Point(month, score, str(month), name, told, high=ceiling if differs else None)


def _legend(terms: Terms, points: Sequence[charts.Point]) -> str:
    if all(point.high is None for point in points):
        return ""
    return f'<p class="note"><span class="pill" aria-hidden="true"></span> {escape(terms.speech.say("plan.band"))}</p>'


def _table(terms: Terms, points: Sequence[charts.Point]) -> str:
    """Return the numbers of the curve as a table, folded."""
    say, number = terms.speech.say, terms.speech.number
    head = f'<span class="note turn">{escape(say("plan.as_table"))}</span>'
    wide = any(point.high is not None for point in points)
    names = [say("plan.column_month"), say("history.score"), *[say("plan.at_best")] * wide]
    rows = [
        [point.tick, point.label, *[number(point.score if point.high is None else point.high)] * wide]
        for point in points
    ]
    return kit.fold(head, kit.table([escape(n) for n in names], [[escape(cell) for cell in row] for row in rows]))


def name_score(terms: Terms, score: float) -> str:
    """Return a score with the name of the level whose scores it is one of."""
    rounded = round(score, 9)
    reached = [band.level for band in terms.questionnaire.bands if rounded >= band.start]
    number = terms.speech.number(score)
    return f"{number} · {terms.level_name(reached[-1])}" if reached else number
