"""The maturity level that a company would have with its items at given levels."""

from __future__ import annotations

from collections.abc import Mapping

from questionnaires.model import Questionnaire
from scoring.model import Profile, State


def find_level(questionnaire: Questionnaire, profile: Profile, levels: Mapping[str, float]) -> int | None:
    """Return the level of the whole, by its bands and by the caps of essential items; `None` where there are no bands.

    `levels` holds, on the score scale, every item that counts as known; of the others the state in the profile counts.
    """
    import numpy as np

    from scoring.batch import score_many
    from scoring.ratings import CODE, Ratings
    from scoring.tree import compile_tree

    states = [CODE[State.VALUE if item.id in levels else item.state] for item in profile.items]
    values = [levels.get(item.id, 0.0) for item in profile.items]
    weights = [item.weight for item in profile.items]
    ratings = Ratings(np.array([states], dtype=np.int8), np.array([values]), np.array([weights]))
    level = float(score_many(compile_tree(questionnaire), ratings).level[0, -1])
    return None if level != level else int(level)
