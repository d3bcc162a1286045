"""Setting pages: what is printable, what happens when the typesetter refuses, and many at once."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from assessments.model import Company
from reports import typesetting
from reports.errors import ReportError
from reports.formats import pdf
from reports.glyphs import BOX, FONTS, clean_text, printable
from reports.model import Report
from tests.pdf_text import open_pdf, read_text
from tests.readings import SMALL_FIRM, answer_all, report_on


def a_report(name: str = "Tiny") -> Report:
    company = Company("w", "c", name, SMALL_FIRM)
    return report_on(answer_all(1.0, "starter"), track="starter", planned=False, company=company)


def test_the_characters_are_read_from_the_fonts() -> None:
    letters = printable()
    assert {ord(c) for c in "AzЯяёҚә€₽№→✓□"} <= letters
    assert ord("日") not in letters
    assert ord("\U0001f642") not in letters
    assert 400 < len(letters) < 1000


def test_text_becomes_printable() -> None:
    assert clean_text("и\u0306") == "й"
    assert clean_text("a\u2028b\tc\r\nd\u3000e") == "a b c\nd e"
    assert clean_text("zero\u200bwidth, joined\u200d, \x07bell, \ud800half") == "zerowidth, joined, bell, half"
    assert clean_text("\U0001f642") == BOX


def test_the_templates_get_printable_texts_with_their_kinds() -> None:
    tree = json.loads(typesetting.write_data(a_report("日本 и Ко")))
    assert tree["kind"] == "report"
    assert tree["company"] == f"{BOX}{BOX} и Ко"
    assert {"record", "plan", "day"}.isdisjoint(tree)
    assert tree["sections"][0]["blocks"][0]["kind"] == "beside"


def test_russian_texts_do_not_break_after_a_short_word() -> None:
    company = Company("w", "c", "Кафе на углу", SMALL_FIRM)
    report = report_on(answer_all(1.0, "starter"), "ru", track="starter", planned=False, company=company)
    assert json.loads(typesetting.write_data(report))["company"] == "Кафе на\u00a0углу"


def test_a_refused_accessible_form_still_gives_a_plain_tagged_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(typesetting, "clean_text", lambda text: text)
    content = pdf.write(a_report("Smile \U0001f642"))
    assert "the accessible form was refused" in caplog.text
    assert "Smile" in read_text(content)
    with open_pdf(content) as document:
        assert document.Root.MarkInfo.Marked


def test_pages_that_cannot_be_set_at_all_are_an_error_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "write_data", lambda report: "{}")
    with pytest.raises(ReportError, match=r"could not be set.*Take the JSON instead"):
        pdf.write(a_report())


def test_reports_written_at_once_do_not_mix() -> None:
    names = [f"Company {letter}" for letter in "ABCDEF"]
    with ThreadPoolExecutor(6) as pool:
        contents = list(pool.map(lambda name: pdf.write(a_report(name)), names))
    for name, content in zip(names, contents, strict=True):
        text = read_text(content)
        assert name in text
        assert not [other for other in names if other != name and other in text]


def test_the_templates_reach_nothing_outside_their_folder() -> None:
    for template in typesetting.TEMPLATES.glob("*.typ"):
        text = template.read_text("utf-8")
        assert "@preview" not in text
        assert "eval(" not in text
        assert "read(" not in text.replace("spread(", "")
    assert not Path(typesetting.NOWHERE).exists()


def test_every_font_file_has_a_licence_beside_it() -> None:
    assert {path.name for path in FONTS.iterdir() if path.suffix in (".otf", ".ttf")} == {
        *(f"Inter-{style}.otf" for style in ("Regular", "Medium", "SemiBold", "Bold", "Italic")),
        *(f"FiveStepsSerif-{style}.ttf" for style in ("Regular", "SemiBold")),
    }


def test_no_word_runs_off_the_page() -> None:
    word, first = "Ы" * 400, answer_all(1.0, "starter")[0]
    company = Company("w", "c", "Tiny", SMALL_FIRM, about=word)
    report = report_on([replace(first, comment=word)], track="starter", planned=False, company=company)
    pages = typesetting._open("report.typ", {"data": typesetting.write_data(report)}).compile(format="png", ppi=36)
    assert isinstance(pages, list)
    for page in pages:
        picture = Image.open(io.BytesIO(page)).convert("L")
        margin = picture.crop((picture.width - 20, 0, picture.width, picture.height))
        assert margin.getextrema() == (255, 255)
