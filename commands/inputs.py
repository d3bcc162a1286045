"""The files a command is given, read into what scoring and planning take."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.errors import CommandError

if TYPE_CHECKING:
    from assessments.model import Response
    from questionnaires.company import CompanyProfile
    from questionnaires.model import Questionnaire
    from questionnaires.translation import Edition
    from scoring.model import Profile

LARGEST = 1_000_000
EXAMPLE = '{"headcount": 120, "countries": ["EU"], "flags": ["uses_agency"]}'


@dataclass(frozen=True, slots=True)
class Inputs:
    """An assessment as it stands in files."""

    edition: Edition
    responses: tuple[Response, ...]
    company: CompanyProfile | None
    track: str | None
    language: str

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire that was answered."""
        return self.edition.questionnaire

    def score(self) -> Profile:
        """Return everything that is computed of the responses."""
        from assessments.reading import answers_of
        from scoring.profile import score

        answers = answers_of(self.questionnaire, self.responses)
        return score(self.questionnaire, answers, self.company, self.track)


def read_inputs(arguments: argparse.Namespace) -> Inputs:
    """Return what the arguments of `add_inputs` name; an error says which file is wrong, and where."""
    import wiring
    from assessments.responses_file import read_responses_file

    edition = wiring.make_catalogue(wiring.Settings.from_environment()).load(arguments.questionnaire)
    company = None if arguments.profile is None else read_company(arguments.profile, edition.questionnaire)
    responses = read_responses_file(arguments.responses, edition.questionnaire)
    return Inputs(edition, responses, company, arguments.track, choose_language(arguments.language, edition.languages))


def choose_language(wanted: str | None, spoken: tuple[str, ...] = ()) -> str:
    """Return the wanted language if it is spoken by the interface or by the questionnaire; without a wish English."""
    from locales import languages

    known = sorted({*languages(), *spoken})
    if wanted is None or wanted in known:
        return wanted or "en"
    raise CommandError("--language", f'there is no language "{wanted[:40]}"', f"Use one of: {', '.join(known)}")


def read_company(path: Path, questionnaire: Questionnaire) -> CompanyProfile:
    """Return the company profile of a JSON file."""
    from pydantic import TypeAdapter, ValidationError

    from questionnaires.company import CompanyProfile

    content = _read_json(path)
    try:
        company = TypeAdapter(CompanyProfile).validate_python(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "the file"
        raise CommandError(
            f"{path}: {field}", first["msg"].removeprefix("Value error, ").lower(), f"Write it like this: {EXAMPLE}"
        ) from None
    for problem in _find_strangers(company, questionnaire):
        raise CommandError(str(path), *problem)
    return company


def _read_json(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(str(path), "it is larger than 1 MB", f"Write only this: {EXAMPLE}")
        return json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise CommandError(str(path), f"it cannot be read: {error.strerror}", "Check the name of the file") from None
    except json.JSONDecodeError as error:
        what = f"it is not JSON ({error.msg})"
        raise CommandError(f"{path}: line {error.lineno}", what, f"Write it like this: {EXAMPLE}") from None
    except (ValueError, RecursionError):
        raise CommandError(str(path), "it is not JSON in UTF-8", f"Write it like this: {EXAMPLE}") from None


def _find_strangers(company: CompanyProfile, questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    from questionnaires.errors import suggest

    said = (("flags", company.flags, questionnaire.flags), ("countries", company.countries, questionnaire.countries))
    for field, names, known in said:
        for name in names:
            if name not in known:
                hint = suggest(name, known) or f"{questionnaire.id} knows no {field}: leave them out."
                yield f'{field}: there is no "{name[:60]}"', hint
