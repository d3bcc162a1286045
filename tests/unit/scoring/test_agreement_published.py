"""Measures of agreement that others have published come out: each file names its source."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.agreement.reliability import find_alpha, find_kendall_w
from scoring.agreement.votes import Votes
from tests.voting import spread_of_counts, votes_of

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "published"


def published(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


AGREEMENT, KRIPPENDORFF, ANXIETY = published("agreement"), published("krippendorff"), published("anxiety")


def votes_by_rater(case: dict[str, Any], raters: str) -> Votes:
    lowest, highest = case["scale"]
    units = zip(*case[raters], strict=True)
    scale = tuple(float(value) for value in range(lowest, highest + 1))
    return votes_of({f"unit {n}": unit for n, unit in enumerate(units)}, scale)


@pytest.mark.parametrize("case", AGREEMENT["cases"], ids=lambda case: str(case["counts"]))
def test_consensus_and_agreement_are_the_published_ones(case: dict[str, Any]) -> None:
    spread = spread_of_counts(*case["counts"])
    assert spread.consensus == pytest.approx(case["consensus"], abs=AGREEMENT["tolerance"])
    assert spread.agreement == pytest.approx(case["agreement"], abs=AGREEMENT["tolerance"])


def test_alpha_of_krippendorffs_own_example_is_the_published_one() -> None:
    alpha = find_alpha(votes_by_rater(KRIPPENDORFF, "observers"))
    assert alpha is not None
    assert round(alpha, 3) == KRIPPENDORFF["alpha"]["published"]
    assert alpha == pytest.approx(KRIPPENDORFF["alpha"]["more digits"], abs=1e-11)


def test_w_with_ties_and_alpha_without_gaps_are_those_of_other_programs() -> None:
    votes = votes_by_rater(ANXIETY, "raters")
    assert find_kendall_w(votes) == pytest.approx(ANXIETY["w"], abs=ANXIETY["tolerance"])
    assert find_alpha(votes) == pytest.approx(ANXIETY["alpha"], abs=ANXIETY["tolerance"])


def test_w_is_not_defined_where_an_answer_is_missing() -> None:
    assert find_kendall_w(votes_by_rater(KRIPPENDORFF, "observers")) is None
