"""Saving plans and commitments: several rows in one transaction, each over the version that was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assessments.commitments import AdoptedPlan, Commitment, PlanDraft
from assessments.model import Operation
from storage import journal, saving, statements
from storage.engine import Transaction, first
from storage.plan_records import (
    adopted_plan_of,
    adopted_plan_record,
    commitment_of,
    commitment_record,
    plan_draft_of,
    plan_draft_record,
)
from storage.saving import Saving


def draft_saving(draft: PlanDraft) -> Saving:
    """Return the saving of a plan being worked out."""
    record = plan_draft_record(draft)
    return Saving(
        journal.describe(f"plan-draft:{draft.assessment}", "plan-stated", record),
        statements.SAVE_PLAN_DRAFT,
        record,
        lambda tx: saving.check_assessment(tx, draft.workspace, draft.assessment),
        lambda tx: _find_draft(tx, draft),
    )


def adopted_saving(plan: AdoptedPlan) -> Saving:
    """Return the saving of an adopted plan."""
    record = adopted_plan_record(plan)

    def check(tx: Transaction) -> None:
        saving.check_company(tx, plan.workspace, plan.company)
        saving.check_assessment(tx, plan.workspace, plan.assessment)

    return Saving(
        journal.describe(f"plan:{plan.company}", "plan-adopted", record),
        statements.SAVE_ADOPTED_PLAN,
        record,
        check,
        lambda tx: _find_adopted(tx, plan),
    )


def save_commitments(
    tx: Transaction, commitments: Sequence[Commitment], operation: Operation
) -> tuple[Commitment, ...]:
    """Save each over its own version, as a part of the operation; the results carry the new versions."""
    for workspace, company in dict.fromkeys((c.workspace, c.company) for c in commitments):
        saving.check_company(tx, workspace, company)
    saved = []
    for commitment in commitments:
        part = operation.part(f"{commitment.company}/{commitment.action}")
        done = saving.save(tx, _commitment_saving(commitment), part, commitment.version)
        saved.append(replace(commitment, version=done.version))
    return tuple(saved)


def commitment_subject(company: str, action: str) -> str:
    """Return the subject of the events of a commitment."""
    return f"commitment:{company}/{action}"


def _commitment_saving(commitment: Commitment) -> Saving:
    record = commitment_record(commitment)
    return Saving(
        journal.describe(commitment_subject(commitment.company, commitment.action), "commitment-saved", record),
        statements.SAVE_COMMITMENT,
        record,
        find=lambda tx: _find_commitment(tx, commitment),
    )


def _find_draft(tx: Transaction, like: PlanDraft) -> PlanDraft | None:
    row = first(tx.rows(statements.FIND_PLAN_DRAFT, workspace=like.workspace, assessment=like.assessment))
    return plan_draft_of(row) if row else None


def _find_adopted(tx: Transaction, like: AdoptedPlan) -> AdoptedPlan | None:
    row = first(tx.rows(statements.FIND_ADOPTED_PLANS, workspace=like.workspace, company=like.company))
    return adopted_plan_of(row) if row else None


def _find_commitment(tx: Transaction, like: Commitment) -> Commitment | None:
    rows = tx.rows(statements.FIND_COMMITMENT, workspace=like.workspace, company=like.company, action=like.action)
    row = first(rows)
    return commitment_of(row) if row else None
