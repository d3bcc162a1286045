"""The dated facts: complete, correctable, and refused with every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from governance.catalogue import find_register
from governance.errors import GovernanceError
from governance.facts import Stated, load_facts, say_checked
from locales import speech
from locales.typography import NO_BREAK_SPACE
from questionnaires.company import CompanyProfile
from tests.unit.governance.grounds import the_facts

FACT = """facts:
- id: ru.page-register
  jurisdiction: RU
  text: {en: Pages above 5000 users, ru: Страницы больше 5000}
  checked_on: "2027-01"
"""


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(GovernanceError) as caught:
        load_facts(folder)
    return [f"{Path(p.file).name}:{p.line} {p.where}: {p.what}" for p in caught.value.problems]


def test_all_facts_of_the_house_are_there_in_both_languages() -> None:
    facts = the_facts()
    assert [sum(f.jurisdiction == j for f in facts.facts) for j in ("RU", "EU", "UK", "US", "all")] == [8, 4, 2, 4, 1]
    status = {p.id: p.ad_status_ru for p in facts.platforms}
    assert [name for name, said in status.items() if said == "prohibited"] == ["instagram", "facebook", "x", "linkedin"]
    assert [name for name, said in status.items() if said == "disputed"] == ["telegram", "youtube", "whatsapp"]
    stated: tuple[Stated, ...] = (*facts.facts, *facts.platforms)
    for each in stated:
        texts = [each.note, *(s.name for s in each.sources), *(s.checked for s in each.sources)]
        assert all(set(text) == {"en", "ru"} for text in texts if text), each.id
        assert all(source.link.startswith("https://") for source in each.sources if source.link), each.id
    assert all(set(fact.text) == {"en", "ru"} for fact in facts.facts)


def test_every_platform_that_can_be_chosen_and_is_known_is_found_by_any_of_its_names() -> None:
    field = find_register("accounts").find_field("platform")
    assert field is not None
    for option in field.options:
        found = [the_facts().find_platform(name) for name in (option.id, *option.name.values())]
        assert {platform.id if platform else "maps" for platform in found} == {option.id}


def test_an_own_folder_corrects_and_adds(tmp_path: Path) -> None:
    own = write(tmp_path, a=FACT, b="platforms:\n- {id: vk, ad_status_ru: disputed, checked_on: '2027-02-03'}\n")
    facts = load_facts(tmp_path / "none", own)
    corrected = facts.find("ru.page-register")
    assert corrected is not None
    assert (corrected.text["en"], corrected.checked_on) == ("Pages above 5000 users", "2027-01")
    assert len(facts.facts) == len(the_facts().facts)
    platform = facts.find_platform("VK")
    assert platform is not None
    assert platform.ad_status_ru == "disputed"
    assert facts.find_platform("ВКонтакте") is None
    assert facts.find("zoo") is None


def test_every_fault_of_every_file_is_named(tmp_path: Path) -> None:
    bad = FACT.replace("RU", "Mars").replace("2027-01", "soon")
    said = problems_of(write(tmp_path, a=bad, b="platforms: [{id: vk, ad_status: allowed, checked_on: '2026-03'}]"))
    assert said == [
        'a.yaml:3 facts[ru.page-register].jurisdiction: "Mars" is not one of the choices',
        'a.yaml:5 facts[ru.page-register].checked_on: "soon" is not written as it must be',
        'b.yaml:1 platforms[vk].ad_status: there is no field "ad_status" here',
    ]


def test_what_fits_and_still_cannot_be_is_named_too(tmp_path: Path) -> None:
    source = '  sources: [{name: {ru: "Закон"}, checked: {ru: "Да"}}]\n  note: {ru: "Так"}\n'
    russian = FACT.replace("en: Pages above 5000 users, ", "").replace("2027-01", "2027-02-30") + source
    assert problems_of(write(tmp_path, a=FACT, b=russian)) == [
        'b.yaml:2 facts[ru.page-register].id: "ru.page-register" stands twice',
        "b.yaml:4 facts[ru.page-register].text: the English text (en) is missing",
        "b.yaml:5 facts[ru.page-register].checked_on: there is no day 2027-02-30",
        "b.yaml:6 facts[ru.page-register].sources: the English text (en) is missing",
        "b.yaml:6 facts[ru.page-register].sources: the English text (en) is missing",
        "b.yaml:7 facts[ru.page-register].note: the English text (en) is missing",
    ]


def test_the_same_id_twice_in_one_file_is_named(tmp_path: Path) -> None:
    twice = FACT + FACT.partition("\n")[2]
    assert problems_of(write(tmp_path, a=twice)) == [
        'a.yaml:6 facts[ru.page-register].id: "ru.page-register" stands twice'
    ]


def test_a_file_that_is_no_yaml_is_named(tmp_path: Path) -> None:
    assert len(problems_of(write(tmp_path, a="facts: ["))) == 1


def test_facts_concern_who_has_customers_there_and_does_what_they_are_about() -> None:
    def concerning(countries: tuple[str, ...], headcount: int = 6, flags: tuple[str, ...] = ()) -> set[str]:
        company = CompanyProfile(headcount=headcount, countries=countries, flags=flags)
        return {fact.id for fact in the_facts().concerning(company)}

    assert concerning(()) == {"all.copyright-children"}
    assert concerning(("UK",)) == {"uk.ad-label", "uk.fake-reviews", "all.copyright-children"}
    assert concerning(("RU",), flags=("regulated",)) - concerning(("RU",)) == {"ru.foreign-messengers"}
    assert concerning(("EU",), 10) - concerning(("EU",)) == {"eu.accessibility"}
    assert concerning(("EU",), flags=("uses_ai",)) - concerning(("EU",)) == {"eu.ai-act-50"}


def test_a_check_is_told_as_exactly_as_it_is_known() -> None:
    assert say_checked("2026-11-23", speech("en")).replace(NO_BREAK_SPACE, " ") == "23 Nov 2026"
    assert say_checked("2026-03", speech("en")).replace(NO_BREAK_SPACE, " ") == "Mar 2026"
    assert say_checked("2026-03", speech("ru")).replace(NO_BREAK_SPACE, " ") == "март 2026"
