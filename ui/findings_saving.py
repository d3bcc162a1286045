"""Accepting findings with a reason and taking that back, at once, with a way back; a reason typed is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import cast

import wiring
from assessments.errors import AssessmentError
from assessments.keeping import accept_finding, withdraw_acceptance
from assessments.workbooks import Acceptance
from governance.finding import Finding
from ui import session
from ui.page import Context
from ui.problems import say_problem


@dataclass(frozen=True, slots=True)
class Step:
    """The last thing that was done: a finding was accepted, or an acceptance taken back."""

    finding: Finding
    acceptance: Acceptance


class FindingSaver:
    """Accepts the findings of one company and takes acceptances back; remembers the last step, and what is open."""

    def __init__(self, context: Context, today: date) -> None:
        """Save for the company of the context; `today` is the day on which something is accepted."""
        self._context = context
        self._today = today

    @property
    def opened(self) -> str | None:
        """The key of the finding for which somebody is about to give a reason."""
        return cast("str | None", session.marked(self._mark("opened")))

    @property
    def trouble(self) -> str:
        """Why the last step was not carried out, in words."""
        return str(session.marked(self._mark("trouble")) or "")

    @property
    def last(self) -> Step | None:
        """The last step, if it can be taken back."""
        return cast("Step | None", session.marked(self._mark("last")))

    def open(self, key: str | None) -> None:
        """Ask for a reason for a finding, or no longer."""
        session.mark(self._mark("opened"), key)
        session.mark(self._mark("trouble"), None)

    def reason_key(self, finding: Finding) -> str:
        """Return the key of the field for the reason."""
        return f"reason-{self._context.the_company.id}-{finding.key}"

    def accept(self, finding: Finding) -> None:
        """Accept a finding for the reason that was entered; without one, say so and keep the field open."""
        self._accept(finding, str(session.widget(self.reason_key(finding)) or ""))

    def withdraw(self, finding: Finding, acceptance: Acceptance) -> None:
        """Take an acceptance back: the finding is open again."""

        def work() -> Acceptance:
            return withdraw_acceptance(self._context.services.store, acceptance, wiring.new_operation())

        self._try(finding, work)

    def undo(self) -> None:
        """Take the last step back."""
        last = self.last
        if last is None:
            return
        if last.acceptance.withdrawn:
            self._accept(last.finding, last.acceptance.reason)
        else:
            self.withdraw(last.finding, last.acceptance)
        if not self.trouble:
            session.mark(self._mark("last"), None)

    def _accept(self, finding: Finding, reason: str) -> None:
        def work() -> Acceptance:
            store, company = self._context.services.store, self._context.the_company.id
            operation = wiring.new_operation()
            return accept_finding(store, wiring.WORKSPACE, company, finding, reason, self._today, operation)

        if self._try(finding, work):
            self.open(None)

    def _try(self, finding: Finding, work: Callable[[], Acceptance]) -> bool:
        try:
            session.mark(self._mark("last"), Step(finding, work()))
        except AssessmentError as problem:
            session.mark(self._mark("trouble"), say_problem(self._context.speech, problem))
            return False
        session.mark(self._mark("trouble"), None)
        return True

    def _mark(self, name: str) -> str:
        return f"finding-{name}-{self._context.the_company.id}"
