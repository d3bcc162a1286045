"""What a report says, read from the numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assessments.model import Company, Response, Status
from locales import speech
from planning.optimise import order_quickly
from planning.plan import plan
from planning.request import Request
from questionnaires.company import CompanyProfile
from reports.build import build_report
from reports.drawings import Gantt, HeatMap, Lollipop, Radar
from reports.facts import Facts, add_months
from reports.forecast import forecast
from reports.model import Beside, Block, Cards, Entries, Figure, Paragraph, Report, ScorePanel, Section, Table
from reports.statements import state_spread
from scoring.model import State
from tests.readings import (
    CAPACITY,
    GENERATED,
    SMALL_FIRM,
    answer_all,
    load_edition,
    make_reading,
    plan_for,
    read_demo,
    report_demo,
    report_on,
)

BELOW = Response("listening.coverage", State.VALUE, 0.0)
HIGH = [
    Response(item, State.VALUE, 3.0)
    for item in ("listening.triage", "listening.response_targets", "goals.alignment", "goals.smart", "goals.risk")
]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def section_of(report: Report, name: str) -> Section:
    return next(section for section in report.sections if section.id == name)


def score_of(report: Report) -> ScorePanel:
    assert report.cover.score is not None
    return report.cover.score


def walk(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        found.append(block)
        if isinstance(block, Beside):
            found += walk(block.left) + walk(block.right)
    return found


def paragraphs(section: Section) -> list[str]:
    return [plain(block.text) for block in walk(section.blocks) if isinstance(block, Paragraph)]


def test_the_sections_stand_in_the_order_of_reading() -> None:
    ids = [section.id for section in report_demo("bakery", "en").sections]
    assert ids == ["summary", "profile", "practices", "plan", "roadmap", "actions", "method", "answers"]


def test_without_a_plan_there_is_no_plan_section_and_the_summary_names_what_is_lost() -> None:
    report = report_on(answer_all(1.0), planned=False)
    assert not {"plan", "roadmap", "actions"} & {section.id for section in report.sections}
    assert "action plan" not in report.title
    assert any(isinstance(block, Entries) for block in walk(section_of(report, "summary").blocks))
    assert report.plan == ()


def test_a_company_at_the_top_is_told_to_keep_it() -> None:
    report = report_on(answer_all(4.0))
    assert plain(report.cover.statement) == "4.0 of 4: “Optimising”, the top level, to be kept and proved"
    assert "Every practice in scope is at the target." in paragraphs(section_of(report, "summary"))[-1]
    assert "plan" not in {section.id for section in report.sections}


def test_what_blocks_the_next_level_is_the_finding() -> None:
    report = report_demo("bakery", "en")
    assert plain(report.cover.statement) == "0.8 of 4. Essential practices that close the way to the next level: 4"
    entries = next(b for b in walk(section_of(report, "summary").blocks) if isinstance(b, Entries))
    assert {entry.mark.text for entry in entries.entries} == {"0"}


def test_a_cap_is_named_with_both_levels_and_its_practice() -> None:
    report = report_demo("manufacturer", "en", [BELOW, *HIGH])
    assert plain(report.cover.statement) == "2.0 of 4: “Defined” by the score, “Ad hoc” because of essential practices"
    summary = section_of(report, "summary")
    assert "The score alone would give “Defined”" in paragraphs(summary)[0]
    entries = next(block for block in walk(summary.blocks) if isinstance(block, Entries))
    assert [entry.title for entry in entries.entries] == ["Where you listen, and who does it"]
    assert entries.entries[0].text


def test_a_score_just_below_a_level_says_how_little_is_missing() -> None:
    assert plain(report_demo("bank", "en").cover.statement) == "2.7 of 4: 0.06 short of “Managed”"


def test_too_few_answers_give_no_score_and_say_how_many_are_missing() -> None:
    report = report_on(answer_all(2.0)[:9])
    assert score_of(report).value == "–"
    assert score_of(report).level.text == "not rated"
    assert "Too little is known" in report.cover.statement
    assert "Least number of practices still to answer: " in paragraphs(section_of(report, "summary"))[0]


def test_an_unrated_step_has_no_number_and_no_shape_is_drawn() -> None:
    report = report_on(answer_all(2.0)[:24])
    unrated = [tile for tile in report.cover.tiles if tile.value == "–"]
    assert unrated
    assert all(tile.note.startswith("answers missing: ") and tile.digit.shade is None for tile in unrated)
    drawings = [b.drawing for b in walk(section_of(report, "profile").blocks) if isinstance(b, Figure)]
    assert not any(isinstance(drawing, Radar) for drawing in drawings)
    lollipop = next(drawing for drawing in drawings if isinstance(drawing, Lollipop))
    assert [line.now for line in lollipop.lines if line.text == "–"] == [None] * len(unrated)


def test_a_step_that_does_not_apply_says_so() -> None:
    said = [
        replace(response, state=State.NOT_APPLICABLE, value=None, reason="we sell nothing", waived_by="Ann")
        if response.item.startswith("measure.")
        else response
        for response in answer_all(2.0)
    ]
    report = report_on(said)
    assert report.cover.tiles[-1].note == "does not apply"
    rows = [row for block in section_of(report, "answers").blocks if isinstance(block, Table) for row in block.rows]
    assert "Does not apply: we sell nothing (decided by Ann)" in [row.cells[3].text for row in rows]


def test_a_draft_says_so_on_the_cover_and_on_every_page() -> None:
    draft = report_on(answer_all(1.0), status=Status.DRAFT)
    assert draft.draft == "Draft"
    assert "Answers may still change." in next(f.value for f in draft.cover.facts if f.name == "Basis")
    assert report_on(answer_all(1.0)).draft == ""


def test_the_starter_track_prints_the_short_answers() -> None:
    words = load_edition().words("en").items["goals.alignment"]
    for track, text in (("starter", words.short[1]), ("full", words.options[1])):
        report = report_on(answer_all(1.0, track), track=track)
        table = next(block for block in section_of(report, "answers").blocks if isinstance(block, Table))
        assert table.rows[0].cells[3].text == text


def test_comment_and_evidence_stand_beside_the_answer() -> None:
    report = report_demo("bakery", "en")
    table = next(block for block in section_of(report, "answers").blocks if isinstance(block, Table))
    cell, proof = table.rows[3].cells[3:5]
    assert cell.comment == "Neighbours, parents of small children, office lunches."
    assert plain(cell.note) == "Document, 6 Jul 2026: Audiences and channels on one page"
    assert proof.text == "✓"


def test_the_heat_map_has_every_practice_with_its_level() -> None:
    report = report_demo("bank", "en")
    figure = next(block for block in section_of(report, "practices").blocks if isinstance(block, Figure))
    assert isinstance(figure.drawing, HeatMap)
    cells = [cell for row in figure.drawing.rows for cell in row.cells]
    assert len(cells) == 43
    assert all(cell.mark.shade == int(cell.mark.text) for cell in cells)
    assert sum(cell.essential for cell in cells) == sum(i.essential for i in load_edition().questionnaire.walk_items())


def test_a_comparison_says_how_sure_it_is() -> None:
    facts = {fact.name: fact for fact in score_of(report_demo("bakery", "en")).facts}
    assert facts["Change"].value == "+0.1"
    assert plain(facts["Change"].note).startswith("since 14 May 2026: ")
    assert "Change" not in {fact.name for fact in score_of(report_on(answer_all(1.0))).facts}


def test_the_plan_starts_with_the_next_month() -> None:
    report = report_demo("bakery", "en")
    assert report.plan[0].start == add_months(GENERATED, 1)
    assert all(line.start < line.due for line in report.plan)
    assert [fact.value for fact in report.cover.facts if fact.name == "Work starts"] == ["1\u00a0Dec\u00a02026"]


def test_a_long_roadmap_is_drawn_in_parts_that_fit_a_page() -> None:
    reading, _ = read_demo("bakery", "en")
    questionnaire, company = reading.edition.questionnaire, reading.company.profile
    request = Request(hours_per_week=40, months=24, target=4.0)
    long = plan(questionnaire, reading.profile, company, "full", request, solve=order_quickly)
    roadmap = section_of(build_report(reading, long, speech("en"), GENERATED), "roadmap")
    parts = [b.drawing for b in roadmap.blocks if isinstance(b, Figure) and isinstance(b.drawing, Gantt)]
    numbers = [[bar.number for group in part.groups for bar in group.bars] for part in parts]
    assert len(parts) == 2
    assert [n for part in numbers for n in part] == list(range(1, len(long.actions) + 1))
    assert abs(len(numbers[0]) - len(numbers[1])) < 8


def test_the_summary_names_the_first_three_actions() -> None:
    report = report_demo("bakery", "en")
    cards = next(block for block in walk(section_of(report, "summary").blocks) if isinstance(block, Cards))
    assert [card.task for card in cards.cards] == [line.task for line in report.plan[:3]]


def test_the_profile_says_of_the_steps_what_the_screen_says() -> None:
    for name in CAPACITY:
        reading, _ = read_demo(name, "en")
        words = reading.edition.words("en")
        spread = state_spread(reading.edition.questionnaire, words, reading.profile)
        assert spread is not None
        assert section_of(report_demo(name, "en"), "profile").title == spread.said(speech("en"))


def test_the_forecast_is_what_the_plan_promises() -> None:
    for name in CAPACITY:
        reading, before = read_demo(name, "en")
        planned = plan_for(reading, CAPACITY[name])
        facts = Facts(reading, reading.edition.words("en"), speech("en"), GENERATED, planned, before)
        assert forecast(facts, planned).score == pytest.approx(planned.score_after, abs=1e-9)


def test_the_forecast_counts_what_stays_unknown_as_the_lowest() -> None:
    reading = make_reading(Company("w", "c", "Tiny", SMALL_FIRM), answer_all(1.0)[:20])
    planned = plan_for(reading)
    facts = Facts(reading, reading.edition.words("en"), speech("en"), GENERATED, planned)
    assert forecast(facts, planned).score == pytest.approx(planned.score_after, abs=1e-9)


def test_months_are_counted_over_the_end_of_a_year() -> None:
    assert add_months(GENERATED, 2).isoformat() == "2027-01-01"
    assert add_months(GENERATED, 14).isoformat() == "2028-01-01"


def test_a_language_without_words_is_answered_in_english() -> None:
    edition = load_edition()
    only_english = type(edition)(edition.questionnaire, {"en": edition.words_by_language["en"]}, edition.sha256)
    company = Company("w", "c", "Tiny", CompanyProfile(headcount=30))
    reading = make_reading(company, answer_all(1.0), edition=only_english)
    report = build_report(reading, None, speech("ru"), GENERATED)
    assert report.cover.tiles[0].name == "Goals"
    assert report.sections[0].name == "Главное"
