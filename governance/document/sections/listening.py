"""Where the company listens, how fast it answers, and what it does when something goes wrong."""

from __future__ import annotations

from governance.document.material import Material
from governance.document.model import Block, Heading, Paragraph
from governance.document.practices import show_practices
from governance.document.registers import Part, field, show_rows, show_rule
from governance.model import Entry

SERIOUS = ("high", "critical")
PRIVATE = ("private", "public_then_private")
CONTACTS = ("sponsor", "lead", "escalation", "it", "legal", "spokesperson")
MOST_INCIDENTS = 5


def show_listening(material: Material) -> tuple[Block, ...]:
    """Return places, response targets, the triage and the rules of the community."""
    return (
        Heading(material.title("listening")),
        *_show_places(material),
        Heading(material.title("triage")),
        *_show_triage(material),
        *_say_private(material),
        Heading(material.say("listening.house_rules")),
        *show_rule(material, "house_rules"),
    )


def show_crisis(material: Material) -> tuple[Block, ...]:
    """Return who is told first, what the first hour looks like, and who can get into the accounts."""
    say = material.say
    people = material.holding(*CONTACTS)
    return (
        *show_rule(material, "crisis_plan"),
        *show_practices(material, "workflow.crisis", "people.access_security"),
        Heading(say("crisis.contacts")),
        *show_rows(material, "contacts", people, *(field(material, "people", n) for n in ("name", "role", "contact"))),
        Heading(say("crisis.access")),
        *_show_access(material),
        *_show_incidents(material),
    )


def _show_places(material: Material) -> tuple[Block, ...]:
    names = ("place", "frequency", "responder_id", "deputy_id", "duty_hours")
    parts = tuple(field(material, "listening", name) for name in names)
    return show_rows(
        material,
        "listening",
        material.rows("listening"),
        *parts,
        _reply(material, "listening", "response_target"),
        field(material, "listening", "out_of_hours_reply"),
    )


def _show_triage(material: Material) -> tuple[Block, ...]:
    rows = material.rows("triage")
    first = tuple(field(material, "triage", name, weight) for name, weight in (("type", 1.5), ("severity", 0.9)))
    last = tuple(field(material, "triage", name) for name in ("where", "escalation_contact_id"))
    answers = field(material, "triage", "responder_id")
    return show_rows(material, "triage", rows, *first, answers, _reply(material, "triage", "target"), *last)


def _reply(material: Material, register: str, name: str) -> Part:
    def write(entry: Entry) -> str:
        if not entry.has(name) or not entry.has("unit"):
            return material.value(entry, name)
        unit = material.value(entry, "unit")
        return material.say("within", number=material.value(entry, name), unit=unit[:1].lower() + unit[1:])

    return Part(material.label(register, name), write)


def _say_private(material: Material) -> tuple[Block, ...]:
    moved = [row.id for row in material.rows("triage") if row.text("where") in PRIVATE]
    if not moved:
        return ()
    return (Paragraph(material.say("listening.private", types=material.names("triage", moved))),)


def _show_access(material: Material) -> tuple[Block, ...]:
    names = ("title", "two_step", "recovery", "admins", "last_access_review")
    kept = [account for account in material.rows("accounts") if account.text("status") != "closed"]
    return show_rows(material, "accounts", kept, *(field(material, "accounts", name) for name in names))


def _show_incidents(material: Material) -> tuple[Block, ...]:
    rows = sorted(material.rows("incidents"), key=lambda row: row.text("date"), reverse=True)[:MOST_INCIDENTS]
    if not rows:
        return ()
    names = ("date", "what", "severity", "hours_to_first_action", "rule_changed")
    parts = tuple(field(material, "incidents", name) for name in names)
    return (Heading(material.title("incidents")), *show_rows(material, "contacts", rows, *parts))
