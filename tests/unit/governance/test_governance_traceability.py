"""Goals against measures: what is linked, what is proved, and where the chain breaks."""

from __future__ import annotations

from datetime import date

import pytest

from governance.model import Entry, Value, Workbook, workbook_of
from governance.traceability import Coverage, Hole, Trace, find_missing, is_here, trace

TODAY = date(2026, 11, 25)


def a_goal(number: int = 1, **values: Value) -> Entry:
    stated: dict[str, Value] = {
        "title": f"Goal {number}",
        "business_goal": "Earn more",
        "use": "sales",
        "baseline": 18.0,
        "target": 30.0,
        "deadline": "2027-03-31",
        "owner_id": "P-01",
        "status": "active",
    }
    return Entry("goals", f"G-0{number}", {**stated, **values}, rank=number)


def a_kpi(number: int = 1, **values: Value) -> Entry:
    stated: dict[str, Value] = {
        "name": f"Measure {number}",
        "goal_id": "G-01",
        "level": "outcome",
        "baseline": 18.0,
        "target": 30.0,
        "frequency": "weekly",
        "owner_id": "P-01",
        "status": "active",
    }
    return Entry("kpis", f"K-0{number}", {**stated, **values}, rank=number)


def a_person(number: int = 1, **values: Value) -> Entry:
    return Entry("people", f"P-0{number}", {"name": f"Person {number}", "department": "Sales", **values})


def read(*entries: Entry) -> Trace:
    return trace(workbook_of((a_person(), *entries)), TODAY)


def kinds(found: Trace) -> list[str]:
    return [hole.kind for hole in found.holes]


def test_a_goal_with_a_complete_result_is_proved_and_has_no_hole() -> None:
    found = read(a_goal(), a_kpi(primary=True))
    assert found.goals[0].links == ("main",)
    assert (found.goals[0].covered, found.goals[0].proved, found.goals[0].missing) == (True, True, ())
    assert found.holes == ()
    assert found.whole == Coverage("", 1, 1, 1)
    assert (found.whole.covered_share, found.whole.proved_share) == (1.0, 1.0)


def test_without_goals_there_is_nothing_to_share() -> None:
    found = read()
    assert (found.goals, found.kpis, found.holes, found.by_use) == ((), (), (), ())
    assert (found.whole.covered_share, found.whole.proved_share) == (None, None)


def test_a_goal_without_a_measure_is_mended_by_a_new_one() -> None:
    found = read(a_goal())
    assert found.holes == (Hole("no_kpi", ("goals", "G-01"), "kpis"),)
    assert found.whole == Coverage("", 1, 0, 0)


def test_attention_alone_proves_nothing() -> None:
    found = read(a_goal(), a_kpi(1, level="output"), a_kpi(2, level="out_take"))
    assert found.goals[0].activity_only
    assert not found.goals[0].proved
    assert kinds(found) == ["activity_only"]
    assert found.whole == Coverage("", 1, 1, 0)


def test_a_result_that_lacks_something_says_what_in_the_one_that_lacks_least() -> None:
    nearer = a_kpi(2, owner_id="")
    found = read(a_goal(), a_kpi(1, owner_id="P-09", frequency=""), nearer, a_kpi(3, owner_id="", primary=True))
    assert found.holes == (Hole("weak_proof", ("goals", "G-01"), "kpis", "K-03", ("owner_id",)),)
    assert read(a_goal(), a_kpi(1, frequency=""), nearer).holes[0].entry in ("K-01", "K-02")


def test_one_complete_result_is_enough() -> None:
    assert read(a_goal(), a_kpi(1, baseline=""), a_kpi(2)).goals[0].proved


def test_a_goal_says_what_is_not_stated() -> None:
    found = read(a_goal(business_goal="", target="", baseline="", deadline="", owner_id=""), a_kpi())
    assert found.goals[0].missing == ("business_goal", "baseline", "target", "deadline", "owner_id")
    hole = next(hole for hole in found.holes if hole.kind == "incomplete")
    assert (hole.register, hole.entry, hole.fields) == ("goals", "G-01", found.goals[0].missing)


def test_a_zero_is_stated() -> None:
    assert read(a_goal(baseline=0.0), a_kpi(baseline=0.0)).holes == ()


@pytest.mark.parametrize(("due", "late"), [("2026-11-24", True), ("2026-11-25", False), ("2027-01-01", False)])
def test_a_day_for_the_baseline_stands_in_for_it_until_it_is_past(due: str, late: bool) -> None:
    found = read(a_goal(baseline="", baseline_due=due), a_kpi())
    assert found.goals[0].missing == ()
    assert kinds(found) == (["baseline_late"] if late else [])


@pytest.mark.parametrize(("deadline", "overdue"), [("2026-11-24", True), ("2026-11-25", False)])
def test_a_goal_past_its_deadline_is_to_be_closed_or_moved(deadline: str, overdue: bool) -> None:
    holes = read(a_goal(deadline=deadline), a_kpi()).holes
    assert holes == ((Hole("overdue", ("goals", "G-01"), "goals", "G-01", ("status", "deadline")),) if overdue else ())


def test_measures_without_a_frequency_leave_the_goal_without_a_cadence() -> None:
    found = read(a_goal(), a_kpi(1, level="output", frequency=""))
    assert found.goals[0].missing == ("cadence",)
    assert kinds(found) == ["activity_only", "no_cadence"]
    assert found.holes[1] == Hole("no_cadence", ("goals", "G-01"), "kpis", "K-01", ("frequency",))


def test_a_measure_without_a_goal_is_an_orphan() -> None:
    found = read(a_goal(), a_kpi(1), a_kpi(2, goal_id=""))
    assert [kpi.id for kpi in found.orphans] == ["K-02"]
    assert found.goals[0].links == ("linked", "none")
    assert found.holes_of("kpis", "K-02") == (Hole("no_goal", ("kpis", "K-02"), "kpis", "K-02", ("goal_id",)),)
    assert found.holes_of("kpis", "K-01") == ()


@pytest.mark.parametrize("status", ["reached", "missed", "dropped"])
def test_a_measure_of_an_ended_goal_has_outlived_it(status: str) -> None:
    found = read(a_goal(status=status), a_kpi())
    assert (found.goals, [kpi.id for kpi in found.outlived]) == ((), ["K-01"])
    assert kinds(found) == ["goal_ended"]


def test_a_measure_of_a_goal_that_is_put_away_or_gone_has_outlived_it() -> None:
    away = Entry("goals", "G-01", a_goal().values, archived=True)
    assert kinds(read(away, a_kpi())) == ["goal_ended"]
    assert kinds(read(a_kpi())) == ["goal_ended"]


def test_a_draft_waits_and_its_measure_is_neither_orphan_nor_outlived() -> None:
    found = read(a_goal(status="draft"), a_kpi())
    assert [goal.id for goal in found.waiting] == ["G-01"]
    assert (found.orphans, found.outlived, found.holes, len(found.kpis)) == ((), (), (), 1)


def test_an_entry_without_a_status_is_told() -> None:
    found = read(a_goal(status=""), a_kpi(1, status=""), a_kpi(2, status="retired"))
    assert [(hole.kind, hole.entry) for hole in found.holes] == [("no_status", "G-01"), ("no_status", "K-01")]
    assert found.kpis == ()


def test_measures_stand_by_level_then_by_rank() -> None:
    levels = ("impact", "out_take", "", "input", "outcome", "output", "input")
    found = read(*(a_kpi(number, level=level) for number, level in enumerate(levels, start=1)))
    assert [kpi.id for kpi in found.kpis] == ["K-03", "K-04", "K-07", "K-06", "K-02", "K-05", "K-01"]


def test_goals_are_counted_by_use_and_by_department_of_the_owner() -> None:
    people = (a_person(2, department=" sales "), a_person(3, department=""), a_person(4, department="HR"))
    goals = (
        a_goal(1),
        a_goal(2, owner_id="P-02", use="hiring"),
        a_goal(3, owner_id="P-03"),
        a_goal(4, owner_id="P-04", use=""),
        a_goal(5, owner_id=""),
    )
    found = read(*people, *goals, a_kpi())
    assert found.by_use == (Coverage("sales", 3, 1, 1), Coverage("hiring", 1, 0, 0), Coverage("", 1, 0, 0))
    assert found.by_department == (Coverage("HR", 1, 0, 0), Coverage("Sales", 2, 1, 1), Coverage("", 2, 0, 0))


@pytest.mark.parametrize(
    ("person", "here"),
    [
        (a_person(), True),
        (a_person(left_date="2026-11-26"), True),
        (a_person(left_date="2026-11-25"), False),
        (Entry("people", "P-01", archived=True), False),
        (Entry("people", "P-01", proposed=True), False),
        (Entry("people", "P-02"), False),
    ],
)
def test_who_is_here(person: Entry, here: bool) -> None:
    book = Workbook((person,))
    assert is_here(book, "P-01", TODAY) is here
    assert find_missing(book, a_kpi(), TODAY) == (() if here else ("owner_id",))


def test_every_goal_that_is_not_proved_has_a_hole_that_says_why() -> None:
    found = read(
        a_goal(1), a_goal(2), a_goal(3), a_kpi(1, goal_id="G-01", level="input"), a_kpi(2, goal_id="G-02", target="")
    )
    assert all(line.proved or found.holes_of("goals", line.goal.id) for line in found.goals)
    assert found.whole == Coverage("", 3, 2, 0)
