"""What is to be done as plain lines, to be pasted into a board that reads no file: each line becomes a card."""

from __future__ import annotations

from reports.model import Report
from reports.texts import on_one_line

NAME = "list"
SUFFIX = ".txt"
MEDIA_TYPE = "text/plain; charset=utf-8"
LINE_END = "\r\n"  # what every editor knows


def write(report: Report) -> bytes:
    """Return one line for each open action: its name, by when, who, how much work, and what to do."""
    from locales import speech

    words = speech(report.language)
    lines = (
        (
            task.title,
            words.say("report.list.due", day=task.due),
            task.owner,
            words.effort(task.hours_left),
            task.task,
        )
        for task in report.tasks
        if task.is_open
    )
    texts = (" · ".join(filter(None, map(on_one_line, parts))) for parts in lines)
    return "".join(text + LINE_END for text in texts).encode("utf-8")
