"""The deadlines for a calendar: a day for each action, which a later import moves instead of adding another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, cast

from assessments.commitments import ActionStatus
from reports.model import Report
from reports.rows import TaskLine
from reports.texts import make_plain, on_one_line

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

    from locales import Speech

NAME = "ics"
SUFFIX = ".ics"
MEDIA_TYPE = "text/calendar; charset=utf-8"
MAKER = "-//Five Steps//Five Steps//EN"
FIRST_DAY = date(2020, 1, 1)  # the versions of an event count the days since then: a later report is a newer version
WARNING = timedelta(days=7)
HOUR = timedelta(hours=9)  # of the day on which a calendar reminds


def write(report: Report) -> bytes:
    """Return the last day of every action as an event of a whole day, under an id that stays the same for good."""
    return cast(bytes, open_calendar(report).to_ical())


def open_calendar(report: Report) -> Calendar:
    """Return the calendar of a report."""
    from icalendar import Calendar

    from locales import speech

    words = speech(report.language)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", on_one_line(f"{report.company}: {words.say('report.section.plan')}"))
    for task in report.tasks:
        calendar.add_component(_build_event(report, task, words))
    return calendar


def _build_event(report: Report, task: TaskLine, words: Speech) -> Event:
    from icalendar import Event

    summary = on_one_line(words.say("report.ics.summary", title=task.title, company=report.company))
    event = Event()
    event.add("uid", name_event(report, task))
    event.add("sequence", max((report.day - FIRST_DAY).days, 0))
    event.add("dtstamp", datetime.combine(report.day, time(), UTC))
    event.add("dtstart", task.due)
    event.add("dtend", task.due + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", make_plain("\n".join(_describe(task, words))))
    if task.step_name:
        event.add("categories", [on_one_line(task.step_name)])
    event.add("status", "CANCELLED" if task.status is ActionStatus.DROPPED else "CONFIRMED")
    event.add("transp", "TRANSPARENT")  # a deadline does not make anybody busy
    if task.is_open and task.due - WARNING > report.day:
        event.add_component(_build_alarm(summary))
    return event


def name_event(report: Report, task: TaskLine) -> str:
    """Return the id of an event: that of company, assessment and action, whatever is said of them."""
    named = f"{report.source}\n{task.action}".encode("utf-8", "backslashreplace")
    return f"{sha256(named).hexdigest()[:32]}@five-steps"


def _describe(task: TaskLine, words: Speech) -> Iterator[str]:
    parts = (
        ("report.plan.done_when", task.done_when),
        ("common.owner", task.owner),
        ("common.effort", words.effort(task.hours)),
        ("progress.field.start", words.date(task.start)),
        ("progress.field.status", words.say(f"progress.status.{task.status.value}")),
        ("progress.field.note", task.note),
    )
    yield from (task.task,) if task.task else ()
    yield from (f"{words.say(key)}: {text}" for key, text in parts if text)


def _build_alarm(summary: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", HOUR - WARNING)
    alarm.add("description", summary)
    return alarm
