"""Whether the values of an entry can be kept, and whether they are finished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from math import isfinite
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from governance.catalogue import find_register
from governance.complaint import Complaint, Detail
from governance.hours import read_hours
from governance.model import Value, Workbook
from governance.naming import name_of, roles_of
from governance.notation import FIRST_DAY, LAST_DAY, MOST, fold, is_period

if TYPE_CHECKING:
    from governance.definition import Condition, Field, Register

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YES_NO = {True: "yes", False: "no"}


@dataclass(frozen=True)
class Checker:
    """Checks entries of one register; `earlier` is the workbook before the change, if several change at once."""

    register: Register
    workbook: Workbook
    today: date
    earlier: Workbook

    def check(self, values: Mapping[str, Value], entry: str | None) -> Iterator[Complaint]:
        """Yield what is wrong with the values of an entry, or of a new one, field by field."""
        for name in values:
            if self.register.find_field(name) is None:
                yield Complaint(name, "unknown_field")
        for field in self.register.fields:
            value = values.get(field.name, "")
            if value in ("", ()):
                if self.is_required(field, values):
                    yield Complaint(field.name, "required", "incomplete")
                continue
            refused = tuple(self._refuse(field, value, values, entry))
            yield from refused or self._doubt(field, value, values, entry)

    def is_required(self, field: Field, values: Mapping[str, Value]) -> bool:
        """Tell whether a field must be filled in beside these values."""
        if field.unless is not None and values.get(field.unless, "") not in ("", ()):
            return False
        return field.required == "always" or any(self._holds(c, values, self.register) for c in field.required_when)

    def _refuse(
        self, field: Field, value: Value, values: Mapping[str, Value], entry: str | None
    ) -> Iterator[Complaint]:
        complaint = self._check_kind(field, value)
        if complaint is not None:
            yield complaint
            return
        if field.refers_to is not None:
            before = self._before(field, entry)
            yield from (c for one in _parts(value) if (c := self._refer(field, str(one), before)))
        if field.refers_to == self.register.id and value == entry:
            yield Complaint(field.name, "itself")
        if field.unique:
            others = self._taken[field.name].get(_unique_key(field, value, values), ())
            yield from (Complaint(field.name, "duplicate", values={"entry": o}) for o in others if o != entry)

    def _check_kind(self, field: Field, value: Value) -> Complaint | None:
        code, details = CHECKS[field.kind](field, value)
        return Complaint(field.name, code, values=details) if code else None

    def _before(self, field: Field, entry: str | None) -> tuple[str, ...]:
        stored = self.earlier.find(self.register.id, entry) if entry else None
        return stored.names(field.name) if stored else ()

    def _refer(self, field: Field, named: str, before: tuple[str, ...]) -> Complaint | None:
        if field.or_role and named in roles_of():
            return None
        register = str(field.refers_to)
        found = self.workbook.find(register, named)
        if found is None:
            return Complaint(field.name, "reference_missing", values={"value": named})
        if named in before or not (found.archived or found.proposed):
            return None
        code = "reference_archived" if found.archived else "reference_proposed"
        return Complaint(field.name, code, values={"entry": name_of(found, find_register(register))})

    def _find_loop(self, field: Field, value: Value, entry: str | None) -> tuple[str, ...]:
        """Return the other entries by way of which a reference comes back to where it began; none if it does not."""
        passed: dict[str, str] = {}
        following = str(value)
        while following not in passed:
            if following == entry:
                return tuple(passed.values())
            found = self.workbook.find(self.register.id, following)
            if found is None:
                return ()
            passed[following] = name_of(found, self.register)
            following = found.text(field.name)
        return ()

    @cached_property
    def _taken(self) -> Mapping[str, Mapping[object, tuple[str, ...]]]:
        taken: dict[str, dict[object, tuple[str, ...]]] = {}
        for field in (field for field in self.register.fields if field.unique):
            ids = taken.setdefault(field.name, {})
            for row in (row for row in self.workbook.rows(self.register.id) if row.has(field.name)):
                key = _unique_key(field, row.values[field.name], row.values)
                ids[key] = (*ids.get(key, ()), row.id)
        return taken

    def _doubt(self, field: Field, value: Value, values: Mapping[str, Value], entry: str | None) -> Iterator[Complaint]:
        found: list[tuple[str, Mapping[str, Detail]]] = []
        if field.pattern is not None and not re.fullmatch(field.pattern, str(value)):
            found.append(("pattern", {}))
        if field.kind == "date":
            stored = self.earlier.find(self.register.id, entry) if entry else None
            is_new = stored is None or stored.values.get(field.name) != value
            found += _doubt_day(field, date.fromisoformat(str(value)), values, self.today, is_new=is_new)
        if field.differs is not None and _parts(value) & _parts(values.get(field.differs, "")):
            found.append(("same", {"other": field.differs}))
        if field.course is not None and _is_astray(value, values.get(field.course.start), values.get(field.course.by)):
            found.append(("direction", {"other": field.course.start}))
        if field.refers_to == self.register.id and (others := self._find_loop(field, value, entry)):
            found.append(("loop", {"entries": ", ".join(others)}))
        found += self._unsuitable(field, value)
        yield from (Complaint(field.name, code, "incomplete", details) for code, details in found)

    def _unsuitable(self, field: Field, value: Value) -> Iterator[tuple[str, Mapping[str, Detail]]]:
        if not field.suits or field.refers_to is None:
            return
        register = find_register(field.refers_to)
        for named in _parts(value):
            entry = self.workbook.find(register.id, str(named))
            for name, wanted in field.suits.items():
                if entry is not None and not self._holds({name: wanted}, entry.values, register):
                    yield "unsuitable", {"entry": name_of(entry, register), "their": name}

    def _holds(self, condition: Condition, values: Mapping[str, Value], register: Register) -> bool:
        return all(
            any(_is(self._look(path, values, register), state, self.today) for state in wanted)
            for path, wanted in condition.items()
        )

    def _look(self, path: str, values: Mapping[str, Value], register: Register) -> Value:
        name, _, inner = path.partition(".")
        value = values.get(name, "")
        if not inner:
            return value
        field = register.find_field(name)
        entry = self.workbook.find(field.refers_to or "", str(value)) if field else None
        return entry.values.get(inner, "") if entry else ""


def _parts(value: Value) -> frozenset[object]:
    return frozenset(value) if isinstance(value, tuple) else frozenset() if value == "" else frozenset((value,))


def _unique_key(field: Field, value: Value, values: Mapping[str, Value]) -> object:
    within = values.get(field.unique_within, "") if field.unique_within else ""
    return fold(str(value)).rstrip("/"), within


def _is(value: Value, state: str, today: date) -> bool:
    if state in ("filled", "empty"):
        return (value not in ("", ())) == (state == "filled")
    if state in ("past", "not_past"):
        is_past = isinstance(value, str) and "" < value <= today.isoformat()
        return is_past == (state == "past")
    return state in _parts(YES_NO[value] if isinstance(value, bool) else value)


def _is_astray(value: Value, start: Value | None, by: Value | None) -> bool:
    if not isinstance(value, int | float) or not isinstance(start, int | float):
        return False
    return (by == "increase" and value <= start) or (by == "decrease" and value >= start)


def _doubt_day(
    field: Field, day: date, values: Mapping[str, Value], today: date, *, is_new: bool
) -> Iterator[tuple[str, Mapping[str, Detail]]]:
    anchor = field.after or field.not_before
    start = _day_of(values.get(anchor, "")) if anchor else None
    within = timedelta(days=field.within or 0)
    if field.past and day > today:
        yield "past", {}
    if field.future and is_new and day <= today:
        yield "future", {}
    if start is not None and day < start + timedelta(days=field.after is not None):
        yield ("after" if field.after else "not_before"), {"other": str(anchor)}
    if not within:
        return
    if start is not None and day > start + within:
        yield "too_late", {"other": str(anchor), "days": within.days}
    if anchor is None and field.future and is_new and day > today + within:
        yield "too_far", {"days": within.days}
    if anchor is None and field.past and day < today - within:
        yield "too_long_ago", {"days": within.days}


def _day_of(value: Value) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and DAY.fullmatch(value) else None
    except ValueError:
        return None


Verdict = tuple[str, Mapping[str, Detail]]
FINE: Verdict = ("", {})


def _check_text(field: Field, value: Value) -> Verdict:
    if not isinstance(value, str):
        return "not_text", {}
    if len(value) > field.longest:
        return "too_long", {"length": len(value), "limit": field.longest}
    return FINE


def _check_number(field: Field, value: Value) -> Verdict:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return "not_number", {}
    if field.kind == "integer" and value != int(value):
        return "not_integer", {}
    if value < (least := -MOST if field.least is None else field.least):
        return "too_small", {"least": least}
    if value > (most := MOST if field.most is None else field.most):
        return "too_large", {"most": most}
    return FINE


def _check_date(_field: Field, value: Value) -> Verdict:
    day = _day_of(value)
    if day is None:
        return "not_date", {}
    return FINE if FIRST_DAY <= day <= LAST_DAY else ("date_range", {"first": FIRST_DAY.year, "last": LAST_DAY.year})


def _check_yes_no(_field: Field, value: Value) -> Verdict:
    return FINE if isinstance(value, bool) else ("not_yes_no", {})


def _check_choice(field: Field, value: Value) -> Verdict:
    if isinstance(value, str) and field.find_option(value) is not None:
        return FINE
    if field.open:
        return _check_text(field, value)
    return "not_option", {"value": str(value)}


def _check_choices(field: Field, value: Value) -> Verdict:
    if not isinstance(value, tuple):
        return "not_several", {}
    unknown = next((one for one in value if field.find_option(one) is None), None)
    return FINE if unknown is None else ("not_option", {"value": str(unknown)})


def _check_reference(_field: Field, value: Value) -> Verdict:
    return FINE if isinstance(value, str) else ("not_text", {})


def _check_references(_field: Field, value: Value) -> Verdict:
    return FINE if isinstance(value, tuple) else ("not_several", {})


def _check_period(_field: Field, value: Value) -> Verdict:
    return FINE if isinstance(value, str) and is_period(value) else ("not_period", {})


def _check_hours(field: Field, value: Value) -> Verdict:
    code, details = _check_text(field, value)
    found = None if code else read_hours(str(value))
    return (found.code, found.values) if isinstance(found, Complaint) else (code, details)


def _check_link(field: Field, value: Value) -> Verdict:
    code, details = _check_text(field, value)
    return (code, details) if code or is_link(str(value)) else ("not_link", {})


def is_link(text: str) -> bool:
    """Tell whether a text is the address of a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and text.isprintable() and " " not in text


CHECKS: Mapping[str, Callable[[Field, Value], Verdict]] = {
    "text": _check_text,
    "long_text": _check_text,
    "number": _check_number,
    "integer": _check_number,
    "date": _check_date,
    "yes_no": _check_yes_no,
    "choice": _check_choice,
    "choices": _check_choices,
    "reference": _check_reference,
    "references": _check_references,
    "period": _check_period,
    "hours": _check_hours,
    "link": _check_link,
}
