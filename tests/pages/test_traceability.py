"""Traceability: the finding as title, a matrix no larger than the screen, and one click to what mends a hole."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.model import Assessment
from governance.model import Entry, Value
from locales import languages
from tests.pages.books import fill
from tests.pages.conftest import check_sound
from tests.pages.reading import html_of, speaks
from ui.routes import TRACEABILITY
from ui.trace_matrix import MOST_COLUMNS, MOST_ROWS

Open = Callable[..., AppTest]


def many(goals: int, kpis: int) -> Iterator[Entry]:
    """Yield goals of two departments with measures that prove them; every fifth goal lacks its deadline."""
    stated: dict[str, Value] = {"status": "active", "baseline": 1.0, "target": 2.0}
    for number, department in ((1, "Shop"), (2, "Office")):
        yield Entry("people", f"P-0{number}", {"name": f"Person {number}", "department": department}, number)
    for number in range(1, goals + 1):
        owner = {"title": f"Goal {number}", "business_goal": "Revenue", "owner_id": f"P-0{1 + number % 2}"}
        deadline = {"deadline": "2027-06-30"} if number % 5 else {}
        yield Entry("goals", f"G-{number:02d}", {**stated, **owner, **deadline}, number)
    for number in range(1, kpis + 1):
        proof = {"level": "outcome", "frequency": "weekly", "owner_id": "P-01", "name": f"M {number}"}
        yield Entry("kpis", f"K-{number:02d}", {**stated, **proof, "goal_id": f"G-{1 + number % goals:02d}"}, number)


@pytest.mark.parametrize("language", languages())
def test_the_title_says_the_finding_and_every_hole_leads_to_its_entry(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment], language: str
) -> None:
    company = demo["bakery"].company
    fill(services, company)
    at = open_screen(TRACEABILITY, company=company, lang=language)
    assert speaks(at, language)
    title = {"en": "Spinning wheels. Goals without a measure: 1", "ru": "Работа вхолостую. Целей без показателей: 1"}
    assert html.unescape(at.title[0].value).replace("\u00a0", " ") == title[language]
    links = html_of(at).all_values("href")
    assert f"/workbook?company={company}&register=kpis&entry=new" in links
    assert f"/workbook?company={company}&register=kpis&entry=K-03" in links


def test_without_goals_the_page_says_where_to_write_them_down(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    fill(services, demo["bank"].company, ())
    at = open_screen(TRACEABILITY, company=demo["bank"].company)
    assert "Nothing to trace yet" in html_of(at).text
    assert f"/workbook?company={demo['bank'].company}&register=goals" in html_of(at).all_values("href")


def test_a_large_matrix_is_read_page_by_page_and_chosen_from(
    open_screen: Open, services: wiring.Services, demo: dict[str, Assessment]
) -> None:
    company = demo["bank"].company
    fill(services, company, many(60, 200))
    at = open_screen(TRACEABILITY, company=company)
    assert html_of(at).tags.count("td") < (MOST_ROWS + 3) * (MOST_COLUMNS + 2)
    assert "G-01 · Goal 1" in html_of(at).text
    at.button(key="trace-later").click().run()
    check_sound(at)
    assert "G-01 · Goal 1" not in html_of(at).text
    shown = len(html_of(at).text)
    at.button(key="trace-more").click().run()
    assert len(html_of(at).text) > shown
    at.toggle(key="trace-holes").set_value(True).run()
    assert at.text[-1].value.replace("\u00a0", " ") == "Goals 1–3 of 12"
    at.selectbox(key="trace-department").set_value("Shop").run()
    check_sound(at)
    assert at.text[-1].value.replace("\u00a0", " ") == "Goals 1–3 of 6"
