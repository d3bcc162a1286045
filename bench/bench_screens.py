"""CPU of the server for start and first page, and for one saved answer, each against an empty script in the same run.

`python -m bench.bench_screens`; the bounds are 1.3 and 2.5, the exit code is 1 if one is not kept.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

import wiring
from assessments.companies import add_company
from assessments.lifecycle import start_assessment
from bench.visitor import ROOT, Server, Visitor
from questionnaires.company import CompanyProfile

APP, EMPTY = ROOT / "app.py", ROOT / "bench" / "empty_app.py"
STARTS, ROUNDS, CLICKS = 5, 4, 150
START_BOUND, ANSWER_BOUND = 1.3, 2.5


def prepare(folder: Path, track: str) -> str:
    """Return the id of a fresh draft in a database of its own."""
    services = wiring.open_services(wiring.Settings(folder))
    edition = services.catalogue.load(wiring.QUESTIONNAIRE)
    profile = CompanyProfile(headcount=120)
    company = add_company(services.store, wiring.WORKSPACE, "Bench", profile, wiring.new_operation())
    draft = start_assessment(services.store, edition, company, track, date(2026, 1, 1), wiring.new_operation())
    services.store.close()
    return draft.id


def cost_of_start(script: Path) -> float:
    """Return the CPU seconds from nothing to the first page drawn, over a database that holds no company yet."""
    with tempfile.TemporaryDirectory() as folder:
        wiring.open_services(wiring.Settings(Path(folder))).store.close()
        server = Server(script, Path(folder))
        Visitor(server.port).close()
        seconds = server.cpu_seconds()
        server.stop()
    return seconds


def cost_of_empty_run(server: Server, visitor: Visitor) -> float:
    """Return the CPU seconds of one rerun of the empty script."""
    before = server.cpu_seconds()
    for _ in range(CLICKS):
        visitor.run()
    return (server.cpu_seconds() - before) / CLICKS


def cost_of_answer(server: Server, visitor: Visitor, key: str) -> float:
    """Return the CPU seconds of one answer, saved and drawn."""
    before = server.cpu_seconds()
    for click in range(CLICKS):
        visitor.choose(key, click % 5)
    return (server.cpu_seconds() - before) / CLICKS


def compare_answers() -> tuple[float, float]:
    """Return the best cost of an empty run and of an answer, measured in turns on two servers that both run."""
    with tempfile.TemporaryDirectory() as folder:
        draft = prepare(Path(folder), "full")
        floor, app = Server(EMPTY, Path(folder)), Server(APP, Path(folder))
        idle = Visitor(floor.port)
        respondent = Visitor(app.port, "answer", f"assessment={draft}")
        key = f"said-{draft}-goals.alignment"
        empty, answer = [], []
        for _ in range(ROUNDS + 1):
            empty.append(cost_of_empty_run(floor, idle))
            answer.append(cost_of_answer(app, respondent, key))
        floor.stop()
        app.stop()
    return min(empty[1:]), min(answer[1:])


def report(what: str, cost: float, floor: float, bound: float) -> bool:
    """Print one comparison and return whether it keeps its bound."""
    kept = cost <= bound * floor
    verdict = "ok" if kept else "TOO MUCH"
    print(
        f"{what:24} {cost * 1000:7.1f} ms   floor {floor * 1000:7.1f} ms   "
        f"x {cost / floor:.2f} (at most {bound}) {verdict}"
    )
    return kept


def main() -> int:
    """Measure, print, and return 0 if every bound is kept."""
    starts = [(cost_of_start(EMPTY), cost_of_start(APP)) for _ in range(STARTS)]
    kept = report("start and first page", min(s[1] for s in starts), min(s[0] for s in starts), START_BOUND)
    empty, answer = compare_answers()
    return 0 if report("one answer, saved", answer, empty, ANSWER_BOUND) and kept else 1


if __name__ == "__main__":
    sys.exit(main())
