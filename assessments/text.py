"""The texts people write: what is dropped from them before they are kept, and how long they may be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from assessments.commitments import Commitment
from assessments.errors import InvalidEntry, InvalidResponse
from assessments.model import Company, Respondent, Response, Workspace
from assessments.workbooks import Acceptance
from governance.model import Entry, Value

if TYPE_CHECKING:
    from governance.definition import Field, Register

NAME = 200
ABOUT = 5_000
REASON = 2_000
COMMENT = 20_000
EVIDENCE = 2_000

# Control characters but tab and line feed, and halves of surrogate pairs: no database or font takes all of them.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_HALVES = re.compile("[\ud800-\udfff]")


def clean(text: str, where: str, limit: int, error: type[InvalidEntry] = InvalidEntry) -> str:
    """Return the text as it can be kept: no control characters, line ends as line feeds; longer than `limit` raises."""
    if len(text) > limit:
        raise error(
            where,
            f"the text is {len(text):,} characters long, at most {limit:,} can be kept",
            "Shorten it, or keep it as a file and name that here; nothing was changed",
            "text-too-long",
        )
    if text.isprintable():  # most texts are one clean line
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HALVES.sub("\ufffd", _UNWANTED.sub("", text))


def clean_name(text: str, where: str, *, required: bool = True) -> str:
    """Return a name on one line, without blanks around it; an empty one raises where a name is `required`."""
    name = " ".join(clean(text, where, NAME).split())
    if required and not name:
        raise InvalidEntry(where, "the name is empty", "Enter a name", "name-missing")
    return name


def clean_workspace(workspace: Workspace) -> Workspace:
    """Return the workspace with texts that can be kept."""
    return replace(workspace, name=clean_name(workspace.name, "workspace"))


def clean_company(company: Company) -> Company:
    """Return the company with texts that can be kept."""
    name, about = clean_name(company.name, "company"), clean(company.about, "about the company", ABOUT)
    return replace(company, name=name, about=about)


def clean_respondent(respondent: Respondent) -> Respondent:
    """Return the respondent with texts that can be kept."""
    name = clean_name(respondent.name, "respondent", required=False)
    return replace(respondent, name=name, department=clean_name(respondent.department, "department", required=False))


def clean_commitment(commitment: Commitment) -> Commitment:
    """Return the commitment with texts that can be kept; InvalidEntry names the action and the text too long."""
    owner = clean_name(commitment.owner, f"{commitment.action}, owner", required=False)
    return replace(commitment, owner=owner, note=clean(commitment.note, f"{commitment.action}, note", COMMENT))


def clean_entry(entry: Entry) -> Entry:
    """Return the entry with texts that can be kept; InvalidEntry names the entry and the field with a text too long."""

    def kept(value: Value, name: str) -> Value:
        if isinstance(value, tuple):
            return tuple(clean(text, f"{entry.id}, {name}", COMMENT) for text in value)
        return clean(value, f"{entry.id}, {name}", COMMENT) if isinstance(value, str) else value

    return replace(entry, values={name: kept(value, name) for name, value in entry.values.items()})


def clean_values(register: Register, values: Mapping[str, Value], where: str) -> dict[str, Value]:
    """Return the values that are filled in, as the fields of a register can keep them.

    Only a long text keeps its lines; a list names nothing twice. InvalidEntry names a text that is too long.
    """
    kept = {name: _clean_value(register.find_field(name), value, f"{where}, {name}") for name, value in values.items()}
    return {name: value for name, value in kept.items() if value not in ("", ())}


def _clean_value(field: Field | None, value: Value, where: str) -> Value:
    if isinstance(value, tuple):
        texts = (" ".join(clean(text, where, COMMENT).split()) for text in value)
        return tuple(dict.fromkeys(text for text in texts if text))
    if not isinstance(value, str):
        return value if isinstance(value, bool) else float(value)
    text = clean(value, where, COMMENT)
    return text.strip() if field is not None and field.kind == "long_text" else " ".join(text.split())


def clean_acceptance(acceptance: Acceptance) -> Acceptance:
    """Return the acceptance with a reason that can be kept."""
    return replace(acceptance, reason=clean(acceptance.reason, f"{acceptance.finding}, reason", REASON))


def clean_response(response: Response) -> Response:
    """Return the response with texts that can be kept; InvalidResponse names the item and the text that is too long."""

    def kept(text: str, name: str, limit: int) -> str:
        return clean(text, f"{response.item}, {name}", limit, InvalidResponse) if text else text

    evidence = response.evidence
    if evidence is not None:
        evidence = replace(evidence, text=kept(evidence.text, "evidence", EVIDENCE))
    return replace(
        response,
        value=None if response.value is None else float(response.value),
        reason=kept(response.reason, "reason", REASON),
        waived_by=kept(response.waived_by, "waived by", NAME),
        comment=kept(response.comment, "comment", COMMENT),
        evidence=evidence,
    )
