"""Pieces of HTML: nothing breaks out of them, and colour is never the only sign."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ui.markup import read
from ui import kit

EVIL = "<script>alert(1)</script> \"'&<b>&amp; ![x](http://elsewhere/x.png) =1+1"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=80)


@pytest.mark.parametrize(
    "html",
    [
        kit.chip(EVIL, EVIL, 0.5),
        kit.open_chip(EVIL, EVIL),
        kit.icon("lock", EVIL),
        kit.unseen(EVIL),
        kit.value(EVIL, 0.5),
        kit.value(EVIL, None),
        kit.label(EVIL),
        kit.section(EVIL),
        kit.paragraph(EVIL),
        kit.fact(EVIL, EVIL, EVIL),
        kit.fact(EVIL, EVIL, EVIL, opens=kit.paragraph(EVIL)),
        kit.call_out(EVIL, EVIL, alarm=True),
        kit.lines([kit.line(kit.step_mark(1), EVIL, EVIL)]),
        kit.empty(EVIL, EVIL),
        kit.picture("<svg/>", EVIL, 1, 1),
        kit.table([kit.e(EVIL)], [[kit.e(EVIL)]], foot=[kit.e(EVIL)]),
    ],
)
def test_no_piece_lets_a_text_become_an_element(html: str) -> None:
    markup = read(html)
    assert "script" not in markup.tags
    assert EVIL in markup.text or EVIL in markup.all_values("alt")
    assert not [name for name, _ in markup.attributes if name.startswith("on")]


@given(TEXTS)
def test_every_text_reads_the_same_afterwards(text: str) -> None:
    assert read(kit.paragraph(text)).text == text
    assert read(kit.picture("<svg/>", text, 1, 1)).all_values("alt") == [text]


def test_a_sheet_says_its_language() -> None:
    assert read(kit.sheet("ru", kit.rule())).all_values("lang") == ["ru"]


@pytest.mark.parametrize(
    ("share", "colour"), [(-1.0, 0), (0.0, 0), (0.24, 0), (0.25, 1), (0.5, 2), (0.75, 3), (1.0, 4), (2.0, 4)]
)
def test_a_share_takes_the_colour_of_the_level_it_has_reached(share: float, colour: int) -> None:
    assert kit.shade(share) == colour


def test_a_level_is_a_ball_a_digit_and_a_name() -> None:
    markup = read(kit.chip(3, "Managed"))
    assert markup.text.strip() == "3 · Managed"
    assert {"ball", "l3"} <= markup.classes
    assert "--fill:75.0%" in markup.all_values("style")


def test_a_step_is_a_digit_and_its_colour_begins_again_after_five() -> None:
    assert read(kit.step_mark(6)).text == "6"
    assert read(kit.step_mark(6)).all_values("style") == read(kit.step_mark(1)).all_values("style")


def test_an_icon_is_silent_unless_it_means_something() -> None:
    assert "true" in read(kit.icon("lock")).all_values("aria-hidden")
    assert "essential" in read(kit.icon("lock", "essential")).text


def test_a_fact_with_arithmetic_unfolds_and_one_without_does_not() -> None:
    assert "details" in read(kit.fact("Range", "1–2", opens=kit.paragraph("why"))).tags
    assert "details" not in read(kit.fact("Range", "1–2")).tags


def test_a_table_has_headings_for_columns_and_rows() -> None:
    markup = read(kit.table(["Step", "Score"], [["Goals", "1.0"]], foot=["Total", "1.0"], right=frozenset({1})))
    assert markup.all_values("scope") == ["col", "col", "row", "row"]
    assert markup.tags.count("tfoot") == 1


@pytest.mark.parametrize("shares", [[0.2], [0.0, 1.0], [0.1, 0.4, 0.3]])
def test_a_spark_begins_with_a_ring_and_ends_with_a_dot_inside_its_frame(shares: list[float]) -> None:
    html = kit.spark(shares, "0.8 → 0.9", "#27408B", "#FFFFFF")
    source = read(html).all_values("src")[0]
    svg = base64.b64decode(source.removeprefix("data:image/svg+xml;base64,")).decode()
    assert svg.count("<circle") == 2
    numbers = [float(part) for pair in svg.split('points="')[1].split('"')[0].split() for part in pair.split(",")]
    assert all(0 <= number <= 120 for number in numbers)


def test_a_bar_never_grows_beyond_its_frame() -> None:
    assert "width:100.0%" in read(kit.bar(7)).all_values("style")
    assert "width:0.0%" in read(kit.bar(-1)).all_values("style")


def test_an_empty_state_shows_the_five_balls() -> None:
    assert kit.empty("Nothing yet", "Begin.").count('class="ball"') == 5
