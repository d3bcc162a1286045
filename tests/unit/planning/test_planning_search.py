"""What the child process does, step by step: presolve, program, search, choice among equals, lines written."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Mapping
from dataclasses import replace

import pytest

from planning import engine, solver
from planning.bounds import bound_value
from planning.model import Increment, Obstacle, Precedence, Problem
from planning.obstacles import describe, find_obstacle
from planning.presolve import canonical, reduce_problem
from planning.program import DONE, NOT, write_packing, write_program
from planning.tidy import arrange, settle
from planning.wire import Finding, read_findings, read_order, write_finding, write_order
from tests.unit.planning.exhaustive import schedule_of, solve_here
from tests.unit.planning.small import make_problem, make_task


def windows_of(problem: Problem) -> Mapping[str, tuple[int, ...]]:
    return {name: tuple(window) for name, window in reduce_problem(problem).windows.items()}


def test_no_action_is_finished_before_there_is_room_for_all_it_builds_on() -> None:
    problem = make_problem(make_task("base", 15), make_task("top", 10, Precedence("base", 0)), make_task("x", 41))
    assert windows_of(problem) == {"base": (2, 3, 4), "top": (3, 4)}


def test_no_action_is_finished_before_there_is_room_for_what_is_due_by_then() -> None:
    problem = make_problem(make_task("duty", 20, by=2), make_task("a", 12), make_task("big", 25))
    assert windows_of(problem) == {"duty": (2,), "a": (4,)}


def test_where_nothing_carries_over_an_action_waits_for_a_period_that_is_large_enough() -> None:
    problem = make_problem(make_task("a", 8), periods=3, mode="period", resources={"hours": (5, 5, 9)})
    assert windows_of(problem) == {"a": (3,)}


def test_what_excludes_something_settled_is_dropped_with_all_that_builds_on_it() -> None:
    problem = make_problem(
        make_task("old", state="done"),
        make_task("rival", excludes=("old",)),
        make_task("heir", 1, "rival"),
        make_task("mixed", 1, "other", excludes=("other",)),
        make_task("other"),
    )
    assert set(windows_of(problem)) == {"other"}


def test_what_helps_nothing_is_dropped() -> None:
    increments = (
        Increment("cost", -1.0, needs=("harm",)),
        Increment("low", 0.0, needs=("step",)),
        Increment("high", 1.0, needs=("top",), below="low"),
    )
    problem = make_problem(*(make_task(n) for n in ("harm", "step", "top", "idle")), increments=increments)
    assert set(windows_of(problem)) == {"step", "top"}


def test_an_increment_that_hangs_on_one_action_becomes_its_worth() -> None:
    increments = (
        Increment("x.1", 1.0, needs=("a",)),
        Increment("x.2", 2.0, needs=("b",), below="x.1"),
        Increment("either", 4.0, one_of=("a", "lost"), needs=("b",)),
        Increment("lone", 8.0, one_of=("a", "lost")),
        Increment("always", 16.0, one_of=("old", "a")),
        Increment("never", 32.0, needs=("lost",)),
        Increment("above", 64.0, below="never"),
        Increment("nowhere", 128.0, one_of=("lost",)),
    )
    tasks = (make_task("a"), make_task("b", 1, "a"), make_task("lost", 99), make_task("old", state="done"))
    reduced = reduce_problem(make_problem(*tasks, increments=increments))
    assert (dict(reduced.worth), reduced.held, reduced.joints) == ({"a": 9.0, "b": 6.0}, 16.0, {})


def test_an_increment_may_stand_before_the_one_it_builds_on() -> None:
    increments = (Increment("b", 1.0, below="c"), Increment("a", 2.0, below="b"), Increment("c", 4.0, needs=("x",)))
    assert reduce_problem(make_problem(make_task("x"), increments=increments)).worth == {"x": 7.0}


def test_of_two_that_exclude_each_other_the_better_one_is_planned() -> None:
    tasks = (make_task("a", 2, value=1.0, excludes=("b",)), make_task("b", 2, value=2.0))
    assert solve_here(make_problem(*tasks))[-1].finish == {"b": 1}


def test_what_has_no_period_to_be_finished_in_has_no_plan() -> None:
    problem = make_problem(make_task("a", 8, by=2), mode="period", resources={"hours": (5, 5, 9, 9)})
    assert windows_of(problem) == {"a": ()}
    last = solve_here(problem)[-1]
    assert last.infeasible
    assert last.missing == {"hours": pytest.approx(3)}


def test_increments_of_several_actions_share_a_joint_of_a_name_of_its_own() -> None:
    increments = (
        Increment("a", 1.0, needs=("a", "b")),
        Increment("same", 2.0, needs=("b", "a")),
        Increment("up", -4.0, needs=("c",), below="same"),
    )
    tasks = (make_task("a"), make_task("b"), make_task("c", value=1.0))
    reduced = reduce_problem(make_problem(*tasks, increments=increments))
    assert {name: (j.needs, j.one_of, j.forced) for name, j in reduced.joints.items()} == {
        "a*": (("a", "b"), (), True),
        "up": (("a*", "c"), (), True),
    }
    assert reduced.worth == {"c": 1.0, "a*": 3.0, "up": -4.0}


def test_settled_columns_are_none() -> None:
    problem = make_problem(make_task("duty", 19, by=3), make_task("fixed", 1, at=2), make_task("free", 5))
    program = write_program(reduce_problem(problem))
    assert program.columns == {"duty": (NOT, 0, DONE, DONE), "fixed": (NOT, DONE, DONE, DONE), "free": (1, 2, 3, 4)}
    finish = {"duty": 3, "fixed": 2, "free": 4}
    assert program.finish_of(program.point_of(finish)) == finish
    assert program.finish_of(program.point_of({})) == {"duty": 3, "fixed": 2}


def test_a_program_says_what_a_schedule_is_worth() -> None:
    increments = (Increment("one", 3.0, one_of=("a", "b")), Increment("two", 5.0, needs=("a", "c"), below="one"))
    problem = make_problem(*(make_task(n, 4, value=1.0) for n in "abc"), increments=increments)
    program = write_program(reduce_problem(problem))
    for finish in ({}, {"a": 1}, {"b": 2, "c": 1}, {"a": 2, "c": 1}):
        point = program.point_of(finish)
        worth = program.fixed + sum(g * x for g, x in zip(program.gains, point, strict=True))
        assert worth == pytest.approx(schedule_of(problem, finish).value)


def test_a_joint_that_is_certain_has_no_column() -> None:
    increments = (Increment("both", 3.0, needs=("a", "b"), one_of=("c", "d")),)
    tasks = (*(make_task(n, 1, at=2) for n in "abc"), make_task("d", 35, value=1.0))
    program = write_program(reduce_problem(make_problem(*tasks, increments=increments)))
    assert program.columns["both"] == (NOT, DONE, DONE, DONE)
    assert program.fixed == 9


def test_the_least_that_is_missing_is_found() -> None:
    problem = make_problem(*(make_task(n, 6, by=2) for n in "abc"), make_task("old", state="done"), mode="period")
    last = solve_here(problem)[-1]
    assert last.infeasible
    assert last.missing == {"hours": pytest.approx(2)}
    assert write_packing(problem).reduced.required == {"a", "b", "c"}


def test_two_resources_may_be_missing_at_once() -> None:
    tasks = (make_task(n, effort={"hours": 6, "money": 4}, by=2) for n in "abc")
    resources = {"hours": (10.0, 10.0), "money": (6.0, 6.0), "luck": (1.0, 1.0)}
    last = solve_here(make_problem(*tasks, periods=2, resources=resources, mode="period"))[-1]
    assert last.missing == {"hours": pytest.approx(2), "money": pytest.approx(2)}


def test_without_time_the_order_by_bundles_stays_and_nothing_is_claimed() -> None:
    problem = make_problem(*(make_task(n, 3 + ord(n) % 5) for n in "abcdefghij"), periods=12, hours=3)
    first, *_, last = solve_here(problem, seconds=-1)
    assert last.finish.keys() == first.finish.keys()
    assert (last.proved, last.settled) == (False, False)
    assert last.bound <= bound_value(reduce_problem(canonical(problem)))


def test_without_time_what_does_not_fit_is_not_reckoned_out(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = make_problem(*(make_task(name, 6, by=3) for name in "abcd"), periods=3, mode="period")
    monkeypatch.setattr(engine, "find_best", lambda *_: engine.Outcome("nothing"))
    assert solve_here(pieces) == []
    monkeypatch.setattr(engine, "find_best", lambda *_: engine.Outcome("infeasible", ended=True))
    assert solve_here(pieces) == [Finding(infeasible=True, missing={})]


def test_a_point_that_breaks_a_rule_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = make_problem(make_task("a", 6), make_task("b", 6), periods=1)

    def cheat(program: object, start: object, seconds: float, listen: object) -> engine.Outcome:
        return engine.Outcome("found", [1.0, 1.0], 2.0, ended=True)

    monkeypatch.setattr(engine, "find_best", cheat)
    last = solve_here(problem)[-1]
    assert len(last.finish) == 1
    assert not last.proved


@pytest.mark.parametrize(
    "outcome", [engine.Outcome("infeasible", ended=True), engine.Outcome("found", [1.0, 1.0], 1.0, ended=True)]
)
def test_a_second_stage_that_goes_wrong_leaves_the_first(
    outcome: engine.Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "find_soonest", lambda *_: outcome)
    last = solve_here(make_problem(make_task("a", 6), make_task("b", 7), periods=1))[-1]
    assert (last.finish, last.proved) == ({"a": 1}, True)
    assert last.settled == (outcome.status == "infeasible")


def test_very_many_actions_are_not_exchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "MOST_SETTLED", 0)
    assert solve_here(make_problem(make_task("a", 10), periods=1))[-1].settled


def test_the_engine_can_start_from_nothing_and_tells_what_is_impossible() -> None:
    problem = make_problem(*(make_task(n, 6, by=2) for n in "abc"), make_task("d"), mode="period", periods=3)
    program = write_program(reduce_problem(problem))
    assert engine.find_best(program, None, 10, lambda point, bound: None).status == "infeasible"
    free = write_program(reduce_problem(make_problem(make_task("a", 6), make_task("b", 6))))
    found = engine.find_best(free, None, 10, lambda point, bound: None)
    assert (found.status, found.ended) == ("found", True)
    assert found.bound == pytest.approx(7)
    assert engine.find_best(free, None, 0, lambda point, bound: None).status in {"found", "nothing"}


def test_a_program_without_gain_is_solved_as_well() -> None:
    free = write_program(reduce_problem(make_problem(make_task("a", 6, value=1.0), weights=(0.0,) * 4)))
    assert engine.find_best(free, None, 10, lambda point, bound: None).bound == 0


def test_zero_effort_is_done_as_early_as_can_be() -> None:
    problem = make_problem(
        make_task("a", 0, value=1.0, lead=2), make_task("b", 0, "a", value=1.0), weights=(0, 0, 0, 1)
    )
    assert solve_here(problem)[-1].finish == {"a": 2, "b": 3}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"c": 1, "b": 2}, {"a": 1, "b": 2}),
        ({"b": 3, "a": 1}, {"a": 1, "b": 2}),
        ({"b": 1, "a": 2}, {"a": 1, "b": 2}),
    ],
)
def test_equals_are_settled_by_period_then_by_id(before: dict[str, int], after: dict[str, int]) -> None:
    assert settle(make_problem(*(make_task(n, 10) for n in "abc")), before) == after


def test_no_exchange_breaks_a_rule() -> None:
    tasks = (
        make_task("a", 10, lead=2),
        make_task("b", 10, excludes=("e",)),
        make_task("c", 10, at=3),
        make_task("d", 10, by=4),
        make_task("e", 5, Precedence("d", 0)),
    )
    problem = make_problem(*tasks)
    finish = {"d": 1, "a": 2, "c": 3, "e": 4}
    assert settle(problem, finish) == finish | {"e": 4}


def test_in_a_period_what_is_worth_more_comes_first_but_after_what_it_builds_on() -> None:
    tasks = (
        make_task("base", 1, value=0.1),
        make_task("dear", 1, Precedence("base", 0), value=9.0),
        make_task("fair", 1, value=5.0),
        make_task("free", 0, value=0.5),
        make_task("first", 1, value=0.2),
    )
    reduced = reduce_problem(make_problem(*tasks))
    finish = dict.fromkeys(("base", "dear", "fair", "free", "first"), 1)
    assert tuple(arrange(reduced, finish)) == ("free", "base", "dear", "fair", "first")
    assert tuple(arrange(reduced, finish | {"free": 2}, {"first"})) == ("first", "base", "dear", "fair", "free")


def test_a_problem_and_what_was_found_survive_the_way_to_the_child_and_back() -> None:
    problem = canonical(
        make_problem(
            make_task("a", 1, Precedence("b", 0), value=-1.0, by=3, excludes=("c",), lead=2, at=3, state="started"),
            make_task("b"),
            make_task("c"),
            increments=(Increment("x", 0.1), Increment("y", 0.2, ("a",), ("b", "c"), "x")),
        )
    )
    order = read_order(write_order(problem, {"b", "a"}, 3))
    assert (order.problem, order.first, order.limit) == (problem, ("a", "b"), 3)
    finding = Finding({"a": 1}, 0.1 + 0.2, proved=True)
    text = write_finding(finding) + "\n"
    assert [*read_findings("Running a library\n" + text + text[:-9])] == [finding]


def test_the_child_reads_an_order_and_writes_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(write_order(make_problem(make_task("a")), (), 10)))
    solver.main()
    assert [*read_findings(capsys.readouterr().out)][-1] == Finding({"a": 1}, 4, proved=True, settled=True)


def test_the_limit_of_the_child_begins_when_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    monkeypatch.setattr(sys, "stdin", io.StringIO(write_order(make_problem(make_task("a")), (), 7)))
    monkeypatch.setattr(solver, "search", lambda problem, first, deadline, report: asked.append(deadline))
    before = time.monotonic()
    solver.main()
    assert before + 7 <= asked[0] <= time.monotonic() + 7


def test_every_kind_of_obstacle_is_told_in_a_sentence() -> None:
    lost = find_obstacle(make_problem(make_task("a", 1, "ghost", state="started")))
    assert lost == Obstacle("prerequisite", ("ghost", "a"), 4)
    assert describe(lost) == "a must be done by the end of period 4, and builds on what can never be done (ghost)"
    assert describe(replace(lost, kind="time")).startswith("ghost, a: no plan that holds them all was found in time")
    long = find_obstacle(make_problem(make_task("a", 1, lead=5, by=3)))
    assert long is not None
    assert describe(long) == "a must be done by the end of period 3, and cannot be done before period 5"


def test_everything_that_is_due_together_is_named_where_each_would_fit_alone() -> None:
    found = find_obstacle(make_problem(make_task("a", 15, by=2), make_task("b", 9, by=2), make_task("c", 1, by=4)))
    assert found == Obstacle("capacity", ("a", "b"), 2, "hours", 24, 4)


def test_a_resource_that_there_is_not_is_missing_whole() -> None:
    found = find_obstacle(make_problem(make_task("a", effort={"luck": 2}, by=2)))
    assert found == Obstacle("capacity", ("a",), 2, "luck", 2, 2)


def test_what_is_done_may_exclude_what_is_done() -> None:
    tasks = (make_task("a", state="done", excludes=("b",)), make_task("b", state="done"))
    assert find_obstacle(make_problem(*tasks)) is None
    assert solve_here(make_problem(*tasks))[-1].finish == {"a": 0, "b": 0}
