"""The smallest case on which each rule fires, and the changes after which it is silent again."""

from __future__ import annotations

from datetime import date

from governance.facts import Facts
from tests.unit.governance.grounds import Case, Row

Change = tuple[str, object]
GOAL: Row = {"title": "Sell more", "status": "active", "business_goal": "Revenue"}
KPI: Row = {"name": "Orders", "status": "active", "goal_id": "G-01", "level": "outcome"}
PERSON: Row = {"name": "Marina", "organisation": "company"}
GONE: Row = {**PERSON, "left_date": "2026-11-25"}
ACCOUNT: Row = {"title": "VK", "platform": "vk", "status": "active", "owner_type": "company"}
PLACE: Row = {"place": "Map", "responder_id": "P-01", "response_target": 4.0, "unit": "working_hours"}
TIER: Row = {"tier": "Sensitive", "required": "one_approver", "approver_id": "P-01"}
TYPE: Row = {"type": "Complaint", "kind": "complaint", "severity": "high"}
ITEM: Row = {"title": "Post", "account_id": "AC-01", "status": "published"}
AD: Row = {**ITEM, "status": "planned", "is_ad": True}
ROW: Row = {"stage": "approve", "responsible": ("P-01",), "accountable": "P-01", "deputy_id": "P-02"}
SIX = ("workflow.calendar", "workflow.creation", "workflow.approval", "workflow.publishing", "workflow.legal_checks",
       "workflow.crisis")  # fmt: skip
ON_INSTAGRAM: Row = {**ACCOUNT, "platform": "instagram"}
GOALS = ("goals.alignment", "goals.smart", "goals.scope", "goals.audience", "goals.sponsor", "goals.risk")
MEASURES = ("measure.kpi_link", "measure.definitions", "measure.outcomes", "measure.reporting", "measure.decisions")
WORK = (*SIX, "workflow.accessibility", "workflow.ai_use")
HEARD = ("listening.coverage", "listening.response_targets", "listening.triage", "listening.two_way")


def at(level: float, *items: str) -> dict[str, float]:
    return dict.fromkeys(items, level)


CASES: dict[str, tuple[Case, tuple[Change, ...]]] = {
    "T01": (
        Case({"goals": (GOAL,), "kpis": ({**KPI, "goal_id": "G-02"},)}),
        (("goals.0.status", "draft"), ("goals.0.status", None), ("kpis.0.goal_id", "G-01")),
    ),
    "T02": (
        Case({"kpis": ({"name": "Likes", "status": "active"},)}),
        (("kpis.0.status", "retired"), ("kpis.0.goal_id", "G-01")),
    ),
    "T03": (
        Case({"goals": ({**GOAL, "status": "reached"},), "kpis": (KPI,)}),
        (("goals.0.status", "active"), ("goals.0.status", "draft"), ("kpis.0.status", "retired"),
         ("kpis.0.goal_id", "G-09")),
    ),
    "T04": (
        Case({"goals": ({"title": "Be seen", "status": "active"},)}),
        (("goals.0.status", "draft"), ("goals.0.business_goal", "Revenue")),
    ),
    "T05": (
        Case({"goals": ({**GOAL, "target": 30.0, "deadline": "2027-03-31", "baseline": 18.0},)}),
        (("goals.0.status", "dropped"), ("goals.0.owner_id", "P-01")),
    ),
    "T06": (
        Case({"goals": (GOAL,), "kpis": ({**KPI, "level": "output"},)}),
        (("kpis.0.level", "outcome"), ("kpis.0.level", "impact"), ("kpis.0.status", "retired"),
         ("goals.0.status", "draft")),
    ),
    "T07": (
        Case({"goals": ({**GOAL, "unit": "Per week", "direction": "increase"},),
              "kpis": ({**KPI, "unit": "per week ", "direction": "decrease", "primary": True},)}),
        (("kpis.0.direction", "increase"), ("kpis.0.direction", "maintain"), ("kpis.0.unit", "per day"),
         ("kpis.0.unit", None), ("kpis.0.primary", False), ("kpis.0.goal_id", None), ("kpis.0.status", "retired")),
    ),
    "T08": (
        Case({"kpis": ({**KPI, "frequency": "monthly", "active_since": "2026-08-31"},),
              "kpi_values": ({"kpi_id": "K-02", "period": "2026-10", "value": 1.0},)}),
        (("kpis.0.active_since", "2026-09-01"), ("kpis.0.frequency", None), ("kpis.0.active_since", None),
         ("kpis.0.status", "retired"), ("kpi_values.+", {"kpi_id": "K-01", "period": "2026-09", "value": 0.0})),
    ),
    "T09": (
        Case({"goals": (GOAL,) * 6}, headcount=49),
        (("headcount", 50), ("goals.5.status", "reached")),
    ),
    "T10": (
        Case({"goals": ({**GOAL, "deadline": "2026-11-24"},)}),
        (("goals.0.deadline", "2026-11-25"), ("goals.0.deadline", None), ("goals.0.status", "missed")),
    ),
    "T11": (
        Case({"uses": ({"use": "sales", "in_use": True},), "goals": ({**GOAL, "use": "hiring"},)}),
        (("uses.0.in_use", False), ("uses.0.in_use", None), ("goals.0.use", "sales")),
    ),
    "T12": (
        Case({"uses": ({"use": "sales", "in_use": True},)}),
        (("uses.0.in_use", False), ("uses.0.owner_id", "P-01")),
    ),
    "S01": (
        Case(levels={**at(2, *MEASURES), **at(1, *GOALS), "goals.risk": 2}),
        (("levels.measure.outcomes", 1), ("levels", {**at(2, *MEASURES), **at(2, *GOALS)}),
         ("levels", {**at(2, *MEASURES), **at(1, *GOALS[1:]), "goals.alignment": 3, "goals.scope": 2}),
         ("levels", at(2, *MEASURES)), ("levels", at(1, *GOALS))),
    ),
    "S02": (
        Case(levels={"measure.reporting": 2, "goals.alignment": 1}),
        (("levels.measure.reporting", 1), ("levels.goals.alignment", 2), ("levels.goals.alignment", "dk"),
         ("levels.measure.reporting", "na")),
    ),
    "S03": (
        Case(levels={**at(1, *MEASURES), **at(3, *GOALS)}),
        (("levels", {**at(2, *MEASURES), **at(3, *GOALS)}), ("levels", {**at(1, *MEASURES), **at(2, *GOALS)}),
         ("levels", at(1, *MEASURES)), ("levels", at(3, *GOALS))),
    ),
    "S04": (
        Case(levels={"workflow.calendar": 3, "measure.decisions": 1}),
        (("levels.workflow.calendar", 2), ("levels.measure.decisions", 2), ("levels.measure.decisions", None),
         ("levels.workflow.calendar", "dk")),
    ),
    "S05": (
        Case(levels={**at(2, *WORK), **at(1, *HEARD)}),
        (("levels", {**at(1, *WORK), **at(1, *HEARD)}), ("levels", {**at(2, *WORK), **at(2, *HEARD)}),
         ("levels", at(2, *WORK)), ("levels", at(1, *HEARD))),
    ),
    "A01": (
        Case(levels={"goals.smart": 3, "goals.alignment": 1}),
        (("levels.goals.smart", 2), ("levels.goals.alignment", 2), ("levels.goals.alignment", "na"),
         ("levels", {"measure.kpi_link": 3, "goals.smart": 1})),
    ),
    "A02": (
        Case(levels={"measure.kpi_link": 2, "goals.smart": 1}),
        (("levels.measure.kpi_link", 1), ("levels.goals.smart", 2), ("levels.goals.smart", "dk")),
    ),
    "A03": (
        Case({"kpis": (KPI,)}, {"listening.response_targets": 3}),
        (("levels.listening.response_targets", 2), ("levels.listening.response_targets", None),
         ("kpis.0.type", "response_time"), ("kpis.0.type", "response_rate"), ("kpis.0.status", "retired")),
    ),
    "A04": (
        Case({"influencers": ({"name": "Blogger", "relation": "gifted"},)}, {"goals.smart": 1}, flags=()),
        (("flags", ("uses_influencers",)), ("influencers.0.relation", "organic")),
    ),
    "A05": (
        Case(levels=at(2, *SIX), seconds={"workflow": 39.0}),
        (("seconds", {"workflow": 40.0}), ("seconds", {}), ("levels.workflow.crisis", 3),
         ("levels.workflow.crisis", None), ("levels.workflow.crisis", "dk")),
    ),
    "A06": (
        Case({"people": (PERSON,)}, {"goals.alignment": 2}),
        (("levels.goals.alignment", 1), ("levels.goals.alignment", "na"), ("goals.+", GOAL),
         ("evidence", frozenset({"goals.alignment"})), ("rows", {})),
    ),
    "E01": (
        Case(levels={"workflow.calendar": 3}),
        (("levels.workflow.calendar", 2), ("evidence", frozenset({"workflow.calendar"}))),
    ),
    "E02": (
        Case(levels=at(3, *GOALS, *MEASURES, *WORK, *HEARD), then=at(2, *GOALS, *MEASURES, *WORK, *HEARD)),
        (("then_on", date(2026, 10, 25)), ("same_track", False), ("proof_since", True), ("then", None),
         ("then", at(2.0, *GOALS[:1])), ("levels", at(3, *GOALS[:1])),
         ("levels", {**at(3, *GOALS, *MEASURES, *WORK), **at(2, *HEARD)})),
    ),
    "E03": (
        Case(levels={"goals.smart": 1}, then={"goals.smart": 2}),
        (("levels.goals.smart", 2), ("levels.goals.smart", "na"), ("levels.goals.smart", "dk"), ("then", None),
         ("then", {"goals.smart": "dk"})),
    ),
    "E04": (
        Case({"documents": ({"title": "Model", "kind": "governance_model", "next_review_date": "2026-11-24"},)}),
        (("documents.0.next_review_date", "2026-11-25"), ("documents.0.next_review_date", None)),
    ),
    "G01": (
        Case(levels={"goals.risk": 0}),
        (("levels.goals.risk", 1), ("levels", {"goals.smart": 0}), ("levels.goals.risk", "dk")),
    ),
    "G02": (
        Case(levels={"goals.risk": 1}),
        (("levels.goals.risk", 0), ("levels.goals.risk", 2), ("levels", {"goals.smart": 1})),
    ),
    "R01": (
        Case({"raci": ({"stage": "plan", "responsible": ("P-01",)}, *({**ROW, "stage": s} for s in
              ("approve", "publish", "respond")))}),
        (("raci.0.accountable", "P-01"), ("raci.0.responsible", None), ("raci.0.stage", None)),
    ),
    "R02": (
        Case({"raci": ({"stage": "plan", "accountable": "P-01"},)}),
        (("raci.0.responsible", ("role:lead",)), ("raci.0.stage", None)),
    ),
    "R03": (
        Case({"approval_tiers": ({**TIER, "author_ids": ("P-01",)},)}),
        (("approval_tiers.0.author_ids", ("P-01", "P-02")), ("approval_tiers.0.author_ids", None),
         ("approval_tiers.0.approver_id", "P-02"), ("approval_tiers.0.approver_id", None),
         ("approval_tiers.0.required", "none"), ("approval_tiers.0.required", None)),
    ),
    "R04": (
        Case({"people": (GONE,), "raci": ({**ROW, "deputy_id": ""},)}),
        (("people.0.left_date", "2026-11-26"), ("people.0.left_date", None),
         ("raci", ({"stage": "approve", "accountable": "role:lead"},))),
    ),
    "R05": (
        Case({"raci": ({"stage": "approve", "accountable": "P-01"},)}),
        (("raci.0.deputy_id", "P-02"), ("raci.0.stage", "plan"), ("raci.0.accountable", None),
         ("people", ({**PERSON, "stand_in_id": "P-02"},))),
    ),
    "R06": (
        Case({"raci": (ROW, {**ROW, "stage": "publish"}, {**ROW, "stage": "respond"})}),
        (("headcount", 9), ("raci.0.accountable", "P-02"), ("raci", (ROW, {**ROW, "stage": "publish"}))),
    ),
    "R07": (
        Case({"calendar": ({"title": "Post", "status": "planned"},)}),
        (("calendar.0.goal_id", "G-01"), ("calendar.0.status", "idea"), ("calendar.0.status", "published")),
    ),
    "R08": (
        Case({"people": (PERSON,), "accounts": ({**ACCOUNT, "publisher_id": "P-01"},)}, {"people.training": 2}),
        (("people.0.training_date", "2026-09-10"), ("people.0.left_date", "2026-11-01"),
         ("accounts.0.status", "parked"), ("accounts.0.publisher_id", "P-02"), ("levels.people.training", 1),
         ("levels.people.training", "dk")),
    ),
    "R09": (
        Case({"approval_tiers": ({**TIER, "covers_replies": True, "limit_h": 5.0},), "listening": (PLACE,)}),
        (("approval_tiers.0.limit_h", 4.0), ("approval_tiers.0.limit_h", None),
         ("approval_tiers.0.covers_replies", False), ("listening.0.response_target", 5.0),
         ("listening.0.response_target", None), ("listening.0.unit", "working_days")),
    ),
    "C01": (
        Case({"accounts": ({**ACCOUNT, "owner_type": "private_person"},)}),
        (("accounts.0.owner_type", "company"), ("accounts.0.owner_type", None), ("accounts.0.status", "closed")),
    ),
    "C02": (
        Case({"accounts": ({**ACCOUNT, "two_step": "off"},)}),
        (("accounts.0.two_step", "on"), ("accounts.0.two_step", "not_offered"), ("accounts.0.two_step", None),
         ("accounts.0.status", "closed")),
    ),
    "C03": (
        Case({"accounts": ({**ACCOUNT, "admins": ("P-01",)},), "people": (GONE,)}),
        (("people.0.left_date", "2026-11-26"), ("people.0.left_date", None), ("accounts.0.admins", ("P-02",)),
         ("accounts.0.status", "closed")),
    ),
    "C04": (
        Case({"accounts": ({**ACCOUNT, "admins": ("P-01",)},)}),
        (("accounts.0.admins", ("P-01", "P-02")), ("accounts.0.status", "parked"), ("headcount", 1)),
    ),
    "C05": (
        Case({"accounts": ({**ACCOUNT, "last_access_review": "2026-08-26"},)}),
        (("accounts.0.last_access_review", "2026-08-27"), ("accounts.0.status", "closing"), ("headcount", 9)),
    ),
    "C06": (
        Case({"accounts": ({**ACCOUNT, "publisher_id": "P-01", "last_post": "2026-08-26"},)}),
        (("accounts.0.last_post", "2026-08-27"), ("accounts.0.last_post", None), ("accounts.0.publisher_id", None),
         ("accounts.0.status", "parked")),
    ),
    "L01": (
        Case({"listening": ({**PLACE, "responder_id": ""},)}),
        (("listening.0.responder_id", "P-01"),),
    ),
    "L02": (
        Case({"accounts": ({**ACCOUNT, "accepts_messages": True},), "listening": (PLACE,)}),
        (("accounts.0.accepts_messages", False), ("accounts.0.accepts_messages", None),
         ("accounts.0.status", "closed"), ("listening.0.account_id", "AC-01")),
    ),
    "L03": (
        Case({"listening": ({**PLACE, "response_target": 12.0, "unit": "clock_hours", "duty_hours": "Mon-Sun 8-19",
                             "out_of_hours_reply": False},)}),
        (("listening.0.response_target", 13.0), ("listening.0.response_target", None),
         ("listening.0.unit", "working_hours"), ("listening.0.out_of_hours_reply", True),
         ("listening.0.out_of_hours_reply", None), ("listening.0.duty_hours", "24/7"),
         ("listening.0.duty_hours", None), ("listening.0.duty_hours", "whenever")),
    ),
    "L04": (
        Case({"triage": (TYPE,)}),
        (("triage.0.severity", "normal"), ("triage.0.escalation_contact_id", "P-01")),
    ),
    "L05": (
        Case({"triage": ({**TYPE, "responder_id": "P-01", "escalation_contact_id": "P-01"},)}),
        (("triage.0.responder_id", "P-02"), ("triage.0.responder_id", None), ("triage.0.severity", "low")),
    ),
    "L06": (
        Case({"triage": ({**TYPE, "severity": "critical", "target": 5.0, "unit": "clock_hours"},),
              "listening": (PLACE,)}),
        (("triage.0.severity", "high"), ("triage.0.target", 4.0), ("triage.0.target", None), ("triage.0.unit", None),
         ("listening.0.response_target", 5.0), ("listening.0.response_target", None)),
    ),
    "L07": (
        Case({"uses": ({"use": "service", "in_use": True},), "triage": ({**TYPE, "kind": "question"},)}),
        (("uses.0.in_use", False), ("uses.0.use", "sales"), ("triage.0.kind", "complaint")),
    ),
    "J01": (
        Case({"influencers": ({"name": "Blogger", "relation": "paid", "agreement": False, "marking_rule": "Ad"},)}),
        (("influencers.0.agreement", True), ("influencers.0.relation", "organic")),
    ),
    "J02": (
        Case({"accounts": ({**ACCOUNT, "followers": 10_001},)}),
        (("accounts.0.followers", 10_000), ("accounts.0.followers", None), ("accounts.0.rkn_listed", "yes"),
         ("accounts.0.status", "closed"), ("countries", ("EU",)), ("facts", Facts())),
    ),
    "J03": (
        Case({"accounts": (ON_INSTAGRAM,), "calendar": (AD,)}),
        (("calendar.0.is_ad", False), ("calendar.0.status", "dropped"), ("accounts.0.platform", "telegram"),
         ("accounts.0.platform", "vk"), ("accounts.0.platform", None), ("accounts", ()), ("countries", ("US",))),
    ),
    "J04": (
        Case({"accounts": ({**ACCOUNT, "platform": "Телеграм"},), "calendar": (AD,)}),
        (("calendar.0.is_ad", None), ("accounts.0.platform", "x"), ("accounts.0.platform", "vk"),
         ("countries", ())),
    ),
    "J05": (
        Case({"calendar": (AD,)}),
        (("calendar.0.erid", "2VtzqxKp7Ab"), ("calendar.0.ad_exempt_reason", "Own page"), ("calendar.0.is_ad", False),
         ("calendar.0.status", "dropped"), ("countries", ("EU",)), ("facts", Facts())),
    ),
    "J06": (
        Case({"calendar": ({**ITEM, "ai_media": "realistic", "ai_label": False},)}, countries=("EU",)),
        (("calendar.0.ai_label", True), ("calendar.0.ai_label", None), ("calendar.0.ai_media", "assisted"),
         ("calendar.0.status", "planned"), ("countries", ("RU",)), ("facts", Facts())),
    ),
    "J07": (
        Case({"calendar": ({**ITEM, "people_shown": True},)}),
        (("calendar.0.people_shown", False), ("calendar.0.status", "planned"),
         ("consents", ({"kind": "person", "status": "given", "calendar_ids": ("CI-01",)},)),
         ("consents", ({"kind": "child", "status": "given", "accounts": ("AC-01",), "valid_until": "2026-11-25"},))),
    ),
    "J08": (
        Case({"documents": ({"title": "Rules", "kind": "staff_policy", "protected_rights_clause": False},)},
             countries=("US",)),
        (("documents.0.protected_rights_clause", True), ("documents.0.protected_rights_clause", None),
         ("documents.0.kind", "house_rules"), ("countries", ("RU",)), ("facts", Facts())),
    ),
    "J09": (
        Case({"accounts": ({**ACCOUNT, "platform": "Pinterest"},), "calendar": (AD,)}),
        (("accounts.0.platform", "vk"), ("calendar.0.is_ad", False), ("countries", ("EU",)), ("facts", Facts())),
    ),
}  # fmt: skip
