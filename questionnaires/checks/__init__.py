"""The rules that look across the fields of a questionnaire and its words, all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from questionnaires.checks import bands, companies, identity, numbers, prerequisites, tree, words
from questionnaires.checks.fault import Fault
from questionnaires.checks.references import REFERENCES
from questionnaires.model import Questionnaire, Words
from questionnaires.nodes import Place

WORDS, REACH, VALUES, WAYS = "words", "reach", "values", "ways"
LEVELS = frozenset({"bands", "level"})
TREE = frozenset({"sections", "items"})
OF_FIELD = {
    "sections": TREE,
    "items": TREE,
    "id": TREE,
    "combine": frozenset({REACH}),
    "level": frozenset({REACH}),
    "threshold": frozenset({REACH}),
    "scale": frozenset({VALUES}),
    "tracks": frozenset({WAYS}),
}

Rule = Callable[[Questionnaire], Iterable[Fault]]
RULES: tuple[tuple[Rule, frozenset[str]], ...] = (
    (identity.find_repeated_ids, frozenset()),
    (identity.find_repeated_entries, frozenset()),
    *((reference.find_unknown, frozenset({reference.kind})) for reference in REFERENCES),
    (prerequisites.find_circles, frozenset()),
    (prerequisites.find_missing_level, frozenset({"prerequisite_level"})),
    (numbers.find_uneven_scales, frozenset()),
    (numbers.find_empty_range, frozenset({"score"})),
    (numbers.find_numbers_off_scale, frozenset({"score"})),
    (numbers.find_missing_target, frozenset({"target"})),
    (bands.find_holes_and_overlaps, frozenset({"bands"})),
    (bands.find_uncovered_ends, frozenset({"bands", "score", REACH})),
    (bands.find_falling_levels, frozenset({"bands"})),
    (bands.find_unknown_levels, LEVELS),
    (bands.find_unsuitable_staging, LEVELS | {REACH}),
    (tree.find_mixed_sections, frozenset()),
    (tree.find_stray_thresholds, frozenset({REACH})),
    (tree.find_items_without_stage, frozenset({REACH})),
    (tree.find_empty_stages, frozenset({REACH})),
    (tree.find_items_in_no_track, frozenset()),
    (tree.find_empty_tracks, TREE | {"tracks", WAYS}),
    (companies.find_uneven_sizes, frozenset({"sizes"})),
    (companies.find_idle_conditions, frozenset()),
    (companies.find_idle_actions, frozenset({"sizes"})),
)
EMPTY: frozenset[str] = frozenset()


def find_faults(
    questionnaire: Questionnaire, words_by_language: Mapping[str, Words], doubtful: frozenset[str] = EMPTY
) -> Iterator[Fault]:
    """Yield every broken rule. Rules that build on a `doubtful` part of the questionnaire stay silent."""
    for rule, needs in RULES:
        if not needs & doubtful:
            yield from rule(questionnaire)
    yield from _faults_of_words(questionnaire, words_by_language, doubtful)


def doubts(repaired: Iterable[Place]) -> frozenset[str]:
    """Return which parts of a questionnaire cannot be relied on, after something was put in at these places."""
    return frozenset(part for place in repaired for part in _doubts(place))


def _faults_of_words(
    questionnaire: Questionnaire, words_by_language: Mapping[str, Words], doubtful: frozenset[str]
) -> Iterator[Fault]:
    kinds = [kind for kind in words.NOUNS if kind not in doubtful]
    for texts in words_by_language.values():
        for kind in kinds:
            yield from words.find_unknown_ids(questionnaire, texts, kind)
        if not doubtful & {"scales", VALUES}:
            yield from words.find_miscounted_options(questionnaire, texts)
        if not doubtful & LEVELS:
            yield from words.find_miscounted_levels(questionnaire, texts)
    if words_by_language and WORDS not in doubtful:
        for kind in kinds:
            yield from words.find_wordless(questionnaire, words_by_language, kind)
        if not doubtful & {"scales", VALUES}:
            yield from words.find_nameless_options(questionnaire, words_by_language)
        yield from words.find_nameless_levels(questionnaire, words_by_language)


def _doubts(place: Place) -> frozenset[str]:
    part, field = str(place[0]), str(place[-1])
    if part == "sections":
        return OF_FIELD.get(field, EMPTY)
    if part == "actions":
        return frozenset({part}) if field in {part, "id"} else EMPTY
    if part == "scales":
        return frozenset({VALUES}) if "values" in place else frozenset({part, VALUES})
    return frozenset({part})
