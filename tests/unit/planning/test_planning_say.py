"""How good a plan is and why there is none, in sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest

from locales import languages, speech
from planning.explain import MOST_NAMED, say_certificate, say_obstacle
from planning.model import Certificate, Obstacle, Stop
from questionnaires.model import Questionnaire, Words
from tests.unit.planning.small import Parts, make_action, make_questionnaire

NAMES = "abcdefghij"
ITEMS: Parts = [{"id": name} for name in NAMES]
BOTH = [make_action(name, start, start + 2) for name in NAMES for start in (0, 2)]
WORDS = Words.model_validate(
    {
        "language": "en",
        "title": "Small",
        "sections": {"step": {"title": "Step"}},
        "items": {name: {"title": name.upper(), "question": "?"} for name in NAMES},
        "roles": {"lead": "Head"},
    }
)
SMALL: Questionnaire = make_questionnaire(ITEMS, BOTH)
KINDS = ("order", "prerequisite", "excludes", "capacity", "single-period", "periods", "time")
PROVEN = Certificate("optimal", 10.0, 10.0, 0.0)


def told(obstacle: Obstacle, language: str = "en") -> str:
    return say_obstacle(obstacle, SMALL, WORDS, speech(language)).replace("\u00a0", " ")


def graded(certificate: Certificate, language: str = "en") -> str:
    return say_certificate(certificate, speech(language)).replace("\u00a0", " ")


def test_a_proven_plan_says_so() -> None:
    assert graded(PROVEN) == "No plan is better: that is proven."
    assert graded(PROVEN, "ru") == "Лучшего плана нет: это доказано."
    assert graded(replace(PROVEN, stopped="clock")).endswith("Another one may be worth as much.")


@pytest.mark.parametrize(
    ("gap", "said"), [(0.00001, "0.1%"), (0.02, "2%"), (0.0201, "2.1%"), (0.1 + 1e-12, "10%"), (1.0, "100%")]
)
def test_a_plan_that_is_not_proven_says_how_far_from_the_best_it_may_be(gap: float, said: str) -> None:
    assert graded(Certificate("feasible", 10.0, 10 * (1 + gap), gap, "clock")) == (
        f"At most {said} below the best possible plan, not proven to be the best: the time for the proof was up."
    )


def test_where_the_bound_says_nothing_no_share_is_told() -> None:
    wide = Certificate("feasible", 0.0, 3.0, 3e9, "unasked")
    assert graded(wide) == (
        "How far it falls short of the best possible plan is not known: no proof has been looked for."
    )
    assert graded(Certificate("feasible", 1.0)) == graded(wide)


@pytest.mark.parametrize("language", languages())
def test_every_reason_to_stop_has_its_own_words(language: str) -> None:
    stops: tuple[Stop, ...] = get_args(Stop)
    said = {graded(Certificate("feasible", 10.0, 11.0, 0.1, stop), language) for stop in stops}
    assert len(said) == len(stops) == 4


def test_without_a_plan_the_certificate_says_only_that() -> None:
    assert graded(Certificate("infeasible")) == "No plan holds everything that must be done."


def test_what_is_due_too_early_names_when_it_is_possible_and_what_comes_first() -> None:
    assert told(Obstacle("order", ("a.02", "b.02", "c.02"), 2, needed=5)) == (
        "“C”: to be done by the end of month 2, possible in month 5 at the earliest. It builds on: “A”, “B”."
    )
    assert told(Obstacle("order", ("a.02", "a.24"), 1, needed=3)) == (
        "“A”: to be done by the end of month 1, possible in month 3 at the earliest."
    )


def test_what_can_never_begin_names_what_it_builds_on() -> None:
    said = "“B” must be done, and builds on what was put off or cannot be raised: "
    assert told(Obstacle("prerequisite", ("a.02", "b.02"), 12)) == f"{said}“A”."
    assert told(Obstacle("prerequisite", ("a@2", "b.02"), 12)) == f"{said}“A”."
    assert told(Obstacle("prerequisite", ("b.02", "b.24"), 12)) == f"{said}“B”."


@pytest.mark.parametrize(
    ("resource", "needed", "missing", "said"),
    [
        ("hours", 40.0, 5.33, "Work: 5.4 h missing (40 h needed, 34.7 h available)."),
        ("people:lead", 1.0, 0.25, "Work of the role “Head”: 0.3 h missing (1 h needed, 0.8 h available)."),
        ("people:other", 2.0, 2.0, "Work of the role “other”: 2 h missing (2 h needed, 0 h available)."),
        ("money", 1200.0, 200.5, "Money: 200.5 missing (1200 needed, 999.5 available)."),
    ],
)
def test_what_does_not_fit_names_what_is_missing(resource: str, needed: float, missing: float, said: str) -> None:
    obstacle = Obstacle("capacity", ("a.02", "a.24", "b.02"), 3, resource, needed, missing)
    assert told(obstacle) == f"To be done by the end of month 3: “A”, “B”. {said}"


def test_of_many_the_first_are_named() -> None:
    many = Obstacle("capacity", tuple(f"{name}.02" for name in NAMES), 3, "hours", 9, 1)
    named = ", ".join(f"“{name.upper()}”" for name in NAMES[:MOST_NAMED])
    assert f"month 3: {named} and others: {len(NAMES) - MOST_NAMED}." in told(many)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_obstacle_is_told_in_every_language(kind: Any, language: str) -> None:
    obstacle = replace(Obstacle("time", ("a.02", "b.02"), 3, "hours", 9, 1), kind=kind)
    said = told(obstacle, language)
    assert "B" in said
    assert said.endswith(".")
    assert "{" not in said


def test_it_speaks_russian() -> None:
    assert told(Obstacle("capacity", ("a.02", "b.02"), 3, "hours", 9, 1.5), "ru") == (
        "Срок — до конца 3-го месяца: «A», «B». Работа: не хватает 1,5 ч (нужно 9 ч, есть 7,5 ч)."
    )
