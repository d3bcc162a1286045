"""The cross-step rules: one module per group, found by this folder. A rule finds; it never changes anything."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from governance.finding import Named, Said, Severity
from governance.ground import Ground
from governance.model import Entry
from governance.naming import ROLE

ITS_OWN = "*"
"""Stands for the practice a finding speaks of, where a rule has no practice of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """One case that a rule found.

    `subject` tells it from the other cases of the rule; `seen` is everything it rests on, in plain values. A severity
    here outdoes the one of the rule, a step here the one of the practice that mends it.
    """

    subject: str
    values: Mapping[str, Said]
    seen: tuple[object, ...]
    entries: tuple[tuple[str, str], ...] = ()
    items: tuple[str, ...] = ()
    severity: Severity | None = None
    step: str = ""


Check = Callable[[Ground], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `about` says in one sentence what it finds, `group` is the module it stands in.

    It is silent unless everything in `needs` is there and, of `one_of`, at least one. `practice` is the one whose
    action mends what it finds: `ITS_OWN`, an id, or None. `milder` says when another severity holds.
    """

    id: str
    severity: Severity
    needs: tuple[str, ...]
    one_of: tuple[str, ...]
    practice: str | None
    milder: str
    about: str
    group: str
    check: Check = field(compare=False)

    def is_ready(self, ground: Ground) -> bool:
        """Tell whether what the rule needs is there."""
        return all(map(ground.has, self.needs)) and (not self.one_of or any(map(ground.has, self.one_of)))


def rule(
    rule_id: str,
    severity: Severity,
    *,
    needs: tuple[str, ...],
    one_of: tuple[str, ...] = (),
    practice: str | None = None,
    milder: str = "",
) -> Callable[[Check], Rule]:
    """Return what makes a rule of a function; the first line of its docstring says what it finds."""

    def make(check: Check) -> Rule:
        about, group = (check.__doc__ or "").partition("\n")[0], check.__module__.rpartition(".")[2]
        return Rule(rule_id, severity, needs, one_of, practice, milder, about, group, check)

    return make


@cache
def find_rules() -> tuple[Rule, ...]:
    """Return every rule of this folder, by id."""
    modules = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = (value for module in modules for value in vars(module).values() if isinstance(value, Rule))
    return tuple(sorted(found, key=lambda each: each.id))


def on(
    entry: Entry,
    fields: str,
    values: Mapping[str, Said],
    *,
    beside: Iterable[Entry] = (),
    seen: tuple[object, ...] = (),
    severity: Severity | None = None,
) -> Found:
    """Return a case about an entry: it rests on these fields of it (names, spaced) and on what else was seen."""
    places = (place_of(entry), *map(place_of, beside))
    return Found(entry.id, values, (look(entry, fields), *seen), places, severity=severity)


def look(entry: Entry, fields: str) -> tuple[object, ...]:
    """Return what some fields of an entry hold, with the entry's id."""
    return (entry.id, *map(entry.values.get, fields.split()))


def look_at(entries: Iterable[Entry], fields: str) -> tuple[tuple[object, ...], ...]:
    """Return what some fields of several entries hold."""
    return tuple(look(entry, fields) for entry in entries)


def place_of(entry: Entry) -> tuple[str, str]:
    """Return where an entry stands: its register and its id."""
    return entry.register, entry.id


def named(entry: Entry) -> Named:
    """Return an entry as something with a name."""
    return Named("entry", entry.id, entry.register)


def named_all(entries: Iterable[Entry]) -> tuple[Named, ...]:
    """Return entries as things with names."""
    return tuple(map(named, entries))


def option(entry: Entry, name: str) -> Named:
    """Return what was chosen in a field as something with a name."""
    return Named("option", entry.text(name), f"{entry.register}.{name}")


def who(reference: str) -> Named:
    """Return a person, or a role that stands for people, as something with a name."""
    if reference.startswith(ROLE):
        return Named("role", reference.removeprefix(ROLE))
    return Named("entry", reference, "people")


def tidy(number: float) -> int | float:
    """Return a number as people write it: whole where it is whole."""
    return int(number) if number == int(number) else number


def missing(entry: Entry, fields: Iterable[str]) -> Iterator[Named]:
    """Yield the fields of an entry that are not filled in, as things with names."""
    for name in fields:
        if not entry.has(name):
            yield Named("field", name, entry.register)
