"""The governance model and the staff policy: all that the registers say, blanks for the rest, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assessments.model import Company
from governance.document import build_governance_model, build_staff_policy, mask_people
from governance.document.material import Material
from governance.document.model import Block, Document, Heading, Level, Paragraph, Section, Signs, Stage, Table
from governance.document.practices import find_maturity, find_practice, leave_open, say_level, show_practices
from governance.document.sections.annexes import show_maturity
from governance.document.sections.goals import say_path
from governance.document.sections.measurement import MOST_COLUMNS, show_measurement
from governance.document.sections.workflow import show_workflow
from governance.ground import Earlier
from governance.model import Entry, Workbook, workbook_of
from locales import languages
from questionnaires.company import CompanyProfile
from scoring.model import State
from tests.readings import SHAPES, load_edition, make_reading, read_demo
from tests.workbooks import a_material, full_workbook, some_changes, some_work, the_findings

EMPTY = Workbook()
IDS = [
    "purpose", "goals", "people", "rules", "workflow", "listening", "crisis", "measurement", "records", "advertising",
    "training", "review", "maturity", "plan", "issues",
]  # fmt: skip


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table():
                yield block.caption
                yield from (column.title for column in block.columns)
                for row in block.rows:
                    for cell in row:
                        yield cell.name if isinstance(cell, Stage) else cell.text if isinstance(cell, Level) else cell
            case Signs():
                yield from block.labels
            case _:
                yield block.text


def read(document: Document) -> str:
    said = [document.statement, *(fact.value for fact in document.facts)]
    return plain("\n".join([*said, *(text for section in document.sections for text in texts(section.blocks))]))


def section_of(document: Document, name: str) -> Section:
    return next(section for section in document.sections if section.id == name)


def with_rows(workbook: Workbook, *entries: Entry, without: tuple[str, ...] = ()) -> Workbook:
    kept = [entry for entry in workbook.entries if entry.register not in without]
    return workbook_of([*kept, *entries])


def paragraphs(section: Section) -> list[str]:
    return [plain(block.text) for block in section.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("workbook", [None, EMPTY], ids=["full", "empty"])
def test_the_outline_is_complete_in_every_language(language: str, workbook: Workbook | None) -> None:
    document = build_governance_model(a_material(language, workbook))
    assert [section.id for section in document.sections] == IDS
    numbers = [section.title.split(".")[0] for section in document.sections[:12]]
    assert numbers == [str(number) for number in range(1, 13)]
    assert all(section.blocks for section in document.sections)
    assert not re.search(r"(?<!\.)\.\.(?!\.)", read(document))


@pytest.mark.parametrize("language", languages())
def test_every_row_of_a_table_is_as_long_as_its_columns(language: str) -> None:
    material = a_material(language)
    material = replace(material, findings=the_findings(material), work=some_work(material), changes=some_changes())
    document = build_governance_model(material)
    tables = [block for section in document.sections for block in section.blocks if isinstance(block, Table)]
    assert len(tables) > 30
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
    assert all(table.rows for table in tables)


@pytest.mark.parametrize("language", languages())
def test_what_the_registers_say_is_in_the_model(language: str) -> None:
    workbook = full_workbook(language)
    said = read(build_governance_model(a_material(language, workbook)))
    names = [
        entry.text(field)
        for register, field in (
            ("people", "name"), ("kpis", "name"), ("accounts", "title"), ("influencers", "name"), ("triage", "type"),
            ("listening", "place"), ("approval_tiers", "tier"), ("audiences", "name"), ("documents", "title"),
            ("decisions", "what"), ("incidents", "what"), ("uses", "exclusion"), ("people", "agreement"),
        )
        for entry in workbook.rows(register)
        if entry.has(field)
    ]  # fmt: skip
    gone = {workbook.rows("people")[3].text("name"), workbook.rows("accounts")[1].text("title")}
    assert [name for name in names if name not in said and name not in gone] == []
    assert [name for name in gone if name in said] == []


def test_an_empty_workbook_is_all_blanks_and_no_facts() -> None:
    document = build_governance_model(a_material("en", EMPTY))
    topics = [blank.what for _, blank in document.blanks]
    assert len(topics) == len(set(topics)) == 25
    decided = sum(not section.blanks for section in document.sections[:12])
    assert plain(document.statement) == f"Sections with nothing left to decide: {decided} of 12. Open decisions: 25"
    assert {"goals", "people", "workflow", "listening", "measurement"} <= {s.id for s in document.sections if s.blanks}
    for name in ("Marina", "Olga", "marina@example.com", "VK community"):
        assert name not in read(document)


def test_the_last_annex_lists_every_open_decision_once() -> None:
    document = build_governance_model(a_material("en", EMPTY))
    table = [block for block in section_of(document, "issues").blocks if isinstance(block, Table)][-1]
    assert [row[1] for row in table.rows] == [blank.what for _, blank in document.blanks]
    assert table.rows[0][0] == "2. Goals"


def test_where_all_is_decided_the_document_says_so() -> None:
    kinds = ("house_rules", "ai_rule", "voice_guide", "contract_terms")
    rules = [Entry("documents", f"DOC-1{n}", {"title": kind, "kind": kind}) for n, kind in enumerate(kinds)]
    document = build_governance_model(a_material("en", with_rows(full_workbook(), *rules)))
    assert document.blanks == ()
    assert document.statement == "In this version nothing is left to decide"
    assert "No decision is open." in paragraphs(section_of(document, "issues"))


def test_a_blank_names_who_decides_and_the_day_of_the_plan() -> None:
    material = a_material("en", EMPTY)
    blank = leave_open(material, "triage", "listening.triage")
    assert (blank.who, blank.by) == ("Customer service", "")
    assert plain(blank.text).endswith("Decides: Customer service. By: no date yet.")
    later = replace(material, decide_by=date(2027, 1, 31))
    assert plain(leave_open(later, "triage", "listening.triage").by) == "31 Jan 2027"
    planned = replace(later, work=some_work(material))
    assert plain(leave_open(planned, "house_rules", "listening.moderation").by) == "28 Feb 2027"
    assert plain(leave_open(planned, "triage", "listening.triage").by) == "31 Jan 2027"


def test_a_blank_names_the_person_who_holds_the_role() -> None:
    material = a_material("en")
    assert leave_open(material, "triage", "listening.triage").who == "Customer service (Olya D.)"
    assert leave_open(material, "voice_guide", "workflow.creation").who == "Marketing"
    assert leave_open(material, "goals", "no.such").who == "whoever is responsible for social media"


def test_the_title_block_comes_from_the_register_of_documents() -> None:
    facts = {fact.name: plain(fact.value) for fact in build_governance_model(a_material("en")).facts}
    assert facts["Version"] == "1.0"
    assert facts["Owner"] == "Marina K."
    assert facts["Next review"] == "20 May 2027"
    assert facts["Assessment"] == "16 Nov 2026, track: Full"
    assert facts["Maturity score"] == "0.8; with evidence 0.8"
    assert {fact.value for fact in build_staff_policy(a_material("en", EMPTY)).facts} == {"not set yet"}


def test_sections_bear_the_maturity_of_their_step() -> None:
    document = build_governance_model(a_material("en"))
    listening, purpose = section_of(document, "listening").maturity, section_of(document, "purpose").maturity
    assert purpose is None
    assert listening is not None
    assert (listening.stage, listening.score) == (Stage(4, "Listening"), "1.8")
    assert (plain(listening.level.text), listening.level.part) == ("2 · Defined", 0.5)


def test_critical_findings_are_counted_where_their_step_is_described() -> None:
    document = build_governance_model(replace(a_material("en"), findings=()))
    assert not any("Critical issues" in text for text in paragraphs(section_of(document, "goals")))
    material = a_material("en")
    spoken = [found for found in the_findings(material) if found.severity == "critical" and found.step == "goals"]
    document = build_governance_model(replace(material, findings=tuple(spoken)))
    note = paragraphs(section_of(document, "goals"))[0]
    assert note == f"Critical issues in this step: {len(spoken)}. They are listed in the last annex."
    assert not any("Critical issues" in text for text in paragraphs(section_of(document, "review")))


def test_findings_stand_in_the_last_annex_in_words() -> None:
    material = a_material("en")
    found = the_findings(material)
    document = build_governance_model(replace(material, findings=found))
    table = next(block for block in section_of(document, "issues").blocks if isinstance(block, Table))
    assert len(table.rows) == len(found) > 5
    assert {row[0] for row in table.rows} <= {"▲ critical", "△ warning", "○ note"}
    silent = section_of(build_governance_model(material), "issues")
    assert "The rules found no contradiction or gap." in paragraphs(silent)


def test_legal_items_that_nobody_checked_are_listed() -> None:
    headings = [
        b.text for b in section_of(build_governance_model(a_material("en")), "issues").blocks if isinstance(b, Heading)
    ]
    assert "Legal requirements that nobody has checked" in headings
    checked = with_rows(full_workbook(), without=("legal",))
    other = section_of(build_governance_model(a_material("en", checked)), "issues")
    assert not any("nobody has checked" in block.text for block in other.blocks if isinstance(block, Heading))


def test_what_does_not_concern_the_company_is_no_blank() -> None:
    alone = CompanyProfile(headcount=3, countries=("RU",))
    document = build_governance_model(a_material("en", EMPTY, about=alone))
    assert "a rule on the use of AI" not in {blank.what for _, blank in document.blanks}
    said = paragraphs(section_of(document, "advertising"))
    assert [text for text in said if text.startswith("Does not apply to this company") and "paid or gifted" in text]
    assert not [b for b in section_of(document, "rules").blocks if isinstance(b, Heading) and "AI" in b.text]


def test_a_practice_that_was_set_to_not_applicable_is_no_blank() -> None:
    material = a_material("en", EMPTY)
    items = tuple(
        replace(item, state=State.NOT_APPLICABLE, value=None, normal=None)
        if item.id == "listening.moderation"
        else item
        for item in material.profile.items
    )
    document = build_governance_model(replace(material, profile=replace(material.profile, items=items)))
    assert not section_of(document, "listening").blanks[2:]


def test_answers_are_quoted_with_their_level() -> None:
    material = a_material("en")
    (table,) = show_practices(material, "workflow.crisis", "no.such")
    assert isinstance(table, Table)
    ((title, level, answer),) = table.rows
    words = material.words.items["workflow.crisis"]
    assert (title, level, answer) == (words.title, Level("0", 0.0), words.options[0])
    (table,) = show_practices(replace(material, track="starter"), "workflow.crisis")
    assert isinstance(table, Table)
    assert table.rows[0][2] == (words.short[0] if words.short else material.nothing)


@pytest.mark.parametrize(
    ("state", "mark", "answer"),
    [
        (State.DONT_KNOW, "?", "don’t know"),
        (State.UNANSWERED, "?", "not answered"),
        (State.NOT_APPLICABLE, "–", "not applicable"),
    ],
)
def test_an_answer_without_a_value_says_which(state: State, mark: str, answer: str) -> None:
    material = a_material("en")
    found = find_practice(material, "workflow.crisis")
    assert found is not None
    items = tuple(
        replace(item, state=state, value=None, normal=None) if item.id == "workflow.crisis" else item
        for item in material.profile.items
    )
    (table,) = show_practices(replace(material, profile=replace(material.profile, items=items)), "workflow.crisis")
    assert isinstance(table, Table)
    assert table.rows == ((found.title, Level(mark), answer),)


def test_practices_that_were_not_asked_are_left_out() -> None:
    material = a_material("en", about=CompanyProfile(headcount=3))
    items = tuple(replace(item, state=State.OUT_OF_SCOPE, value=None, normal=None) for item in material.profile.items)
    assert show_practices(replace(material, profile=replace(material.profile, items=items)), "workflow.crisis") == ()


def test_a_goal_says_from_where_to_where() -> None:
    material = a_material("en")
    goals = material.workbook.rows("goals")
    assert say_path(material, goals[0]) == "18 → 30 per week"
    assert plain(say_path(material, goals[1])) == "measured by 15 Jan 2027 → 90 %"
    assert say_path(material, Entry("goals", "G-09", {"target": 5.0})) == "– → 5"
    assert say_path(material, Entry("goals", "G-09", {"unit": "per week"})) == "–"


def test_values_are_written_for_the_reader() -> None:
    for language, expected in (
        ("en", ["Mon–Sat 8–19", "no", "1 Dec 2026", "Approver", "18", "", "–"]),
        ("ru", ["Пн–Сб 8–19", "нет", "01.12.2026", "Утверждающий", "18", "", "–"]),
    ):
        material = a_material(language)
        rows = {name: material.rows(name)[0] for name in ("listening", "approval_tiers", "calendar", "raci", "goals")}
        written = [
            material.value(rows["listening"], "duty_hours"),
            material.value(rows["approval_tiers"], "covers_replies"),
            material.value(rows["calendar"], "date"),
            material.value(rows["raci"], "responsible"),
            material.value(rows["goals"], "baseline"),
            "",
            material.value(rows["goals"], "closing_note"),
        ]
        assert [plain(text) for text in written] == expected
    assert a_material("en").value(Entry("goals", "G-1", {"unknown": "x"}), "unknown") == "x"
    assert a_material("en").day(None) == "–"


def test_a_wide_matrix_goes_on_in_another_table_with_the_goals_it_is_about() -> None:
    goals = [Entry("goals", f"G-0{n}", {"title": f"Goal {n}", "status": "active"}, n) for n in (1, 2, 3)]
    kpis = [
        Entry(
            "kpis", f"K-{n:02d}", {"name": f"Measure {n}", "goal_id": goal, "level": "outcome", "status": "active"}, n
        )
        for n, goal in enumerate(("G-02", *["G-01"] * MOST_COLUMNS, "G-02"), start=1)
    ]
    blocks = show_measurement(a_material("en", workbook_of([*goals, *kpis])))
    matrices = [block for block in blocks if isinstance(block, Table) and block.columns[0].title == "Goal"]
    assert [len(matrix.columns) for matrix in matrices] == [MOST_COLUMNS + 1, 3]
    assert [[row[0] for row in matrix.rows] for matrix in matrices] == [["Goal 1", "Goal 3"], ["Goal 2"]]
    assert set(matrices[0].rows[0][1:]) == {"○"}
    assert set(matrices[0].rows[1][1:]) == {""}


def test_of_many_measures_without_a_goal_the_first_are_named() -> None:
    kpis = [Entry("kpis", f"K-{n:02d}", {"name": f"M{n}", "status": "active"}, n) for n in range(1, 12)]
    said = [plain(b.text) for b in show_measurement(a_material("en", workbook_of(kpis))) if isinstance(b, Paragraph)]
    assert "Measures that serve no goal: 11 (M1, M2, M3, M4, M5, M6, M7, M8, …)." in said


def test_measures_without_a_living_goal_are_named_below_the_matrix() -> None:
    said = [plain(b.text) for b in show_measurement(a_material("en")) if isinstance(b, Paragraph)]
    assert "Measures that serve no goal: 1 (Likes)." in said
    assert "Measures of goals that have ended: 1 (Old followers)." in said
    assert not [text for text in said if "no goal: 0" in text]


def test_a_trend_says_when_the_tracks_differ() -> None:
    _, before = read_demo("bakery", "en")
    other = replace(a_material("en"), earlier=Earlier(before.profile, before.day, same_track=False))
    assert [plain(b.text) for b in show_maturity(other) if isinstance(b, Paragraph)][-1].startswith(
        "The earlier assessment"
    )
    first = replace(a_material("en"), earlier=None)
    assert not [b for b in show_maturity(first) if isinstance(b, Paragraph) and "Score on" in b.text]


def test_essential_practices_that_hold_the_level_are_named() -> None:
    said = [plain(block.text) for block in show_maturity(a_material("en")) if isinstance(block, Paragraph)]
    assert any("hold the level: 6. Link to business goals (1); " in text for text in said)
    bank = [block.text for block in show_maturity(a_material("en", company="bank")) if isinstance(block, Paragraph)]
    assert not any("hold the level" in text for text in bank)


def test_the_plan_is_shown_by_wave_or_said_to_be_missing() -> None:
    material = a_material("en")
    without = section_of(build_governance_model(material), "plan")
    assert paragraphs(without) == ["No action plan has been adopted yet."]
    planned = section_of(build_governance_model(replace(material, work=some_work(material))), "plan")
    assert [block.caption for block in planned.blocks if isinstance(block, Table)] == ["Now", "Next"]


def test_changes_stand_latest_first() -> None:
    review = section_of(build_governance_model(a_material("en", changes=some_changes())), "review")
    table = next(b for b in review.blocks if isinstance(b, Table) and b.columns[-1].title == "What was changed")
    assert [(plain(str(row[0])), row[1]) for row in table.rows] == [("24 Nov 2026", "–"), ("20 Nov 2026", "Marina K.")]
    assert "No changes are recorded yet." in paragraphs(section_of(build_governance_model(a_material("en")), "review"))


def test_the_calendar_says_who_keeps_it_and_what_comes_next() -> None:
    said = [plain(b.text) for b in show_workflow(a_material("en")) if isinstance(b, Paragraph)]
    assert "Keeps the calendar: Marina K. Items ahead: 1." in said
    past = Entry("calendar", "CI-01", {"title": "Old", "date": "2026-01-01", "status": "planned"})
    undated = Entry("calendar", "CI-02", {"title": "Some day"})
    blocks = show_workflow(a_material("en", workbook_of([past, undated])))
    assert "Keeps the calendar: –. Items ahead: 0." in [plain(b.text) for b in blocks if isinstance(b, Paragraph)]
    assert not [b for b in blocks if isinstance(b, Table) and b.caption.startswith("The next items")]


def test_influencers_are_parted_into_inside_and_outside() -> None:
    people = section_of(build_governance_model(a_material("en")), "people")
    captions = [block.caption for block in people.blocks if isinstance(block, Table) and block.caption]
    assert captions == ["Agreed with other teams", "Inside the company", "Outside the company"]


def test_a_reply_without_its_unit_is_a_bare_number() -> None:
    place = Entry("listening", "L-01", {"place": "VK", "response_target": 4.0})
    listening = section_of(build_governance_model(a_material("en", workbook_of([place]))), "listening")
    table = next(block for block in listening.blocks if isinstance(block, Table))
    assert table.rows[0][5] == "4"
    assert not any("Moved out" in text for text in paragraphs(listening))


@pytest.mark.parametrize("language", languages())
def test_the_policy_answers_its_questions_from_the_registers(language: str) -> None:
    document = build_staff_policy(a_material(language))
    (rules,) = document.sections
    assert sum(isinstance(block, Heading) for block in rules.blocks) == 10
    assert [blank.what for _, blank in document.blanks] == [a_material(language).say("open.ai_rule")]
    said = read(document)
    assert "olga@example.com" in said
    assert "Igor" not in said
    assert "Игорь" not in said


def test_what_no_register_knows_is_a_proposal_and_says_so() -> None:
    (rules,) = build_staff_policy(a_material("en", EMPTY)).sections
    proposals = [block.text for block in rules.blocks if isinstance(block, Paragraph) and block.tone == "proposal"]
    assert len(proposals) == 8
    assert all(text.startswith("Proposal: ") for text in proposals)
    assert [b for b in rules.blocks if isinstance(b, Paragraph) and b.tone == "body"] == []
    assert len(rules.blanks) == 6
    assert isinstance(rules.blocks[-1], Signs)


def test_the_lawful_rights_are_a_rule_only_where_the_policy_has_them() -> None:
    (rules,) = build_staff_policy(a_material("en")).sections
    assert any(text.startswith("Nothing here restricts rights") for text in paragraphs(rules))
    lacking = Entry("documents", "DOC-02", {"kind": "staff_policy", "protected_rights_clause": False})
    (rules,) = build_staff_policy(a_material("en", workbook_of([lacking]))).sections
    assert any(text.startswith("Proposal: nothing here restricts") for text in paragraphs(rules))


def test_rules_say_what_is_needed_and_no_more() -> None:
    rows = (
        Entry("approval_tiers", "T-01", {"tier": "All", "examples": "posts", "required": "none"}),
        Entry("uses", "U-01", {"use": "service", "in_use": True, "exclusion": "no advice"}),
        Entry("people", "P-01", {"name": "Ann", "role": ("lead",)}),
    )
    (rules,) = build_staff_policy(a_material("en", workbook_of(rows))).sections
    said = paragraphs(rules)
    assert "All (for example: posts). Approval: none." in said
    assert "Customer service: no advice." in said
    assert "Questions go to: Ann." in said
    assert "Tell at once: Ann." in said


def test_people_can_be_masked() -> None:
    nameless = Entry("people", "P-09", {"role": ("lead",)}, rank=9)
    masked = mask_people(with_rows(full_workbook(), nameless))
    assert [person.text("name") for person in masked.rows("people")] == ["M. K.", "O. P.", "O. D.", "I.", ""]
    said = read(build_governance_model(a_material("en", masked)))
    assert "Marina" not in said.replace("from the shop", "")
    assert "example.com" not in said
    assert "VK community" in said


def test_a_questionnaire_of_another_shape_has_a_document() -> None:
    owner = Company("w", "c", "Shape", CompanyProfile(headcount=30))
    for shape in sorted(path.name for path in SHAPES.iterdir() if path.is_dir()):
        edition = load_edition(SHAPES / shape)
        reading = make_reading(owner, (), track=edition.questionnaire.tracks[-1].id, edition=edition)
        material: Material = replace(
            a_material("en"),
            questionnaire=edition.questionnaire,
            words=edition.words("en"),
            profile=reading.profile,
            track=reading.assessment.track,
            earlier=None,
        )
        document = build_governance_model(material)
        assert [section.id for section in document.sections] == IDS
        assert find_maturity(material, "goals") is None or "goals" in {s.id for s in edition.questionnaire.sections}


def test_without_a_level_a_step_is_not_rated() -> None:
    material = a_material("en")
    assert say_level(material, replace(material.profile.overall, level=None)) == Level("not rated")
