"""Rows to start from: in the reader's language, fit for their register, and never twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from governance.catalogue import find_register
from governance.entries import check_values
from governance.findings import find_findings
from governance.model import Entry, workbook_of
from governance.prefills import propose
from questionnaires.company import CompanyProfile
from tests.unit.governance.grounds import TODAY, Case, the_facts

SMALL = CompanyProfile(headcount=6, countries=("RU",))
LARGE = CompanyProfile(headcount=640, countries=("RU", "EU", "UK", "US"), flags=("regulated", "uses_ai"))
COUNTS = {"raci": 7, "approval_tiers": 2, "triage": 9, "uses": 12, "legal": 19}


def offer(register: str, company: CompanyProfile = LARGE, *there: Entry, language: str = "en") -> tuple[Entry, ...]:
    return propose(register, company, the_facts(), workbook_of(there), language)


@pytest.mark.parametrize("register", COUNTS)
@pytest.mark.parametrize("company", [SMALL, LARGE])
def test_what_is_proposed_fits_its_register_and_can_be_kept(register: str, company: CompanyProfile) -> None:
    for language in ("en", "ru"):
        entries = offer(register, company, language=language)
        assert all(entry.proposed and entry.register == register for entry in entries)
        definition, workbook = find_register(register), workbook_of(entries)
        for entry in entries:
            refused = [c for c in check_values(definition, entry.values, workbook, TODAY, entry.id)
                       if c.severity == "refused"]  # fmt: skip
            assert refused == []


@pytest.mark.parametrize(("register", "count"), COUNTS.items())
def test_nothing_is_proposed_that_is_there_in_any_language_or_was_put_away(register: str, count: int) -> None:
    english = offer(register)
    assert len(english) == count
    assert offer(register, LARGE, *english, language="ru") == ()
    away = [replace(entry, proposed=False, archived=True) for entry in english]
    assert offer(register, LARGE, *away, language="ru") == ()


def test_a_new_proposal_gets_an_id_that_was_never_given() -> None:
    kept = Entry("triage", "M-07", {"type": "Жалоба", "kind": "complaint"})
    proposed = offer("triage", SMALL, kept, language="ru")
    assert [entry.id for entry in proposed] == [f"M-{number:02d}" for number in range(8, 16)]
    assert "complaint" not in {entry.text("kind") for entry in proposed}


def test_a_kind_that_says_nothing_keeps_nothing_away() -> None:
    assert len(offer("triage", SMALL, Entry("triage", "M-01", {"type": "Poem", "kind": "other"}))) == 9
    assert len(offer("triage", SMALL, Entry("triage", "M-01", {"type": "соискатель, Поставщик"}))) == 8


def test_targets_depend_on_the_size_and_law_on_the_country() -> None:
    def targets(company: CompanyProfile) -> list[tuple[float | None, str]]:
        return [(entry.number("target"), entry.text("unit")) for entry in offer("triage", company)][:2]

    assert targets(SMALL) == [(4.0, "working_hours"), (24.0, "clock_hours")]
    assert targets(LARGE) == [(2.0, "working_hours"), (24.0, "clock_hours")]
    assert {entry.text("jurisdiction") for entry in offer("legal", SMALL)} == {"ru", "all"}


def test_law_is_proposed_as_unknown_with_its_date_and_as_no_advice() -> None:
    first = offer("legal", SMALL, language="ru")[0]
    assert (first.text("status"), first.says("applies")) == ("unknown", True)
    assert first.text("note").endswith("зависит от содержания. Проверено: 23 нояб. 2026; не юридическая консультация.")
    bare = next(entry for entry in offer("legal") if entry.text("jurisdiction") == "uk")
    assert bare.text("note") == "Checked: 23 Nov 2026; not legal advice."
    dotted = next(e for e in offer("legal", language="ru") if "накрутка" in e.text("item"))
    assert "2024 г. Проверено" in dotted.text("note")


def test_a_register_without_proposals_gets_none() -> None:
    assert offer("goals") == ()


def test_an_accepted_responsibility_matrix_breaks_no_critical_rule() -> None:
    rows = [replace(entry, proposed=False) for register in ("raci", "approval_tiers") for entry in offer(register)]
    ground = replace(Case().ground, workbook=workbook_of(rows))
    assert [finding.key for finding in find_findings(ground) if finding.severity == "critical"] == []
