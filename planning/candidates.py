"""The actions that a company could take to close its gaps, as a problem that can be planned."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planning.levels import below, count_done, levels_above
from planning.model import Increment, Precedence, Problem, Task
from planning.policy import HOURS, MONEY, PEOPLE, POLICY, Policy
from planning.request import Request
from planning.standing import Standing, find_standings
from planning.survey import Survey
from planning.target import default_target
from questionnaires.company import CompanyProfile
from questionnaires.model import Action, Questionnaire
from scoring.model import Profile


@dataclass(frozen=True, slots=True)
class Candidates:
    """What can be done about the gaps: tasks and increments, and what was asked for.

    In `standings` what the request calls done is counted. `first` names the actions that lift an essential item over a
    cap which holds the whole below the target. `blocked` are actions that a gap asks for and that can never begin: no
    action raises a prerequisite, or it was put off. `put_off` are those that the request does not want now. `mending`
    is the level of each urgent item that mends a critical finding.
    """

    request: Request
    target: float
    standings: tuple[Standing, ...]
    tasks: tuple[Task, ...]
    increments: tuple[Increment, ...]
    first: frozenset[str]
    blocked: tuple[Task, ...]
    put_off: tuple[Task, ...]
    mending: Mapping[str, float] = field(default_factory=dict)

    def problem(self, policy: Policy = POLICY) -> Problem:
        """Return the problem for what the company can give, with capacity that carries over from month to month.

        The hours of a role are of all hours; the whole budget is there from the first month on.
        """
        months, request = self.request.months, self.request
        people = {f"{PEOPLE}{role}": hours for role, hours in request.people.items()}
        hours = {HOURS: request.hours_per_week, **people}
        money = {} if request.budget is None else {MONEY: (request.budget, *(0.0,) * (months - 1))}
        return Problem(
            mode="fluid",
            weights=tuple((1 + policy.discount) ** -t for t in range(1, months + 1)),
            resources={name: (policy.weeks_per_month * there,) * months for name, there in hours.items()} | money,
            tasks=self.tasks,
            increments=self.increments,
        )


def find_candidates(
    questionnaire: Questionnaire,
    profile: Profile,
    company: CompanyProfile | None,
    track: str | None,
    request: Request,
    policy: Policy = POLICY,
    urgent: Collection[str] = frozenset(),
) -> Candidates:
    """Return every action needed to bring the items in scope to the target, and what the request wants besides.

    An item is a gap while it stands below the target of its step; the next action of an `urgent` one is a candidate
    in any case. What a gap's action builds on is a candidate too, even where the target itself does not ask for it.
    """
    target = default_target(questionnaire, profile) if request.target is None else request.target
    standings = count_done(find_standings(questionnaire, profile, company, track), questionnaire, request.done)
    survey = Survey(questionnaire, standings, questionnaire.size_of(company), target, request, policy, urgent)
    decided = [a for a in questionnaire.actions if survey.is_decided(a)]
    asked = [a for a in questionnaire.actions if survey.is_towards_target(a) or survey.is_mending(a)]
    needs = survey.needs_of_all([*decided, *(a for a in asked if survey.can_plan(a.id))])
    blocked = _find_blocked(needs, survey)
    wanted = (needs.keys() - blocked) | _find_ancestors(needs, (a.id for a in decided))
    named = {a.id for a in asked} | {name for names in needs.values() for name in names}
    put_off = [a for a in questionnaire.actions if a.id in named & request.not_now]
    draft = _Draft(questionnaire, survey)
    chosen = [a for a in questionnaire.actions if a.id in wanted]
    return Candidates(
        request=request,
        target=target,
        standings=standings,
        tasks=tuple(draft.task(a) for a in chosen),
        increments=tuple(i for s in standings if s.can_rise for i in draft.increments(s, chosen)),
        first=frozenset(a.id for a in chosen if survey.lifts_cap(a)),
        blocked=tuple(draft.task(a) for a in questionnaire.actions if a.id in blocked - wanted),
        put_off=tuple(draft.task(a) for a in put_off),
        mending=survey.mending,
    )


def _find_blocked(needs: Mapping[str, Collection[str]], survey: Survey) -> frozenset[str]:
    """Return the actions that build on what no plan can hold."""
    never = {name for names in needs.values() for name in names if not survey.can_plan(name)}
    while more := {name for name, before in needs.items() if name not in never and not never.isdisjoint(before)}:
        never |= more
    return frozenset(never & needs.keys())


def _find_ancestors(needs: Mapping[str, Collection[str]], names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name in needs and name not in found:
            found.add(name)
            todo.extend(needs[name])
    return frozenset(found)


class _Draft:
    """Writes actions and levels as tasks and increments."""

    def __init__(self, questionnaire: Questionnaire, survey: Survey) -> None:
        self._questionnaire = questionnaire
        self._survey = survey
        self._request = survey.request
        self._items = {i.id: i for i in questionnaire.walk_items()}

    def task(self, action: Action) -> Task:
        """Return the action as the planner sees it, with what the request has decided about it."""
        name, request = action.id, self._request
        started = name in request.started
        lag = max(action.lead_months, 1) if self._survey.waits_a_month(action) else 0
        by = request.must.get(name)
        return Task(
            id=name,
            effort=dict(self._effort(action)),
            after=tuple(Precedence(n, lag) for n in self._survey.needs(action)),
            lead=0 if started else action.lead_months,
            by=request.months if by is None and name in request.must else by,
            state="started" if started else "open",
            at=request.fixed.get(name),
        )

    def increments(self, standing: Standing, actions: Iterable[Action]) -> Iterator[Increment]:
        """Yield the levels that these actions can bring an item to, with the worth of the part that is missing."""
        lifts = [(a.id, lift) for a in actions for lift in self._survey.lifts(a) if lift.item == standing.id]
        reached, previous = standing.level, None
        levels = levels_above(self._questionnaire, self._items[standing.id], standing.level)
        for level in levels if lifts else ():
            ways = tuple(name for name, lift in lifts if below(lift.start, level) and not below(lift.end, level))
            if not ways:
                return
            bonus = self._survey.policy.cap_bonus * self._survey.caps_between(standing.id, reached, level)
            bonus += self._survey.policy.finding_bonus * self._survey.mends_between(standing.id, reached, level)
            yield Increment(
                id=f"{standing.id}@{level:g}",
                value=standing.share * (level - reached) + bonus,
                needs=ways if len(ways) == 1 else (),
                one_of=ways if len(ways) > 1 else (),
                below=previous,
            )
            reached, previous = level, f"{standing.id}@{level:g}"

    def _effort(self, action: Action) -> Iterator[tuple[str, float]]:
        hours, cost = self._survey.effort(action), self._request.costs.get(action.id, 0.0)
        yield HOURS, hours
        if action.owner in self._request.people:
            yield f"{PEOPLE}{action.owner}", hours
        if self._request.budget is not None and cost:
            yield MONEY, cost
