from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

import wiring
from assessments.model import Assessment, Status
from tests.pages.conftest import check_sound


def test_the_empty_overview_offers_a_company_and_the_demo(open_screen: Callable[..., AppTest]) -> None:
    at = open_screen()
    assert {"new-company", "demo"} <= {button.key for button in at.button}


def test_the_demo_button_brings_three_companies(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    at = open_screen()
    at.button(key="demo").click().run()
    check_sound(at)
    companies = services.store.find_companies(wiring.WORKSPACE)
    assert len(companies) == 3
    assert {f"results-{company.id}" for company in companies} <= {button.key for button in at.button}


def test_assessing_again_opens_a_draft_beside_the_final_one(
    open_screen: Callable[..., AppTest], services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    company = demo["bakery"].company
    at = open_screen()
    at.button(key=f"start-{company}").click().run()
    check_sound(at)
    found = services.store.find_assessments(wiring.WORKSPACE, company)
    assert [assessment.status for assessment in found].count(Status.DRAFT) == 1
    assert len(found) == 3


def test_the_overview_speaks_the_language_of_the_address(open_screen: Callable[..., AppTest]) -> None:
    assert open_screen(lang="ru").button(key="new-company").label == "Новая компания"


def test_a_copy_of_the_data_lands_in_the_folder(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    at = open_screen()
    at.session_state["data"] = True
    at.run()
    at.button(key="copy").click().run()
    check_sound(at)
    assert len(list((services.settings.folder / "copies").glob("*.db"))) == 1
