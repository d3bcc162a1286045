"""What the rules find in the demo companies, and what they cost no more than."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from governance.findings import find_findings
from governance.ground import Earlier, Ground
from governance.model import Workbook
from tests.readings import read_demo
from tests.unit.governance.grounds import Case, Row, Rows, the_facts
from tests.unit.governance.rule_cases import ACCOUNT, KPI, PERSON, PLACE, TIER

EXPECTED = {
    "bakery": {
        "G01": ["goals.risk", "people.access_security", "workflow.legal_checks", "measure.kpi_link"],
        "G02": ["goals.alignment", "workflow.approval"],
    },
    "manufacturer": {
        "S01": [], "S02": [], "S04": [], "S05": [], "A02": [], "E01": ["workflow.calendar"],
        "G02": ["goals.alignment", "listening.coverage"],
    },
    "bank": {"S04": []},
}  # fmt: skip


GOAL: Row = {"title": "Sell more", "status": "active"}
DRAWN: dict[str, tuple[set[str], Rows]] = {
    "bakery": (
        {"T01", "T02", "T04", "T05", "C01", "C02", "L01", "R03", "J01", "J07"},
        {
            "goals": (GOAL,),
            "kpis": ({"name": "VK likes", "level": "output", "status": "active"},),
            "accounts": ({**ACCOUNT, "owner_type": "contractor", "two_step": "off"},),
            "listening": ({"place": "VK messages", "account_id": "AC-01", "responder_id": "P-01"},),
            "influencers": ({"name": "Blogger", "relation": "gifted", "agreement": False},),
            "approval_tiers": ({**TIER, "author_ids": ("P-01",)},),
            "calendar": ({"title": "Birthday party photos", "status": "published", "people_shown": True},),
        },
    ),
    "manufacturer": (
        {"T02", "T04", "T05", "L01"},
        {
            "goals": ({**GOAL, "target": 10_000.0, "deadline": "2026-12-31"},),
            "kpis": ({"name": "Reach", "status": "active"}, KPI),
            "listening": ({"place": "Engineering forum"},),
        },
    ),
    "bank": (
        {"T05", "T06", "R09", "J08"},
        {
            "goals": ({**GOAL, "business_goal": "Fraud loss", "target": -10.0, "deadline": "2027-03-31"},),
            "kpis": ({**KPI, "level": "output"},),
            "approval_tiers": ({"tier": "Customer reply", "limit_h": 24.0, "covers_replies": True},),
            "listening": ({**PLACE, "response_target": 8.0},),
            "documents": ({"title": "Staff", "kind": "staff_policy", "protected_rights_clause": False},),
        },
    ),
}


@pytest.mark.parametrize("demo", DRAWN)
def test_what_is_wrong_in_the_registers_of_a_demo_company_is_found(demo: str) -> None:
    expected, rows = DRAWN[demo]
    reading, _ = read_demo(demo, "en")
    company = reading.company.profile
    assessed = (reading.edition.questionnaire, reading.profile, company)
    ground = Ground(*assessed, Case(rows).workbook, reading.assessment.day, the_facts())
    assert expected <= {finding.rule for finding in find_findings(ground)}


@pytest.mark.parametrize("demo", EXPECTED)
def test_the_answers_of_a_demo_company_alone_fire_what_is_expected(demo: str) -> None:
    reading, before = read_demo(demo, "en")
    assessed = (reading.edition.questionnaire, reading.profile, reading.company.profile)
    earlier = Earlier(before.profile, before.day, same_track=True)
    day = reading.assessment.day
    ground = Ground(*assessed, Workbook(), day, the_facts(), earlier=earlier, assessed_on=day)
    found: dict[str, list[str]] = {}
    for finding in find_findings(ground):
        subject = finding.key.partition(":")[2]
        found.setdefault(finding.rule, []).extend([subject] if subject else [])
    assert found == EXPECTED[demo]


def test_without_a_day_of_its_own_an_assessment_is_of_today() -> None:
    ground = Case().ground
    assert ground.day == ground.assessed_on
    assert replace(ground, assessed_on=None, today=date(2027, 1, 1)).day == date(2027, 1, 1)


def test_a_hidden_practice_is_one_that_the_questionnaire_has() -> None:
    ground = Case(flags=()).ground
    assert ground.is_hidden("people.third_parties")
    assert not ground.is_hidden("goals.smart")
    assert not ground.is_hidden("no.such")
    assert (ground.step_of("goals.smart"), ground.step_of("no.such"), ground.step_of(None)) == ("goals", "", "")
    assert (ground.level("no.such"), ground.step_score("no.such")) == (None, None)


def test_rules_need_nothing_but_what_they_name() -> None:
    ground = Case({"people": (PERSON,), "accounts": (ACCOUNT,)}).ground
    known = {need: ground.has(need) for need in ("answers", "earlier", "platforms", "people", "goals")}
    assert known == {"answers": False, "earlier": False, "platforms": True, "people": True, "goals": False}
