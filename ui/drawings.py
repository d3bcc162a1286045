"""Drawings made of HTML: ruler, lollipop, dumbbell, heat map, roadmap. They keep their text size and they print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from scoring.model import ItemScore, Profile, SectionScore, State
from ui.kit import ball, icon, shade, step_mark, unseen
from ui.pieces import MEANINGS, SIGNS
from ui.terms import Step, Terms

if TYPE_CHECKING:
    from questionnaires.model import Range

MOST_TICKS = 6
FEW_TICKS = 4
THIN = 0.005


def ruler(score: SectionScore, terms: Terms) -> str:
    """Return the score scale in the colours of its levels, with the score as a pin and its range as a bracket."""
    say, low, high, reach = terms.speech, score.low, score.high, terms.questionnaire.reach
    parts = []
    for band in terms.questionnaire.bands:
        left, right = terms.share(band.start, reach), terms.share(band.end, reach)
        colour = shade(terms.level_share(band.level))
        parts.append(f'<i class="seg l{colour}" style="left:{left:.2%};width:{right - left:.2%}"></i>')
    parts.extend(_ruler_ticks(reach, terms))
    spoken = [] if score.score is None else [say.number(score.score)]
    if low is not None and high is not None:
        start, end = terms.share(low, reach), terms.share(high, reach)
        if end - start > THIN:
            parts.append(f'<i class="span" style="left:{start:.2%};width:{end - start:.2%}"></i>')
        spoken.append(say.range(low, high))
    if score.score is not None:
        parts.append(f'<i class="pin" style="left:{terms.share(score.score, reach):.2%}"></i>')
    return f'<div class="ruler" role="img" aria-label="{escape("; ".join(spoken))}">{"".join(parts)}</div>'


def lollipop(profile: Profile, previous: Profile | None, terms: Terms) -> str:
    """Return the steps on one axis: now as a dot on a stick, before as a ring, the range as a broad pale bar."""
    rows, spoken = [], []
    for step in terms.steps:
        now, reach = profile.section(step.id), terms.reach(step.id)
        was = None if previous is None else previous.section(step.id).score
        marks = _Marks(terms, reach)
        number = terms.speech.number(now.score)
        rows.append(
            _track(
                step,
                marks.span("range", now.low, now.high)
                + marks.span("stick", reach.low, now.score)
                + marks.point("before", was)
                + marks.point("now", now.score),
                number,
            )
        )
        spoken.append(f"{step.title}: {number}")
    return _axis(rows, terms, spoken)


def dumbbell(before: Profile, after: Profile, terms: Terms) -> str:
    """Return the steps on one axis: a ring before, a dot now, and the change as a number."""
    rows, spoken = [], []
    for step in terms.steps:
        was, now = before.section(step.id).score, after.section(step.id).score
        marks = _Marks(terms, terms.reach(step.id))
        known = was is not None and now is not None
        change = terms.speech.change(now - was if was is not None and now is not None else None)
        stick = marks.span("stick", min(was or 0, now or 0), max(was or 0, now or 0)) if known else ""
        rows.append(_track(step, stick + marks.point("before", was) + marks.point("now", now), change))
        spoken.append(f"{step.title}: {change}")
    return _axis(rows, terms, spoken)


@dataclass(frozen=True, slots=True)
class _Marks:
    """Marks on the track of a step, placed by its own lowest and highest value."""

    terms: Terms
    reach: Range

    def span(self, kind: str, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        start, end = self.terms.share(low, self.reach), self.terms.share(high, self.reach)
        return f'<i class="{kind}" style="left:{start:.2%};width:{end - start:.2%}"></i>'

    def point(self, kind: str, score: float | None) -> str:
        return "" if score is None else f'<i class="{kind}" style="left:{self.terms.share(score, self.reach):.2%}"></i>'


def _track(step: Step, marks: str, number: str) -> str:
    return (
        f'<div class="row s">{step_mark(step.number)}<span>{escape(step.short)}</span></div>'
        f'<div class="track" style="--step:var(--{step.colour})">{marks}</div><span class="num">{escape(number)}</span>'
    )


def _ruler_ticks(reach: Range, terms: Terms) -> Iterator[str]:
    """Yield the whole numbers of the scale at their places; of a long scale its ends and the middle."""
    width = reach.high - reach.low
    whole = width <= MOST_TICKS and float(width).is_integer()
    steps = int(width) if whole else 2
    for step in range(steps + 1):
        value = reach.low + width * step / steps
        place = f"left:{step / steps:.2%};transform:translateX(-{step / steps:.0%})"
        yield f'<i class="tick" style="{place}">{escape(terms.speech.plain(value))}</i>'


def _axis(rows: Iterable[str], terms: Terms, spoken: Iterable[str]) -> str:
    labels = tuple(_tick_labels(terms))
    axis = "".join(f"<span>{escape(label)}</span>" for label in labels)
    return (
        f'<div class="lol" role="img" aria-label="{escape("; ".join(spoken))}" style="--ticks:{len(labels) - 1}">'
        f'{"".join(rows)}<span></span><div class="axis">{axis}</div><span></span></div>'
    )


def _tick_labels(terms: Terms) -> Iterator[str]:
    """Yield the numbers below the axis; steps that end at different numbers share only percent."""
    reaches = [terms.reach(step.id) for step in terms.steps]
    low, high = reaches[0].low, reaches[0].high
    alike = all((reach.low, reach.high) == (low, high) for reach in reaches)
    span = high - low
    ticks = int(span) if alike and float(span).is_integer() and span <= MOST_TICKS else FEW_TICKS
    for n in range(ticks + 1):
        yield terms.speech.plain(low + span * n / ticks) if alike else terms.speech.percent(n / ticks)


def heat_map(profile: Profile, terms: Terms) -> str:
    """Return every item in scope as a cell in the colour of its level, under the head of its step."""
    essential = {item.id for item in terms.questionnaire.walk_items() if item.essential}
    rows = []
    for step in terms.steps:
        items = [i for i in profile.items if terms.homes[i.id] is step and i.state is not State.OUT_OF_SCOPE]
        if items:
            cells = "".join(f'<div role="listitem" {_cell(i, terms, i.id in essential)}</div>' for i in items)
            rows.append(f'{_head(step, profile.section(step.id), terms)}<div class="cells" role="list">{cells}</div>')
    return f'<div class="heat">{"".join(rows)}</div>'


def _head(step: Step, score: SectionScore, terms: Terms) -> str:
    number = terms.speech.number(score.score)
    name = terms.speech.say("common.not_rated") if score.level is None else terms.level_name(score.level)
    return (
        f'<div class="head"><div class="row s">{step_mark(step.number)}<b>{escape(step.short)}</b></div>'
        f'<div><b class="value">{escape(number)}</b> <span class="level note">{escape(name)}</span></div></div>'
    )


def _cell(item: ItemScore, terms: Terms, essential: bool) -> str:
    lock = icon("lock", terms.speech.say("common.essential")) if essential else ""
    title = escape(terms.item_title(item.id))
    if item.value is None or item.normal is None:
        meaning = terms.speech.say(MEANINGS[item.state])
        sign = f"<span>{SIGNS[item.state]}{unseen(meaning)}</span>"
        return f'class="cell open" title="{escape(meaning)}"><b>{sign}{lock}</b>{title}'
    share = terms.share(item.normal)
    return (
        f'class="cell l{shade(share)}"><b><span>{terms.speech.plain(item.value)} {ball(share)}</span>{lock}</b>{title}'
    )


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the roadmap: what, of which step, from the start of one month to the end of another; a remark on it."""

    step: Step
    title: str
    start: int
    finish: int
    spoken: str
    note: str = ""


def gantt(lanes: Iterable[Lane], months: int, heading: str) -> str:
    """Return a roadmap by months: names left, bars right."""
    ticks = "".join(f'<span style="left:{m / months:.2%}">{m + 1}</span>' for m in range(months))
    rows = "".join(
        f'<div class="what row s">{step_mark(lane.step.number)}'
        f"<span>{escape(lane.title)} {unseen(lane.spoken)}{_remark(lane.note)}</span></div>"
        f'<div class="lane" aria-hidden="true"><i style="--step:var(--{lane.step.colour});'
        f'left:{(lane.start - 1) / months:.2%};width:{(lane.finish - lane.start + 1) / months:.2%}"></i></div>'
        for lane in lanes
    )
    return (
        f'<div class="gantt" style="--months:{months}"><span class="note">{escape(heading)}</span>'
        f'<div class="months note" aria-hidden="true">{ticks}</div>{rows}</div>'
    )


def _remark(text: str) -> str:
    return f'<span class="note"> · {escape(text)}</span>' if text else ""
