"""Every id stands for one thing, and nothing stands twice in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from questionnaires.checks.fault import Fault, items_of, sections_of
from questionnaires.errors import shown
from questionnaires.model import Questionnaire
from questionnaires.nodes import Place


def find_repeated_ids(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield ids used twice. Sections, items and actions share their ids: they stand side by side in results."""
    yield from _repeated(_ids_of_the_tree(questionnaire), "Give one of the two another id.")
    for name in ("scales", "tracks", "sizes", "sources"):
        ids = (((name, index, "id"), part.id) for index, part in enumerate(getattr(questionnaire, name)))
        yield from _repeated(ids, "Give one of the two another id.")


def find_repeated_entries(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield entries that stand twice in a list where once is enough."""
    for name in ("roles", "flags", "countries"):
        yield from _repeated(_entries((name,), getattr(questionnaire, name)), "Delete one.")
    for place, item in items_of(questionnaire):
        for name in ("tracks", "after", "sources"):
            yield from _repeated(_entries((*place, name), getattr(item, name)), "Delete one.")


def _ids_of_the_tree(questionnaire: Questionnaire) -> Iterator[tuple[Place, str]]:
    yield from (((*place, "id"), section.id) for place, section in sections_of(questionnaire))
    yield from (((*place, "id"), item.id) for place, item in items_of(questionnaire))
    yield from ((("actions", index, "id"), action.id) for index, action in enumerate(questionnaire.actions))


def _entries(place: Place, entries: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    return (((*place, index), entry) for index, entry in enumerate(entries))


def _repeated(named: Iterable[tuple[Place, str]], remedy: str) -> Iterator[Fault]:
    seen: dict[str, Place] = {}
    for place, name in named:
        first = seen.setdefault(name, place)
        if first != place:
            yield Fault(place, f"{shown(name)} stands here a second time", remedy, first=first)
