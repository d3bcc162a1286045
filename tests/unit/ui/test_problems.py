from __future__ import annotations

import re

import pytest

from assessments.errors import AssessmentError, ImportRefused
from locales import languages, speech
from storage import complaints
from ui.answering_view import find_zone
from ui.problems import MOST_LINES, say_problem

MET_BY_VISITORS = (
    *("text-too-long", "name-missing", "reason-missing", "waived-by-missing", "value-not-allowed", "final"),
    *("nothing-rated", "conflict", "company", "assessment", "import-refused", "store-owned", "newer-schema", "moved"),
    *("damaged", "closed", *(code for *_, code in complaints.UNAVAILABLE)),
)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", MET_BY_VISITORS)
def test_what_a_visitor_can_meet_is_said_in_his_language(code: str, language: str) -> None:
    said = say_problem(speech(language), AssessmentError("/somewhere/five-steps.db", "what", "remedy", code))
    assert "remedy" not in said
    assert bool(re.search("[а-яё]", said, re.IGNORECASE)) is (language == "ru")


def test_a_problem_of_the_file_names_it() -> None:
    problem = AssessmentError("/somewhere/five-steps.db", "what", "remedy", "disk-full")
    assert "/somewhere/five-steps.db" in say_problem(speech("ru"), problem)


def test_a_problem_without_words_is_said_as_it_was_raised() -> None:
    assert say_problem(speech("ru"), AssessmentError("where", "what", "remedy", "never-met")) == "where: what. remedy"


def test_a_refused_file_names_the_first_of_its_problems() -> None:
    problems = tuple(f"line {n}" for n in range(MOST_LINES + 5))
    lines = say_problem(speech("en"), ImportRefused("file", problems, "Correct it")).splitlines()
    assert lines[1:] == list(problems[:MOST_LINES])


@pytest.mark.parametrize(
    "name", [None, "", "Etc/Unknown", "../../etc/passwd", "/etc/passwd", "Europe", "x" * 5000, "\0"]
)
def test_a_time_zone_that_nobody_knows_is_that_of_the_server(name: str | None) -> None:
    assert find_zone(name) is None


def test_a_known_time_zone_is_taken() -> None:
    assert str(find_zone("Europe/Moscow")) == "Europe/Moscow"
