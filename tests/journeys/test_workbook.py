"""The workbook in a real browser: what is typed is kept while the next field takes the focus, in two windows too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from governance.catalogue import find_register
from governance.model import Entry, workbook_of
from tests.journeys.conftest import PHONE, Server
from tests.journeys.steps import asked, click, settle, visit
from ui.register_downloads import write_xlsx

IN_A_FILE = Entry(
    "people", "P-77", {"name": "Vera", "organisation": "company", "department": "=1+1", "hours_week": 7.5}
)


@pytest.fixture(scope="module")
def server(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server with the demo companies."""
    running = Server(tmp_path_factory.mktemp("workbook"))
    running.start()
    page = browser.new_page()
    visit(page, running.url)
    click(page, "demo")
    expect(page.locator("[class*=st-key-results-]").first).to_be_visible(timeout=60_000)
    page.close()
    yield running
    running.kill()


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[class*='st-key-people-'][class*='-{name}'] input").first


def undo_line(page: Page) -> Locator:
    return page.locator(".st-key-changed-page")


def test_entries_are_written_down_one_field_after_the_other(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser(dark=True)
    visit(page, f"{server.url}/workbook?register=people&lang=en")
    click(page, "add")
    expect(field(page, "organisation")).to_be_visible()
    field(page, "name").fill("Zoya *K.*")
    page.keyboard.press("Tab")
    page.keyboard.type("Our c", delay=120)  # goes on typing while the first field is being saved
    settle(page)
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_role("heading", name=f"{asked(page, 'entry')} · Zoya *K.*")).to_be_visible()
    expect(field(page, "organisation")).to_have_value("Our company")
    field(page, "role").click()
    page.get_by_role("option", name="Approver").click()
    page.keyboard.press("Escape")
    settle(page)
    found = Axe().run(page).response["violations"]  # a chosen tag on the light blue of the dark theme, too
    assert not found, [(v["id"], v["nodes"][0]["html"][:200]) for v in found]

    field(page, "hours_week").fill("a few")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert").filter(has_text="A number is expected")).to_be_visible()
    expect(field(page, "hours_week")).to_have_value("a few")
    page.reload()
    settle(page)
    expect(field(page, "organisation")).to_have_value("Our company")

    other = open_browser()
    visit(other, page.url)
    field(other, "department").fill("Theirs")
    other.keyboard.press("Tab")
    settle(other)
    field(page, "department").fill("Mine")
    page.keyboard.press("Tab")
    expect(page.locator(".st-key-clash table")).to_contain_text("Theirs")
    click(page, "use-mine")
    expect(field(page, "department")).to_have_value("Mine")
    click(page, "undo-page")
    expect(field(page, "department")).to_have_value("Theirs")
    expect(undo_line(page)).to_contain_text("Undone: 1")


def test_a_file_is_looked_at_before_it_changes_anything(
    server: Server, open_browser: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_browser()
    visit(page, f"{server.url}/workbook?register=people&lang=en")
    page.locator(".st-key-exchange-people summary").click()
    settle(page)
    content = write_xlsx([find_register("people")], workbook_of([IN_A_FILE]), "en")
    (tmp_path / "people.xlsx").write_bytes(content)
    page.locator("input[type=file]").set_input_files(tmp_path / "people.xlsx")
    expect(page.locator(".st-key-preview")).to_be_visible()
    expect(page.locator(".st-key-preview")).to_contain_text("P-77 · Vera")
    click(page, "take-over")
    expect(page.get_by_role("button", name="P-77 · Vera", exact=True)).to_be_visible()
    expect(undo_line(page)).to_contain_text("Taken over: 1")
    with page.expect_download() as taken:
        page.locator(".st-key-download-csv button").click()
    assert "'=1+1" in taken.value.path().read_text("utf-8-sig")


def test_a_phone_shows_everything_without_sideways_scrolling(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser("ru-RU", PHONE)
    for address in ("workbook?lang=ru", "workbook?register=raci&lang=ru", "workbook?register=goals&entry=new&lang=ru"):
        visit(page, f"{server.url}/{address}")
        if page.locator(".st-key-propose").count():
            click(page, "propose")
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("m => m.scrollWidth - m.clientWidth") == 0, address
