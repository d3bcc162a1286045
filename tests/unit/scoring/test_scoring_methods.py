"""A method is found by its file, and every method keeps the same promises."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

import scoring.methods
from questionnaires.model import Combine
from scoring.methods import Children, Method, find_methods

METHODS = find_methods().values()
BY_NAME = pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)


def children(values: list[list[float]], known: list[list[float]]) -> Children:
    """Two sections: one of the first two children, one of the third, all on the first level."""
    mask, weights, membership = np.array(known), np.array([[1.0, 3, 2]]), np.array([[1.0, 0], [1, 0], [0, 1]])
    return Children(
        values=np.array(values) * mask,
        known=mask,
        applicable=np.ones_like(mask),
        weights=weights,
        known_weight=mask * weights @ membership,
        membership=membership,
        levels=np.ones(3),
        thresholds=np.full(3, 2.0),
    )


def test_every_name_a_questionnaire_may_use_has_a_method() -> None:
    assert set(find_methods()) == set(get_args(Combine))


def test_every_file_of_the_folder_is_a_method() -> None:
    files = [path for path in Path(scoring.methods.__file__).parent.glob("*.py") if path.stem != "__init__"]
    assert len(files) == len(METHODS)


@BY_NAME
def test_a_method_gives_every_section_a_value_in_every_row(method: Method) -> None:
    many = children([[1, 2, 3], [4, 0, 1]], [[1, 1, 1], [1, 0, 1]])
    assert method.combine(many).shape == (2, 2)


@BY_NAME
def test_a_method_gives_a_section_without_known_children_zero(method: Method) -> None:
    nothing = children([[4, 4, 4]], [[0, 0, 1]])
    assert method.combine(nothing)[0, 0] == 0


@BY_NAME
def test_a_method_never_falls_when_a_child_rises(method: Method) -> None:
    rising = [method.combine(children([[value, 1, 2]], [[1, 1, 1]])) for value in (0, 0.5, 1, 2, 3, 4)]
    assert all((after >= before).all() for before, after in pairwise(rising))


@BY_NAME
def test_the_shares_of_a_method_give_its_value(method: Method) -> None:
    if method.share is None:
        return
    part = children([[1, 2, 3]], [[1, 0, 1]])
    assert (part.values * method.share(part)) @ part.membership == pytest.approx(method.combine(part))


@BY_NAME
def test_a_method_takes_several_values_over_the_same_known_children(method: Method) -> None:
    part = children([[1, 2, 3]], [[1, 1, 1]])
    stacked = replace(part, values=np.stack([part.values, part.values + 1]))
    both = method.combine(stacked)
    assert both.shape == (2, 1, 2)
    assert both[0] == pytest.approx(method.combine(part))
