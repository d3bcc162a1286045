"""Grounds for the rules: a company, its answers and its registers, as little of each as a test is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from governance.facts import Facts, load_facts
from governance.finding import Finding
from governance.findings import find_findings
from governance.ground import Earlier, Ground
from governance.model import Entry, Value, Workbook, workbook_of
from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire
from scoring.model import Profile
from scoring.profile import score
from tests.readings import load_edition
from tests.trees import Said, said

TODAY = date(2026, 11, 25)
FLAGS = ("uses_influencers", "uses_agency", "uses_ai")
PREFIXES = {
    "goals": "G", "kpis": "K", "kpi_values": "V", "people": "P", "accounts": "AC", "influencers": "I", "raci": "R",
    "approval_tiers": "T", "listening": "L", "triage": "M", "uses": "U", "calendar": "CI", "consents": "CO",
    "documents": "DOC", "decisions": "D", "legal": "J",
}  # fmt: skip
Row = Mapping[str, Value]
Rows = Mapping[str, tuple[Row, ...]]


@cache
def the_facts() -> Facts:
    return load_facts()


def the_questionnaire() -> Questionnaire:
    return load_edition().questionnaire


@dataclass(frozen=True)
class Case:
    """What a rule is tried on. Rows get the ids G-01, G-02 ... in their order; a level is a number, "na" or "dk"."""

    rows: Rows = field(default_factory=dict)
    levels: Mapping[str, Said] = field(default_factory=dict)
    evidence: frozenset[str] = frozenset()
    headcount: int = 20
    countries: tuple[str, ...] = ("RU",)
    flags: tuple[str, ...] = FLAGS
    today: date = TODAY
    seconds: Mapping[str, float] = field(default_factory=dict)
    then: Mapping[str, Said] | None = None
    then_on: date = date(2026, 11, 15)
    same_track: bool = True
    proof_since: bool = False
    facts: Facts = field(default_factory=the_facts)

    @property
    def company(self) -> CompanyProfile:
        return CompanyProfile(headcount=self.headcount, countries=self.countries, flags=self.flags)

    @property
    def workbook(self) -> Workbook:
        return workbook_of(entries_of(self.rows))

    def profile(self, levels: Mapping[str, Said]) -> Profile:
        return _score(tuple(levels.items()), self.evidence, self.company)

    @property
    def ground(self) -> Ground:
        earlier = None if self.then is None else Earlier(self.profile(self.then), self.then_on, self.same_track)
        assessed = (the_questionnaire(), self.profile(self.levels), self.company)
        return Ground(
            *assessed, self.workbook, self.today, self.facts, self.seconds, earlier=earlier,
            proof_since=self.proof_since, assessed_on=TODAY,
        )  # fmt: skip

    def find(self, rule: str) -> tuple[Finding, ...]:
        """Return what one rule finds, among everything that all of them find."""
        return tuple(finding for finding in find_findings(self.ground) if finding.rule == rule)

    def but(self, **changes: Any) -> Case:
        return replace(self, **changes)

    def without(self, register: str) -> Case:
        return replace(self, rows={name: rows for name, rows in self.rows.items() if name != register})

    def change(self, place: str, value: object) -> Case:
        """Return the case with one thing changed: "kpis.0.status", "levels.goals.smart" or a field; None takes away."""
        register, _, rest = place.partition(".")
        if register == "levels" and rest:
            return replace(self, levels={**self.levels, rest: value})  # type: ignore[dict-item]
        if not rest and register in PREFIXES:
            return replace(self, rows={**self.rows, register: value})  # type: ignore[dict-item]
        if not rest:
            return replace(self, **{place: value})  # type: ignore[arg-type]
        number, _, name = rest.partition(".")
        rows = [dict(row) for row in self.rows.get(register, ())]
        if number == "+":
            rows.append(dict(value))  # type: ignore[call-overload]
        elif value is None:
            rows[int(number)].pop(name)
        else:
            rows[int(number)][name] = value  # type: ignore[assignment]
        return replace(self, rows={**self.rows, register: tuple(rows)})


def entries_of(rows: Rows) -> Iterable[Entry]:
    for register, given in rows.items():
        for number, values in enumerate(given, 1):
            yield Entry(register, f"{PREFIXES[register]}-{number:02d}", values, rank=number)


@cache
def _score(levels: tuple[tuple[str, Said], ...], evidence: frozenset[str], company: CompanyProfile) -> Profile:
    return score(the_questionnaire(), said(dict(levels), evidence=evidence), company)
