"""What holds for every plan, whatever the problem and whatever was answered."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.candidates import find_candidates
from planning.feasibility import find_violations
from planning.greedy import order_bundles
from planning.model import Increment, Precedence, Problem, Task
from planning.optimise import order_quickly
from planning.order import find_earliest
from planning.plan import plan
from planning.request import Request
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.unit.planning.small import Said, load_main, make_profile

MAIN = load_main()
ITEMS = tuple(i.id for i in MAIN.walk_items())
said = st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.0, 4.0, State.DONT_KNOW, State.NOT_APPLICABLE, State.UNANSWERED])
answers = st.lists(said, min_size=len(ITEMS), max_size=len(ITEMS)).map(
    lambda values: dict(zip(ITEMS, values, strict=True))
)
companies = st.builds(
    CompanyProfile,
    headcount=st.sampled_from([3, 30, 120, 900]),
    flags=st.sets(st.sampled_from(MAIN.flags)).map(lambda flags: tuple(sorted(flags))),
)
hours = st.sampled_from([0.5, 2, 8, 40, 400])
targets = st.sampled_from([1, 2, 3, 4])
few = settings(max_examples=25, deadline=None)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Task, ...]:
    names = [f"t{n}" for n in range(draw(st.integers(1, 7)))]
    found = []
    for n, name in enumerate(names):
        before = draw(st.sets(st.sampled_from(names[:n]))) if n else set()
        found.append(
            Task(
                id=name,
                effort={"hours": draw(st.integers(0, 12)), "money": draw(st.integers(0, 4))},
                value=draw(st.sampled_from([0.0, 0.0, 1.0, -0.5])),
                after=tuple(Precedence(b, draw(st.integers(0, 3))) for b in sorted(before)),
                lead=draw(st.integers(0, 3)),
                excludes=tuple(sorted(draw(st.sets(st.sampled_from(names), max_size=1)) - {name})),
                state=draw(st.sampled_from(["open", "open", "open", "done"])),
            )
        )
    return tuple(found)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    drawn = draw(tasks())
    names = [t.id for t in drawn]
    groups = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    increments: list[Increment] = []
    for n in range(draw(st.integers(0, 6))):
        below = draw(st.sampled_from([None, *(i.id for i in increments)]))
        increments.append(Increment(f"i{n}", draw(st.integers(0, 5)), draw(groups), draw(groups), below))
    periods = draw(st.integers(1, 5))
    room = st.lists(st.integers(0, 15), min_size=periods, max_size=periods).map(tuple)
    return Problem(
        mode=draw(st.sampled_from(["fluid", "period"])),
        weights=tuple(0.9**n for n in range(periods)),
        resources={"hours": draw(room), "money": draw(room)},
        tasks=drawn,
        increments=tuple(increments),
    )


@given(problems())
def test_every_schedule_is_feasible(problem: Problem) -> None:
    assert find_violations(problem, order_bundles(problem)) == ()


@given(problems())
def test_the_same_problem_has_the_same_schedule(problem: Problem) -> None:
    first, second = order_bundles(problem), order_bundles(problem)
    assert list(first.finish.items()) == list(second.finish.items())
    assert first == second


@given(problems())
def test_with_capacity_without_end_everything_that_gains_and_has_the_time_is_planned(problem: Problem) -> None:
    free = Problem(
        problem.mode,
        problem.weights,
        dict.fromkeys(problem.resources, (1e6,) * problem.periods),
        tuple(Task(t.id, t.effort, abs(t.value) + 1, t.after, t.lead, None, (), t.state) for t in problem.tasks),
        problem.increments,
    )
    in_time = {name for name, period in find_earliest(free).items() if period <= free.periods}
    assert set(order_bundles(free).finish) == in_time


@few
@given(answers, companies, hours, targets)
def test_every_plan_of_the_instrument_is_feasible(
    values: dict[str, Said], company: CompanyProfile, capacity: float, target: float
) -> None:
    request = Request(hours_per_week=capacity, target=target)
    candidates = find_candidates(MAIN, make_profile(MAIN, values, company), company, None, request)
    problem = candidates.problem()
    assert find_violations(problem, order_bundles(problem, candidates.first)) == ()
    assert candidates.blocked == ()


@few
@given(answers, companies, hours, targets)
def test_a_plan_adds_up(values: dict[str, Said], company: CompanyProfile, capacity: float, target: float) -> None:
    request = Request(hours_per_week=capacity, target=target)
    result = plan(MAIN, make_profile(MAIN, values, company), company, None, request, solve=order_quickly)
    assert result.score_after == pytest.approx(result.score_now + sum(a.gain for a in result.actions))
    assert all(a.gain == pytest.approx(sum(lift.gain for lift in a.raises)) and a.gain > 0 for a in result.actions)
    assert all(before <= after for before, after in pairwise(result.curve))
    assert (result.curve[0], result.curve[-1]) == (result.score_now, result.score_after)
    assert MAIN.score.low <= result.score_now <= result.score_after <= MAIN.score.high + 1e-9


@few
@given(answers, companies, hours, targets)
def test_a_plan_respects_prerequisites_and_lead_times(
    values: dict[str, Said], company: CompanyProfile, capacity: float, target: float
) -> None:
    request = Request(hours_per_week=capacity, target=target)
    result = plan(MAIN, make_profile(MAIN, values, company), company, None, request, solve=order_quickly)
    position = {a.id: n for n, a in enumerate(result.actions)}
    leads: dict[str, Any] = {a.id: a.lead_months for a in MAIN.actions}
    for action in result.actions:
        assert action.start <= action.finish <= 12
        assert action.finish - action.start + 1 >= leads[action.id]
        for before in action.after:
            assert position[before] < position[action.id]
            assert result.actions[position[before]].finish <= action.finish
            other = {lift.item for lift in action.raises} - {
                lift.item for lift in result.actions[position[before]].raises
            }
            assert (action.id in result.actions[position[before]].unlocks) is bool(other)


@few
@given(answers, companies, hours)
def test_no_plan_works_on_what_does_not_apply(
    values: dict[str, Said], company: CompanyProfile, capacity: float
) -> None:
    profile = make_profile(MAIN, values, company)
    standing = {i.id: i for i in profile.items}
    request = Request(hours_per_week=capacity, target=4)
    for action in plan(MAIN, profile, company, None, request, solve=order_quickly).actions:
        for lift in action.raises:
            assert standing[lift.item].state in {State.VALUE, State.DONT_KNOW, State.UNANSWERED}
            assert lift.start >= (standing[lift.item].value or 0)


@few
@given(answers, companies, hours, targets)
def test_whoever_carries_out_the_plan_is_scored_as_it_says(
    values: dict[str, Said], company: CompanyProfile, capacity: float, target: float
) -> None:
    whole = {name: float(int(v)) if not isinstance(v, State) else v for name, v in values.items()}
    profile = make_profile(MAIN, whole, company)
    request = Request(hours_per_week=capacity, target=target)
    result = plan(MAIN, profile, company, None, request, solve=order_quickly)
    reached = whole | {lift.item: lift.end for action in result.actions for lift in action.raises}
    assert result.score_now == pytest.approx(profile.overall.low or 0)
    assert result.score_after == pytest.approx(make_profile(MAIN, reached, company).overall.low or 0)
