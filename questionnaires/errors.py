"""What is wrong with a questionnaire: where, what, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

FEW = 8
MANY = 1000
LONGEST = 100
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file. `line` counts from 1; `where` is a dotted path with the nearest id."""

    file: str
    line: int | None
    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        place = [self.file if self.line is None else f"{self.file}:{self.line}"]
        if self.where:
            place.append(self.where)
        return f"{': '.join(place)}: {self.what}. {self.remedy}".rstrip()


class QuestionnaireError(Exception):
    """A questionnaire cannot be used; the message lists every problem, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def suggest(unknown: str, known: Iterable[str]) -> str:
    """Return "Did you mean ...?" for a misspelt name, else the names there are if they are few, else nothing."""
    names = sorted(set(known))
    close = nearest(unknown, names)
    if close is not None:
        return f"Did you mean {shown(close)}?"
    if 0 < len(names) <= FEW:
        return f"Known here: {', '.join(names)}."
    return ""


def nearest(unknown: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelt one resembles most, if any does."""
    names = sorted(known)
    close = get_close_matches(unknown[:LONGEST], names, n=1, cutoff=0.6) if len(names) <= MANY else []
    return next(iter(close), None)


def shown(value: object) -> str:
    """Return a value as it stands in a message: texts in quotes, yes/no values as YAML writes them, all of it short."""
    if isinstance(value, str):
        line = "".join(sign if sign.isprintable() else "�" for sign in " ".join(value.split()))
        return f'"{line}"' if len(line) <= SHOWN else f'"{line[:SHOWN]}…"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:.12g}"
    return "nothing" if value is None else "a list" if isinstance(value, tuple) else "a group of fields"
