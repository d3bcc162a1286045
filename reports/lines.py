"""The rows for other programs: what the assessment amounts to, what was answered and what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from governance.catalogue import find_registers
from governance.findings import say_finding
from questionnaires.model import Range
from reports.facts import Facts, Practice, Step
from reports.rows import AnswerLine, FindingLine, ScoreLine
from scoring.model import SectionScore, State

if TYPE_CHECKING:
    from assessments.workbooks import Acceptance
    from governance.finding import Finding
    from governance.model import Workbook


STATES = {
    State.NOT_APPLICABLE: "not_applicable",
    State.DONT_KNOW: "dont_know",
    State.UNANSWERED: "unanswered",
}


def name_source(facts: Facts) -> str:
    """Return the name for good of what a report is about, the same for every report of one assessment."""
    assessment = facts.reading.assessment
    parts = (assessment.workspace, assessment.company, assessment.id)
    return sha256("\n".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:24]


def list_scores(facts: Facts) -> Iterator[ScoreLine]:
    """Yield the steps in their order, and after them the whole as number 0."""
    for step in facts.steps:
        scored = _Scored(step.number, step.title, step.weight, step.reach, step.practices)
        yield _build_score(facts, scored, step.score, step.before)
    weight, reach = sum(step.weight for step in facts.steps), facts.questionnaire.reach
    whole = _Scored(0, facts.speech.say("report.whole"), weight, reach, facts.practices)
    yield _build_score(facts, whole, facts.overall, facts.before.profile.overall if facts.before else None)


def list_answers(facts: Facts) -> Iterator[AnswerLine]:
    """Yield the practices with what was said, in the questionnaire's order."""
    for step in facts.steps:
        for practice in step.practices:
            yield _build_answer(facts, step, practice)


def list_findings(facts: Facts) -> Iterator[FindingLine]:
    """Yield what was found, critical first, and after it what the company accepts."""
    found = facts.found
    if found is None:
        return
    for finding in found.open:
        yield _build_finding(facts, found.workbook, finding, None)
    for finding, acceptance in found.accepted:
        yield _build_finding(facts, found.workbook, finding, acceptance)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A step or the whole before its numbers."""

    number: int
    name: str
    weight: float
    reach: Range
    practices: Sequence[Practice]


def _build_score(facts: Facts, scored: _Scored, score: SectionScore, before: SectionScore | None) -> ScoreLine:
    return ScoreLine(
        number=scored.number,
        name=scored.name,
        weight=scored.weight,
        worst=scored.reach.low,
        best=scored.reach.high,
        score=score.score,
        low=score.low,
        high=score.high,
        proven=score.adjusted,
        before=before.score if before else None,
        coverage=score.coverage,
        known=sum(practice.known for practice in scored.practices),
        asked=sum(practice.score.state is not State.NOT_APPLICABLE for practice in scored.practices),
        level=facts.level_mark(score.level),
        held=bool(score.capped_by),
    )


def _build_answer(facts: Facts, step: Step, practice: Practice) -> AnswerLine:
    said = practice.response
    evidence = said.evidence if said else None
    state = practice.score.state
    return AnswerLine(
        step=step.number,
        step_name=step.short,
        item=practice.item.id,
        practice=practice.words.title,
        question=practice.words.question,
        weight=practice.score.weight,
        essential=practice.item.essential,
        value=practice.score.value,
        mark=practice.mark,
        state="" if state is State.VALUE else facts.speech.say(f"common.{STATES[state]}"),
        answer=practice.answer,
        comment=said.comment if said else "",
        evidence_kind=facts.speech.say(f"report.evidence.{evidence.kind.value}") if evidence else "",
        evidence=evidence.text if evidence else "",
        evidence_day=evidence.day if evidence else None,
        reason=said.reason if said else "",
        decided_by=said.waived_by if said else "",
    )


def _build_finding(facts: Facts, book: Workbook, finding: Finding, acceptance: Acceptance | None) -> FindingLine:
    words = {section.id: facts.words.sections[section.id] for section in facts.questionnaire.sections}
    step = words.get(finding.step)
    return FindingLine(
        severity=finding.severity,
        severity_name=facts.speech.say(f"findings.severity.{finding.severity}"),
        step_name=(step.short or step.title) if step else "",
        text=say_finding(finding, facts.words, find_registers(), book, facts.speech),
        rule=finding.rule,
        accepted=acceptance is not None,
        reason=acceptance.reason if acceptance else "",
        accepted_on=acceptance.day if acceptance else None,
    )
