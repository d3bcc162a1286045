"""The actions as rows: those of the plan with its days, and those of the adopted plan as they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assessments.commitments import ActionStatus, Commitment
from locales import speech
from reports.facts import Facts
from reports.tasks import list_tasks
from tests.readings import CAPACITY, GENERATED, plan_for, read_demo, report_demo

DONE = date(2026, 11, 2)


def the_facts(*taken: Commitment) -> Facts:
    reading, before = read_demo("bakery", "en")
    plan = plan_for(reading, CAPACITY["bakery"])
    return Facts(reading, reading.edition.words("en"), speech("en"), GENERATED, plan, before, taken=taken)


def a_commitment(action: str, due: date, status: ActionStatus = ActionStatus.PLANNED) -> Commitment:
    return Commitment("w", "bakery", action, status, date(2026, 10, 1), due, 8.0, 3.0, note="Ask Ann")


def test_the_actions_of_a_plan_have_the_days_of_its_table() -> None:
    report = report_demo("bakery", "en")
    told = [(line.action, line.start, line.due, line.effort_hours) for line in report.plan]
    assert [(task.action, task.start, task.due, task.hours) for task in report.tasks] == told
    assert {task.status for task in report.tasks} == {ActionStatus.PLANNED}
    assert all(task.gain is not None and task.is_open for task in report.tasks)
    assert [task.title for task in report.tasks] == [line.practices[0] for line in report.plan]
    assert [task.wave for task in report.tasks] == [line.wave for line in report.plan]


def test_the_actions_of_an_adopted_plan_stand_as_they_are() -> None:
    late = a_commitment("goals.risk.02", date(2026, 11, 1))
    ahead = replace(a_commitment("goals.scope.02", date(2027, 6, 30), ActionStatus.DOING), owner="Ann")
    done = replace(a_commitment("goals.smart.02", DONE, ActionStatus.DONE), hours_left=0.0, finished=DONE)
    first, second, third = list_tasks(the_facts(done, ahead, late))
    assert (first.action, first.due, first.wave, first.note) == ("goals.risk.02", late.due, "Now", "Ask Ann")
    assert (second.status, second.owner, second.wave) == (ActionStatus.DOING, "Ann", "Later")
    assert (second.hours, second.hours_left, second.gain) == (8.0, 3.0, None)
    assert (third.is_open, third.finished, third.wave) == (False, DONE, "")
    assert first.step_name == "Goals"


def test_an_action_that_nobody_asks_of_any_more_keeps_its_row() -> None:
    (task,) = list_tasks(the_facts(a_commitment("gone.away.02", date(2027, 1, 31))))
    assert (task.title, task.step, task.step_name, task.task) == ("gone.away.02", 0, "", "")


def test_without_a_plan_there_is_nothing_to_do() -> None:
    assert list(list_tasks(replace(the_facts(), plan=None))) == []
