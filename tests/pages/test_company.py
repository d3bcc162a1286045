from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

import wiring
from assessments.companies import add_company
from assessments.text import ABOUT, NAME
from questionnaires.company import CompanyProfile
from tests.pages.conftest import check_sound
from ui.routes import COMPANY


def fill(at: AppTest, name: str, headcount: int) -> AppTest:
    at.text_input(key="company-name").set_value(name)
    at.number_input(key="company-headcount").set_value(headcount)
    at.button(key="company-continue").click().run()
    check_sound(at)
    return at


def test_a_small_company_is_offered_the_starter_and_a_large_one_the_full_track(
    open_screen: Callable[..., AppTest], services: wiring.Services
) -> None:
    for name, headcount, track in (("Kiosk", 3, "starter"), ("Works", 300, "full")):
        at = fill(open_screen(COMPANY), name, headcount)
        at.button(key="start").click().run()
        check_sound(at)
        company = next(c for c in services.store.find_companies(wiring.WORKSPACE) if c.name == name)
        (assessment,) = services.store.find_assessments(wiring.WORKSPACE, company.id)
        assert assessment.track == track


def test_a_company_without_a_name_is_not_kept(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    fill(open_screen(COMPANY), "  ", 3)
    assert not services.store.find_companies(wiring.WORKSPACE)


def test_a_company_put_away_can_be_brought_back(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    at = fill(open_screen(COMPANY), "Kiosk", 3)
    at.button(key="archive").click().run()
    check_sound(at)
    assert services.store.find_companies(wiring.WORKSPACE)[0].archived
    at.switch_page("../pages/home/overview.py").run()
    at.button(key="restore").click().run()
    check_sound(at)
    assert not services.store.find_companies(wiring.WORKSPACE)[0].archived


def test_changed_facts_are_kept(open_screen: Callable[..., AppTest], services: wiring.Services) -> None:
    at = fill(open_screen(COMPANY), "Kiosk", 3)
    at.checkbox(key="company-uses_ai").check()
    at.button(key="company-save").click().run()
    check_sound(at)
    assert services.store.find_companies(wiring.WORKSPACE)[0].profile.flags == ("uses_ai",)


def test_the_company_in_the_address_comes_before_the_one_worked_on_last(
    open_screen: Callable[..., AppTest], services: wiring.Services
) -> None:
    at = fill(open_screen(COMPANY), "Works", 300)
    at.button(key="start").click().run()
    other = add_company(services.store, wiring.WORKSPACE, "Kiosk", CompanyProfile(headcount=3), wiring.new_operation())
    at.query_params.clear()
    at.query_params["company"] = other.id
    at.switch_page("../pages/assess/company.py").run()
    check_sound(at)
    assert [title.value for title in at.title] == ["Kiosk"]


@pytest.mark.parametrize(("key", "limit"), [("company-name", NAME), ("company-about", ABOUT)])
def test_a_text_that_is_too_long_is_refused_and_stays(
    open_screen: Callable[..., AppTest], services: wiring.Services, key: str, limit: int
) -> None:
    at, long = fill(open_screen(COMPANY, lang="ru"), "Kiosk", 3), "я" * (limit + 1)
    field = at.text_input(key=key) if key == "company-name" else at.text_area(key=key)
    field.set_value(long)
    at.button(key="company-save").click().run()
    check_sound(at)
    assert [text.value for text in at.text if str(limit) in text.value]
    field = at.text_input(key=key) if key == "company-name" else at.text_area(key=key)
    assert field.value == long
    (kept,) = services.store.find_companies(wiring.WORKSPACE)
    assert (kept.name, kept.about) == ("Kiosk", "")


def test_a_new_company_with_too_long_a_name_is_not_kept(
    open_screen: Callable[..., AppTest], services: wiring.Services
) -> None:
    at = fill(open_screen(COMPANY), "x" * (NAME + 1), 3)
    assert [text.value for text in at.text if str(NAME) in text.value]
    assert not services.store.find_companies(wiring.WORKSPACE)
