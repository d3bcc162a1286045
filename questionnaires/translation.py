"""A questionnaire with its words: complete in every language, a missing text falling back to another one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import BaseModel

from questionnaires.errors import Problem
from questionnaires.model import Item, ItemWords, Questionnaire, SectionWords, Words

ENGLISH = "en"
TEXT_MAPS = ("sections", "items", "actions", "roles", "flags", "countries", "tracks", "sizes", "scales")

Texts = TypeVar("Texts", bound=BaseModel)


@dataclass(frozen=True, eq=False)
class Edition:
    """A questionnaire as loaded, with the words of every language and the fingerprint of it all."""

    questionnaire: Questionnaire
    words_by_language: Mapping[str, Words]
    sha256: str

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are words in: English first, the others by their code."""
        return order_languages(self.words_by_language)

    def words(self, language: str) -> Words:
        """Return complete words: a missing text is taken from English, else from the first language that has it.

        Every item has one text per option, in `options` and in `short`; every section has a short title; levels and
        their notes stand at the index of their number. A language without words is answered in English, else in the
        first one.
        """
        return self._complete.get(language) or self._complete[self.languages[0]]

    @cached_property
    def _complete(self) -> Mapping[str, Words]:
        written = {code: _spelt_out(self.questionnaire, words) for code, words in self.words_by_language.items()}
        return {
            language: _merged([written[language], *(written[other] for other in self.languages if other != language)])
            for language in self.languages
        }


def order_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """Return languages in the order in which their texts stand in for missing ones."""
    return tuple(sorted(languages, key=lambda language: (language != ENGLISH, language)))


def fingerprint(questionnaire: Questionnaire, words_by_language: Mapping[str, Words]) -> str:
    """Return the SHA-256 of everything a questionnaire says; comments and the order of fields do not matter."""
    said = [questionnaire, *(words_by_language[language] for language in sorted(words_by_language))]
    content = [part.model_dump(mode="json", by_alias=True) for part in said]
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def missing_texts(edition: Edition) -> tuple[Problem, ...]:
    """Return, language by language, the texts that exist in another language only: they fall back to that one."""
    written = {language: tuple(_texts(edition.words_by_language[language])) for language in edition.languages}
    everything = tuple(dict.fromkeys(path for paths in written.values() for path in paths))
    return tuple(
        Problem(
            file=f"{edition.questionnaire.id}/text.{language}.yaml",
            line=None,
            where=".".join(path),
            what="no text in this language",
            remedy=f'Until it is added, the text of "{_first_with(path, written)}" is shown.',
        )
        for language, paths in written.items()
        for path in _outermost(everything, frozenset(paths))
    )


def _spelt_out(questionnaire: Questionnaire, words: Words) -> Words:
    items = {
        item.id: _item_spelt_out(questionnaire, words, item, words.items[item.id])
        for item in questionnaire.walk_items()
        if item.id in words.items
    }
    sections = {
        section_id: SectionWords(title=said.title, short=said.short or said.title, intro=said.intro)
        for section_id, said in words.sections.items()
    }
    return words.model_copy(
        update={
            "items": items,
            "sections": sections,
            "levels": _by_number(questionnaire.levels, words.levels),
            "level_notes": _by_number(questionnaire.levels, words.level_notes),
        }
    )


def _item_spelt_out(questionnaire: Questionnaire, words: Words, item: Item, said: ItemWords) -> ItemWords:
    options = said.options or words.scales.get(questionnaire.scale_of(item).id, ())
    return said.model_copy(update={"options": options, "short": said.short or options})


def _by_number(levels: tuple[int, ...], texts: tuple[str, ...]) -> tuple[str, ...]:
    if not texts:
        return ()
    named = dict(zip(levels, texts, strict=True))
    return tuple(named.get(number, "") for number in range(levels[-1] + 1))


def _merged(chain: list[Words]) -> Words:
    whole = _first_of_each(chain)
    return whole.model_copy(update={name: _merged_map(name, chain) for name in TEXT_MAPS})


def _merged_map(name: str, chain: list[Words]) -> Mapping[str, object]:
    merged: dict[str, object] = {}
    maps: list[Mapping[str, object]] = [getattr(words, name) for words in chain]
    for key in dict.fromkeys(key for texts in maps for key in texts):
        found = [texts[key] for texts in maps if key in texts]
        models = [text for text in found if isinstance(text, BaseModel)]
        merged[key] = _first_of_each(models) if models else found[0]
    return merged


def _first_of_each(chain: list[Texts]) -> Texts:
    first, *others = chain
    fallen_back = {
        name: next(text for other in others if (text := getattr(other, name)))
        for name in type(first).model_fields
        if not getattr(first, name) and any(getattr(other, name) for other in others)
    }
    return first.model_copy(update=fallen_back)


def _texts(words: Words) -> Iterator[tuple[str, ...]]:
    for name, value in words:
        if name in TEXT_MAPS:
            for key, text in value.items():
                yield (name, key)
                if isinstance(text, BaseModel):
                    yield from ((name, key, field) for field, part in text if part)
        elif value and name != "language":
            yield (name,)


def _outermost(everything: tuple[tuple[str, ...], ...], present: frozenset[tuple[str, ...]]) -> list[tuple[str, ...]]:
    missing = [path for path in everything if path not in present]
    whole = {path for path in missing if len(path) == 2}
    return [path for path in missing if len(path) != 3 or path[:2] not in whole]


def _first_with(path: tuple[str, ...], written: Mapping[str, tuple[tuple[str, ...], ...]]) -> str:
    return next(language for language, paths in written.items() if path in paths)
