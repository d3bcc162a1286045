"""Where each item stands today, and what one level more of it adds to the overall score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planning.errors import PlanningError
from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire
from scoring.checks import check_track
from scoring.explain import shares
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
    """Return the items that count, in the questionnaire's order; `track` None is the last one, the full one.

    PlanningError if the profile was scored for another company or track, and for a questionnaire with stages.
    """
    _check_scope(questionnaire, profile, company, track)
    low = questionnaire.score.low
    items = tuple(replace(i, normal=low) if i.state in UNKNOWN else i for i in profile.items)
    found = shares(replace(profile, items=items), questionnaire)
    if found is None:
        raise PlanningError(
            f"{questionnaire.id}: it combines by stages, and a plan counts what every single level adds. "
            "Plan with a questionnaire of weighted means or sums",
            "questionnaire",
            "stages",
        )
    return tuple(Standing(i.id, i.state, i.normal, found.get(i.id, 0.0)) for i in items if i.normal is not None)


def score_of(standings: Iterable[Standing]) -> float:
    """Return the overall score with every unknown item at the bottom of its scale."""
    return sum(s.share * s.level for s in standings)


def _check_scope(
    questionnaire: Questionnaire, profile: Profile, company: CompanyProfile | None, track: str | None
) -> None:
    asked = {i.id for i in questionnaire.items_for(company, check_track(questionnaire, track))}
    if asked != {i.id for i in profile.items if i.state is not State.OUT_OF_SCOPE}:
        raise PlanningError(
            "profile: it was scored for another company or track. Score the answers again, for this one",
            "profile",
            "scope",
        )
