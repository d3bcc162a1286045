"""Answers, scores and the action list for other programs: complete, and nothing in them that would be calculated."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from locales import languages, speech
from reports.formats import answers_csv, scores_csv
from reports.formats import list as action_list
from reports.model import Report
from tests.contracts.test_report_texts import FORMULA_STARTS, HOSTILE
from tests.whole_reports import report_whole

LANGUAGES = languages()


def read_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def column(language: str, name: str) -> str:
    return speech(language).say(f"report.column.{name}")


def answer_saying(text: str) -> Report:
    report = report_whole("bank", "en")
    line = replace(report.answers[0], practice=text, comment=text, evidence=text, reason=text, decided_by=text)
    return replace(report, answers=(line,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_are_a_table_with_everything_that_was_said(language: str) -> None:
    report = report_whole("bank", language)
    rows = read_rows(answers_csv.write(report))
    assert [row[column(language, "id")] for row in rows] == [line.item for line in report.answers]
    for row, line in zip(rows, report.answers, strict=True):
        assert row[column(language, "comment")] in (line.comment, f"'{line.comment}")
        assert row[column(language, "level")] == ("" if line.value is None else f"{line.value:g}")
        assert row[column(language, "evidence_day")] == (str(line.evidence_day) if line.evidence_day else "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scores_are_a_table_of_raw_numbers(language: str) -> None:
    report = report_whole("bakery", language)
    rows = read_rows(scores_csv.write(report))
    assert [row[column(language, "step")] for row in rows] == [line.name for line in report.scores]
    told = [row[column(language, "score")] for row in rows]
    assert [float(text) for text in told] == pytest.approx([line.score for line in report.scores], abs=1e-4)
    assert rows[-1][column(language, "number")] == ""


def test_what_has_no_score_is_empty_and_not_zero() -> None:
    report = report_whole("bakery", "en")
    unrated = replace(report.scores[0], score=None, low=None, high=None, before=None)
    (row,) = read_rows(scores_csv.write(replace(report, scores=(unrated,))))
    assert [row[column("en", name)] for name in ("score", "low", "high", "before")] == [""] * 4


@pytest.mark.parametrize("kind", [answers_csv, scores_csv])
def test_a_report_that_leaves_them_out_has_a_head_alone(kind: object) -> None:
    report = replace(report_whole("bank", "en"), answers=(), scores=())
    content = answers_csv.write(report) if kind is answers_csv else scores_csv.write(report)
    assert len(content.decode("utf-8-sig").splitlines()) == 1


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=60))
@example(text="=1+1")
@example(text="＝1+1")
@example(text="\u200b=1")
@example(text="\r\n=1")
def test_no_field_of_the_answers_is_a_formula(text: str) -> None:
    _, row = csv.reader(io.StringIO(answers_csv.write(answer_saying(text)).decode("utf-8-sig"), newline=""))
    assert not [field for field in row if field.strip()[:1] in FORMULA_STARTS or field[:1] in tuple("\t\r\n")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_action_list_has_a_line_for_each_open_action(language: str) -> None:
    report = report_whole("bank", language)
    lines = action_list.write(report).decode().removesuffix("\r\n").split("\r\n")
    assert len(lines) == len(report.tasks) > 3
    for line, task in zip(lines, report.tasks, strict=True):
        plain = task.title.replace("\u00a0", " ")
        assert line.startswith(f"{plain} · ")
        assert speech(language).date(task.due).replace("\u00a0", " ") in line


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_people_type_stays_on_its_line(text: str) -> None:
    report = report_whole("bank", "en")
    tasks = tuple(replace(task, title=text, owner=text, task=text) for task in report.tasks[:2])
    content = action_list.write(replace(report, tasks=tasks)).decode()
    assert len(content.splitlines()) == 2
    assert "\x00" not in content


def test_without_an_owner_there_is_no_empty_place() -> None:
    report = report_whole("bank", "en")
    content = action_list.write(replace(report, tasks=(replace(report.tasks[0], owner=" "),))).decode()
    assert " ·  · " not in content
