"""How items rise: what an action does counts once the item has reached the level that the action starts from."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from planning.standing import Standing
from questionnaires.model import Item, Questionnaire, Raise
from scoring.model import State


def below(level: float, bound: float) -> bool:
    """Tell whether a level is below a bound, where both are compared at nine decimals."""
    return round(level, 9) < round(bound, 9)


def levels_above(questionnaire: Questionnaire, item: Item, level: float) -> list[float]:
    """Return the levels of an item above one of them, on the score scale, the lowest first."""
    scale, values = questionnaire.score, questionnaire.scale_of(item).values
    low, width = min(values), max(values) - min(values)
    levels = (scale.low + (value - low) / width * (scale.high - scale.low) for value in values)
    return sorted(one for one in levels if below(level, one))


def climb(level: float, lifts: Iterable[Raise]) -> float:
    """Return the level that these lifts of one item lead to, in whatever order they are done."""
    for lift in sorted(lifts, key=lambda lift: lift.start):
        if not below(level, lift.start):
            level = max(level, lift.end)
    return level


def count_done(
    standings: Iterable[Standing], questionnaire: Questionnaire, done: Collection[str]
) -> tuple[Standing, ...]:
    """Return where the items stand once these actions are done: at least at the level that each leads to.

    So a done action stands for the lower ones of its items too, and what it has raised is known.
    """
    ends: dict[str, float] = {}
    for lift in (lift for action in questionnaire.actions if action.id in done for lift in action.raises):
        ends[lift.item] = max(lift.end, ends.get(lift.item, lift.end))
    return tuple(
        replace(s, state=State.VALUE, level=ends[s.id])
        if s.can_rise and s.id in ends and below(s.level, ends[s.id])
        else s
        for s in standings
    )
