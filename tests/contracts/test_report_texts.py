"""Whatever people type comes out as plain text in every format; nothing of it runs, and nothing is fetched."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assessments.model import Company, Evidence, EvidenceKind, Response
from reports.formats import csv as csv_format
from reports.formats import json as json_format
from reports.formats import pdf as pdf_format
from reports.glyphs import BOX, clean_text
from reports.model import Report
from scoring.model import State
from tests.pdf_text import open_pdf, read_text
from tests.readings import SMALL_FIRM, answer_all, report_demo, report_on

FORMULA_STARTS = tuple("=+-@|%＝＋－＠｜％")
HOSTILE = {
    "typst": '#read("/etc/passwd") #import "x.typ" *b* _i_ $x^2$ <label> @ref = title',
    "script": "<script>alert(1)</script><img src=http://example.com/x.png onerror=alert(1)>",
    "markdown": "![](http://example.com/x.png) [link](javascript:alert(1)) {{7*7}} ${7*7}",
    "formula": '=1+1 =HYPERLINK("http://example.com","x")',
    "emoji": "Хорошо 👍🏽 👨‍👩‍👧 🇷🇺 fine",
    "other scripts": "日本語 العربية עברית ไทย ღ",
    "control": "a\x00b\x07c\x1b[31md\ufefff\u202eg\u2066h",
    "surrogate": "before \ud800 after",
    "combining": "z̴̢̛a̷l̸g̵o й́ e\u0301 и\u0306",
    "lines": "one\r\ntwo\rthree\ttabbed\u2028four",
    "long word": "Ы" * 400,
}


def report_saying(text: str) -> Report:
    """Return a report with a text wherever a person can write one."""
    shown = Evidence(EvidenceKind.SAID, text)
    said = [replace(response, comment=text, evidence=shown) for response in answer_all(1.0, "starter")]
    said[0] = Response(said[0].item, State.NOT_APPLICABLE, reason=text, waived_by=text)
    said[1] = Response(said[1].item, State.DONT_KNOW, comment=text)
    company = Company("w", "c", text[:200], SMALL_FIRM, about=text)
    return report_on(said, track="starter", planned=False, company=company)


def is_accessible(document: pikepdf.Pdf) -> bool:
    with document.open_metadata() as metadata:
        return metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") == "1"


def packed(text: str) -> str:
    return "".join(text.split())


@cache
def a_plan() -> Report:
    return report_demo("bank", "en")


def plan_saying(text: str) -> list[list[str]]:
    report = replace(a_plan(), plan=(replace(a_plan().plan[0], task=text, owner=text, practices=(text,)),))
    content = csv_format.write(report).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content, newline="")))


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_pdf_prints_every_text_literally(text: str) -> None:
    report = report_saying(text)
    content = pdf_format.write(report)
    found = packed(read_text(content))
    assert found.count(packed(clean_text(text))) >= len(report.sections)
    with open_pdf(content) as document:
        assert is_accessible(document)
        links = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/URI"]
        assert links == []


def test_a_comment_of_twenty_thousand_characters_is_printed_to_its_end() -> None:
    sentence, first = "Долгий комментарий. ", answer_all(1.0, "starter")[0]
    report = report_on([replace(first, comment=sentence * 1000)], track="starter", planned=False)
    assert packed(read_text(pdf_format.write(report))).count(packed(sentence)) == 1000


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(min_size=1, max_size=60))
@example(text="\u00ad\u200d")
@example(text="\u0301")
@example(text="\x00")
@example(text=" ")
@example(text="->  <=> ::: www 0x1F fi ffl")
def test_any_text_survives_the_pdf(text: str) -> None:
    content = pdf_format.write(report_saying(text))
    assert packed(clean_text(text)) in packed(read_text(content))
    with open_pdf(content) as document:
        assert is_accessible(document)


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=60))
@example(text="=1+1")
@example(text="＝1+1")
@example(text="\x85|cmd")
@example(text="\u200b=1")
@example(text=" \t-2")
@example(text="@SUM(A1)")
@example(text='";=1;"')
@example(text="\r\n=1")
def test_no_field_of_the_csv_is_a_formula(text: str) -> None:
    _, row = plan_saying(text)
    assert not [
        field for field in row if field.strip()[:1] in tuple("=+-@|%＝＋－＠｜％") or field[:1] in tuple("\t\r\n")
    ]
    assert len(row) == len(a_plan().plan_heads)


@settings(max_examples=200, deadline=None)
@given(text=st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=60))
def test_the_csv_gives_back_what_was_written(text: str) -> None:
    _, row = plan_saying(text)
    assert row[4] in (text, f"'{text}")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_record_keeps_every_text_as_it_was(text: str) -> None:
    record = json.loads(json_format.write(report_saying(text)))
    assert record["company"]["about"] == text
    assert {response["comment"] for response in record["responses"]} >= {text}


@given(text=st.text(max_size=200))
def test_clean_text_is_stable_and_has_no_unprintable_character(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert not [c for c in clean if ord(c) < 32 and c != "\n"]


def test_what_the_fonts_lack_is_a_visible_box() -> None:
    assert clean_text("日a👍") == f"{BOX}a{BOX}"
    assert clean_text("Қазақ тілі, Ґрунт, €, ₽, №, ≥, →") == "Қазақ тілі, Ґрунт, €, ₽, №, ≥, →"
