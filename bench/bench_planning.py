"""Measure the plan: the proof against a bare solve of the same model, the plan against simpler orders, and large ones.

    python -m bench.bench_planning [LIMIT_OF_THE_LARGEST]

Times are CPU seconds, the least of several rounds within one run; the child process is measured apart, by the clock.
Prints tables and ends with exit code 1 if a bound is broken.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from assessments.demo.model import load_demos  # noqa: E402
from planning import engine  # noqa: E402
from planning.candidates import find_candidates  # noqa: E402
from planning.greedy import order_bundles  # noqa: E402
from planning.ledger import Ledger  # noqa: E402
from planning.model import Increment, Precedence, Problem, Task  # noqa: E402
from planning.optimise import optimise, order_quickly  # noqa: E402
from planning.order import ready_at  # noqa: E402
from planning.policy import HOURS, POLICY  # noqa: E402
from planning.presolve import canonical, reduce_problem  # noqa: E402
from planning.program import Program, write_program  # noqa: E402
from planning.request import Request  # noqa: E402
from planning.solver import search  # noqa: E402
from planning.wire import Finding  # noqa: E402
from planning.worth import Worth  # noqa: E402
from questionnaires.catalogue import DEFAULT, Catalogue  # noqa: E402
from scoring.profile import score  # noqa: E402

ROUNDS = 3
PATIENCE = 120.0
STAGE_ONE, BOTH_STAGES = 1.3, 3.0
GAP_OF_200, LIMIT_OF_200 = 0.015, 60.0
SLACK = 1.0


@dataclass(frozen=True)
class Case:
    """A demo company with every action there is, and the tasks that the order by bundles puts first."""

    name: str
    problem: Problem
    first: frozenset[str]


def main() -> int:
    """Run every measurement and return the exit code."""
    limit = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    sound = [measure_demos(), measure_large(200, LIMIT_OF_200, GAP_OF_200), measure_large(1000, limit, None)]
    return int(not all(sound))


def measure_demos() -> bool:
    """Print the time to the proof and what it gains for the demo companies; tell whether the bounds hold."""
    head = f"{'CPU ms':<22}{'columns':>13}{'bare':>8}{'stage 1':>9}{'both':>8}{'child':>8}"
    print(f"{head}   value    sorted  bundles  proven")
    totals, proven = [0.0, 0.0, 0.0], True
    for case in demo_cases():
        program = write_program(reduce_problem(case.problem))
        times = least(partial(solve_bare, program), partial(stage_one, case), partial(both_stages, case))
        totals = [a + b for a, b in zip(totals, times, strict=True)]
        last = both_stages(case)
        value = Worth(case.problem).value(last.finish)
        simple = Worth(case.problem).value(sort_by_ratio(case.problem))
        bundles = order_bundles(case.problem, case.first)
        start = time.perf_counter()
        answer = optimise(case.problem, case.first, PATIENCE)
        child = time.perf_counter() - start - times[2]
        proven = proven and answer.certificate.status == "optimal" and last.proved and last.settled
        whole = (len(case.problem.tasks) + len(case.problem.increments)) * case.problem.periods
        shares = f"{100 * (simple / value - 1):7.1f} %{100 * (bundles.value / value - 1):7.1f} %"
        shown = "".join(f"{1000 * t:{w}.0f}" for t, w in zip((*times, child), (8, 9, 8, 8), strict=True))
        head = f"{case.name:<22}{f'{len(program.gains)} of {whole}':>13}"
        print(f"{head}{shown}  {value:8.4f} {shares}  {'yes' if last.settled else 'NO'}", flush=True)
    rows = (
        ("stage one / bare solve", totals[1] / totals[0], STAGE_ONE),
        ("both stages / bare solve", totals[2] / totals[0], BOTH_STAGES),
    )
    print("\n(child: the rest of the whole call by the clock: start, libraries, JSON, other work of this computer)\n")
    for name, ratio, bound in rows:
        print(f"  {name + ', all cases':<44} {ratio:6.2f}  at most {bound:4.1f}  {verdict(ratio <= bound)}")
    print(f"  {'every optimum proven':<44} {'':>22}  {verdict(proven)}")
    return proven and all(ratio <= bound for _, ratio, bound in rows)


def measure_large(count: int, limit: float, most: float | None) -> bool:
    """Print how near the best possible a large plan comes within the limit; tell whether the bounds hold."""
    sound = True
    modes: tuple[Literal["fluid", "period"], ...] = ("fluid", "period")
    for mode in modes:
        problem = canonical(draw(count, 12, mode))
        quick = order_quickly(problem).certificate.gap
        start = time.perf_counter()
        certificate = optimise(problem, (), limit).certificate
        taken = time.perf_counter() - start
        gap = float("inf") if certificate.gap is None else certificate.gap
        good = taken <= 2 * limit + SLACK and (most is None or gap <= most)
        sound = sound and good
        bound = "" if most is None else f", at most {100 * most:.1f} %"
        found = f"gap {100 * gap:.2f} %{bound} (bundles {100 * (quick or 0):.1f} %), {taken:.0f} of {limit:.0f} s"
        print(f"  {f'{count} actions x 12 periods, {mode}':<36} {found}  {verdict(good)}", flush=True)
    return sound


def demo_cases() -> Iterator[Case]:
    """Yield the demo companies, with every action, at their usual hours, for 4 and for 12 months."""
    questionnaire = Catalogue().load(DEFAULT).questionnaire
    for demo in load_demos():
        answers = {r.item: r.counts() for r in demo.assessments[-1].responses("en")}
        profile = score(questionnaire, answers, demo.profile, demo.track)
        top = questionnaire.score.high
        hours = POLICY.usual_hours_of(demo.profile.headcount)
        for months in (4, 12):
            request = Request(hours_per_week=hours, months=months, target=top)
            candidates = find_candidates(questionnaire, profile, demo.profile, demo.track, request)
            yield Case(f"{demo.id}, {months} months", canonical(candidates.problem()), candidates.first)


def draw(count: int, periods: int, mode: Literal["fluid", "period"]) -> Problem:
    """Return a random problem: half the actions fit, each builds on up to two earlier ones."""
    dice = random.Random(20261125)
    tasks, increments = [], []
    for n in range(count):
        before = dice.sample(range(max(0, n - 40), n), min(n, dice.choice((0, 0, 1, 1, 2))))
        links = tuple(Precedence(f"a{b:04}", dice.choice((0, 1, 1, 1, 3))) for b in sorted(before))
        tasks.append(Task(f"a{n:04}", {HOURS: float(dice.randint(2, 60))}, after=links, lead=dice.choice((0, 0, 1, 3))))
        increments.append(Increment(f"i{n:04}", dice.uniform(0.005, 0.05), needs=(f"a{n:04}",)))
    capacity = sum(task.effort[HOURS] for task in tasks) / 2 / periods
    weights = tuple((1 + POLICY.discount) ** -t for t in range(1, periods + 1))
    return Problem(mode, weights, {HOURS: (capacity,) * periods}, tuple(tasks), tuple(increments))


def solve_bare(program: Program) -> None:
    """Solve the presolved model from nothing, once."""
    engine.find_best(program, None, PATIENCE, lambda _point, _bound: None)


def stage_one(case: Case) -> None:
    """Presolve, order by bundles, write the model, and find the best value."""
    reduced = reduce_problem(case.problem)
    program = write_program(reduced)
    start = program.point_of(order_bundles(case.problem, case.first).finish)
    engine.find_best(program, start, PATIENCE, lambda _point, _bound: None)


def both_stages(case: Case) -> Finding:
    """Do all that the child process does."""
    found: list[Finding] = []
    search(case.problem, case.first, time.monotonic() + PATIENCE, found.append)
    return found[-1]


def sort_by_ratio(problem: Problem) -> dict[str, int]:
    """Plan down a list sorted by gain for effort, each action as soon as what it builds on is planned."""
    worth, ledger, finish = Worth(problem), Ledger(problem), dict[str, int]()
    gain = {t.id: worth.gain({}, dict.fromkeys((t.id, *(link.action for link in t.after)), 1)) for t in problem.tasks}
    waiting = sorted(problem.tasks, key=lambda t: (-gain[t.id] / max(1e-9, sum(t.effort.values())), t.id))
    while waiting:
        places = ((t, ready_at(t, finish)) for t in waiting)
        fits = ((t, ledger.find_period(t.effort, ready)) for t, ready in places if ready is not None)
        task, period = next(((t, p) for t, p in fits if p is not None), (None, None))
        if task is None or period is None:
            break
        ledger.book(task.effort, period)
        finish[task.id] = period
        waiting.remove(task)
    return finish


def least(*tasks: Callable[[], object]) -> list[float]:
    """Return the least CPU seconds of each task; the tasks take turns, so that all see the same machine."""
    best = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for place, task in enumerate(tasks):
            start = time.process_time()
            task()
            best[place] = min(best[place], time.process_time() - start)
    return best


def verdict(holds: bool) -> str:
    """Return how a bound is reported."""
    return "PASS" if holds else "FAIL"


if __name__ == "__main__":
    sys.exit(main())
