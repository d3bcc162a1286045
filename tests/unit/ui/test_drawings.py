"""Drawings and arithmetic of every questionnaire: whole, spoken, and true to the numbers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scoring.model import Answer, State
from tests.unit.ui import drawn
from tests.unit.ui.markup import Markup, read
from ui import arithmetic
from ui.drawings import Lane, dumbbell, gantt, heat_map, lollipop, ruler
from ui.pieces import item_chip, item_line, item_value, level_chip, level_value
from ui.score_card import hold_card, score_card

EVERY = pytest.mark.parametrize("folder", drawn.FOLDERS, ids=lambda folder: folder.name)
LANGUAGE = pytest.mark.parametrize("language", ["en", "ru"])


@EVERY
@LANGUAGE
@pytest.mark.parametrize("unknown", [0.0, 0.3, 1.0])
def test_every_questionnaire_is_drawn_whole(folder: Path, language: str, unknown: float) -> None:
    terms = drawn.terms(language, folder)
    before, now = drawn.answered(1, folder, unknown), drawn.answered(2, folder, unknown)
    pieces = [
        score_card(terms, now, None),
        hold_card(terms, now),
        ruler(now.overall, terms),
        lollipop(now, before, terms),
        dumbbell(before, now, terms),
        heat_map(now, terms),
        arithmetic.explain_overall(terms, now),
    ]
    for section in terms.questionnaire.walk_sections():
        score = now.section(section.id)
        pieces += [arithmetic.explain_section(terms, now, section), arithmetic.explain_achievement(terms, score)]
        pieces += [arithmetic.state_bounds(terms, score), level_chip(terms, score), level_value(terms, score)]
    for item in now.items:
        pieces += [item_chip(terms, item), item_value(terms, item), item_line(terms, item)]
    for html in pieces:
        _check_places(read(html))


def _check_places(markup: Markup) -> None:
    for style in markup.all_values("style"):
        for name, percent in re.findall(r"(left|width|--fill):(-?[\d.]+)%", style):
            assert 0 <= float(percent) <= 100, (name, percent, style)


@EVERY
def test_every_item_in_scope_stands_in_the_heat_map_once(folder: Path) -> None:
    terms, profile = drawn.terms("en", folder), drawn.answered(3, folder)
    markup = read(heat_map(profile, terms))
    asked = [item for item in profile.items if item.state is not State.OUT_OF_SCOPE]
    assert markup.all_values("role").count("listitem") == len(asked)


def test_the_heat_map_says_of_every_practice_what_its_colour_means() -> None:
    unknown, left_out = Answer(State.DONT_KNOW), Answer(State.NOT_APPLICABLE)
    profile = drawn.all_at(3, measure__value=unknown, workflow__records=left_out)
    html = heat_map(profile, drawn.terms())
    cells = re.findall(r'<div role="listitem" class="cell ([\w ]+)".*?</b>', html)
    assert sorted(set(cells)) == ["l3", "open"]
    text = read(html).text
    assert "don’t know" in text
    assert "not applicable" in text
    assert text.count("3 ") >= 40


def test_an_essential_practice_carries_its_lock_in_words() -> None:
    terms = drawn.terms()
    essential = sum(item.essential for item in terms.questionnaire.walk_items())
    assert read(heat_map(drawn.all_at(2), terms)).text.count("essential") == essential


def test_a_drawing_with_numbers_says_them() -> None:
    terms = drawn.terms()
    spoken = read(lollipop(drawn.all_at(3), None, terms)).all_values("aria-label")[0]
    assert spoken.count("3.0") == len(terms.steps)
    change = read(dumbbell(drawn.all_at(2), drawn.all_at(3), terms)).all_values("aria-label")[0]
    assert change.count("+1.0") == len(terms.steps)
    assert "2.0" in read(ruler(drawn.all_at(2).overall, terms)).all_values("aria-label")[0]


def test_a_step_without_a_score_has_no_dot() -> None:
    html = lollipop(drawn.nothing(), None, drawn.terms())
    assert 'class="now"' not in html
    assert 'class="range"' in html
    assert "–" in read(html).text


def test_the_arithmetic_of_a_step_adds_up_to_its_score() -> None:
    terms, profile = drawn.terms(), drawn.answered(11)
    for section in terms.questionnaire.sections:
        score = profile.section(section.id)
        if score.mean is not None:
            assert terms.speech.number(score.mean, 2) in read(arithmetic.explain_section(terms, profile, section)).text
    assert terms.speech.number(profile.overall.mean, 2) in read(arithmetic.explain_overall(terms, profile)).text


def test_the_arithmetic_names_what_stays_out_of_it() -> None:
    terms = drawn.terms()
    profile = drawn.all_at(2, measure__value=Answer(State.DONT_KNOW))
    section = next(s for s in terms.questionnaire.sections if s.id == "measure")
    text = read(arithmetic.explain_section(terms, profile, section)).text
    assert "Asked, but in neither sum" in text
    assert terms.item_title("measure.value") in text


def test_a_range_names_its_unknown_answers_and_both_ends() -> None:
    terms = drawn.terms()
    profile = drawn.all_at(2, measure__value=Answer(State.DONT_KNOW))
    text = read(arithmetic.explain_range(terms, profile)).text
    assert terms.item_title("measure.value") in text
    assert terms.speech.number(profile.overall.low, 2) in text
    assert terms.speech.number(profile.overall.high, 2) in text
    assert read(arithmetic.explain_range(terms, drawn.all_at(2))).text == "Every answer is known."


def test_a_high_level_without_evidence_is_named() -> None:
    terms = drawn.terms()
    profile = drawn.all_at(3, goals__smart=Answer(State.VALUE, 3.0))
    assert terms.item_title("goals.smart") in read(arithmetic.explain_adjusted(terms, profile)).text
    assert "has evidence" in read(arithmetic.explain_adjusted(terms, drawn.all_at(3))).text


def test_a_cap_is_shown_with_its_practice_and_the_way_out() -> None:
    terms = drawn.terms()
    profile = drawn.all_at(3, people__access_security=Answer(State.VALUE, 0.0))
    text = read(hold_card(terms, profile)).text
    assert profile.overall.level == 1
    assert "The score alone would give “Managed”" in text
    assert terms.item_title("people.access_security") in text
    assert "To lift it" in text


def test_without_a_cap_the_card_says_what_the_next_level_needs() -> None:
    terms = drawn.terms()
    assert "“Managed” begins at 2.75" in read(hold_card(terms, drawn.all_at(2))).text
    blocked = drawn.all_at(1, people__access_security=Answer(State.VALUE, 0.0))
    assert "would still hold the level: 1" in read(hold_card(terms, blocked)).text
    assert "Where there is most to gain" in read(hold_card(terms, drawn.all_at(4))).text


def test_without_a_score_the_card_says_how_far_it_is() -> None:
    card = read(hold_card(drawn.terms(), drawn.nothing())).text
    assert "Coverage is 0%" in card
    assert "of 4" not in read(score_card(drawn.terms(), drawn.nothing(), None)).text


def test_a_bar_of_the_roadmap_covers_its_months() -> None:
    step = drawn.terms().steps[1]
    markup = read(gantt([Lane(step, "Secure <access>", 2, 3, "months 2–3")], 4, "Practice"))
    assert "Secure <access>" in markup.text
    assert "months 2–3" in markup.text
    assert "--step:var(--s2);left:25.00%;width:50.00%" in markup.all_values("style")


@LANGUAGE
def test_every_level_and_option_has_its_name(language: str) -> None:
    terms = drawn.terms(language)
    for item in terms.questionnaire.walk_items():
        for value in terms.questionnaire.scale_of(item).values:
            assert terms.option_name(item.id, value)
            assert terms.option_text(item.id, value)
    assert terms.option_text("goals.smart", 1.5) == ""


def test_more_than_five_steps_begin_the_colours_again() -> None:
    for folder in drawn.FOLDERS:
        colours = [step.colour for step in drawn.terms("en", folder).steps]
        assert colours[:5] == ["s1", "s2", "s3", "s4", "s5"][: len(colours)]
        assert set(colours) <= {"s1", "s2", "s3", "s4", "s5"}


def test_the_ruler_names_scores_at_their_places() -> None:
    profile, terms = drawn.answered(3), drawn.terms("en")
    picture = ruler(profile.overall, terms)
    places = [f'left:{n * 25:.2f}%;transform:translateX(-{n * 25}%)">{n}<' for n in range(5)]
    assert [place for place in places if place not in picture] == []
