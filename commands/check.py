"""`fivesteps check PATH...`: whether questionnaires are sound and their words complete."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.output import say

HELP = "validate questionnaires"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="folder of a questionnaire, or a file in it"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print one line for each sound questionnaire, and every problem of every other one."""
    sound = [check(path) for path in arguments.paths]
    return 0 if all(sound) else 2


def check(path: Path) -> bool:
    """Tell whether the questionnaire can be used; its problems go to stderr, missing texts only warn."""
    from questionnaires.errors import QuestionnaireError
    from questionnaires.loading import load
    from questionnaires.translation import missing_texts

    try:
        edition = load(path)
    except QuestionnaireError as error:
        say(str(error))
        return False
    for problem in missing_texts(edition):
        say(f"warning: {problem}")
    questionnaire = edition.questionnaire
    count = sum(1 for _ in questionnaire.walk_items())
    languages = ", ".join(edition.languages)
    print(f"{path}: {questionnaire.id} {questionnaire.version} is sound. Items: {count}. Languages: {languages}.")
    return True
