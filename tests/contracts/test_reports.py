"""What every report format keeps, for every demo company in every language."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pydantic import TypeAdapter

from assessments.model import Company, Response
from locales import languages, speech
from questionnaires.company import CompanyProfile
from reports import formats
from reports.build import build_report
from reports.errors import ReportError
from reports.formats import Format, find_format, find_formats
from reports.formats import csv as csv_format
from reports.formats import pdf as pdf_format
from reports.model import Figure, Report, Table
from scoring.model import State
from tests.pdf_text import open_pdf, read_text, walk_structure
from tests.readings import (
    DEMO_IDS,
    GENERATED,
    SHAPES,
    answer_all,
    load_edition,
    make_reading,
    report_demo,
    report_on,
)

CASES = [(name, language) for name in DEMO_IDS for language in languages()]
LARGEST = 600_000


@cache
def the_report(name: str, language: str) -> Report:
    return report_demo(name, language)


@cache
def the_pdf(name: str, language: str) -> bytes:
    return pdf_format.write(the_report(name, language))


@cache
def the_text(name: str, language: str) -> str:
    return read_text(the_pdf(name, language))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_formats_of_the_folder_are_found() -> None:
    modules = {path.stem for path in Path(formats.__file__).parent.glob("*.py")} - {"__init__"}
    assert [found.NAME for found in find_formats()] == sorted(modules)
    assert all(found.SUFFIX.startswith(".") and "/" in found.MEDIA_TYPE for found in find_formats())
    assert len({found.SUFFIX for found in find_formats()}) == len(modules)


@pytest.mark.parametrize("language", languages())
def test_the_export_page_has_words_for_every_format(language: str) -> None:
    said = [speech(language).say(f"export.{found.NAME}{end}") for found in find_formats() for end in ("", "_text")]
    assert all(said)


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(ReportError, match=f"Choose one of: {', '.join(found.NAME for found in find_formats())}"):
        find_format("odt")


@pytest.mark.parametrize("found", find_formats(), ids=lambda found: str(found.NAME))
@pytest.mark.parametrize(("company", "language"), [("bakery", "ru"), ("bank", "en")])
def test_the_same_assessment_gives_the_same_bytes(company: str, language: str, found: Format) -> None:
    first = the_pdf(company, language) if found is pdf_format else found.write(the_report(company, language))
    assert found.write(report_demo(company, language)) == first


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_pdf_says_its_language_and_title_and_is_tagged_for_reading_aloud(company: str, language: str) -> None:
    report = the_report(company, language)
    with open_pdf(the_pdf(company, language)) as document:
        root = document.Root
        assert root.Lang == language
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert report.company in plain(str(document.docinfo["/Title"]))
        with document.open_metadata() as metadata:
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"


@pytest.mark.parametrize(("company", "language"), CASES)
def test_every_section_is_a_bookmark_and_stands_in_the_contents(company: str, language: str) -> None:
    report = the_report(company, language)
    with open_pdf(the_pdf(company, language)) as document, document.open_outline() as outline:
        bookmarks = [plain(entry.title) for entry in outline.root]
    assert bookmarks == [plain(section.title) for section in report.sections]
    cover = the_text(company, language)[:3000]
    assert [section.name for section in report.sections if plain(section.name) not in cover] == []


@pytest.mark.parametrize(("company", "language"), CASES)
def test_every_drawing_is_told_in_words_and_every_table_has_a_head(company: str, language: str) -> None:
    with open_pdf(the_pdf(company, language)) as document:
        elements = list(walk_structure(document.Root.StructTreeRoot))
        figures = [element for element in elements if element.S == "/Figure"]
        heads = [element for element in elements if element.S == "/TH"]
        tables = [element for element in elements if element.S == "/Table"]
    assert len(figures) == 8
    assert all(len(str(figure.Alt)) > 10 for figure in figures)
    assert len(tables) >= 8
    assert len(heads) >= 3 * len(tables)


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_fonts_are_ours_and_embedded(company: str, language: str) -> None:
    names = set()
    with open_pdf(the_pdf(company, language)) as document:
        for page in document.pages:
            for font in page.resources.Font.values():
                described = font.DescendantFonts[0].FontDescriptor
                assert {"/FontFile2", "/FontFile3"} & set(described.keys())
                names.add(str(font.BaseFont).split("+")[-1].split("-")[0])
    assert names == {"Inter", "FiveStepsSerif"}


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_pdf_is_small_and_has_ten_to_sixteen_pages(company: str, language: str) -> None:
    assert len(the_pdf(company, language)) < LARGEST
    with open_pdf(the_pdf(company, language)) as document:
        assert 10 <= len(document.pages) <= 16


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_words_of_the_report_are_found_in_the_pdf(company: str, language: str) -> None:
    report, text = the_report(company, language), the_text(company, language).replace(" ", "")
    wanted = [report.title, report.company, report.notice, report.cover.statement]
    wanted += [section.title for section in report.sections]
    wanted += [line.task for line in report.plan]
    wanted += [line.done_when for line in report.plan]
    wanted += [cell.text for table in _tables(report) for row in table.rows for cell in row.cells]
    wanted += [cell.comment for table in _tables(report) for row in table.rows for cell in row.cells]
    assert [words for words in wanted if "".join(words.split()) not in text] == []


@pytest.mark.parametrize(("company", "language"), CASES)
def test_every_answer_is_in_the_report(company: str, language: str) -> None:
    report = the_report(company, language)
    answers = next(section for section in report.sections if section.id == "answers")
    rows = [row for block in answers.blocks if isinstance(block, Table) for row in block.rows]
    profile = TypeAdapter(CompanyProfile).validate_python(json.loads(report.record)["company"]["profile"])
    assert len(rows) == len(load_edition().questionnaire.items_for(profile, "full"))


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_plan_is_a_table_that_a_spreadsheet_reads(company: str, language: str) -> None:
    content = csv_format.write(the_report(company, language))
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert len(rows) == len(the_report(company, language).plan) > 10
    assert all(len(row) == len(head) for row in rows)
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


@pytest.mark.parametrize(("company", "language"), CASES)
def test_the_record_is_the_assessment_itself(company: str, language: str) -> None:
    record = json.loads(find_format("json").write(the_report(company, language)))
    assert record["schema"] == "five-steps/assessment/1"
    assert record["company"]["name"] == the_report(company, language).company


@pytest.mark.parametrize(
    ("value", "track", "language"),
    [(0.0, "starter", "ru"), (2.0, "full", "en"), (4.0, "full", "ru"), (None, "starter", "en")],
)
def test_an_assessment_that_is_all_alike_has_a_report(value: float | None, track: str, language: str) -> None:
    report = report_on(answer_all(value, track), language, track=track)
    assert read_text(pdf_format.write(report)).count("Tiny") > 3


@pytest.mark.parametrize("language", languages())
def test_an_assessment_without_any_answer_has_a_report(language: str) -> None:
    report = report_on((), language)
    assert report.cover.score is not None
    assert report.cover.score.value == "–"
    assert "Tiny" in read_text(pdf_format.write(report))


@pytest.mark.parametrize("shape", sorted(path.name for path in SHAPES.iterdir() if path.is_dir()))
def test_a_questionnaire_of_any_shape_has_a_report(shape: str) -> None:
    edition = load_edition(SHAPES / shape)
    items = tuple(edition.questionnaire.walk_items())[::2]
    values = [edition.questionnaire.scale_of(item).values for item in items]
    said = [Response(i.id, State.VALUE, v[n % len(v)]) for n, (i, v) in enumerate(zip(items, values, strict=True))]
    owner = Company("w", "c", "Shape", CompanyProfile(headcount=30))
    reading = make_reading(owner, said, track=edition.questionnaire.tracks[-1].id, edition=edition)
    report = build_report(reading, None, speech("en"), GENERATED)
    assert all(section.title for section in report.sections)
    assert pdf_format.write(report).startswith(b"%PDF-")


def test_a_figure_never_goes_without_words() -> None:
    for case in CASES:
        figures = [b for s in the_report(*case).sections for b in s.blocks if isinstance(b, Figure)]
        assert figures
        assert all(figure.alt for figure in figures)


def test_a_pdf_carries_nothing_that_runs() -> None:
    with open_pdf(the_pdf("bakery", "ru")) as document:
        for found in document.objects:
            if isinstance(found, pikepdf.Dictionary):
                assert not {"/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/AA"} & set(found.keys())


def _tables(report: Report) -> list[Table]:
    return [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
