"""What a questionnaire is: a versioned tree of items, with the rules by which answers become a score.

Everything here is frozen. Cross references (an unknown item, a cycle, a hole in the bands) are found by
`questionnaires.checks`; this module states shapes and the limits of single fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from questionnaires.company import MOST_PEOPLE, CompanyProfile

ID = r"^[a-z0-9]+([._-][a-z0-9]+)*$"
VERSION = r"^\d{1,6}\.\d{1,6}$"
DATE = r"^\d{4}-\d{2}-\d{2}$"
LEAD_TIME = r"^P\d{1,3}[WM]$"
LANGUAGE = r"^[a-z]{2}$"
MANY = 300

Id = Annotated[str, Field(pattern=ID, max_length=80)]
Weight = Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)]
Number = Annotated[float, Field(ge=-1e9, le=1e9, allow_inf_nan=False)]
Level = Annotated[int, Field(ge=0, le=100)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Headcount = Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
Text = Annotated[str, Field(min_length=1)]


class Frozen(BaseModel):
    """Base of every definition: immutable, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Condition(Frozen):
    """Holds for a company when all of its given parts hold; lists mean "at least one of"."""

    headcount_from: Headcount | None = None
    headcount_below: Headcount | None = None
    countries: tuple[str, ...] = ()
    flags: tuple[Id, ...] = ()

    def holds(self, company: CompanyProfile) -> bool:
        """Tell whether the company meets every stated part."""
        return (
            (self.headcount_from is None or company.headcount >= self.headcount_from)
            and (self.headcount_below is None or company.headcount < self.headcount_below)
            and (not self.countries or not set(self.countries).isdisjoint(company.countries))
            and (not self.flags or not set(self.flags).isdisjoint(company.flags))
        )


class WeightRule(Frozen):
    """Another weight for an item where a condition holds; the first rule that holds counts."""

    when: Condition
    weight: Weight


class Item(Frozen):
    """The one thing asked. `level` is the stage it belongs to where its section is `staged`."""

    id: Id
    scale: Id | None = None
    weight: Weight = 1
    weights: tuple[WeightRule, ...] = ()
    essential: bool = False
    level: Annotated[int, Field(ge=1, le=100)] | None = None
    tracks: tuple[Id, ...] = ()
    applies: tuple[Condition, ...] = ()
    after: tuple[Id, ...] = ()
    owner: Id | None = None
    sources: tuple[str, ...] = ()

    def applies_to(self, company: CompanyProfile | None) -> bool:
        """Tell whether the item is asked of this company; of an unknown company everything is asked."""
        return company is None or not self.applies or any(c.holds(company) for c in self.applies)

    def weight_for(self, company: CompanyProfile | None) -> float:
        """Return the weight of the item for this company."""
        if company is not None:
            for rule in self.weights:
                if rule.when.holds(company):
                    return rule.weight
        return self.weight


Combine = Literal["weighted-mean", "sum", "staged"]


class Section(Frozen):
    """A branch of the tree: it holds either sections or items, and says how they combine.

    `threshold` (on the score scale) is what an item must reach in a `staged` section; a staged section looks at
    every item below it, through the sections between.
    """

    id: Id
    weight: Weight = 1
    combine: Combine = "weighted-mean"
    threshold: Number | None = None
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()

    def walk_items(self) -> Iterator[Item]:
        """Yield every item below this section, in the order of the questionnaire."""
        yield from self.items
        for section in self.sections:
            yield from section.walk_items()

    def walk_sections(self) -> Iterator[Section]:
        """Yield this section and every section below it, parents first."""
        yield self
        for section in self.sections:
            yield from section.walk_sections()

    def reach(self, score: Range) -> Range:
        """Return the lowest and the highest value the section can have, all its items being asked."""
        if self.combine == "staged":
            return Range(low=0, high=max((item.level or 0 for item in self.walk_items()), default=0))
        parts = [(item.weight, score) for item in self.items]
        return _combined(self.combine, parts + [(s.weight, s.reach(score)) for s in self.sections])


class Scale(Frozen):
    """An ordered set of options, each known by its value, lowest first."""

    id: Id
    values: Annotated[tuple[Number, ...], Field(min_length=2, max_length=MANY)]


class Range(Frozen):
    """A lowest and a highest number. As the `score` of a questionnaire: item values are normalised to it first."""

    low: Number
    high: Number


def _combined(combine: str, parts: list[tuple[float, Range]]) -> Range:
    total = 1.0 if combine == "sum" else sum(weight for weight, _ in parts) or 1.0
    low = sum(weight * part.low for weight, part in parts) / total
    high = sum(weight * part.high for weight, part in parts) / total
    return Range.model_construct(low=round(low, 9), high=round(high, 9))


class Band(Frozen):
    """The scores of one maturity level: from (included) up to (excluded, but for the last band)."""

    level: Level
    start: Annotated[Number, Field(alias="from")]
    end: Annotated[Number, Field(alias="to")]


class Cap(Frozen):
    """An essential item below `below` holds the maturity level at `level` at most."""

    below: Number
    level: Level


class Essentials(Frozen):
    """What essential items do to the maturity level."""

    caps: tuple[Cap, ...] = ()
    unknown_caps_at: Level | None = None


class Staging(Frozen):
    """Levels by achievement: level n when A_n > `largely` and every lower A_j > `fully` (ISO/IEC 33020)."""

    largely: Fraction = 0.5
    fully: Fraction = 0.85


class Track(Frozen):
    """A way through the questionnaire; it is suggested to the companies its condition names."""

    id: Id
    suggested: Condition | None = None
    minutes: Annotated[int, Field(ge=1, le=10_000)]


class Size(Frozen):
    """A size of company, by headcount: the effort of an action depends on it."""

    id: Id
    start: Annotated[Headcount, Field(alias="from")]


class Raise(Frozen):
    """What an action does: it takes an item from a level to a level (values on the score scale)."""

    item: Id
    start: Annotated[Number, Field(alias="from")]
    end: Annotated[Number, Field(alias="to")]


class Action(Frozen):
    """A thing to do. Effort is in person-days by company size; `lead_time` is an ISO 8601 duration (P2W, P6M)."""

    id: Id
    raises: Annotated[tuple[Raise, ...], Field(min_length=1)]
    effort: Mapping[Id, Weight]
    owner: Id
    lead_time: Annotated[str, Field(pattern=LEAD_TIME)] = "P0M"
    impact: Literal["high", "medium", "low"] = "medium"
    serves: Literal["value", "risk", "efficiency"] = "value"

    @property
    def lead_months(self) -> int:
        """Whole months before the result can be there; anything under a month is 0."""
        count, unit = int(self.lead_time[1:-1]), self.lead_time[-1]
        return count if unit == "M" else count * 12 // 52


class Source(Frozen):
    """Where a statement comes from, what it is used for, and how far it was checked."""

    id: Text
    title: Text
    used_for: str
    checked: str


class Licence(Frozen):
    """Under which terms the questionnaire may be used."""

    id: str
    holder: str


class Questionnaire(Frozen):
    """A versioned definition: the tree, its scales and the rules of its score. Words are kept apart, by language."""

    id: Id
    version: Annotated[str, Field(pattern=VERSION)]
    date: Annotated[str, Field(pattern=DATE)]
    licence: Licence
    score: Range
    scales: Annotated[tuple[Scale, ...], Field(min_length=1, max_length=MANY)]
    bands: Annotated[tuple[Band, ...], Field(max_length=MANY)] = ()
    level: Literal["bands", "staged"] = "bands"
    staging: Staging = Staging()
    essentials: Essentials = Essentials()
    rated_from: Fraction = 0.5
    evidence_from: Number | None = None
    not_applicable: Literal["exclude", "target", "full"] = "exclude"
    target: Number | None = None
    prerequisite_level: Number | None = None
    tracks: Annotated[tuple[Track, ...], Field(min_length=1, max_length=MANY)]
    sizes: Annotated[tuple[Size, ...], Field(max_length=MANY)] = ()
    countries: Annotated[tuple[Text, ...], Field(max_length=MANY)] = ()
    flags: Annotated[tuple[Id, ...], Field(max_length=MANY)] = ()
    roles: Annotated[tuple[Id, ...], Field(max_length=MANY)] = ()
    combine: Literal["weighted-mean", "sum"] = "weighted-mean"
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    actions: tuple[Action, ...] = ()
    sources: tuple[Source, ...] = ()

    def walk_items(self) -> Iterator[Item]:
        """Yield every item, in the order of the questionnaire."""
        for section in self.sections:
            yield from section.walk_items()

    def walk_sections(self) -> Iterator[Section]:
        """Yield every section, parents first, in the order of the questionnaire."""
        for section in self.sections:
            yield from section.walk_sections()

    @property
    def reach(self) -> Range:
        """The lowest and the highest overall score: the bands cover it. Sums can lead beyond `score`."""
        return _combined(self.combine, [(section.weight, section.reach(self.score)) for section in self.sections])

    @property
    def levels(self) -> tuple[int, ...]:
        """The maturity levels, lowest first; none where there are no bands."""
        return tuple(band.level for band in self.bands)

    def scale_of(self, item: Item) -> Scale:
        """Return the scale of an item: its own, or the first one of the questionnaire."""
        return next((s for s in self.scales if s.id == item.scale), self.scales[0])

    def items_for(self, company: CompanyProfile | None, track: str) -> tuple[Item, ...]:
        """Return the items asked of this company on this track, in order."""
        return tuple(i for i in self.walk_items() if track in i.tracks and i.applies_to(company))

    def size_of(self, company: CompanyProfile | None) -> str | None:
        """Return the id of the company's size; of an unknown company the middle one."""
        return _size(self.sizes, company)

    def is_condensed(self, track: str) -> bool:
        """Tell whether the track asks in the short texts: every track but the last, which is the full one."""
        return track != self.tracks[-1].id

    def suggested_track(self, company: CompanyProfile) -> str:
        """Return the track that suits the company, the last one if no condition holds."""
        fitting = (t.id for t in self.tracks if t.suggested is not None and t.suggested.holds(company))
        return next(fitting, self.tracks[-1].id)


def _size(sizes: tuple[Size, ...], company: CompanyProfile | None) -> str | None:
    if not sizes:
        return None
    if company is None:
        return sizes[len(sizes) // 2].id
    return next((s.id for s in reversed(sizes) if company.headcount >= s.start), sizes[0].id)


class ItemWords(Frozen):
    """The words of an item: `options` one text per option of its scale, `short` the condensed ones."""

    title: Text
    question: Text
    options: tuple[Text, ...] = ()
    short: tuple[Text, ...] = ()
    why: str = ""
    evidence: str = ""
    note: str = ""


class SectionWords(Frozen):
    """The words of a section: its full title and a short one for narrow places."""

    title: Text
    short: str = ""
    intro: str = ""


class ActionWords(Frozen):
    """The words of an action: what to do, and how one sees that it is done."""

    text: Text
    done_when: str = ""


class FlagWords(Frozen):
    """The question behind a flag of the company profile, and its short label."""

    question: Text
    label: Text


class TrackWords(Frozen):
    """The name of a track and one sentence about it."""

    title: Text
    about: str = ""


class Words(Frozen):
    """All words of a questionnaire in one language, by id. Levels stand in the order of `Questionnaire.levels`."""

    language: Annotated[str, Field(pattern=LANGUAGE)]
    title: Text
    about: str = ""
    instruction: str = ""
    levels: tuple[Text, ...] = ()
    level_notes: tuple[Text, ...] = ()
    scales: Mapping[Id, tuple[Text, ...]] = {}
    sections: Mapping[Id, SectionWords]
    items: Mapping[Id, ItemWords]
    actions: Mapping[Id, ActionWords] = {}
    roles: Mapping[Id, Text] = {}
    flags: Mapping[Id, FlagWords] = {}
    countries: Mapping[str, Text] = {}
    tracks: Mapping[Id, TrackWords] = {}
    sizes: Mapping[Id, Text] = {}
