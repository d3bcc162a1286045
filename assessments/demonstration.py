"""Putting the demo companies into a workspace: assessments, registers and plan, as if somebody had worked with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from assessments.answering import answer_all
from assessments.companies import add_company, restore_company
from assessments.demo.model import DemoCompany, DemoPlan, load_demos
from assessments.demo.workbooks import load_workbook
from assessments.improving import adopt_plan, save_changes
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment, Company, Operation, Status
from assessments.reading import Catalogue, Reading, read_assessment
from assessments.store import Store
from questionnaires.catalogue import DEFAULT

if TYPE_CHECKING:
    from planning.model import Plan

ACTOR = "demo"
MORNING = time(9, tzinfo=UTC)


def load_demo(
    store: Store, catalogue: Catalogue, workspace: str, language: str, operation: Operation
) -> tuple[Company, ...]:
    """Return the demo companies, told in a language. What is there already stays as it is; what is missing is added."""
    stage = _Stage(store, catalogue, workspace, language)
    present = {company.demo: company for company in store.find_companies(workspace) if company.demo}
    return tuple(stage.load(demo, present.get(demo.id), operation.part(demo.id)) for demo in load_demos())


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where the demo companies appear, and in which language."""

    store: Store
    catalogue: Catalogue
    workspace: str
    language: str

    def load(self, demo: DemoCompany, company: Company | None, operation: Operation) -> Company:
        if company is None:
            name, about = demo.company_name(self.language), demo.company_about(self.language)
            profile = demo.profile
            company = add_company(self.store, self.workspace, name, profile, operation, about=about, demo=demo.id)
        elif company.archived:
            company = restore_company(self.store, company, operation)
        edition = self.catalogue.load(DEFAULT)
        known = {assessment.day: assessment for assessment in self.store.find_assessments(self.workspace, company.id)}
        for told, until in zip(demo.assessments, (demo.day, date.max), strict=True):
            begun = known.get(told.day)
            if told.day == demo.day:
                self._keep_workbook(demo, company, operation)
            if begun is None or begun.status is Status.DRAFT:
                step = operation.part(told.day.isoformat())
                begun = begun or start_assessment(
                    self.store, edition, company, demo.track, told.day, step.part("start")
                )
                answer_all(self.store, edition, begun, company, told.responses(self.language), step.part("answer"))
                finalise(self.store, edition, begun, step.part("finalise"))
                if demo.plan is not None:
                    self._carry_out(demo.plan, begun, until, step)
        return company

    def _keep_workbook(self, demo: DemoCompany, company: Company, operation: Operation) -> None:
        """Write down what the company has decided, on the day of the newer assessment, unless it has a workbook."""
        if not self.store.find_entries(self.workspace, company.id):
            entries = load_workbook(demo.id).entries(self.language)
            step = _on(demo.day, operation.part("workbook"))
            self.store.save_entries(self.workspace, company.id, entries, step)

    def _carry_out(self, plan: DemoPlan, assessment: Assessment, until: date, operation: Operation) -> None:
        """Do what was done between an assessment and the next: adopt the plan, and change its actions."""
        store, company = self.store, assessment.company
        if assessment.day <= plan.adopted < until:
            reading = read_assessment(store, self.catalogue, self.workspace, assessment.id)
            step = _on(plan.adopted, operation.part("adopt"))
            adopt_plan(store, company, reading, _make(plan, reading), plan.start, step)
        for number, told in enumerate(plan.changes):
            if assessment.day <= told.day < until:
                found = store.find_commitments(self.workspace, company)
                before = next(commitment for commitment in found if commitment.action == told.action)
                step = _on(told.day, operation.part(f"change-{number}"))
                save_changes(store, (told.change(before, self.language),), step)


def _make(told: DemoPlan, reading: Reading) -> Plan:
    from planning.optimise import order_quickly
    from planning.plan import plan

    company, track = reading.company.profile, reading.assessment.track
    return plan(reading.edition.questionnaire, reading.profile, company, track, told.request, solve=order_quickly)


def _on(day: date, operation: Operation) -> Operation:
    """Return the operation as one of the morning of a day, done by the demo."""
    return Operation(operation.op_id, ACTOR, datetime.combine(day, MORNING))
