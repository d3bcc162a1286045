"""Saving what is changed in commitments: at once, with a way back, and with nothing lost that somebody typed.

What cannot be kept waits on the screen with its reason. Where another window was faster, both versions are shown and
somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import wiring
from assessments.commitments import ActionStatus, Commitment
from assessments.errors import AssessmentError, Conflict
from assessments.improving import change_commitment, save_changes, take_back
from ui import session
from ui.page import Context
from ui.problems import say_problem


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


class CommitmentSaver:
    """Saves changes of one company's commitments; remembers the last one for undo, and what waits."""

    def __init__(self, context: Context, today: date) -> None:
        """Save for the company of the context; `today` is the day on which things are done."""
        self._context = context
        self.company = context.the_company.id
        self.today = today

    def change(self, before: Commitment, wish: Wish) -> None:
        """Save a wish for one commitment, together with what waits for it; else keep both and say why."""
        waiting = self.waiting.get(before.action)
        self._attempt((Edit(before, wish.after(waiting.edit.wish) if waiting else wish),))

    def change_all(self, edits: Sequence[Edit]) -> bool:
        """Save several wishes in one operation, all of them or none, and tell whether that went well."""
        return self._attempt(tuple(edits))

    def shown(self, commitment: Commitment) -> Commitment:
        """Return what the screen shows: what stands, and over it what waits to be saved."""
        failure = self.waiting.get(commitment.action)
        return Edit(commitment, failure.edit.wish).shown() if failure else commitment

    @property
    def waiting(self) -> Mapping[str, Failure]:
        """What could not be saved, by action."""
        return cast("Mapping[str, Failure]", session.marked(self._mark("unsaved")) or {})

    @property
    def clash(self) -> Clash | None:
        """What waits for a decision because another window was faster."""
        return cast("Clash | None", session.marked(self._mark("clash")))

    @property
    def undo(self) -> Undo | None:
        """The last change, if it can be taken back."""
        return cast("Undo | None", session.marked(self._mark("undo")))

    @property
    def news(self) -> str:
        """What there is to say about the last change: that it was taken back, or why it could not be."""
        return str(session.marked(self._mark("news")) or "")

    @property
    def edition(self) -> int:
        """A number that rises whenever fields must forget what was typed into them."""
        return cast("int", session.marked(self._mark("edition")) or 0)

    def say(self, news: str) -> None:
        """Leave word of what became of the last click."""
        self._remember("news", news)

    def forget_typing(self) -> None:
        """Let the table forget what was typed into it: it shows what stands."""
        self._remember("edition", self.edition + 1)

    def take_back(self) -> None:
        """Bring back what stood before the last change."""
        undo = self.undo
        if undo is None:
            return
        self._remember("undo", None)
        self.forget_typing()

        def bring_back() -> None:
            take_back(self._context.services.store, undo.befores, undo.saved, wiring.new_operation())
            self._remember("news", self._context.speech.say("progress.taken_back", count=len(undo.saved)))

        problem = self._try(bring_back)
        if problem is not None:
            moved = isinstance(problem, Conflict)
            said = self._context.speech.say("progress.not_taken_back") if moved else self._said(problem)
            self._remember("news", said)

    def retry(self, action: str) -> None:
        """Try again to save what waits for an action."""
        failure = self.waiting.get(action)
        if failure is not None:
            self._attempt((failure.edit,))

    def drop(self, action: str) -> None:
        """Forget what waits for an action; what stands is shown again."""
        self._remember("unsaved", {name: f for name, f in self.waiting.items() if name != action})
        self.forget_typing()

    def keep_theirs(self) -> None:
        """Leave what the other window saved, and save the rest."""
        clash = self.clash
        if clash is not None:
            self._settle(tuple(edit for edit in clash.edits if edit not in [mine for mine, _ in clash.met()]))

    def use_mine(self) -> None:
        """Save what was wished here over what the other window saved; its other fields are kept."""
        clash = self.clash
        if clash is not None:
            now = {commitment.action: commitment for commitment in clash.theirs}
            self._settle(tuple(Edit(now.get(e.before.action, e.before), e.wish) for e in clash.edits))

    def _settle(self, edits: tuple[Edit, ...]) -> None:
        self._remember("clash", None)
        self.forget_typing()
        if edits:
            self._attempt(edits)

    def _attempt(self, edits: tuple[Edit, ...]) -> bool:
        self._remember("news", None)
        problem = self._try(lambda: self._save(edits))
        tried = {edit.before.action for edit in edits}
        waiting = {name: failure for name, failure in self.waiting.items() if name not in tried}
        if problem is not None and not isinstance(problem, Conflict):
            said = self._said(problem)
            if len(edits) > 1:
                self._remember("news", self._context.speech.say("progress.none_changed", reason=said))
            else:
                waiting |= {edit.before.action: Failure(edit, said) for edit in edits}
        self._remember("unsaved", waiting)
        if isinstance(problem, Conflict):
            self._meet(edits)
        return problem is None

    def _save(self, edits: tuple[Edit, ...]) -> None:
        wished = ((edit.before, edit.result(self.today)) for edit in edits)
        moved = [(before, after) for before, after in wished if before != after]
        if moved:
            changes = tuple(after for _, after in moved)
            saved = save_changes(self._context.services.store, changes, wiring.new_operation())
            self._remember("undo", Undo(tuple(before for before, _ in moved), saved))

    def _meet(self, edits: tuple[Edit, ...]) -> None:
        """Remember the clash; an edit that stands already, whoever made it, is none."""
        found = self._context.services.store.find_commitments(wiring.WORKSPACE, self.company)
        now = {commitment.action: commitment for commitment in found}
        theirs = tuple(
            standing
            for edit in edits
            if (standing := now.get(edit.before.action)) is not None and standing.version != edit.before.version
        )
        self._remember("clash", Clash(edits, theirs))
        if all(_stands(edit, theirs) for edit in edits):
            self.keep_theirs()

    def _try(self, work: Callable[[], None]) -> AssessmentError | None:
        try:
            work()
        except AssessmentError as problem:
            return problem
        return None

    def _said(self, problem: AssessmentError) -> str:
        return say_problem(self._context.speech, problem)

    def _mark(self, name: str) -> str:
        return f"progress-{name}-{self.company}"

    def _remember(self, name: str, value: object) -> None:
        session.mark(self._mark(name), value)


def _stands(edit: Edit, theirs: Sequence[Commitment]) -> bool:
    now = next((commitment for commitment in theirs if commitment.action == edit.before.action), None)
    return now is not None and all(getattr(now, name) == value for name, value in edit.wish.fields().items())
