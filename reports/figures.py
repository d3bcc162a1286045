"""The drawings of a report, each with its numbers in words."""

from __future__ import annotations

from collections.abc import Iterable

from planning.model import Plan
from questionnaires.model import Range
from reports.drawings import Band, Curve, HeatCell, HeatMap, HeatRow, Lollipop, Radar, Ruler, StepLine, Tick
from reports.facts import Facts, Practice, Step, add_months, share
from reports.model import Figure, Key
from scoring.model import SectionScore

STANDS_STILL = 0.05  # a change that no reader would see
MOST_TICKS = 6
RADAR_FROM = 3


def draw_ruler(facts: Facts, score: SectionScore) -> Figure:
    """Return the score of the whole on the bands of the levels."""
    reach = facts.questionnaire.reach
    return Figure(
        Ruler(
            bands=bands(facts),
            ticks=_ticks(facts, reach),
            score=None if score.score is None else share(score.score, reach),
            low=None if score.low is None else share(score.low, reach),
            high=None if score.high is None else share(score.high, reach),
        ),
        alt=facts.speech.say(
            "report.alt.ruler",
            score=facts.speech.number(score.score),
            level=facts.level_mark(score.level).text,
            range=facts.speech.range(score.low, score.high),
        ),
    )


def draw_lollipop(facts: Facts) -> Figure:
    """Return the scores of the steps, one line each, with range and earlier score."""
    return Figure(
        Lollipop(tuple(_line(facts, step) for step in facts.steps), _step_ticks(facts)),
        alt=_alt_steps(facts),
        legend=_step_legend(facts),
    )


def draw_radar(facts: Facts) -> Figure | None:
    """Return the shape of the profile; None with fewer than three rated steps, which have no shape."""
    if len(facts.rated) < RADAR_FROM or len(facts.rated) < len(facts.steps):
        return None
    say = facts.speech.say
    legend = [Key("line", say("report.key.now"))]
    if _had_before(facts) and facts.before is not None:
        legend.append(Key("dashes", facts.speech.date(facts.before.day)))
    return Figure(
        Radar(tuple(_line(facts, step) for step in facts.steps), _step_ticks(facts)),
        alt=_alt_steps(facts),
        caption=say("report.profile.shape"),
        legend=tuple(legend),
    )


def draw_heat_map(facts: Facts) -> Figure:
    """Return every practice as a cell, by step."""
    say = facts.speech.say
    levels = [
        Key("band", facts.value_mark(low).text + name, facts.value_mark(low).shade) for low, name in _value_names(facts)
    ]
    signs = (
        Key("unknown", say("common.dont_know")),
        Key("none", say("common.not_applicable")),
        Key("lock", say("common.essential")),
    )
    return Figure(
        HeatMap(tuple(_heat_row(facts, step) for step in facts.steps)),
        alt=say("report.alt.heat", steps="; ".join(_list_practices(step) for step in facts.steps)),
        legend=(*levels, *signs),
    )


def draw_curve(facts: Facts, plan: Plan) -> Figure:
    """Return the score at the end of each month of the plan."""
    reach = facts.questionnaire.reach
    months = tuple(facts.speech.month(add_months(facts.start, month)) for month in range(plan.months))
    numbers = [facts.speech.number(score) for score in plan.curve]
    return Figure(
        Curve(
            points=tuple(share(score, reach) for score in plan.curve),
            bands=bands(facts),
            labels=months,
            first=numbers[0],
            last=numbers[-1],
        ),
        alt=facts.speech.say("report.alt.curve", scores="; ".join(numbers)),
        caption=facts.speech.say("report.plan.curve"),
    )


def bands(facts: Facts) -> tuple[Band, ...]:
    """Return the bands of the levels as parts of the scale of the whole; one grey band where there are none."""
    reach = facts.questionnaire.reach
    return tuple(
        Band(share(b.start, reach), share(b.end, reach), facts.shade(b.level), facts.level_name(b.level))
        for b in facts.questionnaire.bands
        if b.end > b.start
    )


def level_names(facts: Facts) -> tuple[tuple[float, str], ...]:
    """Return the values of the first scale with the names of the levels, where each value is a level."""
    levels, names = facts.questionnaire.levels, facts.words.levels
    if tuple(map(float, levels)) == facts.questionnaire.scales[0].values and len(names) > max(levels):
        return tuple((float(level), names[level]) for level in levels)
    return ()


def _value_names(facts: Facts) -> Iterable[tuple[float, str]]:
    named = level_names(facts)
    if named:
        return [(value, f"\u00a0·\u00a0{name}") for value, name in named]
    low, high = facts.questionnaire.score.low, facts.questionnaire.score.high
    return [(low, ""), (low + (high - low) / 2, ""), (high, "")]


def _line(facts: Facts, step: Step) -> StepLine:
    score, before = step.score, step.before
    earlier = before.score if before is not None and _moved(score, before) else None
    return StepLine(
        step=step.number,
        name=step.short,
        text=facts.speech.number(score.score),
        now=step.share(score.score),
        before=step.share(earlier),
        low=step.share(score.low),
        high=step.share(score.high),
    )


def _moved(now: SectionScore, before: SectionScore) -> bool:
    return now.score is None or before.score is None or abs(now.score - before.score) >= STANDS_STILL


def _had_before(facts: Facts) -> bool:
    return any(step.before is not None and step.before.score is not None for step in facts.steps)


def _step_legend(facts: Facts) -> tuple[Key, ...]:
    say = facts.speech.say
    keys = [Key("dot", say("report.key.now"))]
    if facts.before is not None and _had_before(facts):
        keys.append(Key("ring", facts.speech.date(facts.before.day)))
    if any(_is_wide(step.score) for step in facts.steps):
        keys.append(Key("range", say("report.key.range")))
    return tuple(keys)


def _is_wide(score: SectionScore) -> bool:
    return score.low is not None and score.high is not None and score.high - score.low >= STANDS_STILL


def _ticks(facts: Facts, reach: Range) -> tuple[Tick, ...]:
    whole = reach.high - reach.low
    if whole.is_integer() and whole < MOST_TICKS:
        values = [reach.low + i for i in range(int(whole) + 1)]
    else:
        values = [reach.low + whole * i / 4 for i in range(5)]
    return tuple(Tick(share(value, reach), facts.speech.plain(value)) for value in values)


def _step_ticks(facts: Facts) -> tuple[Tick, ...]:
    reaches = {(step.reach.low, step.reach.high) for step in facts.steps}
    if len(reaches) == 1:
        return _ticks(facts, facts.steps[0].reach)
    return tuple(Tick(part / 4, facts.speech.percent(part / 4)) for part in range(5))


def _alt_steps(facts: Facts) -> str:
    return facts.speech.say(
        "report.alt.steps", scores="; ".join(f"{s.short} {facts.speech.number(s.score.score)}" for s in facts.steps)
    )


def _heat_row(facts: Facts, step: Step) -> HeatRow:
    cells = tuple(HeatCell(p.words.title, p.mark, p.item.essential) for p in step.practices)
    score = facts.speech.number(step.score.score)
    return HeatRow(step.number, step.short, score, facts.level_name(step.score.level), cells)


def _list_practices(step: Step) -> str:
    return f"{step.short}: {', '.join(map(_name_practice, step.practices))}"


def _name_practice(practice: Practice) -> str:
    return f"{practice.words.title} {practice.mark.text}"
