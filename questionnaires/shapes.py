"""A document fitted to a model. Where it does not fit, the problem is named and something harmless put in its place.

So the rules that look across fields run over a faulty document too, and one look finds everything. What was put in is
remembered: nobody should hear of it again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from questionnaires.errors import Problem, nearest
from questionnaires.nodes import BROKEN, Document, Node, Place, node_of
from questionnaires.remedies import explain, fields_at

Model = TypeVar("Model", bound=BaseModel)

ROUNDS = 20
MOST = 500
PLACEHOLDERS: dict[str, object] = {
    "below": 0,
    "checked": "",
    "date": "2000-01-01",
    "effort": {},
    "from": -1e9,
    "high": 1,
    "holder": "unknown",
    "id": "unknown",
    "item": "unknown",
    "items": {},
    "label": "unknown",
    "language": "xx",
    "level": 0,
    "licence": {"id": "unknown", "holder": "unknown"},
    "low": 0,
    "minutes": 1,
    "owner": "unknown",
    "question": "unknown",
    "raises": ({"item": "unknown", "from": 0, "to": 1},),
    "scales": ({"id": "unknown", "values": (0, 1)},),
    "score": {"low": 0, "high": 1},
    "text": "unknown",
    "title": "unknown",
    "to": 1e9,
    "tracks": ({"id": "unknown", "minutes": 1},),
    "used_for": "",
    "values": (0, 1),
    "version": "0.0",
    "weight": 1,
    "when": {},
}


@dataclass(frozen=True, slots=True)
class Fit(Generic[Model]):
    """A document as a model, `None` if it is beyond repair; `repaired` are the places where something was put in."""

    value: Model | None
    problems: tuple[Problem, ...]
    repaired: frozenset[Place] = frozenset()

    def trusts(self, place: Place) -> bool:
        """Tell whether what stands at a place was written there."""
        return self.repaired.isdisjoint(place[:length] for length in range(1, len(place) + 1))


def fit(document: Document, model: type[Model]) -> Fit[Model]:
    """Return the document as a model, with every problem of its fields. The document is repaired in place."""
    if document.root is None:
        return Fit(None, document.problems)
    found: tuple[Problem, ...] = ()
    repair = _Repair(document.root)
    for attempt in range(ROUNDS):
        try:
            value = model.model_validate(document.root.plain(), strict=True)
        except ValidationError as error:
            details = error.errors(include_url=False)
            if attempt == 0:
                found = tuple(islice(_problems(document, details, model), MOST))
                repair.places.update(_misspelt(details, model))
            repair.mend(details)
        else:
            return Fit(value, (*document.problems, *found), frozenset(repair.places))
    return Fit(None, (*document.problems, *found))


def _problems(document: Document, details: Sequence[ErrorDetails], model: type[BaseModel]) -> Iterator[Problem]:
    misspelt = _misspelt(details, model)
    for detail in details:
        place, kind = _place_of(detail), detail["type"]
        node = node_of(document.root, place)
        refused = node is not None and node.value is BROKEN
        said = refused or (kind == "missing" and place in misspelt) or (kind == "too_short" and _has_enough(detail))
        if not said:
            yield document.problem_at(place, *explain(detail, model))


def _misspelt(details: Iterable[ErrorDetails], model: type[BaseModel]) -> frozenset[Place]:
    """Return the places of known fields that unknown ones resemble: most likely they were meant."""
    unknown = (_place_of(detail) for detail in details if detail["type"] == "extra_forbidden")
    meant = ((place[:-1], nearest(str(place[-1]), fields_at(model, place[:-1]))) for place in unknown)
    return frozenset((*above, name) for above, name in meant if name is not None)


def _has_enough(detail: ErrorDetails) -> bool:
    """Tell whether a list is only too short because some of its entries were refused."""
    return len(detail["input"]) >= int(detail["ctx"]["min_length"])


def _place_of(detail: ErrorDetails) -> Place:
    loc = detail["loc"]
    return loc[:-1] if loc and loc[-1] == "[key]" else loc


@dataclass(slots=True)
class _Repair:
    """Makes a tree fit: a bad field is dropped, a missing one filled in; if that is no help, its parent is dropped."""

    root: Node
    places: set[Place] = field(default_factory=set)
    filled: set[Place] = field(default_factory=set)

    def mend(self, details: Iterable[ErrorDetails]) -> None:
        for detail in details:
            self._mend(_place_of(detail), missing=detail["type"] == "missing")

    def _mend(self, place: Place, *, missing: bool) -> None:
        while place and isinstance(place[-1], int):
            place = place[:-1]
        parent = node_of(self.root, place[:-1])
        if not place or parent is None or not isinstance(parent.value, dict):
            return
        name = str(place[-1])
        if place in self.filled:
            self._mend(place[:-1], missing=False)
        elif not missing:
            parent.value.pop(name, None)
        elif name in PLACEHOLDERS:
            parent.value[name] = Node.of(PLACEHOLDERS[name], parent.line)
            self.filled.add(place)
        else:
            self._mend(place[:-1], missing=False)
        self.places.add(place)
