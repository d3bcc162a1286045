"""What a visitor sees when something fails: what, since when, what happens now, and one button."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

import wiring
from assessments.errors import AssessmentError, StoreUnavailable
from locales import Speech
from questionnaires.errors import QuestionnaireError
from ui.problems import say_problem

log = logging.getLogger(__name__)


@contextmanager
def shown(speech: Speech) -> Iterator[None]:
    """Show a failure of the page as a card; its cause goes to the log, and only our own messages to the screen."""
    try:
        yield
    except StoreUnavailable as problem:
        log.exception("the store did not answer")
        _show_card(speech, "store", say_problem(speech, problem))
    except AssessmentError as problem:
        log.exception("a page could not be shown")
        _show_card(speech, "page", say_problem(speech, problem))
    except QuestionnaireError as problem:
        log.exception("a questionnaire could not be read")
        _show_card(speech, "page", str(problem))
    except Exception:
        log.exception("a page failed")
        _show_card(speech, "unexpected", "")


def _show_card(speech: Speech, kind: str, detail: str) -> None:
    with st.container(border=True, gap="small", key="failure"):
        st.subheader(speech.say(f"failure.{kind}_title"), anchor=False)
        st.text(speech.say(f"failure.{kind}_text", time=wiring.now().astimezone().strftime("%H:%M")))
        if detail:
            st.text(detail)
        st.button(speech.say("failure.again"), key="failure-again", type="primary", icon=":material/refresh:")
