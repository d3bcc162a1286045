"""Decisions about single actions: one at a time, said in words, and taken back without touching the others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales import speech
from planning.request import Request
from ui.decisions import (
    CHOICES,
    FREE,
    Choice,
    Decision,
    decide,
    decision_chips,
    decision_on,
    find_decided,
    restore,
    say_decision,
)

ACTIONS = ("a", "b", "c")
FULL = Request(
    hours_per_week=4,
    must={"a": 3},
    fixed={"b": 2},
    started={"c": 5.0},
    not_now=frozenset({"d"}),
    done=frozenset({"e"}),
    costs={"a": 100.0, "b": 50.0},
)


@pytest.mark.parametrize(
    ("action", "decision"),
    [
        ("a", Decision("must", 3)),
        ("b", Decision("fixed", 2)),
        ("c", Decision("started", hours=5.0)),
        ("d", Decision("not_now")),
        ("e", Decision("done")),
        ("f", FREE),
    ],
)
def test_a_request_says_how_every_action_is_decided(action: str, decision: Decision) -> None:
    assert decision_on(FULL, action) == decision
    assert (action in find_decided(FULL)) == (decision != FREE)


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("action", ["a", "b", "c", "d", "e", "f"])
def test_a_decision_replaces_the_one_before_and_leaves_the_others(action: str, choice: Choice) -> None:
    after = decide(FULL, action, choice)
    assert decision_on(after, action).kind == choice
    others = {"a", "b", "c", "d", "e", "f"} - {action}
    assert [decision_on(after, other) for other in others] == [decision_on(FULL, other) for other in others]
    assert after.costs == FULL.costs


def test_only_what_must_be_done_has_a_month() -> None:
    assert decision_on(decide(FULL, "f", "must", 7), "f") == Decision("must", 7)
    assert decision_on(decide(FULL, "f", "done", 7), "f") == Decision("done")


@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.sampled_from(CHOICES)), min_size=1, max_size=6))
def test_what_is_taken_back_stands_as_before(steps: list[tuple[str, Choice]]) -> None:
    after = FULL
    for action, choice in steps:
        after = decide(after, action, choice)
    assert restore(after, FULL, ACTIONS) == FULL
    assert restore(after, FULL, ()) == after


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_decision_is_said_in_words_beside_its_icon(language: str) -> None:
    told = speech(language)
    decisions = [decision_on(FULL, action) for action in "abcdef"] + [Decision("must")]
    assert len({say_decision(told, decision) for decision in decisions}) == len(decisions)
    chips = decision_chips(told, decisions)
    assert chips.count('class="decided"') == len(decisions) - 1
    assert all(say_decision(told, decision) in chips for decision in decisions if decision != FREE)
    assert say_decision(told, FREE) not in chips
