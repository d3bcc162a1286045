"""What counts for a group, and which votes are no votes."""

from __future__ import annotations

import pytest

from scoring.agreement.model import GroupRating, Vote
from scoring.agreement.policy import Policy
from scoring.agreement.rating import rate_group
from scoring.agreement.votes import gather_votes, scales_of
from scoring.errors import ScoringError
from scoring.model import Answer, State
from tests.trees import Said, a_questionnaire, a_section, an_item
from tests.voting import FIVE, NOT_SHOWN, votes_of


def rate(*answers: Said, essential: bool = False, agreed: Answer | None = None) -> GroupRating:
    agreements = {} if agreed is None else {"item": agreed}
    return rate_group(votes_of({"item": answers}), agreements, ("item",) if essential else ())[0]


@pytest.mark.parametrize(
    ("answers", "state", "value"),
    [
        ((2,), State.VALUE, 2),
        (("na",), State.NOT_APPLICABLE, None),
        (("dk",), State.DONT_KNOW, None),
        ((None,), State.UNANSWERED, None),
        ((), State.UNANSWERED, None),
        ((2, None), State.DONT_KNOW, None),
        ((2, NOT_SHOWN), State.VALUE, 2),
        ((2, 3), State.VALUE, 2.5),
        ((2, 3, "dk", None), State.VALUE, 2.5),
        ((2, 3, "dk", None, None), State.DONT_KNOW, None),
        ((2, 3, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN), State.VALUE, 2.5),
        ((4, 0, 1), State.VALUE, 1),
        (("na", "na", 2, 2), State.VALUE, 2),
        (("na", "na", 2), State.NOT_APPLICABLE, None),
        (("na", "na", None, None, None), State.NOT_APPLICABLE, None),
        (("na", "dk"), State.DONT_KNOW, None),
    ],
)
def test_what_counts_follows_the_order_of_the_rules(answers: tuple[Said, ...], state: State, value: float) -> None:
    rating = rate(*answers)
    assert (rating.state, rating.value, rating.agreed) == (state, value, False)


def test_an_essential_item_is_not_voted_out_of_scope() -> None:
    assert rate("na", "na", "na", essential=True).state is State.DONT_KNOW
    assert rate("na", "na", "na", 1, 2, 3, essential=True).value == 2


def test_what_was_agreed_counts_whatever_was_said() -> None:
    waived = rate("na", 1, essential=True, agreed=Answer(State.NOT_APPLICABLE))
    assert (waived.state, waived.value, waived.agreed) == (State.NOT_APPLICABLE, None, True)
    assert rate(0, 0, 0, agreed=Answer(State.VALUE, 3)).value == 3
    assert rate(0, 0, 0, agreed=Answer(State.DONT_KNOW)).state is State.DONT_KNOW


def test_a_mix_of_not_applicable_and_anything_else_said_is_told() -> None:
    assert rate("na", 2).scope_is_mixed
    assert rate("na", "dk").scope_is_mixed
    assert not rate("na", "na", None).scope_is_mixed
    assert not rate(1, 2).scope_is_mixed


def test_the_limits_are_a_policy() -> None:
    votes = votes_of({"a": ["na", 1, 3, "dk"]})
    assert rate_group(votes, {}, (), Policy(quorum=0.75))[0].state is State.DONT_KNOW
    assert rate_group(votes, {}, (), Policy(majority=0.2))[0].state is State.NOT_APPLICABLE


def test_a_questionnaire_gives_every_item_its_own_scale() -> None:
    scales = [{"id": "levels", "values": FIVE}, {"id": "yes", "values": (0, 1)}]
    questionnaire = a_questionnaire(a_section("s", "a", an_item("b", scale="yes")), scales=scales)
    assert scales_of(questionnaire) == {"a": FIVE, "b": (0, 1)}


def test_whoever_said_nothing_was_asked_all_the_same() -> None:
    votes = gather_votes({"a": FIVE}, [Vote("anna", "a", Answer(State.VALUE, 2))], ("ben", "anna", "cleo"))
    assert votes.respondents == ("ben", "anna", "cleo")
    assert rate_group(votes, {}, ())[0].state is State.DONT_KNOW
    assert rate_group(votes.of(("anna",)), {}, ())[0].value == 2


def test_votes_that_are_none_are_refused_all_at_once() -> None:
    two = Answer(State.VALUE, 2)
    said = [
        Vote("anna", "a", two),
        Vote("anna", "a", Answer(State.DONT_KNOW)),
        Vote("ben", "x", two),
        Vote("ben", "x", Answer(State.UNANSWERED)),
        Vote("cleo", "a", Answer(State.VALUE, 2.5)),
        Vote("dora", "a", Answer(State.VALUE)),
    ]
    with pytest.raises(ScoringError) as refused:
        gather_votes({"a": FIVE}, said)
    assert refused.value.problems == (
        'Respondent "anna", item "a": stands there twice. Keep one of them.',
        'Respondent "ben", item "x": there is no such item. Use one that has a scale.',
        'Respondent "ben", item "x": there is no such item. Use one that has a scale.',
        'Respondent "cleo", item "a": 2.5 is not an option. Use one of 0, 1, 2, 3, 4, or a state without a value.',
        (
            'Respondent "dora", item "a": an empty value is not an option. '
            "Use one of 0, 1, 2, 3, 4, or a state without a value."
        ),
    )
