"""Carrying out a plan: it is worked out, adopted, its actions are changed, and one sees how far it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assessments.commitments import ActionStatus, AdoptedPlan, Commitment, PlanDraft
from assessments.errors import InvalidEntry
from assessments.following import Forecast, ProgressReading, forecast, read_progress
from assessments.model import Assessment, Operation
from assessments.months import day_of
from assessments.replanning import Adoption, forget_settled, merge, request_again
from assessments.store import Store
from assessments.text import COMMENT, clean, clean_name
from planning.request import Request

if TYPE_CHECKING:
    from assessments.reading import Reading
    from planning.model import Plan

__all__ = [
    "Forecast",
    "ProgressReading",
    "adopt_plan",
    "change_commitment",
    "forecast",
    "read_progress",
    "request_again",
    "save_changes",
    "state_request",
    "take_back",
]

EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)
MOST_HOURS = 100_000.0


def state_request(
    store: Store, assessment: Assessment, request: Request, operation: Operation, expect: int | None = None
) -> PlanDraft:
    """Return what is asked of the plan of an assessment, kept; whether it makes sense is for planning to say.

    InvalidEntry for a number that is none, Conflict (only with `expect`) if somebody saved another request since.
    """
    _check_numbers(request)
    return store.save_plan_draft(PlanDraft(assessment.workspace, assessment.id, request), operation, expect)


def adopt_plan(
    store: Store, company_id: str, reading: Reading, plan: Plan, start: date, operation: Operation
) -> AdoptedPlan:
    """Return the plan as the company adopted it, with its actions taken on from `start`.

    What stands already is merged in: nothing that people set by hand is lost. InvalidEntry for a plan without actions,
    Conflict if somebody changed the plan or one of its commitments at the same moment; then nothing was changed.
    """
    _check_adoptable(plan)
    _check_day("start", start)
    assessment = reading.assessment
    before = next(iter(store.find_adopted_plans(assessment.workspace, company_id)), None)
    if before is not None and _is_done(store, before, operation):
        return before
    standing = store.find_commitments(assessment.workspace, company_id)
    adoption = Adoption(assessment.workspace, company_id, start, assessment.day, day_of(operation.at))
    adopted = AdoptedPlan(
        workspace=assessment.workspace,
        company=company_id,
        assessment=assessment.id,
        request=forget_settled(plan.request, standing, min(start, adoption.today)),
        start=start,
        adopted=operation.at,
        curve=plan.curve,
        gap=_gap_of(plan),
    )
    return store.adopt(adopted, merge(adoption, plan, standing), operation, before.version if before else 0)


def change_commitment(
    before: Commitment,
    today: date,
    *,
    status: ActionStatus | None = None,
    owner: str | None = None,
    start: date | None = None,
    due: date | None = None,
    note: str | None = None,
    hours_left: float | None = None,
) -> Commitment:
    """Return the commitment as a person changes it; what is None stays, an empty owner is the role again.

    What is set becomes `by_hand`. Done today has no hours left; one taken up again after it was done has all of them,
    unless `hours_left` says how many. InvalidEntry if a day, a number of hours or a text cannot be kept.
    """
    becomes = before.status if status is None else status
    days: dict[str, Any] = {"start": start, "due": due}
    hours: dict[str, Any] = {} if becomes is ActionStatus.DONE else {"hours_left": hours_left}
    wished = {name: value for name, value in (days | hours).items() if value not in {None, getattr(before, name)}}
    after = replace(before, **wished, by_hand=before.by_hand | wished.keys())
    _check_days(before, after)
    _check_hours(before, after)
    if owner is not None:
        after = _with_owner(after, clean_name(owner, f"{before.action}, owner", required=False))
    if note is not None:
        after = replace(after, note=clean(note, f"{before.action}, note", COMMENT))
    return after if becomes is before.status else _with_status(before, after, becomes, today)


def save_changes(store: Store, changes: Sequence[Commitment], operation: Operation) -> tuple[Commitment, ...]:
    """Return the commitments as they were saved, all of them or none; Conflict if somebody changed one since."""
    return store.save_commitments(changes, operation)


def take_back(
    store: Store, befores: Sequence[Commitment], saved: Sequence[Commitment], operation: Operation
) -> tuple[Commitment, ...]:
    """Return what stood before a change, saved again over what was saved; Conflict if somebody changed it since."""
    again = [replace(before, version=after.version) for before, after in zip(befores, saved, strict=True)]
    return store.save_commitments(again, operation)


def _with_owner(commitment: Commitment, owner: str) -> Commitment:
    if owner == commitment.owner:
        return commitment
    by_hand = commitment.by_hand | {"owner"} if owner else commitment.by_hand - {"owner"}
    return replace(commitment, owner=owner, by_hand=by_hand)


def _with_status(before: Commitment, after: Commitment, status: ActionStatus, today: date) -> Commitment:
    if status is ActionStatus.DONE:
        return replace(after, status=status, finished=today, closed_by=None, hours_left=0.0)
    if before.status is ActionStatus.DONE and after.hours_left == 0:
        after = replace(after, hours_left=after.hours, by_hand=after.by_hand - {"hours_left"})
    return replace(after, status=status, finished=None, closed_by=None)


def _check_days(before: Commitment, after: Commitment) -> None:
    if (before.start, before.due) == (after.start, after.due):
        return
    _check_day(f"{after.action}, start", after.start)
    _check_day(f"{after.action}, due", after.due)
    if after.due < after.start:
        what = f"it would be due on {after.due} and begin on {after.start}"
        remedy = "Choose a day due that is not before the start"
        raise InvalidEntry(f"{after.action}, due", what, remedy, "due-before-start")


def _check_day(where: str, day: date) -> None:
    if not EARLIEST <= day <= LATEST:
        remedy = f"Choose a day from {EARLIEST} to {LATEST}"
        raise InvalidEntry(where, f"{day} is not possible", remedy, "date-out-of-range")


def _check_hours(before: Commitment, after: Commitment) -> None:
    if before.hours_left != after.hours_left and not 0 <= after.hours_left <= MOST_HOURS:
        what, remedy = f"{after.hours_left:g} hours are not possible", f"Give hours from 0 to {MOST_HOURS:,.0f}"
        raise InvalidEntry(f"{after.action}, hours left", what, remedy, "hours-not-allowed")


def _check_numbers(request: Request) -> None:
    said = (
        ("capacity", (request.hours_per_week,)),
        ("target", (request.target or 0.0, *request.targets.values())),
        ("people", tuple(request.people.values())),
        ("budget", (request.budget or 0.0, *request.costs.values())),
        ("started", tuple(request.started.values())),
    )
    for where, numbers in said:
        if not all(map(math.isfinite, numbers)):
            raise InvalidEntry(where, "one of its numbers is none", "Give a number", "number-not-possible")


def _check_adoptable(plan: Plan) -> None:
    if plan.certificate is not None and plan.certificate.status == "infeasible":
        what, remedy = "what must be in it does not fit, so there is no plan", "Ask for less, or give more time"
        raise InvalidEntry("plan", what, remedy, "plan-infeasible")
    if not plan.actions:
        remedy = "Give more time, a higher target, or allow what is not now"
        raise InvalidEntry("plan", "there is no action in it", remedy, "plan-empty")


def _gap_of(plan: Plan) -> float:
    certificate = plan.certificate
    if certificate is None or certificate.status == "optimal" or certificate.gap is None:
        return 0.0
    return certificate.gap


def _is_done(store: Store, adopted: AdoptedPlan, operation: Operation) -> bool:
    events = store.find_events(adopted.workspace, f"plan:{adopted.company}")
    return any(event.op_id == operation.op_id for event in events)
