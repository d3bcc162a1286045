"""An assessment leaves as JSON and comes back as it was, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.errors import ImportRefused, NotFound
from assessments.exchange import export_assessment, import_assessment
from assessments.model import Evidence, EvidenceKind, Response, Status
from assessments.reading import Reading, read_assessment
from questionnaires.model import Questionnaire
from scoring.model import State
from tests.factories import STRUCTURE, OneEdition, a_response, an_operation
from tests.house import House

Alter = Callable[[dict[str, Any]], object]


@pytest.fixture
def told(house: House) -> House:
    """A house whose draft has something of everything."""
    proof = Evidence(EvidenceKind.OBSERVED, "seen on <b>the wall</b>", date(2026, 2, 2))
    house.answer(a_response("plan.goal", 3, comment="Ё =1+1 ![](http://example.org)", evidence=proof, confidence=0.5))
    house.answer(Response("plan.budget", State.DONT_KNOW))
    house.answer(Response("work.rules", State.NOT_APPLICABLE, reason="no staff", waived_by="Marina"))
    house.answer(a_response("work.agency", 1))
    return house


def read(house: House, assessment: str) -> Reading:
    return read_assessment(house.store, house.catalogue, "home", assessment)


def take_in(house: House, text: str, company: str | None = None) -> Reading:
    taken = import_assessment(house.store, house.catalogue, "home", text, an_operation(), company)
    return read(house, taken.id)


def said_in(reading: Reading) -> list[Response]:
    return [replace(response, version=0, saved=None) for response in reading.responses]


def test_a_draft_comes_back_under_new_ids_with_all_that_was_said(told: House) -> None:
    before = told.read()
    after = take_in(told, export_assessment(before))
    assert said_in(after) == said_in(before)
    assert after.profile == before.profile
    assert after.assessment.id != before.assessment.id
    assert after.company.id != before.company.id
    assert (after.company.name, after.company.profile) == (before.company.name, before.company.profile)
    assert (after.assessment.day, after.assessment.track, after.assessment.status) == (
        before.assessment.day, "full", Status.DRAFT,
    )  # fmt: skip
    assert told.read() == before


def test_a_final_one_comes_back_final_with_the_same_numbers(told: House) -> None:
    snapshot = told.finalise()
    after = take_in(told, export_assessment(told.read()))
    assert after.assessment.status is Status.FINAL
    assert after.profile == told.read().profile
    assert after.snapshot is not None
    assert (after.snapshot.score, after.snapshot.level) == (snapshot.score, snapshot.level)
    assert after.snapshot.sha256 != snapshot.sha256


def test_the_same_assessment_gives_the_same_text_and_another_round_changes_nothing(told: House) -> None:
    text = export_assessment(told.read())
    assert text == export_assessment(told.read())
    again = export_assessment(take_in(told, text))
    hidden = {"id", "company", "started", "version", "saved", "workspace"}

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: bare(v) for k, v in value.items() if k not in hidden or isinstance(v, dict | list)}
        return [bare(one) for one in value] if isinstance(value, list) else value

    assert bare(json.loads(text)) == bare(json.loads(again))


def test_two_of_one_company_can_be_brought_together(told: House) -> None:
    told.finalise()
    text = export_assessment(told.read())
    first = take_in(told, text)
    second = take_in(told, text, first.company.id)
    assert second.company.id == first.company.id
    assert len(told.store.find_snapshots("home", first.company.id)) == 2
    with pytest.raises(NotFound):
        take_in(told, text, "none")


def test_a_final_one_keeps_the_company_it_was_about(told: House) -> None:
    told.finalise()
    text = export_assessment(told.read())
    smaller = json.loads(text)
    smaller["company"]["profile"]["headcount"] = 2
    after = take_in(told, json.dumps(smaller), "bakery")
    assert after.company.profile.headcount == 2
    assert told.company.profile.headcount == 6


def test_taking_in_the_same_by_one_operation_happens_once(told: House) -> None:
    text, operation = export_assessment(told.read()), an_operation()
    both = {import_assessment(told.store, told.catalogue, "home", text, operation).id for _ in range(2)}
    assert len(both) == 1
    assert len(told.store.find_companies("home")) == 2


def set_at(path: str, value: object) -> Alter:
    def alter(document: dict[str, Any]) -> None:
        *way, last = path.split(".")
        target: Any = document
        for step in way:
            target = target[int(step)] if step.isdigit() else target[step]
        target[last] = value

    return alter


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (set_at("schema", "five-steps/assessment/2"), "schema: "),
        (
            set_at("questionnaire.id", "smal"),
            'questionnaire.id: there is no questionnaire "smal". Did you mean "small"',
        ),
        (set_at("questionnaire.id", "../../etc"), "there is no questionnaire"),
        (set_at("assessment.track", "fll"), 'assessment.track: there is no track "fll". Did you mean "full"'),
        (set_at("assessment.status", "open"), "assessment.status: "),
        (set_at("assessment.day", "yesterday"), "assessment.day: "),
        (set_at("company.name", " "), "company: the name is empty"),
        (set_at("company.profile.headcount", 0), "company.profile: headcount: 0 is not from 1"),
        (set_at("company.profile.countries", ["XX"]), 'company.profile.countries: small does not know "XX"'),
        (set_at("company.profile.flags", ["uses_agncy"]), 'Did you mean "uses_agency"'),
        (set_at("responses.0.item", "plan.gaol"), "responses.0: plan.gaol: small has no such item. Did you mean"),
        (set_at("responses.1.value", 7), "responses.1: plan.goal: there is no option 7"),
        (set_at("responses.1.value", "3"), "responses.1.value: "),
        (set_at("responses.1.item", "plan.budget"), "responses.1: plan.budget stands there twice"),
        (set_at("responses.1.respondent", "p1"), 'responses.1: the respondent is "p1"'),
        (set_at("responses.1.comment", "x" * 20_001), "responses.1: plan.goal, comment: the text is 20,001"),
        (set_at("responses.3.waived_by", ""), "responses.3: work.rules: the item is essential"),
        (set_at("responses", 3), "responses: "),
        (lambda document: document.pop("company"), "company: "),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_taken_in(told: House, alter: Alter, said: str) -> None:
    document = json.loads(export_assessment(told.read()))
    alter(document)
    companies, assessments = told.store.find_companies("home"), told.store.find_assessments("home")
    with pytest.raises(ImportRefused) as caught:
        take_in(told, json.dumps(document))
    assert said in "\n".join(caught.value.problems)
    assert "nothing was taken over" in str(caught.value)
    assert (told.store.find_companies("home"), told.store.find_assessments("home")) == (companies, assessments)


def test_everything_wrong_is_said_at_once(told: House) -> None:
    document = json.loads(export_assessment(told.read()))
    for alter in (set_at("assessment.track", "x"), set_at("responses.1.value", 7), set_at("company.name", "")):
        alter(document)
    with pytest.raises(ImportRefused, match="3 problems") as caught:
        take_in(told, json.dumps(document))
    assert len(caught.value.problems) == 3


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "\x00", "[" * 100_000, '{"schema": "\ud800"}'])
def test_what_is_no_export_is_refused(told: House, text: str) -> None:
    with pytest.raises(ImportRefused):
        take_in(told, text)


def test_a_text_without_end_is_refused(told: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assessments.exchange.LARGEST", 10)
    with pytest.raises(ImportRefused, match="longer than"):
        take_in(told, " " * 11)


def test_a_final_one_whose_score_would_be_another_is_refused(told: House) -> None:
    told.answer(a_response("plan.budget", 1))
    told.finalise()
    text = export_assessment(told.read())
    changed = json.loads(json.dumps(STRUCTURE))
    changed["sections"][0]["items"][0]["weight"] = 9
    other = replace(told.edition, questionnaire=Questionnaire.model_validate({**changed, "version": "1.1"}))
    with pytest.raises(ImportRefused, match=r"version 1\.0 gave the score .*version 1\.1.*Take it over as a draft"):
        import_assessment(told.store, OneEdition(other), "home", text, an_operation())
    draft = json.loads(text)
    draft["assessment"]["status"] = "draft"
    taken = import_assessment(told.store, OneEdition(other), "home", json.dumps(draft), an_operation())
    assert taken.questionnaire_version == "1.1"


def test_a_final_one_in_which_nothing_is_rated_is_refused(house: House) -> None:
    house.answer(Response("plan.goal", State.DONT_KNOW))
    document = json.loads(export_assessment(house.read()))
    document["assessment"]["status"] = "final"
    with pytest.raises(ImportRefused, match="nothing in it is rated"):
        take_in(house, json.dumps(document))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_survives_the_way_out_and_in(house: House, text: str) -> None:
    saved = house.answer(a_response(comment=text))
    (back,) = said_in(take_in(house, export_assessment(house.read())))
    assert back.comment == saved.comment
