"""Every audience reads its own sections; what is chosen comes in the order it was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from assessments.branding import Branding
from assessments.commitments import ActionStatus, Commitment
from locales import languages, speech
from reports.audiences import AUDIENCES, CHAPTERS, EXECUTIVE, FULL, find_audience, offer_sections
from reports.build import build_report
from reports.chapters.glance import MOST_ROWS
from reports.drawings import Gantt
from reports.errors import ReportError
from reports.facts import Facts
from reports.model import Beside, Block, Cards, Figure, Paragraph, Report, Table
from tests.readings import CAPACITY, GENERATED, plan_for, read_demo, report_on

NAME = "bakery"


@cache
def facts_of(language: str = "en", taken: tuple[Commitment, ...] = ()) -> Facts:
    reading, before = read_demo(NAME, language)
    words = reading.edition.words(language)
    return Facts(reading, words, speech(language), GENERATED, plan_for(reading, CAPACITY[NAME]), before, None, taken)


def report_for(audience: str, *sections: str, taken: tuple[Commitment, ...] = (), by: Branding | None = None) -> Report:
    facts = facts_of()
    return build_report(
        facts.reading,
        facts.plan,
        facts.speech,
        GENERATED,
        facts.before,
        audience=find_audience(audience),
        sections=sections,
        commitments=taken,
        branding=by,
    )


def taken_on(*statuses: ActionStatus) -> tuple[Commitment, ...]:
    """Return the first actions of the plan as commitments: each due a week after the one before it."""
    plan = facts_of().plan
    assert plan is not None
    return tuple(
        Commitment("w", NAME, action.id, status, date(2026, 11, 1), date(2026, 11, 18 + number), 8.0, 4.0)
        for number, (action, status) in enumerate(zip(plan.actions, statuses, strict=False))
    )


def ids_of(report: Report) -> list[str]:
    return [section.id for section in report.sections]


def tables_of(report: Report, section: str) -> list[Table]:
    blocks = next(found.blocks for found in report.sections if found.id == section)
    return [block for block in blocks if isinstance(block, Table)]


def test_every_audience_reads_what_it_is_to_read() -> None:
    assert ids_of(report_for("executive")) == ["summary", "glance"]
    assert ids_of(report_for("team")) == ["plan", "roadmap", "actions"]
    assert ids_of(report_for("full")) == [name for name in FULL.sections if name != "findings"]


def test_once_a_plan_is_adopted_the_team_reads_what_became_of_it() -> None:
    taken = taken_on(ActionStatus.DONE, ActionStatus.DOING, ActionStatus.PLANNED, ActionStatus.DROPPED)
    report = report_for("team", taken=taken)
    assert ids_of(report) == ["work", "schedule", "tasks"]
    assert report.sections[0].title.replace("\u00a0", " ") == "Actions done: 1 of 3; overdue: 2"
    (table,) = tables_of(report, "work")
    assert [row.cells[2].text for row in table.rows] == ["Under way", "Planned", "Done"]
    assert [row.cells[4].note for row in table.rows] == ["overdue", "overdue", ""]
    cards = next(block for block in report.sections[2].blocks if isinstance(block, Cards))
    assert [card.due for card in cards.cards] == ["19\u00a0Nov\u00a02026", "20\u00a0Nov\u00a02026"]
    assert all(card.done_when for card in cards.cards)


def test_the_dates_of_the_adopted_plan_are_bars_by_how_they_stand() -> None:
    started, ahead, done = taken_on(ActionStatus.DOING, ActionStatus.PLANNED, ActionStatus.DONE)
    far = replace(ahead, start=date(2027, 1, 5), due=date(2028, 12, 20))
    report = report_for("team", taken=(started, far, done))
    drawing = next(b.drawing for b in report.sections[1].blocks if isinstance(b, Figure))
    assert isinstance(drawing, Gantt)
    assert [group.name for group in drawing.groups] == ["Under way", "Planned", "Done"]
    assert len(drawing.periods) == 9  # 26 months, three in a period
    assert [(b.start, b.end) for group in drawing.groups for b in group.bars] == [(0, 1), (0, 9), (0, 1)]
    assert report.sections[1].flowing


def test_a_name_set_by_hand_stands_for_the_role() -> None:
    (first,) = taken_on(ActionStatus.PLANNED)
    table = tables_of(report_for("team", taken=(replace(first, owner="Marina", note="asked"),)), "work")[0]
    assert (table.rows[0].cells[3].text, table.rows[0].cells[1].comment) == ("Marina", "asked")


def test_what_an_open_action_builds_on_is_named_by_its_number() -> None:
    plan = facts_of().plan
    assert plan is not None
    later = next(action for action in plan.actions if action.after)
    both = [action for action in plan.actions if action.id in (later.id, *later.after)]
    taken = tuple(
        Commitment("w", NAME, action.id, ActionStatus.PLANNED, GENERATED, date(2027, 1, 1 + number), 8.0, 8.0)
        for number, action in enumerate(both)
    )
    assert [row.cells[-1].text for row in tables_of(report_for("team", taken=taken), "work")[0].rows] == ["–", "1"]
    done = (replace(taken[0], status=ActionStatus.DONE), *taken[1:])
    assert [row.cells[-1].text for row in tables_of(report_for("team", taken=done), "work")[0].rows] == ["–", "–"]


def test_an_action_that_nobody_asks_of_any_more_is_told_by_its_id() -> None:
    gone = replace(taken_on(ActionStatus.PLANNED)[0], action="goals.gone.01")
    report = report_for("team", taken=(gone,))
    assert ids_of(report) == ["work", "schedule"]
    assert tables_of(report, "work")[0].rows[0].cells[1].text == "goals.gone.01"


def test_the_executive_reads_the_plan_in_one_table_and_how_much_more_there_is() -> None:
    report = report_for("executive")
    (table,) = tables_of(report, "glance")
    assert len(table.rows) == MOST_ROWS < len(report.plan)
    notes = [block.text for block in report.sections[1].blocks if isinstance(block, Paragraph)]
    assert notes == [f"Further actions in the plan: {len(report.plan) - MOST_ROWS}. They are in the full report."]
    adopted = report_for("executive", taken=taken_on(ActionStatus.PLANNED))
    assert [row.cells[2].text for row in tables_of(adopted, "glance")[0].rows] == ["Planned"]
    assert adopted.sections[1].title.replace("\u00a0", " ") == "Actions done: 0 of 1; overdue: 1"


def test_a_report_of_two_pages_has_no_cover_page_and_names_the_company() -> None:
    report = report_for("executive")
    assert report.cover.brief
    assert (report.cover.score, report.cover.tiles) == (None, ())
    assert (report.title, report.cover.statement) == ("Social media governance: the essentials", report.company)
    assert not report_for("team").cover.brief


def test_chosen_sections_come_in_the_order_they_were_chosen_each_once() -> None:
    assert ids_of(report_for("full", "answers", "summary", "answers")) == ["answers", "summary"]
    assert "action plan" not in report_for("full", "answers").title
    assert "action plan" in report_for("full", "plan").title


def test_a_section_flows_only_behind_one_that_starts_a_page() -> None:
    flows = {s.id: s.flowing for s in report_for("full", "roadmap", "plan").sections}
    assert flows == {"roadmap": False, "plan": False}
    assert report_for("full", "plan", "roadmap").sections[1].flowing


def test_rows_for_other_programs_tell_no_more_than_the_sections() -> None:
    assert report_for("executive").answers == ()
    assert len(report_for("executive").scores) == len(report_for("full").scores) > 5
    assert len(report_for("full").answers) > 20


def test_where_no_chosen_section_has_anything_to_say_the_summary_stands() -> None:
    assert ids_of(report_for("full", "work", "findings")) == ["summary"]
    assert ids_of(report_on((), "en")) != []


def test_what_is_offered_is_what_has_something_to_say() -> None:
    assert set(offer_sections(facts_of())) == CHAPTERS.keys() - {"findings", "work", "schedule", "tasks"}
    assert {"work", "schedule", "tasks"} < set(offer_sections(facts_of(taken=taken_on(ActionStatus.DOING))))


def test_an_unknown_audience_or_section_is_refused_with_those_there_are() -> None:
    with pytest.raises(ReportError, match="Choose one of: executive, team, full"):
        find_audience("board")
    with pytest.raises(ReportError, match=r"there is no .x.\. Choose among: summary, "):
        report_for("full", "x")


@pytest.mark.parametrize("language", languages())
def test_every_audience_and_every_section_has_its_words(language: str) -> None:
    say = speech(language).say
    for audience in AUDIENCES:
        assert say(f"report.audience.{audience.name}")
        assert say(f"report.audience.{audience.name}_text")
        assert {*audience.sections, *audience.adopted} <= CHAPTERS.keys()
    assert all(say(f"report.section.{name}") for name in CHAPTERS)
    assert EXECUTIVE.outline(adopted=True) == EXECUTIVE.outline(adopted=False) == ("summary", "glance")


def test_the_branding_stands_on_cover_and_foot() -> None:
    by = Branding("w", "Anna & Co", "The board", intro="Dear all,", footer="Confidential")
    for audience in AUDIENCES:
        report = report_for(audience.name, by=by)
        assert report.notice == "Confidential"
        assert (report.cover.product, report.cover.intro) == ("Anna & Co", "Dear all,")
        values = [fact.value for fact in report.cover.facts]
        assert values[:2] == ["The board", "Anna & Co"]


def test_the_cards_of_a_plan_say_what_they_build_on() -> None:
    report = report_for("team")
    cards = next(block for block in _walk(report, "actions") if isinstance(block, Cards))
    told = {number: card.after for number, card in enumerate(cards.cards, start=1) if card.after}
    line = next(line for line in report.plan if line.after)
    assert told[line.number].startswith("Builds on: ")


def _walk(report: Report, section: str) -> list[Block]:
    blocks = next(found.blocks for found in report.sections if found.id == section)
    return [
        part for block in blocks for part in ((*block.left, *block.right) if isinstance(block, Beside) else (block,))
    ]
