"""Steps out of balance: effort in one that another, left behind, brings to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from governance.ground import Ground
from governance.rules import Found, rule


@rule("S01", "critical", needs=("answers",), practice="goals.alignment")
def measured_better_than_aimed(ground: Ground) -> Iterator[Found]:
    """Find measurement scored 2.0 or more, goals below 2.0, and 0.75 or more between the two steps."""
    measure, goals, policy = ground.step_score("measure"), ground.step_score("goals"), ground.policy
    if measure is None or goals is None:
        return
    gap = round(measure - goals, 9)
    if measure >= policy.wheels_measure and goals < policy.wheels_goals and gap >= policy.wheels_gap:
        yield Found("", {"m": measure, "g": goals}, (measure, goals))


@rule("S02", "critical", needs=("answers",), practice="goals.alignment")
def reports_without_goals(ground: Ground) -> Iterator[Found]:
    """Find numbers reported or defined as a rule (2 or more) for goals not linked to the business (1 or less)."""
    goals = ground.level("goals.alignment")
    numbers = [(item, ground.level(item)) for item in ("measure.reporting", "measure.definitions")]
    if goals is not None and goals <= 1 and any(level is not None and level >= 2 for _, level in numbers):
        known = tuple(item for item, level in numbers if level is not None)
        yield Found("", {}, (goals, *numbers), items=("goals.alignment", *known))


@rule("S03", "warning", needs=("answers",), practice="measure.kpi_link")
def goals_without_measures(ground: Ground) -> Iterator[Found]:
    """Find the step of goals scored 2.5 or more and the step of measurement below 1.25."""
    goals, measure = ground.step_score("goals"), ground.step_score("measure")
    if goals is None or measure is None:
        return
    if goals >= ground.policy.blind_goals and measure < ground.policy.blind_measure:
        yield Found("", {}, (goals, measure))


@rule("S04", "warning", needs=("answers",), practice="measure.decisions")
def busy_without_learning(ground: Ground) -> Iterator[Found]:
    """Find publishing to a plan (3 or more) where results change nothing (1 or less)."""
    calendar, decisions = ground.level("workflow.calendar"), ground.level("measure.decisions")
    if calendar is not None and decisions is not None and calendar >= 3 and decisions <= 1:
        yield Found("", {}, (calendar, decisions), items=("workflow.calendar", "measure.decisions"))


@rule("S05", "warning", needs=("answers",), practice="listening.coverage")
def talking_without_hearing(ground: Ground) -> Iterator[Found]:
    """Find the step of workflow scored 2.0 or more and the step of listening 1.25 or less."""
    workflow, listening = ground.step_score("workflow"), ground.step_score("listening")
    if workflow is None or listening is None:
        return
    if workflow >= ground.policy.deaf_workflow and listening <= ground.policy.deaf_listening:
        yield Found("", {}, (workflow, listening))
