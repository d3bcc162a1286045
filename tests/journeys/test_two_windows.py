"""Two windows on one assessment, in a real browser, where a click redraws only a part of the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from locales import speech
from tests.journeys.conftest import Server
from tests.journeys.steps import asked, choose, chosen, click, settle, visit

HOSTILE = '<script>alert(1)</script> <img src=x onerror="alert(1)"> ![](http://example.org/x.png) 🙂'


@pytest.fixture
def page(server: Server, open_browser: Callable[..., Page]) -> Page:
    """A company with a hostile name, its first practice answered, its comment open."""
    opened = open_browser()
    visit(opened, server.url)
    click(opened, "new-company")
    opened.locator(".st-key-company-name input").fill(HOSTILE)
    opened.locator(".st-key-company-headcount input").fill("12")
    click(opened, "company-continue")
    expect(opened.get_by_role("heading", name="<script>")).to_be_visible()
    click(opened, "start")
    choose(opened, 2)
    opened.locator(".st-key-notes summary").click()
    settle(opened)
    return opened


def comment(page: Page, text: str) -> None:
    page.locator(".st-key-notes textarea").fill(text)
    page.keyboard.press("Tab")
    settle(page)


def test_tab_leads_from_the_comment_to_the_evidence(page: Page) -> None:
    comment(page, "We did this in June")
    expect(page.get_by_label(speech("en").say("answer.evidence"))).to_be_focused()


def test_each_window_keeps_what_the_other_says(server: Server, page: Page) -> None:
    other = page.context.new_page()
    visit(other, page.url)
    comment(page, "Written here")
    choose(other, 4)
    page.reload()
    settle(page)
    assert chosen(page) == 4
    other.close()
    if not page.locator(".st-key-notes textarea").count():
        page.locator(".st-key-notes summary").click()
        settle(page)
    expect(page.locator(".st-key-notes textarea")).to_have_value("Written here")


def test_what_is_typed_while_another_window_finalises_stays(server: Server, page: Page) -> None:
    other = page.context.new_page()
    visit(other, f"{server.url}/review?assessment={asked(page, 'assessment')}")
    click(other, "finalise-now")
    comment(page, "Too late")
    expect(page.locator(".st-key-unsaved")).to_contain_text(speech("en").say("error.final", where=""))
    expect(page.locator(".st-key-notes textarea")).to_have_value("Too late")
    assert not page.locator("[data-testid=stException]").count()


def test_changing_the_language_keeps_the_place_and_the_comment(page: Page) -> None:
    click(page, "next")
    place = page.url
    page.locator(".st-key-notes textarea").fill("Half a sent")
    page.locator(".languages a[lang=ru]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    settle(page)
    assert page.url == place
    if not page.locator(".st-key-notes textarea").count():
        page.locator(".st-key-notes summary").click()
        settle(page)
    expect(page.locator(".st-key-notes textarea")).to_have_value("Half a sent")
