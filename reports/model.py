"""A report, free of any format: what it says, in words, and what it draws, in numbers.

Texts are finished: rounded, dated and in the language of the report. Marks and colours only add: the text beside them
says the same. A step is its number, counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from reports.drawings import Drawing, Mark
from reports.rows import AnswerLine, FindingLine, PlanLine, ScoreLine, TaskLine

Align = Literal["left", "right", "center"]
Tone = Literal["lead", "body", "note", "caution", "open", "proposal"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table: a text with a quieter note below it, and the marks that stand before it."""

    text: str = ""
    note: str = ""
    comment: str = ""
    step: int | None = None
    mark: Mark | None = None
    to: Mark | None = None
    essential: bool = False
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, and its width as a share of what is free or in points (0 fits the content)."""

    title: str
    share: float = 0.0
    points: float = 0.0
    align: Align = "left"
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: ordinary, a total, or the head of a group, which has one cell over the whole width."""

    cells: tuple[Cell, ...]
    kind: Literal["plain", "group", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tone` says what it is for: `open` is a decision to be taken, `proposal` one nobody has taken."""

    text: str
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value with a note that says what it means."""

    name: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Named values side by side, `columns` in a row; `panel` sets each on a quiet ground, its note being the text."""

    facts: tuple[Fact, ...]
    columns: int = 2
    panel: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; dense ones have many rows, elastic ones take what room a page has."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    spacing: Literal["normal", "dense", "elastic"] = "normal"
    caption: str = ""


Sign = Literal["dot", "ring", "range", "line", "dashes", "band", "unknown", "none", "lock"]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: a sign (a `band` has a shade) and its meaning."""

    sign: Sign
    text: str
    shade: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing; `alt` says in words what it shows, with its numbers."""

    drawing: Drawing
    alt: str
    caption: str = ""
    legend: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A practice in a short list: where it belongs, what it is called, what was chosen, what will be done."""

    step: int
    title: str
    mark: Mark
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """A short list of practices."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ScorePanel:
    """A score with its level, its place on the scale, and what goes with it."""

    name: str
    value: str
    of: str
    level: Mark
    figure: Figure
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An action in full."""

    step: int
    title: str
    start: Mark
    end: Mark
    task: str
    why: str
    done_when: str
    due: str
    effort: str
    owner: str
    essential: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Actions in full, `columns` in a row; `brief` ones stand close together on a quiet ground."""

    cards: tuple[Card, ...]
    why_label: str
    done_label: str
    sign_label: str = ""
    columns: int = 2
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to be filled in by hand."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines for notes by hand: as many as there is room for, within limits."""

    least: int = 4
    most: int = 20


@dataclass(frozen=True, slots=True)
class Beside:
    """Two groups of blocks side by side, where the format has room for it; `framed` draws each as a card."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    shares: tuple[float, float] = (1.0, 1.0)
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Spare:
    """What fills a page that would stay half empty: the first choice that fits, or nothing. Never anything needed."""

    choices: tuple[tuple[Block, ...], ...]


Block = Paragraph | Heading | Facts | Table | Figure | Entries | ScorePanel | Cards | Blanks | Lines | Beside | Spare


@dataclass(frozen=True, slots=True)
class Rating:
    """How mature the step is that a section is about: its name, score and level, said beside the title."""

    step: int
    name: str
    value: str
    level: Mark


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: a quiet name, a title that says the finding, and its blocks.

    A `flowing` section stays on the page of the one before it when it fits there.
    """

    id: str
    name: str
    title: str
    blocks: tuple[Block, ...]
    flowing: bool = False
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A step on the cover: score, level as digit and name; `note` says why it is not rated, or what holds it."""

    step: int
    name: str
    value: str
    digit: Mark
    level: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands first: who, what and when; the score and the steps where there are any.

    It takes a page with the list of contents; a `brief` one only heads the first page. `intro` is what the consultant
    says before everything else.
    """

    product: str
    statement: str
    facts: tuple[Fact, ...]
    contents: str
    score: ScorePanel | None = None
    tiles: tuple[Tile, ...] = ()
    brief: bool = False
    intro: str = ""


HOUSE_COLOUR = "#27408b"


@dataclass(frozen=True, slots=True)
class Brand:
    """Logo and colour of a report: a PNG picture with its size in dots, and a colour that can be read on white."""

    logo: bytes = field(default=b"", repr=False)
    logo_size: tuple[int, int] = (0, 0)
    logo_alt: str = ""
    colour: str = HOUSE_COLOUR


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report says. `record` is the assessment as canonical JSON.

    `plan`, `tasks`, `scores`, `answers` and `findings` are the rows for other programs; a report that leaves something
    out has none of it. `source` names the assessment for good, whatever the report says of it.
    The sections of a `continuous` one follow each other down the page; else each starts a page of its own.
    """

    language: str
    title: str
    company: str
    day: date
    day_text: str
    notice: str
    draft: str
    cover: Cover
    sections: tuple[Section, ...]
    plan: tuple[PlanLine, ...] = ()
    plan_heads: tuple[str, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    scores: tuple[ScoreLine, ...] = ()
    answers: tuple[AnswerLine, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    source: str = ""
    continuous: bool = False
    brand: Brand = Brand()
    record: str = field(default="", repr=False)
