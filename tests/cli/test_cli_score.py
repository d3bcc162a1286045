from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from questionnaires.catalogue import DEFAULT, Catalogue
from tests.cli.conftest import Run

SECTION = {"score", "low", "high", "max", "level", "level_by_score", "capped_by", "coverage", "adjusted"}
ITEM = {"state", "value", "weight", "contribution", "loss"}
QUESTIONNAIRE = Catalogue().load(DEFAULT).questionnaire
ITEMS = [i.id for i in QUESTIONNAIRE.walk_items()]
Write = Callable[[str], Path]


def all_at(value: object) -> str:
    return "item,value\n" + "".join(f"{item},{value}\n" for item in ITEMS)


def test_the_answer_has_the_documented_shape(score: Run) -> None:
    result = score(all_at(2))
    assert (result.code, result.err) == (0, "")
    said = result.json
    assert list(said) == ["overall", "sections", "items", "ignored"]
    assert set(said["overall"]) == SECTION
    assert list(said["sections"]) == [s.id for s in QUESTIONNAIRE.walk_sections()]
    assert all(set(section) == SECTION for section in said["sections"].values())
    assert list(said["items"]) == ITEMS
    assert all(set(item) == ITEM for item in said["items"].values())


def test_the_same_level_everywhere_is_the_score(score: Run) -> None:
    said = score(all_at(3)).json
    assert said["overall"]["score"] == pytest.approx(3)
    assert (said["overall"]["level"], said["overall"]["coverage"], said["overall"]["max"]) == (3, 1, 4)
    assert said["overall"]["adjusted"] == pytest.approx(2)
    assert sum(item["contribution"] for item in said["items"].values()) == pytest.approx(3)
    assert sum(item["loss"] for item in said["items"].values()) == pytest.approx(1)


def test_without_answers_nothing_is_rated(score: Run) -> None:
    said = score("item,value\n").json
    assert said["overall"] == {
        "score": None,
        "low": 0,
        "high": 4,
        "max": 4,
        "level": None,
        "level_by_score": None,
        "capped_by": [],
        "coverage": 0,
        "adjusted": None,
    }
    assert {item["state"] for item in said["items"].values()} == {"unanswered"}


def test_every_state_is_told_apart(score: Run, profile: Write) -> None:
    rows = (
        "item,value,reason",
        "goals.smart,1,",
        "goals.scope,dk,",
        "goals.audience,na,Only one buyer",
        "goals.sponsor,,",
    )
    text = "\n".join(rows)
    items = score(text, "--profile", profile('{"headcount": 5}')).json["items"]
    states = {name: items[f"goals.{name}"]["state"] for name in ("smart", "scope", "audience", "sponsor")}
    assert states == {"smart": "value", "scope": "dk", "audience": "na", "sponsor": "unanswered"}
    assert items["goals.team_alignment"]["state"] == "out-of-scope"
    assert items["goals.smart"]["value"] == 1
    assert items["goals.scope"]["value"] is None


def test_an_essential_item_caps_the_level_and_is_named(score: Run) -> None:
    said = score(all_at(3).replace("goals.risk,3", "goals.risk,0")).json
    assert (said["overall"]["level_by_score"], said["overall"]["level"]) == (3, 1)
    assert said["overall"]["capped_by"] == ["goals.risk"]
    assert said["sections"]["people"]["capped_by"] == []


def test_a_response_out_of_scope_is_accepted_and_named(score: Run, profile: Write) -> None:
    said = score(all_at(2), "--profile", profile('{"headcount": 3}')).json
    assert "people.training" in said["ignored"]
    assert said["items"]["people.training"] == said["items"]["people.training"] | {
        "state": "out-of-scope",
        "value": None,
    }
    starter = score(all_at(2), "--track", "starter").json
    assert len(ITEMS) - len(starter["ignored"]) == sum(i["state"] == "value" for i in starter["items"].values()) == 23


@pytest.mark.parametrize("language", ["en", "ru"])
def test_numbers_do_not_depend_on_the_language(score: Run, language: str) -> None:
    assert score(all_at(1), "--language", language).out == score(all_at(1)).out


def test_json_and_csv_say_the_same(score: Run) -> None:
    listed: Any = [{"item": item, "value": 2} for item in ITEMS]
    text = str(listed).replace("'", '"')
    assert score(text, name="responses.json").out == score(all_at(2)).out


def test_hostile_texts_are_kept_as_text(score: Run) -> None:
    hostile = [
        "<script>alert(1)</script>",
        "=1+1",
        "![](http://example.test/x.png)",
        "🙂 \x07 \x1b[31m",
        "'; DROP TABLE",
    ]
    rows = "".join(f'{item},2,"{text}"\n' for item, text in zip(ITEMS, hostile, strict=False))
    result = score("item,value,comment\n" + rows)
    assert result.code == 0
    assert result.json["overall"]["coverage"] > 0
    assert "script" not in result.out


def test_a_questionnaire_is_found_by_its_folder_too(run: Run, tmp_path: Path) -> None:
    responses = tmp_path / "r.csv"
    responses.write_text(all_at(2), "utf-8")
    folder = Path(__file__).parents[2] / "questionnaires" / "library" / DEFAULT
    by_path = run("score", "--questionnaire", folder, "--responses", responses)
    by_id = run("score", "--questionnaire", DEFAULT, "--responses", responses)
    assert by_path.code == 0
    assert by_path.out == by_id.out
