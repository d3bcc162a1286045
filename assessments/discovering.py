"""What follows from a company's answers and its workbook, and what of it the company accepts as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from assessments.errors import InvalidEntry
from assessments.evidence import shown_since
from assessments.model import Operation, Response, Snapshot
from assessments.snapshots import read_content
from assessments.store import Store
from assessments.text import REASON, clean
from assessments.workbooks import Acceptance
from governance.finding import Finding
from governance.model import Entry, Workbook, workbook_of

if TYPE_CHECKING:
    from assessments.reading import Reading
    from governance.facts import Facts
    from governance.ground import Earlier
    from questionnaires.model import Questionnaire

_MOMENTS = 2


@dataclass(frozen=True, slots=True)
class CompanyFindings:
    """What was found: what is open, critical first, and what the company accepts, each with its acceptance.

    `workbook` is the one it was found in: the living one, or that of a snapshot which is not the newest.
    """

    open: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...]
    workbook: Workbook


def find_company_findings(store: Store, facts: Facts, reading: Reading, today: date) -> CompanyFindings:
    """Return what the rules find in an assessment and the workbook of its company.

    A draft and the newest final assessment are looked at with the living workbook, as of today; an older one as it
    was. An acceptance holds as long as its finding rests on what it rested on then; else the finding is open again.
    """
    from governance.findings import find_findings
    from governance.ground import Ground

    assessment = reading.assessment
    snapshots = store.find_snapshots(assessment.workspace, assessment.company)
    earlier = _find_earlier(store, reading, snapshots)
    basis = _find_basis(store, reading, snapshots, today)
    ground = Ground(
        questionnaire=reading.edition.questionnaire,
        profile=reading.profile,
        company=reading.company.profile,
        workbook=workbook_of(basis.entries),
        today=basis.day,
        facts=facts,
        seconds=find_seconds(reading.edition.questionnaire, reading.responses),
        earlier=earlier,
        proof_since=earlier is not None and bool(shown_since(reading.responses, earlier.day)),
        assessed_on=assessment.day,
    )
    return _sort_out(find_findings(ground), ground.workbook, basis.acceptances)


def find_urgent(findings: CompanyFindings, questionnaire: Questionnaire) -> frozenset[str]:
    """Return the practices of a questionnaire whose next action mends a critical finding that is open."""
    from governance.findings import find_practice

    known = {item.id for item in questionnaire.walk_items()}
    mending = {find_practice(finding) for finding in findings.open if finding.severity == "critical"}
    return frozenset(practice for practice in mending if practice in known)


def accept_finding(
    store: Store, workspace: str, company: str, finding: Finding, reason: str, today: date, operation: Operation
) -> Acceptance:
    """Return the finding as accepted, with the reason, which is needed: InvalidEntry without one.

    Conflict if somebody accepted it, or withdrew that, at the same moment.
    """
    why = clean(reason, f"{finding.key}, reason", REASON).strip()
    if not why:
        remedy = "Say in a sentence why it may stay as it is"
        raise InvalidEntry(finding.key, "it is accepted without a reason", remedy, "acceptance-reason-missing")
    acceptance = Acceptance(workspace, company, finding.key, finding.rule, finding.ground, why, today)
    found = (known.version for known in store.find_acceptances(workspace, company) if known.finding == finding.key)
    return store.save_acceptance(acceptance, operation, expect=next(found, 0))


def withdraw_acceptance(store: Store, acceptance: Acceptance, operation: Operation) -> Acceptance:
    """Return the acceptance withdrawn: its finding is open again. Conflict if somebody changed it since."""
    return store.save_acceptance(replace(acceptance, withdrawn=True), operation, expect=acceptance.version)


def find_seconds(questionnaire: Questionnaire, responses: Iterable[Response]) -> Mapping[str, float]:
    """Return how long each step was answered, from the first to the last answer that stands.

    A step whose answers came all at once, as from a file, has no time.
    """
    steps = {item.id: section.id for section in questionnaire.sections for item in section.walk_items()}
    moments: dict[str, set[datetime]] = {}
    for response in responses:
        if response.saved is not None and response.item in steps:
            moments.setdefault(steps[response.item], set()).add(response.saved)
    return {
        step: (max(saved) - min(saved)).total_seconds() for step, saved in moments.items() if len(saved) >= _MOMENTS
    }


@dataclass(frozen=True, slots=True)
class _Basis:
    """What an assessment is looked at with: entries, what was accepted, and the day."""

    entries: tuple[Entry, ...]
    acceptances: tuple[Acceptance, ...]
    day: date


def _find_basis(store: Store, reading: Reading, snapshots: tuple[Snapshot, ...], today: date) -> _Basis:
    assessment, snapshot = reading.assessment, reading.snapshot
    if snapshot is not None and snapshot.assessment != snapshots[-1].assessment:
        frozen = read_content(snapshot)
        return _Basis(frozen.workbook, frozen.acceptances, assessment.day)
    key = assessment.workspace, assessment.company
    return _Basis(store.find_entries(*key), store.find_acceptances(*key), today)


def _find_earlier(store: Store, reading: Reading, snapshots: tuple[Snapshot, ...]) -> Earlier | None:
    """Return the final assessment before this one, `None` if there is none made with the same questionnaire."""
    from governance.ground import Earlier

    names = [snapshot.assessment for snapshot in snapshots]
    before = names[: names.index(reading.assessment.id)] if reading.assessment.id in names else names
    if not before:
        return None
    content = read_content(store.find_snapshot(reading.assessment.workspace, before[-1]))
    if content.questionnaire.id != reading.edition.questionnaire.id:
        return None
    return Earlier(content.profile, content.assessment.day, content.assessment.track == reading.assessment.track)


def _sort_out(findings: Iterable[Finding], workbook: Workbook, acceptances: Iterable[Acceptance]) -> CompanyFindings:
    holding = {(a.finding, a.ground): a for a in acceptances if not a.withdrawn}
    found = [(finding, holding.get((finding.key, finding.ground))) for finding in findings]
    return CompanyFindings(
        tuple(finding for finding, acceptance in found if acceptance is None),
        tuple((finding, acceptance) for finding, acceptance in found if acceptance is not None),
        workbook,
    )
