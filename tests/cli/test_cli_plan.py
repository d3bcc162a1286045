from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from questionnaires.catalogue import DEFAULT, Catalogue
from tests.cli.conftest import Result, Run

EDITION = Catalogue().load(DEFAULT)
ITEMS = [i.id for i in EDITION.questionnaire.walk_items()]
ACTION = {"id", "wave", "start", "finish", "effort_hours", "owner", "raises", "why", "done_when", "after"} | {
    "required",
    "mends",
    "lost_without",
}


@pytest.fixture
def plan(run: Run, tmp_path: Path) -> Run:
    path = tmp_path / "responses.csv"
    path.write_text("item,value\n" + "".join(f"{item},1\n" for item in ITEMS), "utf-8")

    def run_plan(*more: object) -> Result:
        return run("plan", "--questionnaire", DEFAULT, "--responses", path, "--limit", 60, *more)

    return run_plan


def test_the_answer_has_the_documented_shape(plan: Run) -> None:
    result = plan("--capacity", 2)
    assert (result.code, result.err) == (0, "")
    said = result.json
    shape = ["actions", "left_out", "score_now", "score_after", "level_after", "reason", "certificate"]
    assert list(said) == shape
    assert list(said["certificate"]) == ["status", "value", "bound", "gap"]
    assert all(set(action) == ACTION for action in said["actions"])
    assert all(set(lift) == {"item", "from", "to", "gain"} for action in said["actions"] for lift in action["raises"])
    assert said["left_out"]
    assert all(set(left) == {"id", "reason", "effort_hours", "gain", "needs"} for left in said["left_out"])


def test_the_numbers_add_up(plan: Run) -> None:
    said = plan("--capacity", 40).json
    gains = sum(lift["gain"] for action in said["actions"] for lift in action["raises"])
    assert said["score_now"] == pytest.approx(1)
    assert said["score_after"] == pytest.approx(1 + gains)
    assert [a["finish"] for a in said["actions"]] == sorted(a["finish"] for a in said["actions"])
    assert {a["wave"] for a in said["actions"]} <= {"now", "next", "later"}


def test_only_the_words_depend_on_the_language(plan: Run) -> None:
    def bare(said: Any) -> Any:
        return [{k: v for k, v in action.items() if k not in {"why", "done_when"}} for action in said["actions"]]

    english, russian = plan("--capacity", 8).json, plan("--capacity", 8, "--language", "ru").json
    assert bare(english) == bare(russian)
    assert "Raises" in english["actions"][0]["why"]
    assert "Поднимает практику" in russian["actions"][0]["why"]
    for action in russian["actions"]:
        assert action["done_when"] == EDITION.words("ru").actions[action["id"]].done_when


def test_months_and_target_can_be_set(plan: Run) -> None:
    assert {a["finish"] for a in plan("--capacity", 2, "--months", 1).json["actions"]} == {1}
    higher = {a["id"] for a in plan("--capacity", 40, "--target", 4).json["actions"]}
    assert any(name.endswith(".24") for name in higher)


def test_a_decimal_comma_is_understood(plan: Run) -> None:
    assert plan("--capacity", "2,5", "--months", 4).out == plan("--capacity", "2.5", "--months", 4).out


def test_the_same_input_gives_the_same_bytes(plan: Run) -> None:
    assert plan("--capacity", 3).out == plan("--capacity", 3).out


def test_what_must_be_done_is_done_in_time_and_what_is_put_off_is_not(plan: Run) -> None:
    asked = ("--capacity", 4, "--months", 2)
    without = plan(*asked).json
    first = without["actions"][0]["id"]
    late = next(o["id"] for o in without["left_out"] if o["reason"] == "capacity" and o["effort_hours"] <= 12)
    said = plan(*asked, "--must", f"{late}@2", "--not-now", first).json
    found = {action["id"]: action for action in said["actions"]}
    assert (found[late]["required"], found[late]["finish"] <= 2) == (True, True)
    assert first not in found
    assert {left["id"]: left["reason"] for left in said["left_out"]}[first] == "not-now"


def test_what_is_done_counts_and_is_not_planned_again(plan: Run) -> None:
    asked = ("--capacity", 8, "--months", 1)
    first, second = (action["id"] for action in plan(*asked).json["actions"][:2])
    said = plan(*asked, "--done", first, "--done", second).json
    assert said["score_now"] > 1
    assert {first, second}.isdisjoint(action["id"] for action in said["actions"])


def test_an_urgent_practice_comes_with_its_reason(plan: Run) -> None:
    said = plan("--capacity", 40, "--urgent", "goals.risk", "--urgent", "measure.kpi_link").json
    assert {action["id"] for action in said["actions"] if action["mends"]} == {"goals.risk.02", "measure.kpi_link.02"}
    assert all("critical finding" in action["why"] for action in said["actions"] if action["mends"])
    refused = plan("--capacity", 40, "--urgent", "goals.risc")
    assert (refused.code, refused.out) == (2, "")
    assert 'Did you mean "goals.risk"' in refused.err


def test_the_hours_of_a_role_limit_its_actions(plan: Run) -> None:
    said = plan("--capacity", 20, "--months", 2, "--people", "lead=2", "--people", "it=0,5", "--budget", 100).json
    spent = sum(action["effort_hours"] for action in said["actions"] if action["owner"] == "lead")
    assert 0 < spent <= 2 * 2 * 4.33 + 1e-6
    assert "resource" in {left["reason"] for left in said["left_out"]}


def test_without_a_plan_that_holds_everything_it_says_why_and_fails(plan: Run) -> None:
    asked = ("--capacity", 1, "--months", 2, *(part for i in ITEMS[:9] for part in ("--must", f"{i}.02")))
    english, russian = plan(*asked), plan(*asked, "--language", "ru")
    assert (english.code, english.err) == (russian.code, russian.err) == (1, "")
    assert english.json["actions"] == []
    assert english.json["certificate"] == {"status": "infeasible", "value": None, "bound": None, "gap": None}
    assert "by the end of month 2" in english.json["reason"]
    assert "до конца 2-го месяца" in russian.json["reason"].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--must", "goals.risk.2", 'must.goals.risk.2: the questionnaire has no action "goals.risk.2". Did you mean'),
        ("--must", "goals.risk.02@0", "must.goals.risk.02: month 0 is past: months count from 1. Give 1 to 12"),
        ("--must", "goals.risk.02@soon", '"soon" is not a whole number'),
        ("--must", "goals.risk.02@", '"" is not a whole number'),
        ("--not-now", "goals", 'not_now.goals: the questionnaire has no action "goals"'),
        ("--done", "goals", 'done.goals: the questionnaire has no action "goals"'),
        ("--people", "leed=2", 'people.leed: the questionnaire has no role "leed". Did you mean "lead"?'),
        ("--people", "lead", '"lead" has no hours. Write it like marketing=4'),
        ("--people", "lead=much", '"much" is not a number'),
        ("--people", "lead=-1", "people.lead: -1 hours a week is not possible. Give 0 to 10000"),
        ("--budget", "-5", "budget: -5 is not possible. Give 0 to 1000000000"),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(plan: Run, option: str, value: str, said: str) -> None:
    result = plan("--capacity", 2, f"{option}={value}")
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_wishes_do_not_go_with_a_problem_file(run: Run, tmp_path: Path) -> None:
    result = run("plan", "--problem", tmp_path / "p.json", "--not-now", "a", "--must", "b")
    assert result.code == 2
    assert "--must, --not-now cannot go with it" in result.err
