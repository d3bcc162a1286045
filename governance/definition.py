"""What a register is: its fields, and what each of them may hold. Definitions are data, frozen, with their words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

import pydantic

from questionnaires.model import LANGUAGE, MANY, Frozen, Number, Text

NAME = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
COLUMN = r"^[a-z0-9_]+\.[a-z0-9_]+$"
ENGLISH = "en"
PREFIX = r"^[A-Z]{1,4}$"
ROLE = "role:"
STATES = ("filled", "empty", "past", "not_past")
LONGEST = {"text": 200, "long_text": 2_000, "link": 500, "choice": 80}

Name = Annotated[str, pydantic.Field(pattern=NAME, max_length=40)]
Language = Annotated[str, pydantic.Field(pattern=LANGUAGE)]
Words: TypeAlias = Mapping[Language, Text]
Condition: TypeAlias = Mapping[str, tuple[str, ...]]
Kind = Literal[
    "text", "long_text", "number", "integer", "date", "yes_no", "choice", "choices",
    "reference", "references", "period", "hours", "link",
]  # fmt: skip


class Option(Frozen):
    """One of the choices of a field."""

    id: Name
    name: Words


class Course(Frozen):
    """The way a number goes: from the field `start`, up or down as the field `by` says."""

    start: Name
    by: Name


class Field(Frozen):
    """A column of a register.

    A condition names fields and what they may hold: options, yes or no, or one of `STATES`. All that it names must
    hold; of several conditions one is enough. `tier.required` looks into the entry that the field `tier` names;
    `suits` is what a referenced entry must fulfil itself. The days of `within` count from the field that `after` or
    `not_before` names, else from today.
    """

    name: Name
    kind: Kind
    label: Words
    help: Mapping[Language, Text] = {}
    example: Mapping[Language, Text] = {}
    refers_to: Annotated[Name | None, pydantic.Field(alias="register")] = None
    or_role: bool = False
    options: Annotated[tuple[Option, ...], pydantic.Field(max_length=MANY)] = ()
    options_of: Annotated[str, pydantic.Field(pattern=COLUMN)] | None = None
    open: bool = False
    limit: Annotated[int, pydantic.Field(ge=1, le=20_000)] | None = None
    least: Number | None = None
    most: Annotated[float, pydantic.Field(ge=-1e12, le=1e12)] | None = None
    pattern: Text | None = None
    past: bool = False
    future: bool = False
    after: Name | None = None
    not_before: Name | None = None
    within: Annotated[int, pydantic.Field(ge=1, le=10_000)] | None = None
    differs: Name | None = None
    course: Course | None = None
    suits: Mapping[str, tuple[str, ...]] = {}
    unique: bool = False
    unique_within: Name | None = None
    required: Literal["always", "advised", "never"] = "never"
    required_when: tuple[Condition, ...] = ()
    unless: Name | None = None

    @property
    def longest(self) -> int:
        """The number of characters that a text may have."""
        return self.limit or LONGEST.get(self.kind, 200)

    @property
    def holds_several(self) -> bool:
        """Whether the field holds a list."""
        return self.kind in {"choices", "references"}

    def find_option(self, option: str) -> Option | None:
        """Return one of the choices by its id."""
        return next((o for o in self.options if o.id == option), None)


class Register(Frozen):
    """A living table of the workbook. People know an entry by its `name_field`; `key` finds it in a pasted table."""

    id: Name
    step: Text
    order: Annotated[int, pydantic.Field(ge=0, le=100_000)]
    prefix: Annotated[str, pydantic.Field(pattern=PREFIX)]
    digits: Annotated[int, pydantic.Field(ge=1, le=6)] = 2
    title: Words
    purpose: Words
    name_field: Name
    key: tuple[Name, ...] = ()
    fields: Annotated[tuple[Field, ...], pydantic.Field(min_length=1, max_length=MANY)]

    def find_field(self, name: str) -> Field | None:
        """Return a field by its name."""
        return next((f for f in self.fields if f.name == name), None)

    @property
    def key_fields(self) -> tuple[str, ...]:
        """The fields by which a row of a pasted table finds its entry."""
        return self.key or (self.name_field,)
