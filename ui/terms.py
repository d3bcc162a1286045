"""What a questionnaire calls things on the screen: the number and colour of a step, the name of a level, a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from locales import Speech

if TYPE_CHECKING:
    from questionnaires.model import Item, Questionnaire, Range, Section, Words

COLOURS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A top section: its place in the questionnaire, counted from 1, and its names."""

    id: str
    number: int
    short: str
    title: str

    @property
    def colour(self) -> str:
        """Return the name of the step's colour among the tokens; more than five steps begin again."""
        return f"s{(self.number - 1) % COLOURS + 1}"


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a questionnaire as the screens need them.

    `homes` gives the step of every item and section; `condensed` says that the options were shown in short texts.
    """

    questionnaire: Questionnaire
    words: Words
    speech: Speech
    steps: tuple[Step, ...]
    homes: Mapping[str, Step]
    items: Mapping[str, Item]
    sections: Mapping[str, Section]
    condensed: bool = False

    def share(self, value: float, reach: Range | None = None) -> float:
        """Return where a value lies from the low to the high end of the score scale, or of `reach`: 0 to 1."""
        ends = reach or self.questionnaire.score
        return min(max((value - ends.low) / (ends.high - ends.low), 0.0), 1.0) if ends.high > ends.low else 0.0

    def reach(self, section: str) -> Range:
        """Return the lowest and the highest value that a section can have."""
        return self.sections[section].reach(self.questionnaire.score)

    def level_share(self, level: int) -> float:
        """Return how much of its ball a level fills, from 0 to 1."""
        return level / max(*self.questionnaire.levels, 1)

    def level_name(self, level: int) -> str:
        """Return the name of a maturity level; its digit where the questionnaire names none."""
        levels, names = self.questionnaire.levels, self.words.levels
        return names[levels.index(level)] if level in levels and len(names) == len(levels) else str(level)

    def item_title(self, item: str) -> str:
        """Return the title of an item."""
        return self.speech.bind(self.words.items[item].title)

    def action_text(self, action: str) -> str:
        """Return what to do in an action."""
        return self.speech.bind(self.words.actions[action].text)

    def option_text(self, item: str, value: float) -> str:
        """Return what the option of this value says; empty for a value between two options."""
        words = self.words.items[item]
        first, other = (words.short, words.options) if self.condensed else (words.options, words.short)
        return self.speech.bind(self._pick(item, value, first or other))

    def option_name(self, item: str, value: float) -> str:
        """Return the name of the option of this value: its scale's, else the maturity level of the same number."""
        scale = self.questionnaire.scale_of(self.items[item])
        return self._pick(item, value, self.words.scales.get(scale.id, self.words.levels))

    def _pick(self, item: str, value: float, texts: Sequence[str]) -> str:
        values = self.questionnaire.scale_of(self.items[item]).values
        return texts[values.index(value)] if value in values and len(texts) == len(values) else ""


def terms_of(questionnaire: Questionnaire, words: Words, speech: Speech, track: str | None = None) -> Terms:
    """Return the terms of a questionnaire in one language, with the texts that were chosen from on the track."""
    named = ((section.id, words.sections[section.id]) for section in questionnaire.sections)
    steps = tuple(Step(id_, n, name.short or name.title, name.title) for n, (id_, name) in enumerate(named, start=1))
    homes: dict[str, Step] = {}
    for step, section in zip(steps, questionnaire.sections, strict=True):
        homes.update((part.id, step) for part in section.walk_sections())
        homes.update((item.id, step) for item in section.walk_items())
    items = {item.id: item for item in questionnaire.walk_items()}
    sections = {section.id: section for section in questionnaire.walk_sections()}
    condensed = track is not None and questionnaire.is_condensed(track)
    return Terms(questionnaire, words, speech, steps, homes, items, sections, condensed)
