"""Where a plan leads: the next level up, where nobody has said anything else."""

from __future__ import annotations

from questionnaires.model import Questionnaire
from scoring.model import Profile


def default_target(questionnaire: Questionnaire, profile: Profile) -> float:
    """Return the next level up: 2 for a company whose score says less than level 2, else 3; never above the top."""
    level = profile.overall.level_by_score
    top = max((band.level for band in questionnaire.bands), default=questionnaire.score.high)
    return float(min(2 if level is None or level < 2 else 3, top, questionnaire.score.high))
