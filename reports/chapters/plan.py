"""The plan: what to do in which wave, and what the score becomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from planning.model import Plan, PlannedAction
from planning.policy import POLICY
from reports.drawings import Bar, BarGroup, Gantt
from reports.facts import Facts, add_months
from reports.figures import draw_curve
from reports.forecast import forecast
from reports.model import Beside, Block, Cell, Column, Fact, Figure, Paragraph, Row, Section, Table
from reports.model import (
    Facts as Values,
)
from reports.titles import state_actions, state_improvement

WAVES = ("now", "next", "later")
NAME_LENGTH = 42  # characters on one line beside the bars
PAGE_OF_BARS = 38  # lines of names on one page
LAST_MONTH = {"now": POLICY.now_until, "next": POLICY.next_until}


def build_plan(facts: Facts) -> Section | None:
    """Return the table of the actions in three waves; None without actions."""
    plan = facts.plan
    if plan is None or not plan.actions:
        return None
    say = facts.speech.say
    return Section(
        id="plan",
        name=say("report.section.plan"),
        title=state_improvement(plan, facts),
        blocks=tuple(_show_plan(facts, plan)),
    )


def build_roadmap(facts: Facts) -> Section | None:
    """Return the actions on a time axis; None without actions."""
    plan = facts.plan
    if plan is None or not plan.actions:
        return None
    say = facts.speech.say
    return Section(
        id="roadmap",
        name=say("report.section.roadmap"),
        title=state_actions(plan, facts),
        blocks=(Paragraph(say("report.roadmap.lead"), "lead"), *_draw_roadmap(facts, plan)),
        flowing=True,
    )


def _show_plan(facts: Facts, plan: Plan) -> Iterator[Block]:
    yield show_outcome(facts, plan)
    yield _show_table(facts, plan)
    if plan.left_out:
        yield Paragraph(facts.speech.say("report.plan.left_out", count=len(plan.left_out)), "note")


def show_outcome(facts: Facts, plan: Plan) -> Block:
    """Return what a plan brings for what capacity, in numbers and as a curve."""
    say, speech = facts.speech.say, facts.speech
    numbers = Values(tuple(_list_numbers(facts, plan)), large=True)
    lead = say("report.plan.lead", hours=speech.plain(plan.hours_per_week), count=len(plan.actions))
    cautious = any(p.mark.text == "?" for p in facts.practices)
    notes = (Paragraph(say("report.plan.cautious"), "note"),) if cautious else ()
    words = (Paragraph(lead), numbers, _say_level(facts, plan), *notes)
    return Beside(words, (draw_curve(facts, plan),), shares=(1.0, 1.15))


def _list_numbers(facts: Facts, plan: Plan) -> Iterator[Fact]:
    say, speech = facts.speech.say, facts.speech
    yield Fact(say("report.plan.score"), f"{speech.number(plan.score_now)} → {speech.number(plan.score_after)}")
    total = sum(action.effort_hours for action in plan.actions)
    yield Fact(say("report.plan.effort"), speech.effort(total))


def _say_level(facts: Facts, plan: Plan) -> Paragraph:
    now, after = (facts.level_mark(level).text for level in (facts.overall.level, forecast(facts, plan).level))
    if now == after:
        return Paragraph(facts.speech.say("report.plan.same_level", level=now))
    return Paragraph(facts.speech.say("report.plan.level", now=now, after=after))


def _show_table(facts: Facts, plan: Plan) -> Table:
    say = facts.speech.say
    columns = (
        Column("", points=18, align="right"),
        Column(say("common.action"), share=1.0),
        Column(say("report.plan.raises"), points=53),
        Column(say("common.owner"), points=121),
        Column(say("report.plan.due"), points=50),
        Column(say("report.plan.work"), points=36, align="right"),
        Column(say("report.plan.gain"), points=42, align="right"),
    )
    rows: list[Row] = []
    wave = ""
    for number, action in enumerate(plan.actions, start=1):
        if action.wave != wave:
            wave = action.wave
            rows.append(Row((Cell(say(f"plan.wave.{wave}"), note=_sum_up(facts, plan, wave)),), "group"))
        rows.append(_build_row(facts, action, number))
    return Table(columns, tuple(rows), "elastic")


def _build_row(facts: Facts, action: PlannedAction, number: int) -> Row:
    lift = action.raises[0]
    return Row(
        (
            Cell(str(number), quiet=True),
            Cell(facts.action_title(action), step=facts.step_of(action), essential=action.lifts_cap),
            Cell(mark=facts.value_mark(lift.start), to=facts.value_mark(lift.end)),
            Cell(facts.role(action.owner, brief=True)),
            Cell(facts.speech.month_year(add_months(facts.start, action.finish - 1))),
            Cell(facts.speech.effort(action.effort_hours)),
            Cell(facts.speech.number(action.gain, 2, sign=True)),
        )
    )


def _sum_up(facts: Facts, plan: Plan, wave: str) -> str:
    mine = [action for action in plan.actions if action.wave == wave]
    effort = facts.speech.effort(sum(action.effort_hours for action in mine))
    return facts.speech.say("report.plan.wave", span=_span(facts, plan, wave), count=len(mine), effort=effort)


def _span(facts: Facts, plan: Plan, wave: str) -> str:
    first = {"now": 1, "next": LAST_MONTH["now"] + 1, "later": LAST_MONTH["next"] + 1}[wave]
    last = max(min(LAST_MONTH.get(wave, plan.months), plan.months), first)
    names = [facts.speech.month_year(add_months(facts.start, month - 1)) for month in (first, last)]
    return names[0] if first == last else "\u00a0– ".join(names)


def _draw_roadmap(facts: Facts, plan: Plan) -> Iterator[Figure]:
    bars = [(action.wave, _build_bar(facts, action, n)) for n, action in enumerate(plan.actions, start=1)]
    months = tuple(facts.speech.month(add_months(facts.start, month)) for month in range(plan.months))
    for part in split_bars(bars):
        groups = tuple(
            BarGroup(
                facts.speech.say(f"plan.wave.{wave}"),
                _sum_up(facts, plan, wave),
                tuple(bar for other, bar in part if other == wave),
            )
            for wave in WAVES
            if any(other == wave for other, _ in part)
        )
        alt = "; ".join(f"{bar.number} {bar.name}, {bar.text}" for _, bar in part)
        yield Figure(Gantt(months, groups), facts.speech.say("report.alt.roadmap", actions=alt))


def split_bars(bars: Sequence[tuple[str, Bar]]) -> Iterator[Sequence[tuple[str, Bar]]]:
    """Yield the bars with their groups in parts of about equal height that each fit a page."""
    heights = [1 + len(bar.name) // NAME_LENGTH for _, bar in bars]
    parts = ceil(sum(heights) / PAGE_OF_BARS)
    start, filled = 0, 0
    for index, height in enumerate(heights, start=1):
        filled += height
        if filled >= sum(heights) / parts or index == len(bars):
            yield bars[start:index]
            start, filled = index, 0


def _build_bar(facts: Facts, action: PlannedAction, number: int) -> Bar:
    return Bar(
        number=number,
        step=facts.step_of(action),
        name=facts.action_title(action),
        start=action.start - 1,
        end=action.finish,
        text=facts.role(action.owner, brief=True),
    )
