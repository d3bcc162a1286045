"""A planning problem in a file: JSON in a strict shape (`docs/planning.md`), every mistake named with its place."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from planning.errors import PlanningError
from planning.model import Increment, Precedence, Problem, Task
from questionnaires.errors import shown, suggest

LARGEST = 20_000_000
MOST_PERIODS = 600
MOST_ACTIONS = 5_000
MOST_INCREMENTS = 20_000
MOST = 1e12
SHOWN = 20
LONGEST = 18
REMEDY = "See “A problem file” in docs/planning.md"

Id = Annotated[str, Field(strict=True, min_length=1, max_length=200)]
Number = Annotated[float, Field(strict=True, ge=-MOST, le=MOST, allow_inf_nan=False)]
Amount = Annotated[float, Field(strict=True, ge=0, le=MOST, allow_inf_nan=False)]
Period = Annotated[int, Field(strict=True)]
Lapse = Annotated[int, Field(strict=True, ge=0, le=MOST_PERIODS)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LinkEntry(_Strict):
    """What comes first, and how many periods must lie between; 0 allows the same period."""

    action: Id
    lag: Lapse = 1


class ActionEntry(_Strict):
    """An action; `lead` is the first period it may finish in, `at` a period fixed by hand."""

    id: Id
    effort: Mapping[Id, Amount]
    value: Number = 0.0
    after: tuple[LinkEntry, ...] = ()
    by: Period | None = None
    excludes: tuple[Id, ...] = ()
    state: Literal["open", "started", "done"] = "open"
    lead: Lapse = 0
    at: Period | None = None


class IncrementEntry(_Strict):
    """A value that holds under conditions."""

    id: Id
    value: Number
    needs: tuple[Id, ...] = ()
    one_of: tuple[Id, ...] = ()
    below: Id | None = None


class ProblemEntry(_Strict):
    """The whole file; either `weights`, or `periods` with an optional `discount` per period."""

    actions: Annotated[tuple[ActionEntry, ...], Field(max_length=MOST_ACTIONS)]
    mode: Literal["fluid", "period"] = "fluid"
    weights: Annotated[tuple[Amount, ...], Field(min_length=1, max_length=MOST_PERIODS)] | None = None
    periods: Annotated[int, Field(strict=True, ge=1, le=MOST_PERIODS)] | None = None
    discount: Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)] | None = None
    resources: Mapping[Id, tuple[Amount, ...]] = {}
    increments: Annotated[tuple[IncrementEntry, ...], Field(max_length=MOST_INCREMENTS)] = ()

    def weigh(self) -> tuple[float, ...]:
        """Return the weight of every period; empty if the file does not say how many there are."""
        if self.weights is not None:
            return self.weights
        return tuple((1 + (self.discount or 0.0)) ** -t for t in range(1, (self.periods or 0) + 1))


def read_problem(path: Path) -> Problem:
    """Return the problem of a file; PlanningError lists what is wrong, one problem a line."""
    try:
        entry = TypeAdapter(ProblemEntry).validate_python(_read_json(path))
    except ValidationError as error:
        raise _refuse(path, (_say(e["loc"], e["msg"], e["input"]) for e in error.errors(include_url=False))) from None
    mistakes = [*_find_mistakes(entry)]
    if mistakes:
        raise _refuse(path, mistakes)
    return Problem(
        mode=entry.mode,
        weights=entry.weigh(),
        resources=entry.resources,
        tasks=tuple(_make_task(action) for action in entry.actions),
        increments=tuple(Increment(i.id, i.value, i.needs, i.one_of, i.below) for i in entry.increments),
    )


def _make_task(action: ActionEntry) -> Task:
    return Task(
        id=action.id,
        effort=action.effort,
        value=action.value,
        after=tuple(Precedence(link.action, link.lag) for link in action.after),
        lead=action.lead,
        by=action.by,
        excludes=action.excludes,
        state=action.state,
        at=action.at,
    )


def _read_json(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise _refuse(path, ["it is larger than 20 MB. Split the problem"])
        return json.loads(path.read_bytes().decode("utf-8-sig"), object_pairs_hook=_check_keys, parse_int=_read_int)
    except OSError as error:
        raise _refuse(path, [f"it cannot be read: {error.strerror}. Check the name of the file"]) from None
    except json.JSONDecodeError as error:
        raise _refuse(path, [f"line {error.lineno}: it is not JSON ({error.msg}). {REMEDY}"]) from None
    except KeyError as error:
        raise _refuse(path, [f"{shown(error.args[0])} stands twice in one object. Keep one"]) from None
    except (ValueError, RecursionError):
        raise _refuse(path, [f"it is not JSON in UTF-8. {REMEDY}"]) from None


def _read_int(digits: str) -> int | float:
    """Return a whole number; one that no computer reckons with exactly is as good as any other too large one."""
    return int(digits) if len(digits) < LONGEST else float(digits)


def _check_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise KeyError(key)
        found[key] = value
    return found


def _refuse(path: Path, mistakes: Iterable[str]) -> PlanningError:
    listed = [*mistakes]
    rest = [f"{path}: and {len(listed) - SHOWN} more problems"] if len(listed) > SHOWN else []
    return PlanningError("\n".join([*(f"{path}: {mistake}" for mistake in listed[:SHOWN]), *rest]))


def _say(place: tuple[int | str, ...], message: str, value: object) -> str:
    where = ".".join(map(str, place)) or "the file"
    what = "there is no such field" if message.startswith("Extra inputs") else message.lower()
    held = f" ({shown(value)} stands there)" if isinstance(value, str | int | float | None) else ""
    return f"{where}: {what}{held}. {REMEDY}"


def _find_mistakes(entry: ProblemEntry) -> Iterator[str]:
    """Yield what is wrong between fields."""
    yield from _check_periods(entry)
    periods = len(entry.weigh())
    for name, there in sorted(entry.resources.items()):
        if periods and len(there) != periods:
            yield f"resources.{name}: {len(there)} amounts for {periods} periods. Give one for each period"
    actions, increments = {a.id for a in entry.actions}, {i.id for i in entry.increments}
    yield from _check_twice("actions", [a.id for a in entry.actions])
    yield from _check_twice("increments", [i.id for i in entry.increments])
    for action in entry.actions:
        yield from _check_action(action, actions, entry.resources, periods)
    for increment in entry.increments:
        where = f"increments: {shown(increment.id)}"
        yield from _check_known(f"{where}: needs", increment.needs, actions, "action")
        yield from _check_known(f"{where}: one_of", increment.one_of, actions, "action")
        below = () if increment.below is None else (increment.below,)
        yield from _check_known(f"{where}: below", below, increments, "increment")
    yield from _check_cycle("actions", {a.id: tuple(link.action for link in a.after) for a in entry.actions})
    yield from _check_cycle("increments", {i.id: () if i.below is None else (i.below,) for i in entry.increments})


def _check_periods(entry: ProblemEntry) -> Iterator[str]:
    if entry.weights is None and entry.periods is None:
        yield "weights: there are none, and no periods. Give the weight of every period, or periods and a discount"
    for name in ("periods", "discount"):
        if entry.weights is not None and getattr(entry, name) is not None:
            yield f"{name}: weights are given as well. Keep one of the two"


def _check_twice(field: str, names: list[str]) -> Iterator[str]:
    for name in sorted(name for name, count in Counter(names).items() if count > 1):
        yield f"{field}: {shown(name)} stands there twice. Give every one an id of its own"


def _check_action(
    action: ActionEntry, actions: Iterable[str], resources: Mapping[str, object], periods: int
) -> Iterator[str]:
    where = f"actions: {shown(action.id)}"
    yield from _check_known(f"{where}: effort", action.effort, resources, "resource")
    yield from _check_known(f"{where}: after", [link.action for link in action.after], actions, "action")
    yield from _check_known(f"{where}: excludes", action.excludes, actions, "action")
    if action.id in action.excludes:
        yield f"{where}: excludes: it excludes itself. Leave it out"
    for field, period in (("by", action.by), ("at", action.at)):
        if periods and period is not None and not 1 <= period <= periods:
            what = "is in the past: periods count from 1" if period < 1 else f"is after the last period, {periods}"
            yield f"{where}: {field}: {period} {what}. Give a period from 1 to {periods}, or leave it out"


def _check_known(where: str, names: Iterable[str], known: Iterable[str], kind: str) -> Iterator[str]:
    there = set(known)
    for name in names:
        if name not in there:
            hint = suggest(name, there) or f"Add it, or leave it out: {kind}s are named by their id."
            yield f"{where}: there is no {kind} {shown(name)}. {hint}"


def _check_cycle(field: str, before: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield a circle of things that build on each other, if there is one."""
    try:
        TopologicalSorter({name: [n for n in names if n in before] for name, names in before.items()}).prepare()
    except CycleError as error:
        named = " -> ".join(shown(name) for name in reversed(error.args[1]))
        yield f"{field}: {named}: each builds on the next, in a circle. Take one of these links out"
