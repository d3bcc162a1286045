"""What a spread means, in both languages."""

from __future__ import annotations

import pytest

from locales import speech
from scoring.agreement.model import Spread
from scoring.agreement.rating import rate_group
from scoring.agreement.wording import say_remarks, say_spread
from scoring.model import Answer, State
from tests.trees import Said
from tests.voting import spread_of, spread_of_counts, votes_of

EN = speech("en")


def remarks(*answers: Said, agreed: Answer | None = None) -> tuple[str, ...]:
    rating = rate_group(votes_of({"item": answers}), {} if agreed is None else {"item": agreed}, ())[0]
    return say_remarks(spread_of(*answers), rating, EN)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_kind_of_spread_has_a_sentence_of_its_own(language: str) -> None:
    counts = ((0, 0, 5, 0, 0), (0, 2, 2, 2, 0), (1, 1, 1, 1, 1), (3, 0, 0, 0, 3), (0, 0, 2, 0, 0))
    said = [say_spread(spread_of_counts(*row), speech(language)) for row in counts]
    assert len(set(said)) == len(counts)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in said)


def test_camps_are_named_by_their_values_or_in_words() -> None:
    torn: Spread = spread_of(0, 0, 3.0, 3.0)
    assert say_spread(torn, EN) == "Two camps: “0” and “3”. Let somebody from each say why."
    words = {0: "nobody", 3: "everybody"}
    assert "“nobody” and “everybody”" in say_spread(torn, EN, lambda value: words[int(value)])


def test_a_voice_far_off_is_remarked_on_unless_it_is_a_camp() -> None:
    assert remarks(3, 3, 3, 3, 0) == (EN.say("agreement.far_off"),)
    assert remarks(3, 3, 0, 0) == ()
    assert remarks(3, 3, 3, 2) == ()


def test_a_scope_that_is_not_agreed_is_remarked_on_until_it_is() -> None:
    assert remarks("na", 2, 2) == (EN.say("agreement.scope"),)
    assert remarks("na", 2, 2, agreed=Answer(State.VALUE, 2)) == ()
    assert remarks("na", 0, 3, 3, 3, 3) == (EN.say("agreement.far_off"), EN.say("agreement.scope"))
