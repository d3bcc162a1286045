"""One widget for each kind of field: what it shows, what comes back from it, and what is said below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from governance.catalogue import find_register
from governance.definition import ROLE, Field
from governance.entries import Complaint, read_text, write_text
from governance.model import Entry, Value
from governance.naming import roles_of
from governance.notation import FIRST_DAY, LAST_DAY
from ui import kit, session
from ui.register_saving import EntrySaver, Read, Refused
from ui.register_words import RegisterWords
from ui.safe import plain

TEXTS = frozenset({"text", "long_text", "number", "integer", "period", "hours", "link"})
NARROW = frozenset({"number", "integer", "date", "yes_no", "choice", "period", "reference"})
SHORT = 60
NOTE_HEIGHT = 104
YES, NO = "yes", "no"
ENGLISH_DATES, OTHER_DATES = "YYYY-MM-DD", "DD.MM.YYYY"


@dataclass(frozen=True)
class EntryFields:
    """The fields of one entry, or of a new one, with what stands in each of them."""

    words: RegisterWords
    saver: EntrySaver
    entry: Entry | None

    @property
    def form(self) -> str:
        """Return what the widgets of the form are called by."""
        return self.saver.form_of(self.entry.id if self.entry else "new")

    @property
    def values(self) -> Mapping[str, Value]:
        """Return what is saved."""
        return self.entry.values if self.entry else {}

    def show(self, field: Field, complaints: Sequence[Complaint]) -> None:
        """Draw a field, and below it what is wrong with it and how it is meant."""
        refused = self.saver.refused(self.entry).get(field.name)
        key = self.key(field)
        session.set_widget(key, refused.typed if refused else self.shown(field))
        with st.container(gap="xsmall", key=f"about-{key}"):
            SHOWN[field.kind](self, field, key)
            self._show_notes(field, refused, complaints)

    def key(self, field: Field) -> str:
        """Return the key of a field's widget."""
        return f"{self.words.register.id}-{self.form}-{field.name}"

    def label(self, field: Field) -> str:
        """Return the label of a field; that it must be filled in is a part of it."""
        label, say = plain(self.words.spoken(field.label)), self.words.speech.say
        if self.words.is_required(field, self.values):
            return say("workbook.required", field=label)
        return say("workbook.advised", field=label) if field.required == "advised" else label

    def example(self, field: Field) -> str:
        """Return an example to stand in an empty field."""
        example = self.words.spoken(field.example)
        return self.words.speech.say("workbook.example", text=example) if example else ""

    def save(self, field: Field) -> Callable[[], None]:
        """Return what saves a field once it is changed."""

        def keep() -> None:
            typed = session.widget(self.key(field))
            self.saver.change(self.entry, field, typed, self.read(field, typed))

        return keep

    def shown(self, field: Field) -> object:
        """Return what the widget of a field shows of what is saved."""
        value = self.values.get(field.name)
        if field.kind in TEXTS:
            return "" if value is None else write_text(field, value, self.words.workbook, self.words.speech.language)
        if field.kind == "date":
            return date.fromisoformat(str(value)) if value else None
        if field.kind == "yes_no":
            return None if value is None else YES if value else NO
        return list(value) if isinstance(value, tuple) else [] if field.holds_several else value

    def read(self, field: Field, typed: object) -> Read:
        """Return the value of what a widget holds, None for nothing, or a complaint."""
        if typed is None or typed in ("", []):
            return None
        if isinstance(typed, list):
            return tuple(map(str, typed))
        if isinstance(typed, date):
            return typed.isoformat()
        if field.kind == "yes_no":
            return typed == YES
        if field.kind in TEXTS or (field.open and field.find_option(str(typed)) is None):
            return read_text(field, str(typed), self.words.workbook, self.words.speech.language)
        return str(typed)

    def choices(self, field: Field) -> Sequence[str]:
        """Return what can be chosen in a field, and what is chosen in it already."""
        if field.refers_to is None:
            offered = [option.id for option in field.options]
        else:
            rows = self.words.workbook.rows(field.refers_to)
            own = self.entry.id if self.entry and field.refers_to == self.words.register.id else ""
            offered = [row.id for row in rows if row.id != own] + list(roles_of() if field.or_role else ())
        typed = session.widget(self.key(field))
        chosen = typed if isinstance(typed, list) else [typed]
        return [*offered, *(str(one) for one in chosen if one and one not in offered)]

    def names(self, field: Field, choices: Sequence[str]) -> Callable[[str], str]:
        """Return how the choices of a field are called; of two with one name each bears its id, and a role says so."""
        told = {choice: self.words.value(field, choice) for choice in choices}
        told |= {c: self.words.speech.say("workbook.role", role=told[c]) for c in choices if c.startswith(ROLE)}
        same = {name for name, count in Counter(told.values()).items() if count > 1}
        return lambda choice: f"{told[choice]} ({choice})" if told.get(choice) in same else told.get(choice, choice)

    def _show_notes(self, field: Field, refused: Refused | None, complaints: Sequence[Complaint]) -> None:
        doubts = () if refused else [c for c in complaints if c.field == field.name]
        notes = [*self._refusal(refused), *map(self._doubt, doubts)]
        text = self.words.spoken(field.help)
        if text:
            notes.append(kit.paragraph(text, "note"))
        if notes:
            st.html(kit.sheet(self.words.speech.language, *notes))
        if refused:
            say, key = self.words.speech.say, f"{self.key(field)}-saved"
            drop = self.saver.drop
            st.button(say("workbook.show_saved"), key=key, type="tertiary", on_click=drop, args=(self.entry, field))

    def _refusal(self, refused: Refused | None) -> Sequence[str]:
        if refused is None:
            return ()
        reason = self.words.say_beside(refused.complaint) if refused.complaint else refused.reason
        told = self.words.speech.say("workbook.not_saved", reason=reason)
        return (f'<p class="warn s" role="alert">{kit.icon("warning")} {kit.e(told)}</p>',)

    def _doubt(self, complaint: Complaint) -> str:
        return f'<p class="lacks s">{kit.icon("edit_note")} {kit.e(self.words.say_beside(complaint))}</p>'


def pair_fields(fields: Sequence[Field]) -> Sequence[Sequence[Field]]:
    """Return the fields in rows: two that need little room stand beside each other."""
    rows: list[list[Field]] = []
    for field in fields:
        if rows and len(rows[-1]) == 1 and is_narrow(field) and is_narrow(rows[-1][0]):
            rows[-1].append(field)
        else:
            rows.append([field])
    return rows


def is_narrow(field: Field) -> bool:
    """Tell whether a field needs little room."""
    return field.kind in NARROW or (field.kind == "text" and field.longest <= SHORT)


def _show_text(fields: EntryFields, field: Field, key: str) -> None:
    st.text_input(
        fields.label(field),
        key=key,
        placeholder=fields.example(field),
        autocomplete="off",
        on_change=fields.save(field),
    )


def _show_long_text(fields: EntryFields, field: Field, key: str) -> None:
    st.text_area(
        fields.label(field),
        key=key,
        height=NOTE_HEIGHT,
        placeholder=fields.example(field),
        on_change=fields.save(field),
    )


def _show_date(fields: EntryFields, field: Field, key: str) -> None:
    st.date_input(
        fields.label(field),
        value=None,
        key=key,
        min_value=FIRST_DAY,
        max_value=LAST_DAY,
        format=ENGLISH_DATES if fields.words.speech.language == "en" else OTHER_DATES,
        on_change=fields.save(field),
    )


def _show_yes_no(fields: EntryFields, field: Field, key: str) -> None:
    say = fields.words.speech.say
    st.segmented_control(
        fields.label(field),
        (YES, NO),
        key=key,
        format_func=lambda answer: say(f"workbook.{answer}"),
        on_change=fields.save(field),
    )


def _show_choice(fields: EntryFields, field: Field, key: str) -> None:
    choices = fields.choices(field)
    st.selectbox(
        fields.label(field),
        choices,
        index=None,
        key=key,
        format_func=fields.names(field, choices),
        placeholder=_placeholder(fields, field, choices),
        accept_new_options=field.open,
        disabled=not choices,
        on_change=fields.save(field),
    )


def _show_choices(fields: EntryFields, field: Field, key: str) -> None:
    choices = fields.choices(field)
    st.multiselect(
        fields.label(field),
        choices,
        key=key,
        format_func=fields.names(field, choices),
        placeholder=_placeholder(fields, field, choices),
        select_all=False,
        disabled=not choices,
        on_change=fields.save(field),
    )


def _placeholder(fields: EntryFields, field: Field, choices: Sequence[str]) -> str:
    say = fields.words.speech.say
    if choices:
        return say("workbook.choose_or_write" if field.open else "workbook.choose")
    register = fields.words.spoken(find_register(str(field.refers_to)).title)
    return say("workbook.register_empty", register=register)


SHOWN: Mapping[str, Callable[[EntryFields, Field, str], None]] = {
    "text": _show_text,
    "long_text": _show_long_text,
    "number": _show_text,
    "integer": _show_text,
    "date": _show_date,
    "yes_no": _show_yes_no,
    "choice": _show_choice,
    "choices": _show_choices,
    "reference": _show_choice,
    "references": _show_choices,
    "period": _show_text,
    "hours": _show_text,
    "link": _show_text,
}
