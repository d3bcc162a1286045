"""The life of a plan: made for a capacity, changed by hand, adopted, carried out, made again, and assessed again."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Server
from tests.journeys.steps import asked, choose, click, settle, visit

PROOF = 60_000


def open_plan(page: Page, company: str) -> None:
    card = page.locator("[class*='st-key-card-']", has_text=company)
    card.get_by_role("button", name="Plan", exact=True).click()
    settle(page)
    expect(page.locator(".st-key-capacity")).to_be_visible()


def wait_for_proof(page: Page) -> None:
    certificate = page.get_by_text("best possible plan").or_(page.get_by_text("that is proven"))
    expect(certificate.first).to_be_visible(timeout=PROOF)
    expect(page.get_by_text("Looking for the best order")).to_be_hidden(timeout=PROOF)
    settle(page)


def title(page: Page) -> str:
    return page.locator("h1").first.inner_text().replace("\u00a0", " ")


def test_a_plan_is_made_adopted_carried_out_and_made_again(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    click(page, "demo")
    open_plan(page, "Lakeshore")
    wait_for_proof(page)
    before = title(page)

    page.locator(".st-key-take-hours-twice button, .st-key-take-twice button").first.click()  # twice the time
    settle(page)
    assert title(page) != before, "another capacity gives another plan"
    wait_for_proof(page)

    page.get_by_role("radio", name="Left out").or_(page.get_by_text("Left out")).first.click()
    settle(page)
    too_long = page.locator("[class*='st-key-left-']", has_text="needs more time").first
    too_long.get_by_role("button", name="Put it in").click()
    settle(page)
    expect(page.get_by_role("heading", name="Not everything that must be done is possible")).to_be_visible()
    click(page, "undo-decision")
    forced = page.locator("[class*='st-key-left-']", has_text="does not fit into these hours").first
    name = forced.locator("b").first.inner_text()
    forced.get_by_role("button", name="Put it in").click()
    settle(page)
    wait_for_proof(page)
    page.get_by_text("List", exact=True).first.click()
    settle(page)
    expect(page.locator(".fs tr", has_text=name).filter(visible=True).first).to_be_visible()
    page.reload()
    settle(page)
    expect(page.locator(".fs tr", has_text=name).filter(visible=True).first).to_be_visible()

    click(page, "adopt")
    page.wait_for_url("**/progress**")
    settle(page)
    planned = page.locator(".st-key-column-planned [class*='st-key-commitment-']")
    expect(planned.first).to_be_visible()
    ticked = planned.first.locator("b").first.inner_text()
    planned.first.get_by_role("button", name="Done").click()
    settle(page)
    expect(page.locator(".st-key-column-done", has_text=ticked)).to_be_visible()
    assert "done: 1 of" in title(page)
    page.reload()
    settle(page)
    expect(page.locator(".st-key-column-done", has_text=ticked)).to_be_visible()

    click(page, "plan-again")
    page.wait_for_url("**/plan**")
    settle(page)
    wait_for_proof(page)
    click(page, "adopt")
    page.wait_for_url("**/progress**")
    settle(page)
    expect(page.locator(".st-key-column-done", has_text=ticked)).to_be_visible()


def test_a_new_assessment_closes_what_it_finds_done(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    click(page, "demo")
    bakery = page.locator("[class*='st-key-card-']", has_text="Bakery")
    bakery.get_by_role("button", name="Assess again").click()
    settle(page)
    assessment = asked(page, "assessment")
    visit(page, f"{server.url}/answer?assessment={assessment}&item=measure.kpi_link")
    choose(page, 3)
    visit(page, f"{server.url}/review?assessment={assessment}")
    click(page, "finalise-now")
    expect(page.get_by_text("Closed in the action plan by this assessment").first).to_be_visible()
    page.goto(page.url.replace("/results", "/progress"))
    settle(page)
    expect(page.locator(".st-key-column-done", has_text="Every measure tied to a goal")).to_be_visible()
