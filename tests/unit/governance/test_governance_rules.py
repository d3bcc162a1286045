"""Every rule on its smallest case, and without it."""

from __future__ import annotations

import pytest

from governance.catalogue import find_registers
from governance.facts import Facts
from governance.finding import Finding
from governance.findings import find_practice, find_rules, say_finding
from governance.rule_words import find_message_languages, load_messages
from governance.rules import ITS_OWN, Rule
from locales import speech
from tests.readings import load_edition
from tests.unit.governance.grounds import Case, the_questionnaire
from tests.unit.governance.rule_cases import CASES

RULES = {rule.id: rule for rule in find_rules()}
COUNTS = {"T": 12, "S": 5, "A": 6, "E": 4, "G": 2, "R": 9, "C": 6, "L": 7, "J": 9}


def find_one(case: Case, rule: str) -> Finding:
    """Return what a rule finds where it finds one thing."""
    (finding,) = case.find(rule)
    return finding


def say(finding: Finding, case: Case, language: str) -> str:
    words = load_edition().words(language)
    return say_finding(finding, words, find_registers(), case.workbook, speech(language))


def test_every_rule_is_there_and_has_a_case() -> None:
    assert {group: sum(rule.startswith(group) for rule in RULES) for group in COUNTS} == COUNTS
    assert len(find_rules()) == len(RULES) == sum(COUNTS.values())
    assert CASES.keys() == RULES.keys()


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_on_its_smallest_case(rule: str) -> None:
    finding = find_one(CASES[rule][0], rule)
    assert finding.severity in {"critical", "warning", "info"}
    assert finding.key == rule or finding.key.startswith(f"{rule}:")
    assert finding.step in {*(section.id for section in the_questionnaire().sections), ""}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_silent_without_its_case(rule: str) -> None:
    case, silent = CASES[rule]
    assert [change for change in silent if case.change(*change).find(rule)] == []


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_silent_without_what_it_needs(rule: str) -> None:
    case = CASES[rule][0]
    absent = {"answers": case.but(levels={}), "earlier": case.but(then=None), "platforms": case.but(facts=Facts())}
    assert [need for need in RULES[rule].needs if absent.get(need, case.without(need)).find(rule)] == []


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_is_silent_where_nothing_is_known(rule: str) -> None:
    case = CASES[rule][0].but(rows={}, levels={})
    assert case.find(rule) == ()


@pytest.mark.parametrize("rule", CASES)
def test_a_finding_is_said_with_names_not_ids(rule: str) -> None:
    case = CASES[rule][0]
    finding = find_one(case, rule)
    for text in (say(finding, case, "en"), say(finding, case, "ru")):
        assert text.endswith((".", ".)", "?")), text
        assert not any(sign in text for sign in ("{", "}", "Named", "None", "_")), text
        assert not any(item.id in text for item in the_questionnaire().walk_items()), text


@pytest.mark.parametrize("rule", CASES)
def test_the_ground_of_a_finding_does_not_depend_on_the_day_alone(rule: str) -> None:
    case = CASES[rule][0]
    later = case.but(today=case.today.replace(day=case.today.day + 1))
    assert [f.ground for f in later.find(rule)] == [f.ground for f in case.find(rule)]


def test_the_messages_of_all_languages_name_the_same_values() -> None:
    assert find_message_languages() == ("en", "ru")
    english, russian = load_messages("en"), load_messages("ru")
    assert {rule: [names for _, names in variants] for rule, variants in english.items()} == {
        rule: [names for _, names in variants] for rule, variants in russian.items()
    }
    assert english.keys() == {*RULES, "listed"}
    assert load_messages("xx") == english


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_the_practice_that_mends_a_finding_exists(rule: Rule) -> None:
    items = {item.id for item in the_questionnaire().walk_items()}
    assert rule.practice in {*items, ITS_OWN, None}
    practice = find_practice(find_one(CASES[rule.id][0], rule.id))
    assert practice in {*items, None}
    assert (practice is None) == (rule.practice is None)
