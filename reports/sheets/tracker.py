"""The actions as a list to be kept up to date: chosen from lists, dated, coloured by status and day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assessments.commitments import SOON, ActionStatus
from reports.colours import INK, MUTED, RUST, lighten
from reports.rows import TaskLine
from reports.sheets.book import PLAIN, Book, Field, Look, Value, add_sheet, write_column_heads, write_head, write_row
from reports.sheets.lists import name_status

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HOURS_PER_DAY = 8
LABELS, NUMBERS, HINT, HEAD = 2, 3, 4, 5
FIRST = HEAD + 1
ROOM = 50  # rows below the last action that can be filled in the same way
TABLE = "Actions"
PRINTED = 12  # columns; what stands to the right of them is for sorting and filtering
DAY, HOURS, GAIN = "day", "0.##", "+0.00;−0.00;0"
WARM, LATE = "#F3E3B0", "#F8DDD4"
COOL, COOL_INK = "#E8F1FA", "#1A5C97"
CALM, CALM_INK = "#E5F3EE", "#125A48"
OPEN_NAMES = ("StatusPlanned", "StatusDoing")
EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its head, its width in letters, how its cells look, and what stands in them."""

    key: str
    width: float
    read: Callable[[TaskLine, Book], Value]
    look: Look = PLAIN


COLUMNS = (
    Column("report.column.number", 4.5, lambda task, _: task.number, Look(align="center", ink=MUTED)),
    Column("common.practice", 25, lambda task, _: task.title, Look(bold=True)),
    Column("report.xlsx.task", 38, lambda task, _: task.task),
    Column("report.plan.done_when", 36, lambda task, _: task.done_when),
    Column("common.owner", 18, lambda task, _: task.owner),
    Column("progress.field.status", 15, lambda task, book: name_status(task.status, book.words)),
    Column("progress.field.start", 13, lambda task, _: task.start, Look(DAY, align="right")),
    Column("progress.field.due", 13, lambda task, _: task.due, Look(DAY, align="right")),
    Column("report.xlsx.days_left", 9.5, lambda *_: None, Look("0;−0;0", align="right")),
    Column("report.xlsx.effort", 9.5, lambda task, _: find_effort(task), Look(HOURS, align="right")),
    Column("progress.field.note", 26, lambda task, _: task.note or None),
    Column("report.plan.done_on", 13, lambda task, _: task.finished, Look(DAY, align="right")),
    Column("report.column.wave", 10, lambda task, _: task.wave),
    Column("common.step", 15, lambda task, _: task.step_name),
    Column("report.column.after", 10, lambda task, _: ", ".join(map(str, task.after))),
    Column("report.plan.gain", 9, lambda task, _: task.gain, Look(GAIN, align="right")),
    Column(
        "report.column.essential", 12, lambda task, book: book.words.say("report.xlsx.yes") if task.essential else ""
    ),
    Column("report.column.why", 44, lambda task, _: task.why),
    Column("report.column.id", 20, lambda task, _: task.action, Look(ink=MUTED)),
)
WIDTHS = tuple(column.width for column in COLUMNS)
OWNER, STATUS, START, DUE, LEFT, EFFORT, DONE = 4, 5, 6, 7, 8, 9, 11


def write_tracker(book: Book) -> None:
    """Write the sheet of actions: numbers that follow what is entered, then one action a row."""
    name = book.words.say("report.xlsx.tasks")
    sheet = add_sheet(book, name, "landscape")
    write_head(book, sheet, book.words.say("report.section.plan"), WIDTHS, printed=PRINTED)
    book.write(sheet, HINT, 0, Field(book.words.say("report.xlsx.hint"), Look(size=9, ink=MUTED, wrap=False, line="")))
    _write_rows(book, sheet)
    _write_numbers(book, sheet)
    _offer_choices(book, sheet)
    _colour(book, sheet)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, HEAD + len(book.report.tasks), PRINTED - 1)


def find_effort(task: TaskLine) -> float:
    """Return the days of work that are left of an action, or that it took."""
    return (task.hours_left if task.is_open else task.hours) / HOURS_PER_DAY


def _write_rows(book: Book, sheet: Worksheet) -> None:
    tasks, heads = book.report.tasks, [book.words.say(column.key) for column in COLUMNS]
    options: dict[str, Any] = {"name": TABLE, "style": None, "columns": [{"header": head} for head in heads]}
    title = book.words.say("report.section.plan")
    sheet.add_table(HEAD, 0, HEAD + len(tasks), len(COLUMNS) - 1, {**options, "title": title})
    write_column_heads(
        book, sheet, HEAD, [Field(head, column.look) for head, column in zip(heads, COLUMNS, strict=True)]
    )
    for row, task in enumerate(tasks, start=FIRST):
        write_row(book, sheet, row, tuple(_list_fields(book, task)), WIDTHS)
        left = f'IF(OR($F{row + 1}=StatusDone,$F{row + 1}=StatusDropped,$H{row + 1}=""),"",$H{row + 1}-TODAY())'
        value = (task.due - book.report.day).days if task.is_open else ""
        sheet.write_formula(row, LEFT, f"={left}", book.find_format(COLUMNS[LEFT].look), value)


def _list_fields(book: Book, task: TaskLine) -> Iterator[Field]:
    for column in COLUMNS:
        look = replace(column.look, number=book.day_format) if column.look.number == DAY else column.look
        yield Field(column.read(task, book), look)


def _write_numbers(book: Book, sheet: Worksheet) -> None:
    """Write what the sheet amounts to, as formulas, each with what it gives on the day of the report."""
    label, number = Look(size=9, ink=MUTED, line="", wrap=False), Look(size=14, bold=True, line="", wrap=False)
    sheet.set_row_pixels(LABELS, 22)
    sheet.set_row_pixels(NUMBERS, 26)
    for column, key, formula, value, written in _list_numbers(book.report.tasks, book.report.day):
        book.write(sheet, LABELS, column, Field(book.words.say(key), label))
        style = book.find_format(replace(number, number=written))
        sheet.write_formula(NUMBERS, column, formula, style, value)
    bar = {"type": "data_bar", "bar_color": lighten(book.report.brand.colour, 0.7), "bar_solid": True}
    ends = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
    sheet.conditional_format(NUMBERS, 2, NUMBERS, 2, {**bar, **ends})
    late = book.file.add_format({"font_color": RUST})
    sheet.conditional_format(
        NUMBERS, STATUS, NUMBERS, STATUS, {"type": "cell", "criteria": ">", "value": 0, "format": late}
    )


def _list_numbers(tasks: Sequence[TaskLine], today: date) -> Iterator[tuple[int, str, str, Value, str]]:
    """Yield column, key of the label, formula, its value today and how it is written."""
    last = HEAD + len(tasks) + ROOM
    status, due, effort = (f"${letter}${FIRST + 1}:${letter}${last + 1}" for letter in "FHJ")
    done, held = f"COUNTIF({status},StatusDone)", f"(COUNTA({status})-COUNTIF({status},StatusDropped))"
    ready = sum(task.status is ActionStatus.DONE for task in tasks)
    all_held = sum(task.status is not ActionStatus.DROPPED for task in tasks)
    open_tasks = [task for task in tasks if task.is_open]
    late = sum(task.due < today for task in open_tasks)
    soon = sum(today <= task.due <= today + SOON for task in open_tasks)
    doing = sum(task.status is ActionStatus.DOING for task in tasks)
    is_open = f'({status}<>StatusDone)*({status}<>StatusDropped)*({due}<>"")'
    left = "+".join(f"SUMIF({status},{name},{effort})" for name in OPEN_NAMES)
    window = f'{due},">="&TODAY(),{due},"<="&TODAY()+{SOON.days}'
    ahead = "+".join(f"COUNTIFS({status},{name},{window})" for name in OPEN_NAMES)
    yield 1, "report.xlsx.done", f'={done}&" / "&{held}', f"{ready} / {all_held}", "General"
    yield 2, "report.xlsx.progress", f"=IF({held}=0,0,{done}/{held})", ready / max(all_held, 1), "0%"
    yield 3, "report.xlsx.effort_left", f"={left}", sum(map(find_effort, open_tasks)), HOURS
    yield OWNER, "progress.status.doing", f"=COUNTIF({status},StatusDoing)", doing, "0"
    yield STATUS, "report.xlsx.late", f"=SUMPRODUCT({is_open}*({due}<TODAY()))", late, "0"
    yield START, "report.xlsx.soon", f"={ahead}", soon, "0"


def _offer_choices(book: Book, sheet: Worksheet) -> None:
    """Let status be chosen from a list and nothing else, owners from a list or freely; days be days."""
    say, last = book.words.say, HEAD + len(book.report.tasks) + ROOM
    told = {"error_title": say("report.xlsx.not_valid"), "error_message": say("report.xlsx.choose_status")}
    sheet.data_validation(FIRST, STATUS, last, STATUS, {"validate": "list", "source": "=Statuses", **told})
    sheet.data_validation(FIRST, OWNER, last, OWNER, {"validate": "list", "source": "=Owners", "show_error": False})
    told = {"error_title": say("report.xlsx.not_valid"), "error_message": say("report.xlsx.enter_day")}
    days = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST, **told}
    for column in (START, DUE, DONE):
        sheet.data_validation(FIRST, column, last, column, days)
    told = {"error_title": say("report.xlsx.not_valid"), "error_message": say("report.xlsx.enter_days")}
    sheet.data_validation(FIRST, EFFORT, last, EFFORT, {"validate": "decimal", "criteria": ">=", "value": 0, **told})


def _colour(book: Book, sheet: Worksheet) -> None:
    """Colour what is done, dropped, under way, due soon and overdue; the words and numbers beside say the same."""
    last, row = HEAD + len(book.report.tasks) + ROOM, FIRST + 1
    is_open = f'$F{row}<>StatusDone,$F{row}<>StatusDropped,$H{row}<>""'
    rules = (
        (STATUS, STATUS, f"$F{row}=StatusDoing", {"bg_color": COOL, "font_color": COOL_INK, "bold": True}),
        (STATUS, STATUS, f"$F{row}=StatusDone", {"bg_color": CALM, "font_color": CALM_INK, "bold": True}),
        (DUE, LEFT, f"AND({is_open},$H{row}<TODAY())", {"bg_color": LATE, "font_color": RUST, "bold": True}),
        (DUE, LEFT, f"AND({is_open},$H{row}<=TODAY()+{SOON.days})", {"bg_color": WARM, "font_color": INK}),
        (0, PRINTED - 1, f"$F{row}=StatusDropped", {"font_color": MUTED, "font_strikeout": True}),
        (0, PRINTED - 1, f"$F{row}=StatusDone", {"font_color": MUTED}),
    )
    for first, final, formula, look in rules:
        rule = {"type": "formula", "criteria": f"={formula}", "format": book.file.add_format(look)}
        sheet.conditional_format(FIRST, first, last, final, rule)
