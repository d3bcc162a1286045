"""The pictures of the documentation, taken from the running application: `make pictures` keeps them."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import wiring
from assessments.answering import answer_all
from assessments.companies import add_company
from assessments.demonstration import load_demo
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Response
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.journeys.conftest import Server
from tests.journeys.steps import visit

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
SAID = {
    "results": "Maturity score",
    "capped": "Maturity score",
    "plan": "that is proven",
    "progress": "Under way",
    "traceability": "Goals and their measures",
}


@pytest.fixture
def filled(tmp_path: Path) -> dict[str, str]:
    """Fill the data of the server, which is not yet running; return the addresses to look at, by picture."""
    services = wiring.open_services(wiring.Settings(tmp_path))
    store, edition = services.store, services.catalogue.load(wiring.QUESTIONNAIRE)
    companies = load_demo(store, services.catalogue, wiring.WORKSPACE, "en", wiring.new_operation())
    demo = {company.demo: company.id for company in companies}
    newest = store.find_assessments(wiring.WORKSPACE, demo["manufacturer"])[0]
    capped = add_company(store, wiring.WORKSPACE, "Harbour Café", CompanyProfile(headcount=12), wiring.new_operation())
    draft = start_assessment(store, edition, capped, "full", date(2026, 11, 20), wiring.new_operation())
    said = tuple(
        Response(item.id, State.VALUE, 0 if item.id == "people.access_security" else 3)
        for item in edition.questionnaire.items_for(capped.profile, "full")
    )
    answer_all(store, edition, draft, capped, said, wiring.new_operation())
    finalise(store, edition, draft, wiring.new_operation())
    store.close()
    return {
        "results": f"results?assessment={newest.id}",
        "capped": f"results?assessment={draft.id}",
        "plan": f"plan?assessment={newest.id}",
        "progress": f"progress?company={demo['bakery']}",
        "traceability": f"traceability?company={demo['bank']}",
    }


def test_the_pictures_of_the_documentation_are_those_of_the_application(
    tmp_path: Path, filled: dict[str, str], open_browser: Callable[..., Page]
) -> None:
    server = Server(tmp_path)
    server.start()
    try:
        for name, address in filled.items():
            page = open_browser(size=(1180, 860))
            visit(page, f"{server.url}/{address}")
            expect(page.get_by_text(SAID[name]).first).to_be_visible(timeout=60_000)
            if name == "capped":
                expect(page.get_by_text("Secure access").first).to_be_visible()
                expect(page.locator(".chip", has_text="1 · Ad hoc").first).to_be_visible()
            picture = page.screenshot()
            if os.environ.get("FIVESTEPS_PICTURES"):
                (PICTURES / f"{name}.png").write_bytes(picture)
            assert size_of((PICTURES / f"{name}.png").read_bytes()) == size_of(picture)
    finally:
        server.kill()


def test_every_picture_of_the_documentation_is_used() -> None:
    root = PICTURES.parents[1]
    texts = "".join(path.read_text("utf-8") for path in (root / "README.md", *(root / "docs").rglob("*.md")))
    assert [path.name for path in PICTURES.glob("*.png") if f"pictures/{path.name}" not in texts] == []


def size_of(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height
