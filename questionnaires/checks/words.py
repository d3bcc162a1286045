"""Words fit the structure: known ids, one text per option and level, and nothing without words in every language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from questionnaires.checks.fault import Fault
from questionnaires.checks.references import ids_of
from questionnaires.errors import shown, suggest
from questionnaires.model import Questionnaire, Words

NOUNS = {
    "sections": "section",
    "items": "item",
    "actions": "action",
    "roles": "role",
    "flags": "flag",
    "countries": "country",
    "tracks": "track",
    "sizes": "size of company",
    "scales": "scale",
}


def find_unknown_ids(questionnaire: Questionnaire, words: Words, kind: str) -> Iterator[Fault]:
    """Yield words for ids that the structure does not know."""
    known = ids_of(questionnaire, kind)
    for name in getattr(words, kind):
        if name not in known:
            remedy = suggest(name, known) or "Delete it, or add it to the structure."
            yield Fault((kind, name), f"the questionnaire has no {NOUNS[kind]} {shown(name)}", remedy, words.language)


def find_miscounted_options(questionnaire: Questionnaire, words: Words) -> Iterator[Fault]:
    """Yield texts of options that are more or fewer than the options of the scale."""
    scales = {None, *(scale.id for scale in questionnaire.scales)}
    for item in questionnaire.walk_items():
        said = words.items.get(item.id) if item.scale in scales else None
        scale = questionnaire.scale_of(item)
        for name in ("options", "short"):
            count = len(getattr(said, name)) if said is not None else 0
            if count and count != len(scale.values):
                what = f"{_texts(count)} for the {len(scale.values)} options of the scale {shown(scale.id)}"
                yield Fault(("items", item.id, name), what, "Write one text per option.", words.language)
    for scale in questionnaire.scales:
        count = len(words.scales.get(scale.id, scale.values))
        if count != len(scale.values):
            what = f"{_texts(count)} for {len(scale.values)} options"
            yield Fault(("scales", scale.id), what, "Write one text per option.", words.language)


def find_miscounted_levels(questionnaire: Questionnaire, words: Words) -> Iterator[Fault]:
    """Yield names and notes of levels that are more or fewer than the levels."""
    wanted = len(questionnaire.levels)
    for name in ("levels", "level_notes"):
        count = len(getattr(words, name))
        if count and count != wanted:
            what = f"{_texts(count)} for {wanted} maturity levels"
            yield Fault((name,), what, "Write one text per level, lowest first.", words.language)


def find_wordless(questionnaire: Questionnaire, words: Mapping[str, Words], kind: str) -> Iterator[Fault]:
    """Yield ids of a kind that have words in no language. Scales may go without: the items can name their options."""
    if kind == "scales":
        return
    first = next(iter(words))
    said = {name for texts in words.values() for name in getattr(texts, kind)}
    for name in sorted(ids_of(questionnaire, kind) - said):
        yield Fault((kind,), f"the {NOUNS[kind]} {shown(name)} has no words in any language", "Add them here.", first)


def find_nameless_options(questionnaire: Questionnaire, words: Mapping[str, Words]) -> Iterator[Fault]:
    """Yield items whose options are named in no language, neither with the item nor with its scale."""
    first = next(iter(words))
    for item in questionnaire.walk_items():
        scale = questionnaire.scale_of(item).id
        said = [texts.items[item.id] for texts in words.values() if item.id in texts.items]
        if (
            said
            and not any(text.options for text in said)
            and not any(scale in texts.scales for texts in words.values())
        ):
            remedy = f'Add "options" here, or texts of the scale {shown(scale)} under "scales".'
            yield Fault(("items", item.id, "options"), "the options have no texts in any language", remedy, first)


def find_nameless_levels(questionnaire: Questionnaire, words: Mapping[str, Words]) -> Iterator[Fault]:
    """Yield a fault if the maturity levels are named in no language."""
    if questionnaire.levels and not any(texts.levels for texts in words.values()):
        what = f"the {len(questionnaire.levels)} maturity levels have no names in any language"
        yield Fault(("levels",), what, 'Add "levels": one name per level, lowest first.', next(iter(words)))


def _texts(count: int) -> str:
    return "there is 1 text" if count == 1 else f"there are {count} texts"
