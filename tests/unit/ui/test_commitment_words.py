"""Commitments told in words, and wishes put on top of one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assessments.commitments import ActionStatus, Commitment
from tests.unit.ui.drawn import terms
from ui.commitment_edits import Clash, Edit, Wish, join
from ui.commitment_words import Telling, differing

TODAY = date(2026, 11, 25)
RISK = Commitment(
    "home", "bakery", "goals.risk.02", ActionStatus.PLANNED, date(2026, 10, 1), date(2026, 10, 31), 2.4, 2.4, version=3
)


@pytest.fixture
def telling() -> Telling:
    return Telling(terms(), TODAY)


def test_an_action_is_told_by_its_practice_its_role_and_its_day(telling: Telling) -> None:
    assert telling.practice(RISK.action) == "Risks, red lines and legal duties"
    assert telling.owner(RISK) == "Owner or CEO"
    assert telling.owner(replace(RISK, owner="Anna")) == "Anna"
    assert "Days overdue: 25" in telling.when(RISK)
    assert "overdue" not in telling.when(replace(RISK, due=TODAY))


def test_the_day_that_counts_follows_the_status(telling: Telling) -> None:
    done = replace(RISK, status=ActionStatus.DONE, finished=date(2026, 11, 2))
    assert telling.when(done) == "Done on 2\u00a0Nov\u00a02026"
    assert telling.when(replace(RISK, status=ActionStatus.DROPPED)) == ""


def test_an_action_the_questionnaire_no_longer_has_is_told_by_its_id(telling: Telling) -> None:
    old = replace(RISK, action="goals.gone.02")
    assert telling.practice(old.action) == "goals.gone.02"
    assert telling.mark(old.action) == telling.text(old.action) == telling.done_when(old.action) == ""
    assert telling.items(old.action) == ()
    assert telling.value(old, "owner") == "empty"


def test_what_changed_is_told_from_what_to_what(telling: Telling) -> None:
    after = replace(RISK, status=ActionStatus.DOING, hours_left=1.25, note="<b>")
    told = [(change.name, change.before, change.after) for change in telling.changes(RISK, after)]
    assert told == [("Status", "Planned", "Under way"), ("Hours left", "2.4", "1.25"), ("Note", "empty", "<b>")]
    assert differing(RISK, replace(RISK, version=9)) == ()


def test_texts_of_people_are_escaped_where_html_is_made(telling: Telling) -> None:
    assert "<" not in telling.when(replace(RISK, due=TODAY, owner="<i>"))


def test_a_later_wish_lies_on_top_of_an_earlier_one() -> None:
    first, second = Edit(RISK, Wish(owner="A", note="n")), Edit(replace(RISK, version=4), Wish(owner=""))
    (joined,) = join((first, second))
    assert joined.wish == Wish(owner="", note="n")
    assert joined.before.version == 4


def test_a_clash_knows_what_met_whom() -> None:
    other = replace(RISK, action="goals.smart.02")
    theirs = replace(RISK, version=4, note="theirs")
    clash = Clash((Edit(RISK, Wish(note="mine")), Edit(other, Wish(note="mine"))), (theirs,))
    assert [edit.before.action for edit, _ in clash.met()] == [RISK.action]
    assert [edit.before.action for edit in clash.rest()] == [other.action]
    assert [edit.before.version for edit in clash.mine()] == [4, 3]
    assert not clash.is_settled()
    assert Clash((Edit(RISK, Wish(note="theirs")),), (theirs,)).is_settled()
    assert not Clash((Edit(RISK, Wish(note="mine")),), (theirs,)).is_settled()
