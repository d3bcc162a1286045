"""The formats of a report: one module each, found by this folder.

A format is a module with a `NAME`, a `SUFFIX`, a `MEDIA_TYPE` and a `write` from a report to bytes.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from reports.errors import ReportError
from reports.model import Report


class Format(Protocol):
    """What every module in this folder offers."""

    NAME: str
    SUFFIX: str
    MEDIA_TYPE: str

    def write(self, report: Report) -> bytes:
        """Return the report in this format."""


@cache
def find_formats() -> tuple[Format, ...]:
    """Return the formats there are, by name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(cast(Format, import_module(f"{__name__}.{name}")) for name in names)


def find_format(name: str) -> Format:
    """Return the format of a name; ReportError if there is none."""
    for found in find_formats():
        if name == found.NAME:
            return found
    raise ReportError(f"format: there is no {name!r}. Choose one of: {', '.join(f.NAME for f in find_formats())}")
