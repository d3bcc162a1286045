"""From the first question to the snapshot, and no further."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from assessments.canonical import digest
from assessments.commitments import Commitment
from assessments.companies import change_profile
from assessments.errors import Conflict, FinalError, InvalidEntry, NotReady
from assessments.lifecycle import (
    PHASES,
    can_answer,
    can_finalise,
    change_day,
    change_track,
    check_can_finalise,
    finalise,
    start_assessment,
)
from assessments.model import Operation, Response, Snapshot, Status
from assessments.snapshots import read_content
from assessments.store import Revision
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.factories import DAY, a_response, an_operation
from tests.house import House


def test_every_status_has_its_phase() -> None:
    assert set(PHASES) == set(Status)
    assert {phase.next for phase in PHASES.values()} == {Status.FINAL, None}


def test_a_new_assessment_is_an_empty_draft_of_the_version(house: House) -> None:
    operation = an_operation()
    started = start_assessment(house.store, house.edition, house.company, "starter", DAY, operation)
    assert (started.status, started.track, started.questionnaire_version) == (Status.DRAFT, "starter", "1.0")
    assert (started.day, started.started, started.company) == (DAY, operation.at, "bakery")
    assert house.store.find_responses("home", started.id) == ()
    again = start_assessment(house.store, house.edition, house.company, "starter", DAY, operation)
    assert again == started


def test_ids_tell_nothing_and_are_never_the_same(house: House) -> None:
    ids = {
        start_assessment(house.store, house.edition, house.company, "full", DAY, an_operation()).id for _ in range(5)
    }
    assert len(ids) == 5
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in ids)


def test_an_unknown_track_is_refused_with_a_hint(house: House) -> None:
    with pytest.raises(InvalidEntry, match=r'no such track\. Did you mean "starter"'):
        start_assessment(house.store, house.edition, house.company, "startr", DAY, an_operation())
    with pytest.raises(InvalidEntry):
        change_track(house.store, house.edition, house.draft, "none", an_operation())


def test_changing_the_track_keeps_every_answer(house: House) -> None:
    said = {house.answer(a_response(item)) for item in ("plan.goal", "plan.budget", "work.rules")}
    starter = change_track(house.store, house.edition, house.draft, "starter", an_operation())
    assert house.read().profile.ignored == ("plan.budget",)
    change_track(house.store, house.edition, starter, "full", an_operation())
    assert set(house.read().responses) == said
    assert house.read().profile.ignored == ()


def test_the_day_can_be_set_until_the_assessment_is_final(house: House) -> None:
    moved = change_day(house.store, house.draft, date(2026, 5, 5), an_operation())
    assert moved.day == date(2026, 5, 5)
    with pytest.raises(Conflict):
        change_day(house.store, house.draft, DAY, an_operation())  # somebody moved it since the draft was read


@pytest.mark.parametrize(
    "response",
    [None, Response("plan.goal", State.DONT_KNOW), Response("plan.goal", State.NOT_APPLICABLE, reason="x"),
     a_response("work.agency")],
)  # fmt: skip
def test_an_assessment_in_which_nothing_asked_is_rated_cannot_be_finalised(
    house: House, response: Response | None
) -> None:
    if response:
        house.answer(response)
    responses = house.store.find_responses("home", "first")
    assert not can_finalise(house.edition, house.draft, house.company, responses)
    with pytest.raises(NotReady, match="nothing is rated yet"):
        house.finalise()
    assert house.store.find_assessment("home", "first").status is Status.DRAFT


def test_finalising_freezes_what_stands(house: House) -> None:
    house.answer(a_response("plan.goal", 3))
    house.answer(a_response("work.rules", 1))
    live = house.read()
    assert can_finalise(house.edition, house.draft, house.company, live.responses)
    check_can_finalise(house.edition, house.draft, house.company, live.responses)
    snapshot = house.finalise()
    assert snapshot.sha256 == digest(snapshot.content)
    assert house.store.find_snapshot("home", "first") == snapshot
    assert (snapshot.score, snapshot.level) == (live.profile.overall.score, live.profile.overall.level)
    assert snapshot.coverage == live.profile.overall.coverage
    assert (snapshot.weakest, snapshot.weakest_score) == ("work", 1.0)
    content = read_content(snapshot)
    assert content.profile == live.profile
    assert content.responses == live.responses
    assert content.company == house.company
    assert content.assessment == house.store.find_assessment("home", "first")
    assert (content.questionnaire.id, content.questionnaire.version) == ("small", "1.0")
    assert content.questionnaire.sha256 == "f" * 64


def test_the_content_is_canonical(house: House) -> None:
    house.answer(a_response(comment="Тёплый угол"))
    content = house.finalise().content
    again = json.dumps(json.loads(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert content == again
    assert "Тёплый угол" in content


def test_a_final_assessment_is_not_finalised_again_but_the_same_operation_may_come_twice(house: House) -> None:
    house.answer(a_response())
    operation = an_operation()
    snapshot = finalise(house.store, house.edition, house.draft, operation)
    assert finalise(house.store, house.edition, house.draft, operation) == snapshot
    with pytest.raises(FinalError):
        house.finalise()
    final = house.store.find_assessment("home", "first")
    assert not can_answer(final)
    assert not can_finalise(house.edition, final, house.company, house.store.find_responses("home", "first"))
    with pytest.raises(FinalError):
        change_track(house.store, house.edition, final, "starter", an_operation())


def test_what_is_saved_while_one_finalises_is_in_the_snapshot(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.answer(a_response(value=1))
    freeze = type(house.store).freeze
    raced: list[int] = []

    def late(
        self: object, snapshot: Snapshot, revision: Revision, operation: Operation, closing: Sequence[Commitment]
    ) -> Snapshot:
        if not raced:
            raced.append(1)
            house.answer(a_response(value=4))
        return freeze(house.store, snapshot, revision, operation, closing)

    monkeypatch.setattr(type(house.store), "freeze", late)
    (said,) = read_content(house.finalise()).responses
    assert said.value == 4


def test_a_company_that_changes_afterwards_does_not_change_the_past(house: House) -> None:
    house.answer(a_response())
    house.finalise()
    before = house.read()
    change_profile(house.store, house.company, CompanyProfile(headcount=500, flags=("uses_agency",)), an_operation())
    after = house.read()
    assert after == before
    assert after.company.profile.headcount == 6
    assert replace(house.company, version=1, profile=after.company.profile) == after.company
