"""A desk where plans are proven one after the other while the screens show a quick order.

What was asked for last is proven first: it is what somebody is looking at.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass, replace

from planning.model import Answer, Problem, Solver, Task
from planning.optimise import optimise, order_quickly
from planning.presolve import canonical

MOST_WAITING = 8
Key = tuple[object, ...]


@dataclass(slots=True, eq=False)
class _Job:
    """A problem to be proven; one that somebody waits for is never dropped."""

    problem: Problem
    first: frozenset[str]
    awaited: bool = False
    ended: bool = False
    answer: Answer | None = None


class Desk:
    """Proves problems in the background, one at a time, and remembers the answers.

    Every method may be called from any thread. The worker's thread ends when nothing is left to do.
    """

    def __init__(self, solve: Solver = optimise, kept: int = 256) -> None:
        self._solve = solve
        self._kept = kept
        self._changed = threading.Condition()
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._jobs: OrderedDict[Key, _Job] = OrderedDict()
        self._running: Key | None = None
        self._is_closed = False

    def solve(self, problem: Problem, first: Collection[str] = ()) -> Answer:
        """Return the proven answer if it is known, else a good one at once, and have it proven."""
        key = _key(problem, first)
        with self._changed:
            known = self._recall(key)
            if known is None:
                self._queue(key, problem, first)
                self._drop_oldest()
        return known or order_quickly(problem, first)

    def prove(self, problem: Problem, first: Collection[str] = ()) -> Answer:
        """Return the proven answer, however long that takes; if the desk is closed meanwhile, a quick one."""
        key = _key(problem, first)
        with self._changed:
            known = self._recall(key)
            job = None if known else self._queue(key, problem, first)
            if job is not None:
                job.awaited = True
                self._changed.wait_for(lambda: self._is_closed or job.ended)
                known = job.answer
        return known or order_quickly(problem, first)

    def is_waiting(self, problem: Problem) -> bool:
        """Tell whether a proof of the problem is being looked for, or will be."""
        wanted = _key(problem, ())[:-1]
        with self._changed:
            return any(key[:-1] == wanted for key in self._jobs)

    def settle(self, timeout: float) -> bool:
        """Wait until nothing is left to be proven; tell whether it came to that within the seconds given."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._jobs, timeout)

    def close(self) -> None:
        """Begin no further proof: whoever waits gets a quick answer; a proof under way ends by itself, in its time."""
        with self._changed:
            self._is_closed = True
            self._jobs = OrderedDict((key, job) for key, job in self._jobs.items() if key == self._running)
            self._changed.notify_all()

    def _recall(self, key: Key) -> Answer | None:
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def _queue(self, key: Key, problem: Problem, first: Collection[str]) -> _Job | None:
        """Return the job for a problem, the next one to be begun; `None` if the desk is closed."""
        if self._is_closed:
            return None
        job = self._jobs.setdefault(key, _Job(problem, frozenset(first)))
        self._jobs.move_to_end(key)
        if self._running is None:
            threading.Thread(target=self._work, args=self._begin(key), name="planning-desk", daemon=True).start()
        return job

    def _drop_oldest(self) -> None:
        waiting = [key for key, job in self._jobs.items() if key != self._running]
        for key in [key for key in waiting if not self._jobs[key].awaited][: max(0, len(waiting) - MOST_WAITING)]:
            del self._jobs[key]

    def _begin(self, key: Key) -> tuple[Key, _Job]:
        self._running = key
        return key, self._jobs[key]

    def _work(self, key: Key, job: _Job) -> None:
        following: tuple[Key, _Job] | None = (key, job)
        while following is not None:
            key, job = following
            answer = self._answer(job)
            with self._changed:
                following = self._end(key, job, answer)

    def _end(self, key: Key, job: _Job, answer: Answer | None) -> tuple[Key, _Job] | None:
        """Keep the answer, and return what to do next."""
        job.answer, job.ended = answer, True
        del self._jobs[key]
        if answer is not None:
            self._answers[key] = answer
        if len(self._answers) > self._kept:
            self._answers.popitem(last=False)
        self._running = None
        self._changed.notify_all()
        return self._begin(next(reversed(self._jobs))) if self._jobs else None

    def _answer(self, job: _Job) -> Answer | None:
        """Return the answer to a job; if the solver fails a quick one that says so, and `None` if there is none."""
        log = logging.getLogger(__name__)
        try:
            return self._solve(job.problem, job.first)
        except Exception:
            log.exception("a plan could not be proven")
        try:
            quick = order_quickly(job.problem, job.first)
            return replace(quick, certificate=replace(quick.certificate, stopped="fault"))
        except Exception:
            log.exception("a plan could not be made")
            return None


def _key(problem: Problem, first: Collection[str]) -> Key:
    """Return what tells problems apart, however they are written down; the last part is `first`."""
    problem = canonical(problem)
    tasks = tuple(_parts(task) for task in problem.tasks)
    resources = tuple(problem.resources.items())
    return (problem.mode, problem.weights, resources, tasks, problem.increments, frozenset(first))


def _parts(task: Task) -> Key:
    effort = tuple(sorted(task.effort.items()))
    return (task.id, effort, task.value, task.after, task.lead, task.by, task.excludes, task.state, task.at)
