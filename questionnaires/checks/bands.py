"""Every score has one maturity level, and every level that is named exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaires.checks.fault import Fault
from questionnaires.errors import shown
from questionnaires.model import Questionnaire
from questionnaires.nodes import Place

DECIMALS = 9


def find_holes_and_overlaps(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield bands that are empty, and neighbours that do not meet. Only the last band may be a single number."""
    bands = questionnaire.bands
    for index, band in enumerate(bands):
        if band.end < band.start or (band.end == band.start and index + 1 < len(bands)):
            what = f"the band from {shown(band.start)} to {shown(band.end)} is empty"
            yield Fault(("bands", index, "to"), what, 'Let "to" be greater than "from".')
    for index, (lower, upper) in enumerate(pairwise(bands), start=1):
        gap = round(upper.start - lower.end, DECIMALS)
        if gap:
            first, last = sorted((lower.end, upper.start))
            how_many = "no level" if gap > 0 else "two levels"
            yield Fault(
                ("bands", index, "from"),
                f"scores from {shown(first)} to {shown(last)} have {how_many}",
                f'Let "from" be {shown(lower.end)}, where the band before ends.',
            )


def find_uncovered_ends(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield a fault for each end of the possible scores that the bands miss."""
    bands, reach = questionnaire.bands, questionnaire.reach
    if not bands or not _is_sound(questionnaire):
        return
    if round(bands[0].start - reach.low, DECIMALS):
        what = f"the first band begins at {shown(bands[0].start)}, and the scores at {shown(reach.low)}"
        yield Fault(("bands", 0, "from"), what, f'Let "from" be {shown(reach.low)}.')
    if round(bands[-1].end - reach.high, DECIMALS):
        what = f"the last band ends at {shown(bands[-1].end)}, and the scores at {shown(reach.high)}"
        yield Fault(("bands", len(bands) - 1, "to"), what, f'Let "to" be {shown(reach.high)}.')


def find_falling_levels(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield bands whose level is not above that of the band before."""
    for index, (lower, upper) in enumerate(pairwise(questionnaire.bands), start=1):
        if upper.level <= lower.level:
            what = f"level {upper.level} follows level {lower.level}"
            yield Fault(("bands", index, "level"), what, "Let the levels rise from band to band.")


def find_unknown_levels(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield caps at levels that no band has."""
    levels = questionnaire.levels
    for place, level in _capped_levels(questionnaire):
        if level not in levels:
            names = ", ".join(map(str, levels))
            remedy = f"Use one of {names}." if levels else 'Add "bands", or delete the caps.'
            yield Fault(place, f"there is no level {level}", remedy)


def find_unsuitable_staging(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield what keeps levels from following from achievement: other methods than means, bands that do not count up."""
    if questionnaire.level != "staged":
        return
    methods = {questionnaire.combine, *(section.combine for section in questionnaire.walk_sections())}
    if methods != {"weighted-mean"}:
        what = "levels by achievement need weighted means in the whole tree"
        yield Fault(("level",), what, 'Use "level: bands", or combine by weighted-mean everywhere.')
    if len(questionnaire.levels) < 2 or questionnaire.levels != tuple(range(len(questionnaire.levels))):
        what = "levels by achievement need bands with the levels 0, 1, 2 and so on"
        yield Fault(("level",), what, "Add a band for every level, or number the levels of the bands from 0.")


def _is_sound(questionnaire: Questionnaire) -> bool:
    """Tell whether the possible scores follow from the questionnaire: its own faults are named elsewhere."""
    sections = tuple(questionnaire.walk_sections())
    filled = all(section.sections or section.items for section in sections)
    staged = (item for section in sections if section.combine == "staged" for item in section.walk_items())
    return filled and all(item.level for item in staged) and questionnaire.score.low < questionnaire.score.high


def _capped_levels(questionnaire: Questionnaire) -> Iterator[tuple[Place, int]]:
    essentials = questionnaire.essentials
    for index, cap in enumerate(essentials.caps):
        yield ("essentials", "caps", index, "level"), cap.level
    if essentials.unknown_caps_at is not None:
        yield ("essentials", "unknown_caps_at"), essentials.unknown_caps_at
