"""What an assessment rests on, and how it differs from the one before."""

from __future__ import annotations

from collections.abc import Iterator

from governance.finding import Named, Said
from governance.ground import Ground
from governance.rules import Found, named, on, rule, tidy


@rule("E01", "warning", needs=("answers",))
def high_without_evidence(ground: Ground) -> Iterator[Found]:
    """Find a practice rated above what counts without evidence (2) that has none."""
    most = ground.questionnaire.evidence_from
    if most is None:
        return
    for item in ground.profile.items:
        if item.normal is not None and item.normal > most and not item.evidence:
            values = {"p": Named("practice", item.id), "lp": tidy(item.normal), "counted": tidy(most)}
            yield Found(item.id, values, (item.normal, item.evidence, most), items=(item.id,))


@rule("E02", "info", needs=("answers", "earlier"))
def sudden_rise(ground: Ground) -> Iterator[Found]:
    """Find a rise of 1.0 or more within 30 days, on the same track, without evidence added since."""
    earlier, now = ground.earlier, ground.profile.overall.score
    then = earlier.profile.overall.score if earlier is not None and earlier.same_track else None
    if earlier is None or then is None or now is None or ground.proof_since:
        return
    rise, days = round(ground.scaled(now) - ground.scaled(then), 9), (ground.day - earlier.day).days
    if rise >= ground.policy.leap and days <= ground.policy.leap_days:
        yield Found("", {"d": rise, "n": days}, (now, then, str(earlier.day), days))


@rule("E03", "warning", needs=("answers", "earlier"))
def rated_lower_than_before(ground: Ground) -> Iterator[Found]:
    """Find the practices rated lower than in the assessment before."""
    earlier = ground.earlier
    then = {item.id: item.normal for item in earlier.profile.items} if earlier is not None else {}
    fallen = [
        (item.id, before, item.normal)
        for item in ground.profile.items
        if (before := then.get(item.id)) is not None and item.normal is not None and item.normal < before
    ]
    if earlier is not None and fallen:
        items = tuple(item for item, _, _ in fallen)
        values: dict[str, Said] = {"date": earlier.day, "list": tuple(Named("practice", item) for item in items)}
        yield Found("", values, (str(earlier.day), *fallen), items=items)


@rule("E04", "warning", needs=("documents",), practice="goals.living_model")
def overdue_review(ground: Ground) -> Iterator[Found]:
    """Find a document past its date of review."""
    for document in ground.rows("documents"):
        due = document.day("next_review_date")
        if due and due < ground.today:
            yield on(document, "next_review_date", {"document": named(document), "date": due})
