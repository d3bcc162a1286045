"""The actions that a company could take to close its gaps, as a problem that can be planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planning.model import Increment, Precedence, Problem, Task
from planning.policy import HOURS, POLICY, Policy
from planning.standing import Standing, find_standings
from questionnaires.company import CompanyProfile
from questionnaires.model import Action, Item, Questionnaire, Raise
from scoring.model import Profile


@dataclass(frozen=True, slots=True)
class Candidates:
    """What can be done about the gaps: tasks and increments, free of any capacity.

    `first` names the actions that lift an essential item over a cap which holds the whole below the target.
    `blocked` names actions that a gap asks for and that can never begin, because a prerequisite cannot be reached: no
    action raises it.
    """

    target: float
    standings: tuple[Standing, ...]
    tasks: tuple[Task, ...]
    increments: tuple[Increment, ...]
    first: frozenset[str]
    blocked: tuple[str, ...]

    def problem(self, hours_per_week: float, months: int, policy: Policy = POLICY) -> Problem:
        """Return the problem for a stated capacity, with capacity that carries over from month to month."""
        return Problem(
            mode="fluid",
            weights=tuple((1 + policy.discount) ** -t for t in range(1, months + 1)),
            resources={HOURS: (policy.weeks_per_month * hours_per_week,) * months},
            tasks=self.tasks,
            increments=self.increments,
        )


def find_candidates(
    questionnaire: Questionnaire,
    profile: Profile,
    company: CompanyProfile | None,
    track: str | None,
    target: float,
    policy: Policy = POLICY,
) -> Candidates:
    """Return every action needed to bring the items in scope to `target` (on the score scale), and what each needs.

    An item is a gap while it stands below the target. What a gap's action builds on is a candidate too, even where
    the target itself does not ask for it.
    """
    standings = find_standings(questionnaire, profile, company, track)
    aim = _level_at(questionnaire, target)
    survey = _Survey(questionnaire, standings, questionnaire.size_of(company), policy, aim)
    wanted, blocked = survey.close(survey.actions_towards(target))
    chosen = [a for a in questionnaire.actions if a.id in wanted]
    return Candidates(
        target=target,
        standings=standings,
        tasks=tuple(survey.task(a) for a in chosen),
        increments=tuple(i for s in standings for i in survey.increments(s, chosen)),
        first=frozenset(a.id for a in chosen if survey.lifts_cap(a)),
        blocked=tuple(a.id for a in questionnaire.actions if a.id in blocked),
    )


def _level_at(questionnaire: Questionnaire, target: float) -> int:
    """Return the maturity level of a score at the target; a cap that leaves room for it holds nothing back."""
    reached = (band.level for band in questionnaire.bands if not below(target, band.start))
    return max(reached, default=len(questionnaire.bands))


def effort_hours(action: Action, size: str | None, policy: Policy = POLICY) -> float:
    """Return the effort for a company of this size; of a size the action does not know, its largest effort."""
    largest = max(action.effort.values(), default=0.0)
    return (largest if size is None else action.effort.get(size, largest)) * policy.hours_per_person_day


class _Survey:
    """The questionnaire as seen from where one company stands."""

    def __init__(
        self, questionnaire: Questionnaire, standings: Iterable[Standing], size: str | None, policy: Policy, aim: int
    ) -> None:
        self._questionnaire = questionnaire
        self._items: Mapping[str, Item] = {i.id: i for i in questionnaire.walk_items()}
        self._standing: Mapping[str, Standing] = {s.id: s for s in standings if s.can_rise}
        self._size = size
        self._policy = policy
        self._aim = aim

    def actions_towards(self, target: float) -> Iterator[Action]:
        """Yield the actions that raise an item from where it stands towards the target."""
        for action in self._questionnaire.actions:
            gaps = (lift for lift in self._lifts(action) if below(self._level(lift.item), target))
            if any(below(lift.start, target) for lift in gaps):
                yield action

    def close(self, actions: Iterable[Action]) -> tuple[frozenset[str], frozenset[str]]:
        """Return these actions with all they need, and apart from them those that can never be ready."""
        needs: dict[str, tuple[str | None, ...]] = {}
        todo = list(actions)
        by_id = {a.id: a for a in self._questionnaire.actions}
        while todo:
            action = todo.pop()
            if action.id not in needs:
                needs[action.id] = tuple(self._needs(action))
                todo.extend(by_id[n] for n in needs[action.id] if n is not None)
        blocked: set[str | None] = {None}
        while more := {a for a, before in needs.items() if a not in blocked and not blocked.isdisjoint(before)}:
            blocked |= more
        names = frozenset(n for n in blocked if n is not None)
        return frozenset(needs) - names, names

    def task(self, action: Action) -> Task:
        """Return the action as the planner sees it."""
        lead = action.lead_months
        urgent = lead == 0 and any(self._items[lift.item].essential for lift in self._lifts(action))
        lag = 0 if urgent else max(lead, 1)
        return Task(
            id=action.id,
            effort={HOURS: effort_hours(action, self._size, self._policy)},
            after=tuple(Precedence(n, lag) for n in self._needs(action) if n is not None),
            lead=lead,
        )

    def increments(self, standing: Standing, actions: Iterable[Action]) -> Iterator[Increment]:
        """Yield the levels that these actions can bring an item to, with the worth of the part that is missing."""
        lifts = [(a.id, lift) for a in actions for lift in self._lifts(a) if lift.item == standing.id]
        reached, previous = standing.level, None
        for level in self._levels_above(standing) if lifts else ():
            ways = tuple(name for name, lift in lifts if below(lift.start, level) and not below(lift.end, level))
            if not ways:
                return
            bonus = self._policy.cap_bonus * self._caps_between(standing, reached, level)
            yield Increment(
                id=f"{standing.id}@{level:g}",
                value=standing.share * (level - reached) + bonus,
                needs=ways if len(ways) == 1 else (),
                one_of=ways if len(ways) > 1 else (),
                below=previous,
            )
            reached, previous = level, f"{standing.id}@{level:g}"

    def lifts_cap(self, action: Action) -> bool:
        """Tell whether the action takes an essential item over a cap."""
        return any(
            self._caps_between(self._standing[lift.item], max(lift.start, self._level(lift.item)), lift.end)
            for lift in self._lifts(action)
        )

    def _lifts(self, action: Action) -> Iterator[Raise]:
        """Yield what the action raises here: not what is out of scope or already there."""
        for lift in action.raises:
            if lift.item in self._standing and below(self._level(lift.item), lift.end):
                yield lift

    def _needs(self, action: Action) -> Iterator[str | None]:
        """Yield the actions that must be done first; `None` for a need that no action meets."""
        found: dict[str | None, None] = {}
        for lift in self._lifts(action):
            if below(self._level(lift.item), lift.start):
                found[self._way_to(lift.item, lift.start)] = None
                continue
            for item in self._items[lift.item].after:
                base = self._questionnaire.prerequisite_level
                if base is not None and item in self._standing and below(self._level(item), base):
                    found[self._way_to(item, base)] = None
        yield from (name for name in found if name != action.id)

    def _way_to(self, item: str, level: float) -> str | None:
        """Return the action that brings an item to a level: of several the cheapest, then the first by id."""
        ways = [
            (effort_hours(action, self._size, self._policy), action.id)
            for action in self._questionnaire.actions
            for lift in action.raises
            if lift.item == item and below(lift.start, level) and not below(lift.end, level)
        ]
        return min(ways)[1] if ways else None

    def _levels_above(self, standing: Standing) -> list[float]:
        scale, values = self._questionnaire.score, self._questionnaire.scale_of(self._items[standing.id]).values
        low, width = min(values), max(values) - min(values)
        levels = (scale.low + (value - low) / width * (scale.high - scale.low) for value in values)
        return sorted(level for level in levels if below(standing.level, level))

    def _caps_between(self, standing: Standing, start: float, end: float) -> int:
        if not self._items[standing.id].essential:
            return 0
        holding = (cap for cap in self._questionnaire.essentials.caps if cap.level < self._aim)
        return sum(below(start, cap.below) and not below(end, cap.below) for cap in holding)

    def _level(self, item: str) -> float:
        return self._standing[item].level


def below(level: float, bound: float) -> bool:
    """Tell whether a level is below a bound, where both are compared at nine decimals."""
    return round(level, 9) < round(bound, 9)
