"""The rows for other programs say the same as the report, with raw numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from assessments.model import Company, Evidence, EvidenceKind, Response
from locales import speech
from reports.facts import Facts
from reports.lines import list_answers, list_findings, list_scores, name_source
from scoring.model import State
from tests.readings import GENERATED, SMALL_FIRM, answer_all, make_reading, read_demo, report_on
from tests.whole_reports import REASON, find_demo_findings, report_whole


def test_the_scores_are_those_of_the_profile_and_the_whole_stands_last() -> None:
    reading, before = read_demo("bank", "en")
    *steps, whole = list_scores(Facts(reading, reading.edition.words("en"), speech("en"), GENERATED, before=before))
    assert [line.score for line in steps] == [section.score for section in reading.profile.sections]
    assert [line.number for line in steps] == [1, 2, 3, 4, 5]
    assert (whole.number, whole.score, whole.before) == (
        0,
        reading.profile.overall.score,
        before.profile.overall.score,
    )
    assert whole.weight == pytest.approx(sum(line.weight for line in steps))
    assert (whole.known, whole.asked) == (sum(s.known for s in steps), sum(s.asked for s in steps))
    assert whole.held == bool(reading.profile.overall.capped_by)


def test_without_an_earlier_assessment_no_score_was_before() -> None:
    assert {line.before for line in report_on(answer_all(2.0)).scores} == {None}


def test_every_practice_stands_with_what_was_said_of_it() -> None:
    said = list(answer_all(2.0))
    said[0] = Response(said[0].item, State.NOT_APPLICABLE, reason="No shop", waived_by="Ann")
    said[1] = Response(said[1].item, State.DONT_KNOW, comment="=1+1")
    shown = Evidence(EvidenceKind.DOCUMENT, "The policy", date(2026, 3, 1))
    said[2] = replace(said[2], evidence=shown, comment="  as it was typed\n")
    lines = report_on(said[:-1]).answers
    assert [line.item for line in lines] == [response.item for response in said]
    first, second, third, *_, last = lines
    assert (first.state, first.reason, first.decided_by, first.value) == ("not applicable", "No shop", "Ann", None)
    assert (second.state, second.comment, second.mark.text) == ("don’t know", "=1+1", "?")
    assert (third.state, third.value, third.comment) == ("", 2.0, "  as it was typed\n")
    assert (third.evidence_kind, third.evidence, third.evidence_day) == ("Document", "The policy", date(2026, 3, 1))
    assert third.answer == report_on(said).answers[2].answer != ""
    assert (last.state, last.answer, last.comment, last.evidence_day) == ("not answered", "", "", None)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_findings_stand_critical_first_and_the_accepted_ones_last(language: str) -> None:
    reading, _ = read_demo("bank", language)
    found = find_demo_findings("bank", reading, language)
    facts = Facts(reading, reading.edition.words(language), speech(language), GENERATED, found=found)
    lines = list(list_findings(facts))
    order = ["critical", "warning", "info"]
    assert [line.rule for line in lines[:-1]] == [finding.rule for finding in found.open]
    assert sorted(lines[:-1], key=lambda line: order.index(line.severity)) == lines[:-1]
    assert all(line.text and "{" not in line.text and not line.accepted for line in lines[:-1])
    assert (lines[-1].accepted, lines[-1].reason, lines[-1].accepted_on) == (True, REASON, GENERATED)
    steps = {section.short for section in facts.words.sections.values()} | {""}
    assert {line.step_name for line in lines} <= steps


def test_a_report_without_findings_has_no_rows_of_them() -> None:
    assert report_on(answer_all(2.0)).findings == ()
    assert len(report_whole("bank", "en").findings) > 1


def test_an_assessment_keeps_its_name_for_good_and_shares_it_with_no_other() -> None:
    def name(company: Company, workspace: str = "w", assessment: str = "a") -> str:
        reading = make_reading(company, answer_all(2.0))
        own = replace(reading.assessment, workspace=workspace, id=assessment)
        return name_source(
            Facts(replace(reading, assessment=own), reading.edition.words("en"), speech("en"), GENERATED)
        )

    tiny = Company("w", "c", "Tiny", SMALL_FIRM)
    renamed, other = replace(tiny, name="Tiny & Sons"), replace(tiny, id="d")
    assert name(tiny) == name(renamed)
    assert len({name(tiny), name(other), name(tiny, workspace="v"), name(tiny, assessment="b")}) == 4
    assert "Tiny" not in name(tiny)


def test_the_answers_are_those_of_the_record() -> None:
    report = report_whole("bakery", "ru")
    told = {said["item"]: said for said in json.loads(report.record)["responses"]}
    for line in report.answers:
        assert line.comment == told[line.item]["comment"]
        assert line.value == told[line.item]["value"]


def test_the_answers_of_both_languages_differ_in_words_alone() -> None:
    reading, _ = read_demo("manufacturer", "ru")
    facts = {code: Facts(reading, reading.edition.words(code), speech(code), GENERATED) for code in ("en", "ru")}
    english, russian = (list(list_answers(facts[code])) for code in ("en", "ru"))
    assert [(a.item, a.value, a.weight, a.comment) for a in english] == [
        (a.item, a.value, a.weight, a.comment) for a in russian
    ]
    assert all(a.practice != b.practice for a, b in zip(english, russian, strict=True))
