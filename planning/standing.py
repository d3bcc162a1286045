"""Where each item stands today, and what one level more of it adds to the overall score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planning.errors import PlanningError
from questionnaires.model import CompanyProfile, Questionnaire, Section
from scoring.model import Profile, State

UNKNOWN = frozenset({State.DONT_KNOW, State.UNANSWERED})


@dataclass(frozen=True, slots=True)
class Standing:
    """An applicable item: its level on the score scale, and its share of the overall score.

    An unknown item stands at the bottom of the scale.
    """

    id: str
    state: State
    level: float
    share: float

    @property
    def unknown(self) -> bool:
        """Tell whether nobody knows the level yet."""
        return self.state in UNKNOWN

    @property
    def can_rise(self) -> bool:
        """Tell whether an action can raise the item: one that does not apply stays where it is."""
        return self.state is not State.NOT_APPLICABLE


def find_standings(
    questionnaire: Questionnaire, profile: Profile, company: CompanyProfile | None, track: str | None
) -> tuple[Standing, ...]:
    """Return the applicable items in the questionnaire's order; `track` None is the last one, the full one."""
    asked = {i.id for i in questionnaire.items_for(company, track or questionnaire.tracks[-1].id)}
    left_out = {State.OUT_OF_SCOPE}
    if questionnaire.not_applicable == "exclude":
        left_out.add(State.NOT_APPLICABLE)
    items = {i.id: i for i in profile.items if i.id in asked and i.state not in left_out}
    shares = _shares(questionnaire, company, items.keys())
    return tuple(
        Standing(name, item.state, _level(questionnaire, item.state, item.normal), shares[name])
        for name, item in items.items()
    )


def score_of(standings: Iterable[Standing]) -> float:
    """Return the overall score with every unknown item at the bottom of its scale."""
    return sum(s.share * s.level for s in standings)


def _level(questionnaire: Questionnaire, state: State, value: float | None) -> float:
    if state is State.NOT_APPLICABLE:
        target = questionnaire.target if questionnaire.not_applicable == "target" else None
        return questionnaire.score.high if target is None else target
    return questionnaire.score.low if value is None or state in UNKNOWN else value


def _shares(
    questionnaire: Questionnaire, company: CompanyProfile | None, applicable: Iterable[str]
) -> Mapping[str, float]:
    wanted = frozenset(applicable)
    top = questionnaire.sections
    parts = [s for s in top if any(i.id in wanted for i in s.walk_items())]
    whole = sum(s.weight for s in parts) if questionnaire.combine == "weighted-mean" else 1
    return {k: v for s in parts for k, v in _below(s, s.weight / whole, company, wanted)}


def _below(
    section: Section, share: float, company: CompanyProfile | None, wanted: frozenset[str]
) -> Iterator[tuple[str, float]]:
    if section.combine == "staged":
        raise PlanningError(
            f"section {section.id}: it combines by stages, and a plan counts what every single level adds. "
            "Plan with a questionnaire of weighted means or sums"
        )
    items = [(i.id, i.weight_for(company)) for i in section.items if i.id in wanted]
    parts = [s for s in section.sections if any(i.id in wanted for i in s.walk_items())]
    whole = 1.0
    if section.combine == "weighted-mean":
        whole = sum(w for _, w in items) + sum(s.weight for s in parts)
    for name, weight in items:
        yield name, share * weight / whole
    for part in parts:
        yield from _below(part, share * part.weight / whole, company, wanted)
