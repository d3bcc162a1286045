"""The registers of the demo companies fit their definitions, are typeset, and told in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from assessments.demo.model import load_demos
from assessments.demo.workbooks import FOLDER, DemoWorkbook, load_workbook
from governance.catalogue import find_register
from governance.entries import check_values
from governance.model import Workbook, workbook_of
from governance.naming import id_of

DEMOS = load_demos()
SAME = {"%", "Telegram"}
every_demo = pytest.mark.parametrize("demo", [demo.id for demo in DEMOS])


def texts(demo: str) -> Iterator[Mapping[str, str]]:
    for rows in load_workbook(demo).root.values():
        for row in rows:
            yield from (given for given in row.values() if isinstance(given, Mapping))


def book(demo: str, language: str = "en") -> Workbook:
    return workbook_of(load_workbook(demo).entries(language))


def test_every_demo_company_has_its_registers() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {demo.id for demo in DEMOS}


@every_demo
@pytest.mark.parametrize("language", ["en", "ru"])
def test_nothing_in_them_would_be_refused(demo: str, language: str) -> None:
    workbook, day = book(demo, language), next(known.day for known in DEMOS if known.id == demo)
    for entry in workbook.entries:
        complaints = check_values(find_register(entry.register), entry.values, workbook, day, entry.id)
        assert [c for c in complaints if c.severity == "refused" or c.code not in {"required", "same"}] == []


@every_demo
def test_ids_count_through_each_register(demo: str) -> None:
    workbook = book(demo)
    for register in {entry.register for entry in workbook.entries}:
        rows = workbook.rows(register)
        assert [row.id for row in rows] == [id_of(find_register(register), n + 1) for n in range(len(rows))]
        assert [row.rank for row in rows] == list(range(1, len(rows) + 1))


@every_demo
def test_texts_are_told_in_both_languages_and_typeset(demo: str) -> None:
    told = list(texts(demo))
    assert len(told) > 30
    for text in told:
        assert set(text) == {"en", "ru"}
        assert not re.search("[а-яё]", text["en"], re.IGNORECASE)
        assert re.search("[а-яё]", text["ru"], re.IGNORECASE) or text["ru"] in SAME
        assert not re.search(r"""["']|--|\.\.\.|->| - |  |^\s|\s$|\n""", text["en"] + text["ru"])


def test_a_language_that_is_missing_is_english_and_nothing_else_is_told_twice() -> None:
    english, russian, other = (book("bank", language) for language in ("en", "ru", "xx"))
    assert other == english
    for one, two in zip(english.entries, russian.entries, strict=True):
        differing = [name for name, value in one.values.items() if two.values[name] != value]
        assert all(isinstance(one.values[name], str) for name in differing)
    person, account = (english.find(*place) for place in (("people", "P-01"), ("accounts", "AC-02")))
    assert person is not None
    assert account is not None
    assert (person.names("role")[0], person.text("training_date")) == ("lead", "2026-02-24")
    assert (account.text("two_step"), account.number("followers"), account.says("accepts_messages")) == (
        "on", 5200.0, False,
    )  # fmt: skip


def test_the_manufacturer_measures_46_things_and_one_that_counts() -> None:
    kpis = book("manufacturer").rows("kpis")
    assert len({kpi.text("name") for kpi in kpis}) == len(kpis) == 47
    assert [kpi.id for kpi in kpis if kpi.has("goal_id")] == ["K-01", "K-03", "K-47"]
    assert [kpi.id for kpi in kpis if kpi.text("level") != "output"] == ["K-47"]


def test_a_row_is_kept_as_it_is_given() -> None:
    given = {"goals": [{"id": "G-07", "title": {"en": "Sell"}, "target": 3, "deadline": date(2027, 1, 2), "unit": ""}]}
    (entry,) = DemoWorkbook.model_validate(given).entries("ru")
    assert entry.values == {"title": "Sell", "target": 3.0, "deadline": "2027-01-02"}
    assert (entry.id, entry.rank, entry.version) == ("G-07", 1, 0)
