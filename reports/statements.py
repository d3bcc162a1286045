"""What the numbers say, in sentences: the same for screens and reports.

Each function looks at computed values and names a text (`statement.*` in the language files) with what fills it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from questionnaires.model import Questionnaire, Section, Words
from scoring.model import ItemScore, Profile, SectionScore, State

if TYPE_CHECKING:
    from locales import Speech
    from planning.model import Plan
    from scoring.comparison import Change

WIDE_GAP = 0.75  # between the best and the weakest step: the width of a narrow maturity band
STANDS_STILL = 0.05  # a change that no screen would show
UNKNOWN = (State.DONT_KNOW, State.UNANSWERED)
Verdict = Literal["unknown", "none", "noise", "shown", "real"]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence not yet said: the key of its text and the values in it."""

    key: str
    values: Mapping[str, str | int | float]

    def said(self, speech: Speech) -> str:
        """Return the sentence in a language."""
        once = f"statement.{self.key}_once"  # "in one month" is another sentence than "in 2 months"
        key = once if self.values.get("months") == 1 and speech.has(once) else f"statement.{self.key}"
        return speech.say(key, **self.values)


def state_profile(questionnaire: Questionnaire, words: Words, profile: Profile) -> Statement:
    """Return the finding of a profile: what holds the level, else which step leads and which trails."""
    overall = profile.overall
    if overall.score is None:
        return Statement("not_enough", {})
    if overall.capped_by and overall.level is not None:
        return _state_held(words, overall, _level_name(questionnaire, words, overall.level))
    one = Statement("one_score", {"score": overall.score, "high": _plain(questionnaire.score.high)})
    return state_spread(questionnaire, words, profile) or one


def state_spread(questionnaire: Questionnaire, words: Words, profile: Profile) -> Statement | None:
    """Return which step leads and which trails, or that they are even; None with fewer than two rated steps."""
    best, worst = _extremes(questionnaire, profile)
    if best is None or worst is None or best.score is None or worst.score is None:
        return None
    if best.score - worst.score >= WIDE_GAP:
        return Statement("leads_and_trails", _named(words, best, worst))
    if best.score - worst.score < STANDS_STILL:
        return Statement("alike", {"score": best.score})
    return Statement("even", {"low": worst.score, "high": best.score})


def _state_held(words: Words, overall: SectionScore, level: str) -> Statement:
    if len(overall.capped_by) == 1:
        return Statement("held_by_one", {"level": level, "practice": words.items[overall.capped_by[0]].title})
    return Statement("held", {"level": level, "count": len(overall.capped_by)})


def state_weakness(questionnaire: Questionnaire, words: Words, profile: Profile) -> Statement:
    """Return where the weakest step is and which practice is lowest in it; what to do where nothing is rated."""
    _, worst = _extremes(questionnaire, profile)
    if worst is None or worst.score is None:
        return Statement("answer_more", {"count": count_missing(questionnaire, profile, profile.overall)})
    lowest = _known(questionnaire, profile, worst.id)[0]
    return Statement(
        "weakest", {"step": _short(words, worst.id), "score": worst.score, "practice": words.items[lowest.id].title}
    )


def state_cap(questionnaire: Questionnaire, words: Words, section: SectionScore) -> Statement | None:
    """Return what the score alone would give and what the essential practices leave of it; None without a cap."""
    if not section.capped_by or section.level is None or section.level_by_score is None:
        return None
    key = "cap_unconfirmed" if set(section.capped_by) <= set(section.unconfirmed) else "cap"
    return Statement(
        key,
        {
            "by_score": _level_name(questionnaire, words, section.level_by_score),
            "level": _level_name(questionnaire, words, section.level),
            "count": len(section.capped_by),
        },
    )


def state_step(questionnaire: Questionnaire, words: Words, profile: Profile, step: str) -> Statement:
    """Return in one sentence why a step stands where it does."""
    section = profile.section(step)
    asked = _asked(questionnaire, profile, step)
    known = _known(questionnaire, profile, step)
    if not asked:
        return Statement("step_not_asked", {})
    if section.score is None:
        missing = count_missing(questionnaire, profile, section)
        return Statement("step_not_rated", {"known": len(known), "total": len(asked), "count": missing})
    if section.capped_by:
        return Statement("step_held", {"practice": words.items[section.capped_by[0]].title})
    low, high = known[0], known[-1]
    if low.normal == high.normal:
        return Statement("step_even", {"value": _plain(low.value)})
    return Statement(
        "step_spread",
        {
            "best": words.items[high.id].title,
            "high": _plain(high.value),
            "worst": words.items[low.id].title,
            "low": _plain(low.value),
        },
    )


def state_plan(plan: Plan) -> Statement:
    """Return what the plan brings for what capacity."""
    values = {"hours": _plain(plan.hours_per_week), "months": plan.months}
    if plan.actions:
        return Statement("plan", {**values, "start": plan.score_now, "end": plan.score_after})
    if plan.certificate is not None and plan.certificate.status == "infeasible":
        return Statement("plan_impossible", values)
    return Statement("plan_too_small" if plan.left_out else "plan_done", values)


def state_change(change: Change, months: int) -> Statement:
    """Return what became of the score: the change, since when, and whether judgement alone could explain it."""
    verdict = judge(change)
    if change.total is None or verdict in ("unknown", "none"):
        return Statement(f"change_{verdict}", {"months": months})
    direction = "up" if change.total > 0 else "down"
    return Statement(f"change_{verdict}_{direction}", {"months": months, "size": abs(change.total)})


def judge(change: Change) -> Verdict:
    """Return what to think of a change: nothing to see, what judgement alone could do, shown by evidence, or real."""
    if change.total is None:
        return "unknown"
    if abs(change.total) < STANDS_STILL:
        return "none"
    if change.could_be_judgement:
        return "noise"
    large = change.detectable is not None and abs(change.total) >= change.detectable
    return "real" if large else "shown"


def find_blockers(questionnaire: Questionnaire, profile: Profile) -> tuple[ItemScore, ...]:
    """Return the essential items that would hold the level where it is if the score rose; the lowest first."""
    level = profile.overall.level
    if level is None:
        return ()
    essential = {item.id for item in questionnaire.walk_items() if item.essential}
    holding = (i for i in profile.items if i.id in essential and _limit(questionnaire, i, level + 1) <= level)
    return tuple(sorted(holding, key=lambda i: questionnaire.score.low if i.normal is None else i.normal))


def _limit(questionnaire: Questionnaire, item: ItemScore, free: int) -> int:
    essentials, normal = questionnaire.essentials, item.normal
    if normal is None:
        limit = essentials.unknown_caps_at if item.state in UNKNOWN else None
        return free if limit is None else limit
    return min((cap.level for cap in essentials.caps if round(normal, 9) < cap.below), default=free)


def count_missing(questionnaire: Questionnaire, profile: Profile, section: SectionScore) -> int:
    """Return the least number of open items whose answers would rate a section; 0 where it is rated."""
    tops = questionnaire.sections if section is profile.overall else (_section(questionnaire, section.id),)
    shares = list(_shares(tops, {item.id: item for item in _asked(questionnaire, profile)}, 1.0))
    needed = questionnaire.rated_from - sum(share for item, share in shares if item.state not in UNKNOWN)
    count = 0
    for share in sorted((share for item, share in shares if item.state in UNKNOWN), reverse=True):
        if round(needed, 9) <= 0:
            break
        needed -= share
        count += 1
    return count


def _shares(
    sections: tuple[Section, ...], asked: Mapping[str, ItemScore], whole: float
) -> Iterator[tuple[ItemScore, float]]:
    """Yield every asked item with its part of the coverage: normalised weights, multiplied along the path."""
    open_sections = [s for s in sections if any(item.id in asked for item in s.walk_items())]
    total = sum(s.weight for s in open_sections)
    for section in open_sections:
        part = whole * section.weight / total
        yield from _shares(section.sections, asked, part)
        items = [asked[item.id] for item in section.items if item.id in asked]
        weight = sum(item.weight for item in items)
        yield from ((item, part * item.weight / weight) for item in items)


def _asked(questionnaire: Questionnaire, profile: Profile, section: str | None = None) -> list[ItemScore]:
    quiet = (State.OUT_OF_SCOPE, State.NOT_APPLICABLE)
    inside = None if section is None else {item.id for item in _section(questionnaire, section).walk_items()}
    return [i for i in profile.items if i.state not in quiet and (inside is None or i.id in inside)]


def _known(questionnaire: Questionnaire, profile: Profile, section: str) -> list[ItemScore]:
    """Return the rated items of a section, lowest first, the heavier ones first among equals at the low end."""
    rated = [i for i in _asked(questionnaire, profile, section) if i.normal is not None]
    return sorted(rated, key=lambda i: (i.normal or 0.0, -i.weight))


def _section(questionnaire: Questionnaire, section: str) -> Section:
    return next(s for s in questionnaire.walk_sections() if s.id == section)


def _extremes(questionnaire: Questionnaire, profile: Profile) -> tuple[SectionScore | None, SectionScore | None]:
    """Return the best and the weakest of the rated steps; None, None with fewer than two."""
    rated = [s for s in map(profile.section, (step.id for step in questionnaire.sections)) if s.score is not None]
    if len(rated) < 2:
        return None, None
    return max(rated, key=lambda s: s.score or 0.0), min(rated, key=lambda s: s.score or 0.0)


def _named(words: Words, best: SectionScore, worst: SectionScore) -> Mapping[str, str | float]:
    return {
        "best": _short(words, best.id),
        "high": best.score or 0.0,
        "worst": _short(words, worst.id),
        "low": worst.score or 0.0,
    }


def _level_name(questionnaire: Questionnaire, words: Words, level: int) -> str:
    levels = questionnaire.levels
    named = level in levels and len(words.levels) == len(levels)
    return words.levels[levels.index(level)] if named else str(level)


def _short(words: Words, section: str) -> str:
    return words.sections[section].short or words.sections[section].title


def _plain(value: float | None) -> float | int:
    number = value or 0.0
    return int(number) if float(number).is_integer() else number
