"""Saving entries: what somebody sets is saved at once, taken back by one click, and never lost if it cannot be kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

import wiring
from assessments import keeping
from assessments.errors import AssessmentError, Conflict, EntryRefused
from assessments.model import Operation
from governance.entries import Complaint
from governance.model import Entry, Value
from ui import session
from ui.page import Context
from ui.problems import say_problem
from ui.register_words import RegisterWords

if TYPE_CHECKING:
    from governance.definition import Field

NEW = "new"
Read = Value | Complaint | None


@dataclass(frozen=True, slots=True)
class Step:
    """What a click did: what stood before each entry that was saved (nothing before a new one), and in words."""

    befores: tuple[Entry | None, ...]
    saved: tuple[Entry, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """What somebody entered into a field and could not be kept, and why: a complaint, else in words."""

    typed: object
    complaint: Complaint | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field set in an entry that another window had changed: as it stood here, and as it stands there."""

    before: Entry
    theirs: Entry
    field: str
    value: Value | None

    @property
    def mine(self) -> Entry:
        """The entry as it was shown here, with what was set here."""
        return replace(self.before, values=with_value(self.before.values, self.field, self.value))


class EntrySaver:
    """Saves entries of one register of a company; remembers the last step for undo, and what could not be kept."""

    def __init__(self, context: Context, words: RegisterWords) -> None:
        """Save for the company of the context, on the day that the words speak of."""
        self._context = context
        self._words = words
        self._register = words.register.id
        self.company = context.the_company.id

    def change(self, before: Entry | None, field: Field, typed: object, read: Read) -> None:
        """Save what was entered into a field of an entry, or of a new one; else keep it and say why."""
        self._remember("news", None)
        key = before.id if before else NEW
        if isinstance(read, Complaint):
            self._keep(key, field, Refused(typed, read))
            return
        if before is None and read is None:
            self._forget(key, field)
            return
        values = with_value(before.values if before else {}, field.name, read)
        try:
            saved = self._save(before, values)
        except EntryRefused as problem:
            self._keep(key, field, Refused(typed, _first(problem.complaints, field)))
        except Conflict as problem:
            self._meet(before, field, typed, read, problem.current)
        except AssessmentError as problem:
            self._keep(key, field, Refused(typed, reason=say_problem(self._context.speech, problem)))
        else:
            self._forget(key, field)
            self._settle(before, saved, field)

    def _save(self, before: Entry | None, values: Mapping[str, Value]) -> Entry:
        store, today, operation = self._context.services.store, self._words.today, wiring.new_operation()
        if before is None:
            return keeping.add_entry(store, wiring.WORKSPACE, self.company, self._register, values, today, operation)
        return keeping.change_entry(store, wiring.WORKSPACE, self.company, before, values, today, operation)

    def _settle(self, before: Entry | None, saved: Entry, field: Field) -> None:
        """Remember what was saved; a new entry is the one that its form shows from now on."""
        if saved == before:
            return
        if before is None:
            self._remember(f"form-{saved.id}", self.form_of(NEW))
            self._move_refused(NEW, saved.id)
            session.ask(entry=saved.id)
        key, label = "workbook.saved_new" if before is None else "workbook.saved", self._words.spoken(field.label)
        said = self._context.speech.say(key, entry=self._words.short_name(saved), field=label)
        self._remember("step", Step((before,), (saved,), said))

    def _meet(self, before: Entry | None, field: Field, typed: object, value: Value | None, current: object) -> None:
        """Remember the clash; what stands already, whoever set it, is none, and an entry put away takes nothing."""
        if before is None or not isinstance(current, Entry):
            self._keep(NEW, field, Refused(typed, reason=self._say("workbook.moved_on")))
        elif current.archived:
            self._keep(before.id, field, Refused(typed, reason=self._say("workbook.archived_there")))
        elif current.values.get(field.name) == value:
            self._forget(before.id, field)
        else:
            self._remember("clash", Clash(before, current, field.name, value))

    def perform(self, work: Callable[[Operation], Step], said: str) -> bool:
        """Do something with entries in one step and tell whether that went well; else say why nothing was done."""
        self._remember("news", None)
        try:
            step = work(wiring.new_operation())
        except Conflict:
            self._remember("news", self._say("workbook.moved_on"))
        except EntryRefused as problem:
            told = " ".join(self._words.say(complaint) for complaint in problem.complaints)
            self._remember("news", self._context.speech.say("workbook.nothing_done", reason=told))
        except AssessmentError as problem:
            told = say_problem(self._context.speech, problem)
            self._remember("news", self._context.speech.say("workbook.nothing_done", reason=told))
        else:
            self._remember("step", replace(step, said=said) if step.saved else None)
            return True
        return False

    @property
    def step(self) -> Step | None:
        """The last step, if it can be taken back."""
        return cast("Step | None", session.marked(self._mark("step")))

    @property
    def news(self) -> str:
        """What there is to say about the last click beside what can be taken back."""
        return str(session.marked(self._mark("news")) or "")

    def say_news(self, news: str) -> None:
        """Leave word of what became of the last click."""
        self._remember("news", news)

    def take_back(self) -> None:
        """Bring back what stood before the last step."""
        step = self.step
        if step is None:
            return
        store = self._context.services.store

        def bring_back(operation: Operation) -> Step:
            keeping.take_back(store, wiring.WORKSPACE, self.company, step.befores, step.saved, operation)
            return Step((), ())

        if self.perform(bring_back, ""):
            self._remember("news", self._context.speech.say("workbook.taken_back", count=len(step.saved)))
            if step.befores == (None,) and session.asked("entry") == step.saved[0].id:
                session.ask(entry=None)
        else:
            self._remember("step", None)

    @property
    def clash(self) -> Clash | None:
        """What waits for a decision because another window was faster."""
        return cast("Clash | None", session.marked(self._mark("clash")))

    def keep_theirs(self) -> None:
        """Leave what the other window saved."""
        self._remember("clash", None)

    def use_mine(self) -> None:
        """Save what was set here over what the other window saved; its other fields are kept."""
        clash = self.clash
        field = self._words.register.find_field(clash.field) if clash else None
        self._remember("clash", None)
        if clash is not None and field is not None:
            self.change(clash.theirs, field, clash.value, clash.value)

    def refused(self, entry: Entry | None) -> Mapping[str, Refused]:
        """Return what was entered into the fields of an entry, or of a new one, and could not be kept."""
        return self._refused(entry.id if entry else NEW)

    def drop(self, entry: Entry | None, field: Field) -> None:
        """Forget what could not be kept; what is saved is shown again."""
        self._forget(entry.id if entry else NEW, field)

    def begin(self) -> None:
        """Open the form of a new entry; what could not be kept of the last one is still there."""
        if not self._refused(NEW):
            number = cast("int", session.marked(self._mark("forms")) or 0) + 1
            self._remember("forms", number)
            self._remember(f"form-{NEW}", f"{NEW}-{number}")
        session.ask(entry=NEW)

    def form_of(self, entry: str) -> str:
        """Return what the widgets of an entry's form are called by; it stays when a new entry gets its id."""
        return str(session.marked(self._mark(f"form-{entry}")) or entry)

    def _say(self, key: str) -> str:
        return self._context.speech.say(key)

    def _all_refused(self) -> Mapping[str, Mapping[str, Refused]]:
        return cast("Mapping[str, Mapping[str, Refused]]", session.marked(self._mark("refused")) or {})

    def _refused(self, key: str) -> Mapping[str, Refused]:
        return self._all_refused().get(key, {})

    def _keep(self, key: str, field: Field, refused: Refused) -> None:
        mine = {**self._refused(key), field.name: refused}
        self._remember("refused", {**self._all_refused(), key: mine})

    def _forget(self, key: str, field: Field) -> None:
        mine = {name: refused for name, refused in self._refused(key).items() if name != field.name}
        self._remember("refused", {**self._all_refused(), key: mine})

    def _move_refused(self, key: str, other: str) -> None:
        rest = {name: refused for name, refused in self._all_refused().items() if name != key}
        self._remember("refused", {**rest, other: self._refused(key)})

    def _mark(self, name: str) -> str:
        return f"workbook-{name}-{self.company}-{self._register}"

    def _remember(self, name: str, value: object) -> None:
        session.mark(self._mark(name), value)


def with_value(values: Mapping[str, Value], name: str, value: Value | None) -> Mapping[str, Value]:
    """Return the values with another one in a field; without the field if it is emptied."""
    rest = {known: old for known, old in values.items() if known != name}
    return rest if value is None or value in ("", ()) else {**rest, name: value}


def _first(complaints: Sequence[Complaint], field: Field) -> Complaint:
    """Return the complaint about a field; if another one stands in the way, that one."""
    return next((complaint for complaint in complaints if complaint.field == field.name), complaints[0])
