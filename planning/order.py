"""What must come before what: ancestors of a task, and the earliest period that order and lead times allow."""

from __future__ import annotations

from collections.abc import Mapping

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


def ready_at(task: Task, finish: Mapping[str, int]) -> int | None:
    """Return the first period in which the task may be finished, or `None` while a prerequisite has no date."""
    if task.state == "done":
        return 0
    first = max(1, task.lead)
    for link in task.after:
        if link.action not in finish:
            return None
        first = max(first, finish[link.action] + link.lag)
    return first


def _before(tasks: Mapping[str, Task], name: str) -> tuple[str, ...]:
    task = tasks.get(name)
    if task is None or task.state == "done":
        return ()
    return tuple(link.action for link in task.after)
