"""Columns as wide as their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.widths import LETTER, LONGEST_WORD, PADDING, TEXT_WIDTH, measure_columns


def test_columns_follow_their_weights_where_every_word_fits() -> None:
    assert measure_columns([1, 3], [["a"], ["b c"]]) == pytest.approx((TEXT_WIDTH / 4, TEXT_WIDTH * 3 / 4))


def test_a_long_word_takes_its_room_from_the_others() -> None:
    widths = measure_columns([1, 9, 9], [["Чувствительные материалы"], ["x"], ["y"]])
    assert widths[0] == pytest.approx(14 * LETTER + PADDING)
    assert widths[1] == pytest.approx(widths[2])
    assert sum(widths) == pytest.approx(TEXT_WIDTH)


def test_words_that_do_not_fit_together_share_the_page() -> None:
    widths = measure_columns([1] * 9, [["m" * 40]] * 9)
    assert widths == pytest.approx([TEXT_WIDTH / 9] * 9)
    assert LONGEST_WORD * LETTER * 9 > TEXT_WIDTH


@given(
    st.lists(
        st.tuples(st.floats(0.2, 5), st.lists(st.text(alphabet="ab c", max_size=40), max_size=4)),
        min_size=1,
        max_size=10,
    )
)
def test_the_columns_fill_the_page_and_none_is_lost(columns: list[tuple[float, list[str]]]) -> None:
    widths = measure_columns([weight for weight, _ in columns], [texts for _, texts in columns])
    assert sum(widths) == pytest.approx(TEXT_WIDTH)
    assert all(width > 0 for width in widths)
