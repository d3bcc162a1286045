"""Which answers are shown by something that came after a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from assessments.model import Response


def shown_since(responses: Iterable[Response], day: dt.date) -> frozenset[str]:
    """Return the items whose evidence is dated after the day."""
    return frozenset(r.item for r in responses if r.evidence and r.evidence.day and r.evidence.day > day)
