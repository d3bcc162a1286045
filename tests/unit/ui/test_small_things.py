"""Language, safe text and the place in a questionnaire."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.model import Response
from questionnaires.model import Item, Questionnaire
from scoring.model import State
from ui.position import find_position, find_steps
from ui.safe import plain
from ui.text import choose_language


@pytest.mark.parametrize(
    ("asked", "kept", "browser", "language"),
    [
        ("ru", "en", "en-GB", "ru"),
        (None, "ru", "en-GB", "ru"),
        (None, None, "ru-RU", "ru"),
        (None, None, "de-DE", "en"),
        ("xx", None, "RU", "ru"),
        (None, None, None, "en"),
    ],
)
def test_the_address_decides_then_the_kept_choice_then_the_browser(
    asked: str | None, kept: str | None, browser: str | None, language: str
) -> None:
    assert choose_language(asked, kept, browser) == language


@given(st.text(max_size=200))
def test_plain_text_reads_the_same_and_holds_no_mark_of_markdown(text: str) -> None:
    safe = plain(text)
    assert not re.search(r"[\[\]<>*_`$~|\\]|://|:\w+[:\[]", safe)
    assert html.unescape(safe) == html.unescape(text) or "&" in text


@pytest.mark.parametrize(
    "hostile",
    [
        "![](http://example.org/x.png)",
        "[a](javascript:alert(1))",
        ":material/home:",
        ":red[a]",
        "<b>",
        "$x$",
        "&lt;b&gt;",
    ],
)
def test_nothing_active_is_left_of_hostile_text(hostile: str) -> None:
    safe = plain(hostile)
    assert safe != hostile
    assert not re.search(r"\]\(|://|<|:material/|:red\[|\$|&lt;", safe)


def test_ordinary_sentences_stay_as_they_are_for_those_who_hear_them() -> None:
    sentence = "Do you pay, gift or reward (bloggers, partners)? 1–5 goals; 90 % in time: yes!"
    assert plain(sentence) == sentence


def two_steps() -> Questionnaire:
    steps = [{"id": step, "items": [{"id": f"{step}.{n}", "tracks": ["full"]} for n in (1, 2)]} for step in ("a", "b")]
    return Questionnaire.model_validate(
        {
            "id": "small",
            "version": "1.0",
            "date": "2026-01-01",
            "licence": {"id": "CC0-1.0", "holder": "nobody"},
            "score": {"low": 0, "high": 4},
            "scales": [{"id": "s", "values": [0, 4]}],
            "tracks": [{"id": "full", "minutes": 1}],
            "sections": steps,
        }
    )


def said(*items: str) -> dict[str, Response]:
    return {item: Response(item, State.VALUE, 4) for item in items}


def items_of(questionnaire: Questionnaire) -> tuple[Item, ...]:
    return questionnaire.items_for(None, "full")


def test_without_a_wish_the_first_open_item_is_shown() -> None:
    steps = find_steps(two_steps(), items_of(two_steps()))
    assert find_position(steps, said("a.1", "a.2"), None).item.id == "b.1"
    assert find_position(steps, said("a.1", "a.2", "b.1", "b.2"), None).item.id == "a.1"


def test_a_wanted_item_is_shown_and_an_unknown_one_is_not() -> None:
    steps = find_steps(two_steps(), items_of(two_steps()))
    assert find_position(steps, {}, "b.2").item.id == "b.2"
    assert find_position(steps, {}, "b.9").item.id == "a.1"


def test_neighbours_cross_the_border_of_a_step_and_end_with_the_questionnaire() -> None:
    position = find_position(find_steps(two_steps(), items_of(two_steps())), {}, "a.2")
    assert position.number == 2
    following, beyond = position.neighbour(1), position.neighbour(3)
    assert following is not None
    assert following.id == "b.1"
    assert beyond is None


def test_a_step_without_items_here_is_not_shown_and_the_others_keep_their_number() -> None:
    items = tuple(item for item in items_of(two_steps()) if item.id.startswith("b"))
    (step,) = find_steps(two_steps(), items)
    assert (step.id, step.number) == ("b", 2)


def test_a_withdrawn_answer_is_open_again() -> None:
    steps = find_steps(two_steps(), items_of(two_steps()))
    responses = {"a.1": Response("a.1", State.UNANSWERED)}
    assert not steps[0].answered(responses)
