"""How far each register of a workbook is, and which one to turn to next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.checking import Checker
from governance.definition import Register
from governance.model import Entry, Workbook

FIRST_ENTRIES = 3
MINUTES_PER_FIELD = 0.5
ROUNDING = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """How many entries of a register count, how many of them are not finished, and how many are only proposed."""

    register: Register
    entries: int
    incomplete: int
    proposals: int

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is left to do: something is written down, all of it complete, nothing to look at."""
        return self.entries > 0 and not self.incomplete and not self.proposals


def find_standings(registers: Sequence[Register], workbook: Workbook, today: date) -> tuple[Standing, ...]:
    """Return the standing of each register."""
    return tuple(find_standing(register, workbook, today) for register in registers)


def find_standing(register: Register, workbook: Workbook, today: date) -> Standing:
    """Return the standing of a register."""
    checker = Checker(register, workbook, today, workbook)
    rows = workbook.rows(register.id)
    incomplete = sum(any(checker.check(row.values, row.id)) for row in rows)
    return Standing(register, len(rows), incomplete, len(find_proposals(register, workbook)))


def find_proposals(register: Register, workbook: Workbook) -> tuple[Entry, ...]:
    """Return the entries of a register that somebody has yet to accept, by rank."""
    found = (e for e in workbook.entries if e.register == register.id and e.proposed and not e.archived)
    return tuple(sorted(found, key=lambda entry: (entry.rank, entry.id)))


def find_archived(register: Register, workbook: Workbook) -> tuple[Entry, ...]:
    """Return the entries of a register that were put away, dismissed proposals too, by rank."""
    return tuple(entry for entry in workbook.entries if entry.register == register.id and entry.archived)


def find_next(standings: Sequence[Standing], here: str = "") -> Standing | None:
    """Return the register to turn to next, another one than `here`; None if every one is settled.

    What was begun comes first, in the order of the steps; then the empty register that most others refer to.
    """
    others = [standing for standing in standings if standing.register.id != here and not standing.is_settled]
    begun = next((standing for standing in others if standing.entries or standing.proposals), None)
    references = count_references([standing.register for standing in standings])
    return begun or max(others, key=lambda standing: references[standing.register.id], default=None)


def count_references(registers: Sequence[Register]) -> Mapping[str, int]:
    """Return for each register how many others refer to it."""
    wanted = [{field.refers_to for field in register.fields} - {register.id} for register in registers]
    return {register.id: sum(register.id in names for names in wanted) for register in registers}


def estimate_minutes(register: Register) -> int:
    """Return how long the first entries of a register take: half a minute for each field that must be filled in."""
    fields = sum(field.required == "always" for field in register.fields)
    minutes = fields * MINUTES_PER_FIELD * FIRST_ENTRIES
    return max(ROUNDING, round(minutes / ROUNDING) * ROUNDING)
