"""Sentences made from numbers: which one is said, and with what in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from locales import languages, speech
from planning.model import Certificate, LeftOut, Plan, PlannedAction
from planning.request import Request
from questionnaires.model import Questionnaire, Words
from reports import statements
from scoring.comparison import Change, compare
from scoring.model import Answer, Profile, State
from tests.unit.ui import drawn

TERMS = drawn.terms()
QUESTIONNAIRE: Questionnaire = TERMS.questionnaire
WORDS: Words = TERMS.words
SPEECH = TERMS.speech
DONT_KNOW = Answer(State.DONT_KNOW)


def at(value: float) -> Answer:
    return Answer(State.VALUE, value, evidence=True)


def say(profile: Profile) -> str:
    return statements.state_profile(QUESTIONNAIRE, WORDS, profile).said(SPEECH)


def with_step(step: str, value: float, rest: float) -> Profile:
    section = next(s for s in QUESTIONNAIRE.sections if s.id == step)
    return drawn.all_at(rest, **{item.id.replace(".", "__"): at(value) for item in section.walk_items()})


def test_without_answers_the_finding_is_that_there_is_no_score_yet() -> None:
    assert say(drawn.nothing()) == "Not enough answers for a score yet"


def test_a_cap_is_the_finding_and_a_single_practice_is_named() -> None:
    profile = drawn.all_at(3, people__access_security=at(0))
    assert say(profile) == "“Secure access” holds the level at “Ad hoc”"
    two = drawn.all_at(3, people__access_security=at(0), goals__risk=at(0))
    assert say(two).endswith("“Ad hoc”: 2")


def test_steps_far_apart_are_the_finding() -> None:
    assert say(with_step("measure", 3, 2)) == "Measurement leads (3.0), Goals trails (2.0)"


def test_steps_close_together_are_even() -> None:
    assert say(drawn.all_at(2)) == "All rated steps stand at 2.0"
    assert say(drawn.all_at(2, goals__risk=at(4))) == "Even across the steps: from 2.0 to 2.3"


def test_the_weakness_names_a_step_and_its_lowest_practice() -> None:
    profile = with_step("listening", 1, 3)
    told = statements.state_weakness(QUESTIONNAIRE, WORDS, profile).said(SPEECH)
    assert told.startswith("The weakest step is Listening (1.0)")
    nothing = statements.state_weakness(QUESTIONNAIRE, WORDS, drawn.nothing())
    assert nothing.key == "answer_more"


def test_a_step_says_why_it_stands_where_it_does() -> None:
    def told(profile: Profile) -> statements.Statement:
        return statements.state_step(QUESTIONNAIRE, WORDS, profile, "measure")

    assert told(drawn.nothing()).key == "step_not_rated"
    assert told(drawn.all_at(2)).values == {"value": 2}
    assert told(drawn.all_at(3, measure__kpi_link=at(0))).key == "step_held"
    spread = told(drawn.all_at(2, measure__value=at(4)))
    assert (spread.key, spread.values["high"], spread.values["low"]) == ("step_spread", 4, 2)
    section = next(s for s in QUESTIONNAIRE.sections if s.id == "measure")
    none = {item.id.replace(".", "__"): Answer(State.NOT_APPLICABLE) for item in section.walk_items()}
    assert told(drawn.all_at(2, **none)).key == "step_not_asked"


def test_the_least_number_of_answers_to_a_score_is_enough_and_one_less_is_not() -> None:
    section = next(s for s in QUESTIONNAIRE.sections if s.id == "listening")
    items = sorted(section.items, key=lambda item: -item.weight)
    unknown = {item.id.replace(".", "__"): DONT_KNOW for item in items}
    profile = drawn.all_at(2, **unknown)
    count = statements.count_missing(QUESTIONNAIRE, profile, profile.section("listening"))
    for answered, rated in ((count, True), (count - 1, False)):
        known = {item.id.replace(".", "__"): at(2) for item in items[:answered]}
        score = drawn.all_at(2, **(unknown | known)).section("listening").score
        assert (score is not None) is rated


def test_nothing_is_missing_where_there_is_a_score() -> None:
    profile = drawn.all_at(2)
    assert statements.count_missing(QUESTIONNAIRE, profile, profile.overall) == 0


def test_blockers_are_the_essential_practices_below_the_next_level() -> None:
    profile = drawn.all_at(1, people__access_security=at(0), goals__smart=at(0))
    assert [item.id for item in statements.find_blockers(QUESTIONNAIRE, profile)] == ["people.access_security"]
    assert statements.find_blockers(QUESTIONNAIRE, drawn.nothing()) == ()
    unknown = drawn.all_at(2, people__access_security=DONT_KNOW)
    assert [item.id for item in statements.find_blockers(QUESTIONNAIRE, unknown)] == ["people.access_security"]


def test_a_cap_by_an_unknown_practice_says_that_it_is_not_known() -> None:
    known = statements.state_cap(QUESTIONNAIRE, WORDS, drawn.all_at(3, people__access_security=at(0)).overall)
    unknown = statements.state_cap(QUESTIONNAIRE, WORDS, drawn.all_at(3, people__access_security=DONT_KNOW).overall)
    assert known is not None
    assert known.key == "cap"
    assert unknown is not None
    assert unknown.key == "cap_unconfirmed"
    assert statements.state_cap(QUESTIONNAIRE, WORDS, drawn.all_at(3).overall) is None


def change(before: Profile, after: Profile) -> Change:
    return compare(before, after, QUESTIONNAIRE)


@pytest.mark.parametrize(
    ("after", "verdict"),
    [
        (drawn.all_at(2), "none"),
        (drawn.all_at(2, goals__smart=at(3), goals__risk=at(3), people__lead=at(4)), "noise"),
        (drawn.all_at(3), "real"),
        (drawn.nothing(), "unknown"),
    ],
)
def test_a_change_is_judged_by_its_size(after: Profile, verdict: str) -> None:
    found = change(drawn.all_at(2), after)
    assert statements.judge(found) == verdict
    told = statements.state_change(found, 13).said(SPEECH)
    assert ("13 months" in told) is (verdict != "unknown")


def test_a_small_change_with_new_evidence_is_shown() -> None:
    bare = {"goals__smart": Answer(State.VALUE, 2.0), "goals__scope": Answer(State.VALUE, 2.0)}
    proven = {"goals__smart": at(4), "goals__scope": at(4)}
    found = change(drawn.all_at(2, **bare), drawn.all_at(2, **proven))
    assert statements.judge(found) == "shown"
    assert statements.state_change(found, 3).key == "change_shown_up"


def test_a_fall_is_told_with_a_minus() -> None:
    told = statements.state_change(change(drawn.all_at(3), drawn.all_at(2)), 3).said(SPEECH)
    assert told.startswith("−1.0 in 3 months")


def test_a_plan_says_what_it_brings_or_why_it_brings_nothing() -> None:
    action = PlannedAction("goals.smart.02", "now", 1, 1, 4, "lead", (), 0.1, 0.9)
    empty = Plan(Request(hours_per_week=2, months=6), 2.0, (), (), 0.8, 0.8)
    left = LeftOut("goals.smart.02", "capacity", 4, 0.1)
    assert statements.state_plan(replace(empty, actions=(action,), score_after=0.9)).said(SPEECH) == (
        "From 0.8 to 0.9 in 6 months, with 2\u00a0h a week"
    )
    assert statements.state_plan(replace(empty, left_out=(left,))).key == "plan_too_small"
    assert statements.state_plan(empty).key == "plan_done"
    refused = replace(empty, left_out=(left,), certificate=Certificate("infeasible"))
    assert statements.state_plan(refused).key == "plan_impossible"


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("folder", drawn.FOLDERS, ids=lambda folder: folder.name)
def test_every_questionnaire_is_told_in_every_language(folder: Path, language: str) -> None:
    terms, spoken = drawn.terms(language, folder), speech(language)
    for unknown in (0.0, 0.4, 0.9):
        profile = drawn.answered(5, folder, unknown)
        told = [
            statements.state_profile(terms.questionnaire, terms.words, profile).said(spoken),
            statements.state_weakness(terms.questionnaire, terms.words, profile).said(spoken),
        ]
        told += [
            statements.state_step(terms.questionnaire, terms.words, profile, step.id).said(spoken)
            for step in terms.steps
        ]
        assert all(told)


def test_a_single_month_is_said_without_a_number() -> None:
    for language in ("en", "ru"):
        once, more = (statements.Statement("change_real_up", {"months": n, "size": 0.4}) for n in (1, 2))
        assert "1 " not in once.said(speech(language)).replace("\u00a0", " ")
        assert "2" in more.said(speech(language))
