"""What must hold across the fields of a register, and across registers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from governance.definition import ENGLISH, STATES, Condition, Field, Register, Words
from questionnaires.errors import shown, suggest
from questionnaires.nodes import Place

TEXTS = frozenset({"text", "long_text"})
CHOICES = frozenset({"choice", "choices"})
REFERENCES = frozenset({"reference", "references"})
NUMBERS = frozenset({"number", "integer"})
DATES = frozenset({"date"})
KINDS_WITH: Mapping[str, frozenset[str]] = {
    "refers_to": REFERENCES,
    "or_role": REFERENCES,
    "suits": REFERENCES,
    "options": CHOICES,
    "options_of": CHOICES,
    "open": frozenset({"choice"}),
    "limit": TEXTS | {"link"},
    "pattern": TEXTS,
    "least": NUMBERS,
    "most": NUMBERS,
    "course": NUMBERS,
    "past": DATES,
    "future": DATES,
    "after": DATES,
    "not_before": DATES,
    "within": DATES,
}
ANCHORS = ("past", "future", "after", "not_before")
WITH_KIND: Mapping[str, str] = {"after": "date", "not_before": "date"}
YES_NO = ("yes", "no")
DIRECTIONS = frozenset({"increase", "decrease"})
CORRECT = "Correct it."

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule at a place of the file of a register."""

    register: str
    place: Place
    what: str
    remedy: str


Said = tuple[Place, str, str]


def find_faults(registers: tuple[Register, ...]) -> Iterator[Fault]:
    """Yield everything that single fields cannot show: unknown names, what does not fit a kind, what stands twice."""
    known = {register.id: register for register in registers}
    for register in registers:
        for place, what, remedy in _faults_of(register, known):
            yield Fault(register.id, place, what, remedy)
    for name in ("prefix", "order"):
        for register, first in _repeated((r, str(getattr(r, name))) for r in registers):
            what = f"the register {first.id} has the same {name}"
            yield Fault(register.id, (name,), what, "Give each its own.")


def _faults_of(register: Register, known: Mapping[str, Register]) -> Iterator[Said]:
    yield from _unspoken(("title",), register.title)
    yield from _unspoken(("purpose",), register.purpose)
    yield from _unknown(("name_field",), register.name_field, register)
    for index, name in enumerate(register.key):
        yield from _unknown(("key", index), name, register)
    for index, _ in _repeated((i, field.name) for i, field in enumerate(register.fields)):
        yield ("fields", index, "name"), "another field has the same name", "Keep one of the two."
    for index, field in enumerate(register.fields):
        for place, what, remedy in _faults_in(field, register, known):
            yield ("fields", index, *place), what, remedy
    for index, language in _alike([field.label for field in register.fields]):
        yield ("fields", index, "label", language), "another field has the same label", "Give each its own."


def _faults_in(field: Field, register: Register, known: Mapping[str, Register]) -> Iterator[Said]:
    if field.name == "id":
        yield ("name",), "every entry has an id already", "Delete the field."
    yield from _words_of(field)
    yield from _misplaced(field)
    yield from _names_in(field, register)
    yield from _course_of(field, register, known)
    yield from _references_of(field, known)
    yield from _options_of(field, known)
    for index, condition in enumerate(field.required_when):
        yield from _conditions(("required_when", index), condition, register, known)
    if field.refers_to is not None and field.refers_to in known:
        yield from _conditions(("suits",), field.suits, known[field.refers_to], known)


def _words_of(field: Field) -> Iterator[Said]:
    yield from _unspoken(("label",), field.label)
    yield from _unspoken(("help",), field.help or {ENGLISH: ""})
    yield from _unspoken(("example",), field.example or {ENGLISH: ""})
    for index, option in enumerate(field.options):
        yield from _unspoken(("options", index, "name"), option.name)


def _unspoken(place: Place, words: Words) -> Iterator[Said]:
    if ENGLISH not in words:
        yield place, "there is no English text", "Add it: it stands in for languages that lack a text."


def _misplaced(field: Field) -> Iterator[Said]:
    for name, kinds in KINDS_WITH.items():
        stated = Field.model_fields[name]
        if getattr(field, name) != stated.default and field.kind not in kinds:
            yield (
                (stated.alias or name,),
                f"a field of the kind {field.kind} cannot have this",
                "Delete it, or change the kind.",
            )
    if field.kind in CHOICES and not field.options and field.options_of is None:
        yield (), "there is nothing to choose from", "Add options, or options_of."
    if field.options and field.options_of is not None:
        yield ("options_of",), "there are options already", "Keep one of the two."
    if field.kind in REFERENCES and field.refers_to is None:
        yield (), "it is not said what is referred to", "Add register."
    if field.within is not None and not any(getattr(field, anchor) for anchor in ANCHORS):
        yield ("within",), "it is not said from when the days count", f"Add one of {', '.join(ANCHORS)}."
    if field.unique_within is not None and not field.unique:
        yield ("unique_within",), "the field is not unique", "Add unique: true."
    yield from _pattern_of(field)


def _pattern_of(field: Field) -> Iterator[Said]:
    if field.pattern is None:
        return
    try:
        re.compile(field.pattern)
    except re.error as error:
        yield ("pattern",), f"this is no regular expression ({error})", CORRECT
    if not field.example:
        yield ("pattern",), "there is no example to show what is meant", "Add an example."


def _names_in(field: Field, register: Register) -> Iterator[Said]:
    for attribute in ("after", "not_before", "differs", "unless", "unique_within"):
        name = getattr(field, attribute)
        if name is not None:
            yield from _unknown((attribute,), name, register, WITH_KIND.get(attribute))


def _course_of(field: Field, register: Register, known: Mapping[str, Register]) -> Iterator[Said]:
    if field.course is None:
        return
    yield from _unknown(("course", "start"), field.course.start, register, "number")
    yield from _unknown(("course", "by"), field.course.by, register, "choice")
    by = register.find_field(field.course.by)
    if by is not None and not set(_choices_in(by, known)) >= DIRECTIONS:
        yield ("course", "by"), "no way is named there", f"Give it the options {' and '.join(sorted(DIRECTIONS))}."


def _unknown(place: Place, name: str, register: Register, kind: str | None = None) -> Iterator[Said]:
    field = register.find_field(name)
    if field is None:
        names = [known.name for known in register.fields]
        yield place, f"there is no field {shown(name)} in {register.id}", suggest(name, names) or CORRECT
    elif kind is not None and field.kind != kind:
        yield place, f"the field {name} is of the kind {field.kind}", f"Name a field of the kind {kind}."


def _references_of(field: Field, known: Mapping[str, Register]) -> Iterator[Said]:
    if field.refers_to is not None and field.refers_to not in known:
        what = f"there is no register {shown(field.refers_to)}"
        yield ("register",), what, suggest(field.refers_to, known) or CORRECT
    if field.or_role and field.refers_to != "people":
        yield ("or_role",), "only people have roles", "Delete it."


def _options_of(field: Field, known: Mapping[str, Register]) -> Iterator[Said]:
    for index, option in enumerate(field.options):
        if option.id in STATES:
            yield ("options", index, "id"), f"{option.id} has a meaning of its own in conditions", "Choose another id."
    for index, _ in _repeated((i, option.id) for i, option in enumerate(field.options)):
        yield ("options", index, "id"), "this option stands twice", "Keep one of the two."
    for index, language in _alike([option.name for option in field.options]):
        yield ("options", index, "name", language), "another option has the same name", "Give each its own."
    if field.options_of is not None and not _source_of(field, known).options:
        yield ("options_of",), "no options are written there", "Name a register and its field: uses.use."


def _source_of(field: Field, known: Mapping[str, Register]) -> Field:
    """Return the field in which the options are written: the field itself, or the one it borrows them of."""
    register, _, name = (field.options_of or "").partition(".")
    lender = known[register].find_field(name) if register in known else None
    return field if lender is None else lender


def _conditions(
    place: Place, condition: Condition, register: Register, known: Mapping[str, Register]
) -> Iterator[Said]:
    for path, wanted in condition.items():
        where, name = _look(path, register, known)
        field = where.find_field(name)
        if field is None:
            yield from _unknown((*place, path), name, where)
            continue
        choices = (*STATES, *_choices_in(field, known))
        for index, value in enumerate(wanted):
            if value not in choices:
                what = f"{shown(value)} is nothing that {field.name} can hold"
                yield (*place, path, index), what, suggest(value, choices) or CORRECT


def _look(path: str, register: Register, known: Mapping[str, Register]) -> tuple[Register, str]:
    """Return the register and the name that a condition speaks of: `tier.required` speaks of another register."""
    name, _, inner = path.partition(".")
    field = register.find_field(name)
    if inner and field is not None and field.refers_to is not None and field.refers_to in known:
        return known[field.refers_to], inner
    return register, path


def _choices_in(field: Field, known: Mapping[str, Register]) -> tuple[str, ...]:
    if field.kind == "yes_no":
        return YES_NO
    return tuple(option.id for option in _source_of(field, known).options)


def _alike(texts: Sequence[Words]) -> Iterator[tuple[int, str]]:
    """Yield the index and the language of texts that read like an earlier one: a table could not tell them apart."""
    for language in sorted({language for words in texts for language in words}):
        spoken = ((index, words[language].casefold()) for index, words in enumerate(texts) if language in words)
        yield from ((index, language) for index, _ in _repeated(spoken))


def _repeated(named: Iterable[tuple[Thing, str]]) -> Iterator[tuple[Thing, Thing]]:
    """Yield what bears a name that an earlier one has, with that earlier one."""
    first: dict[str, Thing] = {}
    for thing, name in named:
        if name in first:
            yield thing, first[name]
        else:
            first[name] = thing
