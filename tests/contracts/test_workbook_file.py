"""The workbook: a tracker that can be worked with, the numbers behind it, and no formula but ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assessments.commitments import ActionStatus
from locales import languages, speech
from reports.formats import xlsx
from reports.model import Brand, Report
from reports.sheets.book import LONGEST_TEXT
from reports.sheets.tracker import COLUMNS
from reports.texts import make_plain
from tests.contracts.test_report_texts import HOSTILE
from tests.sheets import list_cells, list_members, open_workbook, read_table
from tests.whole_reports import report_whole

LANGUAGES = languages()
HEAD = {"tasks": 6, "scores": 4, "answers": 4, "findings": 4, "lists": 4}
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@cache
def the_file(name: str, language: str) -> bytes:
    return xlsx.write(report_whole(name, language))


def the_sheet(content: bytes, language: str, name: str, *, values: bool = False) -> Any:
    return open_workbook(content, values=values)[speech(language).say(f"report.xlsx.{name}")]


def names_of(language: str) -> list[str]:
    return [speech(language).say(f"report.xlsx.{name}") for name in HEAD]


def saying(*texts: str) -> Report:
    """Return a small report with each text wherever a person can write one."""
    report, first = report_whole("bank", "en"), texts[0]
    return replace(
        report,
        company=first,
        notice=first,
        title=first,
        tasks=tuple(
            replace(report.tasks[0], title=text, task=text, done_when=text, owner=text, note=text, why=text)
            for text in texts
        ),
        scores=report.scores[-1:],
        answers=tuple(
            replace(report.answers[0], comment=text, evidence=text, reason=text, decided_by=text, practice=text)
            for text in texts
        ),
        findings=tuple(replace(report.findings[0], text=text, reason=text) for text in texts),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_are_those_that_the_report_has(language: str) -> None:
    assert open_workbook(the_file("bank", language)).sheetnames == names_of(language)
    report = report_whole("bank", language)
    tasks, scores, answers, findings, lists = names_of(language)
    less = replace(report, answers=(), findings=())
    assert open_workbook(xlsx.write(less)).sheetnames == [tasks, scores, lists]
    assert open_workbook(xlsx.write(replace(report, tasks=()))).sheetnames == [scores, answers, findings]
    assert open_workbook(xlsx.write(replace(less, tasks=(), scores=()))).sheetnames == [scores]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_a_row_with_real_days_and_numbers(language: str) -> None:
    say, report = speech(language).say, report_whole("bakery", language)
    rows = read_table(the_sheet(the_file("bakery", language), language, "tasks"), HEAD["tasks"])
    assert len(rows) == len(report.tasks) > 3
    for row, task in zip(rows, report.tasks, strict=True):
        assert row[say("progress.field.start")].date() == task.start
        assert row[say("progress.field.due")].date() == task.due
        assert row[say("common.owner")] == task.owner
        assert row[say("progress.field.status")] == say("progress.status.planned")
        assert row[say("report.xlsx.effort")] == pytest.approx(task.hours_left / 8)
        assert row[say("report.column.id")] == task.action


def test_status_and_owner_are_chosen_from_lists_and_days_are_days() -> None:
    sheet = the_sheet(the_file("bank", "en"), "en", "tasks")
    checks = {str(check.sqref).split(":")[0]: check for check in sheet.data_validations.dataValidation}
    assert (checks["F7"].type, checks["F7"].formula1, checks["F7"].showErrorMessage) == ("list", "Statuses", True)
    assert (checks["E7"].type, checks["E7"].formula1, checks["E7"].showErrorMessage) == ("list", "Owners", False)
    assert {checks[place].type for place in ("G7", "H7", "L7")} == {"date"}
    assert checks["J7"].type == "decimal"


def test_the_lists_name_every_status_and_every_owner() -> None:
    workbook, report = open_workbook(the_file("bank", "en")), report_whole("bank", "en")
    rows = read_table(workbook["Lists"], HEAD["lists"])
    assert [row["Status"] for row in rows if row["Status"]] == ["Planned", "Under way", "Done", "Dropped"]
    assert {row["Owner"] for row in rows} - {None} == {task.owner for task in report.tasks}
    assert set(workbook.defined_names) >= {"Owners", "Statuses", "StatusPlanned", "StatusDone", "StatusDropped"}
    assert workbook.defined_names["StatusDone"].attr_text.replace("'", "") == "Lists!$A$7"
    assert workbook["Lists"]["A7"].value == "Done"


def test_the_tracker_is_ready_for_screen_and_paper() -> None:
    sheet = the_sheet(the_file("bank", "en"), "en", "tasks")
    (table,) = sheet.tables.values()
    assert sheet.freeze_panes == "C7"
    assert table.autoFilter.ref == table.ref == f"A6:S{6 + len(report_whole('bank', 'en').tasks)}"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$6:$6"
    assert "Internal" in sheet.oddFooter.left.text
    assert len({column.key for column in COLUMNS}) == len(COLUMNS) == sheet.max_column


@pytest.mark.parametrize("name", ["scores", "answers", "findings"])
def test_the_other_sheets_have_a_frozen_head_and_a_filter(name: str) -> None:
    sheet = the_sheet(the_file("bank", "en"), "en", name)
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_colours_follow_status_and_day() -> None:
    sheet = the_sheet(the_file("bank", "en"), "en", "tasks")
    rules = [
        rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules if rule.type == "expression"
    ]
    assert len(rules) == 6
    assert [rule for rule in rules if "TODAY()" in rule and "$H7<TODAY()" in rule] != []
    assert {name for rule in rules for name in re.findall(r"Status\w+", rule)} == {
        "StatusDoing",
        "StatusDone",
        "StatusDropped",
    }


def test_the_numbers_above_the_tracker_are_those_of_the_day() -> None:
    report, day = report_whole("bakery", "en"), date(2026, 11, 25)
    states: tuple[dict[str, Any], ...] = (
        {"status": ActionStatus.DONE, "hours": 16.0, "hours_left": 0.0},
        {"status": ActionStatus.DOING, "due": day - timedelta(days=3), "hours_left": 4.0},
        {"due": day + timedelta(days=14), "hours_left": 8.0},
        {"status": ActionStatus.DROPPED},
        {"due": day, "hours_left": 8.0},
        {"due": day + timedelta(days=15), "hours_left": 2.0},
    )
    tasks = tuple(replace(task, **state) for task, state in zip(report.tasks, states, strict=False))
    content = xlsx.write(replace(report, tasks=tasks, day=day))
    sheet = the_sheet(content, "en", "tasks", values=True)
    told = {sheet.cell(3, place).value: sheet.cell(4, place).value for place in range(2, 8)}
    assert told == {
        "Done": "1 / 5",
        "Progress": pytest.approx(0.2),
        "Work left (days)": pytest.approx(22 / 8),
        "Under way": 1,
        "Overdue": 1,
        "Due within 14 days": 2,
    }
    left = [sheet.cell(row, 9).value for row in range(7, 13)]
    assert left == [None, -3, 14, None, 0, 15]
    assert [sheet.cell(row, 10).value for row in (7, 8)] == [2, 0.5]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scores_are_numbers_with_a_chart_told_in_words(language: str) -> None:
    say, report = speech(language).say, report_whole("bank", language)
    rows = read_table(the_sheet(the_file("bank", language), language, "scores"), HEAD["scores"])
    told = [[row[say(key)] for key in ("common.score", "report.column.before", "common.coverage")] for row in rows]
    assert told == [pytest.approx([line.score, line.before, line.coverage]) for line in report.scores]
    drawings = [text for name, text in list_members(the_file("bank", language)).items() if "drawings/drawing" in name]
    assert [text for text in drawings if f'descr="{say("report.alt.steps", scores="")[:5]}' in text] != []


def test_without_any_score_there_is_no_chart_and_no_column_of_earlier_ones() -> None:
    report = report_whole("bank", "en")
    unknown = tuple(replace(line, score=None, before=None, low=None, high=None) for line in report.scores)
    content = xlsx.write(replace(report, scores=unknown))
    rows = read_table(the_sheet(content, "en", "scores"), HEAD["scores"])
    assert {row["Maturity score"] for row in rows} == {None}
    assert "Before" not in rows[0]
    assert not [name for name in list_members(content) if "charts/chart" in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_stand_with_comment_and_evidence(language: str) -> None:
    say, report = speech(language).say, report_whole("bank", language)
    rows = read_table(the_sheet(the_file("bank", language), language, "answers"), HEAD["answers"])
    assert [row[say("report.column.id")] for row in rows] == [line.item for line in report.answers]
    assert [row[say("report.column.level")] for row in rows] == [line.value for line in report.answers]
    days = [row[say("report.column.evidence_day")] for row in rows]
    assert [day.date() if day else None for day in days] == [line.evidence_day for line in report.answers]
    comments = [row[say("report.column.comment")] or "" for row in rows]
    assert comments == [make_plain(line.comment).replace("\u00a0", " ") for line in report.answers]


def test_the_findings_stand_with_what_is_accepted_of_them() -> None:
    report = report_whole("bank", "en")
    rows = read_table(the_sheet(the_file("bank", "en"), "en", "findings"), HEAD["findings"])
    assert [row["Rule"] for row in rows] == [line.rule for line in report.findings]
    assert [row["State"] for row in rows] == ["Open"] * (len(rows) - 1) + ["Accepted"]
    assert rows[-1]["Reason"] == report.findings[-1].reason
    assert rows[-1]["Accepted on"].date() == report.findings[-1].accepted_on


@pytest.mark.parametrize("name", ["bank", "bakery"])
def test_no_formula_is_there_but_ours(name: str) -> None:
    for cell in list_cells(open_workbook(the_file(name, "ru"))):
        ours = cell.parent.title == "Действия" and (cell.row == 4 or cell.column_letter == "I")
        assert (cell.data_type == "f") is (ours and cell.row != 6), cell.coordinate


def test_whatever_people_type_is_text() -> None:
    content = xlsx.write(saying(*HOSTILE.values()))
    cells = list(list_cells(open_workbook(content)))
    for text in HOSTILE.values():
        plain = make_plain(text).replace("\u00a0", " ")
        mine = [cell for cell in cells if cell.value == plain]
        assert len(mine) >= 12
        assert {cell.data_type for cell in mine} == {"s"}
        assert {bool(cell.quotePrefix) for cell in mine} == {plain.startswith("=")}
    members = list_members(content)
    assert not [name for name in members if "externalLink" in name or "vba" in name]
    assert "TargetMode" not in "".join(members.values())


@pytest.mark.slow
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(max_size=80))
@example(text="_x0041_ &amp; <b> ]]> \x0b")
@example(text="\ufffe\uffff\ud800")
@example(text="3M & Söhne &P &&D")
@example(text="+1\t-2\n@3")
def test_any_text_leaves_a_workbook_that_opens(text: str) -> None:
    workbook = open_workbook(xlsx.write(saying(text)))
    formulas = [cell for cell in list_cells(workbook) if cell.data_type == "f"]
    assert len(formulas) == 7
    note = workbook["Actions"]["K7"].value or ""
    assert note == make_plain(text).replace("\u00a0", " ")
    assert workbook["Actions"].oddHeader.left.text is None or len(workbook["Actions"].oddHeader.left.text) < 200


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    workbook = open_workbook(xlsx.write(saying("Долгий " * 4700)))
    task = workbook["Actions"]["C7"].value
    assert len(task) == LONGEST_TEXT
    assert task.endswith("…")
    whole = open_workbook(xlsx.write(saying("x" * 20_000)))["Actions"]["C7"].value
    assert len(whole) == 20_000


@pytest.mark.slow
def test_three_hundred_actions_are_three_hundred_rows() -> None:
    report = report_whole("bank", "en")
    many = tuple(replace(report.tasks[0], number=n, owner=f"Owner {n}") for n in range(1, 301))
    content = xlsx.write(replace(report, tasks=many, answers=(), findings=()))
    assert len(read_table(the_sheet(content, "en", "tasks"), HEAD["tasks"])) == 300
    assert len(read_table(the_sheet(content, "en", "lists"), HEAD["lists"])) == 300


def test_a_day_that_no_spreadsheet_knows_is_written_out() -> None:
    report = report_whole("bank", "en")
    old = replace(report.answers[0], evidence_day=date(1812, 6, 24))
    sheet = the_sheet(xlsx.write(replace(report, answers=(old,))), "en", "answers")
    assert sheet["H5"].value == "1812-06-24"


def test_heights_are_kept_only_for_the_rows_that_we_set() -> None:
    sheets = [text for name, text in list_members(the_file("bank", "en")).items() if "worksheets/sheet" in name]
    assert sheets
    assert not [text for text in sheets if 'customHeight="1"' in "".join(re.findall("<row [^>]*>", text))]
    assert all(re.search(r'<row [^>]*ht="', text) for text in sheets)


def test_a_brand_gives_its_colour_and_its_logo_with_a_name() -> None:
    brand = Brand(PIXEL, (640, 200), "North & Partners", "#125a48")
    content = xlsx.write(replace(report_whole("bank", "en"), brand=brand))
    sheet = the_sheet(content, "en", "tasks")
    assert sheet["B6"].fill.start_color.rgb == "FF125A48"
    members = list_members(content)
    assert [text for text in members.values() if 'descr="North &amp; Partners"' in text] != []
    assert len(open_workbook(content)["Scores"]._images) == 1


def test_the_file_says_what_it_is_and_when_it_was_made() -> None:
    properties = open_workbook(the_file("bank", "en")).properties
    report = report_whole("bank", "en")
    assert report.company in properties.title
    assert properties.created.date() == properties.modified.date() == report.day
