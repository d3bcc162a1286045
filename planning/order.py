"""What must come before what: ancestors of a task, and the earliest period that order and lead times allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planning.model import Problem, Task


def find_ancestors(tasks: Mapping[str, Task], wanted: str) -> tuple[str, ...]:
    """Return the task and everything that must be done before it, each after its own ancestors.

    Behind a done task nothing is missing. Ids that the problem does not hold are part of the answer; of a cycle
    every member is, in some order.
    """
    found: dict[str, None] = {}
    seen = {wanted}
    stack = [(wanted, iter(_before(tasks, wanted)))]
    while stack:
        name, rest = stack[-1]
        nearest = next((n for n in rest if n not in seen), None)
        if nearest is None:
            found[name] = None
            stack.pop()
        else:
            seen.add(nearest)
            stack.append((nearest, iter(_before(tasks, nearest))))
    return tuple(found)


def find_earliest(problem: Problem) -> Mapping[str, int]:
    """Return the earliest period in which each task could be finished, were there no end of capacity.

    A task behind a cycle, or behind one that the problem does not hold, is missing from the answer.
    """
    tasks = {t.id: t for t in problem.tasks}
    earliest: dict[str, int] = {}
    for task in problem.tasks:
        for name in find_ancestors(tasks, task.id):
            if name in tasks and name not in earliest:
                period = ready_at(tasks[name], earliest)
                if period is not None:
                    earliest[name] = period
    return earliest


def find_latest(problem: Problem) -> Mapping[str, int]:
    """Return, for every task that each plan must hold, the last period it may finish in; capacity is left aside.

    These are the started tasks, those with a deadline or a fixed date, and all that comes before them. The order of
    the answer is one to work in: by period, and in it what comes first first.
    """
    tasks = {t.id: t for t in problem.tasks}
    order = dict.fromkeys(name for t in problem.tasks if t.required for name in find_ancestors(tasks, t.id))
    open_tasks = [tasks[name] for name in order if name in tasks and tasks[name].state != "done"]
    latest = {t.id: last_period(t, problem.periods) for t in open_tasks}
    for task in reversed(open_tasks):
        for link in task.after:
            if link.action in latest:
                latest[link.action] = min(latest[link.action], latest[task.id] - link.lag)
    return dict(sorted(latest.items(), key=lambda entry: entry[1]))


def last_period(task: Task, periods: int) -> int:
    """Return the last period of this many in which the task may be finished."""
    return periods if task.deadline is None else min(periods, task.deadline)


def ready_at(task: Task, finish: Mapping[str, int]) -> int | None:
    """Return the first period in which the task may be finished, or `None` while a prerequisite has no date."""
    if task.state == "done":
        return 0
    first = max(1, task.lead, task.at or 1)
    for link in task.after:
        if link.action not in finish:
            return None
        first = max(first, finish[link.action] + link.lag)
    return first


def find_exclusions(tasks: Iterable[Task]) -> Mapping[str, frozenset[str]]:
    """Return the tasks that may not be planned together with each task, whichever of the two says so."""
    pairs = [pair for t in tasks for other in t.excludes for pair in ((t.id, other), (other, t.id))]
    return {name: frozenset(b for a, b in pairs if a == name) for name, _ in pairs}


def _before(tasks: Mapping[str, Task], name: str) -> tuple[str, ...]:
    task = tasks.get(name)
    if task is None or task.state == "done":
        return ()
    return tuple(link.action for link in task.after)
