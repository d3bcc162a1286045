"""The registers of the demo companies, told in every language of the interface: `registers/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import yaml
from pydantic import RootModel

from governance.model import Entry, Value

FOLDER = Path(__file__).parent / "registers"
ENGLISH = "en"
Given = bool | float | date | str | tuple[str, ...] | Mapping[str, str]


class DemoWorkbook(RootModel[Mapping[str, tuple[Mapping[str, Given], ...]]]):
    """Rows by register: a text in several languages, anything else as it is kept; `id` is the row's own."""

    def entries(self, language: str) -> tuple[Entry, ...]:
        """Return the rows as new entries told in a language, in English where that language is missing."""
        return tuple(
            _entry(register, row, rank, language)
            for register, rows in self.root.items()
            for rank, row in enumerate(rows, start=1)
        )


@cache
def load_workbook(demo: str) -> DemoWorkbook:
    """Return the registers of a demo company."""
    text = (FOLDER / f"{demo}.yaml").read_text(encoding="utf-8")
    return DemoWorkbook.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))


def _entry(register: str, row: Mapping[str, Given], rank: int, language: str) -> Entry:
    values = {name: _value(given, language) for name, given in row.items() if name != "id"}
    filled = {name: value for name, value in values.items() if value != ""}
    return Entry(register, str(row["id"]), filled, rank)


def _value(given: Given, language: str) -> Value:
    if isinstance(given, Mapping):
        return given.get(language, given[ENGLISH])
    if isinstance(given, date):
        return given.isoformat()
    return given if isinstance(given, str | bool | tuple) else float(given)
