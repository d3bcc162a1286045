"""What the rules say beyond "it fires": severities, borders, whom and what they name, and when an answer comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from governance.catalogue import find_registers
from governance.finding import Finding, Named
from governance.findings import find_findings, say_finding
from governance.ground import Ground
from governance.model import Entry, Workbook, workbook_of
from locales import speech
from locales.typography import NO_BREAK_SPACE
from questionnaires.model import Questionnaire
from scoring.profile import score
from tests.readings import load_edition
from tests.trees import a_questionnaire, a_section, an_item, said
from tests.unit.governance.grounds import Case, Row, Rows
from tests.unit.governance.rule_cases import ACCOUNT, AD, CASES, GONE, KPI, PERSON, PLACE, ROW, TIER, TYPE, WORK, at


def find_one(case: Case, rule: str) -> Finding:
    (finding,) = case.find(rule)
    return finding


def severity_of(rule: str, place: str, value: object) -> str:
    return find_one(CASES[rule][0].change(place, value), rule).severity


def say(case: Case, rule: str, language: str = "en") -> str:
    words = load_edition().words(language)
    text = say_finding(find_one(case, rule), words, find_registers(), case.workbook, speech(language))
    return text.replace(NO_BREAK_SPACE, " ")


def ground_of(questionnaire: Questionnaire, **levels: float) -> Ground:
    answers = said({item.replace("__", "."): level for item, level in levels.items()})
    case = Case()
    return replace(case.ground, questionnaire=questionnaire, profile=score(questionnaire, answers))


@pytest.mark.parametrize(
    ("rule", "place", "value", "severity"),
    [
        ("R03", "headcount", 2, "info"),
        ("R03", "headcount", 3, "critical"),
        ("R05", "headcount", 2, "info"),
        ("R05", "headcount", 3, "warning"),
        ("L05", "headcount", 2, "info"),
        ("L05", "headcount", 3, "warning"),
        ("L01", "listening.0.account_id", "AC-01", "critical"),
        ("L01", "listening.0.account_id", "", "warning"),
        ("C05", "levels.people.access_security", 3, "warning"),
        ("C05", "levels.people.access_security", 2, "info"),
        ("C05", "levels.people.access_security", "dk", "info"),
    ],
)
def test_severity_depends_on_who_and_what(rule: str, place: str, value: object, severity: str) -> None:
    assert severity_of(rule, place, value) == severity


def test_another_severity_is_another_ground() -> None:
    alone, two = CASES["R03"][0].but(headcount=2), CASES["R03"][0].but(headcount=3)
    assert find_one(alone, "R03").key == find_one(two, "R03").key
    assert find_one(alone, "R03").ground != find_one(two, "R03").ground


def test_what_a_rule_looked_at_makes_its_ground_and_nothing_else() -> None:
    case = CASES["T10"][0]
    before = find_one(case, "T10").ground
    assert find_one(case.change("goals.0.title", "Sell much more"), "T10").ground == before
    assert find_one(case.but(today=date(2027, 5, 1)), "T10").ground == before
    assert find_one(case.change("goals.0.deadline", "2026-11-20"), "T10").ground != before
    wheels = CASES["S02"][0]
    assert find_one(wheels.change("levels.measure.reporting", 3), "S02").ground != find_one(wheels, "S02").ground


def test_a_whole_number_and_the_same_with_a_point_are_one_ground() -> None:
    case = CASES["R09"][0]
    assert find_one(case.change("approval_tiers.0.limit_h", 5), "R09").ground == find_one(case, "R09").ground


def test_findings_stand_in_the_order_of_weight_step_and_rule() -> None:
    goals = ({"status": "active", "title": "Old", "deadline": "2026-01-01"}, {"status": "active", "title": "New"})
    case = Case(
        {"goals": goals, "accounts": ({**ACCOUNT, "two_step": "off"},)},
        {"goals.alignment": 1, "workflow.calendar": 3, "measure.decisions": 1, "goals.smart": 3},
    )
    found = [(f.severity, f.step, f.key) for f in find_findings(case.ground)]
    assert found[:4] == [
        ("critical", "goals", "T04:G-01"),
        ("critical", "goals", "T04:G-02"),
        ("critical", "people", "C02:AC-01"),
        ("warning", "goals", "E01:goals.smart"),
    ]
    assert [severity for severity, _, _ in found] == sorted(
        (severity for severity, _, _ in found), key=["critical", "warning", "info"].index
    )
    assert find_findings(case.ground) == find_findings(case.ground)


def test_archived_and_proposed_entries_are_not_judged() -> None:
    goal = Entry("goals", "G-01", {"status": "active"})
    for put_away in (replace(goal, archived=True), replace(goal, proposed=True)):
        assert find_findings(replace(Case().ground, workbook=workbook_of([put_away]))) == ()


def test_a_measure_of_a_goal_put_away_is_adrift() -> None:
    goal, kpi = Entry("goals", "G-01", {"status": "active"}), Entry("kpis", "K-01", KPI)
    other = Entry("goals", "G-02", {"status": "draft"})

    def rules(goal: Entry) -> set[str]:
        workbook = workbook_of([goal, other, kpi])
        return {f.rule for f in find_findings(replace(Case().ground, workbook=workbook)) if f.rule == "T03"}

    assert rules(replace(goal, archived=True)) == {"T03"}
    assert rules(replace(goal, proposed=True)) == rules(goal) == set()


def test_what_a_goal_lacks_is_named() -> None:
    case = Case({"goals": ({"title": "Be seen", "status": "active", "business_goal": "Revenue", "target": 3.0},)})
    fields = find_one(case, "T05").values["fields"]
    assert fields == tuple(Named("field", f, "goals") for f in ("deadline", "owner_id", "baseline"))
    assert say(case, "T05") == "Goal “Be seen” is incomplete. Missing: deadline, owner, baseline."
    assert case.change("goals.0.baseline_due", "2027-01-01").find("T05")[0].values["fields"] == fields[:2]  # type: ignore[index]


@pytest.mark.parametrize(
    ("since", "period", "said_since"),
    [
        ("2026-01-01", "2026-06", date(2026, 6, 1)),
        ("2026-01-01", "", date(2026, 1, 1)),
        ("", "2026-06", date(2026, 6, 1)),
        ("2026-01-01", "someday", date(2026, 1, 1)),
    ],
)
def test_a_measure_is_silent_since_its_last_value_or_its_start(since: str, period: str, said_since: date) -> None:
    kpi = {**KPI, "frequency": "monthly", "active_since": since}
    planned: Row = {"kpi_id": "K-01", "period": "2026-10"}
    given: Row = {"kpi_id": "K-01", "period": period, "value": 2.0}
    case = Case({"kpis": (kpi,), "kpi_values": (planned, given, {**given, "period": "2025-12"} if since else given)})
    if period != "2026-06":
        case = case.change("kpi_values", (planned, given))
    assert find_one(case, "T08").values["date"] == said_since


def test_a_value_of_the_period_that_runs_counts() -> None:
    case = CASES["T08"][0]
    assert case.change("kpi_values.+", {"kpi_id": "K-01", "period": "2026-11", "value": 1.0}).find("T08") == ()


def test_more_goals_are_many_in_a_large_company() -> None:
    goal = {"title": "Sell", "status": "active"}
    assert Case({"goals": (goal,) * 10}, headcount=50).find("T09") == ()
    assert find_one(Case({"goals": (goal,) * 11}, headcount=50), "T09").values == {"n": 11}


def test_the_scores_that_are_out_of_balance_are_told() -> None:
    assert say(CASES["S01"][0], "S01").startswith(
        "Spinning wheels: you measure much better (2.0) than you set goals (1.2)"
    )


@pytest.mark.parametrize(
    ("item", "register", "row", "flags", "headcount"),
    [
        ("people.influencer_compliance", "influencers", {"name": "Anna", "relation": "paid"}, (), 20),
        ("people.third_parties", "people", {"name": "Olya", "organisation": "freelancer"}, (), 20),
        ("people.third_parties", "accounts", {"title": "VK", "owner_type": "contractor"}, (), 20),
        ("workflow.ai_use", "calendar", {"title": "Post", "ai_media": "assisted"}, (), 20),
        ("people.advocates", "influencers", {"name": "Ivan", "relation": "employee"}, (), 9),
    ],
)
def test_registers_show_that_a_practice_applies(
    item: str, register: str, row: dict[str, str], flags: tuple[str, ...], headcount: int
) -> None:
    hidden = Case({register: (row,)}, {"goals.smart": 1}, flags=flags, headcount=headcount)
    finding = find_one(hidden, "A04")
    assert (finding.items, finding.entries[0][0]) == ((item,), register)
    asked = hidden.but(flags=("uses_influencers", "uses_agency", "uses_ai"), headcount=20)
    assert asked.find("A04") == ()
    assert find_one(asked.change(f"levels.{item}", "na"), "A04").items == (item,)
    assert row[next(iter(row))] in say(hidden, "A04")


def test_somebody_who_has_left_proves_no_practice() -> None:
    person = {"name": "Olya", "organisation": "agency", "left_date": "2026-01-01"}
    assert Case({"people": (person,)}, {"goals.smart": 1}, flags=()).find("A04") == ()


def test_a_long_list_of_entries_ends_with_how_many_more() -> None:
    rows = tuple({"name": f"Blogger {n}", "relation": "paid"} for n in range(1, 8))
    case = Case({"influencers": rows}, {"goals.smart": 1}, flags=())
    assert "(Blogger 1, Blogger 2, Blogger 3, Blogger 4, Blogger 5 and 2 more)" in say(case, "A04")
    assert "Blogger 5 и ещё 2)" in say(case, "A04", "ru")


def test_a_rise_is_measured_between_the_days_of_the_assessments() -> None:
    finding = find_one(CASES["E02"][0].but(today=date(2027, 3, 1)), "E02")
    assert finding.values == {"d": 1.0, "n": 10}


def test_everything_that_fell_is_one_finding() -> None:
    case = Case(levels={"goals.smart": 1, "goals.risk": 1, "goals.scope": 3},
                then={"goals.smart": 2, "goals.risk": 3, "goals.scope": 2}, then_on=date(2026, 5, 14))  # fmt: skip
    finding = find_one(case, "E03")
    assert (finding.key, finding.items, finding.step) == ("E03", ("goals.smart", "goals.risk"), "goals")
    assert say(case, "E03").startswith("Rated lower than on 14 May 2026: Measurable goals with a deadline, Risks")


def test_a_gate_tells_both_limits() -> None:
    assert say(CASES["G01"][0], "G01") == (
        "“Risks, red lines and legal duties” is at 0. Overall maturity is shown as no higher than “Ad hoc” until it "
        "reaches 1, and no higher than “Defined” until it reaches 2."
    )


def test_a_questionnaire_without_caps_or_adjustment_or_these_practices_is_left_in_peace() -> None:
    plain = a_questionnaire(a_section("goals", an_item("a", essential=True), "b"), essentials={}, evidence_from=None)
    assert find_findings(ground_of(plain, a=0, b=4)) == ()


def test_one_cap_alone_is_the_last_limit() -> None:
    caps = {"caps": [{"below": 3, "level": 1}], "unknown_caps_at": 2}
    single = a_questionnaire(a_section("goals", an_item("a", essential=True)), essentials=caps)
    assert [(f.key, f.values["high_at"]) for f in find_findings(ground_of(single, a=2))] == [("G02:a", 3)]


def test_levels_of_another_scale_count_as_what_they_are_of_it() -> None:
    scale = {"score": {"low": 0, "high": 100}, "scales": [{"id": "levels", "values": [0, 25, 50, 75, 100]}],
             "bands": [{"level": 0, "from": 0, "to": 100}], "essentials": {}, "evidence_from": None}  # fmt: skip
    built = a_questionnaire(a_section("s", "a", an_item("b", after=["a"])), **scale)
    assert [f.key for f in find_findings(ground_of(built, a=25, b=75))] == ["A01:b:a"]
    assert find_findings(ground_of(built, a=50, b=75)) == ()


def test_stages_that_decide_need_one_accountable_even_without_a_row() -> None:
    rows = Case({"raci": ({"stage": "plan", "responsible": ("P-01",), "accountable": "P-01"},)})
    found = {f.key: (f.values["n"], f.entries) for f in rows.find("R01")}
    assert found == {f"R01:{stage}": (0, ()) for stage in ("approve", "publish", "respond")}
    empty = rows.change("raci.+", {"stage": "approve"})
    assert {f.key for f in empty.find("R01")} == {"R01:R-02", "R01:publish", "R01:respond"}
    assert say(Case({"raci": (ROW, {**ROW, "stage": "publish"})}), "R01") == (
        "Accountable people at the stage “Respond”: 0. It needs exactly one."
    )


def test_a_stage_of_ones_own_is_called_as_it_was_written() -> None:
    assert (
        say(Case({"raci": ({"stage": "Translate\nall"},)}), "R02")
        == "Nobody does the work at the stage “Translate all”."
    )


def test_a_role_stands_for_the_people_who_hold_it() -> None:
    people = ({**PERSON, "role": ("author", "approver")}, {**PERSON, "role": ("legal",), "left_date": "2026-01-01"})
    tier = {**TIER, "author_ids": ("role:author",), "approver_id": "P-01"}
    case = Case({"people": people, "approval_tiers": (tier,)})
    assert say(case, "R03").startswith("Marina both writes and approves content of the tier “Sensitive”.")
    assert case.change("people.1.left_date", None).change("people.1.role", ("author",)).find("R03") == ()
    named = case.change("approval_tiers.0.approver_id", "role:approver")
    assert say(named, "R03").startswith("Approver both writes")
    assert say(named, "R03", "ru").startswith("Утверждающий и готовит")


def test_whoever_is_gone_is_found_wherever_they_are_named() -> None:
    rows: Rows = {
        "people": (GONE, PERSON),
        "raci": ({"stage": "plan", "informed": ("P-01", "role:lead"), "accountable": "P-02"},),
        "approval_tiers": ({"tier": "All", "author_ids": ("P-02", "P-07")},),
        "accounts": ({**ACCOUNT, "responder_id": "P-01"},),
        "listening": ({**PLACE, "deputy_id": "P-07", "responder_id": "P-02"},),
        "triage": ({**TYPE, "escalation_contact_id": "P-01"},),
    }
    found = {f.key: f.entries for f in Case(rows).find("R04")}
    assert found == {
        "R04:P-01": (("people", "P-01"), ("raci", "R-01"), ("accounts", "AC-01"), ("triage", "M-01")),
        "R04:P-07": (("approval_tiers", "T-01"), ("listening", "L-01")),
    }
    one = Case({name: rows[name] for name in ("people", "accounts", "triage")})
    assert say(one, "R04") == (
        "Marina is still named (Account register, Triage and response matrix), but is no longer, or not yet, an active "
        "person in the register."
    )


def test_every_office_needs_a_deputy_who_is_somebody_else() -> None:
    rows = {"approval_tiers": ({**TIER, "deputy_id": "P-01"},), "listening": (PLACE, {"place": "Forum"})}
    found = Case(rows).find("R05")
    assert [f.key for f in found] == ["R05:approval_tiers:T-01", "R05:listening:L-01"]
    assert Case({"approval_tiers": ({**TIER, "required": "none"},)}).find("R05") == ()


def test_a_role_held_by_two_needs_no_deputy() -> None:
    row = {"stage": "publish", "accountable": "role:publisher"}
    two = Case({"raci": (row,), "people": ({**PERSON, "role": ("publisher",)},) * 2})
    assert two.find("R05") == ()
    assert two.change("people.1.role", ("author",)).find("R05") != ()
    assert two.but(rows={"raci": (row,)}).find("R05") != ()


def test_an_own_stand_in_is_none() -> None:
    case = CASES["R05"][0]
    assert case.change("people", ({**PERSON, "stand_in_id": "P-01"},)).find("R05") != ()


def test_whoever_holds_the_role_cannot_be_its_deputy() -> None:
    row: Row = {"stage": "publish", "accountable": "role:publisher", "deputy_id": "P-01"}
    case = Case({"raci": (row,), "people": ({**PERSON, "role": ("publisher",)},)})
    assert case.find("R05") != ()
    assert case.change("raci.0.deputy_id", "P-02").find("R05") == ()


def test_a_bottleneck_is_told_in_percent() -> None:
    rows = (*({**ROW, "stage": stage} for stage in ("plan", "create", "approve")), {**ROW, "accountable": "P-02"})
    case = Case({"raci": rows, "people": (PERSON,)})
    assert say(case, "R06") == "Marina is accountable for 75% of the stages: a likely bottleneck."
    assert case.change("raci.0.accountable", "P-02").find("R06") == ()


def test_administrators_without_a_briefing_are_counted_once() -> None:
    accounts = ({**ACCOUNT, "admins": ("P-01", "P-02", "P-09")}, {**ACCOUNT, "publisher_id": "P-01"})
    case = Case({"people": (PERSON, PERSON), "accounts": accounts}, {"people.training": 3})
    finding = find_one(case, "R08")
    assert (finding.values, finding.entries) == ({"n": 2}, (("people", "P-01"), ("people", "P-02")))


HOURS = {"unit": "working_hours"}
DAYS = {"unit": "working_days", "response_target": 1.0}
CLOCK = {"unit": "clock_hours"}


@pytest.mark.parametrize(
    ("place", "limit", "told"),
    [
        ({**HOURS, "response_target": 8.0}, 24.0, "take 24 working h, but the reply on “Map” is due in 8 working h."),
        (DAYS, 8.5, "take 8.5 working h. Working days in which the reply on “Map” is due: 1."),
        ({**CLOCK, "response_target": 24.0, "duty_hours": "Mon-Fri 9-15"}, 7.0, "is due in 24 h."),
        ({**CLOCK, "response_target": 4.0}, 5.0, "take 5 working h, but the reply on “Map” is due in 4 h."),
        (DAYS, 8.0, ""),
        ({**DAYS, "duty_hours": "Mon-Fri 8-19"}, 10.0, ""),
        ({**CLOCK, "response_target": 4.0}, 4.0, ""),
    ],
)
def test_an_approval_is_held_against_the_promise_in_working_hours(place: Row, limit: float, told: str) -> None:
    tier = {**TIER, "covers_replies": True, "limit_h": limit}
    slow: Row = {"place": "Slow", "response_target": 9.0, "unit": "working_days"}
    case = Case({"approval_tiers": (tier,), "listening": ({"place": "Map", **place}, {"place": "Forum"}, slow)})
    assert [told in say(case, "R09")] == [True] if told else case.find("R09") == ()


def test_the_shortest_promise_decides() -> None:
    slow = {"place": "Forum", "response_target": 2.0, "unit": "working_days"}
    case = CASES["R09"][0].change("listening.+", slow)
    assert find_one(case, "R09").entries == (("approval_tiers", "T-01"), ("listening", "L-01"))


@pytest.mark.parametrize("field", ["admins", "publisher_id"])
def test_accounts_that_are_ours_are_left_alone(field: str) -> None:
    case = Case({"accounts": ({**ACCOUNT, "recovery": "both", field: ("P-01",)},)})
    assert case.find("C01") == ()
    assert case.change("accounts.0.recovery", "private").find("C01") != ()
    assert case.change("accounts.0.owner_type", "contractor").find("C01") != ()


@pytest.mark.parametrize(
    ("headcount", "admins", "fires"), [(249, 5, 0), (249, 6, 1), (250, 10, 0), (250, 11, 1), (1, 6, 1)]
)
def test_how_many_administrators_are_too_many(headcount: int, admins: int, fires: int) -> None:
    people = tuple(f"P-{number:02d}" for number in range(admins))
    assert len(Case({"accounts": ({**ACCOUNT, "admins": people},)}, headcount=headcount).find("C04")) == fires


def test_access_that_was_never_reviewed_is_told_so() -> None:
    case = Case({"accounts": (ACCOUNT,)}, headcount=9)
    assert say(case, "C05") == "Access to “VK” has never been reviewed, or nobody noted when."
    reviewed = case.change("accounts.0.last_access_review", "2026-05-28")
    assert say(reviewed, "C05") == "Access to “VK” was last reviewed on 28 May 2026."
    assert reviewed.change("accounts.0.last_access_review", "2026-05-29").find("C05") == ()


def test_each_access_of_somebody_gone_is_a_finding() -> None:
    accounts = ({**ACCOUNT, "admins": ("P-01", "P-02")}, {**ACCOUNT, "title": "OK", "admins": ("P-01",)})
    case = Case({"accounts": accounts, "people": (GONE, PERSON)})
    assert [f.key for f in case.find("C03")] == ["C03:AC-01:P-01", "C03:AC-02:P-01"]


def test_a_place_without_a_reply_time_has_no_answer_either() -> None:
    assert Case({"listening": ({"place": "Forum", "responder_id": "P-01"},)}).find("L01") != ()


def test_working_hours_are_slower_than_as_many_by_the_clock() -> None:
    case = CASES["L06"][0].change("triage.0.target", 4.0).change("triage.0.unit", "working_hours")
    assert case.find("L06") == ()
    assert case.change("listening.0.unit", "clock_hours").find("L06") != ()


def test_serious_and_urgent_are_not_the_same() -> None:
    assert CASES["L04"][0].change("triage.0.severity", "critical").find("L04") != ()


@pytest.mark.parametrize("agreement", [True, None])
def test_a_reward_without_a_marking_rule_is_reported(agreement: bool | None) -> None:
    row = {"name": "Blogger", "relation": "gifted"} | ({} if agreement is None else {"agreement": agreement})
    assert Case({"influencers": (row,)}).find("J01") != ()


def test_advertising_on_a_platform_is_one_finding_for_all_items() -> None:
    rows = {
        "accounts": ({**ACCOUNT, "platform": "Instagram "}, ACCOUNT),
        "calendar": (AD, AD, {**AD, "account_id": "AC-02"}),
    }
    case = Case(rows)
    finding = find_one(case, "J03")
    assert (finding.key, finding.entries) == (
        "J03:instagram",
        (("calendar", "CI-01"), ("calendar", "CI-02"), ("accounts", "AC-01")),
    )
    assert say(case.change("accounts.0.platform", "instagram"), "J03", "ru").endswith(
        "Перечень проверен: сент. 2025; не юридическая консультация."
    )


def test_the_day_a_law_was_checked_is_told() -> None:
    assert say(CASES["J02"][0], "J02").endswith("Checked: 23 Nov 2026; not legal advice.")


@pytest.mark.parametrize(
    "consent",
    [
        {"kind": "person", "status": "withdrawn", "calendar_ids": ("CI-01",)},
        {"kind": "person", "status": "asked", "calendar_ids": ("CI-01",)},
        {"kind": "music", "status": "given", "calendar_ids": ("CI-01",)},
        {"kind": "person", "status": "given", "calendar_ids": ("CI-02",)},
        {"kind": "person", "status": "given", "accounts": ("AC-02",)},
        {"kind": "person", "status": "given", "calendar_ids": ("CI-01",), "valid_until": "2026-11-24"},
    ],
)
def test_no_other_consent_will_do(consent: dict[str, str | tuple[str, ...]]) -> None:
    assert CASES["J07"][0].change("consents", (consent,)).find("J07") != ()


def test_a_register_that_fills_up_silences_what_its_emptiness_said() -> None:
    rated = {"listening.triage": 3}
    case = Case({"people": (PERSON,)}, rated)
    assert [f.values["register"] for f in case.find("A06")] == [Named("register", "triage")]
    assert say(case, "A06", "ru") == (
        "Практика «Сортировка и передача обращений» оценена на 3, но записей в разделе «Матрица "
        "реагирования» нет. Внесите их, приложите собственный документ как подтверждение или снизьте оценку."
    )


def test_answers_alike_are_of_a_step() -> None:
    case = Case(levels=at(2, *WORK), seconds={"workflow": 20.0, "goals": 3.0})
    finding = find_one(case, "A05")
    assert (finding.key, finding.step, finding.values) == (
        "A05:workflow",
        "workflow",
        {"step": Named("step", "workflow")},
    )


def test_what_is_no_longer_there_is_called_by_its_id() -> None:
    case = CASES["T04"][0]
    finding = find_one(case, "T04")
    words = load_edition().words("en")
    assert "“G-01”" in say_finding(finding, words, find_registers(), Workbook(), speech("en"))
    bare = say_finding(finding, words, (), case.workbook, speech("en"))
    assert "“G-01”" in bare
    strange = replace(
        finding, rule="A04", values={"p": Named("practice", "x.y"), "evidence": (Named("register", "zoo"),)}
    )
    assert say_finding(strange, words, (), case.workbook, speech("en")).startswith("“x.y” is marked")
    lost = (
        Named("field", "f", "zoo"),
        Named("option", "o", "goals.zoo"),
        Named("level", "9"),
        Named("step", "s"),
        "text",
    )
    told = say_finding(
        replace(strange, values={**strange.values, "evidence": lost}),
        words,
        find_registers(),
        case.workbook,
        speech("en"),
    )
    assert "(f, o, 9, s, text)" in told
