"""What the store needs of a database: transactions over the common subset of SQLite 3.35 and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


Row = Mapping[str, Any]


class Transaction(Protocol):
    """What a unit of work may touch. Parameters are named: `:workspace`."""

    def run(self, sql: str, **values: object) -> None:
        """Carry out a statement."""

    def rows(self, sql: str, **values: object) -> list[Row]:
        """Return the rows of a query, or of a statement with RETURNING."""


def first(rows: list[Row]) -> Row | None:
    """Return the first row, `None` if there is none."""
    return rows[0] if rows else None


class Engine(Protocol):
    """A database. A unit of work may be run again after a fault, so it touches nothing but its transaction."""

    @property
    def name(self) -> str:
        """What the database is, for people."""

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Run the work in a transaction of its own and return its result once that is durable."""

    def read(self, work: Callable[[Transaction], T]) -> T:
        """Run the work on one consistent state of the database."""

    def check(self) -> None:
        """Ask the database something; raises StoreError if it does not answer."""

    def find_faults(self) -> tuple[str, ...]:
        """Return what the database's own check finds."""

    def save_copy(self, target: Path) -> Path:
        """Write a consistent copy to a new file."""

    def close(self) -> None:
        """Finish what is being written and let go."""
