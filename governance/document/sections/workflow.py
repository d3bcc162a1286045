"""How a post comes about: who keeps the calendar, who says yes, what is checked."""

from __future__ import annotations

from governance.document.material import Material
from governance.document.model import Block, Heading, Paragraph
from governance.document.practices import show_practices
from governance.document.registers import field, show_open, show_rows, show_rule
from governance.model import Entry

MOST_ITEMS = 8


def show_workflow(material: Material) -> tuple[Block, ...]:
    """Return calendar, creation, approval, and what is checked before something is published."""
    say = material.say
    return (
        Heading(material.title("calendar")),
        *_show_calendar(material),
        Heading(say("workflow.creation")),
        *show_rule(material, "voice_guide"),
        Heading(material.title("approval_tiers")),
        *_show_tiers(material),
        Heading(say("workflow.checks")),
        *show_practices(
            material, "workflow.publishing", "workflow.legal_checks", "workflow.accessibility", "workflow.ai_use"
        ),
        *_count_legal(material),
    )


def _show_tiers(material: Material) -> tuple[Block, ...]:
    names = ("tier", "examples", "required", "author_ids", "approver_id", "deputy_id", "limit_h")
    parts = (field(material, "approval_tiers", name) for name in names)
    return show_rows(material, "approval_tiers", material.rows("approval_tiers"), *parts)


def _show_calendar(material: Material) -> tuple[Block, ...]:
    keepers = material.holding("calendar_owner")
    ahead = [item for item in material.rows("calendar") if _is_ahead(material, item)]
    if not keepers and not material.rows("calendar"):
        return show_open(material, "calendar")
    keeper = material.names("people", [person.id for person in keepers])
    words = material.say("workflow.calendar", names=keeper, count=len(ahead))
    names = ("date", "title", "account_id", "goal_id", "author_id", "tier", "status")
    parts = tuple(field(material, "calendar", name) for name in names)
    rows = sorted(ahead, key=lambda item: item.text("date"))[:MOST_ITEMS]
    caption = material.say("workflow.next", count=len(rows))
    return (Paragraph(words), *(show_rows(material, "calendar", rows, *parts, caption=caption) if rows else ()))


def _is_ahead(material: Material, item: Entry) -> bool:
    day = item.day("date")
    return day is not None and day >= material.today and item.text("status") not in ("dropped", "published")


def _count_legal(material: Material) -> tuple[Block, ...]:
    rows = [item for item in material.rows("legal") if item.says("applies") is not False]
    if not rows:
        return show_open(material, "legal")
    known = sum(item.text("status") == "ok" for item in rows)
    return (Paragraph(material.say("workflow.legal", known=known, total=len(rows))),)
