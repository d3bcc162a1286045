"""A plan and what was taken on before: how a new plan is merged in, and what the next one must keep. Pure functions.

What people set by hand outlives every plan: fields named in `by_hand`, notes, owners, and what is done or dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assessments.commitments import ActionStatus, AdoptedPlan, Commitment
from assessments.months import day_of, first_day, last_day, month_of
from planning.request import Request

if TYPE_CHECKING:
    from planning.model import Plan, PlannedAction

RESULT = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})


@dataclass(frozen=True, slots=True)
class Adoption:
    """Whose plan is adopted: it begins on `start` and comes from an assessment that stands for `assessed`.

    `today` is the day on which it is adopted.
    """

    workspace: str
    company: str
    start: date
    assessed: date
    today: date


def merge(adoption: Adoption, plan: Plan, standing: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Return the commitments that adopting the plan makes or changes, each with the version it stands at.

    What is done or dropped stays so; only what was done before the assessment, and is planned anew because that found
    it wanting, is open again. What is under way keeps its status, start and hours. An open one that the plan no longer
    holds leaves it, and keeps its days; one that the request names as done is done.
    """
    before = {commitment.action: commitment for commitment in standing}
    planned = {action.id: action for action in plan.actions}
    after = [_plan(adoption, action, before.get(action.id)) for action in plan.actions]
    after += [_leave(adoption, c, plan.request) for c in before.values() if c.action not in planned]
    return tuple(c for c in after if c != before.get(c.action))


def _plan(adoption: Adoption, action: PlannedAction, before: Commitment | None) -> Commitment:
    start, due = first_day(adoption.start, action.start), last_day(adoption.start, action.finish)
    hours = float(action.effort_hours)
    if before is None:
        begun = ActionStatus.DOING if action.state == "started" else ActionStatus.PLANNED
        return Commitment(adoption.workspace, adoption.company, action.id, begun, start, due, hours, hours)
    if before.status is ActionStatus.DONE and not _counts(before, adoption.assessed):
        by_hand = before.by_hand - {"hours_left"}
        before = replace(before, status=ActionStatus.PLANNED, finished=None, closed_by=None, by_hand=by_hand)
    if before.status in RESULT:
        return before
    moved = replace(_move(before, start, due), in_plan=True)
    if before.status is ActionStatus.DOING:
        return moved
    return replace(moved, hours=hours, hours_left=moved.hours_left if "hours_left" in moved.by_hand else hours)


def _move(before: Commitment, start: date, due: date) -> Commitment:
    """Return the commitment with the plan's days where nobody set one by hand, never due before it begins."""
    keeps_start = "start" in before.by_hand or before.status is ActionStatus.DOING
    if "due" in before.by_hand:
        return before if keeps_start else replace(before, start=min(start, before.due))
    start = before.start if keeps_start else start
    return replace(before, start=start, due=max(start, due))


def _leave(adoption: Adoption, before: Commitment, request: Request) -> Commitment:
    if not before.is_open:
        return before
    if before.action in request.done:
        finished = max(adoption.today, adoption.assessed)
        return replace(before, status=ActionStatus.DONE, finished=finished, closed_by=None, hours_left=0.0)
    return replace(before, in_plan=False)


def _counts(commitment: Commitment, assessed: date) -> bool:
    """Tell whether it was done since the assessment; what was done before is in the assessment, or was not true."""
    return (
        commitment.status is ActionStatus.DONE and commitment.finished is not None and commitment.finished >= assessed
    )


def find_done(adopted: AdoptedPlan, commitments: Iterable[Commitment], assessed: date) -> frozenset[str]:
    """Return the actions done since an assessment's day: ticked off, or named as done by the adopted plan's request."""
    known = {commitment.action: commitment for commitment in commitments}
    ticked = {action for action, commitment in known.items() if _counts(commitment, assessed)}
    named = adopted.request.done - known.keys() if day_of(adopted.adopted) >= assessed else frozenset()
    return frozenset(ticked | named)


def request_again(
    adopted: AdoptedPlan, commitments: Iterable[Commitment], assessment_day: date, today: date
) -> Request:
    """Return what to ask of a plan that begins today, from an assessment of that day, so that it keeps what stands.

    Done since the assessment is done; under way is started, with the hours left; dropped is not now. What is due on a
    day set by hand is fixed in the month of that day; where the day is past it is a must, where it lies beyond the new
    plan it is not now. The rest is what was asked before, with its months counted from today.
    """
    before = tuple(commitments)
    asked, done = adopted.request, find_done(adopted, before, assessment_day)
    started = {c.action: c.hours_left for c in before if c.status is ActionStatus.DOING}
    days = {c.action: c.due for c in before if c.is_open and "due" in c.by_hand}
    settled = done | _find_waiting(asked, before, today)
    fixed = {a: month for a, month in _shift_fixed(adopted, days, today).items() if a not in settled}
    return replace(
        asked,
        must={a: m for a, m in _shift_musts(adopted, days, today).items() if a not in settled | fixed.keys()},
        fixed=fixed,
        not_now=settled - done,
        done=done,
        started=started,
    )


def forget_settled(request: Request, commitments: Iterable[Commitment], start: date) -> Request:
    """Return the request without the "not now" that a commitment says itself: dropped, or due beyond the plan.

    Else it would outlive the commitment's own state: one that is taken up again would never be planned again.
    """
    said = {c.action for c in commitments if c.status is ActionStatus.DROPPED or _is_beyond(c, start, request.months)}
    return replace(request, not_now=request.not_now - said)


def _find_waiting(asked: Request, commitments: Iterable[Commitment], today: date) -> frozenset[str]:
    """Return what no new plan holds: asked so, dropped, or due beyond it; never what is under way."""
    waiting = set(asked.not_now)
    for commitment in commitments:
        if commitment.status is ActionStatus.DROPPED or _is_beyond(commitment, today, asked.months):
            waiting.add(commitment.action)
        elif commitment.status is ActionStatus.DOING:
            waiting.discard(commitment.action)
    return frozenset(waiting)


def _is_beyond(commitment: Commitment, start: date, months: int) -> bool:
    planned_by_hand = commitment.status is ActionStatus.PLANNED and "due" in commitment.by_hand
    return planned_by_hand and month_of(start, commitment.due) > months


def _shift_fixed(adopted: AdoptedPlan, days: Mapping[str, date], today: date) -> Mapping[str, int]:
    """Return the months of what was fixed, in the plan or by a day set by hand, as long as they are not past."""
    ends = {action: last_day(adopted.start, month) for action, month in adopted.request.fixed.items()}
    shifted = {action: month_of(today, day) for action, day in {**ends, **days}.items() if day >= today}
    return {action: month for action, month in shifted.items() if month <= adopted.request.months}


def _shift_musts(adopted: AdoptedPlan, days: Mapping[str, date], today: date) -> Mapping[str, int | None]:
    """Return what every plan must hold, with the months that are left for it; what was fixed and is past is a must."""
    months = adopted.request.months
    musts: dict[str, int | None] = {}
    for action, month in adopted.request.must.items():
        end = None if month is None else month_of(today, last_day(adopted.start, month))
        musts[action] = end if end is not None and 1 <= end <= months else None
    ends = {action: last_day(adopted.start, month) for action, month in adopted.request.fixed.items()}
    late = {action: None for action, day in {**ends, **days}.items() if day < today}
    return {**musts, **late}
