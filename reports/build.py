"""From an assessment to a report: every chapter asked once, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from assessments.branding import Branding
from assessments.commitments import Commitment
from assessments.discovering import CompanyFindings
from assessments.exchange import export_assessment
from assessments.reading import Reading
from locales import Speech
from planning.model import Plan, PlannedAction
from reports.audiences import FULL, PLANNING, Audience, build_sections
from reports.branding import build_brand
from reports.chapters.cover import build_cover
from reports.facts import Before, Facts, add_months
from reports.lines import list_answers, list_findings, list_scores, name_source
from reports.model import Report
from reports.rows import PlanLine
from reports.tasks import list_tasks

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
    *,
    audience: Audience = FULL,
    sections: Sequence[str] = (),
    commitments: Sequence[Commitment] = (),
    branding: Branding | None = None,
) -> Report:
    """Return everything the report of an assessment says to an audience, in the language of `speech`.

    `before` is the assessment to compare with, `found` what the rules found in it, `generated` the day of the report:
    the plan starts with the month after it. `sections` are read instead of those of the audience, in that order;
    `commitments` are what became of the plan the company adopted. The same arguments give the same report.
    """
    words, taken = reading.edition.words(speech.language), tuple(c for c in commitments if c.is_held)
    facts = Facts(reading, words, speech, generated, plan, before, found, taken, audience.brief)
    outline = tuple(sections) or audience.outline(adopted=bool(taken))
    planned = plan is not None and bool(plan.actions) and not PLANNING.isdisjoint(outline)
    return Report(
        language=speech.language,
        title=speech.say(_find_title(audience, planned=planned), questionnaire=facts.words.title),
        company=reading.company.name,
        day=generated,
        day_text=speech.date(reading.assessment.day),
        notice=branding.footer if branding and branding.footer else speech.say("report.notice"),
        draft=speech.say("report.draft") if facts.is_draft else "",
        cover=build_cover(facts, branding, brief=audience.brief),
        sections=build_sections(facts, outline),
        plan=tuple(_list_plan(facts)),
        plan_heads=tuple(speech.say(f"report.column.{name}") for name in PLAN_HEADS),
        tasks=tuple(list_tasks(facts)),
        scores=tuple(list_scores(facts)),
        answers=tuple(list_answers(facts)) if "answers" in outline else (),
        findings=tuple(list_findings(facts)) if "findings" in outline else (),
        source=name_source(facts),
        brand=build_brand(branding, reading.company.name),
        record=export_assessment(reading),
    )


def _find_title(audience: Audience, *, planned: bool) -> str:
    if audience is FULL:
        return "report.title_with_plan" if planned else "report.title"
    return f"report.title_{audience.name}"


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
