"""The nouns of a company's workbook beside its entries: what was found and is accepted as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A finding that a company accepts, and why. `version` counts the saves of this row; 0 is "never saved".

    `finding` is the finding's key and `ground` what it rested on that day: it holds as long as the ground is the same,
    and until it is `withdrawn`.
    """

    workspace: str
    company: str
    finding: str
    rule: str
    ground: str
    reason: str
    day: date
    withdrawn: bool = False
    version: int = 0
