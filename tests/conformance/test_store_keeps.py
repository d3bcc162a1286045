"""What is saved is found again, as it was said, by those who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from assessments.errors import InvalidEntry, InvalidResponse, NotFound
from assessments.model import Evidence, EvidenceKind, Respondent, Status, Workspace
from assessments.store import Store
from assessments.text import COMMENT
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.factories import NOON, a_company, a_response, an_assessment, an_operation


def test_a_new_store_is_empty(empty_store: Store) -> None:
    empty_store.check()
    assert empty_store.find_workspaces() == ()
    assert empty_store.find_companies("home") == ()


def test_a_workspace_is_found_again(empty_store: Store) -> None:
    empty_store.save_workspace(Workspace("b", "Second"), an_operation())
    empty_store.save_workspace(Workspace("a", "First"), an_operation())
    assert empty_store.find_workspaces() == (Workspace("a", "First"), Workspace("b", "Second"))


def test_a_company_is_found_again_with_everything(store: Store) -> None:
    profile = CompanyProfile(headcount=120, countries=("EU", "RU"), flags=("uses_agency",))
    said = a_company(company="c", name="Тёплый угол", profile=profile, about="a\nb", demo="bakery", archived=True)
    saved = store.save_company(said, an_operation())
    assert saved == replace(said, version=1)
    assert store.find_company("home", "c") == saved


def test_companies_stand_by_name_whatever_their_case(store: Store) -> None:
    for number, name in enumerate(("zebra", "Ящик", "Apple", "apple")):
        store.save_company(a_company(company=f"c{number}", name=name), an_operation())
    assert [c.name for c in store.find_companies("home")] == ["Apple", "apple", "Bakery", "zebra", "Ящик"]


def test_assessments_stand_newest_first(store: Store) -> None:
    store.save_company(a_company(company="other"), an_operation())
    store.save_assessment(an_assessment(assessment="old", day=date(2025, 1, 1)), an_operation())
    store.save_assessment(an_assessment(assessment="new", day=date(2027, 1, 1)), an_operation())
    store.save_assessment(an_assessment(assessment="else", company="other"), an_operation())
    assert [a.id for a in store.find_assessments("home", "bakery")] == ["new", "first", "old"]
    assert len(store.find_assessments("home")) == 4


def test_an_assessment_is_found_again_with_everything(store: Store) -> None:
    said = an_assessment(assessment="a", track="starter", started=NOON + timedelta(microseconds=7))
    saved = store.save_assessment(said, an_operation())
    assert store.find_assessment("home", "a") == saved == replace(said, version=1)


@pytest.mark.parametrize(
    "response",
    [
        a_response(),
        a_response(value=None),
        a_response(value=None, state=State.DONT_KNOW, comment="ask Olya"),
        a_response(value=None, state=State.NOT_APPLICABLE, reason="no agency", waived_by="Marina"),
        a_response(evidence=Evidence(EvidenceKind.DOCUMENT, "https://example.org/plan", date(2026, 2, 3))),
        a_response(evidence=Evidence(EvidenceKind.SAID, "the owner said so"), confidence=0.25),
        a_response(
            respondent="p1", comment="=1+1 <script>alert(1)</script> ![](http://example.org/a.png) 🙂 U+202E \u202e"
        ),
    ],
)
def test_a_response_is_found_again_with_everything(store: Store, response: object) -> None:
    assert isinstance(response, type(a_response()))
    operation = an_operation()
    saved = store.save_response("home", "first", response, operation)
    assert saved == replace(response, version=1, saved=operation.at)
    assert store.find_responses("home", "first") == (saved,)


def test_responses_stand_by_respondent_and_item_in_the_order_of_code_points(store: Store) -> None:
    for respondent, item in (("b", "x.a"), ("a", "x.b"), ("a", "x.B"), ("a", "x-a"), ("я", "x.a")):
        store.save_response("home", "first", a_response(item, respondent=respondent), an_operation())
    found = [(r.respondent, r.item) for r in store.find_responses("home", "first")]
    assert found == sorted(found)
    assert [r.item for r in store.find_responses("home", "first", "a")] == ["x-a", "x.B", "x.b"]


def test_a_respondent_is_found_again_and_named_in_no_event(store: Store) -> None:
    store.save_respondent(Respondent("home", "first", "p1", "Marina Canary", "Sales"), an_operation())
    assert store.find_respondents("home", "first") == (Respondent("home", "first", "p1", "Marina Canary", "Sales"),)
    assert not [e for e in store.find_events("home", "assessment:first") if "Canary" in e.body or "Sales" in e.body]


def test_moments_are_kept_in_utc_and_never_without_a_zone(store: Store) -> None:
    there = timezone(timedelta(hours=3))
    local = an_operation(at=datetime(2026, 3, 1, 15, 0, tzinfo=there))
    store.save_response("home", "first", a_response(), local)
    (found,) = store.find_responses("home", "first")
    assert found.saved == NOON
    assert found.saved is not None
    assert found.saved.utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="time zone"):
        store.save_response("home", "first", a_response(), an_operation(at=datetime(2026, 3, 1)))  # noqa: DTZ001


def test_what_no_database_takes_is_dropped_and_line_ends_are_made_equal(store: Store) -> None:
    said = a_response(comment="a\x00b\x1bc\td\r\ne\rf\ud800g\x9f")
    saved = store.save_response("home", "first", said, an_operation())
    assert saved.comment == "abc\td\ne\nf\ufffdg"
    assert store.find_responses("home", "first") == (saved,)


def test_a_comment_of_three_megabytes_is_refused_and_nothing_is_lost(store: Store) -> None:
    before = store.save_response("home", "first", a_response(comment="short"), an_operation())
    with pytest.raises(InvalidResponse, match=r"plan\.goal, comment: .*3,000,000.*20,000.*Shorten"):
        store.save_response("home", "first", a_response(comment="x" * 3_000_000), an_operation())
    assert store.find_responses("home", "first") == (before,)
    longest = a_response(comment="я" * COMMENT)
    assert store.save_response("home", "first", longest, an_operation()).comment == longest.comment


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 201])
def test_a_company_without_a_sensible_name_is_refused(store: Store, name: str) -> None:
    with pytest.raises(InvalidEntry):
        store.save_company(a_company(company="c", name=name), an_operation())
    assert [c.id for c in store.find_companies("home")] == ["bakery"]


def test_what_is_not_there_is_not_found(store: Store) -> None:
    asking = (
        lambda: store.find_company("home", "none"),
        lambda: store.find_assessment("home", "none"),
        lambda: store.find_snapshot("home", "first"),
        lambda: store.save_company(a_company("nowhere"), an_operation()),
        lambda: store.save_assessment(an_assessment(company="none"), an_operation()),
        lambda: store.save_response("home", "none", a_response(), an_operation()),
        lambda: store.save_respondent(Respondent("home", "none", "p", "P"), an_operation()),
    )
    for ask in asking:
        with pytest.raises(NotFound):
            ask()
    assert store.find_responses("home", "none") == ()


@pytest.mark.parametrize("odd", ["\ud800", "\x00", "' OR 1=1 --", "x" * 1_000_000, "%", "../first"])
def test_an_id_nobody_could_have_is_not_found(store: Store, odd: str) -> None:
    with pytest.raises(NotFound) as caught:
        store.find_assessment("home", odd)
    assert len(str(caught.value)) < 200
    assert store.find_responses(odd, "first") == ()


def test_another_workspace_is_as_if_it_did_not_exist(store: Store) -> None:
    store.save_workspace(Workspace("away", "Away"), an_operation())
    store.save_response("home", "first", a_response(), an_operation())
    asking = (
        lambda: store.find_company("away", "bakery"),
        lambda: store.find_assessment("away", "first"),
        lambda: store.save_assessment(an_assessment("away", "mine"), an_operation()),
        lambda: store.save_response("away", "first", a_response(), an_operation()),
        lambda: store.save_respondent(Respondent("away", "first", "p", "P"), an_operation()),
    )
    for ask in asking:
        with pytest.raises(NotFound):
            ask()
    found = (
        store.find_companies("away"),
        store.find_assessments("away"),
        store.find_assessments("away", "bakery"),
        store.find_responses("away", "first"),
        store.find_history("away", "first", "plan.goal", "self"),
        store.find_snapshots("away"),
        store.find_respondents("away", "first"),
        store.find_events("away", "assessment:first"),
    )
    assert set(found) == {()}


def test_two_workspaces_may_use_the_same_ids(store: Store) -> None:
    store.save_workspace(Workspace("away", "Away"), an_operation())
    store.save_company(a_company("away", name="Other"), an_operation())
    store.save_assessment(an_assessment("away"), an_operation())
    store.save_response("away", "first", a_response(value=4), an_operation())
    store.save_response("home", "first", a_response(value=1), an_operation())
    assert [r.value for r in store.find_responses("home", "first")] == [1]
    assert [r.value for r in store.find_responses("away", "first")] == [4]
    assert store.find_company("home", "bakery").name == "Bakery"


def test_an_assessment_changes_until_it_is_final_and_cannot_be_saved_as_final(store: Store) -> None:
    changed = store.save_assessment(an_assessment(track="starter"), an_operation())
    assert (changed.track, changed.version) == ("starter", 2)
    with pytest.raises(Exception, match="final"):
        store.save_assessment(an_assessment(status=Status.FINAL), an_operation())
