"""A person answers: on a phone in Russian, by keyboard alone, through reloads, second tabs and a killed server."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Server
from tests.journeys.steps import add_company, asked, choose, chosen, click, question, settle, visit


def test_a_reload_the_back_button_and_a_second_tab_show_the_same_answers(
    server: Server, open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    first = question(page)
    choose(page, 1)
    click(page, "next")
    choose(page, 3)
    second, address = question(page), page.url

    page.reload()
    settle(page)
    assert (question(page), chosen(page)) == (second, 3)

    page.go_back()
    settle(page)
    assert (question(page), chosen(page)) == (first, 1)

    other = page.context.new_page()
    visit(other, address)
    assert (question(other), chosen(other)) == (second, 3)


def test_the_keyboard_alone_answers_and_goes_on(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    first = question(page)
    page.locator("[class*='st-key-said-'] input").first.focus()
    page.keyboard.press("Space")
    settle(page)
    page.keyboard.press("ArrowDown")
    settle(page)
    assert chosen(page) == 1
    page.keyboard.press("Alt+ArrowRight")
    settle(page)
    expect(page.locator(".question")).not_to_have_text(first)
    page.keyboard.press("Alt+ArrowLeft")
    settle(page)
    assert (question(page), chosen(page)) == (first, 1)


def test_what_was_acknowledged_survives_a_killed_server(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser("ru-RU", PHONE)
    visit(page, server.url)
    add_company(page, "Пекарня у моста", 7)
    said: dict[str, int] = {}
    for option in (2, 1, 3, 0):
        choose(page, option)
        said[page.url] = option
        click(page, "next")
    server.kill()
    server.start()
    for address, option in said.items():
        visit(page, address)
        assert chosen(page) == option


def test_an_essential_practice_is_left_out_only_with_a_reason_and_a_name(
    server: Server, open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    choose(page, 2)
    choose(page, 6)
    page.locator(".st-key-reason input").nth(0).fill("We sell to one customer only")
    page.keyboard.press("Tab")
    settle(page)
    page.reload()
    settle(page)
    assert chosen(page) == 2, "without a name the earlier answer stands"
    choose(page, 6)
    page.locator(".st-key-reason input").nth(0).fill("We sell to one customer only")
    page.keyboard.press("Tab")
    settle(page)
    page.locator(".st-key-reason input").nth(1).fill("Ann Lee")
    page.keyboard.press("Tab")
    settle(page)
    page.reload()
    settle(page)
    assert chosen(page) == 6


def test_a_comment_and_evidence_are_kept_as_they_were_written(
    server: Server, open_browser: Callable[..., Page]
) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    choose(page, 2)
    hostile = "<script>alert(1)</script> ![](http://example.org/x.png) =1+1 \U0001f600"
    page.locator(".st-key-notes summary").click()
    settle(page)
    page.locator(".st-key-notes textarea").fill(hostile)
    page.locator(".st-key-notes textarea").blur()
    settle(page)
    page.reload()
    settle(page)
    if not page.locator(".st-key-notes textarea").count():
        page.locator(".st-key-notes summary").click()
        settle(page)
    expect(page.locator(".st-key-notes textarea")).to_have_value(hostile)


def test_a_cold_deep_link_opens_its_page_inside_the_frame(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    assessment = asked(page, "assessment")
    server.kill()
    server.start()
    visit(page, f"{server.url}/answer?assessment={assessment}&item=goals.smart")
    expect(page.locator(".context .who")).to_have_text("Harbour Café")
    expect(page.get_by_role("link", name="Overview").first).to_be_visible()
    assert asked(page, "item") == "goals.smart"


def test_axe_finds_nothing_while_somebody_answers(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    add_company(page, "Harbour Café", 12)
    page.locator(".st-key-notes summary").click()
    settle(page)
    choose(page, 6)
    found = Axe().run(page).response["violations"]
    assert not found, [(v["id"], v["nodes"][0]["html"][:300]) for v in found]
