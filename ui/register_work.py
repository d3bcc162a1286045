"""What can be done with the entries of a register, each a step that one click takes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import wiring
from assessments import keeping
from assessments.model import Operation
from assessments.store import Store
from governance.model import Entry
from ui import session
from ui.page import Context
from ui.register_saving import EntrySaver, Step
from ui.register_words import RegisterWords

if TYPE_CHECKING:
    from governance.tables import Preview


@dataclass(frozen=True)
class RegisterWork:
    """A register on the screen: its words, and what saves its entries."""

    context: Context
    words: RegisterWords
    saver: EntrySaver

    @property
    def store(self) -> Store:
        """Return where the entries are kept."""
        return self.context.services.store

    def say(self, key: str, **values: str | int) -> str:
        """Return a text in the language of the visit."""
        return self.words.speech.say(f"workbook.{key}", **values)

    def put_away(self, entry: Entry) -> None:
        """Put an entry away and leave its form."""

        def work(operation: Operation) -> Step:
            saved = keeping.archive_entry(self.store, wiring.WORKSPACE, self.saver.company, entry, operation)
            return Step((entry,), (saved,))

        if self.saver.perform(work, self.say("archived", entry=self.words.short_name(entry))):
            session.ask(entry=None)

    def take_out(self, entry: Entry) -> None:
        """Take an entry out again that was put away."""

        def work(operation: Operation) -> Step:
            saved = keeping.restore_entry(self.store, wiring.WORKSPACE, self.saver.company, entry, operation)
            return Step((entry,), (saved,))

        self.saver.perform(work, self.say("restored", entry=self.words.short_name(entry)))

    def move(self, entry: Entry, before: str | None) -> None:
        """Let an entry stand before another one, or last. To take it back changes ranks only."""
        ranks = {each.id: each.rank for each in self.words.workbook.entries if each.register == entry.register}

        def work(operation: Operation) -> Step:
            saved = keeping.move_entry(self.store, wiring.WORKSPACE, self.saver.company, entry, before, operation)
            return Step(tuple(replace(each, rank=ranks.get(each.id, each.rank)) for each in saved), saved)

        self.saver.perform(work, self.say("moved", entry=self.words.short_name(entry)))

    def propose(self) -> None:
        """Propose entries to start from, in the language of the visit."""
        services, language, register = self.context.services, self.words.speech.language, self.words.register.id

        def work(operation: Operation) -> Step:
            saved = keeping.propose_entries(
                self.store, services.facts, wiring.WORKSPACE, self.saver.company, register, language, operation
            )
            return Step((None,) * len(saved), saved)

        if self.saver.perform(work, self.say("proposed")) and self.saver.step is None:
            self.saver.say_news(self.say("nothing_to_propose"))

    def accept(self, entries: Sequence[Entry]) -> None:
        """Let proposals count."""

        def work(operation: Operation) -> Step:
            saved = keeping.accept_proposals(self.store, wiring.WORKSPACE, self.saver.company, entries, operation)
            return Step(tuple(entries), saved)

        self.saver.perform(work, self.say("accepted", count=len(entries)))

    def dismiss(self, entries: Sequence[Entry]) -> None:
        """Put proposals away, so that they are not made again."""

        def work(operation: Operation) -> Step:
            saved = keeping.refuse_proposals(self.store, wiring.WORKSPACE, self.saver.company, entries, operation)
            return Step(tuple(entries), saved)

        if self.saver.perform(work, self.say("dismissed", count=len(entries))):
            session.ask(entry=None)

    def take_over(self, preview: Preview) -> bool:
        """Take over what a table adds and changes, and tell whether that went well."""
        befores = tuple(row.before for row in preview.rows if row.outcome in {"add", "change"})

        def work(operation: Operation) -> Step:
            saved = keeping.take_preview(self.store, wiring.WORKSPACE, self.saver.company, preview, operation)
            return Step(befores, saved)

        return self.saver.perform(work, self.say("taken_over", count=len(befores)))
