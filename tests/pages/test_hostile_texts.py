"""What people write is shown as it is on every page: no link, no picture, no formula, no markup comes of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.answering import answer_all
from assessments.companies import add_company
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment, Evidence, EvidenceKind, Response
from questionnaires.company import CompanyProfile
from scoring.model import State
from ui.routes import SCREENS, Screen

HOSTILE = (
    "<script>x</script> <img src=x onerror=x> ![](http://example.org/x.png) [x](javascript:x) $\\frac{1}{0}$ :red[x]"
)
MARKUP = re.compile(r"!\[\]\(|<script|<img src=x|\]\(javascript|\\frac|:red\[")
READ_AS_MARKDOWN = ("title", "header", "subheader", "caption", "markdown", "toast", "button", "radio", "expander")
PAGES = [pytest.param(screen, id=screen.key) for screen in SCREENS]


@pytest.fixture
def assessment(services: wiring.Services) -> Assessment:
    """A final assessment in which every text that can be written is hostile."""
    store, edition = services.store, services.catalogue.load(wiring.QUESTIONNAIRE)
    new = wiring.new_operation
    company = add_company(store, wiring.WORKSPACE, HOSTILE, CompanyProfile(headcount=3), new(), about=HOSTILE)
    begun = start_assessment(store, edition, company, "starter", date(2026, 11, 25), new())
    texts = Response("", State.VALUE, 2.0, comment=HOSTILE, evidence=Evidence(EvidenceKind.SAID, HOSTILE))
    said = [replace(texts, item=item.id) for item in edition.questionnaire.items_for(company.profile, "starter")]
    said[0] = replace(said[0], state=State.NOT_APPLICABLE, reason=HOSTILE, waived_by=HOSTILE)
    answer_all(store, edition, begun, company, said, new())
    finalise(store, edition, begun, new())
    return begun


@pytest.mark.parametrize("screen", PAGES)
def test_no_text_becomes_markup(open_screen: Callable[..., AppTest], assessment: Assessment, screen: Screen) -> None:
    at = open_screen(screen, assessment=assessment.id)
    assert [text for text in _markdown(at) if MARKUP.search(text)] == []


@pytest.mark.parametrize("screen", PAGES)
def test_no_text_becomes_html(open_screen: Callable[..., AppTest], assessment: Assessment, screen: Screen) -> None:
    at = open_screen(screen, assessment=assessment.id)
    drawn = [element.proto.body for element in at.get("html")]
    assert drawn
    assert [body for body in drawn if re.search(r"<script>x|<img src=x", body)] == []


def _markdown(at: AppTest) -> Iterator[str]:
    for kind in READ_AS_MARKDOWN:
        for element in at.get(kind):
            yield from (str(getattr(element, name, "")) for name in ("value", "label"))
            yield from map(str, getattr(element, "options", ()))
