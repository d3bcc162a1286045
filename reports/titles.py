"""What the titles of a report say: the finding, made from the numbers by rule."""

from __future__ import annotations

from collections.abc import Sequence

from planning.model import Plan
from reports.facts import Facts
from reports.statements import find_blockers, state_plan, state_spread
from reports.work import WorkLine

CLOSE = 0.1  # a gap that one decimal would hide


def state_summary(facts: Facts) -> str:
    """Return where the company stands and what is in its way."""
    say, overall = facts.speech.say, facts.overall
    if overall.score is None:
        return say("report.headline.unrated", coverage=facts.speech.percent(overall.coverage))
    score = say(
        "report.headline.score",
        score=facts.speech.number(overall.score),
        high=facts.speech.plain(facts.questionnaire.reach.high),
    )
    if overall.level is None or overall.level_by_score is None:
        return score
    if overall.level < overall.level_by_score:
        names = {"by_score": facts.level_name(overall.level_by_score), "level": facts.level_name(overall.level)}
        return say("report.headline.capped", score=score, **names)
    if blockers := find_blockers(facts.questionnaire, facts.profile):
        return say("report.headline.blocked", score=score, count=len(blockers))
    if (gap := missing_to_next(facts)) is None:
        return say("report.headline.top", score=score, level=facts.level_name(overall.level))
    return say(
        "report.headline.gap",
        score=score,
        gap=facts.speech.number(gap, 2 if gap < CLOSE else 1),
        level=facts.level_name(overall.level + 1),
    )


def state_steps(facts: Facts) -> str:
    """Return which step leads and which trails, by the rule of the screens."""
    spread = state_spread(facts.questionnaire, facts.words, facts.profile)
    if spread is None:
        return facts.speech.say("report.headline.few_rated", count=len(facts.rated), total=len(facts.steps))
    return spread.said(facts.speech)


def state_practices(facts: Facts) -> str:
    """Return how many practices stand below the middle level."""
    known = facts.known
    if not known:
        return facts.speech.say("report.headline.nothing_known")
    level = facts.top_level // 2
    scale = facts.questionnaire.score
    middle = scale.low + (scale.high - scale.low) * level / max(facts.top_level, 1)
    low = sum(practice.normal < middle - 1e-9 for practice in known)
    if not facts.questionnaire.levels:
        bound = facts.speech.plain(middle)
        return facts.speech.say("report.headline.practices_middle", bound=bound, count=low, total=len(known))
    key = "report.headline.practices" if low else "report.headline.no_practice_low"
    return facts.speech.say(key, level=facts.level_name(level), count=low, total=len(known))


def state_work(work: Sequence[WorkLine], facts: Facts) -> str:
    """Return how many actions are done, and how many should be."""
    done, late = sum(not line.open for line in work), sum(line.late for line in work)
    key = "progress.title_overdue" if late else "progress.title"
    return facts.speech.say(key, done=done, total=len(work), overdue=late)


def state_actions(plan: Plan, facts: Facts) -> str:
    """Return how many actions stand in each wave."""
    counts = {wave: sum(action.wave == wave for action in plan.actions) for wave in ("now", "next", "later")}
    return facts.speech.say("report.headline.waves", **counts)


def state_improvement(plan: Plan, facts: Facts) -> str:
    """Return what the plan brings for what capacity."""
    return state_plan(plan).said(facts.speech)


def state_method(facts: Facts) -> str:
    """Return how the score came about, in a few words."""
    if facts.overall.score is None:
        return facts.speech.say("report.headline.method_unrated")
    return facts.speech.say("report.headline.method", score=facts.speech.number(facts.overall.score))


def state_answers(facts: Facts) -> str:
    """Return how many practices were answered."""
    asked = sum(len(step.asked) for step in facts.steps)
    return facts.speech.say("report.headline.answers", known=len(facts.known), total=asked)


def missing_to_next(facts: Facts) -> float | None:
    """Return what the score lacks to the next level; None at the top, without a score or without bands."""
    score, level = facts.overall.score, facts.overall.level_by_score
    start = next((b.start for b in facts.questionnaire.bands if level is not None and b.level == level + 1), None)
    return None if score is None or start is None else max(start - score, 0.0)
