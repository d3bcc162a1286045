"""What holds for every plan, whatever was asked for; a plan for a tiny questionnaire is the best of all there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.feasibility import find_violations
from planning.model import Answer, Plan, Problem
from planning.obstacles import find_obstacle
from planning.optimise import certify, order_quickly, refuse
from planning.plan import plan
from planning.policy import POLICY
from planning.progress import forecast
from planning.request import Request
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.unit.planning.exhaustive import schedule_of, solve_here
from tests.unit.planning.small import (
    Parts,
    Said,
    Solved,
    load_main,
    make_action,
    make_profile,
    make_questionnaire,
)
from tests.unit.planning.test_planning_properties import answers, companies

MAIN = load_main()
ACTIONS = {a.id: a for a in MAIN.actions}
few = settings(max_examples=25, deadline=None)
some = st.sets(st.sampled_from(sorted(ACTIONS)), max_size=4).map(frozenset)


@st.composite
def requests(draw: st.DrawFn) -> Request:
    months = draw(st.integers(1, 12))
    month = st.integers(1, months)
    money = st.sampled_from([0.0, 100.0, 900.0])
    not_now, named = draw(some), sorted(ACTIONS)
    return Request(
        hours_per_week=draw(st.sampled_from([2, 8, 40])),
        months=months,
        target=draw(st.sampled_from([None, 2, 3, 4])),
        targets=draw(st.dictionaries(st.sampled_from([s.id for s in MAIN.sections]), st.integers(0, 4), max_size=2)),
        people=draw(st.dictionaries(st.sampled_from(MAIN.roles), st.sampled_from([0.0, 0.5, 3.0]), max_size=3)),
        budget=draw(st.none() | money),
        costs=draw(st.dictionaries(st.sampled_from(named), money, max_size=20)),
        must=dict.fromkeys(draw(some) - not_now, draw(st.none() | month)),
        fixed=draw(st.dictionaries(st.sampled_from(named), month, max_size=1)),
        not_now=not_now,
        done=draw(some),
        started=draw(st.dictionaries(st.sampled_from(named), st.sampled_from([0.0, 4.0]), max_size=2)),
    )


def needs_of(result: Plan) -> Iterator[tuple[str, str]]:
    return ((action.id, before) for action in result.actions for before in action.after)


@few
@given(answers, companies, requests())
def test_whatever_is_asked_the_plan_keeps_it_or_says_what_does_not_fit(
    values: dict[str, Said], company: CompanyProfile, request: Request
) -> None:
    profile, solved = make_profile(MAIN, values, company), Solved(order_quickly)
    result = plan(MAIN, profile, company, None, request, solve=solved)
    planned = {action.id: action for action in result.actions}
    levels = {i.id: i.normal if i.state is State.VALUE else None for i in profile.items}
    assert planned.keys().isdisjoint(request.not_now | request.done)
    if solved.answer.certificate.status == "infeasible":
        obstacle = solved.answer.certificate.obstacle
        assert obstacle is not None
        assert not {*obstacle.actions}.isdisjoint({*request.must, *request.fixed, *request.started})
        assert planned == {}
    else:
        assert find_violations(solved.problem, solved.answer.schedule) == ()
        for name in {*request.must, *request.fixed, *request.started} - request.not_now - request.done:
            lifts = [lift for lift in ACTIONS[name].raises if profile.item(lift.item).state is not State.OUT_OF_SCOPE]
            open_ = any(
                profile.item(lift.item).state is not State.NOT_APPLICABLE and (levels[lift.item] or 0) < lift.end
                for lift in lifts
            )
            higher = any(other.replace(".24", ".02") == name for other in request.done)
            assert (name in planned) is (open_ and not higher)
    for name, before in needs_of(result):
        assert planned[before].finish <= planned[name].finish
    assert {left.id for left in result.left_out}.isdisjoint(planned)
    for left in result.left_out:
        assert (left.reason == "not-now") is (left.id in request.not_now)
        assert {*left.needs}.isdisjoint(planned)


@settings(max_examples=8, deadline=None)
@given(answers, companies, requests())
def test_the_numbers_of_a_plan_fit_together(values: dict[str, Said], company: CompanyProfile, request: Request) -> None:
    profile = make_profile(MAIN, values, company)
    result = plan(MAIN, profile, company, None, request, solve=order_quickly)
    ahead = {action.id: action.finish for action in result.actions}
    found = forecast(MAIN, profile, company, None, request.done, ahead, request.months)
    assert result.curve == pytest.approx(found)
    assert all(low <= high + 1e-9 for low, high in zip(result.curve, result.ceiling, strict=True))
    without = plan(MAIN, profile, company, None, replace(request, done=frozenset()), solve=order_quickly)
    assert result.score_now >= without.score_now - 1e-9
    for action in result.actions:
        gone = {action.id}
        while more := {n for n, before in needs_of(result) if before in gone and n not in gone}:
            gone |= more
        left = forecast(
            MAIN,
            profile,
            company,
            None,
            request.done,
            {n: t for n, t in ahead.items() if n not in gone},
            request.months,
        )
        assert action.lost_without == pytest.approx(result.score_after - left[-1])


@few
@given(answers, companies, st.sampled_from([2, 3, 4]))
def test_the_ceiling_and_the_level_are_those_of_scoring(
    values: dict[str, Said], company: CompanyProfile, target: float
) -> None:
    whole = {name: float(int(v)) if not isinstance(v, State) else v for name, v in values.items()}
    profile = make_profile(MAIN, whole, company)
    result = plan(MAIN, profile, company, None, Request(hours_per_week=8, target=target), solve=order_quickly)
    reached = {lift.item: lift.end for action in result.actions for lift in action.raises}
    after = make_profile(MAIN, whole | reached, company)
    assert result.ceiling[0] == pytest.approx(profile.overall.high)
    assert result.ceiling[-1] == pytest.approx(after.overall.high)
    lowest: dict[str, Said] = {n: 0.0 if v in {State.DONT_KNOW, State.UNANSWERED} else v for n, v in whole.items()}
    assert result.level_after == make_profile(MAIN, lowest | reached, company).overall.level


# A tiny questionnaire, in which every plan there is can be tried.

ITEMS: Parts = [{"id": "a"}, {"id": "b", "weight": 2, "after": ["a"]}, {"id": "c"}]
ROLES = ["it", "lead"]
NAMES = ["a.02", "a.24", "b.02", "c.02", "c.24"]
MONTHS = 3


@st.composite
def tiny(draw: st.DrawFn) -> tuple[list[dict[str, object]], Request]:
    owners, leads = st.sampled_from(ROLES), st.sampled_from(["P2W", "P1M", "P2M"])
    actions = [
        make_action(
            name[0], int(name[2]), int(name[3]), draw(st.integers(1, 4)), owner=draw(owners), lead_time=draw(leads)
        )
        for name in NAMES
    ]
    month = st.integers(1, MONTHS)
    once = st.sampled_from(["free"] * 5 + ["must", "fixed", "not now", "done", "started"])
    kind = {name: draw(once) for name in NAMES}
    request = Request(
        hours_per_week=draw(st.sampled_from([2, 4, 8])),
        months=MONTHS,
        target=4,
        people=draw(st.sampled_from([{}, {"it": 0.0}, {"it": 1.0}, {"it": 2.0}])),
        budget=draw(st.sampled_from([None, 0.0, 10.0])),
        costs={name: draw(st.sampled_from([0.0, 4.0, 7.0])) for name in NAMES},
        must={name: draw(st.none() | month) for name in NAMES if kind[name] == "must"},
        fixed={name: draw(month) for name in NAMES if kind[name] == "fixed"},
        not_now=frozenset(name for name in NAMES if kind[name] == "not now"),
        done=frozenset(name for name in NAMES if kind[name] == "done"),
        started={name: draw(st.sampled_from([0.0, 5.0, 16.0])) for name in NAMES if kind[name] == "started"},
    )
    return actions, request


class Rules:
    """The rules of the method for the tiny questionnaire, read from the request and the levels alone."""

    def __init__(self, actions: list[dict[str, object]], request: Request, said: Mapping[str, float]) -> None:
        self.actions = {str(action["id"]): action for action in actions}
        self.request = request
        self.levels = dict(said)
        for name in request.done:
            self.levels[name[0]] = max(self.levels[name[0]], float(name[3]))

    def open(self) -> list[str]:
        return [name for name in NAMES if self.levels[name[0]] < float(name[3]) and name not in self.request.not_now]

    def must(self, name: str) -> bool:
        return name in self.request.must or name in self.request.fixed or name in self.request.started

    def keeps(self, finish: Mapping[str, int]) -> bool:
        return all(self._in_time(n, finish) for n in finish) and all(self._affords(t, finish) for t in range(1, 4))

    def _in_time(self, name: str, finish: Mapping[str, int]) -> bool:
        month, request = finish[name], self.request
        lead = {"P2W": 0, "P1M": 1, "P2M": 2}[str(self.actions[name]["lead_time"])]
        if month > (request.must.get(name) or MONTHS) or month != request.fixed.get(name, month):
            return False
        if name in request.started:
            return True
        before = [f"{name[0]}.02"] if self.levels[name[0]] < float(name[2]) else []
        if name == "b.02" and self.levels["a"] < 2:
            before.append("a.02")
        return month >= lead and all(b in finish and finish[b] + max(lead, 1) <= month for b in before)

    def _affords(self, month: int, finish: Mapping[str, int]) -> bool:
        request, done = self.request, [name for name, when in finish.items() if when <= month]
        hours = {n: request.started.get(n, 8.0 * float(str(self.actions[n]["effort"]["one"]))) for n in done}  # type: ignore[index]
        there = POLICY.weeks_per_month * month
        of_it = sum(h for n, h in hours.items() if self.actions[n]["owner"] == "it")
        money = sum(request.costs[n] for n in done)
        return (
            sum(hours.values()) <= request.hours_per_week * there + 1e-9
            and of_it <= request.people.get("it", 99.0) * there + 1e-9
            and (request.budget is None or money <= request.budget)
        )


def prove_here(problem: Problem, first: Collection[str]) -> Answer:
    obstacle = find_obstacle(problem)
    if obstacle is not None:
        return refuse(problem, obstacle)
    schedule = schedule_of(problem, dict(solve_here(problem)[-1].finish))
    return Answer(schedule, certify(schedule, schedule.value, None, proved=True))


def weigh(curve: tuple[float, ...]) -> float:
    return sum((1 + POLICY.discount) ** -t * (score - curve[0]) for t, score in enumerate(curve))


@settings(max_examples=40, deadline=None)
@given(tiny(), st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0]), min_size=3, max_size=3))
def test_the_plan_is_the_best_of_all_that_keep_the_rules(
    drawn: tuple[list[dict[str, object]], Request], levels: list[float]
) -> None:
    actions, request = drawn
    said = dict(zip("abc", levels, strict=True))
    questionnaire, rules = make_questionnaire(ITEMS, actions, roles=ROLES), Rules(actions, request, said)
    profile = make_profile(questionnaire, said)
    best: float | None = None
    open_ = rules.open()
    for places in product(*((*(() if rules.must(n) else (None,)), 1, 2, 3) for n in open_)):
        finish = {name: month for name, month in zip(open_, places, strict=True) if month is not None}
        if rules.keeps(finish):
            value = weigh(forecast(questionnaire, profile, None, None, request.done, finish, MONTHS))
            best = value if best is None else max(best, value)
    result = plan(questionnaire, profile, None, None, request, solve=prove_here)
    assert result.certificate is not None
    assert (result.certificate.status == "infeasible") is (best is None)
    if best is not None:
        assert weigh(result.curve) == pytest.approx(best, abs=1e-6)
        assert result.certificate.value == pytest.approx(best, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(tiny(), st.sampled_from(["hours", "people", "budget", "months"]))
def test_whoever_gives_more_gets_no_less(drawn: tuple[list[dict[str, object]], Request], more: str) -> None:
    actions, request = drawn
    questionnaire = make_questionnaire(ITEMS, actions, roles=ROLES)
    profile = make_profile(questionnaire, {})
    ample = {
        "hours": replace(request, hours_per_week=request.hours_per_week * 2),
        "people": replace(request, people={role: hours + 3 for role, hours in request.people.items()}),
        "budget": replace(request, budget=None if request.budget is None else request.budget + 7),
        "months": replace(request, months=MONTHS + 1),
    }
    found = [plan(questionnaire, profile, None, None, r, solve=prove_here).certificate for r in (request, ample[more])]
    before, after = (None if c is None else c.value for c in found)
    assert before is None or (after is not None and after >= before - 1e-6)
