"""The matrix of goals and measures: split into what fits the screen, marked, and linked to what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest

from governance.model import Entry, Value, workbook_of
from governance.traceability import Trace, trace
from locales import languages, speech
from tests.unit.ui.markup import Markup, read
from ui.trace_lists import draw_figures, draw_groups, draw_holes, group, say_finding
from ui.trace_matrix import MOST_COLUMNS, MOST_ROWS, draw_matrix, split
from ui.trace_words import TraceWords

TODAY = date(2026, 11, 25)
EVIL = "<script>alert(1)</script>"
WHOLE: dict[str, Value] = {
    "business_goal": "Revenue", "baseline": 18.0, "target": 30.0, "unit": "a week", "deadline": "2027-03-31",
    "owner_id": "P-01", "status": "active", "use": "sales",
}  # fmt: skip
PROOF: dict[str, Value] = {
    "level": "outcome", "baseline": 1.0, "target": 2.0, "owner_id": "P-01", "frequency": "weekly",
}  # fmt: skip
OWNER = Entry("people", "P-01", {"name": "Ann", "department": "Shop"})


def goal(number: int, **more: Any) -> Entry:
    return Entry("goals", f"G-{number:02d}", {"title": f"Goal {number}", **WHOLE, **more}, number)


def kpi(number: int, **more: Any) -> Entry:
    return Entry("kpis", f"K-{number:02d}", {"name": f"Measure {number}", "status": "active", **more}, number)


def telling(entries: Iterable[Entry], language: str = "en") -> tuple[TraceWords, Trace]:
    workbook = workbook_of((OWNER, *entries))
    return TraceWords("c1", workbook, speech(language)), trace(workbook, TODAY)


def matrix(entries: Iterable[Entry], language: str = "en") -> Markup:
    words, found = telling(entries, language)
    (block,) = split(found, found.goals, with_loose=True)
    return read(draw_matrix(words, found, block, group(found.holes)))


def many(goals: int, each: int) -> Iterator[Entry]:
    for number in range(1, goals + 1):
        yield goal(number)
        yield from (kpi(number * 100 + place, goal_id=f"G-{number:02d}", level="output") for place in range(each))


def test_a_small_matrix_is_shown_at_once_with_what_serves_no_goal() -> None:
    _, found = telling([goal(1), kpi(1, goal_id="G-01"), kpi(2)])
    (block,) = split(found, found.goals, with_loose=True)
    assert (len(block.lines), block.columns, block.left, block.loose) == (1, (0, 1), 0, 0)


def test_no_block_is_larger_than_the_screen_and_every_goal_is_in_one() -> None:
    _, found = telling([*many(40, 5), *(kpi(number) for number in range(1, 31))])
    blocks = split(found, found.goals, with_loose=True)
    assert all(len(block.lines) <= MOST_ROWS and len(block.columns) <= MOST_COLUMNS for block in blocks)
    assert [line.goal.id for block in blocks for line in block.lines] == [line.goal.id for line in found.goals]
    served = {place for block in blocks for place in block.columns}
    assert sum(found.kpis[place].has("goal_id") for place in served) == 200
    assert blocks[-1].loose < 30 == blocks[0].loose


def test_goals_without_measures_fill_a_block_by_rows() -> None:
    _, found = telling(goal(number) for number in range(1, 30))
    assert [len(block.lines) for block in split(found, found.goals, with_loose=True)] == [12, 12, 5]


def test_a_goal_with_too_many_measures_says_how_many_are_left() -> None:
    words, found = telling(many(1, MOST_COLUMNS + 3))
    (block,) = split(found, found.goals, with_loose=False)
    assert (len(block.columns), block.left) == (MOST_COLUMNS, 3)
    assert "Further measures of this goal: 3" in draw_matrix(words, found, block, {})


def test_measures_alone_are_a_block_too() -> None:
    _, found = telling([kpi(1)])
    assert [block.columns for block in split(found, (), with_loose=True)] == [(0,)]
    assert split(found, (), with_loose=False) == ()


@pytest.mark.parametrize("language", languages())
def test_the_matrix_marks_links_orphans_and_measures_of_goals_that_are_over(language: str) -> None:
    entries = [
        goal(1), goal(2), goal(3, status="reached"), goal(4, status="draft"),
        kpi(1, goal_id="G-01", primary=True, **PROOF), kpi(2, goal_id="G-01", level="output"),
        kpi(3, level="output"), kpi(4, goal_id="G-03", level="output"), kpi(5, goal_id="G-04", level="output"),
    ]  # fmt: skip
    say, text = speech(language).say, matrix(entries, language).text
    for said in ("main", "linked"):
        assert f"{say(f'trace.{said}')}: K-0" in text
    for said in ("orphan", "outlived", "asleep"):
        assert f": {say(f'trace.{said}')}" in text
    assert say("trace.hole.no_kpi") in text
    assert say("trace.level_missing") not in text


def test_a_measure_without_a_level_stands_under_a_head_of_its_own() -> None:
    assert "No level" in matrix([goal(1), kpi(1, goal_id="G-01")]).text


def test_what_somebody_wrote_stays_text() -> None:
    entries = [goal(1, title=EVIL, business_goal=EVIL, unit=EVIL), kpi(1, name=EVIL, goal_id="G-01")]
    words, found = telling(entries)
    lists = read(draw_holes(words, group(found.holes).items()) + draw_groups(words, EVIL, [(EVIL, found.whole)]))
    assert not {"script"} & {*matrix(entries).tags, *lists.tags}
    assert EVIL in matrix(entries).text


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([goal(1, status="draft")], "No goal is active yet"),
        ([goal(1), goal(2)], "Spinning wheels. Goals without a measure: 2"),
        ([goal(1), kpi(1, goal_id="G-01", level="output")], "Goals measured by activity alone: 1"),
        ([goal(1), kpi(1, goal_id="G-01", level="impact")], "Goals whose results prove nothing yet: 1"),
        ([goal(1, business_goal=""), kpi(1, goal_id="G-01", **PROOF)], "Goals not fully described: 1"),
        (
            [goal(1), kpi(1, goal_id="G-01", **PROOF), kpi(2)],
            "Every goal is measured. Measures that serve no goal: 1",
        ),
        (
            [goal(1, deadline="2026-01-01"), kpi(1, goal_id="G-01", **PROOF)],
            "Every goal has a measure of results; still to be mended: 1",
        ),
        ([goal(1), kpi(1, goal_id="G-01", **PROOF)], "Every goal has a measure of results"),
    ],
)
def test_the_title_says_the_gravest_finding(entries: list[Entry], said: str) -> None:
    assert say_finding(*telling(entries)) == said


@pytest.mark.parametrize("language", languages())
def test_every_kind_of_hole_is_said_and_leads_to_what_mends_it(language: str) -> None:
    broken = {"business_goal": "", "baseline": "", "baseline_due": "2026-01-15", "deadline": "2026-02-01"}
    entries = [
        goal(1), goal(2), goal(3), goal(4, **broken), goal(5, status=""), goal(6, status="dropped"),
        kpi(1, goal_id="G-02", level="output", frequency="weekly"), kpi(2, goal_id="G-03", level="outcome"),
        kpi(3), kpi(4, goal_id="G-06"), kpi(5, status=""), kpi(6, goal_id="G-04", **PROOF),
    ]  # fmt: skip
    words, found = telling(entries, language)
    kinds = {hole.kind for hole in found.holes}
    assert len(kinds) == 10
    drawn = read(draw_holes(words, group(found.holes).items()))
    assert all(words.say_hole(hole) in drawn.text for hole in found.holes)
    addresses = drawn.all_values("href")
    assert len(addresses) == len(found.holes)
    assert addresses[0] == "/workbook?company=c1&register=kpis&entry=new"
    assert "/workbook?company=c1&register=kpis&entry=K-02" in addresses
    assert "/workbook?company=c1&register=goals&entry=G-04" in addresses


def test_the_figures_say_how_much_is_proved_and_what_waits() -> None:
    entries = [goal(1), goal(2), goal(3, status="draft"), kpi(1, goal_id="G-01", **PROOF), kpi(2)]
    text = read(draw_figures(*telling(entries))).text.replace("\u00a0", " ")
    assert "1 of 2" in text
    assert "50% of the active goals" in text
    assert "Goals in draft, not shown here: 1" in text


def test_the_way_of_a_goal_is_said_as_far_as_it_is_known() -> None:
    words, _ = telling([])
    assert words.path(goal(1)).replace("\u00a0", " ") == "18 → 30 a week by 31 Mar 2027"
    late = goal(1, baseline="", baseline_due="2027-01-15", target="", deadline="")
    assert words.path(late).replace("\u00a0", " ") == "to be measured by 15 Jan 2027 → not stated"
    assert words.path(Entry("goals", "G-09", {"title": "Bare"})) == ""


def test_what_is_not_there_any_more_is_called_by_its_id() -> None:
    words, _ = telling([])
    assert words.named("kpis", "K-77") == "K-77"
    assert words.use("") == "not said"
    assert words.use("elsewhere") == "elsewhere"
    assert words.value(goal(1), "no_such_field") == "not stated"
    assert draw_holes(words, [(("goals", "G-77"), ())]).count("<li>") == 0
