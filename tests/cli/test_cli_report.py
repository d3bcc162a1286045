from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

import wiring
from assessments.exchange import import_assessment
from questionnaires.catalogue import DEFAULT, Catalogue
from tests.cli.conftest import Result, Run
from tests.word import read_word

ITEMS = [i.id for i in Catalogue().load(DEFAULT).questionnaire.walk_items()]


@pytest.fixture
def report(run: Run, tmp_path: Path) -> Run:
    responses, profile = tmp_path / "responses.csv", tmp_path / "profile.json"
    responses.write_text("item,value,comment\n" + "".join(f"{item},1,=1+1\n" for item in ITEMS), "utf-8")
    profile.write_text('{"headcount": 12, "countries": ["RU"]}')

    def run_report(kind: str, out: Path, *more: object, about: bool = True) -> Result:
        company = ("--profile", profile) if about else ()
        inputs = ("--questionnaire", DEFAULT, "--responses", responses, *company)
        return run("report", *inputs, "--format", kind, "--out", out, *more)

    return run_report


def read_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_pdf_is_written_in_the_language_asked_for(report: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    result = report("pdf", out, "--language", "ru", "--company", "Ромашка", "--capacity", 4)
    assert (result.code, result.out, result.err) == (0, f"{out}\n", "")
    content = out.read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/Lang (ru)" in content or b"/Lang(ru)" in content


def test_the_plan_is_written_as_a_table(report: Run, tmp_path: Path) -> None:
    out = tmp_path / "plan.csv"
    assert report("csv", out, "--capacity", 1).code == 0
    few = read_rows(out)
    assert report("csv", out, "--capacity", 40).code == 0
    assert len(read_rows(out)) > len(few) > 1


def test_without_a_capacity_the_plan_takes_what_is_usual(report: Run, tmp_path: Path) -> None:
    usual, stated = tmp_path / "usual.csv", tmp_path / "stated.csv"
    report("csv", usual)
    report("csv", stated, "--capacity", 4)
    assert usual.read_bytes() == stated.read_bytes()


def test_the_assessment_can_be_brought_in_again(report: Run, tmp_path: Path) -> None:
    out = tmp_path / "assessment.json"
    assert report("json", out, "--company", "Daisy", "--date", "2026-11-23").code == 0
    services = wiring.open_services(wiring.Settings(tmp_path / "other"))
    try:
        text, operation = out.read_text("utf-8"), wiring.new_operation()
        taken = import_assessment(services.store, services.catalogue, wiring.WORKSPACE, text, operation)
        company = services.store.find_company(wiring.WORKSPACE, taken.company)
        responses = services.store.find_responses(wiring.WORKSPACE, taken.id)
    finally:
        services.store.close()
    assert (company.name, company.profile.headcount, taken.day.isoformat()) == ("Daisy", 12, "2026-11-23")
    assert {r.item: (r.value, r.comment) for r in responses} == dict.fromkeys(ITEMS, (1, "=1+1"))


def test_without_a_profile_it_says_which_company_it_takes(report: Run, tmp_path: Path) -> None:
    result = report("csv", tmp_path / "plan.csv", about=False)
    assert result.code == 0
    assert (
        result.err == "Without --profile the report is about a company of 50 people to which every practice applies.\n"
    )


def test_an_unknown_format_is_refused_with_the_known_ones(report: Run, tmp_path: Path) -> None:
    result = report("odt", tmp_path / "report.odt")
    assert result.code == 2
    assert "odt" in result.err
    assert "csv, docx, " in result.err


def test_a_document_for_word_is_written(report: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    assert report("docx", out, "--company", "Ромашка").code == 0
    assert "Ромашка" in read_word(out.read_bytes())


def test_a_place_that_cannot_be_written_is_refused(report: Run, tmp_path: Path) -> None:
    for out in (tmp_path / "missing" / "plan.csv", tmp_path):
        result = report("csv", out)
        assert (result.code, result.out) == (2, "")
        assert f"--out {out}: it cannot be written" in result.err


@pytest.mark.parametrize(("option", "value"), [("--date", "yesterday"), ("--date", "2026-02-30"), ("--language", "fr")])
def test_a_day_or_language_that_is_not_one_is_refused(report: Run, tmp_path: Path, option: str, value: str) -> None:
    result = report("csv", tmp_path / "plan.csv", option, value)
    assert result.code == 2
    assert value in result.err
    assert not (tmp_path / "plan.csv").exists()


def test_without_a_plan_that_holds_what_must_be_done_there_is_no_report(report: Run, tmp_path: Path) -> None:
    result = report("csv", tmp_path / "plan.csv", "--must", "goals.smart.24@1")
    assert (result.code, result.out) == (2, "")
    assert "--must: goals.smart.24 must be done by the end of period 1" in result.err
    assert not (tmp_path / "plan.csv").exists()


def test_what_the_rules_find_in_the_answers_is_told(report: Run, tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    assert report("docx", out).code == 0
    assert "Contradictions and gaps: " in read_word(out.read_bytes())
