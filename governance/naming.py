"""What people call entries, options and roles, and the ids that new entries get."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from governance.catalogue import find_register, said
from governance.model import Entry, Workbook

if TYPE_CHECKING:
    from governance.definition import Field, Register

ROLE = "role:"
ROLES = ("people", "role")


def name_of(entry: Entry, register: Register, language: str = "en") -> str:
    """Return the name by which people know an entry; its id if it has none yet."""
    value = entry.text(register.name_field)
    field = register.find_field(register.name_field)
    option = field.find_option(value) if field else None
    return (said(option.name, language) if option else value) or entry.id


def next_id(register: Register, workbook: Workbook) -> str:
    """Return the id of the next new entry: one above the highest that was ever given, archived entries included."""
    return id_of(register, last_number(register, workbook) + 1)


def last_number(register: Register, workbook: Workbook) -> int:
    """Return the highest number that an id of the register bears; 0 if there is none."""
    numbers = (number_in(entry.id, register) for entry in workbook.entries if entry.register == register.id)
    return max(numbers, default=0)


def id_of(register: Register, number: int) -> str:
    """Return the id with a number."""
    return f"{register.prefix}-{number:0{register.digits}d}"


def number_in(entry: str, register: Register) -> int:
    """Return the number that an id bears; 0 if it is no id of the register."""
    match = re.fullmatch(rf"{register.prefix}-(\d{{1,9}})", entry)
    return int(match[1]) if match else 0


@cache
def roles_of() -> tuple[str, ...]:
    """Return what may stand for whoever has a role: "role:lead", "role:author" ..."""
    return tuple(ROLE + option.id for option in role_field().options)


def role_field() -> Field:
    """Return the field that names the roles of people."""
    register, name = ROLES
    return next(field for field in find_register(register).fields if field.name == name)
