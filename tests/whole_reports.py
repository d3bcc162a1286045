"""Reports that hold everything a report can: answers, plan, comparison, and what the rules find, one of it accepted."""

from __future__ import annotations

from functools import cache

from assessments.demo.workbooks import load_workbook
from assessments.discovering import CompanyFindings
from assessments.reading import Reading
from assessments.workbooks import Acceptance
from governance.facts import load_facts
from governance.findings import find_findings
from governance.ground import Ground
from governance.model import workbook_of
from locales import speech
from reports.build import build_report
from reports.model import Report
from tests.readings import CAPACITY, GENERATED, plan_for, read_demo

REASON = "Agreed with the board"


def find_demo_findings(name: str, reading: Reading, language: str) -> CompanyFindings:
    """Return what the rules find in a demo company with its registers; the last of it is accepted."""
    workbook = workbook_of(load_workbook(name).entries(language))
    assessed = (reading.edition.questionnaire, reading.profile, reading.company.profile)
    ground = Ground(*assessed, workbook, GENERATED, load_facts(), assessed_on=reading.assessment.day)
    *found, last = find_findings(ground)
    accepted = Acceptance("w", name, last.key, last.rule, last.ground, REASON, GENERATED)
    return CompanyFindings(tuple(found), ((last, accepted),), workbook)


@cache
def report_whole(name: str, language: str) -> Report:
    """Return the report of a demo company with everything in it."""
    reading, before = read_demo(name, language)
    plan = plan_for(reading, CAPACITY[name])
    found = find_demo_findings(name, reading, language)
    return build_report(reading, plan, speech(language), GENERATED, before, found)
