"""What went wrong, in the language of the visit: the words are found by the code of the problem."""

from __future__ import annotations

from assessments.errors import AssessmentError, ImportRefused
from assessments.text import ABOUT, COMMENT, EVIDENCE, NAME
from locales import Speech

MOST_LINES = 20


def say_problem(speech: Speech, problem: AssessmentError) -> str:
    """Return what is wrong and what to do; where there are no words for it, the message as it was raised."""
    key = f"error.{problem.code.replace('-', '_')}"
    if not speech.has(key):
        return str(problem)
    said = speech.say(key, where=problem.where, name=NAME, about=ABOUT, short=EVIDENCE, comment=COMMENT)
    if isinstance(problem, ImportRefused):
        return "\n".join((said, *problem.problems[:MOST_LINES]))
    return said
