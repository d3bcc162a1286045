"""`fivesteps plan --problem`: a problem in a file, its answer as JSON, and every mistake in one message."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planning.feasibility import find_violations
from planning.model import Schedule
from planning.problem_file import MOST_PERIODS, read_problem
from tests.cli.conftest import Result, Run

ROOT = Path(__file__).resolve().parents[2]
KEYS = ["status", "value", "bound", "gap", "schedule", "left_out", "reason"]
Solve = Callable[..., Result]


@pytest.fixture
def solve(run: Run, tmp_path: Path) -> Solve:
    """Solve a problem: a value that becomes JSON, or the text of the file."""

    def solve_problem(content: object, *more: object) -> Result:
        path = tmp_path / "problem.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return run("plan", "--problem", path, *more)

    return solve_problem


def an_action(name: str = "a", hours: float = 1, **more: Any) -> dict[str, Any]:
    return {"id": name, "effort": {"hours": hours}} | more


def a_problem(*actions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"periods": 2, "resources": {"hours": [10, 10]}, "actions": actions or [an_action(value=1)]} | more


def read_example() -> tuple[str, dict[str, Any]]:
    text = (ROOT / "docs" / "planning.md").read_text("utf-8")
    asked, answered = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    return asked, json.loads(answered)


def test_the_worked_example_of_the_documentation_is_true(solve: Solve) -> None:
    asked, answered = read_example()
    result = solve(asked)
    assert (result.code, result.err) == (0, "")
    assert result.json == answered
    assert list(result.json) == KEYS


def test_the_same_file_gives_the_same_bytes_and_so_does_another_order(solve: Solve) -> None:
    asked = json.loads(read_example()[0])
    turned = asked | {key: asked[key][::-1] for key in ("actions", "increments")}
    assert solve(asked).out == solve(asked).out == solve(turned).out


def test_only_an_id_and_an_effort_are_needed(solve: Solve) -> None:
    said = solve({"periods": 1, "actions": [{"id": "a", "effort": {}}]}).json
    assert said == dict(zip(KEYS, ["optimal", 0.0, 0.0, 0.0, {}, ["a"], None], strict=True))
    assert solve({"periods": 1, "actions": []}).json["status"] == "optimal"


def test_periods_and_a_discount_stand_for_weights(solve: Solve) -> None:
    weighed = solve({"weights": [1 / 1.1, 1 / 1.21], "resources": {"hours": [10, 10]}, "actions": [an_action(value=1)]})
    assert solve(a_problem(discount=0.1)).json["value"] == pytest.approx(weighed.json["value"])
    assert solve(a_problem()).json["value"] == 2


def test_done_actions_stand_in_period_0_and_count_from_the_first(solve: Solve) -> None:
    said = solve(a_problem(an_action("old", 99, value=3, state="done"), an_action("going", 9, state="started"))).json
    assert (said["schedule"], said["value"]) == ({"old": 0, "going": 1}, 6)


def test_every_field_is_understood(solve: Solve, tmp_path: Path) -> None:
    problem = a_problem(
        an_action("a", 4, value=-0.5, lead=2),
        an_action("b", 4, after=[{"action": "a", "lag": 0}], by=2),
        an_action("c", 2, at=2, excludes=["d"]),
        an_action("d", 1, value=9),
        mode="period",
        increments=[
            {"id": "x.1", "value": 1, "needs": ["b"]},
            {"id": "x.2", "value": 2, "one_of": ["c", "d"], "below": "x.1"},
        ],
    )
    said = solve(problem).json
    assert said["schedule"] == {"a": 2, "b": 2, "c": 2}
    assert said["value"] == pytest.approx(2.5)
    schedule = Schedule(said["schedule"], tuple(said["left_out"]), said["value"])
    assert find_violations(read_problem(tmp_path / "problem.json"), schedule) == ()


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (a_problem(an_action("b", 15), an_action("a", 8, after=[{"action": "b"}], by=2)), ["b, a", "23", "missing: 3"]),
        (
            a_problem(an_action("b"), an_action("a", after=[{"action": "b"}], by=1)),
            ["a must", "(b)", "before period 2"],
        ),
        (a_problem(an_action("a", by=1, excludes=["b"]), an_action("b", state="started")), ["a, b", "exclude"]),
        (a_problem(an_action("a", 12, by=2), mode="period"), ["a: it needs 12 of hours in one", "missing: 2"]),
        (a_problem(*(an_action(n, 6, by=2) for n in "abc"), mode="period"), ["a, b, c", "18", "missing: 2 or more"]),
    ],
)
def test_what_cannot_be_done_is_named_with_what_is_missing(
    solve: Solve, problem: dict[str, Any], words: list[str]
) -> None:
    result = solve(problem)
    assert (result.code, result.err) == (1, "")
    said = result.json
    assert list(said) == KEYS
    assert [said[key] for key in KEYS[:5]] == ["infeasible", None, None, None, {}]
    assert said["left_out"] == sorted(action["id"] for action in problem["actions"])
    for word in words:
        assert word in said["reason"]


def test_a_plan_that_is_not_proven_says_within_how_much_it_is_of_the_best(
    solve: Solve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planning.optimise.CHILD", ("/nowhere/python",))
    said = solve(a_problem(an_action("a", 15, value=2), an_action("b", 12, value=1))).json
    assert (said["status"], said["schedule"]) == ("feasible", {"a": 2})
    assert said["reason"].startswith("the solver failed: within ")
    assert said["gap"] == pytest.approx((said["bound"] - said["value"]) / said["value"])


def test_a_stop_before_the_choice_among_equals_is_told(solve: Solve, monkeypatch: pytest.MonkeyPatch) -> None:
    from planning.optimise import CHILD
    from planning.wire import Finding, write_finding

    line = write_finding(Finding({"a": 1}, 2, proved=True))
    monkeypatch.setattr("planning.optimise.CHILD", (CHILD[0], "-c", "import sys; print(sys.argv[1])", line))
    said = solve(a_problem()).json
    assert (said["status"], said["gap"]) == ("optimal", 0)
    assert "may be just as good" in said["reason"]


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("", ["line 1", "JSON"]),
        ("[" * 100_000, ["JSON"]),
        ("[]", ["the file", "dictionary"]),
        ('{"actions": [], "actions": []}', ['"actions"', "twice"]),
        ({}, ["actions", "required"]),
        ({"actions": []}, ["weights", "periods"]),
        (a_problem(weights=[1, 1]), ["periods", "Keep one"]),
        (a_problem(weights=[1, 1], periods=None, discount=0), ["discount", "Keep one"]),
        (a_problem(weights=[], periods=None), ["weights", "at least 1"]),
        (a_problem(weights=[1, -1], periods=None), ["weights.1", "greater than or equal to 0"]),
        (a_problem(periods=0), ["periods", "greater than or equal to 1"]),
        (a_problem(periods=1.5), ["periods", "integer"]),
        (a_problem(periods=MOST_PERIODS + 1), ["periods", str(MOST_PERIODS)]),
        (a_problem(discount=-0.1), ["discount"]),
        (a_problem(mode="flow"), ["mode", "fluid", "period", '"flow"']),
        (a_problem(speed=3), ["speed", "no such field"]),
        (a_problem(resources={"hours": [10]}), ["resources.hours", "1 amounts for 2 periods"]),
        (a_problem(resources={"hours": [10, -1]}), ["resources.hours.1", "greater than or equal to 0", "-1"]),
        (a_problem(resources={"hours": [10, float("nan")]}), ["resources.hours.1", "finite"]),
        (a_problem(resources={"hours": [10, 10**400]}), ["resources.hours.1", "number"]),
        (a_problem(resources={"hours": 10}), ["resources.hours", "tuple"]),
        (a_problem(resources={"hours": ["10", 10]}), ["resources.hours.0", '"10"']),
        (a_problem(resources={"hours": [True, 10]}), ["resources.hours.0", "true"]),
        (a_problem({"id": "a"}), ["actions.0.effort", "required"]),
        (a_problem({"effort": {}}), ["actions.0.id", "required"]),
        (a_problem(an_action("")), ["actions.0.id", "at least 1"]),
        (a_problem(an_action(hours=-1)), ["actions.0.effort.hours", "-1"]),
        (a_problem(an_action(value=float("inf"))), ["actions.0.value", "inf"]),
        (a_problem(an_action(efort={})), ["actions.0.efort", "no such field"]),
        (a_problem({"id": "a", "effort": {"hour": 1}}), ['"a": effort', '"hour"', '"hours"']),
        (a_problem(an_action(), an_action()), ["actions", '"a"', "twice"]),
        (a_problem(an_action("first", after=[{"action": "frist"}])), ["after", '"frist"', '"first"']),
        (a_problem(an_action(after=[{"action": "a", "lag": -1}])), ["after.0.lag", "-1"]),
        (a_problem(an_action(after=["a"])), ["actions.0.after.0"]),
        (a_problem(an_action(after=[{"action": "a"}])), ['"a" -> "a"', "circle"]),
        (
            a_problem(
                an_action("a", after=[{"action": "b", "lag": 0}]), an_action("b", after=[{"action": "a", "lag": 0}])
            ),
            ["actions", "circle"],
        ),
        (a_problem(an_action(excludes=["a"])), ["excludes itself"]),
        (a_problem(an_action(excludes=["b"])), ["excludes", '"b"']),
        (a_problem(an_action(state="paused")), ["state", "open"]),
        (a_problem(an_action(by=0)), ['"a": by: 0 is in the past', "1 to 2"]),
        (a_problem(an_action(at=3)), ['"a": at: 3 is after the last period, 2']),
        (a_problem(an_action(by=True)), ["by", "integer"]),
        (a_problem(increments=[{"id": "x"}]), ["increments.0.value", "required"]),
        (a_problem(increments=[{"id": "x", "value": 1, "needs": ["z"]}]), ['"x": needs', '"z"']),
        (a_problem(increments=[{"id": "x", "value": 1, "one_of": ["z"]}]), ['"x": one_of', '"z"']),
        (a_problem(increments=[{"id": "x", "value": 1, "below": "a"}]), ['"x": below', "increment"]),
        (a_problem(increments=[{"id": "x", "value": 1, "below": "x"}]), ["increments", "circle"]),
        (a_problem(increments=[{"id": "x", "value": 1}] * 2), ["increments", '"x"', "twice"]),
    ],
)
def test_a_faulty_problem_is_refused_with_its_place(solve: Solve, problem: object, words: list[str]) -> None:
    result = solve(problem)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("fivesteps plan: ")
    assert "Traceback" not in result.err
    assert "problem.json" in result.err
    for word in words:
        assert word in result.err, result.err


def test_all_problems_of_a_file_are_told_at_once_but_not_a_thousand(solve: Solve) -> None:
    assert solve(a_problem(an_action(by=0, excludes=["x"]), an_action())).err.count("\n") == 3
    long = solve(a_problem(*[an_action(f"a{n}", excludes=["x"]) for n in range(50)]))
    assert long.err.count("\n") == 21
    assert "and 30 more problems" in long.err


def test_a_file_that_cannot_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    assert "cannot be read" in run("plan", "--problem", tmp_path / "none.json").err
    huge = tmp_path / "huge.json"
    huge.write_bytes(b" " * 20_000_001)
    assert "larger than 20 MB" in run("plan", "--problem", huge).err
    russian = tmp_path / "russian.json"
    russian.write_bytes('{"actions": "дела"}'.encode("cp1251"))
    assert "UTF-8" in run("plan", "--problem", russian).err


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "soon", "100000"])
def test_a_limit_that_is_no_time_is_refused(solve: Solve, limit: str) -> None:
    result = solve(a_problem(), "--limit", limit)
    assert (result.code, result.out) == (2, "")
    assert "--limit" in result.err


def test_a_problem_stands_for_itself(solve: Solve) -> None:
    result = solve(a_problem(), "--capacity", 8, "--language", "ru")
    assert (result.code, result.out) == (2, "")
    assert "--problem: " in result.err
    assert "--capacity, --language" in result.err


def test_without_a_problem_the_answers_and_the_capacity_are_needed(run: Run) -> None:
    result = run("plan", "--questionnaire", "x")
    assert result.code == 2
    assert "--responses, --capacity" in result.err


def test_a_thousand_million_hours_are_as_good_as_enough(solve: Solve) -> None:
    said = solve(a_problem(an_action(value=1), resources={"hours": [10**9, 10**9]})).json
    assert (said["status"], said["schedule"]) == ("optimal", {"a": 1})
    none = solve(a_problem(an_action(value=1), resources={"hours": [0, 0]})).json
    assert (none["status"], none["left_out"], none["value"]) == ("optimal", ["a"], 0)
