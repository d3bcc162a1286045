from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run

HEAD = "respondent,item,value\n"
ROWS = {
    "goals.smart": {"anna": "2", "ben": "2", "cleo": "2", "dora": "4"},
    "goals.risk": {"anna": "0", "ben": "0", "cleo": "4", "dora": "4"},
    "goals.scope": {"anna": "1", "ben": "3", "cleo": "dk", "dora": ""},
    "goals.sponsor": {"anna": "na"},
}
LINES = [f"{who},{item},{value}" for item, row in ROWS.items() for who, value in row.items()]


@pytest.fixture
def agreement(run: Run, tmp_path: Path) -> Run:
    """Measure the text of a file of votes, with more arguments if needed."""

    def run_agreement(text: str, *more: object) -> Result:
        path = tmp_path / "votes.csv"
        path.write_text(text, "utf-8")
        return run("agreement", path, *more)

    return run_agreement


def test_the_answer_has_the_documented_shape(agreement: Run) -> None:
    result = agreement(HEAD + "\n".join(LINES), "--min", 0, "--max", 4)
    assert (result.code, result.err) == (0, "")
    said = result.json
    assert list(said) == ["items", "alpha", "w"]
    assert list(said["items"]) == list(ROWS)
    smart = said["items"]["goals.smart"]
    assert list(smart) == ["n", "median", "iqr", "range", "consensus", "agreement"]
    assert (smart["n"], smart["median"], smart["iqr"], smart["range"]) == (4, 2, 0.5, 2)
    assert smart["consensus"] == pytest.approx(0.685998215265)
    torn = {"n": 4, "median": 2, "iqr": 4, "range": 4, "consensus": 0, "agreement": -1}
    assert said["items"]["goals.risk"] == torn


def test_what_is_not_defined_is_null_and_never_nothing(agreement: Run) -> None:
    said = agreement(HEAD + "\n".join(LINES)).json
    few = {"n": 2, "median": 2, "iqr": None, "range": 2, "consensus": None, "agreement": None}
    assert said["items"]["goals.scope"] == few
    assert said["items"]["goals.sponsor"] == {"n": 0} | dict.fromkeys(few.keys() - {"n"})
    assert said["w"] is None
    assert agreement(HEAD).json == {"items": {}, "alpha": None, "w": None}
    alike = agreement(HEAD + "a,x,2\nb,x,2\nc,x,2\na,y,2\nb,y,2\nc,y,2\n").json
    assert (alike["alpha"], alike["w"]) == (None, None)
    assert (alike["items"]["x"]["consensus"], alike["items"]["x"]["agreement"]) == (1, 1)


def test_a_ranking_without_gaps_has_a_w(agreement: Run) -> None:
    said = agreement(
        HEAD + "anna,a,1\nanna,b,2\nanna,c,3\nben,a,1\nben,b,3\nben,c,3\ncleo,a,2\ncleo,b,1\ncleo,c,3\n"
    ).json
    assert said["w"] == pytest.approx(0.6363636363636364)
    assert -1 <= said["alpha"] <= 1


def test_the_order_of_the_lines_does_not_matter(agreement: Run) -> None:
    expected = agreement(HEAD + "\n".join(LINES)).json
    for seed in range(5):
        shuffled = random.Random(seed).sample(LINES, len(LINES))
        assert agreement(HEAD + "\n".join(shuffled)).json == expected


def test_another_scale_is_another_width(agreement: Run) -> None:
    text = HEAD + "a,x,1\nb,x,1\nc,x,7\nd,x,7\n"
    assert agreement(text, "--min", 1, "--max", 7).json["items"]["x"]["consensus"] == 0
    wider = agreement(text, "--min", -5, "--max", 13).json["items"]["x"]
    assert wider["consensus"] > 0.7
    assert wider["median"] == 4


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--max", 2), ["votes.csv: line 5, column value", '"4"', "0, 1, 2, na, dk"]),
        (("--min", 4), ["--max: 4 is not above 4", "higher"]),
        (("--min", 5, "--max", 1), ["--max: 1 is not above 5"]),
        (("--max", 101), ["--max", "from 0 to 101", "at most 100"]),
        (("--max", "four"), ["--max", '"four"', "whole number"]),
        (("--min", "0.5"), ["--min", '"0.5"', "whole number"]),
    ],
)
def test_an_impossible_scale_is_refused(agreement: Run, more: tuple[object, ...], words: list[str]) -> None:
    result = agreement(HEAD + "\n".join(LINES), *more)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("fivesteps agreement: ")
    for word in words:
        assert word in result.err


def test_every_problem_of_the_file_is_told_at_once(agreement: Run, run: Run, tmp_path: Path) -> None:
    result = agreement(HEAD + "anna,,2\nben,x,9\n")
    assert (result.code, result.out) == (2, "")
    assert "votes.csv: line 2, column item: it is empty. Name the item" in result.err
    assert 'votes.csv: line 3, column value: there is no value "9"' in result.err
    missing = run("agreement", tmp_path / "none.csv")
    assert (missing.code, missing.out) == (2, "")
    assert "none.csv: it cannot be read" in missing.err


def test_a_hundred_and_one_values_are_a_scale(agreement: Run) -> None:
    rows = "".join(f"r{n},x,{n}\n" for n in range(101))
    said = agreement(HEAD + rows, "--max", 100).json["items"]["x"]
    assert (said["median"], said["iqr"], said["range"], said["agreement"]) == (50, 50, 100, 0)
