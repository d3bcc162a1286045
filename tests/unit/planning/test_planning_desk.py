"""The desk where plans are proven in the background."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

import pytest

from planning.desk import MOST_WAITING, Desk
from planning.model import Answer, Problem
from planning.optimise import optimise, order_quickly
from tests.unit.planning.small import make_problem, make_task

LONG = 10.0


class Solver:
    """A solver that waits for leave, and says what it was asked."""

    def __init__(self) -> None:
        self.leave = threading.Semaphore(0)
        self.begun = threading.Semaphore(0)
        self.asked: list[str] = []

    def __call__(self, problem: Problem, first: Collection[str]) -> Answer:
        self.asked.append(problem.tasks[0].id)
        self.begun.release()
        assert self.leave.acquire(timeout=LONG)
        return prove(problem, first)


def prove(problem: Problem, first: Collection[str] = ()) -> Answer:
    quick = order_quickly(problem, first)
    return replace(quick, certificate=replace(quick.certificate, status="optimal", stopped=None))


def problem_of(name: str) -> Problem:
    return make_problem(make_task(name))


@pytest.fixture
def solver() -> Solver:
    return Solver()


@pytest.fixture
def desk(solver: Solver) -> Iterator[Desk]:
    desk = Desk(solver)
    yield desk
    desk.close()
    solver.leave.release(100)
    assert desk.settle(LONG)


def begin(desk: Desk, solver: Solver, name: str) -> None:
    """Have a problem begun."""
    desk.solve(problem_of(name))
    assert solver.begun.acquire(timeout=LONG)


def in_thread(work: Callable[[], Answer]) -> tuple[threading.Thread, list[Answer]]:
    found: list[Answer] = []
    thread = threading.Thread(target=lambda: found.append(work()))
    thread.start()
    return thread, found


def test_a_quick_answer_stands_until_the_proof_is_there(desk: Desk, solver: Solver) -> None:
    problem = problem_of("a")
    assert desk.solve(problem) == order_quickly(problem)
    assert desk.is_waiting(problem)
    assert not desk.settle(0.01)
    solver.leave.release()
    assert desk.settle(LONG)
    assert desk.solve(problem) == prove(problem)
    assert not desk.is_waiting(problem)
    assert solver.asked == ["a"]


def test_a_problem_is_the_same_however_it_is_written_and_another_one_with_other_first_actions(
    desk: Desk, solver: Solver
) -> None:
    one = make_problem(make_task("a"), make_task("b"), resources={"hours": (9, 9, 9, 9), "money": (1, 0, 0, 0)})
    same = replace(
        one, tasks=one.tasks[::-1], increments=one.increments[::-1], resources=dict([*one.resources.items()][::-1])
    )
    solver.leave.release(2)
    desk.prove(one, ("a", "b"))
    assert desk.prove(same, ("b", "a")).certificate.status == "optimal"
    assert len(solver.asked) == 1
    desk.prove(one)
    assert len(solver.asked) == 2


def test_what_was_asked_last_is_proven_first_and_the_same_never_twice(desk: Desk, solver: Solver) -> None:
    begin(desk, solver, "a")
    for name in ("b", "c", "b", "a", "d", "c"):
        desk.solve(problem_of(name))
    solver.leave.release(4)
    assert desk.settle(LONG)
    assert solver.asked == ["a", "c", "d", "b"]


def test_at_most_a_few_wait_and_the_oldest_gives_way(desk: Desk, solver: Solver) -> None:
    begin(desk, solver, "a")
    names = [f"n{n}" for n in range(MOST_WAITING + 2)]
    for name in names:
        desk.solve(problem_of(name))
    assert [name for name in names if not desk.is_waiting(problem_of(name))] == names[:2]
    assert desk.is_waiting(problem_of("a"))


def test_what_somebody_waits_for_does_not_give_way(desk: Desk, solver: Solver) -> None:
    begin(desk, solver, "a")
    thread, found = in_thread(lambda: desk.prove(problem_of("wanted")))
    while not desk.is_waiting(problem_of("wanted")):
        pass
    for n in range(MOST_WAITING + 2):
        desk.solve(problem_of(f"n{n}"))
    assert desk.is_waiting(problem_of("wanted"))
    solver.leave.release(MOST_WAITING + 4)
    thread.join(LONG)
    assert found == [prove(problem_of("wanted"))]


def test_a_proof_is_shared_with_all_who_wait_for_it(desk: Desk, solver: Solver) -> None:
    problem = problem_of("a")
    waiting = [in_thread(lambda: desk.prove(problem)) for _ in range(3)]
    solver.leave.release()
    for thread, found in waiting:
        thread.join(LONG)
        assert found == [prove(problem)]
    assert desk.prove(problem) == prove(problem)
    assert solver.asked == ["a"]


def test_it_forgets_what_was_not_asked_for_longest() -> None:
    asked: list[str] = []

    def solve(problem: Problem, first: Collection[str]) -> Answer:
        asked.append(problem.tasks[0].id)
        return prove(problem, first)

    desk = Desk(solve, kept=2)
    for name in ("a", "b", "a", "c", "a", "b"):
        desk.prove(problem_of(name))
    assert asked == ["a", "b", "c", "b"]


def test_the_solver_of_the_house_proves_what_the_quick_order_misses() -> None:
    tasks = (make_task("quick", 6, value=7.0), make_task("left", 5, value=5.0), make_task("right", 5, value=5.0))
    problem = make_problem(*tasks, hours=10, periods=1)
    desk = Desk()
    assert desk.solve(problem).certificate.value == 7
    assert desk.settle(2 * LONG)
    certificate = desk.solve(problem).certificate
    assert (certificate.status, certificate.value, certificate.stopped) == ("optimal", 10, None)


def test_a_solver_that_fails_leaves_the_quick_answer_and_is_not_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    asked: list[str] = []

    def fail(problem: Problem, first: Collection[str]) -> Answer:
        asked.append(problem.tasks[0].id)
        raise RuntimeError("broken")

    desk = Desk(fail)
    answer = desk.prove(problem_of("a"))
    assert answer.schedule == order_quickly(problem_of("a")).schedule
    assert (answer.certificate.status, answer.certificate.stopped) == ("feasible", "fault")
    assert desk.solve(problem_of("a")) == answer
    assert asked == ["a"]
    assert "could not be proven" in caplog.text


def test_a_problem_that_no_order_can_be_made_of_leaves_the_desk_at_work(caplog: pytest.LogCaptureFixture) -> None:
    broken = make_problem(make_task("a"), resources={"hours": ()})
    desk = Desk(optimise)
    with pytest.raises(TypeError, match="not iterable"):
        desk.prove(broken)
    assert desk.settle(LONG)
    assert not desk.is_waiting(broken)
    assert "could not be made" in caplog.text


def test_a_closed_desk_gives_quick_answers_and_begins_nothing(desk: Desk, solver: Solver) -> None:
    begin(desk, solver, "a")
    desk.solve(problem_of("b"))
    thread, found = in_thread(lambda: desk.prove(problem_of("c")))
    while not desk.is_waiting(problem_of("c")):
        pass
    desk.close()
    thread.join(LONG)
    assert found == [order_quickly(problem_of("c"))]
    assert not desk.is_waiting(problem_of("b"))
    solver.leave.release()
    assert desk.settle(LONG)
    assert desk.solve(problem_of("a")) == prove(problem_of("a"))
    assert desk.solve(problem_of("d")) == desk.prove(problem_of("d")) == order_quickly(problem_of("d"))
    assert solver.asked == ["a"]
