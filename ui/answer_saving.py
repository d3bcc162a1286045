"""Saving as one answers: at once, with a way back, and with the answer kept on the screen when it cannot be saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

import streamlit as st

import wiring
from assessments.answering import answer
from assessments.errors import AssessmentError, InvalidResponse
from assessments.model import Response
from ui import session
from ui.page import Context


@dataclass(frozen=True, slots=True)
class Failure:
    """An answer that could not be saved: what it was, why, and since when."""

    response: Response
    reason: str
    since: str


class Saver:
    """Saves responses of one assessment; remembers the previous one for undo and a failed one for another try."""

    def __init__(self, context: Context, responses: dict[str, Response]) -> None:
        """Save into the assessment of the context; `responses` is what stands there now."""
        self._context = context
        self._responses = responses

    @property
    def today(self) -> date:
        """Return the date of today, where the server stands."""
        return wiring.now().astimezone().date()

    def save(self, response: Response) -> None:
        """Save the response; on failure it stays on the screen with the reason beside it."""
        previous = self._responses.get(response.item, Response(response.item))
        try:
            self._write(response)
        except AssessmentError as problem:
            kept = self._failure()
            since = kept.since if kept else wiring.now().astimezone().strftime("%H:%M")
            session.mark("unsaved", Failure(response, str(problem), since))
            if isinstance(problem, InvalidResponse):
                session.mark("unsaved", Failure(response, str(problem), ""))
        else:
            session.mark("unsaved", None)
            session.mark("undo", previous)

    def undo(self) -> None:
        """Bring back what stood there before the last save of this visit."""
        previous = session.marked("undo")
        if isinstance(previous, Response):
            session.mark("reason-open", None)
            self._write(previous)
            session.mark("undo", None)

    def can_undo(self) -> bool:
        """Tell whether there is something to take back."""
        return isinstance(session.marked("undo"), Response) and not self._context.is_final

    def retry(self) -> None:
        """Try again to save what could not be saved."""
        failure = self._failure()
        if failure is not None:
            self.save(failure.response)

    def unsaved(self, item: str) -> Response | None:
        """Return the answer to the item that still waits to be saved, if any."""
        failure = self._failure()
        return failure.response if failure is not None and failure.response.item == item else None

    def show_failure(self, item: str) -> None:
        """Say what could not be saved, since when, and offer another try."""
        failure = self._failure()
        if failure is None or failure.response.item != item:
            return
        say = self._context.speech.say
        with st.container(border=True, key="unsaved", gap="small"):
            if failure.since:
                st.text(say("answer.unsaved", time=failure.since))
            st.text(failure.reason)
            st.button(say("failure.again"), key="retry", icon=":material/refresh:", on_click=self.retry)

    def _failure(self) -> Failure | None:
        return cast("Failure | None", session.marked("unsaved"))

    def _write(self, response: Response) -> None:
        context = self._context
        answer(
            context.services.store,
            context.edition,
            context.the_assessment,
            context.the_company,
            response,
            wiring.new_operation(),
        )
