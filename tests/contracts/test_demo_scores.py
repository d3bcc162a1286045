"""The demo companies score as their stories say, in every step, and no cap binds in any of them."""

from __future__ import annotations

import pytest

from assessments.demo.model import DemoCompany, load_demos
from assessments.reading import answers_of
from questionnaires.catalogue import DEFAULT, Catalogue
from scoring.comparison import compare
from scoring.model import Profile
from scoring.profile import score

STEPS = ("goals", "people", "workflow", "listening", "measure")
SCORES = {
    "bakery": (0.85, (0.6471, 0.55, 0.7222, 1.7647, 0.5333)),
    "manufacturer": (1.78, (1.2632, 2.1429, 2.3158, 1.0556, 2.1765)),
    "bank": (2.69, (2.9474, 3.087, 3.2381, 2.1111, 1.9412)),
}
EARLIER = {"bakery": 0.74, "manufacturer": 1.67, "bank": 2.57}
ADJUSTED = {"bakery": 0.85, "manufacturer": 1.75, "bank": 2.69}
LEVELS = {"bakery": 1, "manufacturer": 2, "bank": 2}
QUESTIONNAIRE = Catalogue().load(DEFAULT).questionnaire
EACH = pytest.mark.parametrize("demo", load_demos(), ids=lambda demo: demo.id)


def profiles_of(demo: DemoCompany) -> tuple[Profile, Profile]:
    """Return the earlier and the current profile."""
    earlier, now = (
        score(QUESTIONNAIRE, answers_of(QUESTIONNAIRE, assessment.responses("en")), demo.profile, demo.track)
        for assessment in demo.assessments
    )
    return earlier, now


def test_there_is_a_score_for_every_demo() -> None:
    assert {demo.id for demo in load_demos()} == set(SCORES)


@EACH
def test_a_demo_has_the_score_of_its_story(demo: DemoCompany) -> None:
    earlier, now = profiles_of(demo)
    whole, steps = SCORES[demo.id]
    assert now.overall.score == pytest.approx(whole, abs=0.01)
    assert earlier.overall.score == pytest.approx(EARLIER[demo.id], abs=0.01)
    assert now.overall.adjusted == pytest.approx(ADJUSTED[demo.id], abs=0.01)
    assert [now.section(step).score for step in STEPS] == pytest.approx(steps, abs=0.0001)


@EACH
def test_no_cap_binds_in_a_demo(demo: DemoCompany) -> None:
    for profile in profiles_of(demo):
        assert profile.overall.capped_by == ()
        assert profile.overall.level == profile.overall.level_by_score
    assert profiles_of(demo)[1].overall.level == LEVELS[demo.id]


@EACH
def test_all_that_a_demo_is_asked_is_known(demo: DemoCompany) -> None:
    for profile in profiles_of(demo):
        assert profile.overall.coverage == 1
        assert profile.overall.low == profile.overall.high == pytest.approx(profile.overall.score)
        assert profile.ignored == ()


@EACH
def test_the_rise_of_a_demo_is_practice_alone(demo: DemoCompany) -> None:
    change = compare(*profiles_of(demo), QUESTIONNAIRE)
    assert change.practice == pytest.approx(change.total)
    assert (change.scope, change.now_known) == pytest.approx((0, 0))
