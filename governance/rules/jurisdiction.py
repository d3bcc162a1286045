"""What the law of the customers' countries asks, as far as the dated facts say it. No legal advice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from governance.finding import Said
from governance.ground import Ground
from governance.model import Entry
from governance.rules import Found, look, look_at, named, on, option, place_of, rule

if TYPE_CHECKING:
    from governance.facts import Platform

LEGAL = "workflow.legal_checks"
SHOWN = frozenset({"approved", "published"})
NOT_OF_PEOPLE = frozenset({"music", "text"})
RUSSIA, EUROPE, STATES = "RU", "EU", "US"
PAGE_REGISTER, MARKING, AI_LABEL, STAFF_RIGHTS = "ru.page-register", "ru.ad-marking", "eu.ai-act-50", "us.nlra"


@rule("J01", "critical", needs=("influencers",), practice="people.influencer_compliance")
def reward_without_rules(ground: Ground) -> Iterator[Found]:
    """Find somebody paid or given something without an agreement or without a marking rule."""
    for influencer in ground.rows("influencers"):
        rewarded = influencer.text("relation") in {"paid", "gifted"}
        if rewarded and (influencer.says("agreement") is False or not influencer.has("marking_rule")):
            yield on(influencer, "relation agreement marking_rule", {"name": named(influencer)})


@rule("J02", "critical", needs=("accounts",), practice=LEGAL)
def large_page_not_listed(ground: Ground) -> Iterator[Found]:
    """Find an account above 10,000 followers that is not said to be in the official list of Russia."""
    dated = _dated(ground, RUSSIA, PAGE_REGISTER)
    for account in ground.open_accounts if dated else ():
        followers = account.number("followers")
        large = followers is not None and followers > ground.policy.listed_followers
        if large and account.text("rkn_listed") != "yes":
            yield on(account, "status followers rkn_listed", {"account": named(account), **dated})


@rule("J03", "critical", needs=("calendar", "platforms"), practice=LEGAL)
def advertising_where_prohibited(ground: Ground) -> Iterator[Found]:
    """Find advertising for Russia on a platform where the facts call it prohibited."""
    return _find_ads(ground, "prohibited")


@rule("J04", "warning", needs=("calendar", "platforms"), practice=LEGAL)
def advertising_where_disputed(ground: Ground) -> Iterator[Found]:
    """Find advertising for Russia on a platform where the facts call it disputed."""
    return _find_ads(ground, "disputed")


@rule("J05", "warning", needs=("calendar",), practice=LEGAL)
def advertisement_without_mark(ground: Ground) -> Iterator[Found]:
    """Find an advertisement for Russia with neither an erid nor a reason why it needs none."""
    dated = _dated(ground, RUSSIA, MARKING)
    for item in ground.ads if dated else ():
        if not item.has("erid") and not item.has("ad_exempt_reason"):
            yield on(item, "status is_ad erid ad_exempt_reason", {"item": named(item), **dated})


@rule("J06", "critical", needs=("calendar",), practice="workflow.ai_use")
def realistic_ai_without_label(ground: Ground) -> Iterator[Found]:
    """Find an approved or published item with realistic AI media and no label, for the European Union."""
    dated = _dated(ground, EUROPE, AI_LABEL)
    for item in ground.rows("calendar") if dated else ():
        realistic = item.text("ai_media") == "realistic" and item.says("ai_label") is False
        if realistic and item.text("status") in SHOWN:
            yield on(item, "status ai_media ai_label", {"item": named(item), **dated})


@rule("J07", "warning", needs=("calendar",), practice=LEGAL)
def people_without_consent(ground: Ground) -> Iterator[Found]:
    """Find an approved or published item that shows people, without a valid consent for it or its account."""
    of_items, of_accounts = _consents_by(ground, "calendar_ids"), _consents_by(ground, "accounts")
    for item in ground.rows("calendar"):
        if item.says("people_shown") and item.text("status") in SHOWN:
            consents = (*of_items.get(item.id, ()), *of_accounts.get(item.text("account_id"), ()))
            if not any(_is_valid(ground, consent) for consent in consents):
                seen = look_at(consents, "status valid_until")
                yield on(item, "status people_shown", {"item": named(item)}, beside=consents, seen=seen)


@rule("J08", "warning", needs=("documents",), practice="people.employee_policy")
def staff_policy_without_rights(ground: Ground) -> Iterator[Found]:
    """Find a staff policy for the United States without a clause on legally protected activity."""
    dated = _dated(ground, STATES, STAFF_RIGHTS)
    for document in ground.rows("documents") if dated else ():
        if document.text("kind") == "staff_policy" and document.says("protected_rights_clause") is False:
            yield on(document, "kind protected_rights_clause", {"document": named(document), **dated})


@rule("J09", "info", needs=("calendar", "platforms"), practice=LEGAL)
def advertising_on_unknown_ground(ground: Ground) -> Iterator[Found]:
    """Find advertising for Russia on a platform about which the facts say nothing."""
    return _find_ads(ground, "unknown")


def _dated(ground: Ground, country: str, fact_id: str) -> dict[str, Said]:
    """Return when a fact was checked; nothing if its law does not apply or nothing is known of it."""
    fact = ground.facts.find(fact_id)
    return {"checked_on": fact.checked_on} if fact is not None and ground.applies(country) else {}


def _find_ads(ground: Ground, status: str) -> Iterator[Found]:
    """Yield one case for each platform of this status on which advertisements are planned."""
    found: dict[str, list[Entry]] = {}
    accounts = {account.id: account for account in ground.rows("accounts") if account.has("platform")}
    known = {key: ground.facts.find_platform(account.text("platform")) for key, account in accounts.items()}
    for item in ground.ads if ground.applies(RUSSIA) else ():
        account = item.text("account_id")
        if account in accounts and _status(known[account]) == status:
            found.setdefault(_key(known[account], accounts[account]), []).append(item)
    for key, items in found.items():
        account = items[0].text("account_id")
        place, platform = accounts[account], known[account]
        values: dict[str, Said] = {"platform": option(place, "platform")}
        values["checked_on"] = platform.checked_on if platform is not None else ""
        seen = (status, look(place, "platform"), look_at(items, "status is_ad account_id"))
        yield Found(key, values, seen, tuple(map(place_of, (*items, place))))


def _status(platform: Platform | None) -> str:
    return "unknown" if platform is None else platform.ad_status_ru


def _key(platform: Platform | None, account: Entry) -> str:
    return account.text("platform").strip().casefold() if platform is None else platform.id


def _consents_by(ground: Ground, field: str) -> Mapping[str, list[Entry]]:
    """Return the consents that can be those of people, by what they are linked to in a field."""
    found: dict[str, list[Entry]] = {}
    for consent in ground.rows("consents"):
        for linked in consent.names(field) if consent.text("kind") not in NOT_OF_PEOPLE else ():
            found.setdefault(linked, []).append(consent)
    return found


def _is_valid(ground: Ground, consent: Entry) -> bool:
    until = consent.day("valid_until")
    return consent.text("status") == "given" and (until is None or until >= ground.today)
