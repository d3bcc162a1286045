"""The best schedule that can be proved: HiGHS in a child process, which can be stopped whatever it does.

A one-shot child keeps nothing and leaves nothing behind. It is started as a program, never forked: a server with
threads must not fork, and a spawned copy of a Streamlit script would run that script again.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from planning.bounds import bound_value
from planning.feasibility import find_violations
from planning.greedy import order_bundles
from planning.model import Answer, Certificate, Obstacle, Problem, Schedule, Stop
from planning.obstacles import find_obstacle
from planning.order import find_latest
from planning.presolve import canonical, reduce_problem
from planning.wire import Finding, read_findings, write_order
from planning.worth import Worth

ROOT = Path(__file__).resolve().parent.parent
CHILD = (sys.executable, "-m", "planning.solver")
LIMIT = 10.0
LEAST = 1e-9
LAST_WORDS = 2000


def optimise(problem: Problem, first: Collection[str] = (), limit: float = LIMIT) -> Answer:
    """Return the best schedule that can be proved within `limit` seconds; it never takes longer than twice the limit.

    However the solver ends, there is a schedule if one is known, at least as good as the order by bundles, and the
    certificate says what it is worth. The same problem gives the same schedule, however it is written down; only a
    stop by the clock makes it depend on the load of the machine. `first` is as in `order_bundles`.
    """
    start = time.monotonic()
    problem = canonical(problem)
    obstacle = find_obstacle(problem)
    if obstacle is not None:
        return refuse(problem, obstacle)
    findings, stopped = _ask(write_order(problem, first, limit), 2 * limit - (time.monotonic() - start))
    last = findings[-1] if findings else None
    if last is not None and last.infeasible:
        return refuse(problem, _name_missing(problem, last.missing))
    schedule = None if last is None else _schedule(problem, last)
    if last is None or schedule is None:
        quick = order_quickly(problem, first)
        return replace(quick, certificate=replace(quick.certificate, stopped=stopped or ("fault" if last else "clock")))
    return Answer(schedule, certify(schedule, last.bound, stopped or (None if last.settled else "clock"), last.proved))


def order_quickly(problem: Problem, first: Collection[str] = ()) -> Answer:
    """Return the order by bundles within milliseconds, with a bound that needs no solver."""
    schedule = order_bundles(problem, first)
    if find_violations(problem, schedule):
        obstacle = find_obstacle(problem)
        return refuse(problem, obstacle or Obstacle("time", tuple(find_latest(problem)), problem.periods))
    return Answer(schedule, certify(schedule, bound_value(reduce_problem(problem)), "unasked"))


def certify(schedule: Schedule, bound: float, stopped: Stop | None, proved: bool = False) -> Certificate:
    """Return the certificate of a schedule that keeps every rule."""
    value, bound = schedule.value, max(bound, schedule.value)
    gap = (bound - value) / max(LEAST, abs(value))
    return Certificate("optimal" if proved else "feasible", value, bound, gap, stopped)


def refuse(problem: Problem, obstacle: Obstacle) -> Answer:
    """Return the answer to a problem without a plan: everything is left out."""
    nothing = Schedule({}, tuple(t.id for t in problem.tasks), 0.0)
    return Answer(nothing, Certificate("infeasible", obstacle=obstacle))


def _ask(order: str, seconds: float) -> tuple[list[Finding], Stop | None]:
    """Return what the child found, the best last, and what kept it from ending."""
    try:
        child = subprocess.run(
            CHILD, input=order.encode(), capture_output=True, cwd=ROOT, timeout=max(0.0, seconds), check=False
        )
    except subprocess.TimeoutExpired as late:
        return [*read_findings((late.stdout or b"").decode(errors="replace"))], "overrun"
    except OSError:
        return [], "fault"
    if child.returncode != 0:
        logging.getLogger(__name__).warning("solver: %s", child.stderr.decode(errors="replace").strip()[-LAST_WORDS:])
        return [*read_findings(child.stdout.decode(errors="replace"))], "fault"
    return [*read_findings(child.stdout.decode(errors="replace"))], None


def _schedule(problem: Problem, finding: Finding) -> Schedule | None:
    """Return the schedule with the value that it is worth here, or `None` if it breaks a rule."""
    if not finding.finish.keys() <= {t.id for t in problem.tasks}:
        return None
    left_out = tuple(t.id for t in problem.tasks if t.id not in finding.finish)
    schedule = Schedule(finding.finish, left_out, Worth(problem).value(finding.finish))
    return None if find_violations(problem, schedule) else schedule


def _name_missing(problem: Problem, missing: Mapping[str, float]) -> Obstacle:
    names = tuple(find_latest(problem))
    most = max(missing, key=missing.__getitem__, default="")
    needed = sum(t.effort.get(most, 0.0) for t in problem.tasks if t.id in names)
    return Obstacle("periods", names, problem.periods, most, needed, missing.get(most, 0.0))
