"""The action cards: what to do, why, by whom, until when, and how one sees that it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planning.model import Plan, PlannedAction
from reports.facts import Facts, add_months
from reports.model import Blanks, Block, Card, Cards, Cell, Column, Heading, Lines, Row, Section, Spare, Table
from reports.work import list_after

WAVES = ("now", "next", "later")


def build_actions(facts: Facts) -> Section | None:
    """Return every action as a card; None without actions."""
    if facts.plan is None or not facts.plan.actions:
        return None
    say = facts.speech.say
    cards = Cards(
        cards=tuple(_number_cards(facts, facts.plan)),
        why_label=say("report.plan.why"),
        done_label=say("report.plan.done_when"),
        sign_label=say("report.plan.done_on"),
    )
    return Section(
        id="actions",
        name=say("report.section.actions"),
        title=say("report.headline.cards"),
        blocks=(cards, leave_room(facts, facts.plan)),
    )


def leave_room(facts: Facts, plan: Plan) -> Spare:
    """Return what fills the page after a plan: its checkpoints, who agreed to it, and lines for notes by hand."""
    say = facts.speech.say
    checks: tuple[Block, ...] = (Heading(say("report.checks.name")), _show_checkpoints(facts, plan))
    agreed = show_agreement(facts)
    notes = Heading(say("report.notes"))
    return Spare(((*checks, *agreed, notes, Lines()), (*checks, *agreed), checks, agreed))


def show_agreement(facts: Facts) -> tuple[Block, ...]:
    """Return the lines on which somebody agrees to a plan by hand."""
    say = facts.speech.say
    blanks = Blanks((say("report.agreed.owner"), say("report.agreed.date"), say("report.agreed.next")))
    return (Heading(say("report.agreed.name")), blanks)


def _number_cards(facts: Facts, plan: Plan) -> Iterator[Card]:
    numbers = {action.id: number for number, action in enumerate(plan.actions, start=1)}
    for action in plan.actions:
        after = ", ".join(map(str, list_after(action.after, numbers)))
        card = build_card(facts, action, numbers[action.id])
        yield replace(card, after=facts.speech.say("report.plan.builds_on", numbers=after)) if after else card


def build_card(facts: Facts, action: PlannedAction, number: int = 0, *, brief: bool = False) -> Card:
    """Return an action in full; with a number it is named by it."""
    words = facts.words.actions[action.id]
    title = facts.action_title(action)
    lift = action.raises[0]
    return Card(
        step=facts.step_of(action),
        title=f"{number}.\u00a0{title}" if number else title,
        start=facts.value_mark(lift.start),
        end=facts.value_mark(lift.end),
        task=words.text,
        why="" if brief else _say_why(facts, action),
        done_when=words.done_when,
        due=facts.speech.month_year(add_months(facts.start, action.finish - 1)),
        effort=facts.speech.effort(action.effort_hours),
        owner=facts.role(action.owner, brief=True),
        essential=action.lifts_cap,
    )


def _say_why(facts: Facts, action: PlannedAction) -> str:
    why = facts.words.items[action.raises[0].item].why
    return f"{facts.speech.say('report.plan.find_out')} {why}" if action.finds_out else why


def _show_checkpoints(facts: Facts, plan: Plan) -> Table:
    say = facts.speech.say
    columns = (
        Column(say("report.checks.wave"), share=1.0),
        Column(say("report.checks.until"), points=84),
        Column(say("report.checks.actions"), points=64, align="right"),
        Column(say("report.checks.score"), points=96, align="right"),
        Column(say("report.checks.reached"), points=100),
    )
    rows, done = [], 0
    for wave in WAVES:
        mine = [action for action in plan.actions if action.wave == wave]
        if not mine:
            continue
        done += len(mine)
        until = add_months(facts.start, max(action.finish for action in mine))
        rows.append(
            Row(
                (
                    Cell(say(f"plan.wave.{wave}"), strong=True),
                    Cell(facts.speech.month_year(add_months(until, -1))),
                    Cell(f"1–{done}"),
                    Cell(facts.speech.number(mine[-1].score_after), strong=True),
                    Cell(),
                )
            )
        )
    return Table(columns, tuple(rows))
