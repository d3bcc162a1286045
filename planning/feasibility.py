"""An independent check of a schedule: every rule is read again, and nothing is shared with the planner."""

from __future__ import annotations

from collections.abc import Iterator

from planning.model import Increment, Problem, Schedule, Task

TOLERANCE = 1e-6


def find_violations(problem: Problem, schedule: Schedule) -> tuple[str, ...]:
    """Return every rule the schedule breaks, in words; empty when it is feasible and its value is right."""
    return (
        *_check_membership(problem, schedule),
        *(text for task in problem.tasks for text in _check_task(task, problem, schedule)),
        *_check_capacity(problem, schedule),
        *_check_value(problem, schedule),
    )


def _check_membership(problem: Problem, schedule: Schedule) -> Iterator[str]:
    known = {task.id for task in problem.tasks}
    planned, left_out = set(schedule.finish), set(schedule.left_out)
    for name in sorted((planned | left_out) - known):
        yield f"{name}: the problem has no such task"
    for name in sorted(planned & left_out):
        yield f"{name}: both planned and left out"
    for name in sorted(known - planned - left_out):
        yield f"{name}: neither planned nor left out"


def _check_task(task: Task, problem: Problem, schedule: Schedule) -> Iterator[str]:
    period = schedule.finish.get(task.id)
    if period is None:
        if task.state != "open" or task.by is not None or task.at is not None:
            yield f"{task.id}: it must be in the plan"
        return
    for other in task.excludes:
        if max(period, schedule.finish.get(other, -1)) > 0 and other in schedule.finish:
            yield f"{task.id}: excludes {other}, and both are planned"
    if task.state == "done":
        if period != 0:
            yield f"{task.id}: it is done, and planned for period {period}"
        return
    yield from _check_dates(task, period, problem)
    for link in task.after:
        before = schedule.finish.get(link.action)
        if before is None or before + link.lag > period:
            yield f"{task.id}: finished in period {period}, {link.lag} or more must pass after {link.action} ({before})"


def _check_dates(task: Task, period: int, problem: Problem) -> Iterator[str]:
    if not 1 <= period <= problem.periods:
        yield f"{task.id}: period {period} is outside 1 to {problem.periods}"
    if period < task.lead:
        yield f"{task.id}: finished in period {period}, and takes {task.lead}"
    if task.by is not None and period > task.by:
        yield f"{task.id}: finished in period {period}, due by {task.by}"
    if task.at is not None and period != task.at:
        yield f"{task.id}: finished in period {period}, fixed to {task.at}"


def _check_capacity(problem: Problem, schedule: Schedule) -> Iterator[str]:
    names = {name for task in problem.tasks for name, amount in task.effort.items() if amount}
    for resource in sorted(names):
        capacity = problem.resources.get(resource, (0.0,) * problem.periods)
        for period in range(1, problem.periods + 1):
            first = 1 if problem.mode == "fluid" else period
            spent = sum(
                task.effort.get(resource, 0.0)
                for task in problem.tasks
                if first <= schedule.finish.get(task.id, 0) <= period
            )
            there = sum(capacity[first - 1 : period])
            if spent > there + TOLERANCE * max(1.0, there):
                yield f"{resource}: {spent:g} needed in periods {first} to {period}, {there:g} available"


def _check_value(problem: Problem, schedule: Schedule) -> Iterator[str]:
    total = 0.0
    for period in range(1, problem.periods + 1):
        done = {name for name, finished in schedule.finish.items() if finished <= period}
        held = sum(task.value for task in problem.tasks if task.id in done) + _held(problem.increments, done)
        total += problem.weights[period - 1] * held
    if abs(total - schedule.value) > TOLERANCE * max(1.0, abs(total)):
        yield f"value: stated {schedule.value!r}, found {total!r}"


def _held(increments: tuple[Increment, ...], done: set[str]) -> float:
    held: set[str] = set()
    changed = True
    while changed:
        new = {
            i.id
            for i in increments
            if done.issuperset(i.needs)
            and (not i.one_of or not done.isdisjoint(i.one_of))
            and (i.below is None or i.below in held)
        }
        changed = new != held
        held = new
    return sum(i.value for i in increments if i.id in held)
