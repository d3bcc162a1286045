"""Every case of tests/cases comes out as it says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cases.reading import find_differences, read_cases

CASES = [
    case
    for path in sorted((Path(__file__).resolve().parents[2] / "cases").glob("*.yaml"))
    for case in read_cases(path.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_comes_out_as_it_says(case: dict[str, Any]) -> None:
    assert list(find_differences(case)) == []


def test_a_case_with_a_wrong_number_is_noticed() -> None:
    wrong = {"steps": {"step": {"items": {"a": None}}}, "answers": {"a": 1}, "expected": {"overall": {"score": 2}}}
    assert list(find_differences(wrong)) == ["overall.score: 1.0 instead of 2"]
    missing = wrong | {"answers": {}}
    assert list(find_differences(missing)) == ["overall.score: None instead of 2"]
