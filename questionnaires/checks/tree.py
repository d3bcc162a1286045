"""The tree holds together: sections with one kind of content, stages without holes, tracks with items."""

from __future__ import annotations

from collections.abc import Iterator

from questionnaires.checks.fault import Fault, items_of, sections_of
from questionnaires.errors import shown
from questionnaires.model import Questionnaire, Section
from questionnaires.nodes import Place


def find_mixed_sections(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield sections that hold nothing, or sections and items at once."""
    for place, section in sections_of(questionnaire):
        if section.sections and section.items:
            yield Fault((*place, "items"), "a section holds sections or items, not both", "Move one kind elsewhere.")
        elif not section.sections and not section.items:
            yield Fault((*place, "items"), "the section is empty", 'Add "items" or "sections", or delete it.')


def find_stray_thresholds(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield staged sections without a threshold, and thresholds of sections that are not staged."""
    for place, section in sections_of(questionnaire):
        if section.combine == "staged" and section.threshold is None:
            remedy = 'Add "threshold": the value on the score scale at which an item is reached.'
            yield Fault((*place, "threshold"), "a staged section needs a threshold", remedy)
        elif section.combine != "staged" and section.threshold is not None:
            what = f"a threshold means nothing in a section that combines by {section.combine}"
            yield Fault((*place, "threshold"), what, 'Delete it, or use "combine: staged".')


def find_items_without_stage(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield items of staged sections without a level, and items elsewhere with one."""
    staged = {place: section for place, section in sections_of(questionnaire) if section.combine == "staged"}
    for place, item in items_of(questionnaire):
        above = next((staged[place[:n]] for n in range(2, len(place), 2) if place[:n] in staged), None)
        if above is not None and item.level is None:
            what = f"the item needs a level, as the section {shown(above.id)} is staged"
            yield Fault((*place, "level"), what, 'Add "level": 1 or more.')
        elif above is None and item.level is not None:
            what = "a level means nothing here, as no section above is staged"
            yield Fault((*place, "level"), what, 'Delete it, or use "combine: staged" and a threshold.')


def find_empty_stages(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield staged sections with a level that no item has: the levels above it cannot be reached."""
    for place, section in sections_of(questionnaire):
        if section.combine == "staged":
            yield from _empty_stages(place, section)


def find_items_in_no_track(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield items that nobody would ever be asked."""
    names = ", ".join(track.id for track in questionnaire.tracks)
    for place, item in items_of(questionnaire):
        if not item.tracks:
            yield Fault((*place, "tracks"), "the item is in no track", f'Add "tracks" with one or more of: {names}.')


def find_empty_tracks(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield tracks on which nothing is asked."""
    used = {track for item in questionnaire.walk_items() for track in item.tracks}
    for index, track in enumerate(questionnaire.tracks):
        if track.id not in used:
            what = f"no item is in the track {shown(track.id)}"
            yield Fault(("tracks", index), what, "Name it in the tracks of some items, or delete it.")


def _empty_stages(place: Place, section: Section) -> Iterator[Fault]:
    levels = {item.level for item in section.walk_items() if item.level is not None}
    for level in range(1, max(levels, default=0)):
        if level not in levels:
            what = f"no item has level {level}, so no higher level can be reached"
            yield Fault((*place, "items"), what, f"Give level {level} to an item, or lower the levels above.")
