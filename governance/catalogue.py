"""The registers there are: every file of the folder `registers`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from governance.definition import Register

FOLDER = Path(__file__).parent / "registers"


@cache
def find_registers() -> tuple[Register, ...]:
    """Return all registers in the order of the steps; GovernanceError lists everything wrong with them."""
    from governance.register_files import load_registers  # the definitions are heavy, and the first page needs none

    return load_registers(FOLDER)


@cache
def find_register(register: str) -> Register:
    """Return a register by its id; KeyError for one that does not exist."""
    for known in find_registers():
        if known.id == register:
            return known
    raise KeyError(f"{register}: there is no such register. Known: {', '.join(r.id for r in find_registers())}")


def said(words: Mapping[str, str], language: str) -> str:
    """Return a text in a language, in English where that language lacks it; empty if there is none at all."""
    return words.get(language) or words.get("en", "")
