from __future__ import annotations

import pytest

from questionnaires.errors import MANY, Problem, QuestionnaireError, nearest, shown, suggest


def test_a_problem_says_where_what_and_what_to_do() -> None:
    problem = Problem("q.yaml", 7, "items[a].weight", "a number is expected", "Write a number.")
    assert str(problem) == "q.yaml:7: items[a].weight: a number is expected. Write a number."


def test_a_problem_of_a_whole_file_names_no_line_and_no_place() -> None:
    assert str(Problem("q.yaml", None, "", "the file is empty", "")) == "q.yaml: the file is empty."


def test_an_error_lists_every_problem() -> None:
    problems = (Problem("a.yaml", 1, "", "one", "Do."), Problem("b.yaml", 2, "", "two", "Do."))
    error = QuestionnaireError(iter(problems))
    assert error.problems == problems
    assert str(error) == "a.yaml:1: one. Do.\nb.yaml:2: two. Do."


def test_a_misspelt_name_is_recognised() -> None:
    assert suggest("wieght", ["weight", "weights", "id"]) == 'Did you mean "weight"?'


def test_a_name_unlike_any_other_is_answered_with_the_few_there_are() -> None:
    assert suggest("zzz", ["b", "a", "b"]) == "Known here: a, b."


@pytest.mark.parametrize("known", [[], list("abcdefghi")])
def test_nothing_is_suggested_where_there_is_nothing_or_too_much(known: list[str]) -> None:
    assert suggest("zzz", known) == ""


def test_no_resemblance_is_sought_among_a_great_many_names() -> None:
    names = [f"item.{number}" for number in range(MANY)]
    assert nearest("item.7x", names) == "item.7"
    assert nearest("item.7x", [*names, "one-more"]) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a  b\nc", '"a b c"'),
        ("a\x1b[31m", '"a�[31m"'),
        ("x" * 70, f'"{"x" * 60}…"'),
        (True, "true"),
        (2.0, "2"),
        (0.75, "0.75"),
        (None, "nothing"),
        ((1, 2), "a list"),
        ({"a": 1}, "a group of fields"),
    ],
)
def test_values_stand_in_messages_as_they_stand_in_files(value: object, expected: str) -> None:
    assert shown(value) == expected
