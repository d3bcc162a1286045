"""The facts about a company that decide what it is asked. Apart from the definitions, so that no page needs those."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

MOST_PEOPLE = 10_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyProfile:
    """The facts that decide which items apply and what some of them weigh; ValueError for an impossible headcount."""

    headcount: int
    countries: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    def __post_init__(self) -> None:
        if not 1 <= self.headcount <= MOST_PEOPLE:
            raise ValueError(f"headcount: {self.headcount} is not from 1 to {MOST_PEOPLE}")
