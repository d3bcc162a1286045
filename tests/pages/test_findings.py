"""Findings on the results: critical first, linked to what they speak of, accepted with a reason and back again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.keeping import accept_finding, find_company_findings
from assessments.model import Assessment
from assessments.reading import read_assessment
from governance.finding import Finding
from locales import languages, speech
from tests.pages.books import change, fill
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of, labels_of, speaks
from ui.routes import ANSWER, PLAN, RESULTS, REVIEW

Open = Callable[..., AppTest]
REASON = "The café closes in spring."


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    check_sound(at)


def findings_of(services: wiring.Services, assessment: Assessment) -> tuple[Finding, ...]:
    reading = read_assessment(services.store, services.catalogue, wiring.WORKSPACE, assessment.id)
    return find_company_findings(services.store, services.facts, reading, wiring.now().date()).open


@pytest.fixture
def bakery(services: wiring.Services, demo: dict[str, Assessment]) -> Assessment:
    fill(services, demo["bakery"].company)
    return demo["bakery"]


@pytest.mark.parametrize("language", languages())
def test_critical_findings_come_first_with_ways_to_what_they_speak_of(
    open_screen: Open, bakery: Assessment, language: str
) -> None:
    at = open_screen(RESULTS, assessment=bakery.id, lang=language)
    markup, say = html_of(at), speech(language).say
    assert speaks(at, language)
    words = [say(f"findings.severity.{severity}") for severity in ("critical", "warning")]
    listed = markup.text[markup.text.index(say("findings.title")) :]
    assert 0 < listed.rindex(words[0]) < listed.index(words[1])
    links = markup.all_values("href")
    assert f"/answer?assessment={bakery.id}&item=goals.risk" in links
    assert f"/workbook?company={bakery.company}&register=listening&entry=L-02" in links
    assert say("findings.not_advice") in listed


def test_many_findings_of_a_kind_are_folded(open_screen: Open, bakery: Assessment) -> None:
    at = open_screen(RESULTS, assessment=bakery.id)
    before = html_of(at).text.count("Critical")
    press(at, "more-findings-critical")
    assert html_of(at).text.count("Critical") > before


def test_a_finding_is_accepted_with_a_reason_and_open_again_by_undo(
    open_screen: Open, services: wiring.Services, bakery: Assessment
) -> None:
    finding = findings_of(services, bakery)[0]
    key = finding.key.replace(":", "-").replace(".", "-")
    at = open_screen(RESULTS, assessment=bakery.id)
    press(at, f"accept-finding-{key}")
    press(at, f"accept-now-{key}")
    assert "What is accepted needs a reason." in html_of(at).text
    at.text_area(key=f"reason-{bakery.company}-{finding.key}").set_value(REASON)
    press(at, f"accept-now-{key}")
    assert labels_of(at, "expander").count("Accepted as they are: 1") == 1
    (kept,) = services.store.find_acceptances(wiring.WORKSPACE, bakery.company)
    assert (kept.finding, kept.reason, kept.withdrawn) == (finding.key, REASON, False)
    press(at, "undo-findings")
    assert not labels_of(at, "expander").count("Accepted as they are: 1")
    assert services.store.find_acceptances(wiring.WORKSPACE, bakery.company)[0].withdrawn


def test_what_was_accepted_comes_back_when_its_ground_changes(
    open_screen: Open, services: wiring.Services, bakery: Assessment
) -> None:
    finding = next(found for found in findings_of(services, bakery) if found.rule == "T02")
    day, new = wiring.now().date(), wiring.new_operation()
    accept_finding(services.store, wiring.WORKSPACE, bakery.company, finding, REASON, day, new)
    assert finding not in findings_of(services, bakery)
    change(services, bakery.company, "kpis", "K-03", {"goal_id": "G-01"})
    change(services, bakery.company, "kpis", "K-03", {"goal_id": ""})
    assert finding not in findings_of(services, bakery)  # the same ground as before
    change(services, bakery.company, "accounts", "AC-01", {"two_step": "off"})
    account = next(found for found in findings_of(services, bakery) if found.rule == "C02")
    accept_finding(services.store, wiring.WORKSPACE, bakery.company, account, REASON, day, wiring.new_operation())
    change(services, bakery.company, "accounts", "AC-01", {"status": "parked"})
    at = open_screen(RESULTS, assessment=bakery.id)
    press(at, "more-findings-critical")
    assert f"(“{REASON}”), but what it rests on has changed since" in html_of(at).text


def test_an_older_assessment_takes_no_acceptance(
    open_screen: Open, services: wiring.Services, bakery: Assessment
) -> None:
    older = services.store.find_assessments(wiring.WORKSPACE, bakery.company)[-1]
    assert older.id != bakery.id
    at = open_screen(RESULTS, assessment=older.id)
    assert "Contradictions and gaps" in html_of(at).text
    assert not [button for button in at.button if (button.key or "").startswith("accept-finding")]


def test_the_plan_says_which_action_mends_a_critical_finding(open_screen: Open, bakery: Assessment) -> None:
    assert "mends a critical finding" in html_of(open_screen(PLAN, assessment=bakery.id)).text


def test_the_review_counts_findings_and_offers_the_next_register(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    final = demo["bakery"]
    fill(services, final.company, ())
    markup = html_of(open_screen(REVIEW, assessment=final.id))
    assert "critical: 1" in markup.text
    assert f"/workbook?company={final.company}&register=goals" in markup.all_values("href")
    fill(services, final.company)
    assert f"/workbook?company={final.company}&register=goals" not in html_of(
        open_screen(REVIEW, assessment=final.id)
    ).all_values("href")


def test_the_last_practice_of_a_finished_step_offers_its_register(open_screen: Open, services: wiring.Services) -> None:
    from datetime import date

    from assessments.answering import answer_all
    from assessments.companies import add_company
    from assessments.lifecycle import start_assessment
    from assessments.model import Response
    from questionnaires.company import CompanyProfile
    from scoring.model import State

    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    profile = CompanyProfile(headcount=3)
    company = add_company(services.store, wiring.WORKSPACE, "Kiosk", profile, new())
    draft = start_assessment(services.store, edition, company, "starter", date(2026, 11, 25), new())
    items = [item.id for item in edition.questionnaire.items_for(profile, "starter") if item.id.startswith("goals.")]
    way = f"/workbook?company={company.id}&register=goals"
    answer_all(services.store, edition, draft, company, [Response(i, State.VALUE, 2) for i in items[:-1]], new())
    assert way not in html_of(open_screen(ANSWER, assessment=draft.id, item=items[-1])).all_values("href")
    answer_all(services.store, edition, draft, company, [Response(items[-1], State.VALUE, 2)], new())
    assert way in html_of(open_screen(ANSWER, assessment=draft.id, item=items[-1])).all_values("href")
    assert way not in html_of(open_screen(ANSWER, assessment=draft.id, item=items[0])).all_values("href")
