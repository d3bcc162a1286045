"""Votes from a file: taken over whole, or refused with everything that is wrong, each with line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.errors import ImportRefused
from assessments.votes_file import read_votes, read_votes_file
from scoring.agreement.model import Vote
from scoring.model import Answer, State

SCALE = (0.0, 1.0, 2.0, 3.0, 4.0)
HEAD = "respondent,item,value\n"


def problems_of(text: str, scale: tuple[float, ...] = SCALE) -> tuple[str, ...]:
    with pytest.raises(ImportRefused) as refused:
        read_votes(text, scale)
    return refused.value.problems


def test_every_answer_is_told_apart() -> None:
    votes = read_votes(HEAD + "anna,a,2\nanna,b,NA\nben,a,dk\nben,b,\nben,c\n\ncleo,a, 2.0 \n", SCALE)
    assert votes == (
        Vote("anna", "a", Answer(State.VALUE, 2)),
        Vote("anna", "b", Answer(State.NOT_APPLICABLE)),
        Vote("ben", "a", Answer(State.DONT_KNOW)),
        Vote("ben", "b", Answer(State.UNANSWERED)),
        Vote("ben", "c", Answer(State.UNANSWERED)),
        Vote("cleo", "a", Answer(State.VALUE, 2)),
    )


def test_columns_may_come_in_any_order_from_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes('\ufeffValue;Item;Respondent\r\n2,0;"цели; все";Анна\r\n'.encode())
    assert read_votes_file(path, SCALE) == (Vote("Анна", "цели; все", Answer(State.VALUE, 2)),)


@pytest.mark.parametrize("value", ["5", "-1", "1.5", "two", "nan", "inf", "1e0", "٢", "2 2", "9" * 5000, "<b>"])
def test_what_is_not_on_the_scale_is_refused_with_what_is(value: str) -> None:
    (problem,) = problems_of(f"{HEAD}anna,a,{value}\n")
    remedy = "Use one of 0, 1, 2, 3, 4, na, dk, or leave it empty"
    assert problem == f'line 2, column value: there is no value "{value[:40]}". {remedy}'


def test_a_long_scale_is_told_by_its_ends() -> None:
    (problem,) = problems_of(HEAD + "anna,a,300\n", tuple(float(n) for n in range(101)))
    assert "Use one of the whole numbers from 0 to 100, na, dk" in problem


def test_all_that_is_wrong_is_told_at_once_with_line_and_column() -> None:
    text = HEAD + 'anna,a,2\n,a,9\n"ben\nlong",,1\nanna,a,3\nanna,a,9\ncleo,a,1,1\ndora,a,"1\n'
    starts = (
        "line 3, column respondent: it is empty",
        "line 3, column value: there is no value",
        "line 4, column item: it is empty",
        'line 6, column item: "anna" answers "a" twice, first in line 2. Keep one',
        "line 7, column value: there is no value",
        "line 8: there are more cells than columns",
        "line 9: it is not CSV",
    )
    found = problems_of(text)
    assert len(found) == len(starts)
    for problem, start in zip(found, starts, strict=True):
        assert problem.startswith(start)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ("line 1: the file is empty. Begin it with respondent,item,value",)),
        (
            "respondent,itm\n",
            (
                'line 1: there is no column "itm". Did you mean "item"?',
                'line 1: the column "item" is missing. Add it',
                'line 1: the column "value" is missing. Add it',
            ),
        ),
        ("respondent,item,value,item\n", ('line 1: the column "item" stands there twice. Keep one',)),
    ],
)
def test_wrong_columns_are_refused(text: str, problems: tuple[str, ...]) -> None:
    assert problems_of(text) == problems


def test_a_table_too_large_to_compare_is_refused_with_a_guess_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.votes_file.MOST_CELLS", 5)
    text = HEAD + "a,x,1\nb,y,1\n"
    assert len(read_votes(text, SCALE)) == 2
    (problem,) = problems_of(text + "c,z,1\n")
    assert problem.startswith("line 1: there are 3 respondents and 3 items, more than can be compared. Look whether")
