from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.complaint import Complaint
from governance.hours import DAY, WEEK, WeeklyHours, read_hours, write_hours

ALWAYS = WeeklyHours(((0, WEEK),))


def read(text: str) -> WeeklyHours:
    hours = read_hours(text)
    assert isinstance(hours, WeeklyHours), hours
    return hours


@pytest.mark.parametrize(
    ("text", "english", "russian"),
    [
        ("Mon-Sat 8-19", "Mon–Sat 8–19", "Пн–Сб 8–19"),
        ("Пн–Пт 9–18; Сб 10–14", "Mon–Fri 9–18; Sat 10–14", "Пн–Пт 9–18; Сб 10–14"),
        ("пн-пт с 9 до 18 ч.", "Mon–Fri 9–18", "Пн–Пт 9–18"),
        ("Пн. — Пт. 9.00 — 18.30", "Mon–Fri 9–18:30", "Пн–Пт 9–18:30"),
        ("Monday to Friday, 9:05 to 17 h", "Mon–Fri 9:05–17", "Пн–Пт 9:05–17"),
        ("по будням 9–18, выходные 10-14", "Mon–Fri 9–18; Sat–Sun 10–14", "Пн–Пт 9–18; Сб–Вс 10–14"),
        ("Mon, Wed and Fri 9-12, 13-18", "Mon, Wed, Fri 9–12, 13–18", "Пн, Ср, Пт 9–12, 13–18"),
        ("Sat-Mon 10-12", "Mon, Sat–Sun 10–12", "Пн, Сб–Вс 10–12"),
        ("Tue 9-12 Tue 11-15", "Tue 9–15", "Вт 9–15"),
        ("daily 0-24", "24/7", "24/7"),
        ("Круглосуточно", "24/7", "24/7"),
        ("24/7", "24/7", "24/7"),
    ],
)
def test_hours_are_read_in_both_languages_and_written_in_either(text: str, english: str, russian: str) -> None:
    hours = read(text)
    assert (write_hours(hours, "en"), write_hours(hours, "ru")) == (english, russian)
    assert read(english) == read(russian) == hours


@pytest.mark.parametrize(
    ("text", "of_day", "gap"),
    [
        ("24/7", 24, 0),
        ("Mon-Fri 9-18", 9, 63),
        ("Mon-Fri 9-18; Sat 10-14", 49 / 6, 43),
        ("Mon 0-24; Tue 0-12", 18, 132),
        ("daily 9-21", 12, 12),
        ("Mon 9-12, 20-22", 5, 155),
        ("Sun 12-24; Mon 0-12", 12, 144),
    ],
)
def test_the_day_of_duty_and_the_longest_gap(text: str, of_day: float, gap: float) -> None:
    hours = read(text)
    assert hours.hours_of_day == pytest.approx(of_day)
    assert hours.longest_gap == gap


@pytest.mark.parametrize(
    ("text", "code", "value"),
    [
        ("", "hours_without_time", None),
        ("Mon-Fri", "hours_without_time", None),
        ("Mon 9-18; Sat", "hours_without_time", None),
        ("9-18", "hours_without_day", None),
        ("Mon 18-9", "hours_order", "18-9"),
        ("Mon 9-9", "hours_order", "9-9"),
        ("Mon 9-25", "not_hours", "9-25"),
        ("Mon 9:75-10", "not_hours", "9:75-10"),
        ("Mon-Fri 9-18 or later", "not_hours", "or"),
        ("спросить Марину", "not_hours", "спросить"),
        ("money 9-18", "not_hours", "money"),
    ],
)
def test_what_cannot_be_read_is_quoted(text: str, code: str, value: str | None) -> None:
    complaint = read_hours(text)
    assert isinstance(complaint, Complaint)
    assert (complaint.code, complaint.values.get("value")) == (code, value)


SPANS = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, DAY - 1), st.integers(1, DAY)).filter(lambda s: s[1] < s[2]),
    min_size=1,
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(SPANS, st.sampled_from(["en", "ru"]))
def test_any_hours_can_be_read_again(spans: list[tuple[int, int, int]], language: str) -> None:
    names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    text = "; ".join(
        f"{names[day]} {start // 60}:{start % 60:02d}-{end // 60}:{end % 60:02d}" for day, start, end in spans
    )
    hours = read(text)
    assert read(write_hours(hours, language)) == hours
    assert 0 < hours.hours_of_day <= 24
    assert 0 <= hours.longest_gap < 168
    covered = {m for day, start, end in spans for m in range(day * DAY + start, day * DAY + end)}
    assert sum(end - start for start, end in hours.spans) == len(covered)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read_or_complained_of(text: str) -> None:
    assert isinstance(read_hours(text), WeeklyHours | Complaint)
