"""The main job, end to end: from nothing to a score, a plan and a report, and three months later again."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pikepdf
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Server
from tests.journeys.steps import add_company, choose, chosen, click, settle, visit
from tests.pdf_text import read_text


def download(page: Page, kind: str) -> Path:
    with page.expect_download() as waiting:
        page.locator(f".st-key-download-{kind} button").click()
    return Path(waiting.value.path())


def test_a_russian_owner_on_a_phone_comes_to_a_report(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser("ru-RU", PHONE)
    visit(page, server.url)
    add_company(page, "Пекарня у моста", 7)
    answered = 0
    while not page.locator(".st-key-finalise").count():
        if answered == 3:  # leave in the middle, and come back through the overview
            visit(page, server.url)
            page.get_by_role("button", name="Отвечать", exact=True).click()
            settle(page)
            assert chosen(page) is None, "one comes back to the first open practice"
        choose(page, answered % 4)
        answered += 1
        click(page, "next" if page.locator(".st-key-next").count() else "finish")
    assert answered == 23
    expect(page.get_by_role("heading", name="Ответы даны на все вопросы")).to_be_visible()
    click(page, "finalise-now")
    expect(page.locator(".status.final")).to_be_visible()
    expect(page.get_by_text("Шаг за шагом").first).to_be_visible()
    assessment = re.search(r"assessment=(\w+)", page.url)
    assert assessment

    visit(page, f"{server.url}/plan?assessment={assessment.group(1)}")
    expect(page.get_by_text("Сейчас", exact=True).first).to_be_visible()

    visit(page, f"{server.url}/export?assessment={assessment.group(1)}")
    content = download(page, "pdf").read_bytes()
    with pikepdf.open(io.BytesIO(content)) as document:
        assert str(document.Root.Lang) == "ru"
    text = read_text(content)
    assert "Пекарня у моста" in text
    assert "Риски, запретные темы и требования закона" in text.replace("\u00a0", " ")


def test_an_exported_assessment_can_be_brought_in_again(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    click(page, "demo")
    page.locator("[class*='st-key-results-'] button").first.click()
    settle(page)
    page.goto(page.url.replace("/results", "/export"))
    settle(page)
    exported = download(page, "json")
    assert json.loads(exported.read_text("utf-8"))["schema"].startswith("five-steps/")
    visit(page, server.url)
    cards = page.locator("[class*='st-key-card-']")
    before = cards.count()
    page.locator(".st-key-data summary").click()
    settle(page)
    page.locator(".st-key-import-file input[type=file]").set_input_files(
        {"name": "bank.json", "mimeType": "application/json", "buffer": exported.read_bytes()}
    )
    settle(page)
    click(page, "import-send")
    expect(page.get_by_text("Imported:")).to_be_visible()
    visit(page, server.url)
    assert cards.count() == before + 1


def test_a_second_assessment_stands_beside_the_first(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser()
    visit(page, server.url)
    click(page, "demo")
    page.get_by_role("button", name="Assess again").first.click()
    settle(page)
    expect(page.get_by_text("Last time")).to_be_visible()
    choose(page, 4)
    click(page, "next")
    choose(page, 4)
    page.goto(page.url.replace("/answer", "/review"))
    settle(page)
    click(page, "finalise-now")
    page.goto(page.url.replace("/results", "/history"))
    settle(page)
    expect(page.locator(".stApp table tbody tr, .stApp .tab tbody tr").first).to_be_visible()
    assert page.locator(".fs tbody tr").count() >= 3


def test_a_chosen_language_is_kept_for_the_next_visit(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser("en-GB")
    visit(page, server.url)
    page.get_by_role("link", name="RU", exact=True).click()
    settle(page)
    expect(page.get_by_role("button", name="Новая компания")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "ru"
    later = page.context.new_page()
    visit(later, server.url)
    expect(later.get_by_role("button", name="Новая компания")).to_be_visible()
