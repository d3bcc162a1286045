"""Who does what, who holds the accounts, whom the audience listens to, and how everyone learns of the rules."""

from __future__ import annotations

from governance.document.material import Material
from governance.document.model import Block, Heading, Paragraph
from governance.document.registers import field, show_open, show_rows

ROLES = {
    "name": 1.0,
    "role": 1.6,
    "organisation": 0.9,
    "department": 1.0,
    "decides_alone": 1.5,
    "stand_in_id": 1.0,
}  # and how wide each is
RACI = ("responsible", "accountable", "consulted", "informed", "deputy_id", "time_limit_h")


def show_people(material: Material) -> tuple[Block, ...]:
    """Return roles, responsibilities, accounts and influencers."""
    return (
        Heading(material.title("people")),
        *_show_roles(material),
        Heading(material.title("raci")),
        *show_rows(
            material,
            "raci",
            material.rows("raci"),
            *(field(material, "raci", name) for name in ("stage", *RACI)),
        ),
        Heading(material.title("accounts")),
        *_show_accounts(material),
        Heading(material.title("influencers")),
        *_show_influencers(material),
    )


def show_training(material: Material) -> tuple[Block, ...]:
    """Return who was briefed and who confirmed the policy, and when."""
    people = material.here
    table = show_rows(
        material,
        "training",
        people,
        *(field(material, "people", name) for name in ("name", "role", "training_date", "policy_confirmed_on")),
    )
    if not people:
        return table
    briefed, confirmed = (sum(p.has(name) for p in people) for name in ("training_date", "policy_confirmed_on"))
    return (Paragraph(material.say("training.count", briefed=briefed, confirmed=confirmed, total=len(people))), *table)


def _show_roles(material: Material) -> tuple[Block, ...]:
    table = show_rows(
        material,
        "people",
        material.here,
        *(field(material, "people", name, weight) for name, weight in ROLES.items()),
    )
    agreed = [person for person in material.here if person.has("agreement")]
    if not agreed:
        return table
    parts = (field(material, "people", "name"), field(material, "people", "department"))
    agreement = field(material, "people", "agreement", 2.5)
    return (
        *table,
        *show_rows(material, "people", agreed, *parts, agreement, caption=material.say("people.agreements")),
    )


def _show_accounts(material: Material) -> tuple[Block, ...]:
    names = ("title", "platform", "purpose", "owner_type", "admins", "publisher_id", "responder_id")
    kept = [account for account in material.rows("accounts") if account.text("status") != "closed"]
    return show_rows(material, "accounts", kept, *(field(material, "accounts", name) for name in names))


def _show_influencers(material: Material) -> tuple[Block, ...]:
    names = ("name", "kind", "attitude", "relation", "contact_owner_id", "last_contact")
    rows = material.rows("influencers")
    groups = {
        "people.inside": [person for person in rows if person.text("relation") == "employee"],
        "people.outside": [person for person in rows if person.text("relation") != "employee"],
    }
    parts = tuple(field(material, "influencers", name) for name in names)
    shown = [
        block
        for caption, people in groups.items()
        if people
        for block in show_rows(material, "influencers", people, *parts, caption=material.say(caption))
    ]
    return tuple(shown) or show_open(material, "influencers")
