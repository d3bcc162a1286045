"""Which goal is measured by what: the matrix of goals and measures, where it has holes, and how much of it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from governance.model import Entry, Workbook

Link = Literal["none", "linked", "main"]
HoleKind = Literal[
    "no_kpi", "activity_only", "weak_proof", "incomplete", "no_cadence", "baseline_late", "overdue",
    "no_goal", "goal_ended", "no_status",
]  # fmt: skip
ENDED = frozenset({"reached", "missed", "dropped"})
LEVELS = ("input", "output", "out_take", "outcome", "impact")
RESULTS = frozenset({"outcome", "impact"})
PROOF = ("baseline", "target", "owner_id", "frequency")
STATED = ("business_goal", "baseline", "target", "deadline", "owner_id")
Placed = tuple[tuple[int, Entry], ...]
Measures = Mapping[str, Placed]


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the chain from a goal to its measure breaks, and what mends it.

    `about` is the goal or measure that suffers (register, id). It is mended in `fields` of the entry `entry` of
    `register`; without an entry, a new one belongs there.
    """

    kind: HoleKind
    about: tuple[str, str]
    register: str
    entry: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal of the matrix with one link per measure.

    `proved` says that a result (outcome or impact) with baseline, target, owner and frequency measures it. `missing`
    names the fields that are not stated, and "cadence" where none of its measures has a frequency.
    """

    goal: Entry
    links: tuple[Link, ...]
    proved: bool
    activity_only: bool
    missing: tuple[str, ...]

    @property
    def covered(self) -> bool:
        """Whether anything measures the goal."""
        return "linked" in self.links or "main" in self.links


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many goals how many are measured at all, and how many proved. An empty `name` stands for "not said"."""

    name: str
    goals: int
    covered: int
    proved: int

    @property
    def covered_share(self) -> float | None:
        """The share of goals with any measure; None without goals."""
        return self.covered / self.goals if self.goals else None

    @property
    def proved_share(self) -> float | None:
        """The share of goals that a result proves; None without goals."""
        return self.proved / self.goals if self.goals else None


@dataclass(frozen=True, slots=True)
class Trace:
    """The active goals by rank against the active measures by level and rank.

    `orphans` serve no goal, `outlived` serve one that has ended or is put away; `waiting` are goals not yet active.
    """

    goals: tuple[GoalLine, ...]
    kpis: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    orphans: tuple[Entry, ...]
    outlived: tuple[Entry, ...]
    holes: tuple[Hole, ...]
    whole: Coverage
    by_use: tuple[Coverage, ...]
    by_department: tuple[Coverage, ...]

    def holes_of(self, register: str, entry: str) -> tuple[Hole, ...]:
        """Return what is wrong with a goal or a measure."""
        return tuple(hole for hole in self.holes if hole.about == (register, entry))


def trace(workbook: Workbook, today: date) -> Trace:
    """Return the matrix of goals and measures as it stands today."""
    goals = tuple(goal for goal in workbook.rows("goals") if goal.text("status") == "active")
    kpis = tuple(sorted((k for k in workbook.rows("kpis") if k.text("status") == "active"), key=_level))
    measures = _by_goal(kpis)
    lines = tuple(_read_goal(workbook, goal, measures.get(goal.id, ()), len(kpis), today) for goal in goals)
    return Trace(
        goals=lines,
        kpis=kpis,
        waiting=tuple(goal for goal in workbook.rows("goals") if goal.text("status") in ("", "draft")),
        orphans=tuple(kpi for kpi in kpis if not kpi.has("goal_id")),
        outlived=tuple(kpi for kpi in kpis if kpi.has("goal_id") and _has_ended(workbook, kpi)),
        holes=(*_find_goal_holes(workbook, lines, measures, today), *_find_kpi_holes(workbook, kpis)),
        whole=_count("", lines),
        by_use=_group(lines, lambda goal: goal.text("use")),
        by_department=_by_name(_group(lines, lambda goal: department_of(workbook, goal))),
    )


def find_missing(workbook: Workbook, kpi: Entry, today: date) -> tuple[str, ...]:
    """Return the fields without which a measure proves nothing: baseline, target, owner, frequency."""
    return tuple(name for name in PROOF if not _is_stated(workbook, kpi, name, today))


def is_result(kpi: Entry) -> bool:
    """Tell whether a measure counts what came of the work, not the work itself or the attention it got."""
    return kpi.text("level") in RESULTS


def is_here(workbook: Workbook, person: str, today: date) -> bool:
    """Tell whether somebody is in the register of people, not put away, and has not left."""
    found = workbook.find("people", person)
    if found is None or found.archived or found.proposed:
        return False
    left = found.day("left_date")
    return left is None or left > today


def department_of(workbook: Workbook, goal: Entry) -> str:
    """Return the department of whoever owns a goal; empty if it is not said."""
    owner = workbook.find("people", goal.text("owner_id"))
    return owner.text("department").strip() if owner else ""


def _level(kpi: Entry) -> int:
    level = kpi.text("level")
    return LEVELS.index(level) if level in LEVELS else -1


def _by_goal(kpis: Iterable[Entry]) -> Measures:
    """Return the measures of each goal with their places among all."""
    found: dict[str, list[tuple[int, Entry]]] = {}
    for place, kpi in enumerate(kpis):
        for goal in dict.fromkeys(kpi.names("goal_id")):
            found.setdefault(goal, []).append((place, kpi))
    return {goal: tuple(placed) for goal, placed in found.items()}


def _read_goal(workbook: Workbook, goal: Entry, placed: Placed, width: int, today: date) -> GoalLine:
    links: list[Link] = ["none"] * width
    for place, kpi in placed:
        links[place] = "main" if kpi.says("primary") else "linked"
    mine = [kpi for _, kpi in placed]
    results = [kpi for kpi in mine if is_result(kpi)]
    missing = [name for name in STATED if not _is_stated(workbook, goal, name, today)]
    if mine and not any(kpi.has("frequency") for kpi in mine):
        missing.append("cadence")
    return GoalLine(
        goal=goal,
        links=tuple(links),
        proved=any(not find_missing(workbook, kpi, today) for kpi in results),
        activity_only=bool(mine) and not results,
        missing=tuple(missing),
    )


def _is_stated(workbook: Workbook, entry: Entry, name: str, today: date) -> bool:
    if name == "owner_id":
        return is_here(workbook, entry.text(name), today)
    if name == "baseline" and entry.has("baseline_due"):
        return True
    return entry.has(name)


def _has_ended(workbook: Workbook, kpi: Entry) -> bool:
    served = [workbook.find("goals", goal) for goal in kpi.names("goal_id")]
    return all(goal is None or goal.archived or goal.text("status") in ENDED for goal in served)


def _find_goal_holes(workbook: Workbook, lines: Iterable[GoalLine], measures: Measures, today: date) -> Iterator[Hole]:
    for line in lines:
        goal, about = line.goal, ("goals", line.goal.id)
        mine = [kpi for _, kpi in measures.get(goal.id, ())]
        if not line.covered:
            yield Hole("no_kpi", about, "kpis")
        elif line.activity_only:
            yield Hole("activity_only", about, "kpis")
        elif not line.proved:
            yield _find_weakness(workbook, line, mine, today)
        if missing := tuple(name for name in line.missing if name != "cadence"):
            yield Hole("incomplete", about, "goals", goal.id, missing)
        if "cadence" in line.missing:
            yield Hole("no_cadence", about, "kpis", mine[0].id, ("frequency",))
        if not goal.has("baseline") and _is_past(goal.day("baseline_due"), today):
            yield Hole("baseline_late", about, "goals", goal.id, ("baseline",))
        if _is_past(goal.day("deadline"), today):
            yield Hole("overdue", about, "goals", goal.id, ("status", "deadline"))
    for goal in workbook.rows("goals"):
        if not goal.has("status"):
            yield Hole("no_status", ("goals", goal.id), "goals", goal.id, ("status",))


def _find_weakness(workbook: Workbook, line: GoalLine, kpis: Iterable[Entry], today: date) -> Hole:
    """Return what the result that lacks least still lacks to prove its goal."""
    results = [kpi for kpi in kpis if is_result(kpi)]
    nearest = min(results, key=lambda kpi: (len(find_missing(workbook, kpi, today)), not kpi.says("primary")))
    missing = find_missing(workbook, nearest, today)
    return Hole("weak_proof", ("goals", line.goal.id), "kpis", nearest.id, missing)


def _find_kpi_holes(workbook: Workbook, kpis: Iterable[Entry]) -> Iterator[Hole]:
    for kpi in kpis:
        if not kpi.has("goal_id"):
            yield Hole("no_goal", ("kpis", kpi.id), "kpis", kpi.id, ("goal_id",))
        elif _has_ended(workbook, kpi):
            yield Hole("goal_ended", ("kpis", kpi.id), "kpis", kpi.id, ("goal_id", "status"))
    for kpi in workbook.rows("kpis"):
        if not kpi.has("status"):
            yield Hole("no_status", ("kpis", kpi.id), "kpis", kpi.id, ("status",))


def _is_past(day: date | None, today: date) -> bool:
    return day is not None and day < today


def _group(lines: Iterable[GoalLine], name_of: Callable[[Entry], str]) -> tuple[Coverage, ...]:
    found: dict[str, tuple[str, list[GoalLine]]] = {}
    for line in lines:
        name = name_of(line.goal)
        found.setdefault(name.casefold(), (name, []))[1].append(line)
    return tuple(_count(name, mine) for name, mine in found.values())


def _by_name(groups: Iterable[Coverage]) -> tuple[Coverage, ...]:
    return tuple(sorted(groups, key=lambda group: (not group.name, group.name.casefold())))


def _count(name: str, lines: Iterable[GoalLine]) -> Coverage:
    mine = tuple(lines)
    return Coverage(name, len(mine), sum(line.covered for line in mine), sum(line.proved for line in mine))
