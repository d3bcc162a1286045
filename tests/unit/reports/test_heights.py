"""How tall a row is: as its longest text needs, within what spreadsheets allow."""

from __future__ import annotations

import pytest

from reports.sheets.heights import LEAST, MOST, count_lines, measure_row


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, 1),
        ("one", 10, 1),
        ("one\ntwo\n", 10, 3),
        ("Hold a 30-minute monthly review, and log each decision to stop, start or continue", 38, 3),
        ("Заполнить чек-лист требований закона для своей страны", 38, 2),
        ("x" * 100, 20, 8),
        ("漢字" * 20, 20, 5),
        ("word " * 30, 8, 30),
    ],
)
def test_a_text_takes_as_many_lines_as_its_column_makes_it(text: str, width: float, lines: int) -> None:
    assert abs(count_lines(text, width) - lines) <= lines // 3


def test_bold_letters_and_capitals_take_more_room() -> None:
    text = "a practice with a name of some length " * 5
    assert count_lines(text, 20, bold=True) > count_lines(text, 20)
    assert count_lines(text.upper(), 20) > count_lines(text, 20)
    assert count_lines("mw" * 50, 20) > count_lines("il" * 50, 20)


def test_a_row_is_as_tall_as_its_tallest_cell_within_bounds() -> None:
    short, long = ("one", 20.0, False), ("word " * 60, 20.0, False)
    assert measure_row([short]) == measure_row([]) == LEAST
    assert LEAST < measure_row([short, long]) == measure_row([long]) < MOST
    assert measure_row([("word " * 9000, 20.0, False)]) == MOST
