"""The governance documents as files: accessible pages, an editable Word document, in every language."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from governance.document import build_governance_model, build_staff_policy
from governance.model import Entry, Workbook, workbook_of
from locales import languages
from reports.documents import build_document
from reports.formats import docx, pdf
from reports.model import Beside, Blanks, Heading, Paragraph, Report
from tests.contracts.test_report_texts import HOSTILE
from tests.pdf_text import open_pdf, read_text
from tests.word import list_headings, list_used_styles, open_word, read_word
from tests.workbooks import a_material, full_workbook, some_changes, some_work, the_findings

KINDS = ("model", "policy")


@cache
def the_report(kind: str, language: str, full: bool = True) -> Report:
    material = a_material(language, None if full else Workbook())
    if full:
        material = replace(material, findings=the_findings(material), work=some_work(material), changes=some_changes())
    build = build_governance_model if kind == "model" else build_staff_policy
    return build_document(build(material))


@cache
def the_pdf(kind: str, language: str, full: bool = True) -> bytes:
    return pdf.write(the_report(kind, language, full))


def packed(text: str) -> str:
    return "".join(text.split())


def is_accessible(document: pikepdf.Pdf) -> bool:
    with document.open_metadata() as metadata:
        return metadata.get("{http://www.aiim.org/pdfua/ns/id/}part") == "1"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_are_accessible_and_say_their_language(kind: str, language: str) -> None:
    with open_pdf(the_pdf(kind, language)) as document:
        assert is_accessible(document)
        assert document.Root.Lang == language
        assert packed(the_report(kind, language).title) in packed(str(document.docinfo["/Title"]))


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("full", [True, False])
def test_the_staff_policy_fits_a_page(language: str, full: bool) -> None:
    with open_pdf(the_pdf("policy", language, full)) as document:
        assert len(document.pages) == 1


@pytest.mark.parametrize("language", languages())
def test_the_sections_of_the_model_follow_each_other(language: str) -> None:
    report = the_report("model", language)
    with open_pdf(the_pdf("model", language)) as document, document.open_outline() as outline:
        assert len(outline.root) == len(report.sections) == 15
        assert 6 <= len(document.pages) <= 10


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS)
def test_pages_and_word_document_say_the_same(kind: str, language: str) -> None:
    report = the_report(kind, language)
    pages, word = packed(read_text(the_pdf(kind, language))), packed(read_word(docx.write(report)))
    said = [report.title, report.cover.statement, *(fact.value for fact in report.cover.facts)]
    blocks = [block for section in report.sections for block in section.blocks]
    inside = [part for block in blocks if isinstance(block, Beside) for part in (*block.left, *block.right)]
    said += [block.text for block in (*blocks, *inside) if isinstance(block, Paragraph | Heading)]
    assert [text for text in said if packed(text) not in pages] == []
    assert [text for text in said if packed(text) not in word] == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_word_document_has_headings_and_styles_for_what_is_open(kind: str) -> None:
    document = open_word(docx.write(the_report(kind, "en", full=False)))
    used = list_used_styles(document)
    assert used <= {style.style_id for style in document.styles}
    assert {"ToBeDecided", "Proposal", "SignLine"} <= used
    if kind == "model":
        assert list_headings(document, 1) == [s.title for s in the_report(kind, "en", full=False).sections]
        assert {"Step1", "Level0", "Rating"} <= used


def test_the_same_workbook_gives_the_same_bytes() -> None:
    again = build_document(build_staff_policy(a_material("ru")))
    assert docx.write(again) == docx.write(the_report("policy", "ru"))
    assert pdf.write(again) == the_pdf("policy", "ru")


def test_the_questions_of_the_policy_stand_in_two_columns_of_about_the_same_height() -> None:
    (section,) = the_report("policy", "en").sections
    both, note, heading, blanks = section.blocks
    assert isinstance(both, Beside)
    questions = [[block.text for block in side if isinstance(block, Heading)] for side in (both.left, both.right)]
    assert sum(map(len, questions)) == 9
    assert abs(len(questions[0]) - len(questions[1])) <= 2
    assert isinstance(note, Paragraph)
    assert isinstance(heading, Heading)
    assert isinstance(blanks, Blanks)


def test_sections_of_a_step_say_how_mature_it_is() -> None:
    rated = {section.id: section.rating for section in the_report("model", "en").sections if section.rating}
    assert {"goals", "people", "rules", "workflow", "listening", "crisis", "measurement"} <= set(rated)
    assert [rated[name].step for name in ("goals", "people", "workflow", "listening", "measurement")] == [1, 2, 3, 4, 5]


def test_what_people_type_into_registers_is_text_and_nothing_else() -> None:
    texts = list(HOSTILE.values())
    people = [Entry("people", f"P-{n:02d}", {"name": text, "role": ("lead",)}) for n, text in enumerate(texts)]
    rest = [entry for entry in full_workbook("en").entries if entry.register != "people"]
    report = build_document(build_staff_policy(a_material("en", workbook_of([*people, *rest]))))
    content = pdf.write(report)
    assert packed("<script>alert(1)</script>") in packed(read_text(content))
    assert '#read("/etc/passwd")' in read_text(content)
    assert "👍" in read_word(docx.write(report))
    with open_pdf(content) as document:
        assert is_accessible(document)
        assert not [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/URI"]
