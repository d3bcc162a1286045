"""Answers are checked before they are scored: what is not an answer is refused, it never turns into a 0."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.model import Questionnaire, Section
from scoring.errors import ScoringError
from scoring.model import Answer, State


def check_answers(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> None:
    """Raise a ScoringError that names every answer the questionnaire does not allow."""
    scales = {scale.id: scale.values for scale in questionnaire.scales}
    first = questionnaire.scales[0].values
    options = {item.id: scales.get(item.scale or "", first) for item in questionnaire.walk_items()}
    problems: list[str] = []
    for item_id, answer in answers.items():
        if item_id not in options:
            problems.append(f'Item "{item_id}": not in {questionnaire.id}. Use an item id of that questionnaire.')
        else:
            problems.extend(_find_problems(item_id, options[item_id], answer))
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


def _find_problems(item_id: str, values: tuple[float, ...], answer: Answer) -> Iterator[str]:
    where = f'Item "{item_id}"'
    if answer.state is State.OUT_OF_SCOPE:
        yield f"{where}: out of scope follows from the company and the track. Leave the answer out."
    elif answer.state is State.VALUE and answer.value not in values:
        allowed = ", ".join(f"{value:g}" for value in values)
        given = "an empty value" if answer.value is None else f"{answer.value:g}"
        yield f"{where}: {given} is not an option. Use one of {allowed}, na, dk, or leave it empty."
    if not 0 <= answer.confidence <= 1:
        yield f"{where}: the confidence {answer.confidence} is not between 0 and 1. Use a number from 0 to 1."
