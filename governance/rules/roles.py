"""Who does, decides, stands in and signs off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from governance.finding import Named, Said, Severity
from governance.ground import Ground
from governance.model import Entry
from governance.naming import ROLE
from governance.rules import Found, look, look_at, named, on, option, place_of, rule, tidy, who

DECISIVE = ("approve", "publish", "respond")
PARTS = ("responsible", "accountable", "consulted", "informed")
NAMED_IN = (
    ("raci", "responsible accountable consulted informed deputy_id"),
    ("approval_tiers", "author_ids approver_id deputy_id"),
    ("accounts", "publisher_id responder_id"),
    ("listening", "responder_id deputy_id"),
    ("triage", "responder_id escalation_contact_id"),
)
ALONE = "info up to 2 people"


@rule("R01", "critical", needs=("raci",), practice="people.roles")
def not_one_accountable(ground: Ground) -> Iterator[Found]:
    """Find a stage with names but not one accountable, or no such person for approving, publishing, responding."""
    stages = {row.text("stage") for row in ground.rows("raci")}
    for row in ground.rows("raci"):
        accountable = row.names("accountable")
        filled = row.text("stage") in DECISIVE or any(map(row.has, PARTS))
        if filled and row.has("stage") and len(accountable) != 1:
            yield on(row, " ".join(("stage", *PARTS)), {"stage": option(row, "stage"), "n": len(accountable)})
    for stage in DECISIVE:
        if stage not in stages:
            yield Found(stage, {"stage": Named("option", stage, "raci.stage"), "n": 0}, ("no row",))


@rule("R02", "warning", needs=("raci",), practice="people.roles")
def nobody_responsible(ground: Ground) -> Iterator[Found]:
    """Find a stage at which nobody does the work."""
    for row in ground.rows("raci"):
        if row.has("stage") and not row.has("responsible"):
            yield on(row, "stage responsible", {"stage": option(row, "stage")})


@rule("R03", "critical", needs=("approval_tiers",), practice="workflow.approval", milder=ALONE)
def approves_own_work(ground: Ground) -> Iterator[Found]:
    """Find a tier that needs approval and is approved by its only author."""
    for tier in ground.rows("approval_tiers"):
        approver = tier.text("approver_id")
        if not _needs_approval(tier) or not approver:
            continue
        if ground.people_behind(tier.names("author_ids")) == ground.people_behind((approver,)):
            values = {"person": who(approver), "tier": named(tier)}
            yield on(tier, "required author_ids approver_id", values, severity=_unless_alone(ground))


@rule(
    "R04",
    "critical",
    needs=("people",),
    one_of=tuple(register for register, _ in NAMED_IN),
    practice="people.roles",
)
def named_but_gone(ground: Ground) -> Iterator[Found]:
    """Find somebody who has left, or is not in the register of people, still named in the workflow."""
    found: dict[str, list[Entry]] = {}
    for register, fields in NAMED_IN:
        names = fields.split()
        for row in ground.rows(register):
            mentioned = [person for name in names for person in row.names(name)]
            for person in dict.fromkeys(person for person in mentioned if person not in ground.here):
                if not person.startswith(ROLE):
                    found.setdefault(person, []).append(row)
    for person, rows in found.items():
        registers = dict.fromkeys(row.register for row in rows)
        values: dict[str, Said] = {
            "person": who(person),
            "where": tuple(Named("register", register) for register in registers),
        }
        known = ground.workbook.find("people", person)
        places = ((place_of(known),) if known is not None else ()) + tuple(map(place_of, rows))
        seen = look(known, "left_date") if known is not None else (person,)
        yield Found(person, values, (seen, tuple(map(place_of, rows))), places)


@rule(
    "R05",
    "warning",
    needs=(),
    one_of=("raci", "approval_tiers", "listening"),
    practice="people.lead",
    milder=ALONE,
)
def no_deputy(ground: Ground) -> Iterator[Found]:
    """Find a decisive stage, a tier that needs approval or a listening place held by one person without a deputy."""
    for row, holder_field in _offices(ground):
        holder, deputy = row.text(holder_field), row.text("deputy_id")
        if not holder or (deputy and deputy != holder and not holder.startswith(ROLE)):
            continue
        behind = ground.people_behind((holder,))
        beside = tuple(ground.here[person].text("stand_in_id") for person in behind if person in ground.here)
        if len(behind) == 1 and not any(other and other not in behind for other in (deputy, *beside)):
            values = {"role": option(row, "stage") if row.register == "raci" else named(row), "person": who(holder)}
            seen = (look(row, f"stage required {holder_field} deputy_id"), beside)
            subject, severity = f"{row.register}:{row.id}", _unless_alone(ground)
            yield Found(subject, values, seen, (place_of(row),), severity=severity)


@rule("R06", "info", needs=("raci",), practice="people.roles")
def bottleneck(ground: Ground) -> Iterator[Found]:
    """Find a person accountable for more than 70% of 3 or more stages in a company of 10 or more."""
    rows, policy = ground.rows("raci"), ground.policy
    if ground.company.headcount < policy.bottleneck_headcount or len(rows) < policy.bottleneck_stages:
        return
    counted = Counter(person for row in rows for person in row.names("accountable"))
    for person, stages in counted.items():
        if stages / len(rows) > policy.bottleneck_share:
            values: dict[str, Said] = {"person": who(person), "pct": round(100 * stages / len(rows))}
            yield Found(person, values, (look_at(rows, "accountable"),), tuple(map(place_of, rows)))


@rule("R07", "info", needs=("calendar",), practice="workflow.calendar")
def planned_without_goal(ground: Ground) -> Iterator[Found]:
    """Find planned or approved items of the calendar without a goal."""
    items = [
        item
        for item in ground.rows("calendar")
        if item.text("status") in {"planned", "approved"} and not item.has("goal_id")
    ]
    if items:
        yield Found("", {"n": len(items)}, look_at(items, "status goal_id"), tuple(map(place_of, items)))


@rule("R08", "warning", needs=("answers", "people", "accounts"), practice="people.training")
def publishes_without_briefing(ground: Ground) -> Iterator[Found]:
    """Find who can publish on active accounts without the briefing that is said to be required (2 or more)."""
    level = ground.level("people.training")
    if level is None or level < 2:
        return
    rights = {
        person for account in ground.active("accounts") for name in ("publisher_id", "admins")
        for person in account.names(name)
    }  # fmt: skip
    people = [person for key, person in ground.here.items() if key in rights and not person.has("training_date")]
    if people:
        yield Found("", {"n": len(people)}, (level, look_at(people, "training_date")), tuple(map(place_of, people)))


@rule("R09", "warning", needs=("approval_tiers", "listening"), practice="workflow.approval")
def approval_slower_than_reply(ground: Ground) -> Iterator[Found]:
    """Find a tier that covers replies and takes longer, in working hours, than the shortest reply time."""
    promises = ground.promises
    if not promises:
        return
    place, promise = min(promises, key=lambda pair: pair[1].working)
    for tier in ground.rows("approval_tiers"):
        limit = tier.number("limit_h")
        if tier.says("covers_replies") and limit is not None and limit > promise.working:
            values = {"tier": named(tier), "place": named(place), "a": tidy(limit), promise.unit: tidy(promise.amount)}
            seen = look(place, "response_target unit duty_hours")
            yield on(tier, "covers_replies limit_h", values, beside=(place,), seen=seen)


def _needs_approval(tier: Entry) -> bool:
    return tier.text("required") not in {"", "none"}


def _unless_alone(ground: Ground) -> Severity | None:
    return "info" if ground.works_alone else None


def _offices(ground: Ground) -> Iterator[tuple[Entry, str]]:
    """Yield what needs a deputy, with the field of who holds it."""
    for row in ground.rows("raci"):
        if row.text("stage") in DECISIVE:
            yield row, "accountable"
    for tier in ground.rows("approval_tiers"):
        if _needs_approval(tier):
            yield tier, "approver_id"
    for place in ground.rows("listening"):
        yield place, "responder_id"
