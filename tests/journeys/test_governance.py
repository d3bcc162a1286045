"""From a hole to its mending: goals and measures until every goal is proved, a finding accepted, the document taken."""

from __future__ import annotations

import io
from collections.abc import Callable

from docx import Document
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server
from tests.journeys.steps import add_company, asked, click, settle, visit

PEOPLE = "Name\tOrganisation\tRole\tContact\nAnn\tOur company\tSocial media lead\tann@example.org"
GOALS = (
    "Goal\tBusiness goal\tUse\tStatus\tBaseline\tTarget\tUnit\tDeadline\tOwner\n"
    "Sell more pre-orders\tRaise weekday revenue\tsales\tactive\t18\t30\tper week\t2027-06-30\tAnn"
)
KPIS = (
    "Measure\tGoal\tLevel\tFormula\tSource\tUnit\tDirection\tMain measure\tBaseline\tTarget\tFrequency\tOwner\tStatus\n"
    "Pre-orders\tG-01\toutcome\torders with a code\tshop\tper week\tincrease\tyes\t18\t30\tweekly\tAnn\tactive"
)


def paste(page: Page, server: Server, assessment: str, register: str, rows: str) -> None:
    """Paste rows into a register and take them over."""
    visit(page, f"{server.url}/workbook?assessment={assessment}&register={register}")
    page.locator(f".st-key-exchange-{register} summary").click()
    settle(page)
    page.locator(f".st-key-exchange-{register} textarea").first.fill(rows)
    page.keyboard.press("Control+Enter")
    settle(page)
    expect(page.locator(".st-key-preview")).to_be_visible()
    click(page, "take-over")


def test_goals_and_measures_are_filled_in_until_every_goal_is_proved(
    server: Server, open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Bridge Bakery", 7)
    assessment = asked(page, "assessment")
    paste(page, server, assessment, "people", PEOPLE)
    paste(page, server, assessment, "goals", GOALS)
    visit(page, f"{server.url}/traceability?assessment={assessment}")
    expect(page.get_by_text("0 of 1").first).to_be_visible()
    paste(page, server, assessment, "kpis", KPIS)
    visit(page, f"{server.url}/traceability?assessment={assessment}")
    expect(page.get_by_text("100% of the active goals").first).to_be_visible()


def test_a_finding_is_accepted_and_the_document_taken_along(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    click(page, "demo")
    card = page.locator("[class*='st-key-card-']", has_text="Bakery")
    card.get_by_role("button", name="Results").click()
    settle(page)
    first = page.locator("[class*='st-key-finding-']", has_text="VK community").first
    first.get_by_role("button", name="Accept").click()
    settle(page)
    page.locator("[class*='st-key-reason-'] textarea").first.fill("The freelancer hands it over in January")
    page.locator("[class*='st-key-accept-now-'] button").first.click()
    settle(page)
    page.reload()
    settle(page)
    page.locator(".st-key-accepted-findings summary").click()
    settle(page)
    expect(page.get_by_text("The freelancer hands it over in January")).to_be_visible()

    assessment = asked(page, "assessment")
    page.goto(f"{server.url}/workbook?assessment={assessment}&register=kpis")
    settle(page)
    page.locator(".st-key-exchange-kpis summary").click()
    settle(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "broken.xlsx", "mimeType": "application/octet-stream", "buffer": b"PK\x03\x04 nothing"}
    )
    settle(page)
    expect(page.get_by_role("alert").first).to_be_visible()
    expect(page.locator(".st-key-take-over")).to_have_count(0)

    page.goto(f"{server.url}/document?assessment={assessment}")
    settle(page)
    with page.expect_download() as taken:
        page.locator(".st-key-document-docx button").click()
    text = "\n".join(p.text for p in Document(io.BytesIO(taken.value.path().read_bytes())).paragraphs)
    assert "Tyoply Ugol Bakery" in text
