"""Whose the accounts are, who can get in, and whether anybody uses them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from governance.finding import Said, Severity
from governance.ground import Ground
from governance.rules import Found, look, named, on, place_of, rule

FOREIGN = frozenset({"private_person", "contractor"})


@rule("C01", "critical", needs=("accounts",), practice="people.accounts")
def not_ours(ground: Ground) -> Iterator[Found]:
    """Find an account, not closed, that somebody else owns or a private contact recovers."""
    for account in ground.open_accounts:
        if account.text("owner_type") in FOREIGN or account.text("recovery") == "private":
            yield on(account, "status owner_type recovery", {"account": named(account)})


@rule("C02", "critical", needs=("accounts",), practice="people.access_security")
def one_step_sign_in(ground: Ground) -> Iterator[Found]:
    """Find an account, not closed, with two-step sign-in off."""
    for account in ground.open_accounts:
        if account.text("two_step") == "off":
            yield on(account, "status two_step", {"account": named(account)})


@rule("C03", "critical", needs=("accounts", "people"), practice="people.access_security")
def left_with_access(ground: Ground) -> Iterator[Found]:
    """Find somebody who has left and administers an account that is not closed."""
    for account in ground.open_accounts if ground.gone else ():
        for person, left in filter(None, map(ground.gone.get, account.names("admins"))):
            values: dict[str, Said] = {"person": named(person), "date": left, "account": named(account)}
            seen = (look(account, "status"), look(person, "left_date"))
            yield Found(f"{account.id}:{person.id}", values, seen, (place_of(account), place_of(person)))


@rule("C04", "warning", needs=("accounts",), practice="people.access_security")
def too_few_or_many_admins(ground: Ground) -> Iterator[Found]:
    """Find an active account with fewer than 2 administrators, or more than 5 (10 from 250 people on)."""
    headcount, policy = ground.company.headcount, ground.policy
    fewest = policy.fewest_admins if headcount > 1 else 0
    most = policy.most_admins if headcount <= policy.medium else policy.most_admins_large
    for account in ground.active("accounts"):
        admins = len(account.names("admins"))
        if not fewest <= admins <= most:
            yield on(account, "status admins", {"account": named(account), "n": admins}, seen=(fewest, most))


@rule(
    "C05",
    "info",
    needs=("accounts",),
    practice="people.access_security",
    milder="warning if people.access_security is 3 or more",
)
def access_not_reviewed(ground: Ground) -> Iterator[Found]:
    """Find an active account whose access was not reviewed for 90 days (180 below 10 people), or never."""
    policy, level = ground.policy, ground.level("people.access_security")
    days = policy.review_days_micro if ground.company.headcount <= policy.micro else policy.review_days
    latest, claimed = ground.today - timedelta(days=days), level is not None and level >= 3
    for account in ground.active("accounts"):
        reviewed = account.day("last_access_review")
        if reviewed is None or reviewed < latest:
            values = {"account": named(account)} | ({"date": reviewed} if reviewed else {})
            severity: Severity | None = "warning" if claimed else None
            yield on(account, "status last_access_review", values, seen=(days,), severity=severity)


@rule("C06", "info", needs=("accounts",), practice="people.accounts")
def silent_account(ground: Ground) -> Iterator[Found]:
    """Find an active account with a publisher and no post for more than 90 days."""
    latest = ground.today - timedelta(days=ground.policy.silent_days)
    for account in ground.active("accounts"):
        posted = account.day("last_post")
        if posted and posted < latest and account.has("publisher_id"):
            yield on(account, "status publisher_id last_post", {"account": named(account), "date": posted})
