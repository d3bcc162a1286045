"""Essential practices whose low level holds the overall maturity down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from governance.finding import Named
from governance.ground import Ground
from governance.rules import ITS_OWN, Found, rule, tidy

if TYPE_CHECKING:
    from questionnaires.model import Cap
    from scoring.model import ItemScore


@rule("G01", "critical", needs=("answers",), practice=ITS_OWN)
def gate_at_the_bottom(ground: Ground) -> Iterator[Found]:
    """Find an essential practice at 0, held by every limit on the overall maturity."""
    for item, broken in _held(ground):
        if len(broken) > 1:
            low, high = broken[0], broken[-1]
            values = {"low": Named("level", str(low.level)), "low_at": tidy(low.below)}
            yield _found(item, high, broken, values)


@rule("G02", "warning", needs=("answers",), practice=ITS_OWN)
def gate_half_open(ground: Ground) -> Iterator[Found]:
    """Find an essential practice at 1, held by the last limit on the overall maturity."""
    for item, broken in _held(ground):
        if len(broken) == 1:
            yield _found(item, broken[0], broken, {})


def _held(ground: Ground) -> Iterator[tuple[ItemScore, list[Cap]]]:
    """Yield the essential practices that are known, with the caps they are below, the lowest first."""
    caps = sorted(ground.questionnaire.essentials.caps, key=lambda cap: cap.below)
    for item in ground.profile.items:
        normal = item.normal
        if normal is not None and ground.items[item.id].essential:
            yield item, [cap for cap in caps if normal < cap.below]


def _found(item: ItemScore, high: Cap, broken: list[Cap], more: dict[str, Named | int | float]) -> Found:
    values = {"p": Named("practice", item.id), "lp": tidy(item.normal or 0.0), **more}
    values |= {"high": Named("level", str(high.level)), "high_at": tidy(high.below)}
    seen = (item.normal, *((cap.below, cap.level) for cap in broken))
    return Found(item.id, values, seen, items=(item.id,))
