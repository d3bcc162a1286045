"""What a visitor does, in the words of a journey."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def settle(page: Page) -> None:
    """Wait until the application has answered and nothing is running any more."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_timeout(250)
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def visit(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector(".fs", state="attached")
    settle(page)


def click(page: Page, key: str) -> None:
    """Click the widget of that key."""
    page.locator(f".st-key-{key} button").first.click()
    settle(page)


def choose(page: Page, option: int) -> None:
    """Choose an option of the practice on the screen and wait until it is saved."""
    page.locator("[class*='st-key-said-'] [data-testid=stRadioOption]").nth(option).click()
    expect(page.locator("[class*='st-key-said-'] input").nth(option)).to_be_checked()
    settle(page)


def chosen(page: Page) -> int | None:
    """Return which option is chosen on the screen."""
    options = page.locator("[class*='st-key-said-'] input")
    marks = [options.nth(n).is_checked() for n in range(options.count())]
    return marks.index(True) if True in marks else None


def question(page: Page) -> str:
    return page.locator(".question").inner_text()


def add_company(page: Page, name: str, headcount: int) -> None:
    """Fill in the form of a new company and start its first assessment on the suggested track."""
    click(page, "new-company")
    page.locator(".st-key-company-name input").fill(name)
    page.locator(".st-key-company-headcount input").fill(str(headcount))
    click(page, "company-continue")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    click(page, "start")
    expect(page.locator(".question")).to_be_visible()


def asked(page: Page, name: str) -> str:
    """Return a parameter of the address."""
    found = re.search(rf"[?&]{name}=([^&]+)", page.url)
    assert found, page.url
    return found.group(1)
