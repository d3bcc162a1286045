"""The judgements behind what is said of a group, in one place (`docs/scoring.md`, "Several respondents")."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """From how many answers something is said, and what it is called.

    `least_rated` answers, and the share `quorum` of those who were asked, make a rating; more than `majority` of those
    who answered take an item out of scope. A range takes `least_range` answers, a spread `least_answers`; a part of the
    group `least_part` of them, and as many, or none, in the rest.

    Each camp has `camp_share` of the answers. An item is flagged for two camps, for an IQR of `wide_iqr` of the width
    of its scale, or for an agreement below `torn_below`; a range of `far_range` of the width is remarked on. What is
    not flagged is agreed from the agreement `agreed_from`, and leans from `leaning_from`: answers spread evenly over
    two neighbours among five options have 0.75, over three 0.5, over four 0.25.
    """

    least_rated: int = 2
    quorum: float = 0.5
    majority: float = 0.5
    least_range: int = 2
    least_answers: int = 3
    least_part: int = 5
    camp_share: float = 0.30
    wide_iqr: float = 0.5
    torn_below: float = 0.0
    far_range: float = 0.75
    agreed_from: float = 0.7
    leaning_from: float = 0.4


POLICY = Policy()
