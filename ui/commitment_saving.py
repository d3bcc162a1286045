"""Saving what is changed in commitments: at once, with a way back, and with nothing lost that somebody typed.

What cannot be kept waits on the screen with its reason. Where another window was faster, both versions are shown and
somebody decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

import wiring
from assessments.commitments import Commitment
from assessments.errors import AssessmentError, Conflict, InvalidEntry
from assessments.improving import save_changes, take_back
from ui import session
from ui.commitment_edits import Clash, Edit, Failure, Undo, join
from ui.page import Context
from ui.problems import say_problem


class CommitmentSaver:
    """Saves changes of one company's commitments; remembers the last one for undo, and what waits."""

    def __init__(self, context: Context, today: date) -> None:
        """Save for the company of the context; `today` is the day on which things are done."""
        self._context = context
        self.company = context.the_company.id
        self.today = today

    def change(self, *edits: Edit) -> None:
        """Save what was typed, with what waits for the same actions; what cannot be kept waits with its reason."""
        waiting, fitting = dict(self.waiting), []
        for edit in map(self._with_waiting, edits):
            try:
                self._fresh(edit).result(self.today)
                fitting.append(edit)
            except InvalidEntry as refusal:
                waiting[edit.before.action] = Failure(edit, self._said(refusal))
        self._remember("unsaved", waiting)
        self._remember("news", None)
        problem = self._attempt(tuple(fitting))
        if problem is not None:
            said = self._said(problem)
            self._remember("unsaved", waiting | {edit.before.action: Failure(edit, said) for edit in fitting})

    def change_all(self, edits: Sequence[Edit]) -> bool:
        """Save several wishes in one operation, all of them or none, and tell whether that went well."""
        self._remember("news", None)
        problem = self._attempt(tuple(edits))
        if problem is not None:
            self.say(self._context.speech.say("progress.none_changed", reason=self._said(problem)))
        return problem is None and self.clash is None

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
            self._note(take_back(self._context.services.store, undo.befores, undo.saved, wiring.new_operation()))
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
            self.change(failure.edit)

    def drop(self, action: str) -> None:
        """Forget what waits for an action; what stands is shown again."""
        self._remember("unsaved", {name: f for name, f in self.waiting.items() if name != action})
        self.forget_typing()

    def keep_theirs(self) -> None:
        """Leave what the other window saved, and save the rest."""
        if self.clash is not None:
            self._settle(self.clash.rest())

    def use_mine(self) -> None:
        """Save what was wished here over what the other window saved; its other fields are kept."""
        if self.clash is not None:
            self._settle(self.clash.mine())

    def _settle(self, edits: tuple[Edit, ...]) -> None:
        self._remember("clash", None)
        self.forget_typing()
        self.change(*edits)

    def _with_waiting(self, edit: Edit) -> Edit:
        failure = self.waiting.get(edit.before.action)
        return Edit(edit.before, edit.wish.after(failure.edit.wish)) if failure else edit

    def _fresh(self, edit: Edit) -> Edit:
        """Return the edit over what this visit saved last, if the screen had no time to show that."""
        saved = self._saved.get(edit.before.action)
        return Edit(saved, edit.wish) if saved is not None and saved.version > edit.before.version else edit

    @property
    def _saved(self) -> Mapping[str, Commitment]:
        return cast("Mapping[str, Commitment]", session.marked(self._mark("saved")) or {})

    def _attempt(self, edits: tuple[Edit, ...]) -> AssessmentError | None:
        """Save all of the edits or none; of a clash somebody has to decide, any other problem is returned."""
        fresh = tuple(map(self._fresh, edits))
        problem = self._try(lambda: self._save(fresh))
        if problem is not None and not isinstance(problem, Conflict):
            return problem
        tried = {edit.before.action for edit in edits}
        self._remember("unsaved", {name: f for name, f in self.waiting.items() if name not in tried})
        if problem is not None:
            self._meet(fresh)
        return None

    def _save(self, edits: tuple[Edit, ...]) -> None:
        wished = ((edit.before, edit.result(self.today)) for edit in edits)
        moved = [(before, after) for before, after in wished if before != after]
        if moved:
            changes = tuple(after for _, after in moved)
            saved = save_changes(self._context.services.store, changes, wiring.new_operation())
            self._note(saved)
            self._remember("undo", Undo(tuple(before for before, _ in moved), saved))

    def _note(self, saved: tuple[Commitment, ...]) -> None:
        self._remember("saved", {**self._saved, **{commitment.action: commitment for commitment in saved}})

    def _meet(self, edits: tuple[Edit, ...]) -> None:
        """Remember the clash, and with it one that still waits for a decision."""
        wished = join((*(self.clash.edits if self.clash else ()), *edits))
        found = self._context.services.store.find_commitments(wiring.WORKSPACE, self.company)
        now = {commitment.action: commitment for commitment in found}
        standing = [(edit, now[edit.before.action]) for edit in wished if edit.before.action in now]
        clash = Clash(wished, tuple(theirs for edit, theirs in standing if theirs.version != edit.before.version))
        self._remember("clash", clash)
        if clash.is_settled():
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
