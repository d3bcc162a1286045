"""What is found in answers and workbook, and what of it is accepted for as long as its ground is the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from assessments.discovering import find_seconds
from assessments.errors import Conflict, InvalidEntry
from assessments.keeping import (
    CompanyFindings,
    accept_finding,
    add_entry,
    change_entry,
    find_company_findings,
    find_urgent,
    withdraw_acceptance,
)
from assessments.lifecycle import start_assessment
from assessments.model import Evidence, EvidenceKind
from assessments.reading import read_assessment
from assessments.text import REASON
from governance.facts import load_facts
from governance.finding import Finding
from governance.model import Entry, Value
from tests.factories import DAY, NOON, a_response, an_acceptance, an_operation
from tests.house import House
from tests.readings import load_edition

HOME = ("home", "bakery")
LATER = date(2026, 4, 1)


def look(house: House, assessment: str = "", today: date = LATER) -> CompanyFindings:
    reading = read_assessment(house.store, house.catalogue, "home", assessment or house.draft.id)
    return find_company_findings(house.store, load_facts(), reading, today)


def keys(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.key for finding in findings]


def add(house: House, **values: Value) -> Entry:
    return add_entry(
        house.store, *HOME, "goals", {"title": "Sell more", "status": "active", **values}, DAY, an_operation()
    )


def begin(house: House, day: date, track: str = "full") -> House:
    begun = start_assessment(house.store, house.edition, house.company, track, day, an_operation())
    return replace(house, draft=begun)


@pytest.fixture
def final(house: House) -> House:
    """The house, its draft final with one goal in the workbook."""
    add(house)
    for item in ("plan.goal", "plan.budget"):
        house.answer(a_response(item, 1))
    house.finalise()
    return house


def test_a_draft_without_anything_has_no_findings(house: House) -> None:
    found = look(house)
    assert (found.open, found.accepted, found.workbook.entries) == ((), (), ())


def test_a_draft_is_looked_at_with_the_living_workbook_as_of_today(house: House) -> None:
    goal = add(house, deadline="2026-03-31")
    found = look(house)
    assert keys(found.open) == ["T04:G-01", "T05:G-01", "T10:G-01"]
    assert found.workbook.rows("goals") == (goal,)
    assert "T10:G-01" not in keys(look(house, today=DAY).open)


def test_what_is_accepted_is_no_longer_open_until_its_ground_changes(house: House) -> None:
    goal = add(house)
    finding = look(house).open[0]
    accepted = accept_finding(house.store, *HOME, finding, " Not worth it\x00 ", LATER, an_operation())
    assert accepted == replace(
        an_acceptance("T04:G-01"), ground=finding.ground, reason="Not worth it", day=LATER, version=1
    )
    found = look(house)
    assert found.accepted == ((finding, accepted),)
    assert keys(found.open) == ["T05:G-01"]
    changed = change_entry(house.store, *HOME, goal, {**goal.values, "owner_id": ""}, DAY, an_operation())
    assert changed == goal
    change_entry(house.store, *HOME, goal, {**goal.values, "title": "Sell much more"}, DAY, an_operation())
    assert keys(look(house).open) == ["T05:G-01"]
    dropped = house.store.find_entries(*HOME)[0]
    change_entry(house.store, *HOME, dropped, {**goal.values, "business_goal": "Revenue"}, DAY, an_operation())
    assert look(house).accepted == ()


def test_an_acceptance_of_another_ground_counts_for_nothing(house: House) -> None:
    add(house)
    finding = look(house).open[0]
    accept_finding(house.store, *HOME, replace(finding, ground="b" * 16), "once", LATER, an_operation())
    assert look(house).accepted == ()
    again = accept_finding(house.store, *HOME, finding, "now", LATER, an_operation())
    assert (again.version, look(house).accepted) == (2, ((finding, again),))


def test_a_withdrawn_acceptance_leaves_its_finding_open(house: House) -> None:
    add(house)
    finding = look(house).open[0]
    operation = an_operation()
    accepted = accept_finding(house.store, *HOME, finding, "why", LATER, operation)
    withdrawn = withdraw_acceptance(house.store, accepted, an_operation())
    assert withdrawn == replace(accepted, withdrawn=True, version=2)
    assert (look(house).accepted, look(house).open[0]) == ((), finding)
    with pytest.raises(Conflict) as caught:
        withdraw_acceptance(house.store, accepted, an_operation())
    assert caught.value.current == withdrawn
    assert accept_finding(house.store, *HOME, finding, "why", LATER, operation) == accepted


@pytest.mark.parametrize("reason", ["", " \n\x00"])
def test_nothing_is_accepted_without_a_reason(house: House, reason: str) -> None:
    add(house)
    finding = look(house).open[0]
    with pytest.raises(InvalidEntry, match="why it may stay") as caught:
        accept_finding(house.store, *HOME, finding, reason, LATER, an_operation())
    assert caught.value.code == "acceptance-reason-missing"
    with pytest.raises(InvalidEntry, match="T04:G-01"):
        accept_finding(house.store, *HOME, finding, "x" * (REASON + 1), LATER, an_operation())
    assert house.store.find_acceptances(*HOME) == ()


def test_the_newest_final_assessment_is_looked_at_with_the_living_workbook(final: House) -> None:
    second = add(final, title="Hire")
    assert "T04:G-02" in keys(look(final).open)
    begin(final, LATER)
    found = look(final)
    assert "T04:G-02" in keys(found.open)
    assert second in found.workbook.entries


def test_an_older_final_assessment_is_looked_at_as_it_was(final: House) -> None:
    finding = look(final).open[0]
    accept_finding(final.store, *HOME, finding, "later", LATER, an_operation())
    add(final, title="Hire")
    newer = begin(final, date(2026, 3, 20))
    newer.answer(a_response(value=2))
    newer.finalise()
    found = look(final)
    assert keys(found.open) == ["T04:G-01", "T05:G-01"]
    assert found.accepted == ()
    assert [entry.id for entry in found.workbook.entries] == ["G-01"]
    assert keys(tuple(finding for finding, _ in look(newer).accepted)) == ["T04:G-01"]


def test_what_fell_since_the_assessment_before_is_found(final: House) -> None:
    newer = begin(final, LATER)
    newer.answer(a_response(value=0))
    assert "E03" in keys(look(newer).open)
    newer.finalise()
    assert "E03" in keys(look(newer).open)
    assert "E03" not in keys(look(final).open)
    other = replace(final.edition, questionnaire=final.edition.questionnaire.model_copy(update={"id": "other"}))
    reading = replace(newer.read(), edition=other)
    assert "E03" not in keys(find_company_findings(newer.store, load_facts(), reading, LATER).open)


@pytest.mark.parametrize(
    ("track", "shown", "found"),
    [("full", None, True), ("starter", None, False), ("full", DAY, True), ("full", LATER, False)],
)
def test_a_sudden_rise_needs_the_same_track_and_no_new_evidence(
    final: House, track: str, shown: date | None, found: bool
) -> None:
    newer = begin(final, date(2026, 3, 20), track)
    evidence = Evidence(EvidenceKind.SAID, "seen", shown) if shown else None
    for item in ("plan.goal", "plan.budget", "work.rules"):
        newer.answer(a_response(item, 4, evidence=evidence))
    assert ("E02" in keys(look(newer).open)) is found


def test_what_a_critical_finding_asks_for_is_urgent(house: House) -> None:
    add(house)
    found = look(house)
    assert find_urgent(found, house.edition.questionnaire) == frozenset()  # its practice is not asked here
    assert find_urgent(found, load_edition().questionnaire) == {"goals.alignment"}
    accept_finding(house.store, *HOME, found.open[0], "why", LATER, an_operation())
    assert find_urgent(look(house), load_edition().questionnaire) == frozenset()


def test_the_time_of_a_step_goes_from_its_first_answer_to_its_last(house: House) -> None:
    def at(seconds: int) -> datetime:
        return NOON + timedelta(seconds=seconds)

    said = [
        a_response("plan.goal", saved=at(5)),
        a_response("plan.budget", saved=at(35)),
        a_response("plan.budget", saved=at(10)),
        a_response("work.rules", saved=at(7)),
        a_response("work.agency", saved=at(7)),
        a_response("gone.item", saved=at(0)),
        a_response("plan.goal"),
    ]
    assert find_seconds(house.edition.questionnaire, said) == {"plan": 30.0}
