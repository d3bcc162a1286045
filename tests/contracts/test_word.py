"""What the Word document keeps: its structure as a reader program finds it, and all that the report says."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from assessments.model import Company, Response
from locales import languages
from reports.formats import docx
from reports.model import Cover, Fact, Heading, Paragraph, Report, Section, Table
from reports.texts import clean_text
from scoring.model import State
from tests.contracts.test_report_texts import HOSTILE
from tests.readings import GENERATED, SMALL_FIRM, answer_all, report_demo, report_on
from tests.word import list_alternatives, list_headings, list_members, list_used_styles, open_word, read_word

CASES = (("bakery", "ru"), ("bank", "en"))
LARGEST = 1_200_000
LEVELS = {"Heading1": 1, "Heading2": 2, "CardTitle": 2, "Heading3": 3}


@cache
def the_report(name: str, language: str) -> Report:
    return report_demo(name, language)


@cache
def the_content(name: str, language: str) -> bytes:
    return docx.write(the_report(name, language))


def the_document(name: str, language: str) -> Document:
    return open_word(the_content(name, language))


def packed(text: str) -> str:
    return "".join(text.split())


def a_document(
    language: str = "en", *, brief: bool = True, blocks: tuple[Paragraph | Heading | Table, ...] = ()
) -> Report:
    return Report(
        language=language,
        title="Staff policy",
        company="Tiny",
        day=GENERATED,
        day_text="25 Nov 2026",
        notice="Internal.",
        draft="",
        cover=Cover("Five Steps", "Nothing is decided yet", (Fact("Version", "1.0"),), "Contents", brief=brief),
        sections=(Section("rules", "Rules", "Rules", blocks), Section("more", "More", "More", ())),
        continuous=True,
    )


@pytest.mark.parametrize(("company", "language"), CASES)
def test_sections_are_headings_that_the_contents_lead_to(company: str, language: str) -> None:
    report, document = the_report(company, language), the_document(company, language)
    titles = [clean_text(section.title, language) for section in report.sections]
    assert list_headings(document, 1) == titles
    links = [link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(set(marks)) == len(titles)
    contents = [p for p in document.paragraphs if p._p.style == "TOC1"]
    assert [p.text for p in contents] == titles


@pytest.mark.parametrize(("company", "language"), CASES)
def test_no_heading_level_is_left_out(company: str, language: str) -> None:
    levels = [LEVELS[p._p.style] for p in the_document(company, language).paragraphs if p._p.style in LEVELS]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("company", "language"), CASES)
def test_every_style_that_is_used_is_there(company: str, language: str) -> None:
    document = the_document(company, language)
    defined = {style.style_id for style in document.styles}
    assert list_used_styles(document) <= defined
    assert {"Title", "Caption", "FiveSteps", *LEVELS} <= list_used_styles(document)


@pytest.mark.parametrize(("company", "language"), CASES)
def test_tables_have_a_name_fixed_widths_and_a_head_that_repeats(company: str, language: str) -> None:
    document = the_document(company, language)
    headed = 0
    for table in document.tables:
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val"))
        assert not table.autofit
        assert abs(sum(column.width for column in table.columns) - Mm(174)) < Mm(1)
        first = properties.find(qn("w:tblLook")).get(qn("w:firstRow"))
        repeated = list(table.rows[0]._tr.iter(qn("w:tblHeader")))
        assert len(repeated) == int(first)
        headed += first == "1"
    assert headed >= 8


@pytest.mark.parametrize(("company", "language"), CASES)
def test_every_picture_is_told_in_words(company: str, language: str) -> None:
    words = list_alternatives(the_document(company, language))
    assert len(words) >= 6
    assert all(len(text) > 10 for text in words)


@pytest.mark.parametrize(("company", "language"), CASES)
def test_language_and_properties_are_set(company: str, language: str) -> None:
    report, document = the_report(company, language), the_document(company, language)
    tags = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    assert {tag[:2] for tag in tags} == {language}
    properties = document.core_properties
    assert report.company in properties.title.replace("\u00a0", " ")
    assert properties.author == "Five Steps"
    assert properties.language[:2] == language
    assert properties.created is not None
    assert properties.created.date() == report.day


@pytest.mark.parametrize(("company", "language"), CASES)
def test_all_that_the_report_says_is_in_the_document(company: str, language: str) -> None:
    report, found = the_report(company, language), packed(read_word(the_content(company, language)))
    wanted = [report.title, report.company, report.notice, report.cover.statement]
    wanted += [line.task for line in report.plan] + [line.done_when for line in report.plan]
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    wanted += [text for cell in cells for text in (cell.text, cell.note, cell.comment)]
    assert [text for text in wanted if packed(text) not in found] == []


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_file_is_small_and_carries_no_time_and_nothing_that_runs(company: str, language: str) -> None:
    content = the_content(company, language)
    assert len(content) < LARGEST
    members = dict(list_members(content))
    assert set(members.values()) == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in members if "vba" in name.lower() or "embed" in name.lower() or "customXml" in name]
    assert "docProps/app.xml" not in members
    relations = the_document(company, language).part.rels.values()
    assert not [relation for relation in relations if relation.is_external]


def test_a_picture_that_cannot_be_drawn_is_told_in_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.word.writing.draw_pictures", lambda figures, language, act: ())
    report = report_on(answer_all(1.0, "starter"), track="starter", planned=False)
    content = docx.write(report)
    assert list_alternatives(open_word(content)) == []
    assert report.cover.score is not None
    assert report.cover.score.figure.alt.replace("\u00a0", " ") in read_word(content)


def test_what_people_type_is_text_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.word.writing.draw_pictures", lambda figures, language, act: ())
    long = "Долгий комментарий. " * 1000
    texts = [*HOSTILE.values(), long]
    said = list(answer_all(1.0, "starter"))
    said[: len(texts)] = [replace(response, comment=text) for response, text in zip(said, texts, strict=False)]
    said[-1] = Response(said[-1].item, State.NOT_APPLICABLE, reason=HOSTILE["control"], waived_by=HOSTILE["typst"])
    company = Company("w", "c", HOSTILE["script"][:200], SMALL_FIRM, about=HOSTILE["other scripts"])
    content = docx.write(report_on(said, track="starter", planned=False, company=company))
    found, document = packed(read_word(content)), open_word(content)
    assert [text for text in texts if packed(clean_text(text, "en")) not in found] == []
    assert HOSTILE["script"][:30] in document.core_properties.title
    instructions = {code.text.split()[0] for code in document.element.body.iter(qn("w:instrText"))}
    assert instructions == {"TOC"}
    assert not [r for r in document.part.rels.values() if r.is_external]


def test_emoji_and_other_scripts_stay_as_they_are_and_nothing_turns_text_around() -> None:
    for text in (HOSTILE["emoji"], HOSTILE["other scripts"]):
        assert clean_text(text, "en") == unicodedata.normalize("NFC", text)
    assert clean_text("a\x00b\x07c\x1b[31md\ufeff\u202eg\u2066h \ud800 \ufffe", "en") == "abc[31mdgh  "
    assert clean_text("one\r\ntwo\rthree\u2028four", "en") == "one\ntwo\nthree four"


@pytest.mark.parametrize("language", languages())
def test_a_document_without_a_cover_starts_on_the_first_page(language: str) -> None:
    blocks = (
        Heading("Who speaks"),
        Paragraph("Not decided", "open"),
        Paragraph("A proposal", "proposal"),
        Heading(" "),
    )
    document = open_word(docx.write(a_document(language, blocks=blocks)))
    assert [p.text for p in document.paragraphs if p._p.style == "BriefTitle"] == ["Staff policy"]
    assert [p._p.style for p in document.paragraphs if p.text in ("Not decided", "A proposal")] == [
        "ToBeDecided",
        "Proposal",
    ]
    assert [p.text for p in document.paragraphs if p._p.style == "BriefHeading"] == ["Who speaks"]
    assert not any(p.paragraph_format.page_break_before for p in document.paragraphs)
    assert document.sections[0].first_page_footer.paragraphs[0].text.startswith("Internal.")


def test_the_sections_of_a_document_with_a_cover_follow_it_on_a_new_page() -> None:
    document = open_word(docx.write(a_document(brief=False)))
    breaks = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert breaks == ["Rules"]
