"""From the business to the goal and from the goal to its measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from governance.finding import Said
from governance.ground import Ground
from governance.model import Entry
from governance.periods import FREQUENCIES, start_of, two_full_before
from governance.rules import Found, look, look_at, missing, named, on, option, rule

ENDED = frozenset({"reached", "missed", "dropped"})
RESULTS = frozenset({"outcome", "impact"})
OPPOSED = frozenset({"increase", "decrease"})
STATED = ("target", "deadline", "owner_id")


@rule("T01", "critical", needs=("goals", "kpis"), practice="measure.kpi_link")
def goal_without_measure(ground: Ground) -> Iterator[Found]:
    """Find an active goal that no active measure serves."""
    for goal in ground.active("goals"):
        if goal.id not in ground.measures:
            yield on(goal, "status", {"goal": named(goal)})


@rule("T02", "warning", needs=("kpis",), practice="measure.kpi_link")
def measure_without_goal(ground: Ground) -> Iterator[Found]:
    """Find an active measure that serves no goal."""
    for kpi in ground.active("kpis"):
        if not kpi.has("goal_id"):
            yield on(kpi, "status goal_id", {"kpi": named(kpi)})


@rule("T03", "warning", needs=("goals", "kpis"), practice="measure.kpi_link")
def measure_of_an_ended_goal(ground: Ground) -> Iterator[Found]:
    """Find an active measure tied to a goal that was reached, missed, dropped or put away."""
    for kpi, goal in ground.tied:
        if goal.archived or goal.text("status") in ENDED:
            values = {"kpi": named(kpi), "goal": named(goal)}
            yield on(kpi, "status goal_id", values, beside=(goal,), seen=(goal.archived, *look(goal, "status")))


@rule("T04", "critical", needs=("goals",), practice="goals.alignment")
def goal_without_business(ground: Ground) -> Iterator[Found]:
    """Find an active goal that names no business goal."""
    for goal in ground.active("goals"):
        if not goal.has("business_goal"):
            yield on(goal, "status business_goal", {"goal": named(goal)})


@rule("T05", "warning", needs=("goals",), practice="goals.smart")
def incomplete_goal(ground: Ground) -> Iterator[Found]:
    """Find an active goal without target, deadline or owner, or with neither a baseline nor a date for one."""
    for goal in ground.active("goals"):
        lacking = tuple(missing(goal, STATED))
        if not goal.has("baseline") and not goal.has("baseline_due"):
            lacking += tuple(missing(goal, ("baseline",)))
        if lacking:
            stated = "status target deadline owner_id baseline baseline_due"
            yield on(goal, stated, {"goal": named(goal), "fields": lacking})


@rule("T06", "warning", needs=("goals", "kpis"), practice="measure.outcomes")
def goal_measured_by_activity(ground: Ground) -> Iterator[Found]:
    """Find an active goal whose active measures are neither outcomes nor impacts."""
    for goal in ground.active("goals"):
        kpis = ground.measures.get(goal.id, ())
        if kpis and not any(kpi.text("level") in RESULTS for kpi in kpis):
            yield on(goal, "status", {"goal": named(goal)}, beside=kpis, seen=look_at(kpis, "level"))


@rule("T07", "warning", needs=("goals", "kpis"), practice="measure.kpi_link")
def measure_against_its_goal(ground: Ground) -> Iterator[Found]:
    """Find an active main measure that has the unit of its goal and is to move the other way."""
    for kpi, goal in ground.tied:
        if goal.archived or not kpi.says("primary") or not _unit(kpi) or _unit(kpi) != _unit(goal):
            continue
        if {kpi.text("direction"), goal.text("direction")} == OPPOSED:
            values = {"kpi": named(kpi), "goal": named(goal)}
            seen = look(goal, "unit direction")
            yield on(kpi, "status goal_id primary unit direction", values, beside=(goal,), seen=seen)


@rule("T08", "warning", needs=("kpis", "kpi_values"), practice="measure.reporting")
def measure_without_values(ground: Ground) -> Iterator[Found]:
    """Find an active measure without a value in the last two full periods of its frequency, and older than these."""
    last = _last_values(ground)
    latest = {frequency: two_full_before(frequency, ground.today) for frequency in FREQUENCIES}
    for kpi in ground.active("kpis"):
        due = latest.get(kpi.text("frequency"))
        recorded, begun = last.get(kpi.id), kpi.day("active_since")
        since = recorded or begun
        if due and since and max(since, begun or since) < due:
            values: dict[str, Said] = {"kpi": named(kpi), "date": since}
            yield on(kpi, "status frequency active_since", values, seen=(str(recorded),))


@rule("T09", "info", needs=("goals",), practice="goals.alignment")
def too_many_goals(ground: Ground) -> Iterator[Found]:
    """Find more than 5 active goals in a company below 50 people, or more than 10 in a larger one."""
    goals, policy = ground.active("goals"), ground.policy
    most = policy.goals_small if ground.company.headcount <= policy.small else policy.goals_large
    if len(goals) > most:
        places = tuple((goal.register, goal.id) for goal in goals)
        yield Found("", {"n": len(goals)}, (most, look_at(goals, "status")), places)


@rule("T10", "warning", needs=("goals",), practice="goals.smart")
def overdue_goal(ground: Ground) -> Iterator[Found]:
    """Find an active goal past its deadline."""
    for goal in ground.active("goals"):
        deadline = goal.day("deadline")
        if deadline and deadline < ground.today:
            yield on(goal, "status deadline", {"goal": named(goal)})


@rule("T11", "info", needs=("uses", "goals"), practice="goals.scope")
def use_without_goal(ground: Ground) -> Iterator[Found]:
    """Find something social media are used for that no active goal covers."""
    covered = {goal.text("use") for goal in ground.active("goals")}
    for use in ground.rows("uses"):
        if use.says("in_use") and use.has("use") and use.text("use") not in covered:
            yield on(use, "use in_use", {"use": option(use, "use")})


@rule("T12", "warning", needs=("uses",), practice="goals.scope")
def use_without_owner(ground: Ground) -> Iterator[Found]:
    """Find something social media are used for that nobody is named for."""
    for use in ground.rows("uses"):
        if use.says("in_use") and use.has("use") and not use.has("owner_id"):
            yield on(use, "use in_use owner_id", {"use": option(use, "use")})


def _unit(entry: Entry) -> str:
    return entry.text("unit").strip().casefold()


def _last_values(ground: Ground) -> Mapping[str, date]:
    """Return by measure the first day of the last period that has a value."""
    found: dict[str, date] = {}
    for value in ground.rows("kpi_values"):
        start, kpi = start_of(value.text("period")), value.text("kpi_id")
        if start is not None and value.has("value") and start > found.get(kpi, date.min):
            found[kpi] = start
    return found
