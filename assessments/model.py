"""The nouns of the use cases: whose companies, which assessment, who said what, what was frozen, what happened.

All values are frozen; times are timezone-aware UTC; ids are opaque and never made from names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

from questionnaires.company import CompanyProfile
from scoring.model import Answer, State


class Status(StrEnum):
    """Where an assessment stands: it takes responses while it is a draft, and nothing once it is final."""

    DRAFT = "draft"
    FINAL = "final"


class EvidenceKind(StrEnum):
    """How something was shown."""

    DOCUMENT = "document"
    OBSERVED = "observed"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Whose companies they are: a consultancy or a small business. The tenant of every key."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Company:
    """Who is assessed. `about` is free text; `demo` names the demo it was made from; an archived company is hidden."""

    workspace: str
    id: str
    name: str
    profile: CompanyProfile
    about: str = ""
    demo: str | None = None
    archived: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """One application of one questionnaire version to one company. `day` is the date it stands for."""

    workspace: str
    id: str
    company: str
    questionnaire: str
    questionnaire_version: str
    track: str
    status: Status
    day: date
    started: datetime
    version: int = 0


@dataclass(frozen=True, slots=True)
class Respondent:
    """A person in an assessment. A person who answers alone is the respondent named `""`."""

    workspace: str
    assessment: str
    id: str
    name: str
    department: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that an answer is true: a text or a link, never fetched."""

    kind: EvidenceKind
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent said to one item. `version` counts the saves of this cell; 0 is "never saved"."""

    item: str
    state: State = State.UNANSWERED
    value: float | None = None
    reason: str = ""
    waived_by: str = ""
    comment: str = ""
    evidence: Evidence | None = None
    confidence: float = 1.0
    respondent: str = "self"
    version: int = 0
    saved: datetime | None = None

    def counts(self) -> Answer:
        """Return what scoring needs of the response."""
        return Answer(self.state, self.value, self.evidence is not None, self.confidence)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A final assessment: frozen and hashed. `content` is its canonical JSON, `sha256` the hash of exactly that text.

    The few numbers beside it are what lists show without computing anything.
    """

    workspace: str
    id: str
    company: str
    assessment: str
    day: date
    taken: datetime
    sha256: str
    content: str
    score: float | None
    level: int | None
    coverage: float
    weakest: str | None
    weakest_score: float | None


@dataclass(frozen=True, slots=True)
class Operation:
    """Who does something, when, under which key: the same `op_id` twice is the same operation, done once."""

    op_id: str
    actor: str
    at: datetime

    def part(self, name: str) -> Operation:
        """Return the named step of this operation: repeating the whole repeats every step, each done once."""
        return Operation(f"{self.op_id}/{name}", self.actor, self.at)

    def new_id(self, noun: str) -> str:
        """Return the id of what this operation makes: as random as the `op_id`, and the same when it is repeated."""
        return sha256(f"{noun}:{self.op_id}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a subject (`company:ID`, `commitment:COMPANY/ACTION`): append-only.

    Ordered by `number`, which counts within the workspace, without gaps; `version` is that of the row the event left
    behind.
    """

    workspace: str
    subject: str
    number: int
    kind: str
    actor: str
    at: datetime
    op_id: str
    body: str
    version: int = 0
