"""The calendar: a day for each action that every program reads alike, and that a later import moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assessments.commitments import ActionStatus
from locales import languages, speech
from reports.formats import ics
from reports.model import Report
from reports.rows import TaskLine
from reports.texts import make_plain, on_one_line
from tests.contracts.test_report_texts import HOSTILE
from tests.whole_reports import report_whole

LINE = 75  # bytes, says RFC 5545


def read_events(content: bytes) -> list[Any]:
    return list(open_calendar(content).walk("VEVENT"))


def open_calendar(content: bytes) -> Any:
    return icalendar.Calendar.from_ical(content)


def with_tasks(*tasks: TaskLine) -> Report:
    return replace(report_whole("bank", "en"), tasks=tasks)


def a_task() -> TaskLine:
    return report_whole("bank", "en").tasks[0]


@pytest.mark.parametrize("language", languages())
def test_every_action_is_a_whole_day_on_which_nobody_is_busy(language: str) -> None:
    report = report_whole("bakery", language)
    events = read_events(ics.write(report))
    assert len(events) == len(report.tasks) > 3
    for event, task in zip(events, report.tasks, strict=True):
        assert event.decoded("dtstart") == task.due
        assert event.decoded("dtend") == task.due + timedelta(days=1)
        assert on_one_line(task.title) in str(event["summary"])
        assert on_one_line(report.company) in str(event["summary"])
        assert task.task in str(event["description"])
        assert task.done_when in str(event["description"])
        assert speech(language).date(task.start) in str(event["description"])
        assert event["transp"] == "TRANSPARENT"


@pytest.mark.parametrize("language", languages())
def test_the_file_is_what_the_standard_asks_for(language: str) -> None:
    content = ics.write(report_whole("bank", language))
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= LINE
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    calendar = open_calendar(content)
    assert calendar["version"] == "2.0"
    assert calendar.errors == []
    assert all(event.errors == [] and event.has_key("dtstamp") for event in calendar.walk("VEVENT"))


def test_a_later_report_moves_the_events_of_an_earlier_one() -> None:
    then = report_whole("bank", "en")
    moved = tuple(replace(task, due=task.due + timedelta(days=30), title="Renamed") for task in then.tasks)
    now = replace(report_whole("bank", "ru"), tasks=moved, day=then.day + timedelta(days=1))
    before, after = read_events(ics.write(then)), read_events(ics.write(now))
    assert [event["uid"] for event in before] == [event["uid"] for event in after]
    assert all(new["sequence"] > old["sequence"] >= 0 for old, new in zip(before, after, strict=True))
    assert len({event["uid"] for event in before}) == len(before)


def test_no_two_companies_or_assessments_share_an_event() -> None:
    bank, bakery = report_whole("bank", "en"), report_whole("bakery", "en")
    shared = {event["uid"] for event in read_events(ics.write(bank))} & {
        event["uid"] for event in read_events(ics.write(bakery))
    }
    assert shared == set()


def test_what_is_dropped_is_cancelled_and_what_is_done_reminds_nobody() -> None:
    dropped, done = (replace(a_task(), status=status) for status in (ActionStatus.DROPPED, ActionStatus.DONE))
    soon = replace(a_task(), due=report_whole("bank", "en").day + timedelta(days=7))
    cancelled, kept, near, ahead = read_events(ics.write(with_tasks(dropped, done, soon, a_task())))
    assert [event["status"] for event in (cancelled, kept)] == ["CANCELLED", "CONFIRMED"]
    assert [len(event.subcomponents) for event in (cancelled, kept, near, ahead)] == [0, 0, 0, 1]
    (alarm,) = ahead.subcomponents
    assert alarm.decoded("trigger") == timedelta(hours=9, days=-7)


def test_a_day_before_all_counting_is_no_negative_version() -> None:
    (event,) = read_events(ics.write(replace(with_tasks(a_task()), day=date(1990, 1, 1))))
    assert event["sequence"] == 0


def test_a_report_without_actions_is_an_empty_calendar() -> None:
    assert read_events(ics.write(with_tasks())) == []


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
@example(text="END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x")
@example(text="a\rb\nc\r\nd\x0be\x85f\u2028g")
@example(text='a;b,c\\d\\n:"e"')
@example(text="\ud800 \x00 \ufeff")
@example(text="👨‍👩‍👧" * 60)
def test_any_text_stays_inside_its_event(text: str) -> None:
    content = ics.write(with_tasks(replace(a_task(), task=text, owner=text, note=text, title=text, step_name=text)))
    (event,) = read_events(content)
    assert max(map(len, content.split(b"\r\n"))) <= LINE
    assert content.count(b"\nBEGIN:VEVENT") == content.count(b"\rBEGIN:VEVENT") + 1 == 1
    assert make_plain(text) in str(event["description"])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_come_back_as_they_were(text: str) -> None:
    (event,) = read_events(ics.write(with_tasks(replace(a_task(), note=text))))
    assert make_plain(text) in str(event["description"])
