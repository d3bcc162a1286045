"""The questionnaire as seen from where one company stands: what each action raises here, and what it builds on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from planning.levels import below, levels_above
from planning.policy import POLICY, Policy
from planning.request import Request
from planning.standing import Standing
from questionnaires.model import Action, Item, Questionnaire, Raise


def effort_hours(action: Action, size: str | None, policy: Policy = POLICY) -> float:
    """Return the effort for a company of this size; of a size the action does not know, its largest effort."""
    largest = max(action.effort.values(), default=0.0)
    return (largest if size is None else action.effort.get(size, largest)) * policy.hours_per_person_day


class Survey:
    """What the actions of a questionnaire do for one company, and what each needs.

    `target` is the level aimed at wherever the request gives a step no other one; `urgent` names the items whose rise
    mends a critical finding.
    """

    def __init__(
        self,
        questionnaire: Questionnaire,
        standings: Iterable[Standing],
        size: str | None,
        target: float,
        request: Request,
        policy: Policy = POLICY,
        urgent: Collection[str] = frozenset(),
    ) -> None:
        self.actions: Mapping[str, Action] = {a.id: a for a in questionnaire.actions}
        self.request = request
        self.policy = policy
        self._items: Mapping[str, Item] = {i.id: i for i in questionnaire.walk_items()}
        self._standing: Mapping[str, Standing] = {s.id: s for s in standings if s.can_rise}
        self._size = size
        self._aim = _level_at(questionnaire, target)
        self._caps = tuple(cap for cap in questionnaire.essentials.caps if cap.level < self._aim)
        self._base = questionnaire.prerequisite_level
        self.mending: Mapping[str, float] = dict(self._find_mending(questionnaire, urgent))
        self._targets = {
            item.id: request.targets.get(step.id, target)
            for step in questionnaire.sections
            for item in step.walk_items()
        }

    def is_towards_target(self, action: Action) -> bool:
        """Tell whether the action raises an item from where it stands towards the target of its step."""
        gaps = [lift for lift in self.lifts(action) if below(self._level(lift.item), self._targets[lift.item])]
        return any(below(lift.start, self._targets[lift.item]) for lift in gaps)

    def is_mending(self, action: Action) -> bool:
        """Tell whether the action brings an item to the level that mends a critical finding."""
        return any(self.mends_between(lift.item, lift.start, lift.end) for lift in self.lifts(action))

    def is_decided(self, action: Action) -> bool:
        """Tell whether the request wants the action in every plan, and there is something left for it to do."""
        request = self.request
        decided = action.id in request.must or action.id in request.fixed or action.id in request.started
        return decided and self.can_plan(action.id) and any(self.lifts(action))

    def can_plan(self, name: str) -> bool:
        """Tell whether there is such an action, and nobody has put it off."""
        return name in self.actions and name not in self.request.not_now

    def lifts(self, action: Action) -> Iterator[Raise]:
        """Yield what the action raises here: not what is out of scope or already there."""
        for lift in action.raises:
            if lift.item in self._standing and below(self._level(lift.item), lift.end):
                yield lift

    def effort(self, action: Action) -> float:
        """Return the hours that the action takes, or those that remain of it."""
        return self.request.started.get(action.id, effort_hours(action, self._size, self.policy))

    def needs(self, action: Action) -> tuple[str, ...]:
        """Return what must be done first; what is under way has nothing left to wait for.

        A need that no action meets stands as "item@level"; one that only actions which were put off would meet, as the
        first of these.
        """
        if action.id in self.request.started:
            return ()
        found: dict[str, None] = {}
        for lift in self.lifts(action):
            if below(self._level(lift.item), lift.start):
                found.update(dict.fromkeys(self._ways_to(lift.item, lift.start)))
                continue
            for item in self._items[lift.item].after:
                if self._base is not None and item in self._standing and below(self._level(item), self._base):
                    found.update(dict.fromkeys(self._ways_to(item, self._base)))
        return tuple(name for name in found if name != action.id)

    def needs_of_all(self, actions: Iterable[Action]) -> Mapping[str, tuple[str, ...]]:
        """Return the needs of these actions, and of all that can be planned of what they build on."""
        found: dict[str, tuple[str, ...]] = {}
        todo = list(actions)
        while todo:
            action = todo.pop()
            if action.id not in found:
                found[action.id] = self.needs(action)
                names = found[action.id] or self._steps_below(action)
                todo.extend(self.actions[name] for name in names if self.can_plan(name))
        return found

    def waits_a_month(self, action: Action) -> bool:
        """Tell whether the action cannot follow in the same month: it takes one, or no item of it is essential."""
        return action.lead_months > 0 or not any(self._items[lift.item].essential for lift in self.lifts(action))

    def caps_between(self, item: str, start: float, end: float) -> int:
        """Return how many caps that hold the whole below the target the item is lifted over."""
        if not self._items[item].essential:
            return 0
        return sum(below(start, cap.below) and not below(end, cap.below) for cap in self._caps)

    def mends_between(self, item: str, start: float, end: float) -> bool:
        """Tell whether an item that rises so far reaches the level that mends a critical finding."""
        level = self.mending.get(item)
        return level is not None and below(start, level) and not below(end, level)

    def lifts_cap(self, action: Action) -> bool:
        """Tell whether the action takes an essential item over a cap."""
        return any(
            self.caps_between(lift.item, max(lift.start, self._level(lift.item)), lift.end)
            for lift in self.lifts(action)
        )

    def _find_mending(self, questionnaire: Questionnaire, urgent: Collection[str]) -> Iterator[tuple[str, float]]:
        """Yield the level that mends a finding: that of prerequisites, or the next one of an item that stands there."""
        for standing in (standing for name, standing in self._standing.items() if name in urgent):
            levels = levels_above(questionnaire, self._items[standing.id], standing.level)
            if self._base is not None and below(standing.level, self._base):
                yield standing.id, self._base
            elif levels:
                yield standing.id, levels[0]

    def _steps_below(self, action: Action) -> tuple[str, ...]:
        """Return the actions that bring the items of one under way to where it starts."""
        lifts = (lift for lift in self.lifts(action) if below(self._level(lift.item), lift.start))
        return tuple(name for lift in lifts for name in self._ways_to(lift.item, lift.start))

    def _ways_to(self, item: str, level: float) -> Iterator[str]:
        """Yield the action that brings an item to a level: one that is decided, the cheapest, the first by id.

        Before one that is under way and starts above where the item stands, yield the way to its start too.
        """
        ways = [
            (not self.can_plan(action.id), not self.is_decided(action), self.effort(action), action.id, lift.start)
            for action in self.actions.values()
            for lift in action.raises
            if lift.item == item and below(lift.start, level) and not below(lift.end, level)
        ]
        if not ways:
            yield f"{item}@{level:g}"
            return
        *_, name, start = min(ways)
        if name in self.request.started and below(self._level(item), start):
            yield from self._ways_to(item, start)
        yield name

    def _level(self, item: str) -> float:
        return self._standing[item].level


def _level_at(questionnaire: Questionnaire, target: float) -> int:
    """Return the maturity level of a score at the target; a cap that leaves room for it holds nothing back."""
    reached = (band.level for band in questionnaire.bands if not below(target, band.start))
    return max(reached, default=len(questionnaire.bands))
