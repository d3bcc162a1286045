"""What is kept, what the law asks, who is paid, and how the model itself is kept up to date."""

from __future__ import annotations

from collections import Counter

from governance.document.material import Material
from governance.document.model import Block, Column, Heading, Paragraph, Table
from governance.document.practices import can_apply, show_practices
from governance.document.registers import field, show_open, show_rows, show_rule, sign_here

PAID = ("paid", "gifted")
MOST_CHANGES = 12


def show_records(material: Material) -> tuple[Block, ...]:
    """Return what is kept for how long, and which consents there are."""
    return (
        *show_rule(material, "retention_rule"),
        *show_practices(material, "workflow.records"),
        Heading(material.title("consents")),
        *_count_consents(material),
    )


def show_advertising(material: Material) -> tuple[Block, ...]:
    """Return what the law asks in the company's countries, and who is paid or given something."""
    paid = [person for person in material.rows("influencers") if person.text("relation") in PAID]
    names = ("name", "relation", "agreement", "marking_rule", "contact_owner_id")
    parts = tuple(field(material, "influencers", name) for name in names)
    return (
        Heading(material.title("legal")),
        *_show_legal(material),
        Heading(material.say("advertising.cooperation")),
        *show_rows(material, "cooperation", paid, *parts),
        *(show_rule(material, "contract_terms") if can_apply(material, "people.third_parties") else ()),
    )


def show_review(material: Material) -> tuple[Block, ...]:
    """Return the documents with their next review, and what was changed and why."""
    names = ("title", "kind", "version", "dated_on", "owner_id", "next_review_date")
    parts = tuple(field(material, "documents", name) for name in names)
    return (
        *show_rows(material, "governance_model", material.rows("documents"), *parts),
        Heading(material.say("review.changes")),
        *_show_changes(material),
        *_show_lessons(material),
        Heading(material.say("review.approval")),
        sign_here(material),
    )


def _show_legal(material: Material) -> tuple[Block, ...]:
    rows = [item for item in material.rows("legal") if item.says("applies") is not False]
    parts = (
        field(material, "legal", "item", 2.4),
        field(material, "legal", "jurisdiction", 0.8),
        *(field(material, "legal", name) for name in ("status", "checked_by", "checked_on")),
    )
    caution = (Paragraph(material.say("advertising.not_advice"), "note"),) if rows else ()
    return (*show_rows(material, "legal", rows, *parts), *caution)


def _count_consents(material: Material) -> tuple[Block, ...]:
    rows = material.rows("consents")
    if not rows:
        return show_open(material, "consents")
    counted = Counter((row.text("kind"), row.text("status")) for row in rows)
    columns = (
        Column(material.label("consents", "kind")),
        Column(material.label("consents", "status")),
        Column(material.say("column.number"), 0.6, numeric=True),
    )
    named = tuple(
        (material.option("consents", "kind", kind), material.option("consents", "status", status), str(count))
        for (kind, status), count in counted.items()
    )
    return (Table(columns, named),)


def _show_changes(material: Material) -> tuple[Block, ...]:
    if not material.changes:
        return (Paragraph(material.say("review.no_changes"), "note"),)
    say = material.say
    columns = (Column(say("column.day"), 0.6), Column(say("column.who"), 0.8), Column(say("column.change"), 3.0))
    latest = sorted(material.changes, key=lambda change: change.day, reverse=True)[:MOST_CHANGES]
    rows = tuple((material.day(change.day), change.who or material.nothing, change.what) for change in latest)
    return (Table(columns, rows),)


def _show_lessons(material: Material) -> tuple[Block, ...]:
    rows = [incident for incident in material.rows("incidents") if incident.has("rule_changed")]
    if not rows:
        return ()
    parts = tuple(field(material, "incidents", name) for name in ("date", "what", "root_cause", "rule_changed"))
    return show_rows(material, "governance_model", rows, *parts, caption=material.say("review.lessons"))
