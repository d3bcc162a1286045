"""The demo companies in a workspace: complete, once, with the scores they are known for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from assessments.commitments import ActionStatus
from assessments.companies import archive_company
from assessments.demonstration import load_demo
from assessments.improving import read_progress, request_again
from assessments.keeping import archive_entry, find_company_findings
from assessments.model import Workspace
from assessments.reading import overview, read_assessment
from assessments.snapshots import read_content
from assessments.store import Store
from governance.facts import load_facts
from planning.optimise import order_quickly
from planning.plan import plan
from questionnaires.catalogue import Catalogue
from storage.sqlite import open_sqlite
from tests.factories import an_operation

EXPECTED = {"bakery": (0.74, 0.85), "manufacturer": (1.67, 1.78), "bank": (2.57, 2.69)}
CATALOGUE = Catalogue()
TODAY = date(2026, 11, 25)
FOUND = {
    "bakery": {
        "G01": ["goals.risk", "people.access_security", "workflow.legal_checks", "measure.kpi_link"],
        "T04": ["G-01"],
        "C01": ["AC-01"],
        "C02": ["AC-01", "AC-02"],
        "J01": ["I-01"],
        "R03": ["T-02"],
        "L01": ["L-01", "L-02"],
        "T01": ["G-01"],
        "G02": ["goals.alignment", "workflow.approval"],
        "T05": ["G-01"],
        "J07": ["CI-001"],
        "T02": ["K-01"],
        "C05": ["AC-01", "AC-02", "AC-03"],  # info
    },
    "manufacturer": {
        "S01": [""],
        "S02": [""],
        "T04": ["G-01"],
        "A02": [""],
        "G02": ["goals.alignment", "listening.coverage"],
        "T05": ["G-01"],
        "E01": ["workflow.calendar"],
        "L01": ["L-02"],
        "S05": [""],
        "S04": [""],
        "T02": ["K-02", *(f"K-{number:02d}" for number in range(4, 47))],
        "R07": [""],  # info
    },
    "bank": {"T05": ["G-02"], "J08": ["DOC-02"], "R09": ["T-01"], "S04": [""], "T06": ["G-01", "G-02"]},
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_sqlite(tmp_path / "five-steps.db")
    store.save_workspace(Workspace("home", "Home"), an_operation())
    yield store
    assert store.find_faults() == ()
    store.close()


def scores(store: Store) -> dict[str | None, tuple[float | None, ...]]:
    cards = overview(store, CATALOGUE, "home")
    return {card.company.demo: tuple(snapshot.score for snapshot in card.snapshots) for card in cards}


def test_all_are_loaded_with_both_assessments(store: Store) -> None:
    loaded = load_demo(store, CATALOGUE, "home", "en", an_operation())
    assert [company.demo for company in loaded] == ["bakery", "manufacturer", "bank"]
    assert scores(store).keys() == EXPECTED.keys()
    for demo, expected in EXPECTED.items():
        assert scores(store)[demo] == pytest.approx(expected, abs=0.01)


def test_they_are_told_in_the_language_asked_for(store: Store) -> None:
    bakery, *_ = load_demo(store, CATALOGUE, "home", "ru", an_operation())
    assert bakery.name == "Пекарня «Тёплый угол»"
    said = store.find_responses("home", store.find_assessments("home", bakery.id)[0].id)
    assert any("а" <= letter <= "я" for response in said for letter in response.comment)


def test_loading_again_changes_nothing_and_brings_back_what_was_put_away(store: Store) -> None:
    loaded = load_demo(store, CATALOGUE, "home", "en", an_operation())
    before = scores(store)
    archive_company(store, loaded[0], an_operation())
    again = load_demo(store, CATALOGUE, "home", "ru", an_operation())
    assert [c.id for c in again] == [c.id for c in loaded]
    assert scores(store) == before


def test_what_was_cut_off_halfway_is_completed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("assessments.demonstration.finalise", cut)
        with pytest.raises(KeyboardInterrupt):
            load_demo(store, CATALOGUE, "home", "en", an_operation())
    load_demo(store, CATALOGUE, "home", "en", an_operation())
    assert {demo: len(found) for demo, found in scores(store).items()} == dict.fromkeys(EXPECTED, 2)
    assert len(store.find_assessments("home")) == 6


def test_the_plan_of_the_bakery_shows_an_action_in_every_state(store: Store) -> None:
    bakery, *_ = load_demo(store, CATALOGUE, "home", "en", an_operation())
    found = read_progress(store, CATALOGUE, "home", bakery.id)
    assert found is not None
    today = date(2026, 11, 25)
    assert {commitment.status for commitment in found.commitments} == set(ActionStatus)
    assert (found.done, found.total) == (6, 20)
    assert [c.action for c in found.overdue(today)] == ["goals.risk.02", "goals.scope.02"]
    assert [c.action for c in found.due_soon(today)] == ["people.accounts.02", "people.lead.02"]
    assert [c.action for c in found.claims] == ["goals.alignment.02"]
    assert [c.action for c in found.commitments if c.closed_by] == ["workflow.creation.02"]
    assert found.plan.assessment != found.reading.assessment.id


@pytest.mark.parametrize(("language", "owner"), [("en", "Marina"), ("ru", "Марина"), ("xx", "Marina")])
def test_a_plan_is_told_in_the_language_asked_for(store: Store, language: str, owner: str) -> None:
    bakery, *_ = load_demo(store, CATALOGUE, "home", language, an_operation())
    owners = {c.action: c.owner for c in store.find_commitments("home", bakery.id)}
    assert owners["goals.scope.02"] == owner


def test_what_was_done_in_a_plan_happened_on_its_days(store: Store) -> None:
    bakery, *_ = load_demo(store, CATALOGUE, "home", "en", an_operation())
    (plan,) = store.find_adopted_plans("home", bakery.id)
    assert plan.adopted == datetime(2026, 5, 29, 9, tzinfo=UTC)
    history = store.find_commitment_history("home", bakery.id, "goals.alignment.02")
    assert [event.at.date() for event, _ in history] == [date(2026, 5, 29), date(2026, 6, 3), date(2026, 6, 26)]
    assert {event.actor for event, _ in history} == {"demo"}


def test_registers_are_kept_between_the_assessments_on_the_day_of_the_newer_one(store: Store) -> None:
    for company in load_demo(store, CATALOGUE, "home", "ru", an_operation()):
        newer, older = store.find_assessments("home", company.id)
        frozen = [read_content(store.find_snapshot("home", a.id)).workbook for a in (older, newer)]
        assert frozen == [(), store.find_entries("home", company.id)]
        history = store.find_workbook_history("home", company.id)
        assert {(event.actor, event.at.date()) for event, _ in history} == {("demo", newer.day)}
        assert {entry.version for _, entry in history} == {1}


def test_a_demo_loaded_before_there_were_registers_gets_them(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("assessments.demonstration._Stage._keep_workbook", lambda *args: None)
        bakery, *_ = load_demo(store, CATALOGUE, "home", "en", an_operation())
    assert store.find_entries("home", bakery.id) == ()
    load_demo(store, CATALOGUE, "home", "en", an_operation())
    before = store.find_entries("home", bakery.id)
    archive_entry(store, "home", bakery.id, before[0], an_operation())
    load_demo(store, CATALOGUE, "home", "en", an_operation())
    assert [entry.archived for entry in store.find_entries("home", bakery.id)].count(True) == 1


@pytest.mark.parametrize("language", ["en", "ru"])
def test_in_the_workbooks_is_found_what_the_companies_are_known_for_and_nothing_else(
    store: Store, language: str
) -> None:
    facts = load_facts()
    for company in load_demo(store, CATALOGUE, "home", language, an_operation()):
        newest, _ = store.find_assessments("home", company.id)
        reading = read_assessment(store, CATALOGUE, "home", newest.id)
        found: dict[str, list[str]] = {}
        for finding in find_company_findings(store, facts, reading, TODAY).open:
            found.setdefault(finding.rule, []).append(finding.key.partition(":")[2])
        assert found == FOUND[str(company.demo)]


def test_loading_again_leaves_what_became_of_a_plan(store: Store) -> None:
    bakery, *_ = load_demo(store, CATALOGUE, "home", "en", an_operation())
    before = store.find_commitments("home", bakery.id)
    load_demo(store, CATALOGUE, "home", "ru", an_operation())
    assert store.find_commitments("home", bakery.id) == before


def test_the_plan_of_the_bakery_can_be_made_again(store: Store) -> None:
    bakery, *_ = load_demo(store, CATALOGUE, "home", "en", an_operation())
    found = read_progress(store, CATALOGUE, "home", bakery.id)
    assert found is not None
    reading = found.reading
    request = request_again(found.plan, found.commitments, reading.assessment.day, date(2026, 11, 25))
    company, track = reading.company.profile, reading.assessment.track
    again = plan(reading.edition.questionnaire, reading.profile, company, track, request, solve=order_quickly)
    assert again.actions
    assert {"people.accounts.02", "people.lead.02", "goals.scope.02"} <= {action.id for action in again.actions}
