from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.notation import (
    FIRST_DAY,
    LAST_DAY,
    fold,
    is_period,
    read_date,
    read_number,
    read_period,
    read_yes_no,
    write_date,
    write_number,
    write_yes_no,
)

LANGUAGE = st.sampled_from(["en", "ru"])


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-01", "2026-12-1", "2026/12/01", "2026.12.01", "2026-12-01 00:00:00", "2026-12-01T10:00"),
        *("01.12.2026", "1.12.26", "01.12.2026 г.", "01.12.2026 0:00", "1 Dec 2026", "1 December, 2026"),
        *("Dec 1, 2026", "Dec. 1 2026", "1 дек. 2026", "1 декабря 2026 г.", "46357", "46357.0"),
        "\u20091\u00a0Dec 2026 ",
    ],
)
def test_the_first_of_december_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("13/12/2026", date(2026, 12, 13)),
        ("12/13/2026", date(2026, 12, 13)),
        ("5/5/2026", date(2026, 5, 5)),
        ("1 мая 2026", date(2026, 5, 1)),
        ("01/12/2026", "ambiguous_date"),
        ("13/13/2026", "not_date"),
        ("31.02.2026", "not_date"),
        ("1 Foo 2026", "not_date"),
        ("Foo 1, 2026", "not_date"),
        ("December", "not_date"),
        ("next week", "not_date"),
        ("", "not_date"),
    ],
)
def test_other_dates(text: str, result: date | str) -> None:
    assert read_date(text) == result


@settings(deadline=None)
@given(st.dates(FIRST_DAY, LAST_DAY), LANGUAGE)
def test_a_written_date_is_read_again(day: date, language: str) -> None:
    assert read_date(write_date(day.isoformat(), language)) == day


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("30", 30, 30),
        ("+5", 5, 5),
        ("−3", -3, -3),
        ("1,5", 1.5, 1.5),
        (".5", 0.5, 0.5),
        ("1 234,5", 1234.5, 1234.5),
        ("1,234.5", 1234.5, 1234.5),
        ("1.234,5", 1234.5, 1234.5),
        ("1.234.567", 1234567, 1234567),
        ("1,234,567", 1234567, 1234567),
        ("1,500", 1500, 1.5),
        ("0,500", 0.5, 0.5),
        ("1.500", 1.5, 1.5),
        ("2\u00a0900", 2900, 2900),
        ("1'000", 1000, 1000),
        ("12 %", 12, 12),
        ("1e5", 1e5, 1e5),
        ("12345678901234567", 12345678901234567.0, 12345678901234567.0),
        ("nan", None, None),
        ("inf", None, None),
        ("1e999", None, None),
        ("12a", None, None),
        ("1.2.3", None, None),
        ("1,2,3", None, None),
        ("5²", None, None),
        ("", None, None),
    ],
)
def test_numbers_are_read_with_either_decimal_sign(text: str, english: float | None, russian: float | None) -> None:
    assert (read_number(text, "en"), read_number(text, "ru")) == (english, russian)


@settings(deadline=None)
@given(st.floats(-1e12, 1e12) | st.integers(-(10**12), 10**12), LANGUAGE)
def test_a_written_number_is_read_again(number: float, language: str) -> None:
    assert read_number(write_number(number, language), language) == number


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Yes", True), ("ДА", True), ("true", True), ("1", True), ("нет", False), ("FALSE", False), ("maybe", None)],
)
def test_yes_and_no(text: str, answer: bool | None) -> None:
    assert read_yes_no(text) is answer
    if answer is not None:
        for language in ("en", "ru"):
            assert read_yes_no(write_yes_no(answer, language)) is answer


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026-11", "2026-11"),
        ("11.2026", "2026-11"),
        ("2026/11", "2026-11"),
        ("Nov 2026", "2026-11"),
        ("ноябрь 2026 г.", "2026-11"),
        ("2026-11-01", "2026-11"),
        ("2026-11-01 00:00:00", "2026-11"),
        ("2026-W47", "2026-W47"),
        ("w7 2026", "2026-W07"),
        ("47-я неделя 2026", "2026-W47"),
        ("2026-Q4", "2026-Q4"),
        ("Q4 2026", "2026-Q4"),
        ("4 кв. 2026 г.", "2026-Q4"),
        ("2026-13", None),
        ("2026-11-02", None),
        ("2026-W54", None),
        ("2026-Q5", None),
        ("Foo 2026", None),
        ("1812-05", None),
        ("always", None),
    ],
)
def test_periods_are_read(text: str, period: str | None) -> None:
    assert read_period(text) == period
    assert period is None or is_period(period)


@pytest.mark.parametrize("text", ["2026-1", "2026-11-01", "20261101", "2026-W47-1", "9999-12", "2026-00"])
def test_only_the_kept_form_is_a_period(text: str) -> None:
    assert not is_period(text)


def test_texts_are_compared_without_what_does_not_matter() -> None:
    assert fold(" «Ёлка»\u00a0— Праздник ") == fold("елка» - праздник")
