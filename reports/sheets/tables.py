"""The numbers behind the plan as sheets: scores with a chart, answers, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reports.colours import INK, MUTED, ON_SHADES, RUST, SHADES, step_colour
from reports.drawings import Mark
from reports.rows import AnswerLine, FindingLine, ScoreLine
from reports.sheets.book import (
    PLAIN,
    Book,
    Field,
    Look,
    add_sheet,
    write_column_heads,
    write_head,
    write_row,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

BALLS = "○◔◑◕●"
SCORE, PERCENT, WEIGHT = "0.00", "0%", "0.##"
HEAD = 3
MOST_UNITS = 10  # of a scale whose every whole number is written
FIRST = HEAD + 1
STRONG, QUIET = Look(bold=True), Look(ink=MUTED)
RIGHT = Look(align="right")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its head, its width in letters, and to which side its head is set."""

    key: str
    width: float
    look: Look = PLAIN


def write_answers(book: Book) -> None:
    """Write the sheet of answers: every practice with level, answer, comment and evidence."""
    columns = (
        Column("common.step", 14),
        Column("common.practice", 28),
        Column("report.column.level", 9, Look(align="center")),
        Column("report.column.answer", 52),
        Column("report.column.comment", 42),
        Column("report.column.evidence", 32),
        Column("report.column.evidence_kind", 17),
        Column("report.column.evidence_day", 17, RIGHT),
        Column("report.column.state", 16),
        Column("report.column.essential", 13),
        Column("report.column.weight", 8, RIGHT),
        Column("report.column.reason", 30),
        Column("report.column.decided_by", 18),
        Column("report.column.question", 48),
        Column("report.column.id", 22),
    )
    rows = [tuple(_list_answer(book, line)) for line in book.report.answers]
    _write(book, "answers", columns, rows, printed=8)


def write_findings(book: Book) -> None:
    """Write the sheet of contradictions and gaps, critical first, with what is accepted of them."""
    columns = (
        Column("report.xlsx.severity", 14),
        Column("common.step", 16),
        Column("report.findings.finding", 84),
        Column("report.column.state", 20),
        Column("report.findings.reason", 40),
        Column("report.findings.day", 13, RIGHT),
        Column("report.xlsx.rule", 11),
    )
    rows = [tuple(_list_finding(book, line)) for line in book.report.findings]
    _write(book, "findings", columns, rows)


def write_scores(book: Book) -> None:
    """Write the sheet of scores: the steps, the whole below them, and a chart of both."""
    before = any(line.before is not None for line in book.report.scores)
    columns = (
        Column("common.step", 44),
        Column("common.score", 12, RIGHT),
        *((Column("report.column.before", 10, RIGHT),) if before else ()),
        Column("report.column.low", 12, RIGHT),
        Column("report.column.high", 12, RIGHT),
        Column("report.column.proven", 17, RIGHT),
        Column("report.column.coverage", 10, RIGHT),
        Column("report.column.level", 32),
        Column("report.column.held", 22),
        Column("report.column.known", 13, RIGHT),
        Column("report.column.asked", 13, RIGHT),
        Column("report.column.weight", 9, RIGHT),
    )
    rows = [tuple(_list_score(book, line, before)) for line in book.report.scores]
    sheet = _write(book, "scores", columns, rows)
    steps = [line for line in book.report.scores if line.number]
    if any(line.score is not None for line in steps):
        _draw_scores(book, sheet, steps, before=before)


def _write(
    book: Book, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Field]], printed: int | None = None
) -> Worksheet:
    """Return a sheet with a table; only the first columns are printed where their number is said."""
    title, widths = book.words.say(f"report.xlsx.{name}"), [column.width for column in columns]
    sheet = add_sheet(book, title, "landscape")
    write_head(book, sheet, title, widths, printed=printed or len(columns))
    write_column_heads(book, sheet, HEAD, [Field(book.words.say(column.key), column.look) for column in columns])
    for row, fields in enumerate(rows, start=FIRST):
        write_row(book, sheet, row, fields, widths)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    sheet.autofilter(HEAD, 0, HEAD + max(len(rows), 1), len(columns) - 1)
    if printed is not None:
        sheet.print_area(0, 0, HEAD + len(rows), printed - 1)
    return sheet


def _list_answer(book: Book, line: AnswerLine) -> Iterator[Field]:
    yield Field(line.step_name, Look(ink=step_colour(line.step), bold=True))
    yield Field(line.practice, STRONG)
    yield Field(line.mark.text if line.value is None else line.value, _look_of(line.mark))
    yield Field(line.answer or line.state or None, PLAIN if line.answer else QUIET)
    yield Field(line.comment or None)
    yield Field(line.evidence or None)
    yield Field(line.evidence_kind or None)
    yield Field(line.evidence_day, Look(book.day_format, align="right"))
    yield Field(line.state or None)
    yield Field(book.words.say("report.xlsx.yes") if line.essential else None)
    yield Field(line.weight, Look(WEIGHT, align="right"))
    yield Field(line.reason or None)
    yield Field(line.decided_by or None)
    yield Field(line.question, QUIET)
    yield Field(line.item, QUIET)


def _list_finding(book: Book, line: FindingLine) -> Iterator[Field]:
    grave = line.severity == "critical" and not line.accepted
    yield Field(line.severity_name, Look(bold=True, ink=RUST if grave else INK))
    yield Field(line.step_name or None)
    yield Field(line.text)
    yield Field(book.words.say(f"report.xlsx.{'accepted' if line.accepted else 'open'}"))
    yield Field(line.reason or None)
    yield Field(line.accepted_on, Look(book.day_format, align="right"))
    yield Field(line.rule, QUIET)


def _list_score(book: Book, line: ScoreLine, before: bool) -> Iterator[Field]:
    bold = not line.number
    number = Look(SCORE, bold=bold, align="right")
    name = line.name if bold else f"{line.number} · {line.name}"
    yield Field(name, Look(bold=True, ink=INK if bold else step_colour(line.number)))
    yield Field(line.score, Look(SCORE, bold=True, align="right"))
    yield from (Field(line.before, number),) if before else ()
    yield from (Field(value, number) for value in (line.low, line.high, line.proven))
    yield Field(line.coverage, Look(PERCENT, bold=bold, align="right"))
    yield Field(_say_level(line.level), _look_of(line.level, align="left"))
    yield Field(book.words.say("report.xlsx.yes") if line.held else None)
    yield from (Field(value, Look("0", bold=bold, align="right")) for value in (line.known, line.asked))
    yield Field(line.weight, Look(WEIGHT, bold=bold, align="right"))


def _look_of(mark: Mark, align: Literal["left", "center"] = "center") -> Look:
    if mark.shade is None:
        return Look(align=align, ink=MUTED)
    return Look("0.##", bold=True, ink=ON_SHADES[mark.shade], fill=SHADES[mark.shade], align=align)


def _say_level(mark: Mark) -> str:
    return mark.text if mark.shade is None else f"{BALLS[mark.shade]} {mark.text}"


def _draw_scores(book: Book, sheet: Worksheet, steps: Sequence[ScoreLine], *, before: bool) -> None:
    """Draw the steps as bars on their scale, the earlier scores in grey beside them."""
    say, name = book.words.say, sheet.get_name()
    last = FIRST + len(steps) - 1
    chart = book.file.add_chart({"type": "bar"})
    names = [name, FIRST, 0, last, 0]
    common = {"categories": names, "gap": 60, "overlap": -5}
    labels = {"value": True, "num_format": "0.0", "font": {"name": "Arial", "size": 9}}
    now = {"values": [name, FIRST, 1, last, 1], "fill": {"color": book.report.brand.colour}, "data_labels": labels}
    chart.add_series({"name": [name, HEAD, 1], **common, **now})
    if before:
        earlier = {"values": [name, FIRST, 2, last, 2], "fill": {"color": "#B9C3D1"}}
        chart.add_series({"name": [name, HEAD, 2], **common, **earlier})
    font = {"name": "Arial", "size": 9, "color": INK}
    chart.set_y_axis(
        {"reverse": True, "crossing": "max", "num_font": font, "line": {"none": True}, "major_tick_mark": "none"}
    )
    scale = {"min": min(line.worst for line in steps), "max": max(line.best for line in steps)}
    grid = {"visible": True, "line": {"color": "#D5DCE6", "width": 0.5}}
    unit = {"major_unit": 1} if scale["max"] - scale["min"] <= MOST_UNITS else {}
    chart.set_x_axis(
        {**scale, **unit, "num_font": font, "major_gridlines": grid, "line": {"none": True}, "num_format": "0.##"}
    )
    chart.set_title({"name": say("report.summary.steps"), "name_font": {"name": "Arial", "size": 11, "color": INK}})
    chart.set_legend({"none": True} if not before else {"position": "bottom", "font": font})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 900, "height": 70 + 58 * len(steps)})
    told = "; ".join(f"{line.name} {book.words.number(line.score)}" for line in steps)
    place = {"description": say("report.alt.steps", scores=told), "object_position": 2}
    sheet.insert_chart(FIRST + len(steps) + 3, 0, chart, place)
