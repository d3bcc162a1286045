from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.catalogue import find_registers
from governance.definition import Field
from governance.entries import (
    Complaint,
    check_values,
    is_required,
    name_of,
    next_id,
    read_text,
    say_complaint,
    write_text,
)
from governance.model import Entry, Value, Workbook
from locales import speech
from tests.unit.governance.books import ANNA, BOOK, LENA, MARINA, TODAY, VK, entry, field, register

FIELDS = [f for r in find_registers() for f in r.fields]


def codes_of(
    register_id: str, values: Mapping[str, Value], entry_id: str | None = None, book: Workbook = BOOK
) -> set[tuple[str, str]]:
    """Return what is said about the fields given, each with the first letter of how severe it is."""
    complaints = check_values(register(register_id), values, book, TODAY, entry_id)
    return {(c.field, f"{c.severity[0]}:{c.code}") for c in complaints if c.field in values}


def codes(
    register_id: str, entry_id: str | None = None, book: Workbook = BOOK, **values: Value
) -> set[tuple[str, str]]:
    return codes_of(register_id, values, entry_id, book)


def lacking(register_id: str, **values: Value) -> set[str]:
    complaints = check_values(register(register_id), values, BOOK, TODAY)
    return {c.field for c in complaints if (c.code, c.severity) == ("required", "incomplete")}


def test_an_empty_entry_is_kept_and_says_what_it_lacks() -> None:
    complaints = check_values(register("audiences"), {}, BOOK, TODAY)
    assert [(c.field, c.code, c.severity) for c in complaints] == [
        (name, "required", "incomplete") for name in ("name", "need", "channels", "kind")
    ]


@pytest.mark.parametrize("empty", ["", ()])
def test_an_empty_value_counts_as_none(empty: Value) -> None:
    assert "name" in lacking("audiences", name=empty)


def test_what_must_be_filled_in_depends_on_the_other_fields() -> None:
    assert "baseline" in lacking("goals")
    assert "baseline" not in lacking("goals", baseline_due="2026-12-31")
    assert "closing_note" in lacking("goals", status="missed") - lacking("goals", status="draft")
    assert "owner_id" in lacking("uses", in_use=True) - lacking("uses", in_use=False)
    assert "redirect" in lacking("uses", in_use=False) & lacking("uses", in_use=True, exclusion="No advice")
    assert "redirect" not in lacking("uses", in_use=True)
    assert "decides_alone" in lacking("people", role=("author", "lead")) - lacking("people", role=("author",))
    assert "effect" in lacking("decisions", check_on="2026-11-25") - lacking("decisions", check_on="2026-11-26")
    assert "stand_in_id" not in lacking("people", role=("lead",))


def test_a_tier_decides_whether_an_approval_is_missing() -> None:
    assert "approved_by" in lacking("calendar", status="approved", tier="T-02")
    assert "approved_by" not in lacking("calendar", status="approved", tier="T-01")
    assert "approved_by" not in lacking("calendar", status="planned", tier="T-02")
    assert "approved_by" not in lacking("calendar", status="approved", tier="T-09")
    assert "approved_by" not in lacking("calendar", status="approved")


def test_a_form_can_ask_whether_a_field_is_required() -> None:
    closing = field("goals", "closing_note")
    assert is_required(register("goals"), closing, {"status": "reached"}, BOOK, TODAY)
    assert not is_required(register("goals"), closing, {"status": "active"}, BOOK, TODAY)


@pytest.mark.parametrize(
    ("register_id", "values", "code"),
    [
        ("goals", {"colour": "red"}, "unknown_field"),
        ("goals", {"title": 5.0}, "not_text"),
        ("goals", {"title": "x" * 121}, "too_long"),
        ("goals", {"target": "30"}, "not_number"),
        ("goals", {"target": True}, "not_number"),
        ("goals", {"target": float("nan")}, "not_number"),
        ("goals", {"target": float("inf")}, "not_number"),
        ("goals", {"target": 2e12}, "too_large"),
        ("goals", {"target": -2e12}, "too_small"),
        ("people", {"hours_week": 61}, "too_large"),
        ("people", {"hours_week": -1}, "too_small"),
        ("accounts", {"followers": 1.5}, "not_integer"),
        ("goals", {"deadline": "31.03.2027"}, "not_date"),
        ("goals", {"deadline": "2027-02-30"}, "not_date"),
        ("goals", {"deadline": 20270331.0}, "not_date"),
        ("goals", {"deadline": "2200-01-01"}, "date_range"),
        ("people", {"left_date": "1969-12-31"}, "date_range"),
        ("uses", {"in_use": "yes"}, "not_yes_no"),
        ("goals", {"status": "finished"}, "not_option"),
        ("goals", {"status": ("draft",)}, "not_option"),
        ("people", {"role": ("lead", "king")}, "not_option"),
        ("people", {"role": "lead"}, "not_several"),
        ("raci", {"stage": "x" * 81}, "too_long"),
        ("raci", {"stage": 7.0}, "not_text"),
        ("goals", {"owner_id": ("P-01",)}, "not_text"),
        ("accounts", {"admins": "P-01"}, "not_several"),
        ("goals", {"owner_id": "P-99"}, "reference_missing"),
        ("goals", {"owner_id": "role:lead"}, "reference_missing"),
        ("raci", {"accountable": "role:king"}, "reference_missing"),
        ("goals", {"owner_id": "P-03"}, "reference_archived"),
        ("goals", {"owner_id": "P-04"}, "reference_proposed"),
        ("kpi_values", {"period": "2026-11-05"}, "not_period"),
        ("kpi_values", {"period": 2026.0}, "not_period"),
        ("listening", {"duty_hours": "any time"}, "not_hours"),
        ("listening", {"duty_hours": 24.0}, "not_text"),
        ("accounts", {"url": "shared folder"}, "not_link"),
        ("accounts", {"url": "javascript:alert(1)"}, "not_link"),
        ("accounts", {"url": "https://vk com/x"}, "not_link"),
        ("accounts", {"url": "https://[vk"}, "not_link"),
        ("accounts", {"url": 5.0}, "not_text"),
        ("accounts", {"url": "https://VK.com/Bakery/"}, "duplicate"),
        ("people", {"name": " MARINA K. "}, "duplicate"),
        ("kpi_values", {"kpi_id": "K-01", "period": "2026-W47"}, "duplicate"),
    ],
)
def test_what_cannot_be_kept_is_refused(register_id: str, values: dict[str, Value], code: str) -> None:
    assert f"r:{code}" in {said for _, said in codes_of(register_id, values)}


@pytest.mark.parametrize(
    ("register_id", "values"),
    [
        ("goals", {"title": "x" * 120, "target": 0, "status": "draft", "deadline": "2027-03-31"}),
        ("people", {"hours_week": 0, "role": ("lead",), "left_date": "2199-12-31"}),
        ("raci", {"stage": "translate", "accountable": "role:lead", "responsible": ("P-01", "role:author")}),
        ("people", {"name": "Ivan"}),
        ("kpi_values", {"kpi_id": "K-02", "period": "2026-W47"}),
        ("listening", {"duty_hours": "24/7"}),
        ("accounts", {"url": "https://vk.com/another?x=1", "followers": 3400.0}),
    ],
)
def test_what_can_be_kept_is_not_complained_of(register_id: str, values: dict[str, Value]) -> None:
    assert codes_of(register_id, values) == set()


def test_an_entry_is_no_duplicate_of_itself() -> None:
    assert codes("people", "P-01", name="Marina K.") == set()


def test_a_reference_that_stood_there_before_may_stay() -> None:
    book = Workbook((*BOOK.entries, entry("goals", "G-01", owner_id="P-03")))
    assert codes("goals", "G-01", book, owner_id="P-03") == set()
    assert codes("goals", "G-01", book, owner_id="P-04") == {("owner_id", "r:reference_proposed")}
    assert codes("goals", "G-02", book, owner_id="P-03") == {("owner_id", "r:reference_archived")}


def test_nobody_stands_in_for_oneself() -> None:
    assert codes("people", "P-01", stand_in_id="P-01") == {("stand_in_id", "r:itself")}


def test_people_who_stand_in_for_each_other_are_kept_and_said_to_leave_nobody() -> None:
    assert codes("people", "P-01", stand_in_id="P-05") == {("stand_in_id", "i:loop")}
    assert codes("people", "P-05", stand_in_id="P-06") == set()
    assert codes("people", stand_in_id="P-05") == set()
    three = Workbook((*BOOK.entries, entry("people", "P-07", name="Vera", stand_in_id="P-05")))
    (complaint,) = (
        c for c in check_values(register("people"), {"stand_in_id": "P-07"}, three, TODAY, "P-01") if c.code == "loop"
    )
    assert complaint.values == {"entries": "Vera, Lena"}


def test_a_loop_of_others_is_not_followed_for_ever() -> None:
    others = (entry("people", "P-07", stand_in_id="P-08"), entry("people", "P-08", stand_in_id="P-07"))
    assert codes("people", "P-01", Workbook((*BOOK.entries, *others)), stand_in_id="P-07") == set()


@pytest.mark.parametrize(
    ("register_id", "values", "about", "code"),
    [
        ("calendar", {"erid": "no token"}, "erid", "pattern"),
        ("people", {"training_date": "2026-11-26"}, "training_date", "past"),
        ("goals", {"deadline": "2026-11-25"}, "deadline", "future"),
        ("goals", {"deadline": "2028-11-26"}, "deadline", "too_far"),
        ("goals", {"baseline_due": "2027-02-24"}, "baseline_due", "too_far"),
        ("influencers", {"last_contact": "2026-07-27"}, "last_contact", "too_long_ago"),
        ("documents", {"dated_on": "2026-11-20", "next_review_date": "2026-11-20"}, "next_review_date", "after"),
        ("decisions", {"date": "2026-05-01", "check_on": "2026-10-29"}, "check_on", "too_late"),
        ("incidents", {"date": "2026-11-10", "closed_on": "2026-11-09"}, "closed_on", "not_before"),
        ("incidents", {"date": "2026-11-01", "closed_on": "2026-11-16"}, "closed_on", "too_late"),
        ("listening", {"responder_id": "P-01", "deputy_id": "P-01"}, "deputy_id", "same"),
        ("raci", {"accountable": "role:lead", "consulted": ("P-01", "role:lead")}, "consulted", "same"),
        ("goals", {"baseline": 30.0, "target": 30, "direction": "increase"}, "target", "direction"),
        ("goals", {"baseline": 18.0, "target": 30.0, "direction": "decrease"}, "target", "direction"),
        ("goals", {"owner_id": "P-02"}, "owner_id", "unsuitable"),
        ("goals", {"approved_by": "P-02"}, "approved_by", "unsuitable"),
        ("calendar", {"account_id": "AC-02"}, "account_id", "unsuitable"),
    ],
)
def test_what_is_doubtful_is_kept_and_shown(register_id: str, values: dict[str, Value], about: str, code: str) -> None:
    assert {said for name, said in codes_of(register_id, values) if name == about} == {f"i:{code}"}


@pytest.mark.parametrize(
    ("register_id", "values"),
    [
        ("calendar", {"erid": "2VtzqxKp7Ab"}),
        ("people", {"training_date": "2026-11-25"}),
        ("goals", {"deadline": "2028-11-25", "baseline_due": "2027-02-23", "owner_id": "P-01", "approved_by": "P-01"}),
        ("influencers", {"last_contact": "2026-07-28"}),
        ("documents", {"next_review_date": "2026-11-20"}),
        ("documents", {"dated_on": "2026-11-19", "next_review_date": "2026-11-20"}),
        ("decisions", {"date": "2026-05-01", "check_on": "2026-10-28"}),
        ("decisions", {"date": "some day", "check_on": "2026-10-28"}),
        ("incidents", {"date": "2026-11-10", "closed_on": "2026-11-10"}),
        ("listening", {"responder_id": "P-01", "deputy_id": "P-02"}),
        ("goals", {"baseline": 18.0, "target": 30.0, "direction": "increase"}),
        ("goals", {"baseline": 18.0, "target": 9.0, "direction": "decrease"}),
        ("goals", {"baseline": 18.0, "target": 18.0, "direction": "maintain"}),
        ("goals", {"target": 18.0, "direction": "increase"}),
        ("goals", {"baseline": "18", "target": 18.0, "direction": "increase"}),
        ("calendar", {"account_id": "AC-01"}),
    ],
)
def test_what_is_in_order_is_not_complained_of(register_id: str, values: dict[str, Value]) -> None:
    assert {said for _, said in codes_of(register_id, values) if said[0] == "i"} == set()


def test_a_day_had_to_lie_ahead_only_when_it_was_written() -> None:
    book = Workbook((entry("goals", "G-01", deadline="2026-10-01"),))
    assert codes("goals", "G-01", book, deadline="2026-10-01") == set()
    assert codes("goals", "G-01", book, deadline="2026-10-02") == {("deadline", "i:future")}


def test_complaints_are_said_with_the_names_of_what_they_speak_of() -> None:
    def say(language: str, register_id: str, **values: Value) -> list[str]:
        complaints = check_values(register(register_id), values, BOOK, TODAY)
        said = [say_complaint(c, register(register_id), speech(language)) for c in complaints if c.field in values]
        return [text.replace("\u00a0", " ") for text in said]

    assert say("en", "goals", owner_id="P-02") == ["Owner: “Oleg; evening” does not suit, see “Left on” there"]
    assert say("ru", "goals", owner_id="P-99")[0].startswith(
        "Ответственный: в разделе «Реестр участников и ролей» нет записи «P-99»."
    )
    assert say("en", "goals", baseline=2.0, target=1.0, direction="increase") == [
        "Target: does not lie in the direction wanted from “Baseline”"
    ]
    assert say("en", "people", hours_week=60.5) == ["Hours a week: at most 60 is expected"]
    assert say("ru", "incidents", hours_to_first_action=-0.5) == ["Часов до первых действий: не меньше 0"]
    assert say("en", "calendar", erid="?") == ["erid: usually written otherwise, for example 2VtzqxKp7Ab"]
    assert say("en", "goals", colour="red") == ["COLOUR: the register has no such field"]
    day = Complaint("deadline", "duplicate", values={"entry": TODAY})
    assert say_complaint(day, register("goals"), speech("en")).startswith("Deadline: 25\u00a0Nov\u00a02026 has")


def test_ids_go_on_from_the_highest_that_was_ever_given() -> None:
    assert next_id(register("people"), BOOK) == "P-07"
    assert next_id(register("people"), Workbook((ANNA, entry("people", "old"), entry("accounts", "AC-09")))) == "P-04"
    assert next_id(register("calendar"), BOOK) == "CI-001"
    assert next_id(register("people"), Workbook((entry("people", "P-99"),))) == "P-100"


def test_an_entry_is_called_by_its_name_field() -> None:
    assert name_of(VK, register("accounts")) == "VK"
    assert name_of(entry("uses", "U-01", use="hiring"), register("uses"), "ru") == "Наём"
    assert name_of(entry("raci", "R-01", stage="translate"), register("raci")) == "translate"
    assert name_of(entry("goals", "G-01"), register("goals")) == "G-01"


@pytest.mark.parametrize(
    ("register_id", "name", "text", "value"),
    [
        ("goals", "title", "  Grow\n sales\t\x00 now ", "Grow sales now"),
        ("goals", "title", "=SUM(A1)", "=SUM(A1)"),
        ("goals", "closing_note", " one\r\ntwo\rthree ", "one\ntwo\nthree"),
        ("goals", "title", "\u00a0 ", None),
        ("goals", "target", "1,5", 1.5),
        ("goals", "target", "-5", -5),
        ("accounts", "followers", "2 900", 2900),
        ("goals", "deadline", "1 апреля 2027 г.", "2027-04-01"),
        ("uses", "in_use", "Да", True),
        ("goals", "status", "Достигнута", "reached"),
        ("goals", "status", " REACHED ", "reached"),
        ("goals", "use", "Вовлечение,  диалог", "engagement"),
        ("raci", "stage", " Own  stage", "Own stage"),
        ("raci", "stage", "утверждение", "approve"),
        ("people", "role", "Social media lead; юрист;; legal", ("lead", "legal")),
        ("people", "role", "lead, author\nit", ("lead", "author", "it")),
        ("people", "role", " ; ", None),
        ("goals", "owner_id", "p-01", "P-01"),
        ("goals", "owner_id", "marina  k.", "P-01"),
        ("goals", "owner_id", "P-01 Marina", "P-01"),
        ("goals", "owner_id", "P-03", "P-03"),
        ("raci", "accountable", "Ответственный за соцсети", "role:lead"),
        ("raci", "accountable", "role:Lead", "role:lead"),
        ("raci", "responsible", "Автор; P-01", ("role:author", "P-01")),
        ("accounts", "admins", "P-01, P-02", ("P-01", "P-02")),
        ("accounts", "admins", "P-01 Marina, P-02 Oleg", ("P-01", "P-02")),
        ("accounts", "admins", "P-02; P-02", ("P-02",)),
        ("kpi_values", "period", "ноябрь 2026", "2026-11"),
        ("listening", "duty_hours", "пн-пт 9-18", "Mon–Fri 9–18"),
        ("accounts", "url", "vk.com/bakery", "https://vk.com/bakery"),
        ("accounts", "url", "http://example.org", "http://example.org"),
    ],
)
def test_what_people_write_is_read(register_id: str, name: str, text: str, value: Value | None) -> None:
    assert read_text(field(register_id, name), text, BOOK, "ru") == value


@pytest.mark.parametrize(
    ("register_id", "name", "text", "code"),
    [
        ("goals", "target", "many", "not_number"),
        ("goals", "deadline", "soon", "not_date"),
        ("goals", "deadline", "01/02/2027", "ambiguous_date"),
        ("uses", "in_use", "perhaps", "not_yes_no"),
        ("goals", "status", "done", "not_option"),
        ("people", "role", "lead, king", "not_option"),
        ("goals", "owner_id", "Nobody", "reference_missing"),
        ("goals", "owner_id", "Lena", "reference_ambiguous"),
        ("goals", "owner_id", "P-01, P-02", "reference_missing"),
        ("goals", "owner_id", "Anna", "reference_missing"),
        ("goals", "owner_id", "Автор", "reference_missing"),
        ("kpi_values", "period", "once", "not_period"),
        ("listening", "duty_hours", "sometimes", "not_hours"),
        ("accounts", "url", "shared folder", "not_link"),
    ],
)
def test_what_cannot_be_read_says_why(register_id: str, name: str, text: str, code: str) -> None:
    complaint = read_text(field(register_id, name), text, BOOK, "en")
    assert isinstance(complaint, Complaint)
    assert (complaint.field, complaint.code, complaint.severity) == (name, code, "refused")
    for language in ("en", "ru"):
        assert "{" not in say_complaint(complaint, register(register_id), speech(language))


@pytest.mark.parametrize(
    ("register_id", "name", "value", "english", "russian"),
    [
        ("goals", "target", 1.5, "1.5", "1,5"),
        ("goals", "target", 30.0, "30", "30"),
        ("goals", "deadline", "2027-03-31", "2027-03-31", "31.03.2027"),
        ("uses", "in_use", False, "no", "нет"),
        ("uses", "use", "hiring", "Recruiting", "Наём"),
        ("people", "role", ("lead", "it"), "Social media lead; IT", "Ответственный за соцсети; ИТ"),
        ("listening", "duty_hours", "Mon–Fri 9–18", "Mon–Fri 9–18", "Пн–Пт 9–18"),
        ("listening", "duty_hours", "any", "any", "any"),
        ("goals", "owner_id", "P-01", "Marina K.", "Marina K."),
        ("goals", "owner_id", "P-02", "P-02", "P-02"),
        ("goals", "owner_id", "P-03", "P-03", "P-03"),
        ("goals", "owner_id", "P-05", "P-05", "P-05"),
        ("goals", "owner_id", "P-99", "P-99", "P-99"),
        ("raci", "responsible", ("role:author", "P-01"), "Author; Marina K.", "Автор; Marina K."),
        ("raci", "accountable", "role:king", "role:king", "role:king"),
        ("raci", "stage", "translate", "translate", "translate"),
    ],
)
def test_values_are_written_by_name(register_id: str, name: str, value: Value, english: str, russian: str) -> None:
    about = field(register_id, name)
    assert (write_text(about, value, BOOK, "en"), write_text(about, value, BOOK, "ru")) == (english, russian)


def values_of(about: Field) -> st.SearchStrategy[Value]:
    if about.kind == "choices":
        return st.lists(st.sampled_from([o.id for o in about.options]), min_size=1, unique=True).map(tuple)
    if about.kind == "references":
        return st.lists(st.sampled_from(["P-01", "P-02", "P-05", "P-99"]), min_size=1, unique=True).map(tuple)
    if about.kind == "choice":
        return st.sampled_from([o.id for o in about.options])
    if about.kind == "number":
        return st.floats(-1e12, 1e12)
    return st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(["en", "ru"]))
def test_what_is_written_can_be_read_again(data: st.DataObject, language: str) -> None:
    kinds = {"choices", "choice", "number", "text", "long_text"}
    about = data.draw(st.sampled_from([f for f in FIELDS if f.kind in kinds]))
    value = data.draw(values_of(about))
    assert read_text(about, write_text(about, value, BOOK, language), BOOK, language) == value


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["P-01", "P-02", "P-03", "P-04", "P-05", "P-06"]), min_size=1, unique=True))
def test_references_are_written_so_that_they_can_be_read(ids: list[str]) -> None:
    admins = field("accounts", "admins")
    assert read_text(admins, write_text(admins, tuple(ids), BOOK, "en"), BOOK, "en") == tuple(ids)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FIELDS), st.text(max_size=30))
def test_any_text_is_read_or_complained_of(about: Field, text: str) -> None:
    value = read_text(about, text, BOOK, "en")
    if not isinstance(value, Complaint) and value is not None:
        assert isinstance(value, str | float | bool | tuple | int)


def test_a_person_goes_before_a_role_of_the_same_name() -> None:
    author = Entry("people", "P-07", {"name": "Автор"})
    book = Workbook((MARINA, LENA, author))
    accountable = field("raci", "accountable")
    assert read_text(accountable, "автор", book, "ru") == "P-07"
    assert write_text(accountable, "role:author", book, "ru") == "role:author"
    assert write_text(accountable, "role:author", book, "en") == "Author"
