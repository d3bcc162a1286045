"""What the use cases need of a store. Every engine fulfils it; the conformance tests are written against it.

Rules that hold for every saving call: it is acknowledged only once it is durable; it leaves one event per row;
the same operation again changes nothing and returns what it returned the first time; the same operation id with
something else to do raises OperationReused; with `expect` it saves only over that version, else raises Conflict
(0 is "not there yet"). Anything of another workspace is NotFound, as if it did not exist.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assessments.branding import Branding
from assessments.commitments import AdoptedPlan, Commitment, PlanDraft
from assessments.model import Assessment, Company, Event, Operation, Respondent, Response, Snapshot, Workspace
from assessments.workbooks import Acceptance
from governance.model import Entry


@dataclass(frozen=True, slots=True)
class Revision:
    """What a snapshot was made from: versions of company and assessment, and sums of versions.

    The sums are those of the responses to the assessment, and of all that the company keeps beside it.
    """

    company: int
    assessment: int
    responses: int
    entries: int = 0
    acceptances: int = 0
    commitments: int = 0


class Store(Protocol):
    """Where workspaces and all that belongs to them are kept."""

    @property
    def name(self) -> str:
        """What the store is, for people: the file, or the server without its password."""

    def check(self) -> None:
        """Ask the database something; raises StoreError if it does not answer."""

    def close(self) -> None:
        """Finish what is being saved and let go of the database; closing twice is allowed."""

    def save_copy(self, target: Path) -> Path:
        """Write a consistent copy to a new file while everything goes on, and return its path."""

    def find_faults(self) -> tuple[str, ...]:
        """Compare all that is kept with what the events say; one sentence per contradiction, none if all is well."""

    def save_workspace(self, workspace: Workspace, operation: Operation) -> Workspace:
        """Keep the workspace."""

    def find_workspaces(self) -> tuple[Workspace, ...]:
        """Return every workspace, by id."""

    def save_company(self, company: Company, operation: Operation, expect: int | None = None) -> Company:
        """Keep the company; the result carries its new version."""

    def find_companies(self, workspace: str) -> tuple[Company, ...]:
        """Return the companies of a workspace by name, archived ones too."""

    def find_company(self, workspace: str, company: str) -> Company:
        """Return one company or raise NotFound."""

    def save_assessment(self, assessment: Assessment, operation: Operation, expect: int | None = None) -> Assessment:
        """Keep a draft; FinalError if it is final. An assessment becomes final by `freeze` alone."""

    def find_assessments(self, workspace: str, company: str | None = None) -> tuple[Assessment, ...]:
        """Return the assessments of a workspace, or of one company, newest first."""

    def find_assessment(self, workspace: str, assessment: str) -> Assessment:
        """Return one assessment or raise NotFound."""

    def save_respondent(self, respondent: Respondent, operation: Operation) -> Respondent:
        """Keep a person. The name stands in this one row only, so that it can be erased; the event carries the id."""

    def find_respondents(self, workspace: str, assessment: str) -> tuple[Respondent, ...]:
        """Return the respondents of an assessment, by id."""

    def save_response(
        self, workspace: str, assessment: str, response: Response, operation: Operation, expect: int | None = None
    ) -> Response:
        """Keep a response; the result carries its new version and when it was saved. FinalError if final."""

    def save_responses(
        self, workspace: str, assessment: str, responses: Sequence[Response], operation: Operation
    ) -> tuple[Response, ...]:
        """Keep all of the responses or, if anything is wrong with one, none. One event each."""

    def find_responses(self, workspace: str, assessment: str, respondent: str | None = None) -> tuple[Response, ...]:
        """Return the responses of an assessment, or of one respondent in it, by respondent and item."""

    def find_history(self, workspace: str, assessment: str, item: str, respondent: str) -> tuple[Response, ...]:
        """Return every response a respondent ever saved for an item, oldest first."""

    def freeze(
        self, snapshot: Snapshot, revision: Revision, operation: Operation, closing: Sequence[Commitment] = ()
    ) -> Snapshot:
        """Make the assessment final and keep its snapshot, in one transaction, and with it the commitments it closes.

        Conflict if anything was saved since `revision`, or a commitment since its version; FinalError if it is final
        already.
        """

    def find_snapshots(self, workspace: str, company: str | None = None) -> tuple[Snapshot, ...]:
        """Return the snapshots of a workspace, or of one company, oldest first; `content` is left empty."""

    def find_snapshot(self, workspace: str, assessment: str) -> Snapshot:
        """Return the snapshot of an assessment with its content, or raise NotFound."""

    def save_plan_draft(self, draft: PlanDraft, operation: Operation, expect: int | None = None) -> PlanDraft:
        """Keep what is asked of the plan of an assessment, draft or final; the result carries its new version."""

    def find_plan_draft(self, workspace: str, assessment: str) -> PlanDraft | None:
        """Return what is asked of the plan of an assessment, `None` if nothing was saved yet."""

    def adopt(
        self,
        plan: AdoptedPlan,
        commitments: Sequence[Commitment],
        operation: Operation,
        expect: int | None = None,
    ) -> AdoptedPlan:
        """Keep the plan and its commitments, each over its own version, in one transaction: all of it or nothing.

        Conflict names the first that somebody changed: the plan (only with `expect`) or a commitment.
        """

    def find_adopted_plans(self, workspace: str, company: str | None = None) -> tuple[AdoptedPlan, ...]:
        """Return the adopted plans of a workspace, or that of one company, by company."""

    def save_commitments(self, commitments: Sequence[Commitment], operation: Operation) -> tuple[Commitment, ...]:
        """Keep all of the commitments, each over its own version, or none; the results carry their new versions.

        Conflict names the first that somebody changed, with what stands there now.
        """

    def find_commitments(self, workspace: str, company: str | None = None) -> tuple[Commitment, ...]:
        """Return the commitments of a workspace, or of one company, by company, day due and action."""

    def find_commitment_history(
        self, workspace: str, company: str, action: str
    ) -> tuple[tuple[Event, Commitment], ...]:
        """Return every state of a commitment with the event that left it, oldest first."""

    def save_entries(
        self, workspace: str, company: str, entries: Sequence[Entry], operation: Operation
    ) -> tuple[Entry, ...]:
        """Keep all of the entries, each over its own version, or none; the results carry their new versions.

        Conflict names the first that somebody changed, with what stands there now.
        """

    def find_entries(self, workspace: str, company: str) -> tuple[Entry, ...]:
        """Return the entries of a company by register, rank and id, archived and proposed ones too."""

    def find_entry_history(
        self, workspace: str, company: str, register: str, entry: str
    ) -> tuple[tuple[Event, Entry], ...]:
        """Return every state of an entry with the event that left it, oldest first."""

    def find_workbook_history(self, workspace: str, company: str) -> tuple[tuple[Event, Entry], ...]:
        """Return every state of every entry of a company with the event that left it, oldest first."""

    def save_acceptance(self, acceptance: Acceptance, operation: Operation, expect: int | None = None) -> Acceptance:
        """Keep that a finding is accepted, or no longer; the result carries its new version."""

    def find_acceptances(self, workspace: str, company: str) -> tuple[Acceptance, ...]:
        """Return what a company accepted, by finding, withdrawn ones too."""

    def save_branding(self, branding: Branding, operation: Operation, expect: int | None = None) -> Branding:
        """Keep how the reports of a workspace look; the result carries its new version."""

    def find_branding(self, workspace: str) -> Branding | None:
        """Return how the reports of a workspace look, `None` if nothing was said about it."""

    def find_done(self, workspace: str, operation: Operation) -> tuple[Event, ...]:
        """Return what an operation and its parts have done, in order; nothing if it was not carried out yet."""

    def find_events(self, workspace: str, subject: str) -> tuple[Event, ...]:
        """Return what happened to a subject, in order."""
