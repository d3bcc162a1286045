"""Whatever is wrong, one message on stderr says where, what and what to do; exit code 2, never a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from questionnaires.catalogue import DEFAULT
from tests.cli.conftest import Result, Run

Write = Callable[[str], Path]


def assert_refused(result: Result, *words: str) -> None:
    assert result.code == 2
    assert result.out == ""
    assert "Traceback" not in result.err
    assert result.err.startswith("fivesteps ")
    for word in words:
        assert word in result.err, result.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("item,value\ngoals.smrt,2\n", ["line 2", "goals.smrt", "goals.smart"]),
        ("item,value\ngoals.smart,7\n", ["line 2", "goals.smart", "7", "0, 1, 2, 3, 4"]),
        ("item,value\ngoals.smart,yes\n", ["line 2", "goals.smart", "yes"]),
        ("item,value\ngoals.smart,nan\n", ["line 2", "goals.smart", "nan"]),
        ("item,value\ngoals.smart,1e400\n", ["line 2", "goals.smart"]),
        ("item,value\ngoals.smart,2\ngoals.scope,1\ngoals.smart,3\n", ["line 4", "goals.smart", "twice"]),
        ("item,value\ngoals.smart,na\n", ["line 2", "goals.smart", "reason"]),
        ("item,value,reason\ngoals.risk,na,We have none\n", ["line 2", "goals.risk", "essential", "name"]),
        ("item,value,waived_by\ngoals.risk,na,Anna\n", ["line 2", "goals.risk", "reason"]),
        ("item,wert\ngoals.smart,2\n", ["line 1", "wert"]),
        ("", ["empty"]),
        ("{", ["JSON"]),
        ('[{"item": "goals.smart", "value": true}]', ["entry 1", "value"]),
        ('[{"item": "goals.smart", "value": 2, "x": 1}]', ["entry 1", '"x"']),
    ],
)
def test_faulty_responses_are_refused_with_their_place(score: Run, text: str, words: list[str]) -> None:
    assert_refused(score(text), "responses.csv", *words)


def test_a_comment_of_three_megabytes_is_refused(score: Run) -> None:
    assert_refused(score(f"item,value,comment\ngoals.smart,2,{'x' * 3_000_000}\n"), "line 2", "20,000 characters")
    assert_refused(
        score(f"item,value,comment\ngoals.smart,2,{'x' * 100_000}\n"), "line 2", "goals.smart, comment", "20,000"
    )


def test_all_problems_of_a_file_are_told_at_once(score: Run) -> None:
    result = score("item,value\nnope,2\ngoals.smart,9\n")
    assert_refused(result, "line 2", "line 3")


def test_a_file_that_is_not_utf8_is_refused(score: Run, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes("item,value,comment\ngoals.smart,2,Цели\n".encode("cp1251"))
    assert_refused(run("score", "--questionnaire", DEFAULT, "--responses", path), "r.csv", "UTF-8")


def test_a_missing_file_or_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.csv", tmp_path):
        assert_refused(run("score", "--questionnaire", DEFAULT, "--responses", path), str(path))


def test_an_unknown_questionnaire_is_refused_with_the_known_ones(score: Run, run: Run, tmp_path: Path) -> None:
    result = run("score", "--questionnaire", "social-media-governence", "--responses", tmp_path / "r.csv")
    assert_refused(result, "social-media-governence", DEFAULT)


def test_an_unknown_track_is_refused_with_the_known_ones(score: Run) -> None:
    assert_refused(score("item,value\n", "--track", "quick"), "quick", "starter", "full")


def test_an_unknown_language_is_refused_with_the_known_ones(score: Run) -> None:
    assert_refused(score("item,value\n", "--language", "xx"), "--language", "xx", "en", "ru")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ["JSON"]),
        ("nonsense", ["line 1", "JSON"]),
        ('{"headcount": 120,\n "countries": [}', ["line 2", "JSON"]),
        ("[1]", ["dictionary"]),
        ("{}", ["headcount", "required"]),
        ('{"headcount": 0}', ["headcount", "not from 1 to"]),
        ('{"headcount": "many"}', ["headcount", "integer"]),
        ('{"headcount": NaN}', ["headcount"]),
        ('{"headcount": 5, "staff": 3}', ["staff"]),
        ('{"headcount": 5, "flags": ["uses_agncy"]}', ["flags", "uses_agncy", "uses_agency"]),
        ('{"headcount": 5, "countries": ["Mars"]}', ["countries", "Mars", "EU"]),
        ("[" * 100_000, ["JSON"]),
    ],
)
def test_a_faulty_profile_is_refused_with_an_example(score: Run, profile: Write, text: str, words: list[str]) -> None:
    assert_refused(score("item,value\n", "--profile", profile(text)), "profile.json", *words)


def test_a_profile_that_cannot_be_read_is_refused(score: Run, tmp_path: Path) -> None:
    assert_refused(score("item,value\n", "--profile", tmp_path / "none.json"), "none.json", "cannot be read")
    huge = tmp_path / "huge.json"
    huge.write_text(" " * 1_000_001)
    assert_refused(score("item,value\n", "--profile", huge), "huge.json", "larger than 1 MB")
    russian = tmp_path / "russian.json"
    russian.write_bytes('{"headcount": "пять"}'.encode("cp1251"))
    assert_refused(score("item,value\n", "--profile", russian), "russian.json", "UTF-8")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--capacity", "0"], ["capacity", "more than 0"]),
        (["--capacity", "-5"], ["capacity", "more than 0"]),
        (["--capacity", "1000000000"], ["capacity", "10000"]),
        (["--capacity", "nan"], ["--capacity", '"nan"', "number"]),
        (["--capacity", "inf"], ["--capacity", '"inf"', "number"]),
        (["--capacity", "much"], ["--capacity", '"much"', "number"]),
        ([], ["--capacity", "required"]),
        (["--capacity", "8", "--months", "0"], ["months", "1 to 60"]),
        (["--capacity", "8", "--months", "1.5"], ["--months", "whole number"]),
        (["--capacity", "8", "--months", "99999999999"], ["--months", "whole number"]),
        (["--capacity", "8", "--target", "9"], ["target", "at most 4"]),
        (["--capacity", "8", "--target", "0"], ["target", "above 0"]),
    ],
)
def test_an_impossible_plan_is_refused(run: Run, tmp_path: Path, more: list[str], words: list[str]) -> None:
    path = tmp_path / "r.csv"
    path.write_text("item,value\n", "utf-8")
    assert_refused(run("plan", "--questionnaire", DEFAULT, "--responses", path, *more), *words)


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["score"], ["check"], ["score", "--nonsense"]])
def test_a_command_that_is_not_understood_points_to_its_help(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert "--help" in result.err
