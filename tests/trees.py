"""Small questionnaires and answers for tests of what is computed: a test states the one thing that matters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from questionnaires.model import Item, Questionnaire, Section
from scoring.model import Answer, State

Said = float | str | None
STATES = {"na": State.NOT_APPLICABLE, "dk": State.DONT_KNOW, None: State.UNANSWERED, "": State.UNANSWERED}
PLAIN: Mapping[str, Any] = {
    "id": "tree",
    "version": "1.0",
    "date": "2026-01-01",
    "licence": {"id": "CC0-1.0", "holder": "nobody"},
    "score": {"low": 0, "high": 4},
    "scales": [{"id": "levels", "values": [0, 1, 2, 3, 4]}],
    "bands": [
        {"level": 0, "from": 0, "to": 0.75},
        {"level": 1, "from": 0.75, "to": 1.75},
        {"level": 2, "from": 1.75, "to": 2.75},
        {"level": 3, "from": 2.75, "to": 3.5},
        {"level": 4, "from": 3.5, "to": 4},
    ],
    "essentials": {"caps": [{"below": 1, "level": 1}, {"below": 2, "level": 2}], "unknown_caps_at": 2},
    "evidence_from": 2,
    "tracks": [{"id": "full", "minutes": 5}],
}


def an_item(item_id: str, **more: Any) -> Item:
    """Return an item of weight 1 in the only track."""
    return Item.model_validate({"id": item_id, "tracks": ["full"]} | more)


def a_section(section_id: str, *children: Item | Section | str, **more: Any) -> Section:
    """Return a section of items (a plain word makes one) or of sections."""
    made = [an_item(child) if isinstance(child, str) else child for child in children]
    sections = tuple(child for child in made if isinstance(child, Section))
    items = tuple(child for child in made if isinstance(child, Item))
    return Section(id=section_id, sections=sections, items=items, **more)


def a_questionnaire(*sections: Section, **more: Any) -> Questionnaire:
    """Return a questionnaire of five levels from 0 to 4 with the usual bands and caps."""
    return Questionnaire.model_validate({**PLAIN, "sections": sections, **more})


def said(
    values: Mapping[str, Said],
    *,
    evidence: Collection[str] = (),
    confidence: Mapping[str, float] | None = None,
) -> dict[str, Answer]:
    """Return answers: a number is an option, "na" not applicable, "dk" don't know, None nothing yet."""
    doubts = confidence or {}
    return {
        item: Answer(
            State.VALUE if isinstance(value, int | float) else STATES[value],
            float(value) if isinstance(value, int | float) else None,
            evidence=item in evidence,
            confidence=doubts.get(item, 1.0),
        )
        for item, value in values.items()
    }
