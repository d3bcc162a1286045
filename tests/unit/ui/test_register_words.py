"""Registers in words, how far each is, and which one to turn to next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from governance.catalogue import find_register, find_registers
from governance.complaint import Complaint
from governance.definition import Field
from governance.model import Entry, Workbook, workbook_of
from locales import speech
from tests.workbooks import TODAY, full_workbook
from ui.register_words import SHOWN, RegisterWords
from ui.workbook_standing import (
    count_references,
    estimate_minutes,
    find_archived,
    find_next,
    find_proposals,
    find_standing,
    find_standings,
)


def words_of(register: str, workbook: Workbook | None = None, language: str = "en") -> RegisterWords:
    return RegisterWords(find_register(register), workbook or full_workbook(language), speech(language), TODAY)


def field_of(register: str, name: str) -> Field:
    field = find_register(register).find_field(name)
    assert field is not None
    return field


@pytest.mark.parametrize("register", [register.id for register in find_registers()])
def test_a_table_shows_a_few_short_fields_beside_the_name(register: str) -> None:
    shown = [field.name for field in words_of(register).columns]
    assert 1 <= len(shown) <= SHOWN
    assert find_register(register).name_field not in shown


def test_who_how_it_stands_and_when_come_first() -> None:
    assert [field.name for field in words_of("goals").columns] == ["audience_ids", "deadline", "owner_id", "status"]
    assert [field.name for field in words_of("uses").columns][:2] == ["in_use", "owner_id"]


@pytest.mark.parametrize(
    ("register", "field", "value", "told"),
    [
        ("goals", "deadline", "2027-03-31", "31.03.2027"),
        ("goals", "baseline", 18.5, "18,5"),
        ("goals", "status", "active", "Действует"),
        ("goals", "owner_id", "P-01", "Марина К."),
        ("goals", "owner_id", "P-77", "P-77"),
        ("calendar", "is_ad", False, "Нет"),
        ("raci", "responsible", ("role:approver", "P-03"), "Утверждающий, Оля Д."),
        ("listening", "duty_hours", "Mon–Fri 9–18", "Пн–Пт 9–18"),
    ],
)
def test_values_are_told_in_the_language_of_the_reader(
    register: str, field: str, value: str | float | bool | tuple[str, ...], told: str
) -> None:
    assert words_of(register, language="ru").value(field_of(register, field), value) == told


def test_changes_name_the_fields_and_both_values() -> None:
    words = words_of("goals")
    before = words.workbook.rows("goals")[0]
    after = replace(before, values={**before.values, "unit": "a day", "deadline": ""})
    assert [(c.name, c.before, c.after) for c in words.changes(before, after)] == [
        ("Unit", "per week", "a day"),
        ("Deadline", "31\u00a0Mar\u00a02027", "empty"),
    ]


def test_an_entry_is_called_by_its_id_and_name() -> None:
    words = words_of("goals")
    assert words.full_name(Entry("goals", "G-09")) == "G-09"
    long = Entry("goals", "G-09", {"title": "Sell more cakes on weekdays " * 3})
    assert words.full_name(long) == f"G-09 · {long.text('title')}"
    assert words.short_name(long) == "G-09 · Sell more cakes on weekdays Sell…"


def test_a_complaint_beside_its_field_does_not_name_it_again() -> None:
    words = words_of("goals")
    assert words.say(Complaint("title", "required")) == "Goal: still to be filled in"
    assert words.say_beside(Complaint("title", "required")) == "Still to be filled in"
    assert words.say_beside(Complaint("", "no_column")).startswith("No column bears")


def test_a_register_stands_as_its_entries_do() -> None:
    goals, workbook = find_register("goals"), full_workbook()
    more = (
        Entry("goals", "G-90", proposed=True, rank=9),
        Entry("goals", "G-91", proposed=True, archived=True),
        Entry("goals", "G-92", archived=True),
    )
    whole = workbook_of((*workbook.entries, *more))
    found = find_standing(goals, whole, TODAY)
    assert (found.entries, found.incomplete, found.proposals, found.is_settled) == (3, 2, 1, False)
    assert [entry.id for entry in find_proposals(goals, whole)] == ["G-90"]
    assert [entry.id for entry in find_archived(goals, whole)] == ["G-91", "G-92"]


def test_what_was_begun_comes_before_what_most_others_wait_for() -> None:
    registers = find_registers()
    empty = find_standings(registers, workbook_of(()), TODAY)
    first = find_next(empty)
    assert first is not None
    assert first.register.id == "people" == max(registers, key=lambda r: count_references(registers)[r.id]).id
    begun = find_standings(registers, workbook_of([Entry("triage", "M-01", {"type": "x"})]), TODAY)
    assert find_next(begun) == next(standing for standing in begun if standing.register.id == "triage")
    assert find_next(begun, "triage") == first
    assert find_next([replace(standing, entries=1) for standing in empty]) is None


def test_minutes_grow_with_what_must_be_filled_in() -> None:
    assert estimate_minutes(find_register("people")) == 5
    assert estimate_minutes(find_register("kpis")) > estimate_minutes(find_register("documents")) > 5
