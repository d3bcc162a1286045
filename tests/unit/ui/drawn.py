"""Profiles of every questionnaire there is, for tests of what is drawn of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from locales import speech
from questionnaires.loading import load
from questionnaires.translation import Edition
from scoring.model import Answer, Profile, State
from scoring.profile import score
from ui.terms import Terms, terms_of

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = tuple(
    folder
    for home in (ROOT / "questionnaires" / "library", ROOT / "tests" / "questionnaires")
    for folder in sorted(home.iterdir())
    if (folder / "questionnaire.yaml").is_file()
)
MAIN = next(folder for folder in FOLDERS if folder.name == "social-media-governance")


@dataclass(frozen=True)
class Drawn:
    """A questionnaire in a language, and what was said to it."""

    terms: Terms
    profile: Profile


@cache
def edition(folder: Path = MAIN) -> Edition:
    return load(folder)


def terms(language: str = "en", folder: Path = MAIN) -> Terms:
    found = edition(folder)
    return terms_of(found.questionnaire, found.words(language), speech(language))


def answered(seed: int, folder: Path = MAIN, unknown: float = 0.15) -> Profile:
    """Return the profile of random answers, some of them unknown or not applicable."""
    questionnaire, luck = edition(folder).questionnaire, random.Random(seed)
    answers = {}
    for item in questionnaire.walk_items():
        if luck.random() < unknown:
            state = luck.choice((State.DONT_KNOW, State.UNANSWERED, State.NOT_APPLICABLE))
            answers[item.id] = Answer(state)
        else:
            value = luck.choice(questionnaire.scale_of(item).values)
            answers[item.id] = Answer(State.VALUE, value, evidence=luck.random() < 0.5)
    return score(questionnaire, answers)


def all_at(value: float, **others: Answer) -> Profile:
    """Return the profile of the main questionnaire with every item at a value, but for those given by id."""
    questionnaire = edition().questionnaire
    answers = {item.id: Answer(State.VALUE, value, evidence=True) for item in questionnaire.walk_items()}
    return score(questionnaire, answers | {name.replace("__", "."): answer for name, answer in others.items()})


def nothing(folder: Path = MAIN) -> Profile:
    """Return the profile of a questionnaire that nobody has answered."""
    return score(edition(folder).questionnaire, {})
