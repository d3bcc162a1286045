"""A folder read as a questionnaire: refused with every problem at once, or complete and consistent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from questionnaires.checks import WORDS, doubts, find_faults
from questionnaires.checks.fault import Fault
from questionnaires.errors import Problem, QuestionnaireError
from questionnaires.folder import STRUCTURE, holds_questionnaire
from questionnaires.model import Questionnaire, Words
from questionnaires.nodes import Document, line_of
from questionnaires.shapes import MOST, Fit, fit
from questionnaires.translation import Edition, fingerprint, order_languages
from questionnaires.yaml_source import read_document

TEXT = re.compile(r"text\.([a-z]{2})\.yaml")


def load(folder: Path) -> Edition:
    """Return the questionnaire of a folder with its words; QuestionnaireError names every problem of every file."""
    reading = _read(folder)
    problems = tuple(reading.find_problems())
    if problems or reading.structure.value is None:
        raise QuestionnaireError(problems)
    questionnaire, words = reading.structure.value, reading.words
    return Edition(questionnaire, words, fingerprint(questionnaire, words))


def find_problems_in(path: Path) -> tuple[Problem, ...]:
    """Return every problem of a questionnaire, given by its folder or by one of its files; none if it can be used."""
    return tuple(_read(path).find_problems())


@dataclass(frozen=True, slots=True)
class _Reading:
    """The files of a folder, each read and fitted as far as it goes; the texts by the language of their file name."""

    documents: Mapping[str | None, Document]
    structure: Fit[Questionnaire]
    texts: Mapping[str, Fit[Words]]
    misnamed: tuple[Problem, ...] = ()

    @property
    def words(self) -> Mapping[str, Words]:
        return {language: texts.value for language, texts in self.texts.items() if texts.value is not None}

    def find_problems(self) -> Iterator[Problem]:
        """Yield all problems: file by file, down the lines."""
        faults = tuple(islice(self._faults(), MOST))
        for language, document in self.documents.items():
            fitted = self.texts[language] if language else self.structure
            crossed = _located(document, fitted, (fault for fault in faults if fault.language == language))
            yield from sorted((*fitted.problems, *crossed), key=lambda problem: problem.line or 0)
        yield from self.misnamed

    def _faults(self) -> Iterator[Fault]:
        for language, words in self.words.items():
            if words.language != language:
                what = f"the file is named for {language}, and its language is {words.language}"
                yield Fault(("language",), what, "Rename the file, or correct the language.", language)
        if self.structure.value is not None:
            unread = {WORDS} if len(self.words) < len(self.texts) else set()
            doubtful = doubts(self.structure.repaired) | unread
            named = {code: said.model_copy(update={"language": code}) for code, said in self.words.items()}
            yield from find_faults(self.structure.value, named, doubtful)


def _located(document: Document, fitted: Fit[Questionnaire] | Fit[Words], faults: Iterable[Fault]) -> Iterator[Problem]:
    for fault in faults:
        if fitted.trusts(fault.place):
            first = f", first on line {line_of(document.root, fault.first)}" if fault.first else ""
            yield document.problem_at(fault.place, fault.what + first, fault.remedy)


def _read(path: Path) -> _Reading:
    folder = path.parent if _is_file(path) else path
    if not holds_questionnaire(folder):
        problem = Problem(str(folder / STRUCTURE), None, "", "there is no such file", _where_instead(folder))
        return _Reading({}, Fit(None, ()), {}, (problem,))
    structure = read_document(folder / STRUCTURE)
    names = sorted(file.name for file in folder.glob("text*.y*ml"))
    languages = order_languages(match[1] for match in map(TEXT.fullmatch, names) if match)
    texts = {language: read_document(folder / f"text.{language}.yaml") for language in languages}
    documents: dict[str | None, Document] = {None: structure}
    documents.update(texts)
    return _Reading(
        documents,
        fit(structure, Questionnaire),
        {language: fit(text, Words) for language, text in texts.items()},
        tuple(_misnamed(folder, names, languages)),
    )


def _misnamed(folder: Path, names: Iterable[str], languages: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if not TEXT.fullmatch(name):
            remedy = "Call it text.<language>.yaml with the two letters of the language, as in text.en.yaml."
            yield Problem(str(folder / name), None, "", "no language can be read from the name of the file", remedy)
    if not languages:
        what = "there are no words: the file is missing, and there is none for another language"
        yield Problem(str(folder / "text.en.yaml"), None, "", what, "Write the words of the questionnaire into it.")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _where_instead(folder: Path) -> str:
    try:
        inside = sorted(below.parent.name for below in folder.glob(f"*/{STRUCTURE}"))
    except OSError:
        inside = []
    if not inside:
        return "Name the folder of a questionnaire."
    return f"Name one of the folders in it: {', '.join(inside)}."
