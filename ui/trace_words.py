"""Goals, measures and holes of a trace in words, each with the way to its entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from governance.catalogue import find_register, said
from governance.entries import write_text
from governance.naming import name_of
from ui import kit
from ui.entry_links import NEW, entry_address, link

if TYPE_CHECKING:
    from governance.model import Entry, Workbook
    from governance.traceability import Hole
    from locales import Speech

UNMEASURED = ("no_kpi", "activity_only")
LATE = {"baseline_late": "baseline_due", "overdue": "deadline"}


@dataclass(frozen=True)
class TraceWords:
    """The words of one company's trace in one language."""

    company: str
    workbook: Workbook
    speech: Speech

    def name(self, entry: Entry) -> str:
        """Return what people call an entry."""
        return name_of(entry, find_register(entry.register), self.speech.language)

    def named(self, register: str, entry: str) -> str:
        """Return what people call the entry of an id; the id if there is none."""
        found = self.workbook.find(register, entry)
        return entry if found is None else self.name(found)

    def open(self, entry: Entry, text: str, kind: str = "") -> str:
        """Return a link to an entry."""
        return link(entry_address(self.company, entry.register, entry.id), text, kind)

    def fields(self, register: str, names: Iterable[str]) -> str:
        """Return what fields of a register are called, in one line."""
        known = (find_register(register).find_field(name) for name in names)
        labels = (said(field.label, self.speech.language) for field in known if field is not None)
        return ", ".join(label[:1].lower() + label[1:] for label in labels)

    def value(self, entry: Entry, name: str) -> str:
        """Return what a field of an entry holds, in words; that it is not stated if it holds nothing."""
        field = find_register(entry.register).find_field(name)
        if field is None or not entry.has(name):
            return self.speech.say("trace.unknown")
        number = entry.number(name)
        if number is not None:
            return self.speech.plain(number)
        return write_text(field, entry.values[name], self.workbook, self.speech.language)

    def path(self, goal: Entry) -> str:
        """Return from where to where a goal leads, and by when; nothing if neither is stated."""
        if not any(map(goal.has, ("baseline", "baseline_due", "target", "deadline"))):
            return ""
        say, due, by = self.speech.say, goal.day("baseline_due"), goal.day("deadline")
        start = self.value(goal, "baseline")
        if not goal.has("baseline") and due is not None:
            start = say("trace.measured_by", date=due)
        target = f"{self.value(goal, 'target')} {goal.text('unit')}".strip() if goal.has("target") else ""
        path = say("trace.path", start=start, target=target or say("trace.unknown"))
        return path if by is None else say("trace.path_by", path=path, date=by)

    def level(self, level: str) -> tuple[str, str]:
        """Return the name of a level of measures, short and in full."""
        full = self._levels.get(level, self.speech.say("trace.level_missing"))
        return full.partition(" (")[0], full

    @cached_property
    def _levels(self) -> dict[str, str]:
        field = find_register("kpis").find_field("level")
        options = field.options if field is not None else ()
        return {option.id: said(option.name, self.speech.language) for option in options}

    def say_hole(self, hole: Hole) -> str:
        """Return in one sentence where the chain breaks."""
        about, late = self.workbook.find(*hole.about), LATE.get(hole.kind)
        values = {"kpi": self.named(hole.register, hole.entry)} if hole.kind == "weak_proof" else {}
        if hole.kind in ("weak_proof", "incomplete"):
            values["fields"] = self.fields(hole.register, hole.fields)
        if about is not None and late is not None:
            values["date"] = self.speech.date(date.fromisoformat(about.text(late)))
        return self.speech.say(f"trace.hole.{hole.kind}", **values)

    def mend(self, hole: Hole) -> str:
        """Return the link to where a hole is mended."""
        say = self.speech.say
        text = say("trace.add_measure") if hole.kind in UNMEASURED else say("trace.open", id=hole.entry)
        return link(entry_address(self.company, hole.register, hole.entry or NEW), text)

    def use(self, use: str) -> str:
        """Return what a use of social media is called."""
        field = find_register("uses").find_field("use")
        option = field.find_option(use) if field is not None else None
        return said(option.name, self.speech.language) if option else use or self.speech.say("trace.none")

    def badge(self, entry: Entry) -> str:
        """Return the id of an entry as a badge."""
        return f'<span class="badge">{kit.e(entry.id)}</span>'
