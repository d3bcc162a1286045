"""The governance documents on the screen: what is decided, what is not, and files in both languages."""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.model import Assessment
from assessments.reading import read_assessment
from locales import languages, speech
from reports.documents import build_document
from reports.formats import find_format
from tests.pages.books import change, fill
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of, speaks
from tests.word import read_word
from ui.document_material import Basis, make_material, read_basis, write_document
from ui.routes import DOCUMENT

Open = Callable[..., AppTest]


def basis_of(services: wiring.Services, assessment: Assessment) -> Basis:
    reading = read_assessment(services.store, services.catalogue, wiring.WORKSPACE, assessment.id)
    return read_basis(services, reading, date(2026, 11, 25))


@pytest.mark.parametrize("language", languages())
def test_an_empty_workbook_shows_what_is_to_be_decided_and_by_whom(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment], language: str
) -> None:
    fill(services, demo["bakery"].company, ())
    at = open_screen(DOCUMENT, assessment=demo["bakery"].id, lang=language)
    assert speaks(at, language)
    markup, say = html_of(at), speech(language).say
    assert markup.text.count(say("document.blank", what="|", who="|", by="|").split("|")[0]) > 10
    assert {"paper", "blank", "chip"} <= markup.classes
    assert say("document.basis.made") in markup.text
    links = markup.all_values("href")
    assert f"/workbook?company={demo['bakery'].company}&register=documents" in links
    assert "#section-purpose" in links


def test_a_filled_workbook_is_written_out_and_its_version_can_be_changed(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    company = demo["bakery"].company
    fill(services, company)
    at = open_screen(DOCUMENT, assessment=demo["bakery"].id)
    assert html.unescape(at.title[0].value).startswith("Sections with nothing left to decide:")
    text = html_of(at).text
    assert "Sell more pre-orders on weekdays" in text
    assert "marina@example.com" in text
    assert f"/workbook?company={company}&register=documents&entry=DOC-01" in html_of(at).all_values("href")
    at.toggle(key="document-masked").set_value(True).run()
    check_sound(at)
    assert "marina@example.com" not in html_of(at).text


def test_the_rules_for_employees_have_an_address_of_their_own(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    fill(services, demo["bank"].company, ())
    at = open_screen(DOCUMENT, assessment=demo["bank"].id, document="staff_policy")
    markup = html_of(at)
    assert "Who speaks for the company?" in markup.text
    assert {"proposal", "signs"} <= markup.classes
    assert at.query_params["document"] == "staff_policy"


@pytest.mark.parametrize("language", languages())
def test_the_files_say_what_the_page_says_in_the_language_asked_for(
    services: wiring.Services, demo: dict[str, Assessment], language: str
) -> None:
    fill(services, demo["bakery"].company)
    basis = basis_of(services, demo["bakery"])
    for kind in ("governance_model", "staff_policy"):
        document = write_document(basis, kind, language, masked=False)
        word = read_word(find_format("docx").write(build_document(document)))
        assert document.title.replace("\u00a0", " ") in word
        assert document.language == language


def test_the_material_holds_the_plan_the_changes_and_the_assessment_before(
    services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    bakery = demo["bakery"]
    fill(services, bakery.company)
    change(services, bakery.company, "goals", "G-01", {"target": 40.0})
    material = make_material(basis_of(services, bakery), speech("en"), masked=False)
    assert material.earlier is not None
    assert [work.due for work in material.work] == sorted(work.due for work in material.work)
    assert {work.wave for work in material.work} <= {"now", "next", "later"}
    assert material.work
    assert all(work.owner and work.done_when and work.items for work in material.work)
    told = {change.what for change in material.changes}
    assert "Goals register: G-01, G-02, G-03" in told
    assert not any(change.who for change in material.changes)


def test_without_a_plan_and_an_earlier_assessment_nothing_is_made_up(
    services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    older = services.store.find_assessments(wiring.WORKSPACE, demo["bank"].company)[-1]
    material = make_material(basis_of(services, older), speech("en"), masked=True)
    assert material.earlier is None
    assert material.work == ()
