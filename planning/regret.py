"""What it would cost to put an action into a plan that leaves it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planning.model import Answer, Problem, Solver


def find_regret(problem: Problem, answer: Answer, action: str, first: Collection[str], solve: Solver) -> float | None:
    """Return the value that the plan loses if the action must be in it, as the problem counts it, or `None`.

    `answer` is the plan without it, `solve` and `first` are what it was made with. `None` says that no plan can hold
    the action. As long as one of the two plans is not proven, the loss is only as good as that plan. `average` turns it
    into points of the score.
    """
    base = answer.certificate.value
    wanted = next((task for task in problem.tasks if task.id == action), None)
    if base is None or wanted is None:
        return None
    by = problem.periods if wanted.by is None else wanted.by
    tasks = tuple(replace(task, by=by) if task is wanted else task for task in problem.tasks)
    forced = solve(replace(problem, tasks=tasks), first).certificate.value
    return None if forced is None else max(0.0, base - forced)


def average(problem: Problem, value: float) -> float:
    """Return a value of the problem as points of the score per month: the mean over all months, as they are weighed."""
    weights = sum(problem.weights)
    return value / weights if weights else 0.0
