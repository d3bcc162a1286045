"""From an assessment to a report: every chapter asked once, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from assessments.discovering import CompanyFindings
from assessments.exchange import export_assessment
from assessments.reading import Reading
from locales import Speech
from planning.model import Plan, PlannedAction
from reports.chapters.actions import build_actions
from reports.chapters.answers import build_answers
from reports.chapters.cover import build_cover
from reports.chapters.findings import build_findings
from reports.chapters.method import build_method
from reports.chapters.plan import build_plan, build_roadmap
from reports.chapters.practices import build_practices
from reports.chapters.profile import build_profile
from reports.chapters.summary import build_summary
from reports.facts import Before, Facts, add_months
from reports.lines import list_answers, list_findings, list_scores, name_source
from reports.model import PlanLine, Report, Section

Chapter = Callable[[Facts], Section | None]
CHAPTERS: tuple[Chapter, ...] = (
    build_summary,
    build_profile,
    build_practices,
    build_findings,
    build_plan,
    build_roadmap,
    build_actions,
    build_method,
    build_answers,
)
PLAN_HEADS = (
    "number", "wave", "step", "practice", "task", "why", "done_when", "owner", "effort_days", "start", "due",
    "from", "to", "gain", "score_after", "after", "essential", "id",
)  # fmt: skip


def build_report(
    reading: Reading,
    plan: Plan | None,
    speech: Speech,
    generated: date,
    before: Before | None = None,
    found: CompanyFindings | None = None,
) -> Report:
    """Return everything the report of an assessment says, in the language of `speech`.

    `before` is the assessment to compare with, `found` what the rules found in it, `generated` the day of the report:
    the plan starts with the month after it. The same arguments give the same report.
    """
    facts = Facts(reading, reading.edition.words(speech.language), speech, generated, plan, before, found)
    planned = plan is not None and bool(plan.actions)
    return Report(
        language=speech.language,
        title=speech.say("report.title_with_plan" if planned else "report.title", questionnaire=facts.words.title),
        company=reading.company.name,
        day=generated,
        day_text=speech.date(reading.assessment.day),
        notice=speech.say("report.notice"),
        draft=speech.say("report.draft") if facts.is_draft else "",
        cover=build_cover(facts),
        sections=tuple(section for chapter in CHAPTERS if (section := chapter(facts)) is not None),
        plan=tuple(_list_plan(facts)),
        plan_heads=tuple(speech.say(f"report.column.{name}") for name in PLAN_HEADS),
        scores=tuple(list_scores(facts)),
        answers=tuple(list_answers(facts)),
        findings=tuple(list_findings(facts)),
        source=name_source(facts),
        record=export_assessment(reading),
    )


def _list_plan(facts: Facts) -> Iterator[PlanLine]:
    for number, action in enumerate(facts.plan.actions if facts.plan else (), start=1):
        yield _build_line(facts, action, number)


def _build_line(facts: Facts, action: PlannedAction, number: int) -> PlanLine:
    words = facts.words.actions[action.id]
    items = [lift.item for lift in action.raises]
    step = next(step for step in facts.steps if step.number == facts.step_of(action))
    return PlanLine(
        number=number,
        action=action.id,
        wave=facts.speech.say(f"plan.wave.{action.wave}"),
        step=step.short,
        practices=tuple(facts.words.items[item].title for item in items),
        task=words.text,
        why=facts.words.items[items[0]].why if items else "",
        done_when=words.done_when,
        owner=facts.role(action.owner),
        effort_hours=action.effort_hours,
        start=add_months(facts.start, action.start - 1),
        due=add_months(facts.start, action.finish) - timedelta(days=1),
        levels=tuple((lift.start, lift.end) for lift in action.raises),
        gain=action.gain,
        score_after=action.score_after,
        after=action.after,
        essential=action.lifts_cap,
    )
