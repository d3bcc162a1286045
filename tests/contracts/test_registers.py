"""Every register there is: complete in both languages, in its step, and its examples can be kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from governance.catalogue import FOLDER, find_register, find_registers, said
from governance.definition import Field, Register
from governance.entries import Complaint, check_values, read_text, say_complaint, write_text
from governance.model import Entry, Value, Workbook
from governance.schema import PATH, write_schema
from locales import languages, speech
from questionnaires.catalogue import DEFAULT, Catalogue
from questionnaires.schema import build_schema

TODAY = date(2026, 11, 25)
IDS = [
    *("goals", "uses", "audiences", "legal", "documents", "people", "accounts", "influencers", "raci"),
    *("approval_tiers", "calendar", "consents", "incidents", "listening", "triage", "kpis", "kpi_values", "decisions"),
]
SCHEMA = jsonschema.Draft202012Validator(json.loads(PATH.read_text("utf-8")))
EACH = pytest.mark.parametrize("register", find_registers(), ids=lambda register: register.id)


def entries_named_in_examples() -> Workbook:
    found: dict[tuple[str, str], Entry] = {}
    for field in (field for register in find_registers() for field in register.fields):
        for named in re.findall(r"[A-Z]+-\d+", field.example.get("en", "") if field.refers_to else ""):
            found[str(field.refers_to), named] = Entry(
                str(field.refers_to), named, {"status": "active", "role": ("lead",)}
            )
    return Workbook(tuple(found.values()))


WORKBOOK = entries_named_in_examples()


def texts_of(register: Register) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield from (("title", register.title), ("purpose", register.purpose))
    for field in register.fields:
        yield f"{field.name}.label", field.label
        yield from (
            (f"{field.name}.{name}", getattr(field, name)) for name in ("help", "example") if getattr(field, name)
        )
        yield from ((f"{field.name}.{option.id}", option.name) for option in field.options)


def test_the_eighteen_registers_are_there_in_the_order_of_the_steps() -> None:
    assert [register.id for register in find_registers()] == IDS
    steps = [section.id for section in Catalogue().load(DEFAULT).questionnaire.sections]
    places = [steps.index(register.step) for register in find_registers()]
    assert places == sorted(places)
    assert set(places) == set(range(len(steps)))


@EACH
def test_a_register_is_written_in_every_language(register: Register) -> None:
    lacking = [name for name, words in texts_of(register) if set(words) != set(languages())]
    assert lacking == []


@EACH
def test_texts_follow_the_rules_of_typography(register: Register) -> None:
    forbidden = re.compile(r"""["!]|\.\.\.|\s-\s|(?<=\w)'(?=\w)|  |[“”](?=.*[а-я])""")
    words = [(name, text) for name, words in texts_of(register) for text in words.values()]
    assert [(name, text) for name, text in words if forbidden.search(text)] == []
    cyrillic = [name for name, words in texts_of(register) if re.search("[а-яё]", words["en"], re.I)]
    assert cyrillic == []


@EACH
def test_a_register_says_what_its_entries_are_called(register: Register) -> None:
    named = register.find_field(register.name_field)
    assert named is not None
    assert named.required == "always"


def examples_of(register: Register) -> Iterator[tuple[Field, str, str]]:
    for field in register.fields:
        yield from ((field, language, text) for language, text in field.example.items())


@EACH
def test_the_examples_can_be_kept(register: Register) -> None:
    for field, language, text in examples_of(register):
        value = read_text(field, text, WORKBOOK, language)
        assert value is not None, field.name
        assert not isinstance(value, Complaint), (field.name, value)
        complaints = check_values(register, {field.name: value}, WORKBOOK, TODAY)
        assert [c for c in complaints if c.field == field.name and c.code not in {"past", "future"}] == []
        if field.kind not in {"text", "long_text"}:
            assert value == read_text(field, field.example["en"], WORKBOOK, "en"), field.name


@EACH
def test_what_is_written_can_be_read(register: Register) -> None:
    for field, _, text in examples_of(register):
        value = read_text(field, text, WORKBOOK, "ru")
        assert value is not None
        assert not isinstance(value, Complaint)
        for language in languages():
            assert read_text(field, write_text(field, value, WORKBOOK, language), WORKBOOK, language) == value


@EACH
def test_the_wrong_kind_of_value_is_refused_in_words(register: Register) -> None:
    for field in register.fields:
        wrong: Value = ("nothing", "at all") if not field.holds_several else "nothing"
        complaints = [c for c in check_values(register, {field.name: wrong}, WORKBOOK, TODAY) if c.field == field.name]
        assert [c.severity for c in complaints] == ["refused"]
        for language in languages():
            assert said(field.label, language) in say_complaint(complaints[0], register, speech(language))


@EACH
def test_an_editor_accepts_the_file(register: Register) -> None:
    written = yaml.load((FOLDER / f"{register.id}.yaml").read_text("utf-8"), yaml.CSafeLoader)
    assert list(SCHEMA.iter_errors(written)) == []


def test_the_schema_in_the_repository_is_fresh() -> None:
    assert PATH.read_text("utf-8") == build_schema(Register), "stale: see governance/schema.py"


def test_borrowed_options_are_those_of_the_lender() -> None:
    lent, borrowed = find_register("uses").find_field("use"), find_register("goals").find_field("use")
    assert lent is not None
    assert borrowed is not None
    assert [option.id for option in borrowed.options] == [option.id for option in lent.options]
    assert len(lent.options) == 12


def test_there_is_no_register_of_another_name() -> None:
    with pytest.raises(KeyError, match="goal: there is no such register"):
        find_register("goal")


def test_a_schema_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "schema.json"
    write_schema(path)
    assert json.loads(path.read_text("utf-8"))["title"] == "Register"
    jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))
