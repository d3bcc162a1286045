"""The chapter of findings: critical first, what is accepted with its reason, and a line on the summary."""

from __future__ import annotations

from datetime import date

import pytest

from assessments.discovering import CompanyFindings
from assessments.workbooks import Acceptance
from governance.finding import Finding, Named
from governance.model import Entry, workbook_of
from locales import languages, speech
from reports.build import build_report
from reports.model import Heading, Paragraph, Report, Section, Table
from tests.readings import GENERATED, plan_for, read_demo

WORKBOOK = workbook_of([Entry("goals", "G-01", {"title": "Grow"}), Entry("kpis", "K-01", {"name": "Likes"})])
CRITICAL = Finding("T01", "critical", "T01:G-01", "a", {"goal": Named("entry", "G-01", "goals")}, step="measure")
WARNING = Finding("T02", "warning", "T02:K-01", "b", {"kpi": Named("entry", "K-01", "kpis")}, step="measure")
NOTE = Finding("T09", "info", "T09", "c", {"n": 12})
LEGAL = Finding("J01", "critical", "J01:I-01", "d", {"name": "Ann"}, step="people")
KEPT = Acceptance("w", "c", "T02:K-01", "T02", "b", "We like them.", date(2026, 11, 20))


def the_report(found: tuple[Finding, ...], accepted: tuple[Finding, ...] = (), language: str = "en") -> Report:
    reading, before = read_demo("bakery", language)
    findings = CompanyFindings(found, tuple((finding, KEPT) for finding in accepted), WORKBOOK)
    return build_report(reading, plan_for(reading), speech(language), GENERATED, before, findings)


def section_of(report: Report, name: str) -> Section | None:
    return next((section for section in report.sections if section.id == name), None)


def chapter(*found: Finding, accepted: tuple[Finding, ...] = (), language: str = "en") -> Section:
    section = section_of(the_report(found, accepted, language), "findings")
    assert section is not None
    return section


@pytest.mark.parametrize("language", languages())
def test_findings_stand_under_their_severity_with_their_step(language: str) -> None:
    section, say = chapter(CRITICAL, WARNING, NOTE, language=language), speech(language).say
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    heads = [row.cells[0].text for row in table.rows if row.kind == "group"]
    assert heads == [say(f"findings.severity.{severity}") for severity in ("critical", "warning", "info")]
    first, last = table.rows[1], table.rows[-1]
    assert (first.cells[0].step, last.cells[0].step) == (5, None)
    assert "Grow" in first.cells[1].text
    assert section.title == say("report.findings.some_critical", count=3, critical=1)
    assert section.name == say("report.section.findings")


def test_it_stands_before_the_plan_and_the_summary_points_to_it() -> None:
    report = the_report((CRITICAL,))
    names = [section.id for section in report.sections]
    assert names.index("practices") < names.index("findings") < names.index("plan")
    cautions = [b.text for b in report.sections[0].blocks if isinstance(b, Paragraph) and b.tone == "caution"]
    assert cautions == [
        "Critical contradictions and gaps: 1. They are listed in the chapter “Contradictions and gaps”."
    ]


def test_what_is_accepted_stands_with_reason_and_day() -> None:
    section = chapter(accepted=(WARNING,))
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    assert [cell.text for cell in table.rows[0].cells][1:] == ["We like them.", "20\u00a0Nov\u00a02026"]
    assert Heading("Accepted as they are") in section.blocks
    assert section.title == "Contradictions and gaps accepted as they are: 1"


def test_without_anything_critical_the_title_says_so_and_the_summary_nothing() -> None:
    assert chapter(WARNING).title == "Contradictions and gaps: 1, none of them critical"
    summary = the_report((WARNING,)).sections[0]
    assert not [b for b in summary.blocks if isinstance(b, Paragraph) and b.tone == "caution"]


def test_what_is_about_law_is_no_legal_advice() -> None:
    def cautions(*found: Finding) -> list[str]:
        return [b.text for b in chapter(*found).blocks if isinstance(b, Paragraph) and b.tone == "caution"]

    assert cautions(CRITICAL) == []
    assert "not legal advice" in cautions(LEGAL)[0]


def test_where_nothing_was_looked_for_or_found_there_is_no_chapter() -> None:
    assert section_of(the_report(()), "findings") is None
    reading, _ = read_demo("bakery", "en")
    assert section_of(build_report(reading, None, speech("en"), GENERATED), "findings") is None
