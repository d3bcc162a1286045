"""Registers as tables of a document: what is filled in, or the decision that is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from governance.document.material import Material
from governance.document.model import Block, Column, Paragraph, Signs, Table
from governance.document.practices import can_apply, leave_open
from governance.model import Entry

PRACTICES = {
    "goals": "goals.alignment",
    "uses": "goals.scope",
    "audiences": "goals.audience",
    "legal": "goals.risk",
    "people": "people.lead",
    "raci": "people.roles",
    "accounts": "people.accounts",
    "influencers": "people.external_map",
    "approval_tiers": "workflow.approval",
    "calendar": "workflow.calendar",
    "consents": "workflow.legal_checks",
    "listening": "listening.coverage",
    "triage": "listening.triage",
    "kpis": "measure.kpi_link",
    "decisions": "measure.decisions",
    "spokespersons": "people.roles",
    "contacts": "people.lead",
    "cooperation": "people.influencer_compliance",
    "training": "people.training",
    "governance_model": "goals.living_model",
    "staff_policy": "people.employee_policy",
    "house_rules": "listening.moderation",
    "crisis_plan": "workflow.crisis",
    "ai_rule": "workflow.ai_use",
    "voice_guide": "workflow.creation",
    "retention_rule": "workflow.records",
    "contract_terms": "people.third_parties",
}  # the practice whose action decides a topic


@dataclass(frozen=True, slots=True)
class Part:
    """A column made of an entry: its head, what it says, and how wide it is beside the others."""

    title: str
    write: Callable[[Entry], str]
    weight: float = 1.0


def field(material: Material, register: str, name: str, weight: float = 1.0) -> Part:
    """Return a field of a register as a column."""
    return Part(material.label(register, name), lambda entry: material.value(entry, name), weight)


def show_rows(
    material: Material, topic: str, rows: Iterable[Entry], *parts: Part, caption: str = ""
) -> tuple[Block, ...]:
    """Return entries as a table; without any, the open decision, or that the topic does not concern the company."""
    found = tuple(rows)
    if not found:
        return show_open(material, topic)
    columns = tuple(Column(part.title, part.weight) for part in parts)
    return (Table(columns, tuple(tuple(part.write(entry) for part in parts) for entry in found), caption),)


def show_open(material: Material, topic: str) -> tuple[Block, ...]:
    """Return the open decision on a topic, or that the topic does not concern the company."""
    practice = PRACTICES[topic]
    if can_apply(material, practice):
        return (leave_open(material, topic, practice),)
    return (Paragraph(material.say("does_not_apply", what=material.say(f"open.{topic}")), "note"),)


def show_rule(material: Material, kind: str) -> tuple[Block, ...]:
    """Return where a written rule is kept, in which version and by whom; without one, the open decision."""
    rules = [entry for entry in material.rows("documents") if entry.text("kind") == kind]
    if not rules:
        return show_open(material, kind)
    return tuple(Paragraph(_say_rule(material, rule)) for rule in rules)


def sign_here(material: Material) -> Signs:
    """Return lines for a name, a day and a signature."""
    return Signs(tuple(material.say(f"sign.{label}") for label in ("name", "day", "signature")))


def _say_rule(material: Material, rule: Entry) -> str:
    return material.say(
        "rule",
        title=material.name("documents", rule.id),
        version=material.value(rule, "version"),
        date=material.value(rule, "dated_on"),
        owner=material.value(rule, "owner_id"),
        link=material.value(rule, "link"),
    )
