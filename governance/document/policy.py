"""The rules for employees: a fixed set of questions, answered by the registers or left open.

What no register can know is offered as a proposal and marked as one; nothing here is a fact about the company.
"""

from __future__ import annotations

from collections.abc import Iterator

from governance.document.material import Material
from governance.document.model import Block, Heading, Paragraph
from governance.document.practices import can_apply
from governance.document.registers import show_open, show_rule
from governance.model import Entry

TOLD = ("escalation", "it", "lead")


def show_policy(material: Material) -> tuple[Block, ...]:
    """Return the rules, question by question."""
    return (
        Paragraph(material.say("policy.proposals"), "note"),
        *_ask(material, "speak", _say_speakers(material)),
        *_ask(material, "publish", _say_tiers(material)),
        *_ask(material, "leave", _say_exclusions(material)),
        *_ask(material, "own", _propose(material, "disclosure", "confidential", "personal")),
        *_ask(material, "tone", _propose(material, "respect", "images")),
        *_ask_about_ai(material),
        *_ask(material, "wrong", _say_contacts(material)),
        *_ask(material, "rights", _say_rights(material)),
        *_ask(material, "ask", _say_lead(material)),
    )


def _ask(material: Material, question: str, answer: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Heading(material.say(f"policy.{question}")), *answer)


def _propose(material: Material, *rules: str) -> tuple[Block, ...]:
    texts = (material.say("proposal", text=material.say(f"rule_of.{rule}")) for rule in rules)
    return tuple(Paragraph(text, "proposal") for text in texts)


def _say_speakers(material: Material) -> tuple[Block, ...]:
    speakers = material.holding("spokesperson")
    if not speakers:
        return show_open(material, "spokespersons")
    return (Paragraph(material.say("policy.only", names="; ".join(_name(material, p) for p in speakers))),)


def _say_tiers(material: Material) -> tuple[Block, ...]:
    tiers = material.rows("approval_tiers")
    return tuple(Paragraph(_say_tier(material, tier)) for tier in tiers) or show_open(material, "approval_tiers")


def _say_tier(material: Material, tier: Entry) -> str:
    required = material.value(tier, "required")
    values = {
        "tier": material.name("approval_tiers", tier.id),
        "examples": material.value(tier, "examples"),
        "required": required[:1].lower() + required[1:],
    }
    if not tier.has("approver_id"):
        return material.say("policy.tier", **values)
    return material.say("policy.tier_approver", approver=material.value(tier, "approver_id"), **values)


def _say_exclusions(material: Material) -> tuple[Block, ...]:
    rows = [use for use in material.rows("uses") if use.has("exclusion")]
    if not rows:
        return show_open(material, "uses")
    return tuple(Paragraph(_say_exclusion(material, use)) for use in rows)


def _say_exclusion(material: Material, use: Entry) -> str:
    values = {"use": material.name("uses", use.id), "exclusion": use.text("exclusion")}
    if not use.has("redirect"):
        return material.say("policy.exclusion", **values)
    return material.say("policy.redirected", redirect=use.text("redirect"), **values)


def _ask_about_ai(material: Material) -> Iterator[Block]:
    if can_apply(material, "workflow.ai_use"):
        yield from _ask(material, "ai", (*show_rule(material, "ai_rule"), *_propose(material, "ai")))


def _say_contacts(material: Material) -> tuple[Block, ...]:
    people = material.holding(*TOLD)
    if not people:
        return (*_propose(material, "report"), *show_open(material, "contacts"))
    names = "; ".join(_name(material, person) for person in people)
    return (*_propose(material, "report"), Paragraph(material.say("policy.report_to", names=names)))


def _say_rights(material: Material) -> tuple[Block, ...]:
    policies = [entry for entry in material.rows("documents") if entry.text("kind") == "staff_policy"]
    if any(policy.says("protected_rights_clause") for policy in policies):
        rights = material.say("rule_of.rights")
        return (Paragraph(rights[:1].upper() + rights[1:]),)
    return _propose(material, "rights")


def _say_lead(material: Material) -> tuple[Block, ...]:
    leads = material.holding("lead")
    if not leads:
        return show_open(material, "people")
    return tuple(Paragraph(_say_who(material, lead)) for lead in leads)


def _say_who(material: Material, lead: Entry) -> str:
    if not lead.has("decides_alone"):
        return material.say("policy.ask_lead", name=_name(material, lead))
    return material.say("policy.ask_deciding", name=_name(material, lead), decides=lead.text("decides_alone"))


def _name(material: Material, person: Entry) -> str:
    name, contact = material.name("people", person.id), person.text("contact")
    return material.say("role_of", role=name, name=contact) if contact else name
