"""What a governance document is written from: the assessment, the workbook, and what is to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assessments.commitments import ActionStatus, Commitment
from governance.document import build_governance_model
from governance.document.model import Table
from governance.model import Workbook
from locales import speech
from reports.gathering import gather, list_commitments, list_plan
from tests.readings import CAPACITY, plan_for, read_demo
from tests.workbooks import full_workbook

TODAY = date(2026, 11, 25)


def a_commitment(action: str, due: date, owner: str = "") -> Commitment:
    return Commitment("w", "bakery", action, ActionStatus.PLANNED, TODAY, due, 8.0, 4.0, owner)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_company_is_gathered_in_the_language_of_the_reader() -> None:
    reading, _ = read_demo("bakery", "ru")
    material = gather(reading, full_workbook("ru"), speech("ru"), TODAY, decide_by=date(2027, 1, 31))
    assert material.company == reading.company.name
    assert material.words.language == "ru"
    assert material.assessed_on == reading.assessment.day
    assert build_governance_model(material).sections[1].title.endswith("Цели")


def test_a_plan_becomes_work_with_days() -> None:
    reading, _ = read_demo("bakery", "en")
    plan = plan_for(reading, CAPACITY["bakery"])
    work = list_plan(reading, plan, speech("en"), date(2026, 12, 1))
    assert len(work) == len(plan.actions)
    assert work[0].due == date(2026, 12, 31)
    assert {w.wave for w in work} == {action.wave for action in plan.actions}
    assert all(w.done_when and w.items and "(" not in w.owner for w in work)
    document = build_governance_model(gather(reading, Workbook(), speech("en"), TODAY, work=work))
    annex = next(section for section in document.sections if section.id == "plan")
    assert sum(len(block.rows) for block in annex.blocks if isinstance(block, Table)) == len(work)


def test_what_is_still_to_be_done_stands_by_day() -> None:
    reading, _ = read_demo("bakery", "en")
    done = replace(a_commitment("goals.risk.02", TODAY), status=ActionStatus.DONE)
    outside = replace(a_commitment("goals.scope.02", TODAY), in_plan=False)
    work = list_commitments(
        reading,
        [
            a_commitment("goals.smart.02", date(2027, 6, 1)),
            a_commitment("goals.alignment.02", date(2026, 12, 10), "Ann (shop)"),
            a_commitment("people.lead.02", date(2027, 1, 10)),
            a_commitment("people.accounts.02", date(2026, 10, 1)),
            a_commitment("no.such", TODAY),
            done,
            outside,
        ],
        speech("en"),
        TODAY,
    )
    assert [(w.items[0], w.wave) for w in work] == [
        ("people.accounts", "now"),
        ("goals.alignment", "now"),
        ("people.lead", "next"),
        ("goals.smart", "later"),
    ]
    assert (work[1].owner, plain(work[1].effort)) == ("Ann (shop)", "4 h")
    assert work[2].owner == reading.edition.words("en").roles["owner"].split(" (")[0]
