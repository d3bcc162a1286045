"""A small questionnaire without fault that uses every field, and a way to change it and see what is found."""

from __future__ import annotations

from pathlib import Path

from questionnaires.errors import Problem
from questionnaires.loading import find_problems_in

STRUCTURE = """\
id: sound
version: "1.0"
date: "2026-01-31"
licence: {id: CC0-1.0, holder: nobody}
score: {low: 0, high: 4}
scales:
- id: five
  values: [0, 1, 2, 3, 4]
- id: three
  values: [0, 0.5, 1]
bands:
- {level: 0, from: 0, to: 1.5}
- {level: 1, from: 1.5, to: 3}
- {level: 2, from: 3, to: 4}
level: bands
staging: {largely: 0.5, fully: 0.85}
essentials:
  caps:
  - {below: 2, level: 1}
  unknown_caps_at: 1
rated_from: 0.5
evidence_from: 2
not_applicable: target
target: 3
prerequisite_level: 2
tracks:
- id: short
  suggested: {headcount_below: 50}
  minutes: 5
- id: full
  minutes: 10
sizes:
- {id: small, from: 1}
- {id: large, from: 50}
countries: [RU, "NO"]
flags: [regulated]
roles: [owner, lead]
combine: weighted-mean
sections:
- id: goals
  weight: 2
  items:
  - id: goals.named
    weight: 3
    weights:
    - when: {flags: [regulated]}
      weight: 4
    essential: true
    tracks: [short, full]
    owner: owner
    sources: [S1]
  - id: goals.dated
    scale: three
    tracks: [full]
    applies: [{headcount_from: 10, headcount_below: 500}, {countries: [RU]}]
    after: [goals.named]
    owner: lead
- id: work
  sections:
  - id: rules
    combine: staged
    threshold: 2
    items:
    - {id: rules.written, level: 1, tracks: [full]}
    - {id: rules.known, level: 2, tracks: [full], after: [rules.written, goals.dated]}
    - {id: rules.lived, level: 3, tracks: [full]}
    - {id: rules.renewed, level: 4, tracks: [full]}
actions:
- id: name-goals
  raises:
  - {item: goals.named, from: 0, to: 2}
  effort: {small: 0.5, large: 2}
  owner: owner
  lead_time: P2W
  impact: high
  serves: value
sources:
- {id: S1, title: A book, used_for: everything, checked: read}
"""

ENGLISH = """\
language: en
title: Sound
about: All is well.
instruction: Choose one.
levels: [Absent, Begun, Done]
level_notes: [Nothing, Something, Everything]
scales:
  five: ["0", "1", "2", "3", "4"]
sections:
  goals: {title: Set goals, short: Goals, intro: Where to}
  work: {title: Do the work}
  rules: {title: Rules}
items:
  goals.named:
    title: Named goals
    question: Are the goals named?
    options: [not at all, hardly, half, mostly, fully]
    short: [a, b, c, d, e]
    why: Because.
    evidence: A list.
    note: Small firms may say it aloud.
  goals.dated: {title: Dated, question: Are they dated?, options: ["no", "some", "yes"]}
  rules.written: {title: Written, question: Are the rules written?}
  rules.known: {title: Known, question: Are they known?}
  rules.lived: {title: Lived, question: Are they lived?}
  rules.renewed: {title: Renewed, question: Are they renewed?}
actions:
  name-goals: {text: Name the goals, done_when: They are named}
roles: {owner: Owner, lead: Lead}
flags:
  regulated: {question: Are you regulated?, label: Regulated}
countries: {RU: Russia, "NO": Norway}
tracks:
  short: {title: Short, about: In a hurry}
  full: {title: Full}
sizes: {small: Up to 49, large: 50 and more}
"""

RUSSIAN = """\
language: ru
title: Исправный
levels: [Нет, Начато, Сделано]
sections:
  goals: {title: Поставить цели}
items:
  goals.named:
    title: Названные цели
    question: Названы ли цели?
    options: [нет, едва, наполовину, в основном, полностью]
"""


def write_sound(
    folder: Path, structure: str = STRUCTURE, *, english: str | None = ENGLISH, russian: str | None = None
) -> Path:
    """Write a questionnaire into a folder and return the folder; `None` leaves a language out."""
    folder.mkdir(exist_ok=True)
    for name, text in (("questionnaire", structure), ("text.en", english), ("text.ru", russian)):
        if text is not None:
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Return a text with each change made; what is to be replaced must stand there exactly once."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return text


def told(problems: tuple[Problem, ...]) -> list[str]:
    """Return problems in short: line, place and fault, then the remedy; lines of words begin with the language."""
    lines: list[str] = []
    for problem in problems:
        name = Path(problem.file).name.removesuffix(".yaml").removeprefix("text.")
        file = "" if name == "questionnaire" else f"{name}:"
        lines += [f"{file}{problem.line} {problem.where}: {problem.what}", f"-> {problem.remedy}"]
    return lines


def found_in(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Return what is found in the sound questionnaire after changes to its structure."""
    return told(find_problems_in(write_sound(folder, changed(STRUCTURE, *changes))))


def found_in_words(folder: Path, *changes: tuple[str, str]) -> list[str]:
    """Return what is found in the sound questionnaire after changes to its English words."""
    return told(find_problems_in(write_sound(folder, english=changed(ENGLISH, *changes))))
