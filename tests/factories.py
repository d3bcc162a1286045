"""Small values of every noun, for tests that care about one thing about them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from assessments.branding import PNG, Branding
from assessments.canonical import digest
from assessments.commitments import ActionStatus, AdoptedPlan, Commitment, PlanDraft
from assessments.model import Assessment, Company, Operation, Response, Snapshot, Status, Workspace
from assessments.store import Store
from assessments.workbooks import Acceptance
from governance.model import Entry, Value
from planning.model import Certificate, Lift, Plan, PlannedAction
from planning.request import Request
from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire, Words
from questionnaires.translation import Edition
from scoring.model import State

DAY = date(2026, 3, 1)
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_numbers = itertools.count(1)

STRUCTURE = {
    "id": "small",
    "version": "1.0",
    "date": "2026-01-01",
    "licence": {"id": "CC0-1.0", "holder": "nobody"},
    "score": {"low": 0, "high": 4},
    "scales": [{"id": "five", "values": [0, 1, 2, 3, 4]}],
    "bands": [{"level": 0, "from": 0, "to": 2}, {"level": 1, "from": 2, "to": 4}],
    "rated_from": 0.5,
    "evidence_from": 2,
    "tracks": [{"id": "starter", "minutes": 5}, {"id": "full", "minutes": 10}],
    "countries": ["EU", "RU"],
    "flags": ["uses_agency"],
    "sections": [
        {
            "id": "plan",
            "items": [
                {"id": "plan.goal", "weight": 2, "tracks": ["starter", "full"]},
                {"id": "plan.budget", "tracks": ["full"]},
            ],
        },
        {
            "id": "work",
            "items": [
                {"id": "work.rules", "essential": True, "tracks": ["starter", "full"]},
                {"id": "work.agency", "tracks": ["full"], "applies": [{"flags": ["uses_agency"]}]},
            ],
        },
    ],
}


ACTIONS = [
    {"id": action, "raises": [{"item": item, "from": start, "to": start + 2}], "effort": {"any": 1}, "owner": "boss"}
    for action, item, start in (
        ("set-goals", "plan.goal", 0),
        ("tune-goals", "plan.goal", 2),
        ("plan-budget", "plan.budget", 0),
        ("write-rules", "work.rules", 0),
        ("brief-agency", "work.agency", 0),
    )
]


def an_edition(**changes: Any) -> Edition:
    """Return a questionnaire of two steps and four items: one essential, one only for who uses an agency."""
    words = Words(language="en", title="Small", sections={}, items={})
    return Edition(Questionnaire.model_validate(STRUCTURE | changes), {"en": words}, "f" * 64)


@dataclass(frozen=True)
class OneEdition:
    """A catalogue of one edition."""

    edition: Edition

    def ids(self) -> tuple[str, ...]:
        """Return its id."""
        return (self.edition.questionnaire.id,)

    def load(self, id_or_path: str) -> Edition:
        """Return the edition, whatever it is called."""
        return self.edition


def an_operation(op_id: str | None = None, *, at: datetime | None = None, actor: str = "self") -> Operation:
    """Return an operation that nobody used before, a second after the last one."""
    number = next(_numbers)
    return Operation(op_id or f"op-{number}", actor, at or NOON + timedelta(seconds=number))


def a_company(workspace: str = "home", company: str = "bakery", **changes: Any) -> Company:
    """Return a company of six people."""
    made = Company(workspace, company, "Bakery", CompanyProfile(headcount=6, countries=("RU",)))
    return replace(made, **changes)


def an_assessment(workspace: str = "home", assessment: str = "first", **changes: Any) -> Assessment:
    """Return a draft of the bakery."""
    made = Assessment(workspace, assessment, "bakery", "small", "1.0", "full", Status.DRAFT, DAY, NOON)
    return replace(made, **changes)


def a_response(item: str = "plan.goal", value: float | None = 2.0, **changes: Any) -> Response:
    """Return a response with a value, or without one if `value` is None."""
    made = Response(item, State.VALUE if value is not None else State.UNANSWERED, value)
    return replace(made, **changes)


def a_snapshot(assessment: str = "first", content: str = '{"ю":1}', **changes: Any) -> Snapshot:
    """Return a snapshot of an assessment of the bakery, hashed."""
    hashed = digest(content)
    made = Snapshot(
        "home", f"s-{assessment}", "bakery", assessment, DAY, NOON, hashed, content, 2.5, 1, 0.75, "plan", 1.5
    )
    return replace(made, **changes)


def a_request(**changes: Any) -> Request:
    """Return a request with something in every field."""
    made = Request(
        hours_per_week=4.5,
        months=6,
        target=2,
        targets={"plan": 3.0},
        people={"owner": 2},
        budget=1000.0,
        costs={"write-rules": 250},
        must={"write-rules": 3, "set-goals": None},
        fixed={"plan-budget": 2},
        not_now=frozenset({"hire-agency", "check-agency"}),
        done=frozenset({"name-owner"}),
        started={"train-team": 6.5},
    )
    return replace(made, **changes)


def a_plan_draft(workspace: str = "home", assessment: str = "first", **changes: Any) -> PlanDraft:
    """Return what is asked of the plan of the bakery's draft."""
    return replace(PlanDraft(workspace, assessment, a_request()), **changes)


def an_adopted_plan(workspace: str = "home", company: str = "bakery", **changes: Any) -> AdoptedPlan:
    """Return a plan of six months that the bakery adopted."""
    curve = (1.0, 1.25, 1.5, 1.5, 1.75, 1.75, 2.1)
    return replace(AdoptedPlan(workspace, company, "first", a_request(), DAY, NOON, curve, 0.02), **changes)


def a_commitment(action: str = "write-rules", **changes: Any) -> Commitment:
    """Return an action that the bakery has taken on for March."""
    made = Commitment("home", "bakery", action, ActionStatus.PLANNED, DAY, date(2026, 3, 31), 8.0, 8.0)
    return replace(made, **changes)


def a_planned_action(action: str = "write-rules", start: int = 1, finish: int = 1, **changes: Any) -> PlannedAction:
    """Return an action of eight hours in a plan."""
    lift = Lift("work.rules", 0, 2, 0.5)
    made = PlannedAction(action, "now", start, finish, 8.0, "boss", (lift,), 0.5, 2.5)
    return replace(made, **changes)


def a_plan(*actions: PlannedAction, request: Request | None = None, **changes: Any) -> Plan:
    """Return a proven plan of six months with these actions."""
    asked = request or Request(hours_per_week=4, months=6)
    curve = (1.0, *(1.0 + 0.25 * month for month in range(asked.months)))
    made = Plan(asked, 2.0, actions, (), 1.0, curve[-1], curve, certificate=Certificate("optimal", 1.0, 1.0, 0.0))
    return replace(made, **changes)


def an_entry(entry: str = "G-01", register: str = "goals", *, rank: int = 1, **values: Value) -> Entry:
    """Return a row of a register with something of every kind in it, or with these values."""
    everything: dict[str, Value] = {"title": "More pre-orders", "target": 30.0, "audience_ids": ("A-01",)}
    return Entry(register, entry, values or everything, rank)


def an_acceptance(finding: str = "T01:G-01", **changes: Any) -> Acceptance:
    """Return a finding that the bakery accepts."""
    made = Acceptance("home", "bakery", finding, finding.partition(":")[0], "a" * 16, "Too small for that", DAY)
    return replace(made, **changes)


def a_branding(**changes: Any) -> Branding:
    """Return how the reports of a consultancy look, with something in every field."""
    made = Branding("home", "Anna & Co", "Bakery Ltd", PNG + b"dots", "#6a2a86", "For the board.", "Confidential")
    return replace(made, **changes)


def settle(store: Store, workspace: str = "home", *, new: Callable[[], Operation] = an_operation) -> Assessment:
    """Put a workspace with the bakery and its first draft into a store; return the draft."""
    store.save_workspace(Workspace(workspace, "Home"), new())
    store.save_company(a_company(workspace), new())
    return store.save_assessment(an_assessment(workspace), new())
