"""What the governance documents are written from: workbook, findings, adopted plan, and what was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import wiring
from assessments.discovering import find_company_findings
from assessments.history import find_previous, read_history
from assessments.months import month_of
from governance.catalogue import find_registers, said
from governance.document import (
    Change,
    Document,
    Material,
    Work,
    build_governance_model,
    build_staff_policy,
    mask_people,
)
from governance.document.model import Kind
from governance.ground import Earlier
from locales import Speech, speech
from planning.policy import POLICY
from ui.commitment_words import Telling
from ui.terms import terms_of

if TYPE_CHECKING:
    from assessments.commitments import AdoptedPlan, Commitment
    from assessments.discovering import CompanyFindings
    from assessments.model import Event
    from assessments.reading import Reading
    from governance.model import Entry
    from wiring import Services

NOBODY = frozenset({"self", "demo"})
LISTED = 6


@dataclass(frozen=True)
class Basis:
    """Everything the documents of a company rest on, free of language; read once for the screen and the files."""

    reading: Reading
    findings: CompanyFindings
    plan: AdoptedPlan | None
    commitments: tuple[Commitment, ...]
    history: tuple[tuple[Event, Entry], ...]
    earlier: Earlier | None
    today: date


def read_basis(services: Services, reading: Reading, today: date) -> Basis:
    """Return what the documents of the company of an assessment rest on."""
    store, company = services.store, reading.assessment.company
    point = find_previous(read_history(store, wiring.WORKSPACE, company), reading.assessment.id)
    comparable = point is not None and point.questionnaire.id == reading.edition.questionnaire.id
    return Basis(
        reading=reading,
        findings=find_company_findings(store, services.facts, reading, today),
        plan=next(iter(store.find_adopted_plans(wiring.WORKSPACE, company)), None),
        commitments=store.find_commitments(wiring.WORKSPACE, company),
        history=store.find_workbook_history(wiring.WORKSPACE, company),
        earlier=Earlier(point.profile, point.day, point.track == reading.assessment.track)
        if point is not None and comparable
        else None,
        today=today,
    )


def write_document(basis: Basis, kind: Kind, language: str, *, masked: bool) -> Document:
    """Return one of the documents in a language; `masked` shows people by their initials only."""
    material = make_material(basis, speech(language), masked=masked)
    return build_governance_model(material) if kind == "governance_model" else build_staff_policy(material)


def make_material(basis: Basis, words: Speech, *, masked: bool) -> Material:
    """Return all that a document may say, in the language of `words`."""
    reading, workbook = basis.reading, basis.findings.workbook
    return Material(
        questionnaire=reading.edition.questionnaire,
        words=reading.edition.words(words.language),
        profile=reading.profile,
        track=reading.assessment.track,
        assessed_on=reading.assessment.day,
        company=reading.company.name,
        about=reading.company.profile,
        workbook=mask_people(workbook) if masked else workbook,
        speech=words,
        today=basis.today,
        findings=basis.findings.open,
        work=tuple(_list_work(basis, words)),
        changes=tuple(_list_changes(basis, words)),
        earlier=basis.earlier,
    )


def _list_work(basis: Basis, words: Speech) -> Iterator[Work]:
    """Yield the open actions of the adopted plan, by the day they are due."""
    plan, edition = basis.plan, basis.reading.edition
    if plan is None:
        return
    telling = Telling(terms_of(edition.questionnaire, edition.words(words.language), words), basis.today)
    for taken_on in sorted(basis.commitments, key=lambda commitment: commitment.due):
        if taken_on.is_held and taken_on.is_open:
            yield Work(
                title=telling.practice(taken_on.action),
                wave=_wave(month_of(plan.start, taken_on.due)),
                owner=telling.owner(taken_on),
                due=taken_on.due,
                effort=words.effort(taken_on.hours),
                done_when=telling.done_when(taken_on.action),
                items=telling.items(taken_on.action),
            )


def _wave(month: int) -> str:
    if month <= POLICY.now_until:
        return "now"
    return "next" if month <= POLICY.next_until else "later"


def _list_changes(basis: Basis, words: Speech) -> Iterator[Change]:
    """Yield what was changed in the workbook, together what one person changed in one register on one day."""
    found: dict[tuple[date, str, str], list[str]] = {}
    for event, entry in basis.history:
        if not entry.proposed:
            who = "" if event.actor in NOBODY else event.actor
            key = (event.at.astimezone().date(), who, entry.register)
            found.setdefault(key, []).append(entry.id)
    for (day, who, register), entries in found.items():
        yield Change(day, who, f"{_title(register, words)}: {_shorten(dict.fromkeys(entries), words)}")


def _title(register: str, words: Speech) -> str:
    return next((said(r.title, words.language) for r in find_registers() if r.id == register), register)


def _shorten(entries: Iterable[str], words: Speech) -> str:
    names = list(entries)
    if len(names) <= LISTED:
        return ", ".join(names)
    return words.say("document_page.and_more", names=", ".join(names[:LISTED]), count=len(names) - LISTED)
