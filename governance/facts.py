"""What law and platforms ask, as far as it was read, each with its source and the day it was checked.

No legal advice. The facts are data: a folder of one's own can correct a fact, or add one, under its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import pydantic

from governance.definition import ENGLISH
from governance.errors import GovernanceError
from questionnaires.errors import Problem
from questionnaires.model import LANGUAGE, Condition, Frozen, Id, Text
from questionnaires.nodes import Document
from questionnaires.shapes import Fit, fit
from questionnaires.yaml_source import read_document

if TYPE_CHECKING:
    from locales.speech import Speech
    from questionnaires.company import CompanyProfile

FOLDER = Path(__file__).parent / "facts"
CHECKED = r"^(19[7-9]\d|20\d\d|21\d\d)-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$"
WHOLE_DAY = len("2026-11-23")
EVERYWHERE = "all"
MOST = 1_000

Language = Annotated[str, pydantic.Field(pattern=LANGUAGE)]
Checked = Annotated[str, pydantic.Field(pattern=CHECKED)]
AdStatus = Literal["allowed", "prohibited", "disputed", "unknown"]


class Source(Frozen):
    """Where a statement was read: a name, the address if there is one, and how far it was checked."""

    name: Mapping[Language, Text]
    link: str = ""
    checked: Mapping[Language, Text] = {}


class Stated(Frozen):
    """What every statement bears: an id, a note, its sources, and the day or month it was checked."""

    id: Id
    note: Mapping[Language, Text] = {}
    sources: tuple[Source, ...] = ()
    checked_on: Checked


class Fact(Stated):
    """What the law of a jurisdiction asks (`all` for every one). Without `applies` it concerns every company there."""

    jurisdiction: Literal["RU", "EU", "UK", "US", "other", "all"]
    text: Mapping[Language, Text]
    applies: Condition | None = None

    def concerns(self, company: CompanyProfile) -> bool:
        """Tell whether a company of this profile should look at it."""
        here = self.jurisdiction == EVERYWHERE or self.jurisdiction in company.countries
        return here and (self.applies is None or self.applies.holds(company))


class Platform(Stated):
    """A platform, what else people call it, and whether advertising on it is open to the Russian market."""

    names: tuple[Text, ...] = ()
    ad_status_ru: AdStatus


class FactFile(Frozen):
    """What one file holds."""

    facts: Annotated[tuple[Fact, ...], pydantic.Field(max_length=MOST)] = ()
    platforms: Annotated[tuple[Platform, ...], pydantic.Field(max_length=MOST)] = ()


@dataclass(frozen=True)
class Facts:
    """Everything known, by id in the order of the files."""

    facts: tuple[Fact, ...] = ()
    platforms: tuple[Platform, ...] = ()

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def _platforms(self) -> Mapping[str, Platform]:
        names = ((name, platform) for platform in self.platforms for name in (*platform.names, platform.id))
        return {name.strip().casefold(): platform for name, platform in names}

    def find(self, fact: str) -> Fact | None:
        """Return a fact by its id."""
        return self._facts.get(fact)

    def find_platform(self, name: str) -> Platform | None:
        """Return a platform by its id or by what people call it."""
        return self._platforms.get(name.strip().casefold())

    def concerning(self, company: CompanyProfile) -> tuple[Fact, ...]:
        """Return the facts a company of this profile should look at."""
        return tuple(fact for fact in self.facts if fact.concerns(company))


def load_facts(*folders: Path) -> Facts:
    """Return the facts of the house and of these folders; a later folder counts for an id that stands in both.

    A folder that does not exist holds none. GovernanceError names every problem of every file.
    """
    facts: dict[str, Fact] = {}
    platforms: dict[str, Platform] = {}
    problems: list[Problem] = []
    for folder in (FOLDER, *folders):
        known: dict[str, str] = {}
        for path in sorted(folder.glob("*.yaml")):
            document = read_document(path)
            fitted = fit(document, FactFile)
            content = fitted.value or FactFile()
            found = (*fitted.problems, *_faults(document, fitted, known))
            problems += sorted(found, key=lambda problem: problem.line or 0)
            facts |= {fact.id: fact for fact in content.facts}
            platforms |= {platform.id: platform for platform in content.platforms}
    if problems:
        raise GovernanceError(problems)
    return Facts(tuple(facts.values()), tuple(platforms.values()))


def say_checked(checked_on: str, speech: Speech) -> str:
    """Return the day, or the month, of a check in the reader's language."""
    if len(checked_on) == WHOLE_DAY:
        return speech.date(date.fromisoformat(checked_on))
    return speech.month_year(date.fromisoformat(f"{checked_on}-01"))


def _faults(document: Document, fitted: Fit[FactFile], known: dict[str, str]) -> Iterator[Problem]:
    """Yield what fits the model and still cannot be: an id twice in a folder, no English, a day that does not exist."""
    content = fitted.value or FactFile()
    groups: tuple[tuple[str, Sequence[Stated]], ...] = (("facts", content.facts), ("platforms", content.platforms))
    for kind, rows in groups:
        for number, row in enumerate(rows):
            place, here = (kind, number), f"{document.file}, {kind} {number + 1}"
            if known.setdefault(f"{kind} {row.id}", here) != here and fitted.trusts((*place, "id")):
                yield document.problem_at((*place, "id"), f'"{row.id}" stands twice', "Keep one of the two.")
            for name, told in _texts(row):
                if ENGLISH not in told:
                    yield document.problem_at((*place, name), "the English text (en) is missing", "Write it.")
            if _first_day(row.checked_on) is None:
                what = f"there is no day {row.checked_on}"
                yield document.problem_at((*place, "checked_on"), what, "Correct it.")


def _texts(row: Stated) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what must be told in English: all that is told at all, a statement and the name of a source in any case."""
    if isinstance(row, Fact):
        yield "text", row.text
    yield "note", row.note or {ENGLISH: ""}
    for source in row.sources:
        yield "sources", source.name
        yield "sources", source.checked or {ENGLISH: ""}


def _first_day(checked_on: str) -> date | None:
    try:
        return date.fromisoformat(checked_on if len(checked_on) == WHOLE_DAY else f"{checked_on}-01")
    except ValueError:
        return None
