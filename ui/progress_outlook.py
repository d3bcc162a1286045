"""What was promised and what is expected: the few numbers, the chart, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from assessments.commitments import ActionStatus
from assessments.improving import Forecast, ProgressReading
from assessments.months import last_day, month_of
from ui import charts, kit
from ui.commitment_words import Telling
from ui.theme import current_mode


def facts(telling: Telling, progress: ProgressReading, seen: Forecast) -> str:
    """Return how much is done and left, the score to be expected now, and the one at the end beside the promise."""
    say, speech = telling.terms.speech.say, telling.terms.speech
    held = [commitment for commitment in progress.commitments if commitment.is_held]
    dropped = sum(c.in_plan and c.status is ActionStatus.DROPPED for c in progress.commitments)
    left = sum(commitment.hours_left for commitment in held)
    done = sum(commitment.hours - commitment.hours_left for commitment in held if commitment.hours > 0)
    month = speech.month_year(last_day(progress.plan.start, len(seen.expected) - 1))
    parts = (
        kit.fact(
            say("progress.done"),
            say("progress.of", done=progress.done, total=progress.total),
            say("progress.dropped", count=dropped) if dropped else "",
        ),
        kit.fact(say("progress.hours_done"), _hours(telling, max(done, 0.0))),
        kit.fact(say("progress.hours_left"), _hours(telling, left)),
        kit.fact(say("progress.score_now"), speech.number(seen.score_now), say("progress.expected")),
        kit.fact(
            say("progress.at_end", month=month),
            speech.number(seen.expected[-1]),
            say("progress.promised", score=seen.promised[-1]),
        ),
    )
    return kit.facts(parts, two=True)


def _hours(telling: Telling, hours: float) -> str:
    return telling.terms.speech.say("progress.hours", hours=telling.terms.speech.plain(hours, 1))


def show_outlook(telling: Telling, progress: ProgressReading, seen: Forecast) -> None:
    """Draw the promised and the expected score by month, and the numbers as a table."""
    say = telling.terms.speech.say
    now = max(0, min(month_of(progress.plan.start, telling.today) - 1, len(seen.expected) - 1))
    promised = _points(telling, progress, seen.promised, 0, "progress.curve_promised")
    expected = _points(telling, progress, seen.expected, now, "progress.curve_expected")
    reach, bands = telling.terms.questionnaire.reach, telling.terms.questionnaire.bands
    scale = charts.Scale(reach.low, reach.high, tuple(band.start for band in bands))
    alt = say("progress.alt", promised=_told(promised), expected=_told(expected))
    _draw(telling, kit.label(say("progress.curve")))
    chart = charts.promise(promised, expected, scale, current_mode())
    st.vega_lite_chart(chart, theme=None, alt=alt, key="promise")
    _draw(telling, _legend(telling), _table(telling, progress, promised, expected))


def _points(
    telling: Telling, progress: ProgressReading, curve: Sequence[float], start: int, key: str
) -> list[charts.Point]:
    speech, points = telling.terms.speech, []
    for month, score in enumerate(curve):
        if month >= start:
            day = last_day(progress.plan.start, month)
            label = speech.say(key, score=score)
            told = f"{speech.month_year(day)}: {label}"
            points.append(charts.Point(month, score, speech.month(day), label, told))
    return points


def _told(points: Sequence[charts.Point]) -> str:
    return "; ".join(point.told for point in points)


def _legend(telling: Telling) -> str:
    say = telling.terms.speech.say
    parts = (("dashes", "progress.legend_promised"), ("steady", "progress.legend_expected"))
    told = (f'<span><i class="{kind}" aria-hidden="true"></i> {escape(say(key))}</span>' for kind, key in parts)
    return f'<p class="legend s m">{"".join(told)}</p>'


def _table(
    telling: Telling, progress: ProgressReading, promised: Sequence[charts.Point], expected: Sequence[charts.Point]
) -> str:
    speech = telling.terms.speech
    say, number = speech.say, speech.number
    before = {point.place: point for point in promised}
    now = {point.place: point for point in expected}
    rows = [
        (
            escape(speech.month_year(last_day(progress.plan.start, int(place)))),
            escape(number(before[place].score if place in before else None)),
            escape(number(now[place].score if place in now else None)),
        )
        for place in sorted({*before, *now})
    ]
    head = tuple(escape(say(f"progress.{key}")) for key in ("month", "column_promised", "column_expected"))
    summary = f'<span class="note turn">{escape(say("plan.as_table"))}</span>'
    return kit.fold(summary, kit.table(head, rows, right=frozenset({1, 2})))


def _draw(telling: Telling, *parts: str) -> None:
    st.html(kit.sheet(telling.terms.speech.language, *parts))
