"""What a questionnaire calls things on the screen: the number and colour of a step, the name of a level, a title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from locales import Speech
from questionnaires.model import Questionnaire, Words

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
    """The words of a questionnaire as the screens need them. `homes` gives the step of every item and section."""

    questionnaire: Questionnaire
    words: Words
    speech: Speech
    steps: tuple[Step, ...]
    homes: Mapping[str, Step]

    def share(self, score: float) -> float:
        """Return where a score lies on the score scale, from 0 to 1."""
        low, high = self.questionnaire.score.low, self.questionnaire.score.high
        return min(max((score - low) / (high - low), 0.0), 1.0)

    @property
    def top_level(self) -> int:
        """Return the highest maturity level there is."""
        return max((band.level for band in self.questionnaire.bands), default=max(len(self.words.levels) - 1, 1))

    def level_share(self, level: int) -> float:
        """Return how much of its ball a level fills, from 0 to 1."""
        return level / self.top_level

    def level_name(self, level: int) -> str:
        """Return the name of a maturity level; its digit where the questionnaire names none."""
        return self.words.levels[level] if level < len(self.words.levels) else str(level)

    def item_title(self, item: str) -> str:
        """Return the title of an item."""
        return self.words.items[item].title

    def option_text(self, item: str, value: float) -> str:
        """Return what the option of this value says, in its short form where there is one."""
        definition = next(i for i in self.questionnaire.walk_items() if i.id == item)
        values = self.questionnaire.scale_of(definition).values
        words = self.words.items[item]
        texts = words.options or words.short
        return texts[values.index(value)] if value in values and len(texts) == len(values) else ""


def terms_of(questionnaire: Questionnaire, words: Words, speech: Speech) -> Terms:
    """Return the terms of a questionnaire in one language."""
    steps = tuple(
        Step(section.id, number, words.sections[section.id].short or words.sections[section.id].title, title)
        for number, section in enumerate(questionnaire.sections, start=1)
        for title in (words.sections[section.id].title,)
    )
    homes: dict[str, Step] = {}
    for step, section in zip(steps, questionnaire.sections, strict=True):
        homes.update((part.id, step) for part in section.walk_sections())
        homes.update((item.id, step) for item in section.walk_items())
    return Terms(questionnaire, words, speech, steps, homes)
