"""Answers that contradict one another, or what stands in the registers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from governance.finding import Named, Said
from governance.ground import Ground
from governance.model import Entry
from governance.rules import Found, look_at, named_all, place_of, rule, tidy
from scoring.model import State

TIED, SMART = "measure.kpi_link", "goals.smart"
TIMED = frozenset({"response_time", "response_rate"})
SAID = frozenset({State.VALUE, State.DONT_KNOW, State.NOT_APPLICABLE})
KEPT_IN = (
    ("goals.alignment", "goals"),
    ("goals.scope", "uses"),
    ("goals.audience", "audiences"),
    ("goals.risk", "legal"),
    ("people.lead", "people"),
    ("people.roles", "raci"),
    ("people.accounts", "accounts"),
    ("people.external_map", "influencers"),
    ("workflow.calendar", "calendar"),
    ("workflow.approval", "approval_tiers"),
    ("listening.coverage", "listening"),
    ("listening.triage", "triage"),
    ("measure.kpi_link", "kpis"),
    ("measure.decisions", "decisions"),
)


@rule("A01", "info", needs=("answers",))
def ahead_of_what_it_needs(ground: Ground) -> Iterator[Found]:
    """Find a practice rated 3 or more that builds on one rated 1 or less (the pair of A02 left out)."""
    for item in ground.items.values():
        level = ground.level(item.id)
        if level is None or level < 3:
            continue
        for needed in item.after:
            lower = ground.level(needed)
            if lower is not None and lower <= 1 and (item.id, needed) != (TIED, SMART):
                values = {"p": _practice(item.id), "lp": _said(ground, item.id)}
                values |= {"d": _practice(needed), "ld": _said(ground, needed)}
                yield Found(f"{item.id}:{needed}", values, (level, lower), items=(item.id, needed))


@rule("A02", "warning", needs=("answers",), practice=SMART)
def measures_tied_to_vague_goals(ground: Ground) -> Iterator[Found]:
    """Find measures said to be tied to goals (2 or more) that have no targets or deadlines (1 or less)."""
    tied, smart = ground.level(TIED), ground.level(SMART)
    if tied is not None and smart is not None and tied >= 2 and smart <= 1:
        yield Found("", {}, (tied, smart), items=(TIED, SMART))


@rule("A03", "warning", needs=("answers", "kpis"), practice="listening.response_targets")
def unmeasured_reply_times(ground: Ground) -> Iterator[Found]:
    """Find reply times said to be measured (3 or more), and no active measure of type response time or rate."""
    level, kpis = ground.level("listening.response_targets"), ground.active("kpis")
    if level is None or level < 3 or not kpis:
        return
    if not any(kpi.text("type") in TIMED for kpi in kpis):
        yield Found("", {}, (level, look_at(kpis, "type")), items=("listening.response_targets",))


@rule("A04", "warning", needs=("answers",), one_of=("influencers", "people", "accounts", "calendar"))
def applicable_after_all(ground: Ground) -> Iterator[Found]:
    """Find a practice set to not applicable, or hidden by the profile, though entries show that it applies."""
    for item, prove in PROOFS:
        entries = tuple(prove(ground)) if ground.is_hidden(item) else ()
        if entries:
            values: dict[str, Said] = {"p": _practice(item), "evidence": named_all(entries)}
            seen = look_at(entries, "relation organisation left_date owner_type ai_media status")
            yield Found(item, values, seen, tuple(map(place_of, entries)), (item,))


@rule("A05", "info", needs=("answers",))
def answered_alike(ground: Ground) -> Iterator[Found]:
    """Find a step of 6 or more answers, all the same, given in less than 40 seconds."""
    for step, answers in ground.answers_by_step.items():
        said = [answer for answer in answers if answer.state in SAID]
        seconds = ground.seconds.get(step)
        if seconds is None or seconds >= ground.policy.alike_seconds or len(said) < ground.policy.alike_answers:
            continue
        if len({(answer.state, answer.normal) for answer in said}) == 1:
            seen = tuple((answer.id, answer.state.value, answer.normal) for answer in said)
            yield Found(step, {"step": Named("step", step)}, seen, step=step)


@rule("A06", "info", needs=("answers",))
def rated_with_an_empty_register(ground: Ground) -> Iterator[Found]:
    """Find a practice rated 2 or more without evidence whose register is empty, in a workbook that is in use."""
    if not ground.workbook.is_used:
        return
    for item, register in KEPT_IN:
        level = ground.level(item)
        if level is not None and level >= 2 and not ground.rows(register) and not ground.scores[item].evidence:
            values = {"p": _practice(item), "lp": _said(ground, item), "register": Named("register", register)}
            yield Found(item, values, (level, register), items=(item,))


def _rewarded(ground: Ground) -> Iterable[Entry]:
    return (entry for entry in ground.rows("influencers") if entry.text("relation") in {"paid", "gifted"})


def _outside(ground: Ground) -> Iterable[Entry]:
    for person in ground.rows("people"):
        if person.text("organisation") in {"agency", "freelancer"} and not person.has("left_date"):
            yield person
    yield from (account for account in ground.rows("accounts") if account.text("owner_type") == "contractor")


def _with_ai(ground: Ground) -> Iterable[Entry]:
    return (item for item in ground.rows("calendar") if item.text("ai_media") not in {"", "none"})


def _employed(ground: Ground) -> Iterable[Entry]:
    return (entry for entry in ground.rows("influencers") if entry.text("relation") == "employee")


PROOFS: tuple[tuple[str, Callable[[Ground], Iterable[Entry]]], ...] = (
    ("people.influencer_compliance", _rewarded),
    ("people.third_parties", _outside),
    ("workflow.ai_use", _with_ai),
    ("people.advocates", _employed),
)


def _practice(item: str) -> Named:
    return Named("practice", item)


def _said(ground: Ground, item: str) -> int | float:
    return tidy(ground.scores[item].normal or 0.0)
