"""Pages without a browser: each test has its own data, its own services, and finds widgets by key."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.companies import add_company
from assessments.demonstration import load_demo
from assessments.lifecycle import start_assessment
from assessments.model import Assessment, Status
from planning.desk import Desk
from planning.optimise import order_quickly
from questionnaires.company import CompanyProfile
from ui.routes import Screen
from ui.tuning import tune

FRAME = Path(__file__).resolve().parents[2] / "ui" / "frame.py"


@pytest.fixture(autouse=True, scope="session")
def _tuned() -> None:
    """The frame stands on what the server does before its first visitor."""
    tune(FRAME.parents[1] / "app.py")


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds the demo companies, made once."""
    settings = wiring.Settings(tmp_path_factory.mktemp("demo"))
    filled = wiring.open_services(settings)
    load_demo(filled.store, filled.catalogue, wiring.WORKSPACE, "en", wiring.new_operation())
    filled.store.close()
    return settings.database


@pytest.fixture(autouse=True)
def services(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[wiring.Services]:
    if "demo" in request.fixturenames:
        shutil.copy(request.getfixturevalue("demo_database"), tmp_path / wiring.DATABASE)
    monkeypatch.setenv("FIVESTEPS_DATA", str(tmp_path))
    monkeypatch.setenv("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")
    wiring.close_services()
    opened = wiring.services()
    vars(opened)["desk"] = Desk(order_quickly)  # no test of a page waits for a proof
    yield opened
    wiring.close_services()


@pytest.fixture
def demo(services: wiring.Services) -> dict[str, Assessment]:
    """The newest final assessment of each demo company, by the demo's id."""
    companies = {c.id: c.demo or "" for c in services.store.find_companies(wiring.WORKSPACE)}
    newest: dict[str, Assessment] = {}
    for assessment in services.store.find_assessments(wiring.WORKSPACE):
        if assessment.status is Status.FINAL:
            newest.setdefault(companies[assessment.company], assessment)
    return newest


@pytest.fixture
def unknown(services: wiring.Services) -> Assessment:
    """A draft without a single answer."""
    edition, new = services.catalogue.load(wiring.QUESTIONNAIRE), wiring.new_operation
    company = add_company(services.store, wiring.WORKSPACE, "New", CompanyProfile(headcount=5), new())
    return start_assessment(services.store, edition, company, "starter", wiring.now().date(), new())


@pytest.fixture
def open_screen() -> Callable[..., AppTest]:
    def open_screen(screen: Screen | None = None, **asked: str) -> AppTest:
        at = AppTest.from_file(str(FRAME), default_timeout=60)
        for name, value in asked.items():
            at.query_params[name] = value
        at.run()
        if screen is not None:
            at.switch_page(f"../pages/{screen.section}/{screen.file}.py")
            for name, value in asked.items():
                at.query_params[name] = value
            at.run()
        check_sound(at)
        return at

    return open_screen


def check_sound(at: AppTest) -> None:
    """Fail if the page failed, also where it said so in its own words."""
    assert not at.exception, at.exception
    assert not [button for button in at.button if button.key == "failure-again"], [text.value for text in at.text]
