"""What the document is, and what it covers."""

from __future__ import annotations

from governance.document.material import Material
from governance.document.model import Block, Column, Paragraph, Table


def show_purpose(material: Material) -> tuple[Block, ...]:
    """Return what the model is, what the policy is in it, and how much both cover."""
    say = material.say
    columns = (Column(say("column.covers")), Column(say("column.count"), 2.0))
    return (
        Paragraph(say("purpose.what", company=material.company, date=material.assessed_on)),
        Paragraph(say("purpose.policy")),
        Paragraph(say("purpose.blanks"), "note"),
        Table(columns, tuple(_list_scope(material))),
    )


def _list_scope(material: Material) -> tuple[tuple[str, str], ...]:
    say = material.say
    inside = [person for person in material.here if person.text("organisation") in ("", "company")]
    people = say("purpose.people_count", inside=len(inside), outside=len(material.here) - len(inside))
    accounts = [account for account in material.rows("accounts") if account.text("status") != "closed"]
    uses = [use.id for use in material.rows("uses") if use.says("in_use")]
    countries = [material.words.countries.get(code, code) for code in material.about.countries]
    return (
        (say("purpose.headcount"), str(material.about.headcount)),
        (say("purpose.countries"), ", ".join(countries) or material.nothing),
        (say("purpose.people"), people),
        (say("purpose.accounts"), material.names("accounts", [account.id for account in accounts])),
        (say("purpose.uses"), material.names("uses", uses)),
    )
