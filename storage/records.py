"""Nouns as rows and rows as nouns: the only place that knows both the columns and the types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime

from assessments.canonical import canonical
from assessments.model import (
    Assessment,
    Company,
    Event,
    Evidence,
    EvidenceKind,
    Respondent,
    Response,
    Snapshot,
    Status,
    Workspace,
)
from questionnaires.company import CompanyProfile
from scoring.model import State
from storage.engine import Row

Record = Mapping[str, object]


def stamp(moment: datetime) -> str:
    """Return a moment as sortable UTC text; ValueError if it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def workspace_record(workspace: Workspace) -> Record:
    """Return the columns of a workspace."""
    return {"workspace": workspace.id, "name": workspace.name}


def workspace_of(row: Row) -> Workspace:
    """Return the workspace of a row."""
    return Workspace(row["workspace"], row["name"])


def company_record(company: Company) -> Record:
    """Return the columns of a company, but for its version."""
    return {
        "workspace": company.workspace,
        "id": company.id,
        "name": company.name,
        "profile": canonical(asdict(company.profile)),
        "about": company.about,
        "demo": company.demo,
        "archived": int(company.archived),
    }


def _profile_of(text: str) -> CompanyProfile:
    known = json.loads(text)
    return CompanyProfile(
        headcount=known["headcount"], countries=tuple(known["countries"]), flags=tuple(known["flags"])
    )


def company_of(row: Row) -> Company:
    """Return the company of a row."""
    return Company(
        workspace=row["workspace"],
        id=row["id"],
        name=row["name"],
        profile=_profile_of(row["profile"]),
        about=row["about"],
        demo=row["demo"],
        archived=bool(row["archived"]),
        version=row["version"],
    )


def assessment_record(assessment: Assessment) -> Record:
    """Return the columns of an assessment, but for its version."""
    return {
        "workspace": assessment.workspace,
        "id": assessment.id,
        "company": assessment.company,
        "questionnaire": assessment.questionnaire,
        "questionnaire_version": assessment.questionnaire_version,
        "track": assessment.track,
        "status": assessment.status.value,
        "day": assessment.day.isoformat(),
        "started": stamp(assessment.started),
    }


def assessment_of(row: Row) -> Assessment:
    """Return the assessment of a row."""
    return Assessment(
        workspace=row["workspace"],
        id=row["id"],
        company=row["company"],
        questionnaire=row["questionnaire"],
        questionnaire_version=row["questionnaire_version"],
        track=row["track"],
        status=Status(row["status"]),
        day=date.fromisoformat(row["day"]),
        started=datetime.fromisoformat(row["started"]),
        version=row["version"],
    )


def respondent_record(respondent: Respondent) -> Record:
    """Return the columns of a respondent."""
    return {
        "workspace": respondent.workspace,
        "assessment": respondent.assessment,
        "id": respondent.id,
        "name": respondent.name,
        "department": respondent.department,
    }


def respondent_of(row: Row) -> Respondent:
    """Return the respondent of a row."""
    return Respondent(row["workspace"], row["assessment"], row["id"], row["name"], row["department"])


def response_record(workspace: str, assessment: str, response: Response) -> Record:
    """Return the columns of a response, but for its version and when it was saved."""
    evidence = response.evidence
    return {
        "workspace": workspace,
        "assessment": assessment,
        "respondent": response.respondent,
        "item": response.item,
        "state": response.state.value,
        "value": None if response.value is None else float(response.value),
        "reason": response.reason,
        "waived_by": response.waived_by,
        "comment": response.comment,
        "evidence_kind": evidence.kind.value if evidence else None,
        "evidence_text": evidence.text if evidence else None,
        "evidence_day": evidence.day.isoformat() if evidence and evidence.day else None,
        "confidence": float(response.confidence),
    }


def response_of(row: Row) -> Response:
    """Return the response of a row."""
    evidence = None
    if row["evidence_kind"] is not None:
        day = row["evidence_day"]
        kind = EvidenceKind(row["evidence_kind"])
        evidence = Evidence(kind, row["evidence_text"], date.fromisoformat(day) if day else None)
    return Response(
        item=row["item"],
        state=State(row["state"]),
        value=row["value"],
        reason=row["reason"],
        waived_by=row["waived_by"],
        comment=row["comment"],
        evidence=evidence,
        confidence=row["confidence"],
        respondent=row["respondent"],
        version=row["version"],
        saved=datetime.fromisoformat(row["saved"]),
    )


def snapshot_record(snapshot: Snapshot) -> Record:
    """Return the columns of a snapshot."""
    return {
        "workspace": snapshot.workspace,
        "id": snapshot.id,
        "company": snapshot.company,
        "assessment": snapshot.assessment,
        "day": snapshot.day.isoformat(),
        "taken": stamp(snapshot.taken),
        "sha256": snapshot.sha256,
        "content": snapshot.content,
        "score": snapshot.score,
        "level": snapshot.level,
        "coverage": snapshot.coverage,
        "weakest": snapshot.weakest,
        "weakest_score": snapshot.weakest_score,
    }


def snapshot_of(row: Row) -> Snapshot:
    """Return the snapshot of a row."""
    return Snapshot(
        workspace=row["workspace"],
        id=row["id"],
        company=row["company"],
        assessment=row["assessment"],
        day=date.fromisoformat(row["day"]),
        taken=datetime.fromisoformat(row["taken"]),
        sha256=row["sha256"],
        content=row["content"],
        score=row["score"],
        level=row["level"],
        coverage=row["coverage"],
        weakest=row["weakest"],
        weakest_score=row["weakest_score"],
    )


def event_of(row: Row) -> Event:
    """Return the event of a row."""
    return Event(
        workspace=row["workspace"],
        subject=row["subject"],
        number=row["number"],
        kind=row["kind"],
        actor=row["actor"],
        at=datetime.fromisoformat(row["at"]),
        op_id=row["op_id"],
        body=row["body"],
        version=row["version"],
    )


def response_in(row: Row) -> Response | None:
    """Return the response an event's row saved, as it stood after that; `None` if it saved something else."""
    if row["kind"] != "response-saved":
        return None
    return response_of({**json.loads(row["body"]), "version": row["version"], "saved": row["at"]})
