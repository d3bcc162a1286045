"""Numbers that others have published come out of the same trees: each file names its source."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from questionnaires.loading import load
from questionnaires.model import Questionnaire
from scoring.explain import percent_to_target, progress_to_date
from scoring.model import Profile
from scoring.profile import score
from tests.trees import Said, a_questionnaire, a_section, an_item, said

ROOT = Path(__file__).resolve().parents[3]


def published(name: str) -> Any:
    return json.loads((ROOT / "tests" / "cases" / "published" / f"{name}.json").read_text("utf-8"))


def shape_of(name: str) -> Questionnaire:
    return load(ROOT / "tests" / "questionnaires" / name).questionnaire


SAMM = published("samm15")


def walk_levels(case: str) -> Iterator[tuple[str, dict[str, Any], float]]:
    """Yield each level of a case by the id of its section, with the score of the practice it belongs to."""
    for practice in SAMM["cases"][case]:
        for level, content in practice["levels"].items():
            yield level.lower(), content, practice["expected_practice_score"]


def score_samm(case: str) -> Profile:
    answers = {f"{lv}.{n}": a for lv, part, _ in walk_levels(case) for n, a in enumerate(part["answers"], start=1)}
    return score(shape_of("samm"), said(answers))


@pytest.mark.parametrize("case", SAMM["cases"])
def test_every_level_mean_of_samm_is_the_published_one(case: str) -> None:
    profile = score_samm(case)
    levels = list(walk_levels(case))
    assert len(levels) == 36
    for level, part, _ in levels:
        assert profile.section(level).score == pytest.approx(part["expected_level_mean"], abs=SAMM["tolerance"]), level


@pytest.mark.parametrize("case", SAMM["cases"])
def test_every_practice_score_of_samm_is_the_published_one(case: str) -> None:
    profile = score_samm(case)
    practice_of = {s.id: top.id for top in shape_of("samm").walk_sections() for s in top.sections}
    practices = {practice_of[level]: expected for level, _, expected in walk_levels(case)}
    assert len(practices) == 12
    for practice, expected in practices.items():
        found = profile.section(practice)
        assert found.score == pytest.approx(expected, abs=SAMM["tolerance"]), practice
        assert found.max == pytest.approx(3)


def test_a_samm_function_is_the_mean_of_its_practices() -> None:
    profile = score_samm("current")
    practices = [profile.section(s).score for s in ("strategy-metrics", "policy-compliance", "education-guidance")]
    assert profile.section("governance").score == pytest.approx(sum(p or 0 for p in practices) / 3)


def streams() -> Questionnaire:
    """A practice of two streams: the practice is the mean of what the levels of each stream add up to."""
    rows = {letter: [an_item(f"i-sb-{letter}-{n}") for n in (1, 2, 3)] for letter in "ab"}
    practice = a_section("practice", *(a_section(f"stream-{k}", *v, combine="sum") for k, v in rows.items()))
    scales = [{"id": "samm", "values": [0, 0.25, 0.5, 1]}]
    return a_questionnaire(practice, score={"low": 0, "high": 1}, scales=scales, bands=(), essentials={})


def test_percent_to_target_of_samm_is_the_published_one() -> None:
    case, questionnaire = published("samm_percent_to_target"), streams()
    inputs, expected = case["inputs"], case["expected"]
    target = {item.lower(): value for item, value in inputs["target"].items()}
    now = score(questionnaire, said({item.lower(): value for item, value in inputs["current"].items()}))
    found = percent_to_target(now, questionnaire, target)
    assert found == pytest.approx(expected["PercentToTarget"], abs=case["tolerance"])
    assert now.overall.score == pytest.approx(expected["BaselineScore"])


def test_progress_to_date_of_samm_is_the_published_one() -> None:
    case, questionnaire = published("samm_percent_to_target"), streams()
    inputs, expected = case["inputs"], case["expected"]
    answers = [inputs["current"], inputs["current"] | inputs["later_changes"], inputs["target"]]
    scores = [score(questionnaire, said({i.lower(): v for i, v in a.items()})).overall.score or 0 for a in answers]
    baseline, later, target = scores
    wanted = [expected[name] for name in ("BaselineScore", "CurrentScoreLater", "TargetScore")]
    assert scores == pytest.approx(wanted)
    assert progress_to_date(later, baseline, target) == pytest.approx(0.5556, abs=case["tolerance"])


CISO = published("ciso")
WAYS = {"ciso-flat": "AVG", "ciso-sum": "SUM", "ciso": "AVG_OF_AVG"}


def ciso_answers(**changes: Said) -> dict[str, Said]:
    rows = [row for section in CISO["inputs"]["sections"].values() for row in section]
    return {row["id"].lower(): float(row["score"]) for row in rows} | changes


@pytest.mark.parametrize("shape", WAYS)
def test_a_ciso_assistant_framework_scores_as_published(shape: str) -> None:
    profile = score(shape_of(shape), said(ciso_answers()))
    assert profile.overall.score == pytest.approx(CISO["expected"][WAYS[shape]])


@pytest.mark.parametrize("shape", WAYS)
def test_a_requirement_that_is_not_applicable_leaves_a_ciso_assistant_score(shape: str) -> None:
    profile = score(shape_of(shape), said(ciso_answers(b2="na")))
    assert profile.overall.score == pytest.approx(CISO["expected"]["na_B2"][WAYS[shape]])


@pytest.mark.parametrize("shape", ["ciso-flat", "ciso"])
def test_a_requirement_without_score_leaves_a_ciso_assistant_score(shape: str) -> None:
    profile = score(shape_of(shape), said(ciso_answers(a2=None)))
    assert profile.overall.score == pytest.approx(CISO["expected"]["unscored_A2"][WAYS[shape]])


def test_a_sum_knows_its_own_maximum() -> None:
    assert score(shape_of("ciso-sum"), said(ciso_answers())).overall.max == CISO["expected"]["max_SUM"]
    assert score(shape_of("ciso-sum"), said(ciso_answers(b2="na"))).overall.max == 300


@pytest.mark.parametrize("shape", WAYS)
def test_nothing_scored_is_not_rated_and_never_a_number(shape: str) -> None:
    overall = score(shape_of(shape), {}).overall
    assert (overall.score, overall.mean, overall.coverage) == (None, None, 0)


GATE = published("c2m2_gate")
GRADES: dict[str, Said] = {"NI": 0, "PI": 1, "LI": 2, "FI": 3, "U": None}


@pytest.mark.parametrize("case", GATE["cases"], ids=lambda case: str(case["expected"]))
def test_a_c2m2_level_is_reached_only_above_complete_ones(case: dict[str, Any]) -> None:
    answers: dict[str, Said] = {}
    items = []
    for level in (1, 2, 3):
        for n, grade in enumerate(case[f"mil{level}"]):
            items.append(an_item(f"p{level}.{n}", level=level))
            answers[f"p{level}.{n}"] = GRADES[grade]
    scales = [{"id": "c2m2", "values": [0, 1, 2, 3]}]
    domain = a_section("domain", *items, combine="staged", threshold=2)
    questionnaire = a_questionnaire(domain, score={"low": 0, "high": 3}, scales=scales, bands=(), essentials={})
    assert score(questionnaire, said(answers)).section("domain").score == case["expected"]


NPLF = published("nplf")
REACHED_AND_OPEN = {"N": (0, 0), "P": (0, 0), "L": (1, 1), "F": (1, 2)}


@pytest.mark.parametrize(("percent", "grade"), NPLF["cases"])
def test_the_bounds_of_iso_33020_belong_to_the_lower_class(percent: float, grade: str) -> None:
    """Level 1 is reached when largely achieved, and only a fully achieved level lets the next one count."""
    bands = [{"level": 0, "from": 0, "to": 1}, {"level": 1, "from": 1, "to": 2}, {"level": 2, "from": 2, "to": 2}]
    scales = [{"id": "three", "values": [0, 1, 2]}]
    met, unmet = an_item("met", weight=percent or 1), an_item("unmet", weight=(100 - percent) or 1)
    items = [item for item, share in ((met, percent), (unmet, 100 - percent)) if share]
    questionnaire = a_questionnaire(
        a_section("process", *items),
        score={"low": 0, "high": 2},
        scales=scales,
        bands=bands,
        level="staged",
        essentials={},
    )
    answers: dict[str, Said] = {item.id: 0 if item is unmet else 1 for item in items}
    higher: dict[str, Said] = {item.id: 0 if item is unmet else 2 for item in items}
    levels = [score(questionnaire, said(a)).overall.level for a in (answers, higher)]
    assert tuple(levels) == REACHED_AND_OPEN[grade]
