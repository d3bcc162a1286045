"""What is measured, which goal it serves, and what is decided on the strength of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from governance.document.material import Material
from governance.document.model import Block, Column, Heading, Paragraph, Table
from governance.document.practices import show_practices
from governance.document.registers import Part, field, show_rows
from governance.document.sections.goals import say_path
from governance.model import Entry
from governance.traceability import Link

MOST_COLUMNS = 6  # measures side by side on a page
MOST_DECISIONS = 8
MOST_NAMES = 8
SIGNS: dict[Link, str] = {"none": "", "linked": "○", "main": "●"}


def show_measurement(material: Material) -> tuple[Block, ...]:
    """Return measures, the matrix of goals and measures, the report and the decisions."""
    say = material.say
    return (
        Heading(material.title("kpis")),
        *_show_kpis(material),
        Heading(say("measurement.matrix")),
        *_show_matrix(material),
        Heading(say("measurement.reporting")),
        *show_practices(material, "measure.reporting", "measure.decisions"),
        Heading(material.title("decisions")),
        *_show_decisions(material),
    )


def _show_kpis(material: Material) -> tuple[Block, ...]:
    return show_rows(
        material,
        "kpis",
        material.trace.kpis,
        field(material, "kpis", "name", 1.4),
        field(material, "kpis", "goal_id", 1.3),
        field(material, "kpis", "level"),
        Part(material.say("column.path"), lambda kpi: say_path(material, kpi), 1.2),
        field(material, "kpis", "frequency", 0.8),
        field(material, "kpis", "owner_id"),
    )


def _show_matrix(material: Material) -> Iterator[Block]:
    whole, say = material.trace.whole, material.say
    yield Paragraph(say("measurement.coverage", covered=whole.covered, proved=whole.proved, total=whole.goals))
    served = _find_served(material)
    for start in range(0, len(served), MOST_COLUMNS):
        yield _draw_matrix(material, served[start : start + MOST_COLUMNS], whole=start == 0)
    if served:
        yield Paragraph(say("measurement.legend"), "note")
    for key, kpis in (
        ("measurement.orphans", material.trace.orphans),
        ("measurement.outlived", material.trace.outlived),
    ):
        if kpis:
            yield Paragraph(say(key, count=len(kpis), names=_name_some(material, kpis)), "note")


def _find_served(material: Material) -> list[int]:
    """Return the places of the measures that serve a goal, those of a goal together."""
    goals = material.trace.goals
    firsts = {
        place: next((row for row, line in enumerate(goals) if line.links[place] != "none"), -1)
        for place in range(len(material.trace.kpis))
    }
    return sorted((place for place, row in firsts.items() if row >= 0), key=lambda place: firsts[place])


def _draw_matrix(material: Material, shown: Sequence[int], *, whole: bool) -> Table:
    """Return these measures against their goals; the `whole` one has the goals that nothing measures, too."""
    kpis = [material.trace.kpis[place] for place in shown]
    heads = tuple(Column(material.name("kpis", kpi.id), 1.0) for kpi in kpis)
    rows = tuple(
        (material.name("goals", line.goal.id), *(SIGNS[line.links[place]] for place in shown))
        for line in material.trace.goals
        if any(line.links[place] != "none" for place in shown) or (whole and not line.covered)
    )
    return Table((Column(material.say("column.goal"), 2.0), *heads), rows)


def _name_some(material: Material, kpis: Sequence[Entry]) -> str:
    names = material.names("kpis", [kpi.id for kpi in kpis[:MOST_NAMES]])
    return f"{names}, …" if len(kpis) > MOST_NAMES else names


def _show_decisions(material: Material) -> tuple[Block, ...]:
    rows: list[Entry] = sorted(material.rows("decisions"), key=lambda row: row.text("date"), reverse=True)
    names = ("date", "decision", "what", "reason", "owner_id", "check_on", "effect")
    parts = tuple(field(material, "decisions", name) for name in names)
    return show_rows(material, "decisions", rows[:MOST_DECISIONS], *parts)
