"""Saving as one answers: at once, with a way back, and with what cannot be saved kept on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, cast

import streamlit as st

import wiring
from assessments.answering import answer
from assessments.errors import AssessmentError, Conflict, FinalError, StoreError
from assessments.model import Response
from ui import session
from ui.page import Context
from ui.problems import say_problem

Part = Literal["choice", "comment", "evidence"]
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Said:
    """One part of an answer to an item; the rest of the response is not meant."""

    part: Part
    response: Response

    def over(self, standing: Response) -> Response:
        """Return what stands with this part changed: another window may have said the rest."""
        said = self.response
        if self.part == "comment":
            return replace(standing, comment=said.comment)
        if self.part == "evidence":
            return replace(standing, evidence=said.evidence)
        return replace(standing, state=said.state, value=said.value, reason=said.reason, waived_by=said.waived_by)


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be saved, why, since when if the store is to blame, and whether another try can help."""

    said: Said
    reason: str
    since: str
    can_retry: bool


Waiting = Mapping[tuple[str, Part], Failure]


class Saver:
    """Saves what is said in one assessment; remembers what stood before, for undo, and what waits to be saved."""

    def __init__(self, context: Context, responses: Mapping[str, Response]) -> None:
        """Save into the assessment of the context; `responses` is what stood there when the screen was drawn."""
        self._context = context
        self._responses = responses
        self._undo = f"undo-{context.the_assessment.id}"
        self._unsaved = f"unsaved-{context.the_assessment.id}"

    @property
    def today(self) -> date:
        """Return the date of today, where the server stands."""
        return wiring.now().astimezone().date()

    def shown(self, item: str) -> Response:
        """Return what the screen shows at an item: what stands there, and over it what waits to be saved."""
        response = self._responses.get(item, Response(item))
        for (of, _), failure in self._waiting().items():
            if of == item:
                response = failure.said.over(response)
        return response

    def takes(self, item: str) -> bool:
        """Tell whether the fields of an item can be written in: also in a final one what waits can be copied."""
        return not self._context.is_final or any(of == item for of, _ in self._waiting())

    def save(self, part: Part, response: Response) -> None:
        """Save one part of the response; if that fails it stays on the screen with the reason beside it."""
        before = self._try(Said(part, response))
        if before is not None:
            session.mark(self._undo, Said(part, before))
            self._retry(lambda failure: bool(failure.since))  # the store answers again

    def undo(self) -> None:
        """Bring back what stood there before the last save of this visit, and go there."""
        before = session.marked(self._undo)
        if isinstance(before, Said):
            session.mark(self._undo, None)
            session.ask_item(before.response.item)
            self._try(before)

    def can_undo(self) -> bool:
        """Tell whether there is something to take back."""
        return isinstance(session.marked(self._undo), Said) and not self._context.is_final

    def retry(self) -> None:
        """Try again to save everything that waits."""
        self._retry(lambda failure: True)

    def show_failures(self, item: str) -> None:
        """Say what of the item could not be saved and why, or that other items wait, and offer another try."""
        waiting = self._waiting()
        if not waiting:
            return
        say = self._context.speech.say
        here = [failure for (of, _), failure in waiting.items() if of == item]
        since = min((failure.since for failure in waiting.values() if failure.since), default="")
        with st.container(border=True, key="unsaved", gap="small"):
            if since:
                st.text(say("answer.unsaved", time=since))
            for reason in dict.fromkeys(failure.reason for failure in here):
                st.text(reason)
            if elsewhere := {of for of, _ in waiting if of != item}:
                st.text(say("answer.unsaved_elsewhere", count=len(elsewhere)))
                target = min(elsewhere)
                st.button(say("answer.to_unsaved"), key="to-unsaved", on_click=session.ask_item, args=(target,))
            if any(failure.can_retry for failure in waiting.values()):
                st.button(say("failure.again"), key="retry", icon=":material/refresh:", on_click=self.retry)

    def _waiting(self) -> Waiting:
        return cast("Waiting", session.marked(self._unsaved) or {})

    def _retry(self, wanted: Callable[[Failure], bool]) -> None:
        for failure in tuple(self._waiting().values()):
            if wanted(failure):
                self._try(failure.said)

    def _try(self, said: Said) -> Response | None:
        """Return what stood there before it was saved; None if it has to wait."""
        waiting, key = dict(self._waiting()), (said.response.item, said.part)
        known = waiting.pop(key, None)
        before = None
        try:
            before = self._write(said)
        except AssessmentError as problem:
            since = (known.since if known else "") or wiring.now().astimezone().strftime("%H:%M")
            reason = say_problem(self._context.speech, problem)
            blamed = since if isinstance(problem, StoreError) else ""
            waiting[key] = Failure(said, reason, blamed, can_retry=not isinstance(problem, FinalError))
        session.mark(self._unsaved, waiting)
        return before

    def _write(self, said: Said) -> Response:
        """Save over what stands there now, and return that; what others save at the same moment is kept.

        The screen mostly shows what stands; the store says so if it does not, and only then it is read again.
        """
        item = said.response.item
        for attempt in range(ATTEMPTS):
            standing = self._find(item) if attempt else self._responses.get(item, Response(item))
            try:
                self._answer(said.over(standing), standing.version)
            except Conflict:
                if attempt == ATTEMPTS - 1:
                    raise
            else:
                return standing
        raise AssertionError("the last attempt returns or raises")

    def _find(self, item: str) -> Response:
        store, assessment = self._context.services.store, self._context.the_assessment
        found = store.find_responses(wiring.WORKSPACE, assessment.id, "self")
        return next((response for response in found if response.item == item), Response(item))

    def _answer(self, response: Response, expect: int) -> None:
        context = self._context
        answer(
            context.services.store,
            context.edition,
            context.the_assessment,
            context.the_company,
            response,
            wiring.new_operation(),
            expect,
        )
