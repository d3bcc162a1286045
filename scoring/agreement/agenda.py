"""What a group should discuss first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scoring.agreement.model import Spread
from scoring.rounding import DECIMALS


def order_to_discuss(spreads: Iterable[Spread], weights: Mapping[str, float]) -> tuple[Spread, ...]:
    """Return the spreads in the order in which to talk about them; those with too few answers come last.

    First what is flagged, then by IQR (in the width of the scale), widest first, then by consensus, least first, then
    by the weight of the item (1 if it has none), most first; what is alike in all that keeps its order.
    """

    def rank(spread: Spread) -> tuple[bool, bool, float, float, float]:
        if spread.iqr is None or spread.consensus is None:
            return True, True, 0, 0, 0
        wide, near = round(spread.iqr / spread.width, DECIMALS), round(spread.consensus, DECIMALS)
        return False, not spread.flagged, -wide, near, -weights.get(spread.item, 1)

    return tuple(sorted(spreads, key=rank))
