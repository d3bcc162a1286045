"""What somebody wishes to change in commitments: the wish itself, what became of it, and how to take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from assessments.commitments import ActionStatus, Commitment
from assessments.improving import change_commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody sets in a commitment; a field that is None is not meant."""

    status: ActionStatus | None = None
    owner: str | None = None
    start: date | None = None
    due: date | None = None
    note: str | None = None
    hours_left: float | None = None

    def fields(self) -> Mapping[str, Any]:
        """Return the fields that are meant."""
        every = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in every.items() if value is not None}

    def after(self, earlier: Wish) -> Wish:
        """Return an earlier wish with this one on top of it."""
        return replace(earlier, **self.fields())


@dataclass(frozen=True, slots=True)
class Edit:
    """A wish for a commitment, as it stood when the screen was drawn."""

    before: Commitment
    wish: Wish

    def shown(self) -> Commitment:
        """Return the commitment with what was typed, whether or not it can be kept."""
        return replace(self.before, **self.wish.fields())

    def result(self, today: date) -> Commitment:
        """Return the commitment as wished; InvalidEntry if it cannot be kept like that."""
        return change_commitment(self.before, today, **self.wish.fields())


@dataclass(frozen=True, slots=True)
class Failure:
    """An edit that could not be saved, and why."""

    edit: Edit
    reason: str


@dataclass(frozen=True, slots=True)
class Undo:
    """A change that can be taken back: what stood before, and what was saved."""

    befores: tuple[Commitment, ...]
    saved: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Edits of which some met a commitment that another window had changed; `theirs` are those that stand now."""

    edits: tuple[Edit, ...]
    theirs: tuple[Commitment, ...]

    def met(self) -> tuple[tuple[Edit, Commitment], ...]:
        """Return the edits that clash, each with what stands now."""
        now = {commitment.action: commitment for commitment in self.theirs}
        return tuple((edit, now[edit.before.action]) for edit in self.edits if edit.before.action in now)

    def rest(self) -> tuple[Edit, ...]:
        """Return the edits that met nobody else's."""
        taken = {commitment.action for commitment in self.theirs}
        return tuple(edit for edit in self.edits if edit.before.action not in taken)

    def mine(self) -> tuple[Edit, ...]:
        """Return all edits, each over what stands now."""
        now = {commitment.action: commitment for commitment in self.theirs}
        return tuple(Edit(now.get(edit.before.action, edit.before), edit.wish) for edit in self.edits)

    def is_settled(self) -> bool:
        """Tell whether everything that was wished stands already, whoever saved it."""
        return not self.rest() and all(
            getattr(theirs, name) == value for edit, theirs in self.met() for name, value in edit.wish.fields().items()
        )


def join(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return one edit per action: a later wish on top of the earlier ones."""
    joined: dict[str, Edit] = {}
    for edit in edits:
        earlier = joined.get(edit.before.action)
        joined[edit.before.action] = Edit(edit.before, edit.wish.after(earlier.wish)) if earlier else edit
    return tuple(joined.values())
