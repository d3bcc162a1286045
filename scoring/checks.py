"""Answers are checked before they are scored: what is not an answer is refused, it never turns into a 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.model import Item, Questionnaire, Section
from scoring.errors import ScoringError
from scoring.model import Answer, State


def check_answers(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> None:
    """Raise a ScoringError that names every answer the questionnaire does not allow."""
    items = {item.id: item for item in questionnaire.walk_items()}
    problems = tuple(
        problem
        for item_id, answer in answers.items()
        for problem in (
            _find_problems(questionnaire, items[item_id], answer)
            if item_id in items
            else (f'Item "{item_id}": not in {questionnaire.id}. Use an item id of that questionnaire.',)
        )
    )
    if problems:
        raise ScoringError(*problems)


def check_track(questionnaire: Questionnaire, track: str | None) -> str:
    """Return the id of the track, the last one for None; ScoringError if the questionnaire has no such track."""
    tracks = [t.id for t in questionnaire.tracks]
    if track is None:
        return tracks[-1]
    if track not in tracks:
        raise ScoringError(f'Track "{track}": not in {questionnaire.id}. Use one of {", ".join(tracks)}.')
    return track


def check_section(questionnaire: Questionnaire, section_id: str) -> Section:
    """Return the section of that id; ScoringError if the questionnaire has none."""
    for section in questionnaire.walk_sections():
        if section.id == section_id:
            return section
    raise ScoringError(f'Section "{section_id}": not in {questionnaire.id}. Use a section id of that questionnaire.')


def _find_problems(questionnaire: Questionnaire, item: Item, answer: Answer) -> Iterator[str]:
    where = f'Item "{item.id}"'
    values = questionnaire.scale_of(item).values
    if answer.state is State.OUT_OF_SCOPE:
        yield f"{where}: out of scope follows from the company and the track. Leave the answer out."
    elif answer.state is State.VALUE and answer.value not in values:
        allowed = ", ".join(f"{value:g}" for value in values)
        yield f"{where}: {answer.value} is not an option. Use one of {allowed}, na, dk, or leave it empty."
    if not 0 <= answer.confidence <= 1:
        yield f"{where}: the confidence {answer.confidence} is not between 0 and 1. Use a number from 0 to 1."
