BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'five-steps','0001-first-tables','2026-11-25 21:57:53.515482+00:00');
CREATE TABLE assessment (
        workspace TEXT NOT NULL, id TEXT NOT NULL, company TEXT NOT NULL, questionnaire TEXT NOT NULL,
        questionnaire_version TEXT NOT NULL, track TEXT NOT NULL, status TEXT NOT NULL, day TEXT NOT NULL,
        started TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    );
INSERT INTO "assessment" VALUES('home','first','bakery','small','1.0','full','final','2026-03-01','2026-03-01T12:00:00.000000+00:00',2);
INSERT INTO "assessment" VALUES('home','second','bakery','small','1.0','full','draft','2026-06-01','2026-03-01T12:00:00.000000+00:00',1);
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
INSERT INTO "event" VALUES('home',4,'assessment:first','response-saved','self','2026-03-01T12:00:04.000000+00:00','op-4','{"assessment":"first","comment":"Тёплый угол","confidence":1.0,"evidence_day":"2026-03-01","evidence_kind":"document","evidence_text":"a list","item":"plan.goal","reason":"","respondent":"self","state":"value","value":3.0,"waived_by":""}',1,'9ece2059297f6619e60892f57d22d7be93c3c293df835e1b8c1821a922f68b7b');
INSERT INTO "event" VALUES('home',5,'assessment:first','response-saved','self','2026-03-01T12:00:05.000000+00:00','op-5','{"assessment":"first","comment":"","confidence":1.0,"evidence_day":null,"evidence_kind":null,"evidence_text":null,"item":"work.rules","reason":"","respondent":"self","state":"value","value":1.0,"waived_by":""}',1,'a32abe6320b64d36f840a4816162fa48851e23392e1bacf5e3108f0bfa2a25b3');
INSERT INTO "event" VALUES('home',6,'assessment:first','respondent-saved','self','2026-03-01T12:00:06.000000+00:00','op-6','{"assessment":"first","id":"p1"}',1,'71604704bf2b803900e0b2757b18baa844bfaa1d86a38de851862ad7c806c1fe');
INSERT INTO "event" VALUES('home',7,'assessment:first','assessment-finalised','self','2026-03-01T12:00:07.000000+00:00','op-7','{"assessment":"first","company":"bakery","content":"{\"assessment\":{\"company\":\"bakery\",\"day\":\"2026-03-01\",\"id\":\"first\",\"questionnaire\":\"small\",\"questionnaire_version\":\"1.0\",\"started\":\"2026-03-01T12:00:00Z\",\"status\":\"final\",\"track\":\"full\",\"version\":2,\"workspace\":\"home\"},\"company\":{\"about\":\"\",\"archived\":false,\"demo\":null,\"id\":\"bakery\",\"name\":\"Bakery\",\"profile\":{\"countries\":[\"RU\"],\"flags\":[],\"headcount\":6},\"version\":1,\"workspace\":\"home\"},\"profile\":{\"ignored\":[],\"items\":[{\"contribution\":1.5,\"evidence\":true,\"id\":\"plan.goal\",\"loss\":0.5,\"normal\":3.0,\"state\":\"value\",\"value\":3.0,\"weight\":2.0},{\"contribution\":null,\"evidence\":false,\"id\":\"plan.budget\",\"loss\":null,\"normal\":null,\"state\":\"unanswered\",\"value\":null,\"weight\":1.0},{\"contribution\":0.5,\"evidence\":false,\"id\":\"work.rules\",\"loss\":1.5,\"normal\":1.0,\"state\":\"value\",\"value\":1.0,\"weight\":1.0},{\"contribution\":null,\"evidence\":false,\"id\":\"work.agency\",\"loss\":null,\"normal\":null,\"state\":\"out-of-scope\",\"value\":null,\"weight\":1.0}],\"overall\":{\"achievement\":[0.5],\"adjusted\":2.0,\"capped_by\":[],\"coverage\":0.8333333333333333,\"high\":2.166666666666667,\"id\":\"small\",\"level\":1,\"level_by_score\":1,\"low\":1.5,\"max\":4.0,\"mean\":2.0,\"score\":2.0,\"unconfirmed\":[]},\"sections\":[{\"achievement\":[0.75],\"adjusted\":3.0,\"capped_by\":[],\"coverage\":0.6666666666666666,\"high\":3.3333333333333335,\"id\":\"plan\",\"level\":1,\"level_by_score\":1,\"low\":2.0,\"max\":4.0,\"mean\":3.0,\"score\":3.0,\"unconfirmed\":[]},{\"achievement\":[0.25],\"adjusted\":1.0,\"capped_by\":[],\"coverage\":1.0,\"high\":1.0,\"id\":\"work\",\"level\":0,\"level_by_score\":0,\"low\":1.0,\"max\":4.0,\"mean\":1.0,\"score\":1.0,\"unconfirmed\":[]}]},\"questionnaire\":{\"id\":\"small\",\"sha256\":\"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff\",\"version\":\"1.0\"},\"responses\":[{\"comment\":\"Тёплый угол\",\"confidence\":1.0,\"evidence\":{\"day\":\"2026-03-01\",\"kind\":\"document\",\"text\":\"a list\"},\"item\":\"plan.goal\",\"reason\":\"\",\"respondent\":\"self\",\"saved\":\"2026-03-01T12:00:04Z\",\"state\":\"value\",\"value\":3.0,\"version\":1,\"waived_by\":\"\"},{\"comment\":\"\",\"confidence\":1.0,\"evidence\":null,\"item\":\"work.rules\",\"reason\":\"\",\"respondent\":\"self\",\"saved\":\"2026-03-01T12:00:05Z\",\"state\":\"value\",\"value\":1.0,\"version\":1,\"waived_by\":\"\"}],\"schema\":\"five-steps/snapshot/1\"}","coverage":0.8333333333333333,"day":"2026-03-01","id":"545c41d8ac1c8ce1","level":1,"score":2.0,"sha256":"cc4155776caf2f84b2c543f34a33a8f44437fa9a5bb79762de030c561c57391a","taken":"2026-03-01T12:00:07.000000+00:00","weakest":"work","weakest_score":1.0}',2,'8920f19e88c4afc4d15918fdf0e3bb810d01721766469c60e0aa07daa26f862f');
INSERT INTO "event" VALUES('home',8,'assessment:second','assessment-saved','self','2026-03-01T12:00:08.000000+00:00','op-8','{"company":"bakery","day":"2026-06-01","id":"second","questionnaire":"small","questionnaire_version":"1.0","started":"2026-03-01T12:00:00.000000+00:00","status":"draft","track":"full"}',1,'131ca34a36ac3c65fd36744b1761b183ca82bdee834697278798d097c6a0a1ac');
INSERT INTO "event" VALUES('home',9,'assessment:second','response-saved','self','2026-03-01T12:00:09.000000+00:00','op-9','{"assessment":"second","comment":"","confidence":1.0,"evidence_day":null,"evidence_kind":null,"evidence_text":null,"item":"plan.goal","reason":"","respondent":"self","state":"value","value":2.0,"waived_by":""}',1,'896ee0ab4cc90a0cd9cfc7bf0671bfd6f5843dd9bff1214a971807586cc90740');
CREATE TABLE respondent (
        workspace TEXT NOT NULL, assessment TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL,
        department TEXT NOT NULL, version INTEGER NOT NULL,
        PRIMARY KEY (workspace, assessment, id),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
INSERT INTO "respondent" VALUES('home','first','p1','Marina','Sales',1);
CREATE TABLE response (
        workspace TEXT NOT NULL, assessment TEXT NOT NULL, respondent TEXT NOT NULL, item TEXT NOT NULL,
        state TEXT NOT NULL, value REAL, reason TEXT NOT NULL, waived_by TEXT NOT NULL,
        comment TEXT NOT NULL, evidence_kind TEXT, evidence_text TEXT, evidence_day TEXT,
        confidence REAL NOT NULL, version INTEGER NOT NULL, saved TEXT NOT NULL,
        PRIMARY KEY (workspace, assessment, respondent, item),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id)
    );
INSERT INTO "response" VALUES('home','first','self','plan.goal','value',3.0,'','','Тёплый угол','document','a list','2026-03-01',1.0,1,'2026-03-01T12:00:04.000000+00:00');
INSERT INTO "response" VALUES('home','first','self','work.rules','value',1.0,'','','',NULL,NULL,NULL,1.0,1,'2026-03-01T12:00:05.000000+00:00');
INSERT INTO "response" VALUES('home','second','self','plan.goal','value',2.0,'','','',NULL,NULL,NULL,1.0,1,'2026-03-01T12:00:09.000000+00:00');
CREATE TABLE snapshot (
        workspace TEXT NOT NULL, id TEXT NOT NULL, company TEXT NOT NULL, assessment TEXT NOT NULL,
        day TEXT NOT NULL, taken TEXT NOT NULL, sha256 TEXT NOT NULL, content TEXT NOT NULL,
        score REAL, level INTEGER, coverage REAL NOT NULL, weakest TEXT, weakest_score REAL,
        PRIMARY KEY (workspace, id),
        UNIQUE (workspace, assessment),
        FOREIGN KEY (workspace, assessment) REFERENCES assessment (workspace, id),
        FOREIGN KEY (workspace, company) REFERENCES company (workspace, id)
    );
INSERT INTO "snapshot" VALUES('home','545c41d8ac1c8ce1','bakery','first','2026-03-01','2026-03-01T12:00:07.000000+00:00','cc4155776caf2f84b2c543f34a33a8f44437fa9a5bb79762de030c561c57391a','{"assessment":{"company":"bakery","day":"2026-03-01","id":"first","questionnaire":"small","questionnaire_version":"1.0","started":"2026-03-01T12:00:00Z","status":"final","track":"full","version":2,"workspace":"home"},"company":{"about":"","archived":false,"demo":null,"id":"bakery","name":"Bakery","profile":{"countries":["RU"],"flags":[],"headcount":6},"version":1,"workspace":"home"},"profile":{"ignored":[],"items":[{"contribution":1.5,"evidence":true,"id":"plan.goal","loss":0.5,"normal":3.0,"state":"value","value":3.0,"weight":2.0},{"contribution":null,"evidence":false,"id":"plan.budget","loss":null,"normal":null,"state":"unanswered","value":null,"weight":1.0},{"contribution":0.5,"evidence":false,"id":"work.rules","loss":1.5,"normal":1.0,"state":"value","value":1.0,"weight":1.0},{"contribution":null,"evidence":false,"id":"work.agency","loss":null,"normal":null,"state":"out-of-scope","value":null,"weight":1.0}],"overall":{"achievement":[0.5],"adjusted":2.0,"capped_by":[],"coverage":0.8333333333333333,"high":2.166666666666667,"id":"small","level":1,"level_by_score":1,"low":1.5,"max":4.0,"mean":2.0,"score":2.0,"unconfirmed":[]},"sections":[{"achievement":[0.75],"adjusted":3.0,"capped_by":[],"coverage":0.6666666666666666,"high":3.3333333333333335,"id":"plan","level":1,"level_by_score":1,"low":2.0,"max":4.0,"mean":3.0,"score":3.0,"unconfirmed":[]},{"achievement":[0.25],"adjusted":1.0,"capped_by":[],"coverage":1.0,"high":1.0,"id":"work","level":0,"level_by_score":0,"low":1.0,"max":4.0,"mean":1.0,"score":1.0,"unconfirmed":[]}]},"questionnaire":{"id":"small","sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","version":"1.0"},"responses":[{"comment":"Тёплый угол","confidence":1.0,"evidence":{"day":"2026-03-01","kind":"document","text":"a list"},"item":"plan.goal","reason":"","respondent":"self","saved":"2026-03-01T12:00:04Z","state":"value","value":3.0,"version":1,"waived_by":""},{"comment":"","confidence":1.0,"evidence":null,"item":"work.rules","reason":"","respondent":"self","saved":"2026-03-01T12:00:05Z","state":"value","value":1.0,"version":1,"waived_by":""}],"schema":"five-steps/snapshot/1"}',2.0,1,8.33333333333333259318e-01,'work',1.0);
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
