"""The reference page computes: its examples come out, and its sums in the text are right."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from itertools import pairwise
from math import log2, sqrt
from pathlib import Path
from typing import Any

import pytest

from tests.cases.reading import find_differences, read_cases

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "scoring.md").read_text("utf-8")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
EXAMPLES = [case for block in BLOCK.findall(PAGE) for case in read_cases(block)]
SPELLED = {"×": "*", "²": "**2", "³": "**3", "√": "sqrt", "log₂": "log2"}
FUNCTIONS = {"sqrt": sqrt, "log2": log2}
SUMS = [
    span
    for span in re.findall(r"`([^`\n]+=[^`\n]+)`", BLOCK.sub("", PAGE))
    if re.fullmatch(r"(?:log₂|[\d.\s()+\-/×²³√=])+", span)
]
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def evaluate(text: str) -> float:
    """Return what a sum of the page amounts to."""
    for sign, word in SPELLED.items():
        text = text.replace(sign, word)
    return _value(ast.parse(text.strip(), mode="eval").body)


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](_value(left), _value(right))
        case ast.UnaryOp(op=ast.USub(), operand=inside):
            return -_value(inside)
        case ast.Call(func=ast.Name(id=name), args=[inside]):
            return FUNCTIONS[name](_value(inside))
    raise ValueError(ast.unparse(node))


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["name"])
def test_an_example_of_the_page_comes_out(case: dict[str, Any]) -> None:
    assert list(find_differences(case)) == []


@pytest.mark.parametrize("text", SUMS)
def test_a_sum_of_the_page_is_right(text: str) -> None:
    for left, right in pairwise(text.split("=")):
        decimals = len(right.strip().partition(".")[2])
        assert round(evaluate(left), decimals) == pytest.approx(evaluate(right)), text


def test_the_page_has_an_example_under_every_formula() -> None:
    headings = re.split(r"^##+ ", PAGE, flags=re.MULTILINE)[1:]
    without = {part.splitlines()[0] for part in headings if "```yaml" not in part}
    assert without == {
        "What can be said of an item",
        "From items to sections",
        "The maturity level",
        "Several respondents",
        "Numbers are exact until they are shown",
        "In code",
    }
    assert len(EXAMPLES) >= 20
    assert len(SUMS) >= 30
