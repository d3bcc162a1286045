"""The summary: on one page, what stands, what holds it back, and what to do next."""

from __future__ import annotations

from reports.chapters.actions import build_card
from reports.chapters.findings import count_critical
from reports.chapters.score import show_score
from reports.facts import Facts, Practice
from reports.figures import draw_lollipop
from reports.model import Beside, Block, Cards, Entries, Entry, Heading, Paragraph, Section
from reports.statements import count_missing, find_blockers
from reports.titles import state_summary

MOST_ENTRIES = 4
FEW_ENTRIES = 2
MOST_INSTEAD = 6
NEXT_ACTIONS = 3


def build_summary(facts: Facts) -> Section:
    """Return the page for the reader who reads one page."""
    say = facts.speech.say
    return Section(
        id="summary",
        name=say("report.section.summary"),
        title=state_summary(facts),
        blocks=(
            Beside((show_score(facts),), _show_hold(facts), shares=(1.12, 1.0), framed=True),
            *_warn(facts),
            Heading(say("report.summary.steps")),
            draw_lollipop(facts),
            *_show_next(facts),
        ),
    )


def _warn(facts: Facts) -> tuple[Block, ...]:
    """Return that something critical was found, with where it stands."""
    count = count_critical(facts.found) if facts.found else 0
    if not count:
        return ()
    chapter = facts.speech.say("report.section.findings")
    return (Paragraph(facts.speech.say("report.findings.summary", count=count, chapter=chapter), "caution"),)


def _show_hold(facts: Facts) -> tuple[Block, ...]:
    text, practices = _find_hold(facts)
    note = "" if facts.brief else _say_caps(facts)
    return (
        Heading(facts.speech.say("report.hold.name")),
        Paragraph(text),
        Entries(tuple(_build_entry(facts, p, len(practices) <= FEW_ENTRIES) for p in practices[:MOST_ENTRIES])),
        *((Paragraph(note, "note"),) if note else ()),
    )


def _find_hold(facts: Facts) -> tuple[str, tuple[Practice, ...]]:
    say, overall = facts.speech.say, facts.overall
    if overall.score is None:
        missing = count_missing(facts.questionnaire, facts.profile, overall)
        needed = facts.speech.percent(facts.questionnaire.rated_from)
        unknown = sorted((p for p in facts.practices if p.mark.text == "?"), key=lambda p: -p.score.weight)
        return say("report.hold.unrated", needed=needed, count=missing), tuple(unknown)
    if overall.level is None or overall.level_by_score is None:
        return say("report.hold.no_levels"), _list_losses(facts)
    level = facts.level_name(overall.level)
    if overall.level < overall.level_by_score:
        held = tuple(facts.practice_by_item[item] for item in overall.capped_by)
        return say("report.hold.capped", by_score=facts.level_name(overall.level_by_score), level=level), held
    if blockers := find_blockers(facts.questionnaire, facts.profile):
        return say("report.hold.blocked", level=level), tuple(facts.practice_by_item[item.id] for item in blockers)
    losses = _list_losses(facts)
    if not losses:
        return say("report.hold.nothing"), ()
    return say("report.hold.top" if overall.level == facts.top_level else "report.hold.score"), losses


def _list_losses(facts: Facts) -> tuple[Practice, ...]:
    high = facts.questionnaire.score.high
    losing = [(p, (high - p.normal) * p.score.weight if p.score.loss is None else p.score.loss) for p in facts.known]
    return tuple(practice for practice, loss in sorted(losing, key=lambda pair: -pair[1]) if loss > 0)


def _build_entry(facts: Facts, practice: Practice, with_answer: bool) -> Entry:
    number = facts.numbers.get(practice.item.id)
    note = facts.speech.say("report.summary.action", number=number) if number else ""
    return Entry(practice.step, practice.words.title, practice.mark, practice.answer if with_answer else "", note)


def _say_caps(facts: Facts) -> str:
    parts = [
        facts.speech.say("report.hold.cap", below=facts.speech.plain(cap.below), level=facts.level_name(cap.level))
        for cap in facts.questionnaire.essentials.caps
    ]
    return facts.speech.say("report.hold.caps", caps=", ".join(parts)) if parts else ""


def _show_next(facts: Facts) -> tuple[Block, ...]:
    say = facts.speech.say
    if facts.plan is None or not facts.questionnaire.actions:
        return _list_instead(facts)
    if not facts.plan.actions:
        key = "report.summary.too_small" if facts.plan.left_out else "report.summary.done"
        return (Heading(say("report.summary.next")), Paragraph(say(key)), *_list_instead(facts))
    actions = facts.plan.actions[:NEXT_ACTIONS]
    cards = Cards(
        cards=tuple(build_card(facts, action, brief=True) for action in actions),
        why_label=say("report.plan.why"),
        done_label=say("report.plan.done_when"),
        columns=NEXT_ACTIONS,
        brief=True,
    )
    return (Heading(say("report.summary.next")), cards)


def _list_instead(facts: Facts) -> tuple[Block, ...]:
    """Return where most is lost, where no action can be named; where nothing is lost, what is not proved."""
    least = facts.questionnaire.evidence_from
    unproved = [p for p in facts.known if least is not None and p.normal > least and not p.score.evidence]
    heading, practices = "report.practices.losses", _list_losses(facts)
    if not practices:
        heading, practices = "report.summary.unproved", tuple(unproved)
    entries = [Entry(p.step, p.words.title, p.mark, p.answer) for p in practices[:MOST_INSTEAD]]
    if not entries:
        return ()
    half = (len(entries) + 1) // 2
    both = Beside((Entries(tuple(entries[:half])),), (Entries(tuple(entries[half:])),))
    return (Heading(facts.speech.say(heading)), both)
