"""What becomes of a plan: the score month by month as its actions are done, and what an assessment finds reached."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from planning.levels import below, climb, count_done
from planning.standing import find_standings
from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire, Raise
from scoring.model import Profile, State

OUTSIDE = frozenset({State.NOT_APPLICABLE, State.OUT_OF_SCOPE})


def forecast(
    questionnaire: Questionnaire,
    profile: Profile,
    company: CompanyProfile | None,
    track: str | None,
    done: Collection[str],
    ahead: Mapping[str, int],
    months: int,
) -> tuple[float, ...]:
    """Return the overall score at the end of month 0, 1, ..., n, what is unknown at the bottom of its scale.

    `done` counts at once; an action of `ahead` at the end of its month (0 or less: at once), and what it raises once
    the item has reached the level that it starts from. Ids that the questionnaire does not hold count for nothing.
    """
    at_once = {*done, *(name for name, month in ahead.items() if month <= 0)}
    standings = count_done(find_standings(questionnaire, profile, company, track), questionnaire, at_once)
    lifts: dict[str, list[tuple[int, Raise]]] = {s.id: [] for s in standings if s.can_rise}
    for action in (a for a in questionnaire.actions if a.id in ahead):
        for lift in (lift for lift in action.raises if lift.item in lifts):
            lifts[lift.item].append((ahead[action.id], lift))

    def score_at(month: int) -> float:
        ready = {item: [lift for when, lift in found if when <= month] for item, found in lifts.items()}
        return sum(s.share * climb(s.level, ready.get(s.id, ())) for s in standings)

    return tuple(score_at(month) for month in range(months + 1))


def reached(questionnaire: Questionnaire, profile: Profile, actions: Collection[str]) -> frozenset[str]:
    """Return those of the actions whose items all stand at or above the level that the action leads to.

    An item that does not apply or is out of scope says nothing; with only such items, nothing was reached.
    """
    found = _find_verdicts(questionnaire, profile, actions)
    return frozenset(action for action, verdicts in found.items() if verdicts and all(verdicts))


def missed(questionnaire: Questionnaire, profile: Profile, actions: Collection[str]) -> frozenset[str]:
    """Return those of the actions of which an item stands below the level that the action leads to, or is unknown."""
    found = _find_verdicts(questionnaire, profile, actions)
    return frozenset(action for action, verdicts in found.items() if not all(verdicts))


def _find_verdicts(
    questionnaire: Questionnaire, profile: Profile, actions: Collection[str]
) -> Mapping[str, tuple[bool, ...]]:
    """Return for each of the actions whether the items that count stand at the level that it leads to."""
    items = {item.id: item for item in profile.items if item.state not in OUTSIDE}

    def stands(lift: Raise) -> bool:
        item = items[lift.item]
        known = item.normal if item.state is State.VALUE else None
        return known is not None and not below(known, lift.end)

    wanted = (action for action in questionnaire.actions if action.id in actions)
    return {a.id: tuple(stands(lift) for lift in a.raises if lift.item in items) for a in wanted}
