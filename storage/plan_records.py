"""Plans and commitments as rows and rows as plans and commitments."""

from __future__ import annotations

import json
from datetime import date, datetime

from assessments.canonical import canonical
from assessments.commitments import ActionStatus, AdoptedPlan, Commitment, PlanDraft
from assessments.model import Event
from planning.request import Request
from storage.engine import Row
from storage.records import Record, event_of, stamp


def write_request(request: Request) -> str:
    """Return the request as canonical JSON, with every set in order; ValueError for a number JSON does not know."""
    return canonical(
        {
            "hours_per_week": request.hours_per_week,
            "months": request.months,
            "target": request.target,
            "targets": dict(request.targets),
            "people": dict(request.people),
            "budget": request.budget,
            "costs": dict(request.costs),
            "must": dict(request.must),
            "fixed": dict(request.fixed),
            "not_now": sorted(request.not_now),
            "done": sorted(request.done),
            "started": dict(request.started),
        }
    )


def request_of(text: str) -> Request:
    """Return the request that was written so."""
    known = json.loads(text)
    return Request(**{**known, "not_now": frozenset(known["not_now"]), "done": frozenset(known["done"])})


def plan_draft_record(draft: PlanDraft) -> Record:
    """Return the columns of a plan being worked out, but for its version."""
    return {"workspace": draft.workspace, "assessment": draft.assessment, "request": write_request(draft.request)}


def plan_draft_of(row: Row) -> PlanDraft:
    """Return the plan being worked out of a row."""
    return PlanDraft(row["workspace"], row["assessment"], request_of(row["request"]), row["version"])


def adopted_plan_record(plan: AdoptedPlan) -> Record:
    """Return the columns of an adopted plan, but for its version."""
    return {
        "workspace": plan.workspace,
        "company": plan.company,
        "assessment": plan.assessment,
        "request": write_request(plan.request),
        "start": plan.start.isoformat(),
        "adopted": stamp(plan.adopted),
        "curve": canonical(list(plan.curve)),
        "gap": float(plan.gap),
    }


def adopted_plan_of(row: Row) -> AdoptedPlan:
    """Return the adopted plan of a row."""
    return AdoptedPlan(
        workspace=row["workspace"],
        company=row["company"],
        assessment=row["assessment"],
        request=request_of(row["request"]),
        start=date.fromisoformat(row["start"]),
        adopted=datetime.fromisoformat(row["adopted"]),
        curve=tuple(json.loads(row["curve"])),
        gap=row["gap"],
        version=row["version"],
    )


def commitment_record(commitment: Commitment) -> Record:
    """Return the columns of a commitment, but for its version."""
    return {
        "workspace": commitment.workspace,
        "company": commitment.company,
        "action": commitment.action,
        "status": commitment.status.value,
        "start": commitment.start.isoformat(),
        "due": commitment.due.isoformat(),
        "hours": float(commitment.hours),
        "hours_left": float(commitment.hours_left),
        "owner": commitment.owner,
        "note": commitment.note,
        "by_hand": canonical(sorted(commitment.by_hand)),
        "finished": commitment.finished.isoformat() if commitment.finished else None,
        "closed_by": commitment.closed_by,
        "in_plan": int(commitment.in_plan),
    }


def commitment_of(row: Row) -> Commitment:
    """Return the commitment of a row."""
    return Commitment(
        workspace=row["workspace"],
        company=row["company"],
        action=row["action"],
        status=ActionStatus(row["status"]),
        start=date.fromisoformat(row["start"]),
        due=date.fromisoformat(row["due"]),
        hours=row["hours"],
        hours_left=row["hours_left"],
        owner=row["owner"],
        note=row["note"],
        by_hand=frozenset(json.loads(row["by_hand"])),
        finished=date.fromisoformat(row["finished"]) if row["finished"] else None,
        closed_by=row["closed_by"],
        in_plan=bool(row["in_plan"]),
        version=row["version"],
    )


def commitment_in(row: Row) -> tuple[Event, Commitment]:
    """Return the event of a row, and the commitment as it stood after that."""
    body = json.loads(row["body"])
    return event_of(row), commitment_of({**body, "workspace": row["workspace"], "version": row["version"]})
