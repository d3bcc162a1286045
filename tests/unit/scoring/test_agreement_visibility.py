"""What is shown of a group never tells what fewer than five of its members said."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.agreement.visibility import can_show, can_show_part, find_part_spreads, find_visible
from tests.voting import votes_of

SIZES = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9), max_size=6)


@pytest.mark.parametrize(("answers", "shown"), [(0, False), (2, False), (3, True), (40, True)])
def test_the_whole_is_shown_from_three_answers(answers: int, shown: bool) -> None:
    assert can_show(answers) is shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(4, 20, False), (5, 20, True), (5, 10, True), (5, 9, False), (5, 6, False), (5, 5, True), (8, 12, False)],
)
def test_a_part_is_shown_from_five_answers_and_never_beside_one_to_four(part: int, whole: int, shown: bool) -> None:
    assert can_show_part(part, whole) is shown


@pytest.mark.parametrize(
    ("sizes", "visible"),
    [
        ({"a": 5, "b": 5}, ("a", "b")),
        ({"a": 6, "b": 5, "c": 2}, ("a",)),
        ({"a": 5, "b": 5, "c": 5, "d": 1}, ("b", "c")),
        ({"a": 9, "b": 3, "c": 2}, ("a",)),
        ({"a": 5, "b": 4}, ()),
        ({"a": 4, "b": 4}, ()),
        ({"a": 7, "b": 0}, ("a",)),
        ({}, ()),
    ],
)
def test_parts_are_hidden_until_what_is_hidden_is_large_enough(sizes: dict[str, int], visible: tuple[str, ...]) -> None:
    assert find_visible(sizes) == visible


@settings(max_examples=80, deadline=None)
@given(SIZES)
def test_nothing_that_can_be_subtracted_comes_from_one_to_four_people(sizes: dict[str, int]) -> None:
    visible, whole = find_visible(sizes), sum(sizes.values())
    assert all(sizes[part] >= 5 and can_show_part(sizes[part], whole) for part in visible)
    for n in range(len(visible) + 1):
        for taken in combinations(visible, n):
            assert not 0 < whole - sum(sizes[part] for part in taken) < 5 or not taken


def test_the_spreads_of_departments_are_hidden_item_by_item() -> None:
    votes = votes_of({"all": (1,) * 5 + (3,) * 5, "some": (*(1,) * 5, *(3,) * 4, "dk")})
    sales, care = find_part_spreads(votes, {f"r{n}": "sales" if n < 5 else "care" for n in range(10)})[::-1]
    assert (sales.part, care.part) == ("sales", "care")
    assert [s and (s.item, s.median, s.answers) for s in sales.spreads] == [("all", 1, 5), None]
    assert [s and (s.item, s.median, s.answers) for s in care.spreads] == [("all", 3, 5), None]


def test_whoever_belongs_to_no_part_makes_one_without_a_name() -> None:
    parts = find_part_spreads(votes_of({"a": [1, 2, 3, 4, 0, 2, 2]}), {f"r{n}": "sales" for n in range(5)})
    assert [part.part for part in parts] == ["", "sales"]
    assert [part.spreads for part in parts] == [(None,), (None,)]
