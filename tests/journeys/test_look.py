"""What only a browser can show: contrast, narrow screens, keys, print, and the repairs of Streamlit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import PHONE, Server
from tests.journeys.steps import add_company, click, settle, visit
from ui.theme import tokens

SCREENS = (
    "results?numbers=true",
    "history",
    "plan",
    "plan?view=roadmap",
    "plan?view=list",
    "plan?view=decisions",
    "plan?view=left_out",
    "progress",
    "progress?view=table",
    "workbook",
    "workbook?register=people",
    "workbook?register=people&entry=P-01",
    "traceability",
    "document",
    "document?document=staff_policy",
    "",
    "company",
    "answer",
    "review",
    "export",
)


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with the demo companies for all tests here: they only look."""
    running = Server(tmp_path_factory.mktemp("look"))
    running.start()
    page = browser.new_page()
    visit(page, running.url)
    click(page, "demo")
    expect(page.locator("[class*=st-key-results-]").first).to_be_visible(timeout=60_000)
    page.close()
    yield running
    running.kill()


def address(server: Server, screen: str, language: str = "en") -> str:
    return f"{server.url}/{screen}{'&' if '?' in screen else '?'}lang={language}"


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_either_theme(server: Server, open_browser: Callable[..., Page], dark: bool) -> None:
    page = open_browser(dark=dark)
    for screen in SCREENS:
        visit(page, address(server, screen))
        for summary in page.locator(".fs summary").all():
            summary.click()
        found = Axe().run(page).response["violations"]
        assert not found, [(screen, v["id"], v["nodes"][0]["html"][:200]) for v in found]


def test_nothing_runs_out_of_a_phone_in_russian(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser("ru-RU", PHONE)
    for screen in SCREENS:
        visit(page, address(server, screen, "ru"))
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("m => m.scrollWidth - m.clientWidth") == 0, screen


def test_a_number_opens_its_arithmetic_by_keyboard(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, address(server, "results"))
    summary = page.locator(".st-key-score summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-score .opened").first).to_be_visible()
    assert summary.evaluate("s => getComputedStyle(s).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-score .opened").first).to_be_hidden()


def test_the_numbers_open_and_the_address_keeps_them(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, address(server, "results"))
    page.locator(".st-key-numbers summary").click()
    expect(page.locator(".heat")).to_be_visible()
    settle(page)
    assert "numbers=" in page.url
    page.reload()
    expect(page.locator(".heat")).to_be_visible()


def test_print_is_light_and_without_menu_and_foot(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser(dark=True)
    visit(page, address(server, "results"))
    page.emulate_media(media="print")
    expect(page.locator(".fs .big").first).to_have_css("color", rgb(tokens("light")["text"]))
    expect(page.locator("[data-testid=stHeader]")).to_be_hidden()
    expect(page.locator(".fs .languages")).to_be_hidden()


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[n : n + 2], 16)) for n in (1, 3, 5))})"


def test_streamlit_still_needs_its_three_repairs_and_has_them(
    server: Server, open_browser: Callable[..., Page]
) -> None:
    page = open_browser(dark=True)
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    colours = tokens("dark")
    following = page.locator(".st-key-next button")
    assert following.evaluate("e => getComputedStyle(e).color") == rgb(colours["on-act"])
    caption = page.locator("[class*=st-key-said-] [data-testid=stCaptionContainer]").first
    assert caption.evaluate("e => getComputedStyle(e).opacity") == "1"
    assert caption.evaluate("e => getComputedStyle(e).color") == rgb(colours["text"])
    foot = page.locator("[data-testid=stBottomBlockContainer]")
    assert foot.evaluate("e => getComputedStyle(e).paddingBottom") == "16px"
    page.evaluate("document.querySelectorAll('style').forEach(s => s.textContent.includes('--l0') && s.remove())")
    assert caption.evaluate("e => getComputedStyle(e).opacity") != "1"
    assert following.evaluate("e => getComputedStyle(e).color") == "rgb(255, 255, 255)"
    assert foot.evaluate("e => getComputedStyle(e).paddingBottom") != "16px"
