"""The plan as a problem and as an answer: frozen values, free of questionnaires and of any solver.

A period is a month, counted from 1. Value is the rise of the overall score per period it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from planning.request import Request


@dataclass(frozen=True, slots=True)
class Precedence:
    """The action must be done `lag` periods earlier; lag 0 allows the same period."""

    action: str
    lag: int = 1


@dataclass(frozen=True, slots=True)
class Task:
    """An action as the planner sees it: effort per resource (hours), lead time in periods, order and constraints.

    `by` is the last period it may finish in, `at` the one somebody fixed by hand; with either it must be in the plan.
    A started one is kept in any plan and its effort is what remains; a done one is finished in period 0.
    """

    id: str
    effort: Mapping[str, float]
    value: float = 0.0
    after: tuple[Precedence, ...] = ()
    lead: int = 0
    by: int | None = None
    excludes: tuple[str, ...] = ()
    state: Literal["open", "started", "done"] = "open"
    at: int | None = None

    @property
    def required(self) -> bool:
        """Tell whether every plan must hold it."""
        return self.state == "started" or (self.state == "open" and self.deadline is not None)

    @property
    def deadline(self) -> int | None:
        """The last period it may finish in, or `None`."""
        ends = [end for end in (self.by, self.at) if end is not None]
        return min(ends, default=None)


@dataclass(frozen=True, slots=True)
class Increment:
    """A step up: it holds when all of `needs`, one of `one_of` (if any) and the increment `below` hold."""

    id: str
    value: float
    needs: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What can be done, what it brings and what it may cost.

    `weights[t-1]` is what one unit of value is worth while it holds in period t; `resources` gives the capacity
    of every period per resource. In `fluid` mode unused capacity carries over, in `period` mode it is lost.
    """

    mode: Literal["fluid", "period"]
    weights: tuple[float, ...]
    resources: Mapping[str, tuple[float, ...]]
    tasks: tuple[Task, ...]
    increments: tuple[Increment, ...]

    @property
    def periods(self) -> int:
        """The number of periods."""
        return len(self.weights)


@dataclass(frozen=True, slots=True)
class Schedule:
    """An answer: the period in which each planned task is finished; the rest is left out. Value as in the problem."""

    finish: Mapping[str, int]
    left_out: tuple[str, ...]
    value: float


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why no plan can hold everything that must be in it.

    `actions` are those that cannot all be done by the end of period `by`, each after what it builds on. `missing` is
    the effort that lacks. Kinds: `order` (it takes `needed` periods), `prerequisite` (it builds on what can never be
    done), `excludes` (two that exclude each other), `capacity` (all of it together), `single-period` (the effort of one
    action, where capacity does not carry over), `periods` (it cannot be cut to fit the periods), `time` (none was found
    before the clock ran out, and none was ruled out).
    """

    kind: Literal["order", "prerequisite", "excludes", "capacity", "single-period", "periods", "time"]
    actions: tuple[str, ...]
    by: int
    resource: str = ""
    needed: float = 0.0
    missing: float = 0.0


Stop = Literal["unasked", "clock", "overrun", "fault"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """How good a schedule is: its value, what no schedule can exceed, and the gap between them as a share of the value.

    `optimal` is proven; `feasible` keeps every rule and is at most `gap` below the best; for `infeasible` there are
    no numbers, and `obstacle` says why. `stopped` says what kept the solver from ending: it was not asked (`unasked`),
    its limit came (`clock`), it was stopped from outside (`overrun`), or it failed (`fault`). An optimal schedule with
    `clock` is one of several that are equally good, and not sure to be the same one next time.
    """

    status: Literal["optimal", "feasible", "infeasible"]
    value: float | None = None
    bound: float | None = None
    gap: float | None = None
    stopped: Stop | None = None
    obstacle: Obstacle | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A schedule with its certificate; if the problem is infeasible, the schedule is empty."""

    schedule: Schedule
    certificate: Certificate


Solver = Callable[[Problem, Collection[str]], Answer]


@dataclass(frozen=True, slots=True)
class Lift:
    """What an action does to an item, in levels, and what that adds to the overall score."""

    item: str
    start: float
    end: float
    gain: float


Wave = Literal["now", "next", "later"]


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action in its place: when, by whom, for what. Start and finish are months; effort is in hours.

    `gain` is what the overall score gains, `score_after` the overall score once this and all before it are done;
    `lost_without` is what the score at the end of the plan loses if this and all that builds on it are left out.
    `unlocks` are actions on other items that build on it. `lifts_cap` says that it raises an essential item which
    holds the maturity level back; `finds_out` that the item is unknown today, so that the first thing to do is to find
    out; `mends` that it resolves a critical finding. The effort of a `started` one is what remains of it; a `required`
    one is in every plan.
    """

    id: str
    wave: Wave
    start: int
    finish: int
    effort_hours: float
    owner: str
    raises: tuple[Lift, ...]
    gain: float
    score_after: float
    after: tuple[str, ...] = ()
    unlocks: tuple[str, ...] = ()
    lifts_cap: bool = False
    finds_out: bool = False
    lost_without: float = 0.0
    state: Literal["open", "started"] = "open"
    required: bool = False
    cost: float = 0.0
    mends: bool = False


Reason = Literal["capacity", "resource", "lead-time", "prerequisite", "not-now"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An action that is not in the plan, and why; `needs` is what it builds on that is not planned either.

    `resource` says that it fits the hours of the company, and not those of its owner or the budget.
    """

    id: str
    reason: Reason
    effort_hours: float
    gain: float
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The ordered whole for what was asked. `target` is the level it aims at.

    `curve` is the overall score at the end of month 0, 1, ..., n. Scores count an unknown item as the lowest of its
    scale, so `score_now` is the low end of the range; `ceiling` is the same as `curve` with every item that is unknown
    then at the top of its scale. `level_after` is the maturity level at the end, after the caps of essential items.
    The certificate speaks of the value that is planned for: it counts months and bonuses, and is no score.
    """

    request: Request
    target: float
    actions: tuple[PlannedAction, ...]
    left_out: tuple[LeftOut, ...]
    score_now: float
    score_after: float
    curve: tuple[float, ...] = ()
    ceiling: tuple[float, ...] = ()
    level_after: int | None = None
    certificate: Certificate | None = None

    @property
    def hours_per_week(self) -> float:
        """The hours a week that the company gives."""
        return self.request.hours_per_week

    @property
    def months(self) -> int:
        """How many months the plan looks ahead."""
        return self.request.months
