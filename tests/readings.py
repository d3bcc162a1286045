"""Assessments to report on: the demo companies, and small ones that lack something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from assessments.demo.model import DemoCompany, load_demos
from assessments.model import Assessment, Company, Response, Status
from assessments.reading import Reading, compute_profile
from locales import speech
from planning.model import Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.request import Request
from questionnaires.company import CompanyProfile
from questionnaires.loading import load
from questionnaires.translation import Edition
from reports.build import build_report
from reports.facts import Before
from reports.model import Report
from scoring.model import State

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = ROOT / "questionnaires" / "library" / "social-media-governance"
SHAPES = ROOT / "tests" / "questionnaires"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
GENERATED = date(2026, 11, 25)
CAPACITY = {"bakery": 2.0, "manufacturer": 6.0, "bank": 16.0}
DEMO_IDS = tuple(CAPACITY)
SMALL_FIRM = CompanyProfile(headcount=3, countries=("RU",))


@cache
def load_edition(folder: Path = LIBRARY) -> Edition:
    """Return an edition, read once."""
    return load(folder)


def make_reading(
    company: Company,
    responses: Iterable[Response],
    day: date = GENERATED,
    *,
    track: str = "full",
    status: Status = Status.FINAL,
    edition: Edition | None = None,
) -> Reading:
    """Return the reading of an assessment that is kept nowhere."""
    edition, said = edition or load_edition(), tuple(responses)
    definition = edition.questionnaire
    assessment = Assessment("w", "a", company.id, definition.id, definition.version, track, status, day, NOON)
    return Reading(company, assessment, edition, said, compute_profile(edition, company, assessment, said))


def find_demo(name: str) -> DemoCompany:
    """Return a demo company by its id."""
    return next(demo for demo in load_demos() if demo.id == name)


def read_demo(name: str, language: str, changes: Sequence[Response] = ()) -> tuple[Reading, Before]:
    """Return the newer assessment of a demo company, some responses changed, and its earlier one to compare with."""
    demo = find_demo(name)
    company = Company("w", demo.id, demo.company_name(language), demo.profile, demo.company_about(language))
    old, new = demo.assessments
    earlier = make_reading(company, old.responses(language), old.day)
    changed = {response.item: response for response in changes}
    said = [changed.get(response.item, response) for response in new.responses(language)]
    return make_reading(company, said, new.day), Before(earlier.profile, old.day)


def plan_for(reading: Reading, hours: float = 4.0) -> Plan:
    """Return the plan of a reading."""
    company = reading.company.profile
    assessed = (reading.edition.questionnaire, reading.profile, company, reading.assessment.track)
    return plan(*assessed, Request(hours_per_week=hours), solve=order_quickly)


def report_demo(name: str, language: str, changes: Sequence[Response] = ()) -> Report:
    """Return the report of a demo company, with plan and comparison."""
    reading, before = read_demo(name, language, changes)
    return build_report(reading, plan_for(reading, CAPACITY[name]), speech(language), GENERATED, before)


def answer_all(value: float | None, track: str = "full", profile: CompanyProfile = SMALL_FIRM) -> tuple[Response, ...]:
    """Return one response to every item that is asked, all the same; without a value "don't know"."""
    items = load_edition().questionnaire.items_for(profile, track)
    state = State.DONT_KNOW if value is None else State.VALUE
    return tuple(Response(item.id, state, value) for item in items)


def report_on(
    responses: Iterable[Response],
    language: str = "en",
    *,
    track: str = "full",
    status: Status = Status.FINAL,
    planned: bool = True,
    company: Company | None = None,
) -> Report:
    """Return the report of a very small company on its first assessment."""
    owner = company or Company("w", "c", "Tiny", SMALL_FIRM)
    reading = make_reading(owner, responses, track=track, status=status)
    return build_report(reading, plan_for(reading) if planned else None, speech(language), GENERATED)


def renamed(company: Company, text: str) -> Company:
    """Return the company with a text wherever a person may write one."""
    return replace(company, name=text, about=text)
