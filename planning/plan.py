"""The plan for what a company asks: what to do now, next and later, and what the score becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planning.candidates import find_candidates
from planning.checks import check_request
from planning.model import Plan, PlannedAction, Solver
from planning.optimise import optimise
from planning.outcome import find_level
from planning.policy import POLICY, Policy
from planning.request import Request
from planning.standing import score_of
from planning.story import Story
from planning.target import default_target
from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire
from scoring.model import Profile


def plan(
    questionnaire: Questionnaire,
    profile: Profile,
    company: CompanyProfile | None,
    track: str | None,
    request: Request,
    policy: Policy = POLICY,
    solve: Solver = optimise,
    urgent: frozenset[str] = frozenset(),
) -> Plan:
    """Return the ordered actions towards the target, by default the next level up, that fit what was asked.

    The profile must have been scored for the same company and track. `urgent` names the practices that mend a critical
    finding: the next action of each is worth more, and may lead beyond the target. `solve` answers the problem:
    `optimise` takes seconds and proves what it finds, `order_quickly` takes milliseconds. The certificate says which
    it was, and how good the plan is; if what must be done does not fit, there are no actions, and it says why.
    PlanningError names the field of a request that makes no sense.
    """
    target = default_target(questionnaire, profile) if request.target is None else request.target
    check_request(questionnaire, request, target, policy, urgent)
    candidates = find_candidates(questionnaire, profile, company, track, request, policy, urgent)
    problem = candidates.problem(policy)
    answer = solve(problem, candidates.first)
    story = Story(questionnaire, candidates, problem, answer.schedule, policy)
    actions = tuple(story.tell())
    score_now = score_of(candidates.standings)
    curve = tuple(_curve(actions, score_now, request.months))
    return Plan(
        request=request,
        target=target,
        actions=actions,
        left_out=tuple(story.tell_left_out(questionnaire.size_of(company))),
        score_now=score_now,
        score_after=curve[-1],
        curve=curve,
        ceiling=tuple(story.ceiling(curve)),
        level_after=find_level(questionnaire, profile, story.levels()),
        certificate=answer.certificate,
    )


def _curve(actions: Iterable[PlannedAction], start: float, months: int) -> Iterator[float]:
    at_end = {action.finish: action.score_after for action in actions}
    score = start
    for month in range(months + 1):
        score = at_end.get(month, score)
        yield score
