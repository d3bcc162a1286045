"""What a rule says when it is broken, and the parts of a questionnaire with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questionnaires.model import Condition, Item, Questionnaire, Section
from questionnaires.nodes import Place


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule at a place of the structure, or of the words of `language`; `first` is where its other half is."""

    place: Place
    what: str
    remedy: str
    language: str | None = None
    first: Place | None = None


def sections_of(questionnaire: Questionnaire) -> Iterator[tuple[Place, Section]]:
    """Yield every section with its place, parents first."""
    for index, section in enumerate(questionnaire.sections):
        yield from _sections_below(("sections", index), section)


def items_of(questionnaire: Questionnaire) -> Iterator[tuple[Place, Item]]:
    """Yield every item with its place."""
    for place, section in sections_of(questionnaire):
        for index, item in enumerate(section.items):
            yield (*place, "items", index), item


def conditions_of(questionnaire: Questionnaire) -> Iterator[tuple[Place, Condition]]:
    """Yield every condition on a company with its place."""
    for index, track in enumerate(questionnaire.tracks):
        if track.suggested is not None:
            yield ("tracks", index, "suggested"), track.suggested
    for place, item in items_of(questionnaire):
        for index, condition in enumerate(item.applies):
            yield (*place, "applies", index), condition
        for index, rule in enumerate(item.weights):
            yield (*place, "weights", index, "when"), rule.when


def _sections_below(place: Place, section: Section) -> Iterator[tuple[Place, Section]]:
    yield place, section
    for index, below in enumerate(section.sections):
        yield from _sections_below((*place, "sections", index), below)
