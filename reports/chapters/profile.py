"""The profile: the steps beside each other, in shape and in numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.facts import UNKNOWN, Facts, Practice, Step
from reports.figures import draw_lollipop, draw_radar
from reports.model import Beside, Block, Cell, Column, Entries, Entry, Heading, Paragraph, Row, Section, Spare, Table
from reports.statements import state_step
from reports.titles import state_steps

CHOICES = ((6, 7), (5, 6), (4, 5), (4, 4), (3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (1, 1))
PAIRS = (20, 16, 12, 10, 8, 6, 4, 2)


def build_profile(facts: Facts) -> Section:
    """Return the steps with their numbers, and the strongest and weakest practices."""
    say = facts.speech.say
    radar = draw_radar(facts)
    about = tuple(_describe(facts))
    head: tuple[Block, ...] = (Beside(about, (radar,), shares=(1.0, 0.92)),) if radar else about
    return Section(
        id="profile",
        name=say("report.section.profile"),
        title=state_steps(facts),
        blocks=(*head, *_show_extra(facts, radar is None), _show_steps(facts), *_show_extremes(facts)),
    )


def _show_extra(facts: Facts, without_shape: bool) -> Iterator[Block]:
    if without_shape and facts.rated:
        yield draw_lollipop(facts)


def _describe(facts: Facts) -> Iterator[Block]:
    company = facts.reading.company
    yield Heading(company.name)
    if company.about.strip():
        yield from (Paragraph(part.strip()) for part in company.about.split("\n\n") if part.strip())
    yield Paragraph(_list_company_facts(facts), "note")


def _list_company_facts(facts: Facts) -> str:
    profile, words = facts.reading.company.profile, facts.words
    parts = [facts.speech.say("report.profile.people", count=profile.headcount)]
    parts += [words.countries.get(country, country) for country in profile.countries]
    parts += [words.flags[flag].label if flag in words.flags else flag for flag in profile.flags]
    return " · ".join(parts)


def _show_steps(facts: Facts) -> Table:
    say, with_before = facts.speech.say, facts.before is not None
    columns = (
        Column(say("common.step"), share=1.0),
        Column(say("common.now"), points=34, align="right"),
        *((Column(say("common.before"), points=34, align="right"),) if with_before else ()),
        Column(say("common.range"), points=48, align="right"),
        Column(say("common.coverage"), points=44, align="right"),
        *((Column(say("common.level"), points=120),) if facts.questionnaire.levels else ()),
    )
    return Table(columns, tuple(_build_row(facts, step) for step in facts.steps))


def _build_row(facts: Facts, step: Step) -> Row:
    speech, score = facts.speech, step.score
    exact = speech.number(score.low) == speech.number(score.high)
    before = (Cell(speech.number(step.before.score), quiet=True),) if step.before else ()
    capped = facts.speech.say("report.profile.capped") if score.capped_by else ""
    level = facts.level_mark(score.level)
    return Row(
        (
            Cell(
                step.title,
                state_step(facts.questionnaire, facts.words, facts.profile, step.id).said(speech),
                step=step.number,
                strong=True,
            ),
            Cell(speech.number(score.score), strong=True),
            *before,
            Cell(speech.number(None) if exact else speech.range(score.low, score.high), quiet=exact),
            Cell(speech.percent(score.coverage)),
            *((Cell(note=capped, mark=level),) if facts.questionnaire.levels else ()),
        )
    )


def _show_extremes(facts: Facts) -> Iterator[Block]:
    by_strength = sorted(facts.known, key=lambda p: (-p.normal, -p.score.weight))
    by_weakness = sorted(facts.known, key=lambda p: (p.normal, -p.score.weight))
    choices = [(strong, weak) for strong, weak in CHOICES if strong + weak <= len(by_strength)]
    if not choices:
        yield from _show_unknown(facts)
    elif by_strength[0].normal == by_weakness[0].normal:
        yield _fill(facts.speech.say("report.profile.alike"), [_entry(p, p.answer) for p in by_strength])
    else:
        strongest = Heading(facts.speech.say("report.profile.strongest"))
        weakest = Heading(facts.speech.say("report.profile.weakest"))
        yield Spare(
            tuple(
                (
                    Beside(
                        (strongest, _list_entries(by_strength[:strong])), (weakest, _list_entries(by_weakness[:weak]))
                    ),
                )
                for strong, weak in choices
            )
        )


def _show_unknown(facts: Facts) -> Iterator[Block]:
    unknown = sorted((p for p in facts.practices if p.score.state in UNKNOWN), key=lambda p: -p.score.weight)
    if len(unknown) >= PAIRS[-1]:
        yield _fill(facts.speech.say("report.profile.unknown"), [_entry(p, p.words.question) for p in unknown])


def _fill(heading: str, entries: Sequence[Entry]) -> Spare:
    """Return as many entries in two columns as there is room for."""
    counts = [count for count in PAIRS if count <= len(entries)]
    return Spare(
        tuple(
            (Heading(heading), Beside((Entries(tuple(entries[: n // 2])),), (Entries(tuple(entries[n // 2 : n])),)))
            for n in counts
        )
    )


def _list_entries(practices: Sequence[Practice]) -> Entries:
    return Entries(tuple(_entry(practice, practice.answer) for practice in practices))


def _entry(practice: Practice, text: str) -> Entry:
    return Entry(practice.step, practice.words.title, practice.mark, text)
