"""What is asked of a plan, on the screen: kept in the store with every change, and taken back one step at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import streamlit as st

import wiring
from assessments.errors import AssessmentError, Conflict
from assessments.improving import state_request
from planning.errors import PlanningError
from planning.policy import POLICY
from planning.request import Request
from ui import session
from ui.decisions import Choice, decide, restore
from ui.plan_words import practice_of
from ui.plan_work import find_draft, targets, usual_request, work_out
from ui.problems import say_problem
from ui.terms import Terms

if TYPE_CHECKING:
    from assessments.commitments import PlanDraft
    from ui.page import Context

HOURS = (0.5, 1, 2, 3, 4, 6, 8, 12, 16, 20, 30, 40)
MONTHS = (3, 6, 12)
FIGURES = ("hours", "months", "target")
MOST = {
    "capacity": POLICY.most_hours_per_week,
    "people": POLICY.most_hours_per_week,
    "months": POLICY.most_months,
    "started": POLICY.most_hours,
}
ATTEMPTS = 5
Change = Callable[[Request], Request]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What somebody entered and could not be kept: it stays in its field, with what is wrong and what to do."""

    entered: object
    said: str


@dataclass(frozen=True, slots=True)
class Undo:
    """What stood before the last decision of this visit; without `before` it has been taken back already."""

    actions: tuple[str, ...]
    before: Request | None


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell of the table of decisions: which action, which field, what was entered, and what that changes."""

    action: str
    field: str
    entered: object
    change: Change


class Drafting:
    """The request of an assessment's plan as the page shows it; every change of it is saved at once."""

    def __init__(self, context: Context, terms: Terms) -> None:
        """Read what is asked: what the address says, else what is kept, else what is usual for such a company."""
        self._context = context
        self._terms = terms
        self._kept = find_draft(context)
        standing = self._kept.request if self._kept else usual_request(context.reading)
        self.request = _linked(standing, context)
        self.is_linked = self.request != standing

    @property
    def id(self) -> str:
        """The assessment, for the keys of widgets."""
        return self._context.the_assessment.id

    def trouble(self, field: str) -> Trouble | None:
        """Return what could not be kept of a field, if anything."""
        return self._troubles().get(field)

    def troubles_of(self, prefix: str) -> Mapping[str, Trouble]:
        """Return what could not be kept of the fields whose names begin like this."""
        return {field: trouble for field, trouble in self._troubles().items() if field.startswith(prefix)}

    def change(self, field: str, change: Change, entered: object = None) -> None:
        """Save one change, or say beside the field why it cannot be kept; what is wrong elsewhere stays as it is."""
        self._try(field, change, entered)

    def decide(self, action: str, choice: Choice, month: int | None = None) -> None:
        """Save a decision about an action, and remember what stood before."""
        self.change_cells(
            [CellChange(action, "decision", None, lambda request: decide(request, action, choice, month))]
        )

    def change_cells(self, changes: Sequence[CellChange]) -> None:
        """Save decisions one by one, and remember what stood before all of them."""
        before = self.request
        saved = [cell.action for cell in changes if self._try(cell.field, cell.change, cell.entered)]
        if saved:
            session.mark(self._mark("undo"), Undo(tuple(dict.fromkeys(saved)), before))

    def undo(self) -> None:
        """Bring back what stood before the last decision of this visit."""
        last = session.marked(self._mark("undo"))
        if isinstance(last, Undo) and last.before is not None:
            before = last.before
            if self._try("decision", lambda request: restore(request, before, last.actions)):
                session.mark(self._mark("undo"), Undo(last.actions, None))

    def last_decision(self) -> Undo | None:
        """Return the last decision of this visit, if nothing else was changed since."""
        last = session.marked(self._mark("undo"))
        return last if isinstance(last, Undo) else None

    def keep_link(self) -> None:
        """Save the figures that the address gave."""
        self.change("link", lambda request: request)

    def leave_link(self) -> None:
        """Go back from the figures of the address to what is kept."""
        for name in FIGURES:
            st.query_params.pop(name, None)

    def start_over(self) -> None:
        """Forget everything that was asked, and ask for what is usual."""
        session.mark(self._mark("trouble"), {})
        usual = usual_request(self._context.reading)
        self.change("start-over", lambda _: usual)

    def _try(self, field: str, change: Change, entered: object = None) -> bool:
        troubles = {name: trouble for name, trouble in self._troubles().items() if name != field}
        try:
            self._kept = self._save(change)
            self.request = self._kept.request
            for name in FIGURES:
                st.query_params.pop(name, None)
        except (PlanningError, AssessmentError) as problem:
            troubles[field] = Trouble(entered, self._say(problem))
        session.mark(self._mark("trouble"), troubles)
        session.mark(self._mark("undo"), None)
        return field not in troubles

    def _save(self, change: Change) -> PlanDraft:
        """Save over what stands; if another window was faster, read that and change it instead."""
        context = self._context
        standing, version = self.request, self._kept.version if self._kept else 0
        for attempt in range(ATTEMPTS):
            changed = change(standing)
            work_out(context.reading, changed)  # says what makes no sense
            try:
                return state_request(
                    context.services.store, context.the_assessment, changed, wiring.new_operation(), version
                )
            except Conflict:
                kept = find_draft(context)
                if kept is None or attempt == ATTEMPTS - 1:
                    raise
                standing, version = _linked(kept.request, context), kept.version
        raise AssertionError("the last attempt returns or raises")

    def _say(self, problem: PlanningError | AssessmentError) -> str:
        if isinstance(problem, PlanningError):
            return say_planning_problem(self._terms, problem)
        return say_problem(self._context.speech, problem)

    def _troubles(self) -> Mapping[str, Trouble]:
        return cast("Mapping[str, Trouble]", session.marked(self._mark("trouble")) or {})

    def _mark(self, name: str) -> str:
        return f"plan-{name}-{self.id}"


def _linked(standing: Request, context: Context) -> Request:
    """Return the request with the figures that the address gives."""
    hours, months = _asked("hours", HOURS), _asked("months", MONTHS)
    target = _asked("target", targets(context.reading.edition.questionnaire))
    return replace(
        standing,
        hours_per_week=standing.hours_per_week if hours is None else hours,
        months=standing.months if months is None else int(months),
        target=standing.target if target is None else target,
    )


def _asked(name: str, choices: Sequence[float]) -> float | None:
    asked = st.query_params.get(name)
    return next((choice for choice in choices if f"{choice:g}" == asked), None)


def say_planning_problem(terms: Terms, problem: PlanningError) -> str:
    """Return what makes no sense in a request and what to do; without words for it, the message as it was raised."""
    key = f"plan.problem.{problem.code.replace('-', '_')}"
    if not terms.speech.has(key):
        return str(problem)
    field, _, name = problem.where.partition(".")
    most = MOST.get(field, POLICY.most_money)
    return terms.speech.say(key, item=practice_of(terms, name), most=terms.speech.plain(most))
