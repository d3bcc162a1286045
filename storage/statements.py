"""The SQL of the store, in the common subset of SQLite 3.35 and PostgreSQL; every statement names the workspace.

A saving statement returns the new version, or no row where `:expect` names another version than the stored one.
"""

from __future__ import annotations

CHECK = "SELECT workspace FROM workspace LIMIT 1"

SAVE_WORKSPACE = """
    INSERT INTO workspace (workspace, name, version) VALUES (:workspace, :name, 1)
    ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, version = workspace.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR workspace.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_WORKSPACES = "SELECT * FROM workspace ORDER BY workspace"
FIND_WORKSPACE = "SELECT * FROM workspace WHERE workspace = :workspace"

SAVE_COMPANY = """
    INSERT INTO company (workspace, id, name, profile, about, demo, archived, version)
    VALUES (:workspace, :id, :name, :profile, :about, :demo, :archived, 1)
    ON CONFLICT (workspace, id) DO UPDATE SET
        name = excluded.name, profile = excluded.profile, about = excluded.about, demo = excluded.demo,
        archived = excluded.archived, version = company.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR company.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_COMPANIES = "SELECT * FROM company WHERE workspace = :workspace ORDER BY id"
FIND_COMPANY = "SELECT * FROM company WHERE workspace = :workspace AND id = :id"

SAVE_ASSESSMENT = """
    INSERT INTO assessment (
        workspace, id, company, questionnaire, questionnaire_version, track, status, day, started, version)
    VALUES (
        :workspace, :id, :company, :questionnaire, :questionnaire_version, :track, :status, :day, :started, 1)
    ON CONFLICT (workspace, id) DO UPDATE SET
        company = excluded.company, questionnaire = excluded.questionnaire,
        questionnaire_version = excluded.questionnaire_version, track = excluded.track, status = excluded.status,
        day = excluded.day, started = excluded.started, version = assessment.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR assessment.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FINALISE = """
    UPDATE assessment SET status = 'final', version = version + 1
    WHERE workspace = :workspace AND id = :id RETURNING version"""
FIND_ASSESSMENTS = """
    SELECT * FROM assessment
    WHERE workspace = :workspace AND (CAST(:company AS TEXT) IS NULL OR company = :company)
    ORDER BY day DESC, started DESC, id DESC"""
FIND_ASSESSMENT = "SELECT * FROM assessment WHERE workspace = :workspace AND id = :id"
FIND_STATUS = "SELECT status FROM assessment WHERE workspace = :workspace AND id = :id"

SAVE_RESPONDENT = """
    INSERT INTO respondent (workspace, assessment, id, name, department, version)
    VALUES (:workspace, :assessment, :id, :name, :department, 1)
    ON CONFLICT (workspace, assessment, id) DO UPDATE SET
        name = excluded.name, department = excluded.department, version = respondent.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR respondent.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_RESPONDENTS = "SELECT * FROM respondent WHERE workspace = :workspace AND assessment = :assessment ORDER BY id"

SAVE_RESPONSE = """
    INSERT INTO response (
        workspace, assessment, respondent, item, state, value, reason, waived_by, comment,
        evidence_kind, evidence_text, evidence_day, confidence, version, saved)
    VALUES (
        :workspace, :assessment, :respondent, :item, :state, :value, :reason, :waived_by, :comment,
        :evidence_kind, :evidence_text, :evidence_day, :confidence, 1, :saved)
    ON CONFLICT (workspace, assessment, respondent, item) DO UPDATE SET
        state = excluded.state, value = excluded.value, reason = excluded.reason, waived_by = excluded.waived_by,
        comment = excluded.comment, evidence_kind = excluded.evidence_kind, evidence_text = excluded.evidence_text,
        evidence_day = excluded.evidence_day, confidence = excluded.confidence,
        version = response.version + 1, saved = excluded.saved
    WHERE CAST(:expect AS BIGINT) IS NULL OR response.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_RESPONSES = """
    SELECT * FROM response
    WHERE workspace = :workspace AND assessment = :assessment
        AND (CAST(:respondent AS TEXT) IS NULL OR respondent = :respondent)
    ORDER BY respondent, item"""
FIND_RESPONSE = """
    SELECT * FROM response
    WHERE workspace = :workspace AND assessment = :assessment AND respondent = :respondent AND item = :item"""

FIND_REVISION = """
    SELECT assessment.version AS assessment, company.version AS company,
        (SELECT COALESCE(SUM(version), 0) FROM response
         WHERE response.workspace = :workspace AND response.assessment = :assessment) AS responses,
        (SELECT COALESCE(SUM(version), 0) FROM entry
         WHERE entry.workspace = :workspace AND entry.company = assessment.company) AS entries,
        (SELECT COALESCE(SUM(version), 0) FROM acceptance
         WHERE acceptance.workspace = :workspace AND acceptance.company = assessment.company) AS acceptances,
        (SELECT COALESCE(SUM(version), 0) FROM commitment
         WHERE commitment.workspace = :workspace AND commitment.company = assessment.company) AS commitments
    FROM assessment
    JOIN company ON company.workspace = assessment.workspace AND company.id = assessment.company
    WHERE assessment.workspace = :workspace AND assessment.id = :assessment"""
SAVE_SNAPSHOT = """
    INSERT INTO snapshot (
        workspace, id, company, assessment, day, taken, sha256, content, score, level, coverage, weakest,
        weakest_score)
    VALUES (
        :workspace, :id, :company, :assessment, :day, :taken, :sha256, :content, :score, :level, :coverage, :weakest,
        :weakest_score)"""
FIND_SNAPSHOTS = """
    SELECT workspace, id, company, assessment, day, taken, sha256, '' AS content, score, level, coverage, weakest,
        weakest_score
    FROM snapshot
    WHERE workspace = :workspace AND (CAST(:company AS TEXT) IS NULL OR company = :company)
    ORDER BY day, taken, id"""
FIND_SNAPSHOT = "SELECT * FROM snapshot WHERE workspace = :workspace AND assessment = :assessment"

SAVE_PLAN_DRAFT = """
    INSERT INTO plan_draft (workspace, assessment, request, version)
    VALUES (:workspace, :assessment, :request, 1)
    ON CONFLICT (workspace, assessment) DO UPDATE SET request = excluded.request, version = plan_draft.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR plan_draft.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_PLAN_DRAFT = "SELECT * FROM plan_draft WHERE workspace = :workspace AND assessment = :assessment"

SAVE_ADOPTED_PLAN = """
    INSERT INTO adopted_plan (workspace, company, assessment, request, start, adopted, curve, gap, version)
    VALUES (:workspace, :company, :assessment, :request, :start, :adopted, :curve, :gap, 1)
    ON CONFLICT (workspace, company) DO UPDATE SET
        assessment = excluded.assessment, request = excluded.request, start = excluded.start,
        adopted = excluded.adopted, curve = excluded.curve, gap = excluded.gap, version = adopted_plan.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR adopted_plan.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_ADOPTED_PLANS = """
    SELECT * FROM adopted_plan
    WHERE workspace = :workspace AND (CAST(:company AS TEXT) IS NULL OR company = :company)
    ORDER BY company"""

SAVE_COMMITMENT = """
    INSERT INTO commitment (
        workspace, company, action, status, start, due, hours, hours_left, owner, note, by_hand, finished, closed_by,
        in_plan, version)
    VALUES (
        :workspace, :company, :action, :status, :start, :due, :hours, :hours_left, :owner, :note, :by_hand, :finished,
        :closed_by, :in_plan, 1)
    ON CONFLICT (workspace, company, action) DO UPDATE SET
        status = excluded.status, start = excluded.start, due = excluded.due, hours = excluded.hours,
        hours_left = excluded.hours_left, owner = excluded.owner, note = excluded.note, by_hand = excluded.by_hand,
        finished = excluded.finished, closed_by = excluded.closed_by, in_plan = excluded.in_plan,
        version = commitment.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR commitment.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_COMMITMENTS = """
    SELECT * FROM commitment
    WHERE workspace = :workspace AND (CAST(:company AS TEXT) IS NULL OR company = :company)
    ORDER BY company, due, action"""
FIND_COMMITMENT = "SELECT * FROM commitment WHERE workspace = :workspace AND company = :company AND action = :action"

SAVE_ENTRY = """
    INSERT INTO entry (workspace, company, register, id, fields, rank, proposed, archived, version)
    VALUES (:workspace, :company, :register, :id, :fields, :rank, :proposed, :archived, 1)
    ON CONFLICT (workspace, company, register, id) DO UPDATE SET
        fields = excluded.fields, rank = excluded.rank, proposed = excluded.proposed, archived = excluded.archived,
        version = entry.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR entry.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_ENTRIES = """
    SELECT * FROM entry WHERE workspace = :workspace AND company = :company ORDER BY register, rank, id"""
FIND_ENTRY = """
    SELECT * FROM entry
    WHERE workspace = :workspace AND company = :company AND register = :register AND id = :id"""

SAVE_ACCEPTANCE = """
    INSERT INTO acceptance (workspace, company, finding, rule, ground, reason, day, withdrawn, version)
    VALUES (:workspace, :company, :finding, :rule, :ground, :reason, :day, :withdrawn, 1)
    ON CONFLICT (workspace, company, finding) DO UPDATE SET
        rule = excluded.rule, ground = excluded.ground, reason = excluded.reason, day = excluded.day,
        withdrawn = excluded.withdrawn, version = acceptance.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR acceptance.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_ACCEPTANCES = "SELECT * FROM acceptance WHERE workspace = :workspace AND company = :company ORDER BY finding"
FIND_ACCEPTANCE = """
    SELECT * FROM acceptance WHERE workspace = :workspace AND company = :company AND finding = :finding"""

SAVE_BRANDING = """
    INSERT INTO branding (workspace, consultant, client, logo, colour, intro, footer, version)
    VALUES (:workspace, :consultant, :client, :logo, :colour, :intro, :footer, 1)
    ON CONFLICT (workspace) DO UPDATE SET
        consultant = excluded.consultant, client = excluded.client, logo = excluded.logo, colour = excluded.colour,
        intro = excluded.intro, footer = excluded.footer, version = branding.version + 1
    WHERE CAST(:expect AS BIGINT) IS NULL OR branding.version = CAST(:expect AS BIGINT)
    RETURNING version"""
FIND_BRANDING = "SELECT * FROM branding WHERE workspace = :workspace"

FIND_EVENTS_BELOW = """
    SELECT * FROM event
    WHERE workspace = :workspace AND SUBSTR(subject, 1, LENGTH(:subject)) = :subject ORDER BY number"""
FIND_DONE = """
    SELECT * FROM event
    WHERE workspace = :workspace AND (op_id = :op_id OR SUBSTR(op_id, 1, LENGTH(:parts)) = :parts) ORDER BY number"""
FIND_EVENTS = "SELECT * FROM event WHERE workspace = :workspace AND subject = :subject ORDER BY number"
FIND_EVERY_EVENT = "SELECT * FROM event WHERE workspace = :workspace ORDER BY number"
FIND_ROWS = {
    "workspace": "SELECT * FROM workspace WHERE workspace = :workspace",
    "company": "SELECT * FROM company WHERE workspace = :workspace",
    "assessment": "SELECT * FROM assessment WHERE workspace = :workspace",
    "respondent": "SELECT * FROM respondent WHERE workspace = :workspace",
    "response": "SELECT * FROM response WHERE workspace = :workspace",
    "snapshot": "SELECT * FROM snapshot WHERE workspace = :workspace",
    "plan_draft": "SELECT * FROM plan_draft WHERE workspace = :workspace",
    "adopted_plan": "SELECT * FROM adopted_plan WHERE workspace = :workspace",
    "commitment": "SELECT * FROM commitment WHERE workspace = :workspace",
    "entry": "SELECT * FROM entry WHERE workspace = :workspace",
    "acceptance": "SELECT * FROM acceptance WHERE workspace = :workspace",
    "branding": "SELECT * FROM branding WHERE workspace = :workspace",
}
