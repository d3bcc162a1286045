"""Small questionnaires and problems for the tests of planning; in a profile an item may stand between two levels."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

import questionnaires
from planning import model
from planning.model import Increment, Precedence, Problem, Solver, Task
from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire
from scoring.model import Answer, Profile, State
from scoring.profile import score

MAIN = Path(questionnaires.__file__).parent / "library" / "social-media-governance" / "questionnaire.yaml"
BANDS = [{"level": n, "from": n, "to": n + 1} for n in range(4)] + [{"level": 4, "from": 4, "to": 4}]
Said = float | State
Parts = Sequence[Mapping[str, Any]]


def load_main() -> Questionnaire:
    return Questionnaire.model_validate(yaml.load(MAIN.read_text("utf-8"), Loader=yaml.CSafeLoader))


def make_action(item: str, start: float = 0, end: float = 2, days: float = 1, **more: Any) -> dict[str, Any]:
    raises = [{"item": item, "from": start, "to": end}]
    return {"id": f"{item}.{start:g}{end:g}", "raises": raises, "effort": {"one": days}, "owner": "lead"} | more


def make_questionnaire(items: Parts, actions: Parts, **more: Any) -> Questionnaire:
    """One step, one scale from 0 to 4, one size of company."""
    content = {
        "id": "small",
        "version": "1.0",
        "date": "2026-01-01",
        "licence": {"id": "CC0-1.0", "holder": "Nobody"},
        "score": {"low": 0, "high": 4},
        "scales": [{"id": "levels", "values": [0, 1, 2, 3, 4]}],
        "bands": BANDS,
        "prerequisite_level": 2,
        "tracks": [{"id": "full", "minutes": 1}],
        "sizes": [{"id": "one", "from": 1}],
        "sections": [{"id": "step", "items": [{"tracks": ["full"], **item} for item in items]}],
        "actions": actions,
    }
    return Questionnaire.model_validate(content | more)


def make_profile(
    questionnaire: Questionnaire,
    said: Mapping[str, Said],
    company: CompanyProfile | None = None,
    track: str | None = None,
) -> Profile:
    """Answers on the score scale where a number is said; what is not in `said` is unanswered."""
    asked = {i.id for i in questionnaire.items_for(company, track or questionnaire.tracks[-1].id)}
    profile = score(
        questionnaire, {name: _answer(what) for name, what in said.items() if name in asked}, company, track
    )
    halves = {name: what for name, what in said.items() if not isinstance(what, State) and name in asked}
    items = (replace(i, normal=halves.get(i.id, i.normal)) for i in profile.items)
    return replace(profile, items=tuple(items))


def _answer(said: Said) -> Answer:
    return Answer(said) if isinstance(said, State) else Answer(State.VALUE, float(int(said)))


def make_task(name: str, hours: float = 1, *after: str | Precedence, **more: Any) -> Task:
    links = tuple(link if isinstance(link, Precedence) else Precedence(link) for link in after)
    return Task(**({"id": name, "effort": {"hours": hours}, "after": links} | more))


def make_problem(*tasks: Task, hours: float = 10, periods: int = 4, **more: Any) -> Problem:
    """Each task without a value of its own raises one increment worth 1."""
    increments = tuple(Increment(f"{t.id}+", 1.0, needs=(t.id,)) for t in tasks if not t.value)
    fields: dict[str, Any] = {
        "mode": "fluid",
        "weights": (1.0,) * periods,
        "resources": {"hours": (hours,) * periods},
        "tasks": tasks,
        "increments": increments,
    }
    return Problem(**(fields | more))


class Solved:
    """A solver that remembers the last problem and its answer."""

    problem: Problem
    answer: model.Answer

    def __init__(self, solve: Solver) -> None:
        self._solve = solve

    def __call__(self, problem: Problem, first: Collection[str]) -> model.Answer:
        self.problem, self.answer = problem, self._solve(problem, first)
        return self.answer
