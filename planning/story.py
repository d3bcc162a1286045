"""A schedule told in the words of the questionnaire: what each action brings, month by month, and what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from planning.candidates import Candidates
from planning.greedy import order_bundles
from planning.levels import below, climb
from planning.model import LeftOut, Lift, PlannedAction, Problem, Reason, Schedule, Task, Wave
from planning.order import find_earliest
from planning.policy import HOURS, Policy
from planning.standing import Standing, score_of
from planning.survey import effort_hours
from questionnaires.model import Action, Questionnaire, Raise


class Story:
    """What a schedule does to the items, action by action, in working order."""

    def __init__(
        self, questionnaire: Questionnaire, candidates: Candidates, problem: Problem, schedule: Schedule, policy: Policy
    ) -> None:
        self._actions: Mapping[str, Action] = {a.id: a for a in questionnaire.actions}
        self._tasks: Mapping[str, Task] = {t.id: t for t in (*candidates.blocked, *candidates.put_off, *problem.tasks)}
        self._standings: Mapping[str, Standing] = {s.id: s for s in candidates.standings if s.can_rise}
        self._candidates = candidates
        self._problem = problem
        self._finish = schedule.finish
        self._policy = policy
        self._high = questionnaire.score.high
        self._climbing: dict[str, dict[str, Raise]] = {name: {} for name in self._standings}
        for action, lift in ((a, lift) for a in self._planned() for lift in self._lifts(a)):
            self._climbing[lift.item][action.id] = lift

    def tell(self) -> Iterator[PlannedAction]:
        """Yield the planned actions; each gain is what is left to gain once those before it are done."""
        score = score_of(self._candidates.standings)
        unlocks, done = self._find_unlocked(), set[str]()
        for action in self._planned():
            task, finish = self._tasks[action.id], self._finish[action.id]
            raises = tuple(self._raises(action, done))
            done.add(action.id)
            gain = sum(lift.gain for lift in raises)
            score += gain
            started = task.state == "started"
            yield PlannedAction(
                id=action.id,
                wave=self._wave(finish),
                start=1 if started else max(1, finish - max(task.lead, 1) + 1),
                finish=finish,
                effort_hours=task.effort[HOURS],
                owner=action.owner,
                raises=raises,
                gain=gain,
                score_after=score,
                after=tuple(link.action for link in task.after),
                unlocks=unlocks.get(action.id, ()),
                lifts_cap=action.id in self._candidates.first,
                finds_out=any(self._finds_out(lift) for lift in self._lifts(action)),
                lost_without=self._lost_without(action.id),
                state="started" if started else "open",
                required=task.required,
                cost=self._candidates.request.costs.get(action.id, 0.0),
                mends=any(map(self._mends, raises)),
            )

    def tell_left_out(self, size: str | None) -> Iterator[LeftOut]:
        """Yield what the plan leaves out and would still gain something, in the questionnaire's order."""
        levels = self.levels()
        earliest, fitting = find_earliest(self._problem), self._fits_hours()
        for action in (a for a in self._actions.values() if a.id in self._tasks and a.id not in self._finish):
            open_lifts = (lift for lift in self._lifts(action) if below(levels[lift.item], lift.end))
            gain = sum(
                self._standings[lift.item].share * (lift.end - max(levels[lift.item], lift.start))
                for lift in open_lifts
            )
            if gain > 0:
                reason = self._reason(action.id, earliest.get(action.id, 0) > self._problem.periods, fitting)
                needs = (link.action for link in self._tasks[action.id].after if link.action not in self._finish)
                known = tuple(name for name in needs if name in self._actions)
                yield LeftOut(action.id, reason, effort_hours(action, size, self._policy), gain, known)

    def levels(self, done: Collection[str] | None = None) -> Mapping[str, float]:
        """Return the level of every item that can rise once these planned actions are done, by default all."""
        return {
            item: climb(self._standings[item].level, (lift for a, lift in lifts.items() if done is None or a in done))
            for item, lifts in self._climbing.items()
        }

    def ceiling(self, curve: Iterable[float]) -> Iterator[float]:
        """Yield what the curve would be if every item that is unknown at the end of a month stood at the top."""
        for month, score in enumerate(curve):
            levels = self.levels({name for name, finish in self._finish.items() if finish <= month})
            unknown = (s for s in self._standings.values() if s.unknown and not below(s.level, levels[s.id]))
            yield score + sum(s.share * (self._high - s.level) for s in unknown)

    def _planned(self) -> Iterator[Action]:
        return (self._actions[name] for name in self._finish)

    def _lifts(self, action: Action) -> Iterator[Raise]:
        """Yield what the action raises here, as the items stand today."""
        for lift in action.raises:
            if lift.item in self._standings and below(self._standings[lift.item].level, lift.end):
                yield lift

    def _raises(self, action: Action, done: Collection[str]) -> Iterator[Lift]:
        """Yield what the action does once these are done; where it has nothing to do (yet), it gains nothing."""
        for lift in self._lifts(action):
            standing, lifts = self._standings[lift.item], self._climbing[lift.item]
            before = climb(standing.level, (other for name, other in lifts.items() if name in done))
            after = climb(standing.level, (o for name, o in lifts.items() if name in done or name == action.id))
            if below(before, after):
                yield Lift(lift.item, before, after, standing.share * (after - before))
            else:
                yield Lift(lift.item, max(standing.level, lift.start), lift.end, 0.0)

    def _lost_without(self, name: str) -> float:
        """Return what the score at the end loses without the action and all that builds on it."""
        gone = {name}
        while more := {n for n in self._finish if n not in gone and self._builds_on(n, gone)}:
            gone |= more
        touched = {lift.item for n in gone for lift in self._lifts(self._actions[n])}
        return sum(self._fall(item, gone) for item in self._climbing if item in touched)

    def _fall(self, item: str, gone: Collection[str]) -> float:
        standing, lifts = self._standings[item], self._climbing[item]
        left = climb(standing.level, (lift for name, lift in lifts.items() if name not in gone))
        return standing.share * (climb(standing.level, lifts.values()) - left)

    def _builds_on(self, name: str, others: Collection[str]) -> bool:
        return any(link.action in others for link in self._tasks[name].after)

    def _finds_out(self, lift: Raise) -> bool:
        standing = self._standings[lift.item]
        return standing.unknown and not below(standing.level, lift.start)

    def _mends(self, lift: Lift) -> bool:
        level = self._candidates.mending.get(lift.item)
        return level is not None and lift.gain > 0 and below(lift.start, level) and not below(lift.end, level)

    def _find_unlocked(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each action those that build on it and raise anything that it does not raise itself."""
        found: dict[str, tuple[str, ...]] = {}
        items = {a.id: {lift.item for lift in a.raises} for a in self._planned()}
        for name in self._finish:
            for link in self._tasks[name].after:
                if not items[name] <= items[link.action]:
                    found[link.action] = (*found.get(link.action, ()), name)
        return found

    def _reason(self, name: str, too_long: bool, fitting: Collection[str]) -> Reason:
        if name in {t.id for t in self._candidates.put_off}:
            return "not-now"
        if name in {t.id for t in self._candidates.blocked}:
            return "prerequisite"
        if too_long:
            return "lead-time"
        if any(link.action not in self._finish for link in self._tasks[name].after):
            return "prerequisite"
        return "resource" if name in fitting else "capacity"

    def _fits_hours(self) -> Collection[str]:
        """Return what the hours of the company alone would allow; nothing where there are no other limits."""
        if self._problem.resources.keys() == {HOURS}:
            return ()
        tasks = tuple(replace(task, effort={HOURS: task.effort[HOURS]}) for task in self._problem.tasks)
        free = replace(self._problem, tasks=tasks, resources={HOURS: self._problem.resources[HOURS]})
        return order_bundles(free, self._candidates.first).finish.keys()

    def _wave(self, finish: int) -> Wave:
        if finish <= self._policy.now_until:
            return "now"
        return "next" if finish <= self._policy.next_until else "later"
