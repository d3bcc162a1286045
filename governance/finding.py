"""A finding: a statement with severity and cause, free of language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Severity = Literal["critical", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Named:
    """Something that is named in the reader's language.

    `kind` says what `id` is: a practice, a maturity level, a register, a field of `of` (a register), an option
    (`of` is "register.field"), an entry of `of`, a role of the RACI, or a step.
    """

    kind: Literal["practice", "level", "register", "field", "option", "entry", "role", "step"]
    id: str
    of: str = ""


Said = str | int | float | date | Named | tuple[str | Named, ...]
"""A part of a message: finished text of the user, a number, a date, something with a name, or several of them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `values` fill its message; `items` and `entries` ((register, id)) are what it speaks of.

    `key` names it for good, whatever its numbers are today ("T01:G-01"); `ground` is a digest of everything it rests
    on: a finding that was accepted comes back when its ground changes.
    """

    rule: str
    severity: Severity
    key: str
    ground: str
    values: Mapping[str, Said] = field(default_factory=dict)
    items: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    step: str = ""
