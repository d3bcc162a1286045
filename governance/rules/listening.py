"""Whether anybody listens, answers in time, and knows whom to ask."""

from __future__ import annotations

from collections.abc import Iterator

from governance.finding import Severity
from governance.ground import Ground
from governance.model import Entry
from governance.promises import CLOCK, duty_of, read_promise
from governance.rules import Found, look, named, on, option, rule

SERIOUS = frozenset({"high", "critical"})


@rule(
    "L01",
    "critical",
    needs=("listening",),
    practice="listening.response_targets",
    milder="warning if the place is not an account of ours",
)
def place_without_answer(ground: Ground) -> Iterator[Found]:
    """Find a listening place without a responder or without a reply time."""
    for place in ground.rows("listening"):
        if not place.has("responder_id") or not place.has("response_target"):
            severity: Severity | None = None if place.has("account_id") else "warning"
            yield on(place, "responder_id response_target account_id", {"place": named(place)}, severity=severity)


@rule("L02", "warning", needs=("accounts", "listening"), practice="listening.coverage")
def unheard_account(ground: Ground) -> Iterator[Found]:
    """Find an active account that accepts messages and is no listening place."""
    heard = {place.text("account_id") for place in ground.rows("listening")}
    for account in ground.active("accounts"):
        if account.says("accepts_messages") and account.id not in heard:
            yield on(account, "status accepts_messages", {"account": named(account)})


@rule("L03", "warning", needs=("listening",), practice="listening.response_targets")
def promise_outside_duty(ground: Ground) -> Iterator[Found]:
    """Find a reply time by the clock, shorter than the longest gap in the duty, without an automatic reply."""
    for place in ground.rows("listening"):
        target, duty = place.number("response_target"), duty_of(place)
        by_clock = place.text("unit") == CLOCK and place.says("out_of_hours_reply") is False
        if by_clock and target is not None and duty is not None and target < duty.longest_gap:
            yield on(place, "response_target unit duty_hours out_of_hours_reply", {"place": named(place)})


@rule("L04", "critical", needs=("triage",), practice="listening.triage")
def nobody_to_escalate_to(ground: Ground) -> Iterator[Found]:
    """Find a type of message of high or critical severity that is passed on to nobody."""
    for kind in _serious(ground):
        if not kind.has("escalation_contact_id"):
            yield on(kind, "severity escalation_contact_id", {"type": named(kind)})


@rule("L05", "warning", needs=("triage",), practice="listening.triage", milder="info up to 2 people")
def escalated_to_oneself(ground: Ground) -> Iterator[Found]:
    """Find a type of message of high or critical severity passed on to the person who answers it."""
    for kind in _serious(ground):
        contact, responder = kind.text("escalation_contact_id"), kind.text("responder_id")
        if contact and responder and ground.people_behind((contact,)) == ground.people_behind((responder,)):
            severity: Severity | None = "info" if ground.works_alone else None
            yield on(kind, "severity escalation_contact_id responder_id", {"type": named(kind)}, severity=severity)


@rule("L06", "warning", needs=("triage", "listening"), practice="listening.triage")
def urgent_but_slow(ground: Ground) -> Iterator[Found]:
    """Find a critical type of message that may wait longer, by the clock, than the shortest reply time."""
    promises = ground.promises
    if not promises:
        return
    place, promise = min(promises, key=lambda pair: pair[1].order)
    for kind in ground.rows("triage"):
        target = read_promise(kind, "target", promise.duty) if kind.text("severity") == "critical" else None
        if target is not None and target.order > promise.order:
            seen = look(place, "response_target unit duty_hours")
            yield on(kind, "severity target unit", {"type": named(kind)}, beside=(place,), seen=seen)


@rule("L07", "warning", needs=("uses", "triage"), practice="listening.triage")
def service_without_complaints(ground: Ground) -> Iterator[Found]:
    """Find customer service among the uses, and no type of message that is a complaint."""
    if any(kind.text("kind") == "complaint" for kind in ground.rows("triage")):
        return
    for use in ground.rows("uses"):
        if use.text("use") == "service" and use.says("in_use"):
            yield on(use, "use in_use", {"use": option(use, "use")})


def _serious(ground: Ground) -> Iterator[Entry]:
    return (kind for kind in ground.rows("triage") if kind.text("severity") in SERIOUS)
