"""Every id that is referred to exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from questionnaires.checks.fault import Fault, conditions_of, items_of
from questionnaires.errors import shown, suggest
from questionnaires.model import Questionnaire
from questionnaires.nodes import Place

Use = tuple[Place, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """Uses of one kind of id; `kind` is the field of the questionnaire that lists them, `noun` one of them."""

    kind: str
    noun: str

    def find_unknown(self, questionnaire: Questionnaire) -> Iterator[Fault]:
        """Yield uses of ids that the questionnaire does not know."""
        known = ids_of(questionnaire, self.kind)
        for place, used in _uses(questionnaire, self.kind):
            if used not in known:
                remedy = suggest(used, known) or f'Add it under "{self.kind}", or delete it here.'
                yield Fault(place, f"there is no {self.noun} {shown(used)}", remedy)


REFERENCES = (
    Reference("scales", "scale"),
    Reference("tracks", "track"),
    Reference("items", "item"),
    Reference("roles", "role"),
    Reference("sources", "source"),
    Reference("flags", "flag"),
    Reference("countries", "country"),
    Reference("sizes", "size of company"),
)


def ids_of(questionnaire: Questionnaire, kind: str) -> frozenset[str]:
    """Return the ids of a kind: the name of a list of the questionnaire; "items" and "sections" are of any depth."""
    if kind == "items":
        return frozenset(item.id for item in questionnaire.walk_items())
    if kind == "sections":
        return frozenset(section.id for section in questionnaire.walk_sections())
    return frozenset(entry if isinstance(entry, str) else entry.id for entry in getattr(questionnaire, kind))


def _uses(questionnaire: Questionnaire, kind: str) -> Iterator[Use]:
    if kind in {"flags", "countries"}:
        for place, condition in conditions_of(questionnaire):
            yield from _listed((*place, kind), getattr(condition, kind))
        return
    for place, item in items_of(questionnaire):
        single = {"scales": ("scale", item.scale), "roles": ("owner", item.owner)}.get(kind)
        many = {"tracks": ("tracks", item.tracks), "items": ("after", item.after), "sources": ("sources", item.sources)}
        if single is not None and single[1] is not None:
            yield (*place, single[0]), single[1]
        if kind in many:
            yield from _listed((*place, many[kind][0]), many[kind][1])
    yield from _uses_of_actions(questionnaire, kind)


def _uses_of_actions(questionnaire: Questionnaire, kind: str) -> Iterator[Use]:
    for index, action in enumerate(questionnaire.actions):
        place: Place = ("actions", index)
        if kind == "roles":
            yield (*place, "owner"), action.owner
        elif kind == "items":
            yield from (((*place, "raises", number, "item"), lift.item) for number, lift in enumerate(action.raises))
        elif kind == "sizes":
            yield from (((*place, "effort", size), size) for size in action.effort)


def _listed(place: Place, entries: Iterable[str]) -> Iterator[Use]:
    return (((*place, index), entry) for index, entry in enumerate(entries))
