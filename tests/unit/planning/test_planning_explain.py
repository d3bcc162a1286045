from __future__ import annotations

from typing import Any

from locales import speech
from planning.explain import say_raises, say_reasons, say_why
from planning.model import Lift, PlannedAction
from questionnaires.model import Questionnaire, Words
from tests.unit.planning.small import Parts, make_action, make_questionnaire

CAPS = {"caps": [{"below": 1, "level": 1}, {"below": 2, "level": 2}]}
WORDS = Words.model_validate(
    {
        "language": "en",
        "title": "Small",
        "levels": ["None", "Some", "Half", "Most", "All"],
        "sections": {"step": {"title": "Step"}},
        "items": {
            "a": {"title": "Access", "question": "?", "why": "Doors stand open."},
            "b": {"title": "Backup", "question": "?"},
            "c": {"title": "Crisis", "question": "?"},
        },
        "roles": {"lead": "Head"},
    }
)


def make_small(**more: Any) -> Questionnaire:
    items: Parts = [{"id": "a", "essential": True}, {"id": "b"}, {"id": "c"}]
    both = make_action("b", 2, 4, raises=[{"item": name, "from": 2, "to": 4} for name in "bc"], id="bc.24")
    actions = [make_action("a"), make_action("b"), make_action("c"), both]
    return make_questionnaire(items, actions, essentials=CAPS, **more)


def make_planned(*raises: Lift, **more: Any) -> PlannedAction:
    return PlannedAction("a.02", "now", 1, 1, 8, "lead", raises, 0.5, 1.5, **more)


def test_it_says_from_which_level_to_which_and_what_that_adds() -> None:
    action = make_planned(Lift("a", 0, 2, 0.075), Lift("b", 1.5, 2, 0.1))
    assert say_raises(action, make_small(), WORDS, speech("en")) == (
        "Raises “Access” from “None” to “Half”: +0.08 on the overall score.",
        "Raises “Backup” from “Some” to “Half”: +0.10 on the overall score.",
    )


def test_without_bands_levels_are_numbers() -> None:
    said = say_raises(make_planned(Lift("a", 0, 0.5, 0.2)), make_small(bands=[]), WORDS, speech("en"))
    assert said == ("Raises “Access” from “0” to “0.5”: +0.20 on the overall score.",)


def test_what_mends_a_finding_says_so() -> None:
    said = say_reasons(make_planned(Lift("b", 0, 2, 0.1), mends=True), make_small(), WORDS, speech("en"))
    assert said == ("It resolves a critical finding.",)


def test_every_reason_is_one_sentence() -> None:
    action = make_planned(Lift("a", 0, 2, 0.1), Lift("b", 0, 2, 0.1), lifts_cap=True, finds_out=True, unlocks=("c.02",))
    assert say_reasons(action, make_small(), WORDS, speech("en")) == (
        "Essential: as long as it is below “Half”, it holds the level of the whole company back.",
        "Nobody knows yet how it stands, so the first thing to do is to find out.",
        "Doors stand open.",
        "What it makes possible: “Crisis”.",
    )


def test_what_it_makes_possible_leaves_out_what_it_raises_itself() -> None:
    own = make_planned(Lift("b", 0, 2, 0.1), unlocks=("bc.24",))
    assert say_reasons(own, make_small(), WORDS, speech("en")) == ("What it makes possible: “Crisis”.",)
    same = make_planned(Lift("b", 0, 2, 0.1), unlocks=("b.02",))
    assert say_reasons(same, make_small(), WORDS, speech("en")) == ()


def test_an_action_without_more_to_say_says_only_what_it_raises() -> None:
    action = make_planned(Lift("b", 0, 2, 0.1))
    assert say_reasons(action, make_small(), WORDS, speech("en")) == ()
    assert (
        say_why(action, make_small(), WORDS, speech("en")) == say_raises(action, make_small(), WORDS, speech("en"))[0]
    )


def test_the_cap_that_is_named_is_the_highest_one_lifted() -> None:
    action = make_planned(Lift("a", 0, 1, 0.1), lifts_cap=True)
    assert say_reasons(action, make_small(), WORDS, speech("en"))[0].startswith(
        "Essential: as long as it is below “Some”"
    )


def test_it_speaks_russian() -> None:
    said = say_why(make_planned(Lift("a", 0, 2, 0.1), unlocks=("b.02",)), make_small(), WORDS, speech("ru"))
    assert said.replace("\u00a0", " ") == (
        "Поднимает практику «Access» с уровня «None» до уровня «Half»: +0,10 к общему баллу. Doors stand open. "
        "Открывает следующие действия по практикам: «Backup»."
    )
