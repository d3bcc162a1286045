BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'five-steps','0001-first-tables','2026-11-25 22:38:42.370945+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'five-steps','0002-plans','2026-11-25 22:38:42.376485+00:00');
CREATE TABLE adopted_plan (
        workspace TEXT NOT NULL, company TEXT NOT NULL, assessment TEXT NOT NULL, request TEXT NOT NULL,
        start TEXT NOT NULL, adopted TEXT NOT NULL, curve TEXT NOT NULL, gap REAL NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (workspace, company),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
INSERT INTO "adopted_plan" VALUES('home','bakery','first','{"budget":1000.0,"costs":{"write-rules":250},"done":["name-owner"],"fixed":{"plan-budget":2},"hours_per_week":4.5,"months":6,"must":{"set-goals":null,"write-rules":3},"not_now":["check-agency","hire-agency"],"people":{"owner":2},"started":{"train-team":6.5},"target":2,"targets":{"plan":3.0}}','2026-03-01','2026-03-01T12:00:00.000000+00:00','[1.0,1.25,1.5,1.5,1.75,1.75,2.1]',0.02,1);
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
INSERT INTO "commitment" VALUES('home','bakery','write-rules','planned','2026-03-01','2026-03-31',8.0,8.0,'','','[]',NULL,NULL,1,1);
INSERT INTO "commitment" VALUES('home','bakery','set-goals','doing','2026-03-01','2026-03-31',8.0,8.0,'','begun','[]',NULL,NULL,1,2);
CREATE TABLE company (
        workspace TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, profile TEXT NOT NULL,
        about TEXT NOT NULL, demo TEXT, archived INTEGER NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, id),
        FOREIGN KEY (workspace) REFERENCES workspace (workspace)
    );
INSERT INTO "company" VALUES('home','bakery','Bakery','{"countries":["RU"],"flags":[],"headcount":6}','',NULL,0,1);
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
INSERT INTO "event" VALUES('home',4,'plan-draft:first','plan-stated','self','2026-03-01T12:00:04.000000+00:00','op-4','{"assessment":"first","request":"{\"budget\":1000.0,\"costs\":{\"write-rules\":250},\"done\":[\"name-owner\"],\"fixed\":{\"plan-budget\":2},\"hours_per_week\":4.5,\"months\":6,\"must\":{\"set-goals\":null,\"write-rules\":3},\"not_now\":[\"check-agency\",\"hire-agency\"],\"people\":{\"owner\":2},\"started\":{\"train-team\":6.5},\"target\":2,\"targets\":{\"plan\":3.0}}"}',1,'527480ca3c665cff216af89e20791d95c769742b07ce27b5a837d83955194215');
INSERT INTO "event" VALUES('home',5,'plan:bakery','plan-adopted','self','2026-03-01T12:00:05.000000+00:00','op-5','{"adopted":"2026-03-01T12:00:00.000000+00:00","assessment":"first","company":"bakery","curve":"[1.0,1.25,1.5,1.5,1.75,1.75,2.1]","gap":0.02,"request":"{\"budget\":1000.0,\"costs\":{\"write-rules\":250},\"done\":[\"name-owner\"],\"fixed\":{\"plan-budget\":2},\"hours_per_week\":4.5,\"months\":6,\"must\":{\"set-goals\":null,\"write-rules\":3},\"not_now\":[\"check-agency\",\"hire-agency\"],\"people\":{\"owner\":2},\"started\":{\"train-team\":6.5},\"target\":2,\"targets\":{\"plan\":3.0}}","start":"2026-03-01"}',1,'23e86f7f9e81bc43c64d9039669e7923f5289dafb202b23fba29fc02a6c65080');
INSERT INTO "event" VALUES('home',6,'commitment:bakery/write-rules','commitment-saved','self','2026-03-01T12:00:05.000000+00:00','op-5/bakery/write-rules','{"action":"write-rules","by_hand":"[]","closed_by":null,"company":"bakery","due":"2026-03-31","finished":null,"hours":8.0,"hours_left":8.0,"in_plan":1,"note":"","owner":"","start":"2026-03-01","status":"planned"}',1,'e0f5d279e568512e77c6b859cd0d563b837231912a11482239f656028ded7840');
INSERT INTO "event" VALUES('home',7,'commitment:bakery/set-goals','commitment-saved','self','2026-03-01T12:00:05.000000+00:00','op-5/bakery/set-goals','{"action":"set-goals","by_hand":"[]","closed_by":null,"company":"bakery","due":"2026-03-31","finished":null,"hours":8.0,"hours_left":8.0,"in_plan":1,"note":"","owner":"","start":"2026-03-01","status":"planned"}',1,'0fc8803b3d99a43dbb3b601f8ebd7bd9bba3154bf3bfbe18f2b03843bdc2935c');
INSERT INTO "event" VALUES('home',8,'commitment:bakery/set-goals','commitment-saved','self','2026-03-01T12:00:06.000000+00:00','op-6/bakery/set-goals','{"action":"set-goals","by_hand":"[]","closed_by":null,"company":"bakery","due":"2026-03-31","finished":null,"hours":8.0,"hours_left":8.0,"in_plan":1,"note":"begun","owner":"","start":"2026-03-01","status":"doing"}',2,'6261bc9281832dcb6b5014c9cc78e6d18122a2dc1fb95c96f9d0649929022130');
CREATE TABLE plan_draft (
        workspace TEXT NOT NULL, assessment TEXT NOT NULL, request TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, assessment),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
INSERT INTO "plan_draft" VALUES('home','first','{"budget":1000.0,"costs":{"write-rules":250},"done":["name-owner"],"fixed":{"plan-budget":2},"hours_per_week":4.5,"months":6,"must":{"set-goals":null,"write-rules":3},"not_now":["check-agency","hire-agency"],"people":{"owner":2},"started":{"train-team":6.5},"target":2,"targets":{"plan":3.0}}',1);
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
