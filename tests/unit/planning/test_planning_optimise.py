"""The solver's child process: what it answers, and what is answered when it is stopped, overruns or fails."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

import pytest

from planning import optimise as module
from planning.feasibility import find_violations
from planning.model import Precedence, Problem
from planning.optimise import certify, optimise, order_quickly
from planning.wire import Finding, write_finding
from tests.unit.planning.exhaustive import schedule_of
from tests.unit.planning.small import make_problem, make_task

ROOT = Path(__file__).resolve().parents[3]


def make_traps() -> Problem:
    """The order by bundles takes what gains most for its effort, and so misses the pair that fills the capacity."""
    tasks = (
        make_task("quick", 6, value=7.0),
        make_task("left", 5, value=5.0),
        make_task("right", 5, value=5.0),
    )
    return make_problem(*tasks, hours=10, periods=1)


def use_child(monkeypatch: pytest.MonkeyPatch, script: str, *more: str) -> None:
    monkeypatch.setattr(module, "CHILD", (sys.executable, "-c", script, *more))


def test_the_child_proves_what_the_order_by_bundles_misses() -> None:
    problem = make_traps()
    quick, best = order_quickly(problem), optimise(problem)
    assert (quick.schedule.value, quick.certificate.stopped) == (7, "unasked")
    assert quick.certificate.bound == pytest.approx(11)
    assert quick.certificate.gap == pytest.approx(4 / 7)
    assert best.schedule.finish == {"left": 1, "right": 1}
    assert best.schedule.left_out == ("quick",)
    assert (best.certificate.status, best.certificate.value, best.certificate.bound) == ("optimal", 10, 10)
    assert (best.certificate.gap, best.certificate.stopped) == (0, None)


def test_what_must_be_and_does_not_fit_is_named_without_a_child(monkeypatch: pytest.MonkeyPatch) -> None:
    use_child(monkeypatch, "raise SystemExit('not to be started')")
    answer = optimise(make_problem(make_task("base", 8), make_task("duty", 4, Precedence("base", 0), by=1)))
    assert (answer.schedule.finish, answer.schedule.left_out) == ({}, ("base", "duty"))
    certificate = answer.certificate
    assert (certificate.status, certificate.value, certificate.bound, certificate.gap) == ("infeasible",) + (None,) * 3
    assert certificate.obstacle is not None
    assert certificate.obstacle.actions == ("base", "duty")
    assert certificate.obstacle.missing == 2


def test_what_cannot_be_cut_to_fit_the_periods_is_named_with_what_is_missing() -> None:
    tasks = [make_task(name, 6, by=3) for name in "abcd"]
    answer = optimise(make_problem(*tasks, periods=3, mode="period"))
    obstacle = answer.certificate.obstacle
    assert obstacle is not None
    assert (obstacle.kind, obstacle.actions, obstacle.resource) == ("periods", ("a", "b", "c", "d"), "hours")
    assert obstacle.needed == 24
    assert obstacle.missing == pytest.approx(2)


def test_a_child_that_overruns_is_stopped_at_twice_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    use_child(monkeypatch, "import time; time.sleep(60)")
    start = time.monotonic()
    answer = optimise(make_traps(), limit=0.4)
    assert 0.8 <= time.monotonic() - start < 5
    assert (answer.certificate.status, answer.certificate.stopped) == ("feasible", "overrun")
    assert answer.schedule.value == 7
    assert answer.certificate.gap == pytest.approx(4 / 7)


def test_what_a_child_said_before_it_was_stopped_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    line = write_finding(Finding({"left": 1, "right": 1}, bound=10.5))
    use_child(monkeypatch, "import sys, time; print(sys.argv[1], flush=True); time.sleep(60)", line)
    answer = optimise(make_traps(), limit=1)
    assert answer.schedule.value == 10
    assert answer.certificate.gap == pytest.approx(0.05)
    assert (answer.certificate.status, answer.certificate.stopped) == ("feasible", "overrun")


@pytest.mark.parametrize(
    "script",
    [
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "raise SystemExit('no such library')",
        "import sys; print('{\"finish\": {\"le', end=''); sys.exit(3)",
    ],
)
def test_a_child_that_fails_leaves_the_order_by_bundles(
    script: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use_child(monkeypatch, script)
    with caplog.at_level(logging.WARNING):
        answer = optimise(make_traps())
    assert (answer.schedule.value, answer.certificate.status, answer.certificate.stopped) == (7, "feasible", "fault")
    assert caplog.records


def test_a_child_that_cannot_be_started_leaves_the_order_by_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CHILD", ("/nowhere/python",))
    assert optimise(make_traps()).certificate.stopped == "fault"


@pytest.mark.parametrize(
    "finding", [Finding({"quick": 1, "left": 1}, bound=12), Finding({"stranger": 1}, bound=12), Finding({"left": 2})]
)
def test_a_schedule_that_breaks_a_rule_is_not_believed(finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    use_child(monkeypatch, "import sys; print(sys.argv[1])", write_finding(finding))
    answer = optimise(make_traps())
    assert (answer.schedule.finish, answer.certificate.status) == ({"quick": 1}, "feasible")
    assert answer.certificate.stopped == "fault"


@pytest.mark.parametrize("noise", [b"\xda\xff\n", b"{not json}\n", b'{"stranger": 1}\n'])
def test_what_is_no_finding_is_passed_over(noise: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    found = write_finding(Finding({"left": 1, "right": 1}, bound=10, proved=True, settled=True))
    use_child(monkeypatch, f"import sys; sys.stdout.buffer.write({noise!r}); print(sys.argv[1])", found)
    assert optimise(make_traps()).schedule.finish == {"left": 1, "right": 1}


def test_a_search_that_ends_with_nothing_in_hand_says_that_the_time_was_up(monkeypatch: pytest.MonkeyPatch) -> None:
    use_child(monkeypatch, "")
    assert optimise(make_traps()).certificate.stopped == "clock"


def test_a_value_that_is_proven_and_a_choice_that_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    line = write_finding(Finding({"left": 1, "right": 1}, bound=10, proved=True))
    use_child(monkeypatch, "import sys; print(sys.argv[1])", line)
    certificate = optimise(make_traps()).certificate
    assert (certificate.status, certificate.stopped, certificate.gap) == ("optimal", "clock", 0)


def test_the_quick_order_says_when_it_finds_no_place_for_what_must_be() -> None:
    tight = make_problem(*(make_task(n, h, by=2) for n, h in zip("abcd", (7, 4, 6, 3), strict=True)), periods=2)
    assert order_quickly(tight).certificate.status == "feasible"
    pieces = make_problem(*(make_task(name, 6, by=3) for name in "abcd"), periods=3, mode="period")
    answer = order_quickly(pieces)
    assert answer.certificate.obstacle is not None
    assert (answer.certificate.status, answer.certificate.obstacle.kind) == ("infeasible", "time")
    assert (
        order_quickly(make_problem(make_task("a", 99, by=1))).certificate.obstacle
        == optimise(make_problem(make_task("a", 99, by=1))).certificate.obstacle
    )


def test_a_gap_is_a_share_of_the_value() -> None:
    problem = make_problem(make_task("a", value=4.0), periods=1)
    assert certify(schedule_of(problem, {"a": 1}), 5, None).gap == 0.25
    assert certify(schedule_of(problem, {}), 5, None).gap == pytest.approx(5e9)
    assert certify(schedule_of(problem, {"a": 1}), 3, None).bound == 4
    cost = make_problem(make_task("a", value=-4.0, at=1), periods=1)
    assert certify(schedule_of(cost, {"a": 1}), -3, None).gap == 0.25


def test_the_same_problem_gives_the_same_answer_byte_for_byte() -> None:
    tasks = [make_task(name, 3 + n % 4, lead=n % 3) for n, name in enumerate("gfedcba")]
    one, two = make_problem(*tasks), make_problem(*reversed(tasks))
    assert repr(optimise(one)) == repr(optimise(two)) == repr(optimise(one))
    assert find_violations(one, optimise(one).schedule) == ()


def find_words(folder: str) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize(
    "folder", ["planning", "scoring", "assessments", "storage", "reports", "commands", "ui", "pages", "bench"]
)
def test_nothing_is_forked_and_no_script_is_run_twice(folder: str) -> None:
    for text in find_words(folder):
        assert not any(word in text for word in ("multiprocessing", "os.fork", "ProcessPool", "forkserver", "joblib"))


def test_only_one_module_knows_the_solver() -> None:
    knowing = [path.name for path in sorted((ROOT / "planning").glob("*.py")) if "import highspy" in path.read_text()]
    assert knowing == ["engine.py"]
    assert "planning.engine" not in "".join(find_words("ui") + find_words("pages") + find_words("commands"))
