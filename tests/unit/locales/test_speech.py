"""How texts, numbers and dates are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import LocaleError, speech
from locales.typography import bind

EN, RU = speech("en"), speech("ru")


def visible(text: str) -> str:
    """Return a text as it looks on one line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


@pytest.mark.parametrize(
    ("value", "english", "russian"),
    [(0.85, "0.9", "0,9"), (2.25, "2.3", "2,3"), (-0.05, "−0.1", "−0,1"), (-0.04, "0.0", "0,0"), (3, "3.0", "3,0")],
)
def test_a_number_has_one_decimal_rounded_half_up(value: float, english: str, russian: str) -> None:
    assert EN.number(value) == english
    assert RU.number(value) == russian


def test_a_number_that_floats_fall_short_of_is_still_rounded_up() -> None:
    assert EN.number(0.1 + 0.2 - 0.05) == "0.3"
    assert EN.number(1.005, 2) == "1.01"


def test_what_is_not_rated_is_a_dash() -> None:
    assert EN.number(None) == EN.percent(None) == "–"
    assert EN.level(None, ("a",)) == "not rated"


def test_a_change_shows_its_direction() -> None:
    assert [EN.change(x) for x in (0.12, -0.12, 0.01, None)] == ["+0.1", "−0.1", "±0", "–"]


def test_percent_keeps_its_sign_on_the_line_in_russian() -> None:
    assert EN.percent(0.944) == "94%"
    assert RU.percent(0.945) == "95\u00a0%"


def test_a_range_with_equal_ends_is_one_number() -> None:
    assert EN.range(1.81, 2.04) == "1.8–2.0"
    assert RU.range(1.81, 1.84) == "1,8"


def test_dates_are_short_and_do_not_break() -> None:
    day = date(2026, 11, 16)
    assert EN.date(day) == "16\u00a0Nov\u00a02026"
    assert RU.date(day) == "16\u00a0нояб.\u00a02026"
    assert RU.date_short(day) == "16.11.2026"
    assert RU.month(day) == "нояб."


def test_effort_is_in_half_hours_below_a_day_and_in_days_above() -> None:
    said = [EN.effort(hours) for hours in (0, 0.1, 1.2, 2.4, 4, 7.6, 7.8, 8, 12, 28.8)]
    assert [visible(text) for text in said] == [
        "0 h", "0.5 h", "1 h", "2.5 h", "4 h", "7.5 h", "1 d", "1 d", "1.5 d", "3.6 d",
    ]  # fmt: skip
    assert [RU.effort(hours) for hours in (2.4, 12)] == ["2,5\u00a0ч", "1,5\u00a0дн."]


def test_a_level_is_digit_and_name() -> None:
    assert EN.level(1, ("Absent", "Ad hoc")) == "1\u00a0·\u00a0Ad hoc"


def test_values_are_filled_in_by_the_rules_of_the_language() -> None:
    assert RU.say("common.hours_a_week", hours=2.5) == "2,5\u00a0ч в\u00a0неделю"


def test_an_unknown_text_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(LocaleError, match=r"en\.yaml: no\.such: no such text"):
        EN.say("no.such")
    with pytest.raises(LocaleError, match="no value for 'hours'"):
        EN.say("common.hours_a_week")
    with pytest.raises(LocaleError, match="no language 'xx'"):
        speech("xx")


def test_short_russian_words_hold_on_to_the_next() -> None:
    assert bind("Уровень — на нуле и не растёт", "ru") == "Уровень\u00a0— на\u00a0нуле и\u00a0не\u00a0растёт"


def test_a_number_is_never_torn_apart_or_from_its_sign() -> None:
    told = bind("Закон № 303-ФЗ от 8 августа 2024 г.: от 10 000 до 1 000 000 подписчиков", "ru")
    assert all(f"{start}\u00a0{end}" in told for start, end in (("№", "303"), ("2024", "г."), ("10", "000")))
    assert "1\u00a0000\u00a0000 подписчиков" in told
    assert bind("8 августа 2024 года", "ru") == "8 августа 2024 года"


def test_a_range_of_numbers_does_not_break_after_its_dash_on_a_screen() -> None:
    assert RU.bind("1–3 цели") == "1–\u20603 цели"
    assert EN.bind("pages 5–10") == "pages 5–\u206010"


@given(st.text())
def test_binding_changes_spaces_only(text: str) -> None:
    for language in ("en", "ru"):
        assert bind(text, language).replace("\u00a0", " ") == text.replace("\u00a0", " ")
        assert visible(speech(language).bind(text)) == visible(text)
