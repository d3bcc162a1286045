"""How each number of a profile came about, as HTML that a number unfolds. Pure functions; every text is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from questionnaires.model import Section
from scoring.model import ItemScore, Profile, SectionScore, State
from ui import kit
from ui.kit import lines, paragraph, table
from ui.pieces import UNKNOWN, item_value, state_chip
from ui.terms import Terms

RIGHT = frozenset({1, 2, 3, 4})
COLUMNS = ("results.column_value", "results.column_adds", "results.column_left")


@dataclass(frozen=True, slots=True)
class _Part:
    """A child of a section with a value: what it weighs there and what it is worth on the score scale."""

    title: str
    weight: float
    value: float
    shown: str


def explain_overall(terms: Terms, profile: Profile) -> str:
    """Return the overall score as the weighted mean of its steps."""
    sections = terms.questionnaire.sections
    parts = tuple(_section_parts(terms, profile, sections))
    return _explain(terms, terms.questionnaire.combine, parts, of_items=False)


def explain_section(terms: Terms, profile: Profile, section: Section) -> str:
    """Return the score of a section from what stands directly below it, and what stays out of it."""
    if section.combine == "staged":
        text = terms.speech.say("results.staged_formula", threshold=terms.speech.plain(section.threshold or 0))
        return paragraph(text) + _left_out(terms, profile, section)
    items = [item for item in map(profile.item, (i.id for i in section.items)) if item.normal is not None]
    parts = (*_section_parts(terms, profile, section.sections), *(_item_part(terms, item) for item in items))
    return _explain(terms, section.combine, parts, of_items=bool(section.items)) + _left_out(terms, profile, section)


def _section_parts(terms: Terms, profile: Profile, sections: Iterable[Section]) -> Iterable[_Part]:
    for section in sections:
        mean = profile.section(section.id).mean
        if mean is not None:
            shown = escape(terms.speech.number(mean, 2))
            yield _Part(terms.words.sections[section.id].title, section.weight, mean, shown)


def _item_part(terms: Terms, item: ItemScore) -> _Part:
    return _Part(terms.item_title(item.id), item.weight, item.normal or 0.0, item_value(terms, item))


def _explain(terms: Terms, combine: str, parts: tuple[_Part, ...], *, of_items: bool) -> str:
    say, number = terms.speech.say, terms.speech.number
    if not parts:
        return paragraph(say("results.nothing_known"))
    head = say("common.practice" if of_items else "common.step")
    total = sum(part.weight * part.value for part in parts)
    if combine == "sum":
        return (
            paragraph(say("results.sum_formula"))
            + _formula(terms.speech.plain(total))
            + _sum_table(terms, head, parts, total)
        )
    weight = sum(part.weight for part in parts)
    formula = say("results.section_formula" if of_items else "results.overall_formula")
    division = f"{terms.speech.plain(total)} ÷ {terms.speech.plain(weight)} = "
    return paragraph(formula) + _formula(number(total / weight, 2), division) + _mean_table(terms, head, parts, total)


def _formula(result: str, before: str = "") -> str:
    return f'<p class="formula">{escape(before)}<b>{escape(result)}</b></p>'


def _mean_table(terms: Terms, head: str, parts: tuple[_Part, ...], total: float) -> str:
    number, plain, top = terms.speech.number, terms.speech.plain, terms.questionnaire.score.high
    weight = sum(part.weight for part in parts)
    rows = [
        (
            escape(part.title),
            escape(plain(part.weight)),
            part.shown,
            escape(number(part.weight * part.value / weight, 2)),
            f'<span class="m">{escape(number(part.weight * (top - part.value) / weight, 2))}</span>',
        )
        for part in parts
    ]
    mean = total / weight
    sums = (terms.speech.say("common.total"), plain(weight), "", number(mean, 2), number(top - mean, 2))
    return table(_heads(terms, head, "common.weight", *COLUMNS), rows, foot=tuple(map(escape, sums)), right=RIGHT)


def _sum_table(terms: Terms, head: str, parts: tuple[_Part, ...], total: float) -> str:
    rows = [(escape(part.title), escape(terms.speech.plain(part.weight)), part.shown) for part in parts]
    sums = (terms.speech.say("common.total"), "", terms.speech.number(total, 2))
    return table(_heads(terms, head, "common.weight", COLUMNS[0]), rows, foot=tuple(map(escape, sums)), right=RIGHT)


def _heads(terms: Terms, first: str, *keys: str) -> tuple[str, ...]:
    return (escape(first), *(escape(terms.speech.say(key)) for key in keys))


def _left_out(terms: Terms, profile: Profile, section: Section) -> str:
    """Return what the section asks but does not count: unknown and not applicable items."""
    open_items = [
        i for i in map(profile.item, (i.id for i in section.items)) if i.state in (*UNKNOWN, State.NOT_APPLICABLE)
    ]
    if not open_items:
        return ""
    rows = (
        f'<li><span class="grow s">{escape(terms.item_title(i.id))}</span>{state_chip(terms, i)}</li>'
        for i in open_items
    )
    return paragraph(terms.speech.say("results.left_out"), "note") + lines(rows)


def explain_range(terms: Terms, profile: Profile) -> str:
    """Return which answers are open and what the score would be with all of them at either end of the scale."""
    scale, plain = terms.questionnaire.score, terms.speech.plain
    unknown = [item for item in profile.items if item.state in UNKNOWN]
    if not unknown:
        return paragraph(terms.speech.say("results.range_exact"))
    rows = (
        f'<li><span class="grow s">{escape(terms.item_title(i.id))}</span>{state_chip(terms, i)}</li>' for i in unknown
    )
    ends = terms.speech.say(
        "results.range_ends",
        low=plain(scale.low),
        high=plain(scale.high),
        worst=terms.speech.number(profile.overall.low, 2),
        best=terms.speech.number(profile.overall.high, 2),
    )
    return paragraph(ends) + lines(rows)


def explain_coverage(terms: Terms, profile: Profile) -> str:
    """Return the coverage of each step with its weight."""
    rows = []
    for step, section in zip(terms.steps, terms.questionnaire.sections, strict=True):
        coverage = profile.section(step.id).coverage
        rows.append(
            (escape(step.title), escape(terms.speech.plain(section.weight)), escape(terms.speech.percent(coverage)))
        )
    text = terms.speech.say("results.coverage_formula", needed=terms.speech.percent(terms.questionnaire.rated_from))
    return paragraph(text) + table(
        _heads(terms, terms.speech.say("common.step"), "common.weight", "common.coverage"), rows, right=RIGHT
    )


def explain_adjusted(terms: Terms, profile: Profile) -> str:
    """Return which items count less because nothing shows them."""
    limit = terms.questionnaire.evidence_from
    if limit is None:
        return ""
    bare = [i for i in profile.items if i.normal is not None and i.normal > limit and not i.evidence]
    if not bare:
        return paragraph(terms.speech.say("results.adjusted_none", level=terms.speech.plain(limit)))
    rows = (
        f'<li><span class="grow s">{escape(terms.item_title(i.id))}</span>'
        f'<span class="s nowrap">{_item_part(terms, i).shown}</span></li>'
        for i in bare
    )
    return paragraph(terms.speech.say("results.adjusted_items", level=terms.speech.plain(limit))) + lines(rows)


def state_bounds(terms: Terms, score: SectionScore) -> str:
    """Return the numbers that stand beside a section's score: range, coverage, and the score with evidence only."""
    say, speech = terms.speech.say, terms.speech
    parts = [
        kit.fact(say("common.range"), speech.range(score.low, score.high)),
        kit.fact(say("common.coverage"), speech.percent(score.coverage)),
    ]
    if terms.questionnaire.evidence_from is not None:
        parts.append(kit.fact(say("results.adjusted"), speech.number(score.adjusted)))
    return kit.facts(parts)


def explain_achievement(terms: Terms, score: SectionScore) -> str:
    """Return how far each level is reached; the parts add up to the score. Empty where levels are not defined so."""
    if score.achievement is None or score.mean is None:
        return ""
    low = terms.questionnaire.score.low
    rows = [
        (escape(f"{terms.speech.plain(low + n)} · {terms.level_name(n)}"), escape(terms.speech.percent(reached)))
        for n, reached in enumerate(score.achievement, start=1)
    ]
    text = terms.speech.say("results.achievement_formula", score=terms.speech.number(score.mean, 2))
    return paragraph(text) + table(
        _heads(terms, terms.speech.say("common.level"), "results.column_reached"), rows, right=RIGHT
    )
