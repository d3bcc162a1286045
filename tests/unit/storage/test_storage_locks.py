"""The second lock: what is final, frozen or past is refused even to a hand at the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assessments.store import Revision
from storage.sqlite import open_sqlite
from tests.factories import a_response, a_snapshot, an_assessment, an_operation, settle


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection past the store, to a database with a final assessment `first` and a draft `draft`."""
    store = open_sqlite(tmp_path / "five-steps.db")
    settle(store)
    store.save_response("home", "first", a_response(), an_operation())
    store.freeze(a_snapshot(), Revision(1, 1, 1), an_operation())
    store.save_assessment(an_assessment(assessment="draft"), an_operation())
    store.save_response("home", "draft", a_response(), an_operation())
    store.close()
    with closing(sqlite3.connect(tmp_path / "five-steps.db")) as connection:
        yield connection


INSERT = """
    INSERT INTO response SELECT workspace, 'first', respondent, 'new.item', state, value, reason, waived_by, comment,
        evidence_kind, evidence_text, evidence_day, confidence, version, saved
    FROM response WHERE assessment = 'draft'"""


@pytest.mark.parametrize(
    "statement",
    [
        INSERT,
        "UPDATE response SET value = 4 WHERE assessment = 'first'",
        "UPDATE response SET assessment = 'draft', item = 'x' WHERE assessment = 'first'",
        "UPDATE response SET assessment = 'first', item = 'x' WHERE assessment = 'draft'",
        "DELETE FROM response WHERE assessment = 'first'",
        "UPDATE assessment SET status = 'draft' WHERE id = 'first'",
        "UPDATE assessment SET day = '2020-01-01' WHERE id = 'first'",
        "DELETE FROM assessment WHERE id = 'first'",
        "UPDATE snapshot SET score = 4",
        "DELETE FROM snapshot",
        "UPDATE event SET body = '{}'",
        "DELETE FROM event",
    ],
)
def test_a_hand_at_the_database_cannot_change_what_is_past(hand: sqlite3.Connection, statement: str) -> None:
    before = list(hand.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match=r"final|never"):
        hand.execute(statement)
    hand.rollback()
    assert list(hand.iterdump()) == before


def test_a_draft_stays_open_to_change(hand: sqlite3.Connection) -> None:
    assert hand.execute("UPDATE response SET value = 4 WHERE assessment = 'draft'").rowcount == 1
    assert hand.execute("DELETE FROM response WHERE assessment = 'draft'").rowcount == 1
