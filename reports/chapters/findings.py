"""The contradictions and gaps that the rules found, critical first, and what the company accepts as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

from governance.catalogue import find_registers
from governance.finding import Finding, Severity
from governance.findings import say_finding
from reports.facts import Facts
from reports.model import Block, Cell, Column, Heading, Paragraph, Row, Section, Table

if TYPE_CHECKING:
    from assessments.discovering import CompanyFindings
    from assessments.workbooks import Acceptance

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
LEGAL = "J"


def build_findings(facts: Facts) -> Section | None:
    """Return what was found and what is accepted of it; None if there is neither."""
    found = facts.found
    if found is None or not (found.open or found.accepted):
        return None
    say = facts.speech.say
    return Section(
        id="findings",
        name=say("report.section.findings"),
        title=state_findings(facts, found),
        blocks=(Paragraph(say("report.findings.lead"), "lead"), *_show(facts, found)),
    )


def state_findings(facts: Facts, found: CompanyFindings) -> str:
    """Return how many findings are open, and how many of them are critical."""
    say, critical = facts.speech.say, count_critical(found)
    if not found.open:
        return say("report.findings.all_accepted", count=len(found.accepted))
    if not critical:
        return say("report.findings.none_critical", count=len(found.open))
    return say("report.findings.some_critical", count=len(found.open), critical=critical)


def count_critical(found: CompanyFindings) -> int:
    """Return how many open findings are critical."""
    return sum(finding.severity == "critical" for finding in found.open)


def _show(facts: Facts, found: CompanyFindings) -> Iterator[Block]:
    say = facts.speech.say
    if found.open:
        columns = (Column(say("common.step"), points=92), Column(say("report.findings.finding"), share=1.0))
        yield Table(columns, tuple(_list_rows(facts, found)), spacing="dense")
    if found.accepted:
        yield Heading(say("report.findings.accepted"))
        yield _show_accepted(facts, found)
    if any(finding.rule.startswith(LEGAL) for finding in (*found.open, *(each for each, _ in found.accepted))):
        yield Paragraph(say("report.findings.caution"), "caution")


def _show_accepted(facts: Facts, found: CompanyFindings) -> Table:
    say = facts.speech.say
    columns = (
        Column(say("report.findings.finding"), share=1.3),
        Column(say("report.findings.reason"), share=1.0),
        Column(say("report.findings.day"), points=64),
    )
    rows = (_build_accepted(facts, found, *each) for each in found.accepted)
    return Table(columns, tuple(rows), spacing="dense")


def _list_rows(facts: Facts, found: CompanyFindings) -> Iterator[Row]:
    for severity in SEVERITIES:
        mine = [finding for finding in found.open if finding.severity == severity]
        if mine:
            name = facts.speech.say(f"findings.severity.{severity}")
            yield Row((Cell(name, note=facts.speech.say("report.findings.count", count=len(mine))),), "group")
        for finding in mine:
            yield Row((_name_step(facts, finding.step), Cell(_say(facts, found, finding))))


def _build_accepted(facts: Facts, found: CompanyFindings, finding: Finding, acceptance: Acceptance) -> Row:
    day = facts.speech.date_short(acceptance.day)
    return Row((Cell(_say(facts, found, finding)), Cell(acceptance.reason), Cell(day)))


def _say(facts: Facts, found: CompanyFindings, finding: Finding) -> str:
    return say_finding(finding, facts.words, find_registers(), found.workbook, facts.speech)


def _name_step(facts: Facts, step: str) -> Cell:
    for number, section in enumerate(facts.questionnaire.sections, start=1):
        if section.id == step:
            words = facts.words.sections[step]
            return Cell(words.short or words.title, step=number)
    return Cell(facts.speech.number(None), quiet=True)
