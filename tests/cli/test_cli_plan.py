from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from questionnaires.catalogue import DEFAULT, Catalogue
from tests.cli.conftest import Result, Run

EDITION = Catalogue().load(DEFAULT)
ITEMS = [i.id for i in EDITION.questionnaire.walk_items()]
ACTION = {"id", "wave", "start", "finish", "effort_hours", "owner", "raises", "why", "done_when", "after"}


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
    assert list(said) == ["actions", "left_out", "score_now", "score_after", "certificate"]
    assert list(said["certificate"]) == ["status", "value", "bound", "gap"]
    assert all(set(action) == ACTION for action in said["actions"])
    assert all(set(lift) == {"item", "from", "to", "gain"} for action in said["actions"] for lift in action["raises"])
    assert said["left_out"]
    assert all(set(left) == {"id", "reason", "effort_hours", "gain"} for left in said["left_out"])


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
