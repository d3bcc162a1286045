BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'five-steps','0001-first-tables','2026-11-25 23:14:09.139462+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'five-steps','0002-plans','2026-11-25 23:14:09.150611+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'five-steps','0003-workbook','2026-11-25 23:14:09.154598+00:00');
CREATE TABLE acceptance (
        workspace TEXT NOT NULL, company TEXT NOT NULL, finding TEXT NOT NULL, rule TEXT NOT NULL,
        ground TEXT NOT NULL, reason TEXT NOT NULL, day TEXT NOT NULL, withdrawn INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (workspace, company, finding),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    );
INSERT INTO "acceptance" VALUES('home','bakery','T01:G-01','T01','aaaaaaaaaaaaaaaa','Too small for that','2026-03-01',0,1);
CREATE TABLE adopted_plan (
        workspace TEXT NOT NULL, company TEXT NOT NULL, assessment TEXT NOT NULL, request TEXT NOT NULL,
        start TEXT NOT NULL, adopted TEXT NOT NULL, curve TEXT NOT NULL, gap REAL NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (workspace, company),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
CREATE TABLE assessment (
        workspace TEXT NOT NULL, id TEXT NOT NULL, company TEXT NOT NULL, questionnaire TEXT NOT NULL,
        questionnaire_version TEXT NOT NULL, track TEXT NOT NULL, status TEXT NOT NULL, day TEXT NOT NULL,
        started TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    );
INSERT INTO "assessment" VALUES('home','first','bakery','small','1.0','full','draft','2026-03-01','2026-03-01T12:00:00.000000+00:00',1);
CREATE TABLE commitment (
        workspace TEXT NOT NULL, company TEXT NOT NULL, action TEXT NOT NULL, status TEXT NOT NULL,
        start TEXT NOT NULL, due TEXT NOT NULL, hours REAL NOT NULL, hours_left REAL NOT NULL,
        owner TEXT NOT NULL, note TEXT NOT NULL, by_hand TEXT NOT NULL, finished TEXT, closed_by TEXT,
        in_plan INTEGER NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, company, action),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
        FOREIGN KEY (workspace, closed_by) REFERENCES assessment (workspace, id)
    );
CREATE TABLE company (
        workspace TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, profile TEXT NOT NULL,
        about TEXT NOT NULL, demo TEXT, archived INTEGER NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, id),
        FOREIGN KEY (workspace) REFERENCES workspace (workspace)
    );
INSERT INTO "company" VALUES('home','bakery','Bakery','{"countries":["RU"],"flags":[],"headcount":6}','',NULL,0,1);
CREATE TABLE entry (
        workspace TEXT NOT NULL, company TEXT NOT NULL, register TEXT NOT NULL, id TEXT NOT NULL,
        fields TEXT NOT NULL, rank INTEGER NOT NULL, proposed INTEGER NOT NULL, archived INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (workspace, company, register, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    );
INSERT INTO "entry" VALUES('home','bakery','goals','G-01','{"audience_ids":["A-01"],"target":30.0,"title":"More pre-orders"}',1,0,0,1);
INSERT INTO "entry" VALUES('home','bakery','goals','G-02','{"audience_ids":["A-01"],"target":30.0,"title":"More pre-orders"}',2,0,0,1);
CREATE TABLE event (
        workspace TEXT NOT NULL, number INTEGER NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL,
        actor TEXT NOT NULL, at TEXT NOT NULL, op_id TEXT NOT NULL, body TEXT NOT NULL,
        version INTEGER NOT NULL, chain TEXT NOT NULL,
        PRIMARY KEY (workspace, number),
        UNIQUE (workspace, op_id),
        FOREIGN KEY (workspace) REFERENCES workspace (workspace)
    );
INSERT INTO "event" VALUES('home',1,'workspace:home','workspace-saved','self','2026-03-01T12:00:01.000000+00:00','op-1','{"name":"Home"}',1,'2f53baa14482bf1d2c764088d9cf169b2f45b82ff3249b98ad654c2f8c1829d9');
INSERT INTO "event" VALUES('home',2,'company:bakery','company-saved','self','2026-03-01T12:00:02.000000+00:00','op-2','{"about":"","archived":0,"demo":null,"id":"bakery","name":"Bakery","profile":"{\"countries\":[\"RU\"],\"flags\":[],\"headcount\":6}"}',1,'a2c4c2bd453152541073dc5c3f2f6dd1befca10caf12b20362e93dc2ef801f65');
INSERT INTO "event" VALUES('home',3,'assessment:first','assessment-saved','self','2026-03-01T12:00:03.000000+00:00','op-3','{"company":"bakery","day":"2026-03-01","id":"first","questionnaire":"small","questionnaire_version":"1.0","started":"2026-03-01T12:00:00.000000+00:00","status":"draft","track":"full"}',1,'88f12e155188a3bcc2206e422dd555d16b57d5211efcea617143ebda9ddc9dec');
INSERT INTO "event" VALUES('home',4,'entry:bakery/goals/G-01','entry-saved','self','2026-03-01T12:00:04.000000+00:00','op-4/bakery/goals/G-01','{"archived":0,"company":"bakery","fields":"{\"audience_ids\":[\"A-01\"],\"target\":30.0,\"title\":\"More pre-orders\"}","id":"G-01","proposed":0,"rank":1,"register":"goals"}',1,'59251557a4982991fc3b0d249fa8644c340c21022b92101934aa0ff9aa5b3d6b');
INSERT INTO "event" VALUES('home',5,'entry:bakery/goals/G-02','entry-saved','self','2026-03-01T12:00:04.000000+00:00','op-4/bakery/goals/G-02','{"archived":0,"company":"bakery","fields":"{\"audience_ids\":[\"A-01\"],\"target\":30.0,\"title\":\"More pre-orders\"}","id":"G-02","proposed":0,"rank":2,"register":"goals"}',1,'e7c696565bb8be4292ca9fea05fee0092f984c55a84daa4e99d886da99378150');
INSERT INTO "event" VALUES('home',6,'acceptance:bakery/T01:G-01','finding-accepted','self','2026-03-01T12:00:05.000000+00:00','op-5','{"company":"bakery","day":"2026-03-01","finding":"T01:G-01","ground":"aaaaaaaaaaaaaaaa","reason":"Too small for that","rule":"T01","withdrawn":0}',1,'d14442bd158c91f24760e57c829d5e15e46ae0ee8931cf01a1bb7f4b625c6b3e');
CREATE TABLE plan_draft (
        workspace TEXT NOT NULL, assessment TEXT NOT NULL, request TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, assessment),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
CREATE TABLE respondent (
        workspace TEXT NOT NULL, assessment TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
        department TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, assessment, id),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
CREATE TABLE response (
        workspace TEXT NOT NULL, assessment TEXT NOT NULL, respondent TEXT NOT NULL, item TEXT NOT NULL,
        state TEXT NOT NULL, value REAL, reason TEXT NOT NULL, waived_by TEXT NOT NULL,
        comment TEXT NOT NULL, evidence_kind TEXT, evidence_text TEXT, evidence_day TEXT,
        confidence REAL NOT NULL, version INTEGER NOT NULL, saved TEXT NOT NULL,
        PRIMARY KEY (workspace, assessment, respondent, item),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
CREATE TABLE snapshot (
        workspace TEXT NOT NULL, id TEXT NOT NULL, company TEXT NOT NULL, assessment TEXT NOT NULL,
        day TEXT NOT NULL, taken TEXT NOT NULL, sha256 TEXT NOT NULL, content TEXT NOT NULL,
        score REAL, level INTEGER, coverage REAL NOT NULL, weakest TEXT, weakest_score REAL,
        PRIMARY KEY (workspace, id),
        UNIQUE (workspace, assessment),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    );
CREATE TABLE workspace (
        workspace TEXT NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace)
    );
INSERT INTO "workspace" VALUES('home','Home',1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX assessment_by_company ON assessment (workspace, company);
CREATE INDEX snapshot_by_company ON snapshot (workspace, company);
CREATE INDEX event_by_subject ON event (workspace, subject, number);
CREATE TRIGGER response_of_final_is_not_added BEFORE INSERT ON response
    WHEN (SELECT status FROM assessment WHERE workspace = NEW.workspace AND id = NEW.assessment) = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END;
CREATE TRIGGER response_of_final_is_not_changed BEFORE UPDATE ON response
    WHEN (SELECT status FROM assessment WHERE workspace = OLD.workspace AND id = OLD.assessment) = 'final'
      OR (SELECT status FROM assessment WHERE workspace = NEW.workspace AND id = NEW.assessment) = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END;
CREATE TRIGGER response_of_final_is_not_removed BEFORE DELETE ON response
    WHEN (SELECT status FROM assessment WHERE workspace = OLD.workspace AND id = OLD.assessment) = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END;
CREATE TRIGGER final_assessment_is_not_changed BEFORE UPDATE ON assessment WHEN OLD.status = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END;
CREATE TRIGGER final_assessment_is_not_removed BEFORE DELETE ON assessment WHEN OLD.status = 'final'
    BEGIN SELECT RAISE(ABORT, 'the assessment is final'); END;
CREATE TRIGGER snapshot_is_not_changed BEFORE UPDATE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never changed'); END;
CREATE TRIGGER snapshot_is_not_removed BEFORE DELETE ON snapshot
    BEGIN SELECT RAISE(ABORT, 'a snapshot is never removed'); END;
CREATE TRIGGER event_is_not_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END;
CREATE TRIGGER event_is_not_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;
COMMIT;
