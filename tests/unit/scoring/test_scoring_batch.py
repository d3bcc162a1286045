"""One implementation: an assessment is one row, and many rows are as many assessments."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest

from questionnaires.model import Item, Questionnaire
from scoring import batch
from scoring.batch import measure, score_many
from scoring.errors import ScoringError
from scoring.model import Answer, State
from scoring.profile import score
from scoring.ratings import CODE, STATES, Ratings
from scoring.tree import compile_tree
from tests.trees import a_questionnaire, a_section, an_item


def a_tree(weights: Mapping[str, float]) -> Questionnaire:
    """Three steps, one for each method, with the given weights of the items."""

    def item(name: str, **more: Any) -> Item:
        return an_item(name, weight=weights.get(name, 1), **more)

    plan = a_section("plan", item("calendar"), item("budget"))
    do = a_section("do", item("publish"), item("check"), combine="sum")
    gates = item("first", level=1), item("second", level=2)
    return a_questionnaire(
        a_section("goals", item("aim", essential=True), item("smart"), weight=2),
        a_section("work", plan, do),
        a_section("gate", *gates, combine="staged", threshold=2),
    )


TREE = a_tree({"aim": 3, "budget": 2})


def draw(questionnaire: Questionnaire, rows: int) -> Ratings:
    random = np.random.default_rng(7)
    shape = (rows, len(list(questionnaire.walk_items())))
    states = random.choice(np.arange(5, dtype=np.int8), shape, p=[0.6, 0.1, 0.1, 0.15, 0.05])
    weights = random.choice([1.0, 2.0, 3.0], shape)
    values, evidence = random.integers(0, 5, shape).astype(float), random.random(shape) < 0.5
    return Ratings(states, values, weights, random.choice([1.0, 0.5], shape), evidence)


def row_as_answers(ratings: Ratings, row: int) -> tuple[Questionnaire, dict[str, Answer]]:
    """Return the row as a questionnaire with its weights, and answers."""
    items = compile_tree(TREE).items
    assert ratings.confidence is not None
    assert ratings.evidence is not None
    answers = {}
    for column, item in enumerate(items):
        state = STATES[ratings.states[row, column]]
        value = float(ratings.values[row, column]) if state is State.VALUE else None
        doubt, proof = float(ratings.confidence[row, column]), bool(ratings.evidence[row, column])
        answers[item] = Answer(state, value, evidence=proof, confidence=doubt)
    return a_tree(dict(zip(items, ratings.weights[row].tolist(), strict=True))), answers


def test_many_assessments_score_as_each_of_them_alone() -> None:
    ratings = draw(TREE, 40)
    ratings.states[ratings.states == CODE[State.OUT_OF_SCOPE]] = CODE[State.NOT_APPLICABLE]
    many = score_many(compile_tree(TREE), ratings)
    for row in range(len(ratings)):
        profile = score(*row_as_answers(ratings, row))
        for node, one in enumerate((*profile.sections, profile.overall)):
            for name in ("score", "mean", "low", "high", "max", "level", "level_by_score", "adjusted", "coverage"):
                wanted = getattr(one, name)
                found = getattr(many, name)[row, node]
                assert found == pytest.approx(np.nan if wanted is None else wanted, nan_ok=True), (row, node, name)


def test_pieces_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    tree, ratings = compile_tree(TREE), draw(TREE, 50)
    whole, measured = score_many(tree, ratings), measure(tree, ratings)
    monkeypatch.setattr(batch, "MOST_ROWS", 7)
    for field in fields(whole):
        name = field.name
        assert getattr(score_many(tree, ratings), name) == pytest.approx(getattr(whole, name), nan_ok=True), name
    assert measure(tree, ratings).score == pytest.approx(measured.score, nan_ok=True)


def test_measures_are_the_first_numbers_of_the_scores() -> None:
    tree, ratings = compile_tree(TREE), draw(TREE, 20)
    scores, measures = score_many(tree, ratings), measure(tree, ratings)
    for name in ("coverage", "mean", "score"):
        assert getattr(measures, name) == pytest.approx(getattr(scores, name), nan_ok=True)


def test_weights_of_one_row_count_for_all() -> None:
    tree, ratings = compile_tree(TREE), draw(TREE, 20)
    shared = replace(ratings, weights=ratings.weights[:1])
    repeated = replace(ratings, weights=np.repeat(ratings.weights[:1], 20, axis=0))
    assert measure(tree, shared).score == pytest.approx(measure(tree, repeated).score, nan_ok=True)
    assert len(shared.rows(5, 9)) == 4


def test_without_a_look_at_evidence_no_score_is_adjusted() -> None:
    ratings = replace(draw(TREE, 5), evidence=None)
    assert np.isnan(score_many(compile_tree(TREE), ratings).adjusted).all()


def test_without_confidence_all_answers_are_sure() -> None:
    ratings = draw(TREE, 20)
    sure = replace(ratings, confidence=np.ones_like(ratings.values))
    bare = replace(ratings, confidence=None)
    tree = compile_tree(TREE)
    assert score_many(tree, sure).low == pytest.approx(score_many(tree, bare).low, nan_ok=True)


@pytest.mark.parametrize("wrong", [np.nan, np.inf])
def test_a_value_that_is_no_number_is_refused_and_never_reads_as_not_rated(wrong: float) -> None:
    ratings = draw(TREE, 5)
    ratings.values[3, 1] = wrong
    with pytest.raises(ScoringError, match="not a finite number"):
        score_many(compile_tree(TREE), ratings)


def test_a_tree_is_compiled_once_for_a_questionnaire() -> None:
    assert compile_tree(TREE) is compile_tree(TREE)
    assert compile_tree(TREE.model_copy()) is not compile_tree(TREE)
