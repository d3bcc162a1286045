"""Rows that a company may start from, proposed by its size, its countries and what it said of itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import yaml

from governance.catalogue import find_register, said
from governance.facts import Fact, Facts, say_checked
from governance.model import Entry, Value, Workbook
from governance.naming import id_of, last_number
from governance.policy import POLICY
from locales.speech import speech
from locales.typography import NO_BREAK_SPACE
from questionnaires.company import CompanyProfile
from questionnaires.model import Frozen

FILE = Path(__file__).parent / "prefills.yaml"
LEGAL = "legal"
KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    "raci": ("stage",),
    "approval_tiers": ("tier",),
    "triage": ("kind", "type"),
    "uses": ("use",),
    LEGAL: ("item",),
}
TELLS_NOTHING = frozenset({"", "other"})
Given = bool | float | str | tuple[str, ...] | Mapping[str, str]


class Proposal(Frozen):
    """A row: what it holds, and what it holds besides in small and in large companies; texts by language."""

    values: Mapping[str, Given]
    small: Mapping[str, Given] = {}
    large: Mapping[str, Given] = {}


class Prefills(Frozen):
    """The rows of each register; those of the legal checklist are made of the facts, with this note."""

    raci: tuple[Proposal, ...]
    approval_tiers: tuple[Proposal, ...]
    triage: tuple[Proposal, ...]
    uses: tuple[Proposal, ...]
    legal_note: Mapping[str, str]


def propose(
    register_id: str, company: CompanyProfile, facts: Facts, workbook: Workbook, language: str
) -> tuple[Entry, ...]:
    """Return proposed entries for a register, none that is there already in any language; nothing if it has none.

    Archived entries and proposals that nobody accepted count as there.
    """
    if register_id not in KNOWN_BY:
        return ()
    register, known_by = find_register(register_id), KNOWN_BY[register_id]
    there = tuple(_standing(workbook, register_id, known_by))
    number = last_number(register, workbook)
    found: list[Entry] = []
    for given in _rows(register_id, company, facts, language):
        if not any(_told(given.get(name, "")) & texts for name, texts in zip(known_by, there, strict=True)):
            number += 1
            values = {name: _value(value, language) for name, value in given.items()}
            found.append(Entry(register_id, id_of(register, number), values, rank=number, proposed=True))
    return tuple(found)


@cache
def load_prefills() -> Prefills:
    """Return the rows as they stand in the file."""
    return Prefills.model_validate(yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader))


def _rows(register: str, company: CompanyProfile, facts: Facts, language: str) -> Iterable[Mapping[str, Given]]:
    if register == LEGAL:
        return (_row_of(fact, language) for fact in facts.concerning(company))
    proposals: tuple[Proposal, ...] = getattr(load_prefills(), register)
    small = company.headcount <= POLICY.small
    return ({**row.values, **(row.small if small else row.large)} for row in proposals)


def _row_of(fact: Fact, language: str) -> Mapping[str, Given]:
    note = said(fact.note, language)
    ended = note if note.endswith(".") or not note else f"{note}."
    checked_on = say_checked(fact.checked_on, speech(language))
    dated = said(load_prefills().legal_note, language).format(note=ended, checked_on=checked_on)
    return {
        "item": fact.text,
        "jurisdiction": fact.jurisdiction.casefold(),
        "applies": True,
        "status": "unknown",
        "note": dated.replace(NO_BREAK_SPACE, " ").strip(),
    }


def _standing(workbook: Workbook, register: str, known_by: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Yield for each field by which rows are known what the entries of the register hold in it."""
    for name in known_by:
        entries = (entry for entry in workbook.entries if entry.register == register)
        yield frozenset(entry.text(name).casefold() for entry in entries) - TELLS_NOTHING


def _told(given: Given) -> frozenset[str]:
    """Return a text in all its languages, as it is compared."""
    texts = given.values() if isinstance(given, Mapping) else (str(given),)
    return frozenset(text.casefold() for text in texts) - TELLS_NOTHING


def _value(given: Given, language: str) -> Value:
    return said(given, language) if isinstance(given, Mapping) else given
