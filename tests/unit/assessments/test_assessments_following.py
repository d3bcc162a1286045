"""How far a company is: from the latest assessment, what was done since, and what is still to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from assessments.answering import answer
from assessments.commitments import ActionStatus, Commitment
from assessments.companies import add_company
from assessments.following import ProgressReading, forecast, read_progress
from assessments.improving import adopt_plan, save_changes
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment
from assessments.reading import overview, read_assessment
from assessments.store import Store
from planning.request import Request
from questionnaires.company import CompanyProfile
from tests.factories import (
    DAY,
    a_commitment,
    a_plan,
    a_planned_action,
    a_response,
    an_adopted_plan,
    an_assessment,
    an_operation,
)
from tests.house import House

TODAY = date(2026, 4, 10)
LOW = {"plan.goal": 0.0, "plan.budget": 0.0, "work.rules": 0.0}


def assess(house: House, day: date, values: dict[str, float], *, final: bool = True) -> Assessment:
    draft = start_assessment(house.store, house.edition, house.company, "full", day, an_operation())
    for item, value in values.items():
        answer(house.store, house.edition, draft, house.company, a_response(item, value), an_operation())
    if final:
        finalise(house.store, house.edition, draft, an_operation())
    return house.store.find_assessment("home", draft.id)


def adopt(house: House, assessment: Assessment, **months: int) -> None:
    """Adopt a plan that begins on DAY and finishes actions in these months."""
    made = a_plan(
        *(a_planned_action(action.replace("_", "-"), month, month) for action, month in months.items()),
        request=Request(hours_per_week=4, months=4),
    )
    reading = read_assessment(house.store, house.catalogue, "home", assessment.id)
    adopt_plan(house.store, "bakery", reading, made, DAY, an_operation())


def change(house: House, action: str, **changes: Any) -> Commitment:
    found = next(c for c in house.store.find_commitments("home", "bakery") if c.action == action)
    (saved,) = save_changes(house.store, [replace(found, **changes)], an_operation())
    return saved


def read(house: House) -> ProgressReading:
    progress = read_progress(house.store, house.catalogue, "home", "bakery")
    assert progress is not None
    return progress


def tick(house: House, action: str, day: date) -> Commitment:
    return change(house, action, status=ActionStatus.DONE, finished=day, hours_left=0.0)


def test_without_a_plan_there_is_no_progress(firm: House) -> None:
    assert read_progress(firm.store, firm.catalogue, "home", "bakery") is None


def test_progress_is_the_plan_with_what_it_holds_first(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), write_rules=2, set_goals=1, plan_budget=1)
    change(firm, "plan-budget", in_plan=False, due=date(2026, 3, 2))
    progress = read(firm)
    assert [c.action for c in progress.commitments] == ["set-goals", "write-rules", "plan-budget"]
    assert progress.plan == firm.store.find_adopted_plans("home")[0]
    assert (progress.done, progress.total, progress.claims) == (0, 2, ())


def test_counts_leave_out_what_was_dropped_or_left_the_plan(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), write_rules=1, set_goals=1, tune_goals=2, plan_budget=1)
    tick(firm, "set-goals", TODAY)
    change(firm, "write-rules", status=ActionStatus.DROPPED)
    change(firm, "plan-budget", in_plan=False)
    progress = read(firm)
    assert (progress.done, progress.total) == (1, 2)
    assert progress.overdue(date(2027, 1, 1)) == tuple(c for c in progress.commitments if c.action == "tune-goals")
    (card,) = overview(firm.store, firm.catalogue, "home")
    assert (card.done, card.total, card.overdue(date(2027, 1, 1))) == (1, 2, progress.overdue(date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("days", "overdue", "soon"),
    [(-1, True, False), (0, False, True), (14, False, True), (15, False, False)],
)
def test_overdue_and_soon_meet_today_without_a_gap(days: int, overdue: bool, soon: bool) -> None:
    one = a_commitment(due=TODAY + timedelta(days=days))
    assert (one.is_overdue(TODAY), one.is_due_soon(TODAY)) == (overdue, soon)
    for settled in (replace(one, status=ActionStatus.DONE), replace(one, in_plan=False)):
        assert not settled.is_overdue(TODAY)
        assert not settled.is_due_soon(TODAY)


def test_what_is_due_is_found_in_both_views(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), write_rules=1, set_goals=2)
    progress, (card,) = read(firm), overview(firm.store, firm.catalogue, "home")
    assert [c.action for c in progress.due_soon(date(2026, 3, 20))] == ["write-rules"]
    assert [c.action for c in card.due_soon(date(2026, 4, 20))] == ["set-goals"]
    assert [c.action for c in card.overdue(date(2026, 4, 20))] == ["write-rules"]


def test_the_overview_asks_once_for_all_companies(firm: House, monkeypatch: pytest.MonkeyPatch) -> None:
    add_company(firm.store, "home", "Mill", CompanyProfile(headcount=3), an_operation())
    mill = next(c for c in firm.store.find_companies("home") if c.name == "Mill")
    saved = firm.store.save_commitments([a_commitment(), a_commitment(company=mill.id)], an_operation())
    asked: list[object] = []
    find = type(firm.store).find_commitments

    def counted(store: Store, workspace: str, company: str | None = None) -> tuple[Commitment, ...]:
        asked.append(company)
        return find(firm.store, workspace, company)

    monkeypatch.setattr(type(firm.store), "find_commitments", counted)
    bakery, other = overview(firm.store, firm.catalogue, "home")
    assert (bakery.commitments, other.commitments) == ((saved[0],), (saved[1],))
    assert asked == [None]


def test_what_is_expected_follows_the_days_that_are_left(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1, write_rules=2, tune_goals=3, plan_budget=4)
    # set-goals is overdue, so it counts in this month, the second; steps weigh alike, the goals twice the budget
    seen = forecast(read(firm), TODAY)
    assert seen.promised == a_plan(request=Request(hours_per_week=4, months=4)).curve
    assert seen.expected == pytest.approx((0, 0, 2 / 3 + 1, 2 * 2 / 3 + 1, 2 * 2 / 3 + 1 + 1 / 3))
    assert seen.score_now == 0


def test_what_was_done_counts_at_once_and_what_was_dropped_never(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1, write_rules=2, tune_goals=3, plan_budget=4)
    tick(firm, "write-rules", TODAY)
    change(firm, "set-goals", status=ActionStatus.DROPPED)
    seen = forecast(read(firm), TODAY)
    # tune-goals cannot begin where nobody has set goals
    assert seen.expected == pytest.approx((1, 1, 1, 1, 1 + 1 / 3))
    assert seen.score_now == pytest.approx(1)
    change(firm, "plan-budget", in_plan=False)
    assert forecast(read(firm), TODAY).expected == pytest.approx((1,) * 5)


def test_the_forecast_reaches_to_this_month_when_the_plan_is_over(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1)
    seen = forecast(read(firm), date(2026, 9, 15))
    assert len(seen.promised) == 5
    assert seen.expected == pytest.approx((0,) * 7 + (2 / 3,))


def test_before_the_plan_begins_everything_is_ahead(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1)
    change(firm, "set-goals", start=date(2026, 1, 5), due=date(2026, 1, 20), by_hand=frozenset({"due"}))
    seen = forecast(read(firm), date(2026, 1, 10))
    assert seen.expected[:2] == pytest.approx((0, 2 / 3))


def test_what_the_request_called_done_is_expected_too(firm: House) -> None:
    basis = assess(firm, DAY, LOW)
    reading = read_assessment(firm.store, firm.catalogue, "home", basis.id)
    request = Request(hours_per_week=4, months=4, done=frozenset({"write-rules"}))
    adopt_plan(
        firm.store, "bakery", reading, a_plan(a_planned_action("set-goals"), request=request), DAY, an_operation()
    )
    assert forecast(read(firm), TODAY).score_now == pytest.approx(1)


def test_the_latest_final_assessment_decides_and_what_was_done_before_it_is_in_it(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1, write_rules=2)
    tick(firm, "set-goals", date(2026, 3, 20))
    latest = assess(firm, date(2026, 5, 1), LOW | {"plan.budget": 3})
    assess(firm, date(2026, 6, 1), {"plan.goal": 4}, final=False)
    progress = read(firm)
    assert progress.reading.assessment == latest
    assert [c.action for c in progress.claims] == ["set-goals"]
    assert forecast(progress, date(2026, 5, 5)).expected == pytest.approx((0.5, 0.5, 0.5, 1.5, 1.5))


def test_a_claim_is_contradicted_only_by_a_later_assessment(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1, write_rules=1, plan_budget=1)
    tick(firm, "set-goals", DAY)
    tick(firm, "write-rules", TODAY)
    tick(firm, "plan-budget", TODAY)
    assert read(firm).claims == ()
    assess(firm, TODAY, LOW)
    assert [c.action for c in read(firm).claims] == ["set-goals"]
    assess(firm, date(2026, 5, 1), {"plan.goal": 2, "work.rules": 1, "plan.budget": 4})
    assert [c.action for c in read(firm).claims] == ["write-rules"]


def test_an_action_the_questionnaire_no_longer_has_counts_for_nothing(firm: House) -> None:
    adopt(firm, assess(firm, DAY, LOW), set_goals=1, gone=1)
    tick(firm, "gone", date(2026, 3, 5))
    assess(firm, TODAY, LOW)
    progress = read(firm)
    assert progress.claims == ()
    assert forecast(progress, TODAY).expected == pytest.approx((0, 0, 2 / 3, 2 / 3, 2 / 3))


def test_a_plan_made_from_a_later_draft_is_followed_from_that(firm: House) -> None:
    assess(firm, DAY, LOW)
    draft = assess(firm, date(2026, 4, 1), LOW | {"plan.goal": 1}, final=False)
    adopt(firm, draft, set_goals=1)
    tick(firm, "set-goals", date(2026, 3, 30))
    progress = read(firm)
    assert progress.reading.assessment == draft
    assert progress.claims == ()  # a draft contradicts nobody


def test_an_assessment_by_another_questionnaire_says_nothing_of_the_plan(firm: House) -> None:
    basis = assess(firm, DAY, LOW)
    adopt(firm, basis, set_goals=1)
    other = an_assessment(assessment="other", questionnaire="another", day=TODAY)
    firm.store.save_assessment(other, an_operation())
    answer(firm.store, firm.edition, other, firm.company, a_response("plan.goal", 4), an_operation())
    finalise(firm.store, firm.edition, other, an_operation())
    assert read(firm).reading.assessment == basis
    assert next(iter(firm.store.find_commitments("home"))).is_open


def test_the_progress_of_another_workspace_is_not_there(firm: House) -> None:
    firm.store.adopt(an_adopted_plan(), [a_commitment()], an_operation())
    assert read_progress(firm.store, firm.catalogue, "away", "bakery") is None
