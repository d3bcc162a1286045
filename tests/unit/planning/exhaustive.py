"""Small random problems with every rule there is, and the best plan of a problem by trying all of them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from planning.feasibility import find_violations
from planning.model import Increment, Precedence, Problem, Schedule, Task
from planning.presolve import canonical
from planning.solver import search
from planning.wire import Finding
from planning.worth import Worth

NAMES = "abcde"
small = st.integers(0, 7).map(float)


def schedule_of(problem: Problem, finish: dict[str, int]) -> Schedule:
    left_out = tuple(t.id for t in problem.tasks if t.id not in finish)
    return Schedule(finish, left_out, Worth(problem).value(finish))


def delay_of(problem: Problem, schedule: Schedule) -> float:
    return sum(sum(t.effort.values()) * schedule.finish.get(t.id, 0) for t in problem.tasks)


@dataclass(frozen=True)
class Best:
    value: float
    delay: float


def find_best(problem: Problem) -> Best | None:
    """The highest value of all schedules that keep every rule, and the least delay of those that have it."""
    periods, best = range(1, problem.periods + 1), None
    choices = [(0,) if t.state == "done" else periods if t.required else (None, *periods) for t in problem.tasks]
    for places in product(*choices):
        finish = {t.id: p for t, p in zip(problem.tasks, places, strict=True) if p is not None}
        schedule = schedule_of(problem, finish)
        if (best is not None and schedule.value < best.value - 1e-9) or find_violations(problem, schedule):
            continue
        delay = delay_of(problem, schedule)
        if best is None or schedule.value > best.value + 1e-9:
            best = Best(schedule.value, delay)
        else:
            best = Best(best.value, min(best.delay, delay))
    return best


def solve_here(problem: Problem, seconds: float = 60) -> list[Finding]:
    """What the child process would report, found in this one."""
    found: list[Finding] = []
    search(canonical(problem), (), time.monotonic() + seconds, found.append)
    return found


@st.composite
def problems(draw: st.DrawFn, *, free: bool = False) -> Problem:
    """Up to five tasks in up to three periods; `free` ones have nothing that must be done."""
    names = NAMES[: draw(st.integers(1, len(NAMES)))]
    periods = draw(st.integers(1, 3))
    resources = ("hours", "money")[: draw(st.integers(1, 2))]
    rare = st.none() if free else st.one_of(*[st.none()] * 6, st.integers(1, periods))
    others = st.sets(st.sampled_from(names), max_size=3)
    sets = others.map(lambda found: tuple(sorted(found)))
    tasks = tuple(
        Task(
            id=name,
            effort={r: draw(small) for r in resources},
            value=draw(st.sampled_from([0, 0, 1, 2, -1, -0.5, 3])),
            after=tuple(Precedence(b, draw(st.integers(0, 2))) for b in sorted(draw(others)) if b < name),
            lead=draw(st.sampled_from([0, 0, 0, 1, 2])),
            by=draw(rare),
            at=draw(rare),
            excludes=tuple(sorted(draw(st.sets(st.sampled_from(names), max_size=1)) - {name}))
            if draw(st.integers(0, 9)) == 0
            else (),
            state=draw(st.sampled_from(["open"] * 6 + ["done"] + ["open" if free else "started"])),
        )
        for name in names
    )
    increments = tuple(
        Increment(
            f"i{n}",
            draw(st.sampled_from([1, 2, 0.5, -1, 3])),
            needs=draw(sets),
            one_of=draw(st.one_of(st.just(()), sets)),
            below=draw(st.sampled_from([None, *(f"i{m}" for m in range(n))])),
        )
        for n in range(draw(st.integers(0, 4)))
    )
    weights = st.sampled_from([0.0, 0.5, 1.0, 2.0])
    return Problem(
        mode=draw(st.sampled_from(["fluid", "period"])),
        weights=tuple(draw(weights) for _ in range(periods)),
        resources={r: tuple(draw(small) for _ in range(periods)) for r in resources},
        tasks=tasks,
        increments=increments,
    )
