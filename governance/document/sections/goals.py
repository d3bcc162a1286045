"""What social media is to achieve, what it is used for and what not, and whom it addresses."""

from __future__ import annotations

from governance.document.material import Material
from governance.document.model import Block, Heading, Paragraph
from governance.document.registers import Part, field, show_rows
from governance.model import Entry


def show_goals(material: Material) -> tuple[Block, ...]:
    """Return goals, uses and audiences."""
    return (
        Heading(material.title("goals")),
        *_show_goals(material),
        Heading(material.title("uses")),
        *_show_uses(material),
        Heading(material.title("audiences")),
        *show_rows(
            material,
            "audiences",
            material.rows("audiences"),
            *(field(material, "audiences", name) for name in ("name", "kind", "need", "channels")),
        ),
    )


def say_path(material: Material, entry: Entry) -> str:
    """Return the way of a goal or a measure: from where, to where, in which unit."""
    start = material.value(entry, "baseline")
    if not entry.has("baseline") and entry.has("baseline_due"):
        start = material.say("measured_by", date=material.value(entry, "baseline_due"))
    if not entry.has("target") and start == material.nothing:
        return start
    unit = entry.text("unit")
    return f"{start} → {material.value(entry, 'target')} {unit}".rstrip()


def _show_goals(material: Material) -> tuple[Block, ...]:
    active = [line.goal for line in material.trace.goals]
    drafts = len(material.trace.waiting)
    table = show_rows(
        material,
        "goals",
        active,
        field(material, "goals", "title", 1.7),
        field(material, "goals", "business_goal", 1.5),
        Part(material.say("column.path"), lambda goal: say_path(material, goal), 1.2),
        field(material, "goals", "deadline", 0.8),
        field(material, "goals", "owner_id"),
    )
    note = (Paragraph(material.say("goals.drafts", count=drafts), "note"),) if drafts else ()
    return (*table, *note)


def _show_uses(material: Material) -> tuple[Block, ...]:
    rows = material.rows("uses")
    used = [use for use in rows if use.says("in_use")]
    refused = [use for use in rows if use.has("exclusion") or use.says("in_use") is False]
    name = field(material, "uses", "use")
    table = show_rows(
        material, "uses", used, name, field(material, "uses", "owner_id"), caption=material.say("goals.used")
    )
    if not refused:
        return table
    parts = (name, field(material, "uses", "exclusion", 1.6), field(material, "uses", "redirect", 1.4))
    return (*table, *show_rows(material, "uses", refused, *parts, caption=material.say("goals.not_used")))
