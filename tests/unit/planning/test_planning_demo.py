"""The plans of the three demo companies: what a reader of the demo sees."""

from __future__ import annotations

import pytest

from assessments.demo.model import DemoCompany, load_demos
from planning.candidates import find_candidates
from planning.feasibility import find_violations
from planning.greedy import order_bundles
from planning.model import Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.request import Request
from questionnaires.catalogue import DEFAULT, Catalogue
from scoring.model import Profile
from scoring.profile import score

QUESTIONNAIRE = Catalogue().load(DEFAULT).questionnaire
DEMOS = {demo.id: demo for demo in load_demos()}
WAVES = ("now", "next", "later")


def score_demo(demo: DemoCompany) -> Profile:
    responses = demo.assessments[-1].responses("en")
    return score(QUESTIONNAIRE, {r.item: r.counts() for r in responses}, demo.profile, demo.track)


def make_plan(name: str, hours: float) -> Plan:
    demo = DEMOS[name]
    request = Request(hours_per_week=hours)
    return plan(QUESTIONNAIRE, score_demo(demo), demo.profile, demo.track, request, solve=order_quickly)


@pytest.mark.parametrize(
    ("name", "hours", "target", "score_now", "score_after", "count"),
    [
        ("bakery", 2, 2, 0.85, 2.05, 30),
        ("bakery", 8, 2, 0.85, 2.05, 30),
        ("manufacturer", 8, 3, 1.78, 2.51, 21),
        ("bank", 16, 3, 2.69, 3.07, 11),
    ],
)
def test_where_the_plan_of_a_demo_company_leads(
    name: str, hours: float, target: float, score_now: float, score_after: float, count: int
) -> None:
    result = make_plan(name, hours)
    assert result.target == target
    assert result.score_now == pytest.approx(score_now, abs=0.01)
    assert result.score_after == pytest.approx(score_after, abs=0.01)
    assert len(result.actions) == count


@pytest.mark.parametrize("name", DEMOS)
@pytest.mark.parametrize("hours", [0.5, 2, 8, 40])
@pytest.mark.parametrize("target", [2, 3, 4])
def test_every_plan_of_a_demo_company_is_feasible(name: str, hours: float, target: float) -> None:
    demo = DEMOS[name]
    request = Request(hours_per_week=hours, target=target)
    candidates = find_candidates(QUESTIONNAIRE, score_demo(demo), demo.profile, demo.track, request)
    problem = candidates.problem()
    assert find_violations(problem, order_bundles(problem, candidates.first)) == ()


@pytest.mark.parametrize("name", DEMOS)
def test_the_waves_follow_each_other(name: str) -> None:
    waves = [WAVES.index(action.wave) for action in make_plan(name, 8).actions]
    assert waves == sorted(waves)


def test_the_bakery_begins_with_its_essential_practices() -> None:
    actions = make_plan("bakery", 2).actions
    assert [a.id for a in actions[:2]] == ["goals.risk.02", "goals.alignment.02"]
    last_essential = max(n for n, a in enumerate(actions) if a.lifts_cap)
    before = {a.id for a in actions[: last_essential + 1]}
    needed = {name for a in actions if a.lifts_cap for name in (a.id, *a.after)}
    assert needed <= before


def test_a_shorter_week_leaves_more_for_later() -> None:
    short, long = make_plan("manufacturer", 2), make_plan("manufacturer", 20)
    assert len(short.actions) < len(long.actions)
    assert {left.reason for left in short.left_out} >= {"capacity"}
    assert {a.id for a in short.actions} | {left.id for left in short.left_out} == {a.id for a in long.actions} | {
        left.id for left in long.left_out
    }


@pytest.mark.parametrize(("name", "hours"), [("bakery", 2), ("manufacturer", 8), ("bank", 16)])
def test_the_best_plan_of_a_demo_company_is_proven(name: str, hours: float) -> None:
    demo = DEMOS[name]
    request = Request(hours_per_week=hours, months=6)
    asked = (QUESTIONNAIRE, score_demo(demo), demo.profile, demo.track, request)
    quick, best = plan(*asked, solve=order_quickly).certificate, plan(*asked)
    assert quick is not None
    assert best.certificate is not None
    assert (quick.status, best.certificate.status, best.certificate.stopped) == ("feasible", "optimal", None)
    assert (best.certificate.value or 0) >= (quick.value or 0) - 1e-9
    assert (best.certificate.bound or 0) <= (quick.bound or 0) + 1e-9
    position = {action.id: place for place, action in enumerate(best.actions)}
    assert all(position[before] < position[action.id] for action in best.actions for before in action.after)
    assert [a.finish for a in best.actions] == sorted(a.finish for a in best.actions)
    assert best.score_after == pytest.approx(best.score_now + sum(a.gain for a in best.actions))
