"""What is shown of assessments: progress, the profile, the overview, the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments.answering import answer
from assessments.companies import add_company, archive_company, change_company, change_profile, restore_company
from assessments.errors import Conflict, InvalidEntry, NotFound
from assessments.history import find_previous, read_history
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Company, Response
from assessments.reading import answers_of, overview, progress, read_assessment
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.factories import DAY, a_response, an_operation
from tests.house import House

AGENCY = CompanyProfile(headcount=6, flags=("uses_agency",))


def assess(house: House, company: Company, day: date, value: float) -> str:
    draft = start_assessment(house.store, house.edition, company, "full", day, an_operation())
    for item in ("plan.goal", "plan.budget", "work.rules"):
        answer(house.store, house.edition, draft, company, a_response(item, value), an_operation())
    finalise(house.store, house.edition, draft, an_operation())
    return draft.id


def test_progress_counts_what_is_asked_by_step(house: House) -> None:
    said = (
        a_response("plan.goal"),
        Response("plan.budget", State.DONT_KNOW),
        Response("work.rules", State.UNANSWERED, comment="later"),
        a_response("work.agency"),
    )
    done = progress(house.edition, house.company, house.draft, said)
    assert (done.answered, done.total, done.unknown, done.share) == (2, 3, 1, 2 / 3)
    assert [(s.id, s.answered, s.total, s.unknown) for s in done.sections] == [("plan", 2, 2, 1), ("work", 0, 1, 0)]


def test_progress_follows_profile_and_track(house: House) -> None:
    said = (a_response("plan.goal"), a_response("work.agency"))
    agency = replace(house.company, profile=AGENCY)
    assert progress(house.edition, agency, house.draft, said).total == 4
    assert progress(house.edition, agency, house.draft, said).answered == 2
    assert progress(house.edition, agency, replace(house.draft, track="starter"), said).total == 2


def test_an_assessment_that_asks_nothing_has_no_progress(house: House) -> None:
    nothing = progress(house.edition, house.company, replace(house.draft, track="none"), ())
    assert (nothing.total, nothing.share) == (0, 0.0)


def test_only_known_items_and_own_answers_count(house: House) -> None:
    said = (a_response("plan.goal", 3), a_response("gone.item", 4), a_response("plan.budget", 4, respondent="p1"))
    assert set(answers_of(house.edition.questionnaire, said)) == {"plan.goal"}


def test_a_draft_is_computed_now(house: House) -> None:
    assert house.read().profile.overall.score is None
    house.answer(a_response("plan.goal", 4))
    house.answer(a_response("work.rules", 2))
    reading = house.read()
    assert reading.profile.overall.score == pytest.approx(3)
    assert reading.snapshot is None
    change_profile(house.store, house.company, AGENCY, an_operation())
    assert house.read().profile.item("work.agency").state is State.UNANSWERED


def test_a_final_assessment_is_read_from_its_snapshot(house: House) -> None:
    house.answer(a_response())
    snapshot = house.finalise()
    assert house.read().snapshot == snapshot


def test_what_is_not_there_cannot_be_read(house: House) -> None:
    with pytest.raises(NotFound):
        read_assessment(house.store, house.catalogue, "home", "none")
    with pytest.raises(NotFound):
        read_assessment(house.store, house.catalogue, "away", "first")


def test_the_overview_shows_last_score_change_and_the_draft(house: House) -> None:
    other = add_company(house.store, "home", "Aa Mill", AGENCY, an_operation())
    for day, value in ((date(2025, 1, 1), 1), (date(2026, 1, 1), 3)):
        assess(house, other, day, value)
    house.answer(a_response())
    mill, bakery = overview(house.store, house.catalogue, "home")
    assert (mill.company.name, bakery.company.name) == ("Aa Mill", "Bakery")
    assert [s.score for s in mill.snapshots] == [1, 3]
    assert mill.latest is not None
    assert mill.previous is not None
    assert (mill.latest.score, mill.previous.score, mill.change) == (3, 1, 2)
    assert (mill.draft, mill.progress) == (None, None)
    assert (bakery.latest, bakery.previous, bakery.change) == (None, None, None)
    assert bakery.draft == house.draft
    assert bakery.progress is not None
    assert (bakery.progress.answered, bakery.progress.total) == (1, 3)


def test_change_needs_two_scores(house: House) -> None:
    assess(house, house.company, date(2025, 1, 1), 1)
    (card,) = overview(house.store, house.catalogue, "home")
    assert card.latest is not None
    unrated = replace(card.latest, score=None)
    assert card.change is None
    assert replace(card, snapshots=(unrated, card.latest)).change is None
    assert replace(card, snapshots=(card.latest, unrated)).change is None


def test_an_archived_company_is_not_in_the_overview_and_can_come_back(house: House) -> None:
    archived = archive_company(house.store, house.company, an_operation())
    assert overview(house.store, house.catalogue, "home") == ()
    restore_company(house.store, archived, an_operation())
    assert len(overview(house.store, house.catalogue, "home")) == 1


def test_history_is_every_final_assessment_as_it_was(house: House) -> None:
    early = assess(house, house.company, date(2025, 1, 1), 1)
    change_profile(house.store, house.company, AGENCY, an_operation())
    late = assess(house, house.company, date(2026, 1, 1), 2)
    points = read_history(house.store, "home", "bakery")
    assert [(p.day.year, p.track, p.profile.overall.score) for p in points] == [(2025, "full", 1), (2026, "full", 2)]
    assert [p.company.profile.flags for p in points] == [(), ("uses_agency",)]
    assert find_previous(points, late) == points[0]
    assert find_previous(points, early) is None
    assert find_previous(points, "a draft") == points[1]
    assert find_previous((), None) is None


def test_a_company_is_changed_only_by_who_has_seen_its_last_state(house: House) -> None:
    seen = house.company
    changed = change_company(house.store, seen, an_operation(), name=" New  name ", about="a\x00b")
    assert (changed.name, changed.about, changed.profile, changed.version) == ("New name", "ab", seen.profile, 2)
    with pytest.raises(Conflict) as caught:
        change_company(house.store, seen, an_operation(), about="mine")
    assert caught.value.current == changed


def test_a_company_needs_a_name(house: House) -> None:
    with pytest.raises(InvalidEntry, match="Enter a name"):
        add_company(house.store, "home", " ", AGENCY, an_operation())
    with pytest.raises(NotFound):
        add_company(house.store, "nowhere", "Mill", AGENCY, an_operation())


def test_adding_a_company_twice_by_one_operation_adds_one(house: House) -> None:
    operation = an_operation()
    first = add_company(house.store, "home", "Mill", AGENCY, operation, about="x")
    assert add_company(house.store, "home", "Mill", AGENCY, operation, about="x") == first
    assert len(house.store.find_companies("home")) == 2


def test_the_day_of_two_assessments_decides_not_when_they_were_made(house: House) -> None:
    late = assess(house, house.company, date(2026, 1, 1), 2)
    early = assess(house, house.company, date(2025, 1, 1), 1)
    (card,) = overview(house.store, house.catalogue, "home")
    assert [s.assessment for s in card.snapshots] == [early, late]
    assert date(2026, 1, 1) < DAY
