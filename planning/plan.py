"""The plan for a stated capacity: what to do now, next and later, and what the score becomes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping

from planning.candidates import Candidates, below, effort_hours, find_candidates
from planning.errors import PlanningError
from planning.model import LeftOut, Lift, Plan, PlannedAction, Reason, Schedule, Solver, Task, Wave
from planning.optimise import optimise
from planning.order import find_earliest
from planning.policy import HOURS, POLICY, Policy
from planning.request import Request
from planning.standing import Standing, score_of
from questionnaires.company import CompanyProfile
from questionnaires.model import Action, Questionnaire
from scoring.model import Profile


def plan(
    questionnaire: Questionnaire,
    profile: Profile,
    company: CompanyProfile | None,
    track: str | None,
    request: Request,
    policy: Policy = POLICY,
    solve: Solver = optimise,
) -> Plan:
    """Return the ordered actions towards the target, by default the next level up, that fit what was asked.

    The profile must have been scored for the same company and track. `solve` answers the problem: `optimise` takes
    seconds and proves what it finds, `order_quickly` takes milliseconds. The certificate says which it was, and how
    good the plan is. PlanningError for a capacity, horizon or target that makes no sense.
    """
    goal = default_target(questionnaire, profile) if request.target is None else request.target
    months = request.months
    _check(questionnaire, request.hours_per_week, months, goal, policy)
    candidates = find_candidates(questionnaire, profile, company, track, goal, policy)
    problem = candidates.problem(request.hours_per_week, months, policy)
    answer = solve(problem, candidates.first)
    schedule = answer.schedule
    story = _Story(questionnaire, candidates, schedule, policy)
    actions = tuple(story.tell())
    score_now = score_of(candidates.standings)
    score_after = actions[-1].score_after if actions else score_now
    return Plan(
        request=request,
        target=goal,
        actions=actions,
        left_out=tuple(story.tell_left_out(find_earliest(problem), months, questionnaire.size_of(company))),
        score_now=score_now,
        score_after=score_after,
        curve=tuple(_curve(actions, score_now, months)),
        certificate=answer.certificate,
    )


def default_target(questionnaire: Questionnaire, profile: Profile) -> float:
    """Return the next level up: 2 for a company whose score says less than level 2, else 3; never above the top."""
    level = profile.overall.level_by_score
    top = max((band.level for band in questionnaire.bands), default=questionnaire.score.high)
    return float(min(2 if level is None or level < 2 else 3, top, questionnaire.score.high))


def _check(questionnaire: Questionnaire, hours: float, months: int, target: float, policy: Policy) -> None:
    if not (math.isfinite(hours) and 0 < hours <= policy.most_hours_per_week):
        raise PlanningError(
            f"capacity: {hours:g} hours a week is not possible. Give more than 0 and at most "
            f"{policy.most_hours_per_week:g}, for example 8"
        )
    if not 1 <= months <= policy.most_months:
        raise PlanningError(f"months: {months} is not possible. Give 1 to {policy.most_months}, for example 12")
    low, high = questionnaire.score.low, questionnaire.score.high
    if not low < target <= high:
        raise PlanningError(f"target: {target:g} is not possible. Give a level above {low:g}, at most {high:g}")


def _curve(actions: Iterable[PlannedAction], start: float, months: int) -> Iterator[float]:
    at_end = {action.finish: action.score_after for action in actions}
    score = start
    for month in range(months + 1):
        score = at_end.get(month, score)
        yield score


class _Story:
    """A schedule told in the words of the questionnaire, action by action, in working order."""

    def __init__(
        self, questionnaire: Questionnaire, candidates: Candidates, schedule: Schedule, policy: Policy
    ) -> None:
        self._actions: Mapping[str, Action] = {a.id: a for a in questionnaire.actions}
        self._tasks: Mapping[str, Task] = {t.id: t for t in candidates.tasks}
        self._standings: Mapping[str, Standing] = {s.id: s for s in candidates.standings if s.can_rise}
        self._levels = {s.id: s.level for s in self._standings.values()}
        self._candidates = candidates
        self._schedule = schedule
        self._policy = policy

    def tell(self) -> Iterator[PlannedAction]:
        """Yield the planned actions; each gain is what is left to gain once those before it are done."""
        score = score_of(self._candidates.standings)
        unlocks = self._find_unlocked()
        for name, finish in self._schedule.finish.items():
            task, action = self._tasks[name], self._actions[name]
            raises = self._lifts(action)
            self._levels.update((lift.item, lift.end) for lift in raises)
            gain = sum(lift.gain for lift in raises)
            score += gain
            yield PlannedAction(
                id=name,
                wave=self._wave(finish),
                start=max(1, finish - max(task.lead, 1) + 1),
                finish=finish,
                effort_hours=task.effort[HOURS],
                owner=action.owner,
                raises=raises,
                gain=gain,
                score_after=score,
                after=tuple(link.action for link in task.after),
                unlocks=unlocks.get(name, ()),
                lifts_cap=name in self._candidates.first,
                finds_out=any(self._finds_out(lift) for lift in raises),
            )

    def tell_left_out(self, earliest: Mapping[str, int], months: int, size: str | None) -> Iterator[LeftOut]:
        """Yield what the plan leaves out and would still gain something, in the questionnaire's order."""
        out = {*self._schedule.left_out, *self._candidates.blocked}
        for action in self._actions.values():
            gain = sum(lift.gain for lift in self._lifts(action))
            if action.id in out and gain > 0:
                reason = self._reason(action.id, earliest.get(action.id, 0) > months)
                yield LeftOut(action.id, reason, effort_hours(action, size, self._policy), gain)

    def _lifts(self, action: Action) -> tuple[Lift, ...]:
        found = []
        for lift in action.raises:
            if lift.item in self._standings and below(self._levels[lift.item], lift.end):
                start = max(self._levels[lift.item], lift.start)
                share = self._standings[lift.item].share
                found.append(Lift(lift.item, start, lift.end, share * (lift.end - start)))
        return tuple(found)

    def _finds_out(self, lift: Lift) -> bool:
        standing = self._standings[lift.item]
        return standing.unknown and not below(standing.level, lift.start)

    def _find_unlocked(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name in self._schedule.finish:
            for link in self._tasks[name].after:
                found[link.action] = (*found.get(link.action, ()), name)
        return found

    def _reason(self, name: str, too_long: bool) -> Reason:
        if name in self._candidates.blocked:
            return "prerequisite"
        if too_long:
            return "lead-time"
        before = (link.action for link in self._tasks[name].after)
        return "capacity" if all(b in self._schedule.finish for b in before) else "prerequisite"

    def _wave(self, finish: int) -> Wave:
        if finish <= self._policy.now_until:
            return "now"
        return "next" if finish <= self._policy.next_until else "later"
