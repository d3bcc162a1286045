"""Cases a consultant can read: a questionnaire, what was said by one or by several, and what must come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from questionnaires.company import CompanyProfile
from questionnaires.loading import load
from questionnaires.model import Questionnaire
from scoring.agreement.agenda import order_to_discuss
from scoring.agreement.model import Vote
from scoring.agreement.rating import rate_group
from scoring.agreement.reliability import find_alpha, find_kendall_w
from scoring.agreement.spreads import find_spreads
from scoring.agreement.visibility import can_show, find_part_spreads
from scoring.agreement.votes import Votes, gather_votes, scales_of
from scoring.comparison import compare, minimum_detectable_change
from scoring.explain import percent_to_target, progress_to_date, sensitivity, shares
from scoring.model import Profile
from scoring.profile import score
from tests.trees import a_questionnaire, a_section, an_item, said

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "questionnaires" / "library", ROOT / "tests" / "questionnaires")
SURE = 1e-9
"""How far a number may lie from the expected one; a case can state `tolerance` where its source has rounded."""


def read_cases(text: str) -> tuple[dict[str, Any], ...]:
    """Return the cases of a YAML text."""
    return tuple(yaml.safe_load_all(text))


def find_differences(case: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for every expected number that did not come out."""
    questionnaire = _questionnaire(case)
    before = _profile(case, questionnaire, case.get("answers", {}))
    later = {**case.get("answers", {}), **case.get("later", {})}
    after = _profile(case, questionnaire, later) if "later" in case else before
    for name, wanted in case["expected"].items():
        found = FOUND[name](case, questionnaire, before, after)
        yield from _compare(name, wanted, found, case.get("tolerance", SURE))


def _questionnaire(case: Mapping[str, Any]) -> Questionnaire:
    if "questionnaire" in case:
        folder = next(f / case["questionnaire"] for f in FOLDERS if (f / case["questionnaire"]).is_dir())
        return load(folder).questionnaire
    return a_questionnaire(*(_section(i, c) for i, c in case["steps"].items()), **case.get("rules", {}))


def _section(section_id: str, content: Mapping[str, Any]) -> Any:
    rest = {key: value for key, value in content.items() if key not in {"items", "sections"}}
    items = [an_item(i, **(more or {})) for i, more in content.get("items", {}).items()]
    inner = [_section(i, c) for i, c in content.get("sections", {}).items()]
    return a_section(section_id, *items, *inner, **rest)


def _profile(case: Mapping[str, Any], questionnaire: Questionnaire, answers: Mapping[str, Any]) -> Profile:
    company = TypeAdapter(CompanyProfile).validate_python(case["company"]) if "company" in case else None
    if "others" in case:
        answers = {i.id: case["others"] for i in questionnaire.walk_items()} | dict(answers)
    sure = said(answers, evidence=case.get("evidence", ()), confidence=case.get("confidence", {}))
    return score(questionnaire, sure, company, case.get("track"))


def _rows(rows: Any) -> dict[str, Any]:
    return {row.id: asdict(row) for row in rows}


def _sensitivity(profile: Profile, questionnaire: Questionnaire) -> dict[str, Any] | None:
    found = sensitivity(profile, questionnaire)
    return None if found is None else asdict(found)


def _change(before: Profile, after: Profile, questionnaire: Questionnaire) -> dict[str, Any]:
    found = compare(before, after, questionnaire)
    return asdict(found) | {"could_be_judgement": found.could_be_judgement}


def _votes(case: Mapping[str, Any], questionnaire: Questionnaire) -> Votes:
    """Return the votes of a case: for every item a list, one answer of each respondent."""
    cast = (
        Vote(str(who), item, said({item: answer})[item])
        for item, answers in case["votes"].items()
        for who, answer in enumerate(answers)
    )
    return gather_votes(scales_of(questionnaire), cast)


def _ratings(case: Mapping[str, Any], questionnaire: Questionnaire) -> dict[str, Any]:
    essentials = [item.id for item in questionnaire.walk_items() if item.essential]
    ratings = rate_group(_votes(case, questionnaire), said(case.get("agreed", {})), essentials)
    return {rating.item: asdict(rating) for rating in ratings}


def _spreads(case: Mapping[str, Any], questionnaire: Questionnaire) -> dict[str, Any]:
    spreads = find_spreads(_votes(case, questionnaire))
    return {s.item: asdict(s) | {"dissent": s.dissent, "can_show": can_show(s.answers)} for s in spreads}


def _agenda(case: Mapping[str, Any], questionnaire: Questionnaire) -> list[str]:
    weights = {item.id: item.weight for item in questionnaire.walk_items()}
    return [spread.item for spread in order_to_discuss(find_spreads(_votes(case, questionnaire)), weights)]


def _visible_parts(case: Mapping[str, Any], questionnaire: Questionnaire) -> dict[str, list[str]]:
    votes = _votes(case, questionnaire)
    parts = find_part_spreads(votes, dict(zip(votes.respondents, case["parts"], strict=True)))
    return {item: [p.part for p in parts if p.spreads[row]] for row, item in enumerate(votes.items)}


FOUND: Mapping[str, Callable[..., Any]] = {
    "overall": lambda case, q, before, after: asdict(before.overall),
    "sections": lambda case, q, before, after: _rows(before.sections),
    "items": lambda case, q, before, after: _rows(before.items),
    "ignored": lambda case, q, before, after: before.ignored,
    "shares": lambda case, q, before, after: shares(before, q),
    "later": lambda case, q, before, after: asdict(after.overall),
    "change": lambda case, q, before, after: _change(before, after, q),
    "detectable": lambda case, q, before, after: minimum_detectable_change(before, after, q),
    "sensitivity": lambda case, q, before, after: _sensitivity(before, q),
    "percent_to_target": lambda case, q, before, after: percent_to_target(before, q, case["target"]),
    "progress_to_date": lambda case, q, before, after: progress_to_date(
        after.overall.mean or 0, before.overall.mean or 0, case["target"]
    ),
    "ratings": lambda case, q, before, after: _ratings(case, q),
    "spreads": lambda case, q, before, after: _spreads(case, q),
    "agenda": lambda case, q, before, after: _agenda(case, q),
    "visible_parts": lambda case, q, before, after: _visible_parts(case, q),
    "alpha": lambda case, q, before, after: find_alpha(_votes(case, q)),
    "kendall_w": lambda case, q, before, after: find_kendall_w(_votes(case, q)),
}


def _compare(where: str, wanted: Any, found: Any, tolerance: float) -> Iterator[str]:
    if isinstance(wanted, Mapping):
        for key, part in wanted.items():
            yield from _compare(f"{where}.{key}", part, found[key], tolerance)
    elif isinstance(wanted, list):
        if len(wanted) != len(found or ()):
            yield f"{where}: {found} instead of {wanted}"
        for place, (part, other) in enumerate(zip(wanted, found or (), strict=False)):
            yield from _compare(f"{where}[{place}]", part, other, tolerance)
    elif isinstance(wanted, float | int) and not isinstance(wanted, bool) and isinstance(found, float | int):
        if not abs(wanted - found) <= tolerance:
            yield f"{where}: {found!r} instead of {wanted!r}"
    elif wanted != found:
        yield f"{where}: {found!r} instead of {wanted!r}"
