"""A request that makes no sense is refused, with its field, what is wrong, and what to do."""

from __future__ import annotations

from typing import Any

import pytest

from planning.checks import check_request
from planning.errors import PlanningError
from planning.request import Request
from tests.unit.planning.small import make_action, make_questionnaire

QUESTIONNAIRE = make_questionnaire([{"id": "a"}], [make_action("a")], roles=["lead", "owner"])
NAN, INFINITE = float("nan"), float("inf")


def check(**asked: Any) -> None:
    check_request(QUESTIONNAIRE, Request(**({"hours_per_week": 8} | asked)), asked.get("target", 2))


def test_what_makes_sense_is_let_through() -> None:
    check(
        months=6,
        targets={"step": 0},
        people={"lead": 0, "owner": 3.5},
        budget=0,
        costs={"a.02": 12.5},
        must={"a.02": None},
        fixed={"a.02": 6},
        done={"a.02"},
        started={"a.02": 0},
    )


@pytest.mark.parametrize(
    ("asked", "where", "code"),
    [
        *(({"hours_per_week": hours}, "capacity", "capacity") for hours in (0, -1, NAN, INFINITE, 1e9)),
        *(({"months": months}, "months", "months") for months in (0, -1, 61, 10**9)),
        *(({"target": target}, "target", "target") for target in (0, -1, 4.5, NAN, 1e9)),
        *(({"targets": {"step": target}}, "targets.step", "target") for target in (-1, 4.5, NAN, 1e9)),
        *(({"people": {"lead": hours}}, "people.lead", "amount") for hours in (-1, NAN, INFINITE, 1e9)),
        *(({"budget": money}, "budget", "amount") for money in (-1, NAN, INFINITE, 1e10)),
        *(({"costs": {"a.02": money}}, "costs.a.02", "amount") for money in (-1, NAN, INFINITE, 1e10)),
        *(({"started": {"a.02": hours}}, "started.a.02", "amount") for hours in (-1, NAN, INFINITE, 1e9)),
        *(({"must": {"a.02": month}}, "must.a.02", "month-past") for month in (0, -3)),
        *(({"fixed": {"a.02": month}}, "fixed.a.02", "month-past") for month in (0, -3)),
        ({"must": {"a.02": 13}}, "must.a.02", "month-late"),
        ({"fixed": {"a.02": 13}}, "fixed.a.02", "month-late"),
        ({"must": {"a.02": None}, "not_now": frozenset({"a.02"})}, "must.a.02", "put-off"),
        ({"targets": {"stp": 2}}, "targets.stp", "step-unknown"),
        ({"people": {"leed": 2}}, "people.leed", "role-unknown"),
        ({"must": {"a.20": 2}}, "must.a.20", "action-unknown"),
        ({"fixed": {"a.20": 2}}, "fixed.a.20", "action-unknown"),
        ({"started": {"a.20": 2}}, "started.a.20", "action-unknown"),
        ({"costs": {"a.20": 2}}, "costs.a.20", "action-unknown"),
        ({"done": frozenset({"a.20"})}, "done.a.20", "action-unknown"),
        ({"not_now": frozenset({"a.20"})}, "not_now.a.20", "action-unknown"),
    ],
)
def test_what_makes_no_sense_is_named(asked: dict[str, Any], where: str, code: str) -> None:
    with pytest.raises(PlanningError) as refused:
        check(**asked)
    assert (refused.value.where, refused.value.code) == (where, code)
    assert str(refused.value).startswith(f"{where}: ")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"hours_per_week": 0}, "capacity: 0 hours a week is not possible. Give more than 0 and at most 10000, for"),
        ({"targets": {"stp": 2}}, 'targets.stp: the questionnaire has no step "stp". Did you mean "step"?'),
        ({"people": {"leed": 2}}, 'people.leed: the questionnaire has no role "leed". Did you mean "lead"?'),
        (
            {"must": {"x" * 99: 2}},
            f'must.{"x" * 55}…: the questionnaire has no action "{"x" * 60}…". Known',
        ),
        ({"people": {"lead": -2}}, "people.lead: -2 hours a week is not possible. Give 0 to 10000"),
        ({"budget": NAN}, "budget: nan is not possible. Give 0 to 1000000000"),
        ({"must": {"a.02": 0}}, "must.a.02: month 0 is past: months count from 1. Give 1 to 12"),
        ({"fixed": {"a.02": 99}}, "fixed.a.02: month 99 is after the last month of the plan. Give 1 to 12, or look"),
    ],
)
def test_it_says_what_to_do(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(PlanningError) as refused:
        check(**asked)
    assert str(refused.value).startswith(said)


def test_where_there_are_many_actions_the_message_says_how_they_are_named() -> None:
    items = [{"id": f"i{n}"} for n in range(20)]
    many = make_questionnaire(items, [make_action(f"i{n}") for n in range(20)])
    with pytest.raises(PlanningError, match=r'^done\.zzz: .* no action "zzz"\. Actions are named by their id\.$'):
        check_request(many, Request(hours_per_week=8, done=frozenset({"zzz"})), 2)


def test_what_is_done_may_be_asked_for_and_put_off() -> None:
    check(must={"a.02": None}, not_now=frozenset({"a.02"}), done=frozenset({"a.02"}))
