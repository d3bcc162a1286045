from __future__ import annotations

from pathlib import Path

from tests.unit.questionnaires.sound import found_in


def test_values_of_a_scale_are_never_equal(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("[0, 0.5, 1]", "[0, 1, 1]")) == [
        "10 scales[three].values[2]: 1 follows 1: the values of a scale must rise",
        "-> Order them, and let each stand once.",
    ]


def test_values_of_a_scale_never_fall(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("[0, 0.5, 1]", "[0, 1, 0.5]")) == [
        "10 scales[three].values[2]: 0.5 follows 1: the values of a scale must rise",
        "-> Order them, and let each stand once.",
    ]


def test_a_scale_with_one_option_is_refused(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("[0, 0.5, 1]", "[1]")) == [
        "10 scales[three].values: 2 or more entries are needed, and the list has 1",
        "-> Add what is missing.",
    ]


def test_the_score_scale_runs_upwards_and_nothing_else_is_said_of_it(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("score: {low: 0, high: 4}", "score: {low: 4, high: 4}")) == [
        "5 score: the score scale runs from 4 to 4",
        "-> Let low be less than high.",
    ]


def test_numbers_off_the_score_scale_are_named_wherever_they_stand(tmp_path: Path) -> None:
    assert found_in(
        tmp_path,
        ("{below: 2, level: 1}", "{below: 6, level: 1}"),
        ("evidence_from: 2", "evidence_from: 5"),
        ("target: 3", "target: -1"),
        ("prerequisite_level: 2", "prerequisite_level: 40"),
        ("threshold: 2", "threshold: 4.5"),
        ("from: 0, to: 2}", "from: -2, to: 8}"),
    ) == [
        "19 essentials.caps[0].below: 6 is off the score scale",
        "-> Use a number from 0 to 4.",
        "22 evidence_from: 5 is off the score scale",
        "-> Use a number from 0 to 4.",
        "24 target: -1 is off the score scale",
        "-> Use a number from 0 to 4.",
        "25 prerequisite_level: 40 is off the score scale",
        "-> Use a number from 0 to 4.",
        "62 sections[rules].threshold: 4.5 is off the score scale",
        "-> Use a number from 0 to 4.",
        "71 actions[name-goals].raises[0].from: -2 is off the score scale",
        "-> Use a number from 0 to 4.",
        "71 actions[name-goals].raises[0].to: 8 is off the score scale",
        "-> Use a number from 0 to 4.",
    ]


def test_not_applicable_as_target_needs_a_target(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("target: 3\n", "")) == [
        "23 not_applicable: not applicable counts as the target, and there is no target",
        '-> Add "target": a number from 0 to 4.',
    ]


def test_not_applicable_left_out_needs_no_target(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("target: 3\n", ""), ("not_applicable: target", "not_applicable: exclude")) == []


def test_a_questionnaire_may_do_without_evidence_and_caps(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("evidence_from: 2\n", ""), ("  unknown_caps_at: 1\n", "")) == []
