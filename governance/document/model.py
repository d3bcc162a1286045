"""A governance document, free of any format: what it says, in words, section by section."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["governance_model", "staff_policy"]
Tone = Literal["body", "note", "proposal"]


@dataclass(frozen=True, slots=True)
class Level:
    """A level as it is shown: its text, and where it lies between the lowest (0) and the highest (1)."""

    text: str
    part: float | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the questionnaire as a cell: its number and its name."""

    number: int
    name: str


Cell = str | Level | Stage


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a proposal is something that nobody in the company has decided."""

    text: str
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Blank:
    """A decision that nobody has taken: what it is about, who takes it, and by when (empty if no day is set)."""

    what: str
    who: str
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and how wide it is beside the others."""

    title: str
    weight: float = 1.0
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, every row as long as the columns."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Signs:
    """Lines to be signed by hand."""

    labels: tuple[str, ...]


Block = Heading | Paragraph | Blank | Table | Signs


@dataclass(frozen=True, slots=True)
class Maturity:
    """How mature the step is that a section belongs to: the number and name of the step, its score and its level."""

    stage: Stage
    score: str
    level: Level


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its id, its title with its number, and what it says."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    maturity: Maturity | None = None

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The decisions that are open in this section."""
        return tuple(block for block in self.blocks if isinstance(block, Blank))


def list_blanks(sections: Iterable[Section]) -> tuple[tuple[Section, Blank], ...]:
    """Return every open decision once, with the first section it stands in."""
    found: dict[str, tuple[Section, Blank]] = {}
    for section in sections:
        for blank in section.blanks:
            found.setdefault(blank.what, (section, blank))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Named:
    """A named value of the title block."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `statement` is what stands below the title: how much of it is decided."""

    kind: Kind
    language: str
    title: str
    company: str
    statement: str
    day: date
    facts: tuple[Named, ...]
    sections: tuple[Section, ...]

    @property
    def blanks(self) -> tuple[tuple[Section, Blank], ...]:
        """Every open decision once, with the first section it stands in."""
        return list_blanks(self.sections)
