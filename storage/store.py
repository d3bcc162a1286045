"""The store: what every call keeps and finds, over any engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from assessments.branding import Branding, clean_branding
from assessments.commitments import AdoptedPlan, Commitment, PlanDraft
from assessments.model import (
    Assessment,
    Company,
    Event,
    Operation,
    Respondent,
    Response,
    Snapshot,
    Status,
    Workspace,
)
from assessments.store import Revision
from assessments.text import (
    clean_acceptance,
    clean_commitment,
    clean_company,
    clean_entry,
    clean_respondent,
    clean_response,
    clean_workspace,
)
from assessments.workbooks import Acceptance
from governance.model import Entry
from storage import branding_saving, journal, plan_saving, saving, statements, workbook_saving
from storage.complaints import damaged
from storage.engine import Engine, Row, Transaction
from storage.inspection import find_contradictions
from storage.plan_records import adopted_plan_of, commitment_in, commitment_of, plan_draft_of
from storage.records import (
    assessment_of,
    assessment_record,
    company_of,
    company_record,
    event_of,
    respondent_of,
    respondent_record,
    response_in,
    response_of,
    snapshot_of,
    snapshot_record,
    workspace_of,
    workspace_record,
)
from storage.saving import Saved, Saving, subject_of
from storage.workbook_records import acceptance_of, entry_in, entry_of

Noun = TypeVar("Noun")


class SqlStore:
    """Implements `assessments.store.Store` over an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        """What the database is, for people."""
        return self._engine.name

    def check(self) -> None:
        """Ask the database something; raises StoreError if it does not answer."""
        self._engine.check()

    def close(self) -> None:
        """Finish what is being saved and let go of the database."""
        self._engine.close()

    def save_copy(self, target: Path) -> Path:
        """Write a consistent copy to a new file while everything goes on."""
        return self._engine.save_copy(target)

    def find_faults(self) -> tuple[str, ...]:
        """Compare all that is kept with what the events say."""
        return (*self._engine.find_faults(), *self._engine.read(find_contradictions))

    def save_workspace(self, workspace: Workspace, operation: Operation) -> Workspace:
        """Keep the workspace."""
        workspace = clean_workspace(workspace)
        record = workspace_record(workspace)
        change = journal.describe(f"workspace:{workspace.id}", "workspace-saved", record)
        self._save(Saving(change, statements.SAVE_WORKSPACE, record), operation)
        return workspace

    def find_workspaces(self) -> tuple[Workspace, ...]:
        """Return every workspace, by id."""
        return self._find(workspace_of, statements.FIND_WORKSPACES)

    def save_company(self, company: Company, operation: Operation, expect: int | None = None) -> Company:
        """Keep the company; the result carries its new version."""
        company = clean_company(company)
        record = company_record(company)
        change = Saving(
            journal.describe(f"company:{company.id}", "company-saved", record),
            statements.SAVE_COMPANY,
            record,
            lambda tx: saving.check_workspace(tx, company.workspace),
            lambda tx: saving.find_company(tx, company.workspace, company.id),
        )
        return replace(company, version=self._save(change, operation, expect).version)

    def find_companies(self, workspace: str) -> tuple[Company, ...]:
        """Return the companies of a workspace by name, archived ones too."""
        companies = self._find(company_of, statements.FIND_COMPANIES, workspace=workspace)
        return tuple(sorted(companies, key=lambda company: (company.name.casefold(), company.id)))

    def find_company(self, workspace: str, company: str) -> Company:
        """Return one company or raise NotFound."""
        found = self._find(company_of, statements.FIND_COMPANY, workspace=workspace, id=company)
        return _only(found, "company", company)

    def save_assessment(self, assessment: Assessment, operation: Operation, expect: int | None = None) -> Assessment:
        """Keep a draft; FinalError if it is final."""
        if assessment.status is not Status.DRAFT:
            raise saving.final(assessment.id)
        record = assessment_record(assessment)
        change = Saving(
            journal.describe(subject_of(assessment.id), "assessment-saved", record),
            statements.SAVE_ASSESSMENT,
            record,
            lambda tx: saving.check_new_or_draft(tx, assessment),
            lambda tx: saving.find_assessment(tx, assessment.workspace, assessment.id),
        )
        return replace(assessment, version=self._save(change, operation, expect).version)

    def find_assessments(self, workspace: str, company: str | None = None) -> tuple[Assessment, ...]:
        """Return the assessments of a workspace, or of one company, newest first."""
        return self._find(assessment_of, statements.FIND_ASSESSMENTS, workspace=workspace, company=company)

    def find_assessment(self, workspace: str, assessment: str) -> Assessment:
        """Return one assessment or raise NotFound."""
        found = self._find(assessment_of, statements.FIND_ASSESSMENT, workspace=workspace, id=assessment)
        return _only(found, "assessment", assessment)

    def save_respondent(self, respondent: Respondent, operation: Operation) -> Respondent:
        """Keep a person; the event carries the id alone."""
        respondent = clean_respondent(respondent)
        record = respondent_record(respondent)
        change = Saving(
            journal.describe(subject_of(respondent.assessment), "respondent-saved", record),
            statements.SAVE_RESPONDENT,
            record,
            lambda tx: saving.check_draft(tx, respondent.workspace, respondent.assessment),
        )
        self._save(change, operation)
        return respondent

    def find_respondents(self, workspace: str, assessment: str) -> tuple[Respondent, ...]:
        """Return the respondents of an assessment, by id."""
        return self._find(respondent_of, statements.FIND_RESPONDENTS, workspace=workspace, assessment=assessment)

    def save_response(
        self, workspace: str, assessment: str, response: Response, operation: Operation, expect: int | None = None
    ) -> Response:
        """Keep a response; the result carries its new version and when it was saved."""
        response = clean_response(response)
        change = saving.response_saving(workspace, assessment, response, operation)
        saved = self._save(change, operation, expect)
        return replace(response, version=saved.version, saved=saved.at)

    def save_responses(
        self, workspace: str, assessment: str, responses: Sequence[Response], operation: Operation
    ) -> tuple[Response, ...]:
        """Keep all of the responses or, if anything is wrong with one, none."""
        cleaned = tuple(map(clean_response, responses))
        parts = [operation.part(f"{response.respondent}/{response.item}") for response in cleaned]
        changes = [
            saving.response_saving(workspace, assessment, r, part) for r, part in zip(cleaned, parts, strict=True)
        ]

        def work(tx: Transaction) -> list[Saved]:
            return [saving.save(tx, change, part) for change, part in zip(changes, parts, strict=True)]

        saved = self._engine.write(work)
        return tuple(replace(r, version=s.version, saved=s.at) for r, s in zip(cleaned, saved, strict=True))

    def find_responses(self, workspace: str, assessment: str, respondent: str | None = None) -> tuple[Response, ...]:
        """Return the responses of an assessment, or of one respondent in it, by respondent and item."""
        sought = {"workspace": workspace, "assessment": assessment, "respondent": respondent}
        return self._find(response_of, statements.FIND_RESPONSES, **sought)

    def find_history(self, workspace: str, assessment: str, item: str, respondent: str) -> tuple[Response, ...]:
        """Return every response a respondent ever saved for an item, oldest first."""
        subject = subject_of(assessment)
        said = self._find(response_in, statements.FIND_EVENTS, workspace=workspace, subject=subject)
        return tuple(r for r in said if r is not None and (r.item, r.respondent) == (item, respondent))

    def freeze(
        self, snapshot: Snapshot, revision: Revision, operation: Operation, closing: Sequence[Commitment] = ()
    ) -> Snapshot:
        """Make the assessment final and keep its snapshot, with the commitments it closes, in one transaction."""
        record = snapshot_record(snapshot)
        change = journal.describe(subject_of(snapshot.assessment), "assessment-finalised", record)
        closed = tuple(map(clean_commitment, closing))

        def work(tx: Transaction) -> None:
            if saving.freeze(tx, change, record, revision, operation):
                plan_saving.save_commitments(tx, closed, operation)

        self._engine.write(work)
        return snapshot

    def find_snapshots(self, workspace: str, company: str | None = None) -> tuple[Snapshot, ...]:
        """Return the snapshots of a workspace, or of one company, oldest first; `content` is left empty."""
        return self._find(snapshot_of, statements.FIND_SNAPSHOTS, workspace=workspace, company=company)

    def find_snapshot(self, workspace: str, assessment: str) -> Snapshot:
        """Return the snapshot of an assessment with its content, or raise NotFound."""
        found = self._find(snapshot_of, statements.FIND_SNAPSHOT, workspace=workspace, assessment=assessment)
        return _only(found, "snapshot of assessment", assessment)

    def save_plan_draft(self, draft: PlanDraft, operation: Operation, expect: int | None = None) -> PlanDraft:
        """Keep what is asked of the plan of an assessment; the result carries its new version."""
        return replace(draft, version=self._save(plan_saving.draft_saving(draft), operation, expect).version)

    def find_plan_draft(self, workspace: str, assessment: str) -> PlanDraft | None:
        """Return what is asked of the plan of an assessment, `None` if nothing was saved yet."""
        found = self._find(plan_draft_of, statements.FIND_PLAN_DRAFT, workspace=workspace, assessment=assessment)
        return found[0] if found else None

    def adopt(
        self,
        plan: AdoptedPlan,
        commitments: Sequence[Commitment],
        operation: Operation,
        expect: int | None = None,
    ) -> AdoptedPlan:
        """Keep the plan and its commitments in one transaction: all of it or nothing."""
        change, cleaned = plan_saving.adopted_saving(plan), tuple(map(clean_commitment, commitments))

        def work(tx: Transaction) -> Saved:
            saved = saving.save(tx, change, operation, expect)
            plan_saving.save_commitments(tx, cleaned, operation)
            return saved

        return replace(plan, version=self._engine.write(work).version)

    def find_adopted_plans(self, workspace: str, company: str | None = None) -> tuple[AdoptedPlan, ...]:
        """Return the adopted plans of a workspace, or that of one company, by company."""
        return self._find(adopted_plan_of, statements.FIND_ADOPTED_PLANS, workspace=workspace, company=company)

    def save_commitments(self, commitments: Sequence[Commitment], operation: Operation) -> tuple[Commitment, ...]:
        """Keep all of the commitments, each over its own version, or none."""
        cleaned = tuple(map(clean_commitment, commitments))
        return self._engine.write(lambda tx: plan_saving.save_commitments(tx, cleaned, operation))

    def find_commitments(self, workspace: str, company: str | None = None) -> tuple[Commitment, ...]:
        """Return the commitments of a workspace, or of one company, by company, day due and action."""
        return self._find(commitment_of, statements.FIND_COMMITMENTS, workspace=workspace, company=company)

    def find_commitment_history(
        self, workspace: str, company: str, action: str
    ) -> tuple[tuple[Event, Commitment], ...]:
        """Return every state of a commitment with the event that left it, oldest first."""
        subject = plan_saving.commitment_subject(company, action)
        return self._find(commitment_in, statements.FIND_EVENTS, workspace=workspace, subject=subject)

    def save_entries(
        self, workspace: str, company: str, entries: Sequence[Entry], operation: Operation
    ) -> tuple[Entry, ...]:
        """Keep all of the entries, each over its own version, or none."""
        cleaned = tuple(map(clean_entry, entries))
        return self._engine.write(lambda tx: workbook_saving.save_entries(tx, workspace, company, cleaned, operation))

    def find_entries(self, workspace: str, company: str) -> tuple[Entry, ...]:
        """Return the entries of a company by register, rank and id, archived and proposed ones too."""
        return self._find(entry_of, statements.FIND_ENTRIES, workspace=workspace, company=company)

    def find_entry_history(
        self, workspace: str, company: str, register: str, entry: str
    ) -> tuple[tuple[Event, Entry], ...]:
        """Return every state of an entry with the event that left it, oldest first."""
        subject = workbook_saving.entry_subject(company, register, entry)
        return self._find(entry_in, statements.FIND_EVENTS, workspace=workspace, subject=subject)

    def find_workbook_history(self, workspace: str, company: str) -> tuple[tuple[Event, Entry], ...]:
        """Return every state of every entry of a company with the event that left it, oldest first."""
        subject = workbook_saving.workbook_subject(company)
        return self._find(entry_in, statements.FIND_EVENTS_BELOW, workspace=workspace, subject=subject)

    def save_acceptance(self, acceptance: Acceptance, operation: Operation, expect: int | None = None) -> Acceptance:
        """Keep that a finding is accepted, or no longer; the result carries its new version."""
        acceptance = clean_acceptance(acceptance)
        saved = self._save(workbook_saving.acceptance_saving(acceptance), operation, expect)
        return replace(acceptance, version=saved.version)

    def find_acceptances(self, workspace: str, company: str) -> tuple[Acceptance, ...]:
        """Return what a company accepted, by finding, withdrawn ones too."""
        return self._find(acceptance_of, statements.FIND_ACCEPTANCES, workspace=workspace, company=company)

    def save_branding(self, branding: Branding, operation: Operation, expect: int | None = None) -> Branding:
        """Keep how the reports of a workspace look; the result carries its new version."""
        branding = clean_branding(branding)
        saved = self._save(branding_saving.branding_saving(branding), operation, expect)
        return replace(branding, version=saved.version)

    def find_branding(self, workspace: str) -> Branding | None:
        """Return how the reports of a workspace look, `None` if nothing was said about it."""
        found = self._find(branding_saving.branding_of, statements.FIND_BRANDING, workspace=workspace)
        return found[0] if found else None

    def find_done(self, workspace: str, operation: Operation) -> tuple[Event, ...]:
        """Return what an operation and its parts have done, in order."""
        sought = {"op_id": operation.op_id, "parts": operation.part("").op_id}
        return self._find(event_of, statements.FIND_DONE, workspace=workspace, **sought)

    def find_events(self, workspace: str, subject: str) -> tuple[Event, ...]:
        """Return what happened to a subject, in order."""
        return self._find(event_of, statements.FIND_EVENTS, workspace=workspace, subject=subject)

    def _save(self, change: Saving, operation: Operation, expect: int | None = None) -> Saved:
        return self._engine.write(lambda tx: saving.save(tx, change, operation, expect))

    def _find(self, noun_of: Callable[[Row], Noun], statement: str, **values: object) -> tuple[Noun, ...]:
        try:
            rows = self._engine.read(lambda tx: tx.rows(statement, **values))
        except UnicodeEncodeError:  # asked for an id that no database could have kept
            return ()
        try:
            return tuple(map(noun_of, rows))
        except (KeyError, TypeError, ValueError) as error:
            raise damaged(self.name, f"a value in it cannot be read: {error}") from error


def _only(found: tuple[Noun, ...], noun: str, wanted: str) -> Noun:
    if not found:
        raise saving.missing(noun, wanted)
    return found[0]
