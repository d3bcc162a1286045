"""What must come before what: never in a circle, and with a level that counts as done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.checks.fault import Fault, items_of
from questionnaires.model import Questionnaire
from questionnaires.nodes import Place

NAMED = 12


def find_circles(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield one fault for every circle met on a walk along the prerequisites."""
    after: dict[str, tuple[str, ...]] = {}
    places: dict[str, Place] = {}
    for place, item in items_of(questionnaire):
        after.setdefault(item.id, item.after)
        places.setdefault(item.id, place)
    for circle in _circles(after):
        names = [*circle[:NAMED], "…"] if len(circle) > NAMED else [*circle, circle[0]]
        yield Fault(
            (*places[circle[0]], "after"),
            f"the prerequisites go round in a circle: {' after '.join(names)}",
            "Delete one of these prerequisites.",
        )


def find_missing_level(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield a fault if there are prerequisites, and nothing says at which level they are met."""
    if questionnaire.prerequisite_level is None:
        waiting = next(((place, item) for place, item in items_of(questionnaire) if item.after), None)
        if waiting is not None:
            yield Fault(
                (*waiting[0], "after"),
                "there are prerequisites, and no level at which they count as met",
                'Add "prerequisite_level" to the questionnaire: a number on the score scale.',
            )


def _circles(after: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    finished: set[str] = set()
    for start in after:
        path: dict[str, Iterator[str]] = {} if start in finished else {start: iter(after[start])}
        while path:
            here = next(reversed(path))
            step = next(path[here], None)
            if step is None:
                finished.add(here)
                del path[here]
            elif step in path:
                names = list(path)
                yield names[names.index(step) :]
            elif step in after and step not in finished:
                path[step] = iter(after[step])
