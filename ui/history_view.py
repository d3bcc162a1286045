"""How a company came along: the score over time, and what changed between two assessments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

import wiring
from assessments.evidence import shown_since
from assessments.history import Point, read_history
from reports.statements import state_change
from scoring.comparison import Change, ItemChange, compare
from scoring.model import State
from ui import charts, kit
from ui.drawings import dumbbell
from ui.page import Context
from ui.pieces import item_value, level_chip, level_value
from ui.routes import REVIEW
from ui.safe import plain
from ui.terms import Terms, terms_of
from ui.theme import current_mode

DAYS_PER_MONTH = 30.44
PAIR = 2
PICKER = 220


def show_history(context: Context) -> None:
    """Draw the finding about a change, the comparison behind it and the trend; before that, what will be here."""
    track = context.assessment.track if context.assessment else None
    terms = terms_of(context.edition.questionnaire, context.words, context.speech, track)
    store = context.services.store
    points = read_history(store, wiring.WORKSPACE, context.the_company.id)
    version = terms.questionnaire.version
    alike = [p for p in points if (p.questionnaire.id, p.questionnaire.version) == (terms.questionnaire.id, version)]
    if len(alike) < PAIR:
        _show_nothing_to_compare(terms, points, context)
        return
    top = st.container()
    before, after = _choose_pair(terms, alike)
    proven = shown_since(store.find_responses(wiring.WORKSPACE, after.snapshot.assessment), before.day)
    change = compare(before.profile, after.profile, terms.questionnaire, new_evidence=proven)
    with top:
        st.title(plain(state_change(change, months_between(before, after)).said(terms.speech)), anchor=False)
    _show_comparison(terms, before, after, change)
    if len(alike) < len(points):
        _draw(terms, kit.call_out("", terms.speech.say("history.other_version", version=version)))
    _show_trend(terms, points)


def _show_nothing_to_compare(terms: Terms, points: Sequence[Point], context: Context) -> None:
    say, key = terms.speech.say, "one" if points else "none"
    st.title(say(f"history.{key}_title"), anchor=False)
    _draw(terms, kit.paragraph(say(f"history.{key}_text"), "lead"))
    if points:
        _draw(terms, _points_table(terms, points))
    if context.assessment is not None and not context.is_final:
        st.page_link(REVIEW.path, label=say("history.to_review"), icon=f":material/{REVIEW.icon}:")


def _show_comparison(terms: Terms, before: Point, after: Point, change: Change) -> None:
    left, right = st.columns([1, 1.4], gap="medium")
    with left, st.container(border=True, height="stretch"):
        _draw(terms, _score_card(terms, before, after, change))
    with right, st.container(border=True, height="stretch"):
        _draw(terms, kit.label(terms.speech.say("results.steps")), dumbbell(before.profile, after.profile, terms))
    _draw(terms, _moved(terms, change))


def _draw(terms: Terms, *parts: str) -> None:
    st.html(kit.sheet(terms.speech.language, *parts))


def _choose_pair(terms: Terms, points: Sequence[Point]) -> tuple[Point, Point]:
    """Draw the choice of an earlier and a later assessment, at first the last two; return them."""
    say, company = terms.speech.say, points[0].company.id
    days = {point.snapshot.assessment: terms.speech.date(point.day) for point in points}
    names = list(days)
    with st.container(horizontal=True, key="pair"):
        early = names[:-1]
        first = st.selectbox(
            say("common.before"), early, len(early) - 1, days.__getitem__, f"before-{company}", width=PICKER
        )
        late = names[names.index(first) + 1 :]
        second = st.selectbox(
            say("common.now"), late, len(late) - 1, days.__getitem__, f"now-{company}-{first}", width=PICKER
        )
    by_id = {point.snapshot.assessment: point for point in points}
    return by_id[first], by_id[second]


def months_between(before: Point, after: Point) -> int:
    """Return the time between two assessments in whole months, at least one."""
    return max(1, round((after.day - before.day).days / DAYS_PER_MONTH))


def _show_trend(terms: Terms, points: Sequence[Point]) -> None:
    _draw(terms, kit.section(terms.speech.say("history.trend")))
    rated = [(point, score) for point in points if (score := point.profile.overall.score) is not None]
    left, right = st.columns([1.4, 1], gap="medium")
    with left:
        reach = terms.questionnaire.reach
        scale = charts.Scale(reach.low, reach.high, tuple(band.start for band in terms.questionnaire.bands))
        marks = [_mark(terms, point, score) for point, score in rated]
        alt = "; ".join(mark.told for mark in marks)
        if marks:
            st.vega_lite_chart(charts.trend(marks, scale, current_mode()), theme=None, alt=alt, key="trend")
    with right:
        _draw(terms, _points_table(terms, points))


def _mark(terms: Terms, point: Point, score: float) -> charts.Point:
    overall = point.profile.overall
    label = terms.speech.number(score)
    if overall.level is not None:
        label = f"{label} · {terms.level_name(overall.level)}"
    return charts.Point(
        place=point.day.toordinal(),
        score=score,
        tick=terms.speech.date(point.day),
        label=label,
        told=f"{terms.speech.date(point.day)}: {label}",
        low=overall.low,
        high=overall.high,
    )


def _points_table(terms: Terms, points: Sequence[Point]) -> str:
    say, speech = terms.speech.say, terms.speech
    head = [say(key) for key in ("history.date", "history.score", "common.level", "common.range", "common.coverage")]
    rows = [
        (
            escape(speech.date(point.day)),
            f"<b>{escape(speech.number(overall.score))}</b>",
            level_value(terms, overall),
            escape(speech.range(overall.low, overall.high)),
            escape(speech.percent(overall.coverage)),
        )
        for point, overall in ((point, point.profile.overall) for point in reversed(points))
    ]
    return kit.table(tuple(map(escape, head)), rows, right=frozenset({1, 2, 3, 4}))


def _score_card(terms: Terms, before: Point, after: Point, change: Change) -> str:
    say, speech = terms.speech.say, terms.speech
    was, now = before.profile.overall, after.profile.overall
    old = speech.level(was.level, terms.words.levels)
    told = say("history.level_same") if was.level == now.level else say("history.level_before", level=old)
    head = (
        f'<div class="row base"><span class="was">{escape(speech.number(was.score))}</span><span class="m">→</span>'
        f'<span class="big">{escape(speech.number(now.score))}</span></div>'
        f'<div class="row wrap gap">{level_chip(terms, now)}<span class="m s">{escape(told)}</span></div>'
    )
    parts = [
        kit.fact(say(f"history.{name}"), speech.number(value, 2, sign=True))
        for name, value in (("practice", change.practice), ("scope", change.scope), ("now_known", change.now_known))
        if value is not None and (name == "practice" or abs(value) > 1e-9)
    ]
    return kit.label(say("common.score")) + head + kit.rule() + kit.facts(parts, two=True) + _doubt(terms, change)


def _doubt(terms: Terms, change: Change) -> str:
    """Return what judgement alone could do, and how many practices moved with new evidence."""
    notes = []
    if change.detectable is not None:
        notes.append(terms.speech.say("history.detectable", size=terms.speech.number(change.detectable, 2)))
    shown = sum(item.shown_by_evidence for item in change.items)
    if shown:
        notes.append(terms.speech.say("history.with_evidence", count=shown))
    return kit.paragraph(" ".join(notes), "note gap")


def _moved(terms: Terms, change: Change) -> str:
    """Return the practices that rose, those that fell, and how many did neither."""
    rose = [i for i in change.items if i.changed and _difference(i) > 0]
    fell = [i for i in change.items if i.changed and _difference(i) < 0]
    known = [i for i in change.items if i.changed and (i.before.normal is None) != (i.after.normal is None)]
    moved = [i for i in change.items if (i.before.state is State.OUT_OF_SCOPE) != (i.after.state is State.OUT_OF_SCOPE)]
    in_scope = [i for i in change.items if i.after.state is not State.OUT_OF_SCOPE]
    same = sum(not item.changed and item not in moved for item in in_scope)
    parts = [_group(terms, "improved", rose), _group(terms, "slipped", fell)]
    parts += [_group(terms, key, items) for key, items in (("now_known_items", known), ("scope_items", moved)) if items]
    return "".join((*parts, kit.paragraph(terms.speech.say("history.unchanged", count=same), "m s gap")))


def _difference(item: ItemChange) -> float:
    before, after = item.before.normal, item.after.normal
    return 0.0 if before is None or after is None else after - before


def _group(terms: Terms, key: str, items: Iterable[ItemChange]) -> str:
    rows = [_row(terms, item) for item in sorted(items, key=lambda i: -abs(_difference(i)))]
    title = kit.section(terms.speech.say(f"history.{key}", count=len(rows)))
    return title + (kit.lines(rows) if rows else kit.paragraph(terms.speech.say(f"history.none_{key}")))


def _row(terms: Terms, item: ItemChange) -> str:
    text = "" if item.after.value is None else terms.option_text(item.id, item.after.value)
    mark = kit.step_mark(terms.homes[item.id].number)
    proof = kit.open_chip("+", terms.speech.say("history.new_evidence")) if item.shown_by_evidence else ""
    move = kit.move(item_value(terms, item.before), item_value(terms, item.after))
    return kit.line(mark, terms.item_title(item.id), text, proof + move)
