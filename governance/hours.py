"""The hours of a week in which somebody is on duty: "Mon–Sat 8–19", "Пн–Пт 9–18; Сб 10–14", "24/7"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from governance.complaint import Complaint
from governance.notation import fold

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY
AROUND_THE_CLOCK = "24/7"
DAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "ru": ("Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс")}
SPOKEN = (
    (r"mon(?:day)?s?|понедельник\w*|пн", 0),
    (r"tue(?:s(?:day)?)?s?|вторник\w*|вт", 1),
    (r"wed(?:nesday)?s?|сред[аеуы]м?|ср", 2),
    (r"thu(?:r(?:s(?:day)?)?)?s?|четверг\w*|чт", 3),
    (r"fri(?:day)?s?|пятниц\w*|пт", 4),
    (r"sat(?:urday)?s?|суббот\w*|сб", 5),
    (r"sun(?:day)?s?|воскресень\w*|вс", 6),
)
GROUPS = (
    (r"daily|every day|ежедневно|каждый день", (0, 1, 2, 3, 4, 5, 6)),
    (r"weekdays|workdays|working days|будни|по будням|рабочие дни", (0, 1, 2, 3, 4)),
    (r"weekends?|выходные|по выходным", (5, 6)),
)
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
TIMES = re.compile(rf"(?:from |с |со )?{CLOCK} ?(?:-|to|до) ?{CLOCK}(?: ?(?:ч|h)\b\.?)?")
FILLER = re.compile(r"[\s,;.:]+|и\b|and\b")
DASH = re.compile(r" ?(?:-|to|по) ?")


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """Duty in minutes since Monday 0:00: spans from (included) to (excluded), in order, apart from one another."""

    spans: tuple[tuple[int, int], ...]

    @property
    def hours_of_day(self) -> float:
        """The hours of a day of duty, on average over the days that have any."""
        return sum(end - start for start, end in self.spans) / HOUR / len(self.days)

    @property
    def longest_gap(self) -> float:
        """The longest time without anybody on duty, in hours; 0 around the clock."""
        following = (*self.spans, (self.spans[0][0] + WEEK, 0))
        return max(after[0] - before[1] for before, after in pairwise(following)) / HOUR

    @property
    def days(self) -> frozenset[int]:
        """The days with duty, Monday being 0."""
        return frozenset(day for day in range(7) if self.times_of(day))

    def times_of(self, day: int) -> tuple[tuple[int, int], ...]:
        """Return the spans of a day in minutes since its midnight."""
        begin = day * DAY
        cut = ((max(start - begin, 0), min(end - begin, DAY)) for start, end in self.spans)
        return tuple((start, end) for start, end in cut if start < end)


def read_hours(text: str) -> WeeklyHours | Complaint:
    """Return the hours that a text names, in English or Russian; the complaint quotes what could not be read."""
    plain = fold(text)
    if plain in {AROUND_THE_CLOCK, "круглосуточно", "around the clock", "always"}:
        return WeeklyHours(((0, WEEK),))
    found = tuple(_tokens(plain))
    spans: list[tuple[int, int]] = []
    days: list[int] = []
    timed = False
    for token in found:
        if isinstance(token, Complaint):
            return token
        if isinstance(token, tuple):
            days, timed = (list(token), False) if timed else ([*days, *token], False)
        elif not days:
            return _complaint("hours_without_day")
        else:
            spans += [(day * DAY + token.start, day * DAY + token.stop) for day in days]
            timed = True
    return WeeklyHours(_merged(spans)) if timed else _complaint("hours_without_time")


def write_hours(hours: WeeklyHours, language: str) -> str:
    """Return the hours in a language; `read_hours` reads them again in any."""
    if hours.spans == ((0, WEEK),):
        return AROUND_THE_CLOCK
    alike: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for day in sorted(hours.days):
        alike.setdefault(hours.times_of(day), []).append(day)
    return "; ".join(f"{_named(days, language)} {_timed(times)}" for times, days in alike.items())


def _complaint(code: str, value: str = "") -> Complaint:
    return Complaint("", code, values={"value": value} if value else {})


def _tokens(plain: str) -> Iterator[tuple[int, ...] | range | Complaint]:
    """Yield days as tuples, times as ranges of minutes, and a complaint where a text stops making sense."""
    at = 0
    while at < len(plain):
        filler = FILLER.match(plain, at)
        times = None if filler else TIMES.match(plain, at)
        days = None if filler or times else _days_at(plain, at)
        if filler:
            at = filler.end()
        elif times:
            yield _minutes(times)
            at = times.end()
        elif days:
            yield days[0]
            at = days[1]
        else:
            yield _complaint("not_hours", plain[at:].split(" ", maxsplit=1)[0])
            return


def _days_at(plain: str, at: int) -> tuple[tuple[int, ...], int] | None:
    for pattern, group in GROUPS:
        match = re.compile(rf"(?:{pattern})\b").match(plain, at)
        if match:
            return group, match.end()
    first = _day_at(plain, at)
    if first is None:
        return None
    dash = DASH.match(plain, first[1])
    last = _day_at(plain, dash.end()) if dash else None
    if last is None:
        return (first[0],), first[1]
    return tuple(day % 7 for day in range(first[0], last[0] + 1 + 7 * (last[0] < first[0]))), last[1]


def _day_at(plain: str, at: int) -> tuple[int, int] | None:
    for pattern, day in SPOKEN:
        match = re.compile(rf"(?:{pattern})\b\.?").match(plain, at)
        if match:
            return day, match.end()
    return None


def _minutes(times: re.Match[str]) -> range | Complaint:
    start, stop = (int(times[n]) * HOUR + int(times[n + 1] or 0) for n in (1, 3))
    late = max(start, stop) > DAY or max(int(times[2] or 0), int(times[4] or 0)) >= HOUR
    if late:
        return _complaint("not_hours", times[0])
    return range(start, stop) if start < stop else _complaint("hours_order", times[0])


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _named(days: list[int], language: str) -> str:
    names = DAYS.get(language, DAYS["en"])
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(names[run[0]] + (f"–{names[run[-1]]}" if len(run) > 1 else "") for run in runs)


def _timed(times: tuple[tuple[int, int], ...]) -> str:
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in times)


def _clock(minutes: int) -> str:
    return f"{minutes // HOUR}:{minutes % HOUR:02d}" if minutes % HOUR else str(minutes // HOUR)
