"""A request is checked before it is planned for: what makes no sense is refused, with its field and what to do."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from planning.errors import PlanningError
from planning.policy import POLICY, Policy
from planning.request import Request
from questionnaires.errors import shown, suggest
from questionnaires.model import Questionnaire

T = TypeVar("T")


def check_request(
    questionnaire: Questionnaire,
    request: Request,
    target: float,
    policy: Policy = POLICY,
    urgent: Iterable[str] = (),
) -> None:
    """Raise a PlanningError for the first thing in the request that makes no sense here, or an urgent practice."""
    practices = (item.id for item in questionnaire.walk_items())
    strange = _find_unknown("urgent", urgent, practices, "practice")
    problem = next(chain(_Check(questionnaire, request, target, policy).problems(), strange), None)
    if problem is not None:
        raise problem


def forget_unknown(questionnaire: Questionnaire, request: Request) -> Request:
    """Return the request without the actions, steps and roles that the questionnaire no longer has."""
    actions, steps, roles = _find_names(questionnaire)
    return replace(
        request,
        targets=_of(steps, request.targets),
        people=_of(roles, request.people),
        costs=_of(actions, request.costs),
        must=_of(actions, request.must),
        fixed=_of(actions, request.fixed),
        started=_of(actions, request.started),
        not_now=request.not_now & actions,
        done=request.done & actions,
    )


def _of(names: Collection[str], values: Mapping[str, T]) -> Mapping[str, T]:
    return {name: value for name, value in values.items() if name in names}


def _find_names(questionnaire: Questionnaire) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the names of the actions, of the steps, and of the roles that can be meant."""
    actions = frozenset(action.id for action in questionnaire.actions)
    roles = frozenset(chain(questionnaire.roles, (action.owner for action in questionnaire.actions)))
    return actions, frozenset(step.id for step in questionnaire.sections), roles


class _Check:
    def __init__(self, questionnaire: Questionnaire, request: Request, target: float, policy: Policy) -> None:
        self._request = request
        self._target = target
        self._policy = policy
        self._score = questionnaire.score
        self._actions, self._steps, self._roles = _find_names(questionnaire)

    def problems(self) -> Iterator[PlanningError]:
        """Yield what is wrong, the plainest first."""
        yield from self._check_capacity()
        yield from self._check_targets()
        yield from self._check_names()
        yield from self._check_months()
        yield from self._check_amounts()
        for name in sorted(self._request.must.keys() & self._request.not_now - self._request.done):
            yield _refuse(f"must.{name}", "it is put off as well. Keep one of the two", "put-off")

    def _check_capacity(self) -> Iterator[PlanningError]:
        hours, months, policy = self._request.hours_per_week, self._request.months, self._policy
        if not (math.isfinite(hours) and 0 < hours <= policy.most_hours_per_week):
            remedy = f"Give more than 0 and at most {policy.most_hours_per_week:g}, for example 8"
            yield _refuse("capacity", f"{hours:g} hours a week is not possible. {remedy}", "capacity")
        if not 1 <= months <= policy.most_months:
            remedy = f"Give 1 to {policy.most_months}, for example 12"
            yield _refuse("months", f"{months} is not possible. {remedy}", "months")

    def _check_targets(self) -> Iterator[PlanningError]:
        low, high = self._score.low, self._score.high
        if not low < self._target <= high:
            what = f"{self._target:g} is not possible. Give a level above {low:g}, at most {high:g}"
            yield _refuse("target", what, "target")
        yield from _find_unknown("targets", self._request.targets, self._steps, "step")
        for step, target in sorted(self._request.targets.items()):
            if not low <= target <= high:
                what = f"{target:g} is not possible. Give a level from {low:g} to {high:g}"
                yield _refuse(f"targets.{step}", what, "target")

    def _check_names(self) -> Iterator[PlanningError]:
        request = self._request
        yield from _find_unknown("people", request.people, self._roles, "role")
        named = {
            "must": request.must,
            "fixed": request.fixed,
            "not_now": request.not_now,
            "done": request.done,
            "started": request.started,
            "costs": request.costs,
        }
        for field, names in named.items():
            yield from _find_unknown(field, names, self._actions, "action")

    def _check_months(self) -> Iterator[PlanningError]:
        last = self._request.months
        dated = {f"must.{name}": month for name, month in self._request.must.items() if month is not None}
        dated |= {f"fixed.{name}": month for name, month in self._request.fixed.items()}
        for where, month in sorted(dated.items()):
            if month < 1:
                yield _refuse(where, f"month {month} is past: months count from 1. Give 1 to {last}", "month-past")
            elif month > last:
                remedy = f"Give 1 to {last}, or look further ahead"
                yield _refuse(where, f"month {month} is after the last month of the plan. {remedy}", "month-late")

    def _check_amounts(self) -> Iterator[PlanningError]:
        request, policy = self._request, self._policy
        yield from _find_impossible("people", request.people, "hours a week", policy.most_hours_per_week)
        yield from _find_impossible("started", request.started, "hours", policy.most_hours)
        yield from _find_impossible("costs", request.costs, "", policy.most_money)
        budget = {} if request.budget is None else {"": request.budget}
        yield from _find_impossible("budget", budget, "", policy.most_money)


def _find_unknown(field: str, names: Iterable[str], known: Iterable[str], kind: str) -> Iterator[PlanningError]:
    there = set(known)
    for name in sorted(set(names) - there):
        hint = suggest(name, there) or f"{kind.capitalize()}s are named by their id."
        what = f"the questionnaire has no {kind} {shown(name)}. {hint}"
        yield _refuse(f"{field}.{name}", what, f"{kind}-unknown")


def _find_impossible(field: str, amounts: Mapping[str, float], unit: str, most: float) -> Iterator[PlanningError]:
    for name, amount in sorted(amounts.items()):
        if not 0 <= amount <= most:
            where = f"{field}.{name}" if name else field
            said = f"{amount:g} {unit}".strip()
            yield _refuse(where, f"{said} is not possible. Give 0 to {most:.0f}", "amount")


def _refuse(where: str, what: str, code: str) -> PlanningError:
    return PlanningError(f"{shown(where)[1:-1]}: {what}", where, code)
