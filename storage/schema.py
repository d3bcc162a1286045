"""The tables, once for every engine: `{text}`, `{integer}` and `{real}` are the engine's names of the types.

The workspace stands first in every key, so that no statement can reach another workspace's rows by an id alone.
"""

from __future__ import annotations

from collections.abc import Mapping

SQLITE_TYPES: Mapping[str, str] = {"text": "TEXT", "integer": "INTEGER", "real": "REAL"}

TABLES = (
    """
    CREATE TABLE workspace (
        workspace {text} NOT NULL, name {text} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace)
    )""",
    """
    CREATE TABLE company (
        workspace {text} NOT NULL, id {text} NOT NULL, name {text} NOT NULL, profile {text} NOT NULL,
        about {text} NOT NULL, demo {text}, archived {integer} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace, id),
        FOREIGN KEY (workspace) REFERENCES workspace (workspace)
    )""",
    """
    CREATE TABLE assessment (
        workspace {text} NOT NULL, id {text} NOT NULL, company {text} NOT NULL, questionnaire {text} NOT NULL,
        questionnaire_version {text} NOT NULL, track {text} NOT NULL, status {text} NOT NULL, day {text} NOT NULL,
        started {text} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    )""",
    "CREATE INDEX assessment_by_company ON assessment (workspace, company)",
    """
    CREATE TABLE respondent (
        workspace {text} NOT NULL, assessment {text} NOT NULL, id {text} NOT NULL, name {text} NOT NULL,
        department {text} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace, assessment, id),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    )""",
    """
    CREATE TABLE response (
        workspace {text} NOT NULL, assessment {text} NOT NULL, respondent {text} NOT NULL, item {text} NOT NULL,
        state {text} NOT NULL, value {real}, reason {text} NOT NULL, waived_by {text} NOT NULL,
        comment {text} NOT NULL, evidence_kind {text}, evidence_text {text}, evidence_day {text},
        confidence {real} NOT NULL, version {integer} NOT NULL, saved {text} NOT NULL,
        PRIMARY KEY (workspace, assessment, respondent, item),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    )""",
    """
    CREATE TABLE snapshot (
        workspace {text} NOT NULL, id {text} NOT NULL, company {text} NOT NULL, assessment {text} NOT NULL,
        day {text} NOT NULL, taken {text} NOT NULL, sha256 {text} NOT NULL, content {text} NOT NULL,
        score {real}, level {integer}, coverage {real} NOT NULL, weakest {text}, weakest_score {real},
        PRIMARY KEY (workspace, id),
        UNIQUE (workspace, assessment),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    )""",
    "CREATE INDEX snapshot_by_company ON snapshot (workspace, company)",
    """
    CREATE TABLE event (
        workspace {text} NOT NULL, number {integer} NOT NULL, subject {text} NOT NULL, kind {text} NOT NULL,
        actor {text} NOT NULL, at {text} NOT NULL, op_id {text} NOT NULL, body {text} NOT NULL,
        version {integer} NOT NULL, chain {text} NOT NULL,
        PRIMARY KEY (workspace, number),
        UNIQUE (workspace, op_id),
        FOREIGN KEY (workspace) REFERENCES workspace (workspace)
    )""",
    "CREATE INDEX event_by_subject ON event (workspace, subject, number)",
)

PLAN_TABLES = (
    """
    CREATE TABLE plan_draft (
        workspace {text} NOT NULL, assessment {text} NOT NULL, request {text} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace, assessment),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    )""",
    """
    CREATE TABLE adopted_plan (
        workspace {text} NOT NULL, company {text} NOT NULL, assessment {text} NOT NULL, request {text} NOT NULL,
        start {text} NOT NULL, adopted {text} NOT NULL, curve {text} NOT NULL, gap {real} NOT NULL,
        version {integer} NOT NULL,
        PRIMARY KEY (workspace, company),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    )""",
    """
    CREATE TABLE commitment (
        workspace {text} NOT NULL, company {text} NOT NULL, action {text} NOT NULL, status {text} NOT NULL,
        start {text} NOT NULL, due {text} NOT NULL, hours {real} NOT NULL, hours_left {real} NOT NULL,
        owner {text} NOT NULL, note {text} NOT NULL, by_hand {text} NOT NULL, finished {text}, closed_by {text},
        in_plan {integer} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace, company, action),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
        FOREIGN KEY (workspace, closed_by) REFERENCES assessment (workspace, id)
    )""",
)

WORKBOOK_TABLES = (
    """
    CREATE TABLE entry (
        workspace {text} NOT NULL, company {text} NOT NULL, register {text} NOT NULL, id {text} NOT NULL,
        fields {text} NOT NULL, rank {integer} NOT NULL, proposed {integer} NOT NULL, archived {integer} NOT NULL,
        version {integer} NOT NULL,
        PRIMARY KEY (workspace, company, register, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    )""",
    """
    CREATE TABLE acceptance (
        workspace {text} NOT NULL, company {text} NOT NULL, finding {text} NOT NULL, rule {text} NOT NULL,
        ground {text} NOT NULL, reason {text} NOT NULL, day {text} NOT NULL, withdrawn {integer} NOT NULL,
        version {integer} NOT NULL,
        PRIMARY KEY (workspace, company, finding),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    )""",
)

BRANDING_TABLES = (
    """
    CREATE TABLE branding (
        workspace {text} NOT NULL, consultant {text} NOT NULL, client {text} NOT NULL, logo {text} NOT NULL,
        colour {text} NOT NULL, intro {text} NOT NULL, footer {text} NOT NULL, version {integer} NOT NULL,
        PRIMARY KEY (workspace),
        FOREIGN KEY (workspace) REFERENCES workspace (workspace)
    )""",
)

# The second lock, behind the store's own checks: it also stops a hand at the database.
SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER response_of_final_is_not_added BEFORE INSERT ON response
    WHEN (SELECT status FROM assessment WHERE workspace = NEW.workspace AND id = NEW.assessment) = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END""",
    """
    CREATE TRIGGER response_of_final_is_not_changed BEFORE UPDATE ON response
    WHEN (SELECT status FROM assessment WHERE workspace = OLD.workspace AND id = OLD.assessment) = 'final'
      OR (SELECT status FROM assessment WHERE workspace = NEW.workspace AND id = NEW.assessment) = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END""",
    """
    CREATE TRIGGER response_of_final_is_not_removed BEFORE DELETE ON response
    WHEN (SELECT status FROM assessment WHERE workspace = OLD.workspace AND id = OLD.assessment) = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END""",
    """
    CREATE TRIGGER final_assessment_is_not_changed BEFORE UPDATE ON assessment WHEN OLD.status = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END""",
    """
    CREATE TRIGGER final_assessment_is_not_removed BEFORE DELETE ON assessment WHEN OLD.status = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END""",
    """
    CREATE TRIGGER snapshot_is_not_changed BEFORE UPDATE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END""",
    """
    CREATE TRIGGER snapshot_is_not_removed BEFORE DELETE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never removed'); END""",
    """
    CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    """
    CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END""",
)
