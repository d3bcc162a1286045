"""What goes to the solver's child process and what comes back, as lines of JSON."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from planning.model import Increment, Precedence, Problem, Task


@dataclass(frozen=True, slots=True)
class Order:
    """What the child is asked: a problem, the tasks that go before others of equal standing, and the seconds it has."""

    problem: Problem
    first: tuple[str, ...]
    limit: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A schedule in working order and a bound; or, if it is `infeasible`, the least effort that is missing.

    `proved` tells that none is better, `settled` that it is the first of all that are as good.
    """

    finish: Mapping[str, int] = field(default_factory=dict)
    bound: float = 0.0
    proved: bool = False
    settled: bool = False
    infeasible: bool = False
    missing: Mapping[str, float] = field(default_factory=dict)


def write_order(problem: Problem, first: Collection[str], limit: float) -> str:
    """Return the order as one line of JSON."""
    return json.dumps({"limit": limit, "first": sorted(first), "problem": asdict(problem)})


def read_order(text: str) -> Order:
    """Return what `write_order` wrote."""
    content = json.loads(text)
    problem = content["problem"]
    tasks = (
        Task(**task | {"after": tuple(Precedence(**a) for a in task["after"]), "excludes": tuple(task["excludes"])})
        for task in problem["tasks"]
    )
    increments = (
        Increment(**i | {"needs": tuple(i["needs"]), "one_of": tuple(i["one_of"])}) for i in problem["increments"]
    )
    return Order(
        Problem(
            mode=problem["mode"],
            weights=tuple(problem["weights"]),
            resources={name: tuple(there) for name, there in problem["resources"].items()},
            tasks=tuple(tasks),
            increments=tuple(increments),
        ),
        tuple(content["first"]),
        content["limit"],
    )


def write_finding(finding: Finding) -> str:
    """Return the finding as one line of JSON."""
    return json.dumps(asdict(finding))


def read_findings(text: str) -> Iterator[Finding]:
    """Yield the findings of whole lines: a line may be cut short when the child is stopped, and libraries talk too."""
    for line in text.splitlines(keepends=True):
        if line.startswith("{") and line.endswith("\n"):
            with suppress(ValueError, TypeError):
                yield Finding(**json.loads(line))
