"""What is kept is what the events say, and a contradiction is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assessments.errors import StoreDamaged
from assessments.model import Respondent, Workspace
from assessments.store import Revision
from questionnaires.company import CompanyProfile
from storage import statements
from storage.journal import KEYS, PERSONAL, fold
from storage.records import event_of
from storage.sqlite import SqliteEngine, SqliteTransaction, open_sqlite
from tests.factories import (
    DAY,
    a_branding,
    a_commitment,
    a_company,
    a_plan_draft,
    a_response,
    a_snapshot,
    an_acceptance,
    an_adopted_plan,
    an_assessment,
    an_entry,
    an_operation,
    settle,
)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with something of everything."""
    path = tmp_path / "five-steps.db"
    store = open_sqlite(path)
    settle(store)
    store.save_company(a_company(profile=CompanyProfile(headcount=7), about="new"), an_operation())
    store.save_respondent(Respondent("home", "first", "p1", "Marina", "Sales"), an_operation())
    for value in (1, 2, 4):
        store.save_response("home", "first", a_response(value=value, comment="why"), an_operation())
    store.save_response("home", "first", a_response("work.rules", respondent="p1"), an_operation())
    store.save_plan_draft(a_plan_draft(), an_operation())
    store.adopt(an_adopted_plan(), [a_commitment(), a_commitment("set-goals")], an_operation())
    store.save_commitments([a_commitment(version=1, owner="Marina", by_hand=frozenset({"owner"}))], an_operation())
    store.save_entries("home", "bakery", [an_entry(), an_entry("G-02", rank=2)], an_operation())
    store.save_entries("home", "bakery", [replace(an_entry(title="Else"), version=1, archived=True)], an_operation())
    store.save_acceptance(an_acceptance(), an_operation())
    store.save_branding(a_branding(), an_operation())
    store.save_branding(a_branding(colour="", version=1), an_operation())
    closed = a_commitment("set-goals", version=1, finished=DAY, closed_by="first", in_plan=False)
    store.freeze(a_snapshot(), Revision(2, 1, 4, 3, 1, 3), an_operation(), [closed])
    store.save_assessment(an_assessment(assessment="draft"), an_operation())
    store.save_workspace(Workspace("away", "Away"), an_operation())
    assert store.find_faults() == ()
    store.close()
    return path


def test_folding_the_events_gives_every_column_of_every_row(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        tx = SqliteTransaction(connection)
        folded = fold(map(event_of, tx.rows(statements.FIND_EVERY_EVENT, workspace="home")))
        for table in KEYS:
            rows = tx.rows(statements.FIND_ROWS[table], workspace="home")
            assert rows, table
            personal = PERSONAL if table == "respondent" else ()
            kept = [{column: value for column, value in row.items() if column not in personal} for row in rows]
            assert {frozenset(row.items()) for row in folded[table].values()} == {
                frozenset(row.items()) for row in kept
            }


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE response SET value = 3 WHERE item = 'plan.goal'",
            "response home first self plan.goal is not what was",
        ),
        ("UPDATE response SET comment = '' WHERE item = 'plan.goal'", "saved: comment"),
        ("DELETE FROM response WHERE item = 'plan.goal'", "response home first self plan.goal is missing"),
        ("UPDATE response SET item = 'x' WHERE item = 'plan.goal'", "response home first self x was never saved"),
        ("UPDATE company SET name = 'Else'", "company home bakery is not what was saved: name"),
        ("UPDATE assessment SET day = '2020-01-01' WHERE id = 'first'", "assessment home first"),
        ("UPDATE workspace SET name = 'Else' WHERE workspace = 'away'", "workspace away"),
        ("UPDATE plan_draft SET request = '{}'", "plan_draft home first is not what was saved: request"),
        ("UPDATE adopted_plan SET gap = 0", "adopted_plan home bakery is not what was saved: gap"),
        ("DELETE FROM adopted_plan", "adopted_plan home bakery is missing"),
        ("UPDATE commitment SET owner = '' WHERE action = 'write-rules'", "commitment home bakery write-rules is not"),
        ("UPDATE commitment SET in_plan = 1", "commitment home bakery set-goals is not what was saved: in_plan"),
        ("UPDATE commitment SET action = 'x' WHERE action = 'set-goals'", "commitment home bakery x was never saved"),
        ("UPDATE entry SET fields = '{}' WHERE id = 'G-02'", "entry home bakery goals G-02 is not what was saved"),
        ("UPDATE entry SET archived = 0 WHERE id = 'G-01'", "entry home bakery goals G-01 is not what was saved: arch"),
        ("DELETE FROM entry WHERE id = 'G-02'", "entry home bakery goals G-02 is missing"),
        ("UPDATE acceptance SET reason = ''", "acceptance home bakery T01:G-01 is not what was saved: reason"),
        ("UPDATE branding SET logo = ''", "branding home is not what was saved: logo"),
        ("UPDATE snapshot SET content = '{}'", "the snapshot of assessment first is not what was hashed"),
        ("UPDATE snapshot SET score = 4", "snapshot home s-first is not what was saved: score"),
        ("UPDATE event SET body = replace(body, 'why', 'who') WHERE number = 6", "event 6 is not what was appended"),
        ("UPDATE event SET at = '2020-01-01T00:00:00.000000+00:00' WHERE number = 3", "event 3 is not"),
        ("UPDATE event SET actor = 'else' WHERE number = 3", "event 3 is not"),
        ("DELETE FROM event WHERE number = 4", "events 4 to 4 are missing"),
        ("DELETE FROM event WHERE number = (SELECT max(number) FROM event)", "was never saved"),
    ],
)
def test_whatever_was_altered_is_named(database: Path, statement: str, said: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        assert connection.execute(statement).rowcount >= 1
        connection.commit()
    store = open_sqlite(database)
    faults = store.find_faults()
    store.close()
    assert said in "\n".join(faults)


@pytest.mark.parametrize("fields", ['{"target": null}', '{"target": {}}', "[]", "{"])
def test_an_entry_that_cannot_be_one_is_damage(database: Path, fields: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE entry SET fields = ? WHERE id = 'G-02'", (fields,))
        connection.commit()
    store = open_sqlite(database)
    with pytest.raises(StoreDamaged, match="cannot be read"):
        store.find_entries("home", "bakery")
    store.close()


def test_erasing_a_name_is_no_contradiction(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TRIGGER final_assessment_is_not_changed")
        connection.execute("UPDATE respondent SET name = '', department = ''")
        connection.commit()
    store = open_sqlite(database)
    assert store.find_faults() == ()
    store.close()


def test_a_broken_index_or_parent_is_named(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("INSERT INTO company SELECT 'lost', id, name, profile, about, demo, 0, 1 FROM company")
        connection.commit()
    engine = SqliteEngine(database)
    assert engine.find_faults() == ("company: a row without its parent",)
    engine.close()
