"""What is not an answer is refused with its item, its value and the allowed ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scoring.checks import check_answers, check_section, check_track
from scoring.errors import ScoringError
from scoring.model import Answer, State
from scoring.profile import score
from scoring.tree import compile_tree
from tests.trees import a_questionnaire, a_section, an_item, said

SCALES = [{"id": "levels", "values": [0, 1, 2, 3, 4]}, {"id": "samm", "values": [0, 0.2, 0.5, 1]}]
PLAIN = a_questionnaire(a_section("step", "aim", an_item("share", scale="samm")), scales=SCALES)


def test_answers_of_every_kind_are_accepted() -> None:
    for value in (0, 4, "na", "dk", None):
        check_answers(PLAIN, said({"aim": value}))
    check_answers(PLAIN, said({"share": 0.2}))


@pytest.mark.parametrize("value", [7.0, 2.5, -1.0, float("nan"), None])
def test_a_value_that_is_no_option_is_named_with_the_allowed_ones(value: float | None) -> None:
    with pytest.raises(ScoringError) as failure:
        score(PLAIN, {"aim": Answer(State.VALUE, value)})
    shown = "an empty value" if value is None else f"{value:g}"
    assert str(failure.value) == (
        f'Item "aim": {shown} is not an option. Use one of 0, 1, 2, 3, 4, na, dk, or leave it empty.'
    )


def test_the_options_are_those_of_the_items_own_scale() -> None:
    with pytest.raises(ScoringError, match=r"Use one of 0, 0\.2, 0\.5, 1, na"):
        check_answers(PLAIN, said({"share": 2}))


def test_an_item_of_another_questionnaire_is_refused() -> None:
    with pytest.raises(ScoringError, match='Item "goals": not in tree'):
        score(PLAIN, said({"goals": 2}))


@pytest.mark.parametrize("doubt", [-0.1, 1.1, float("nan")])
def test_a_confidence_outside_zero_to_one_is_refused(doubt: float) -> None:
    with pytest.raises(ScoringError, match="is not between 0 and 1"):
        check_answers(PLAIN, said({"aim": 2}, confidence={"aim": doubt}))


def test_out_of_scope_cannot_be_answered() -> None:
    with pytest.raises(ScoringError, match="follows from the company and the track"):
        check_answers(PLAIN, {"aim": Answer(State.OUT_OF_SCOPE)})


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(ScoringError) as failure:
        check_answers(PLAIN, said({"aim": 9, "nobody": 1, "share": 3}))
    assert len(failure.value.problems) == 3
    assert str(failure.value).count("\n") == 2


def test_the_last_track_counts_where_none_is_named() -> None:
    assert check_track(PLAIN, None) == "full"
    assert check_track(PLAIN, "full") == "full"
    with pytest.raises(ScoringError, match=r'Track "quick": not in tree\. Use one of full'):
        score(PLAIN, {}, track="quick")


def test_an_unknown_section_is_refused() -> None:
    assert check_section(PLAIN, "step").id == "step"
    with pytest.raises(ScoringError, match='Section "nowhere": not in tree'):
        check_section(PLAIN, "nowhere")


def test_a_staged_item_needs_its_level() -> None:
    staged = a_questionnaire(a_section("domain", "loose", combine="staged", threshold=2))
    with pytest.raises(ScoringError, match='Item "loose": the staged section "domain" needs its level'):
        compile_tree(staged)


def test_counting_not_applicable_as_the_target_needs_one() -> None:
    with pytest.raises(ScoringError, match="there is none"):
        compile_tree(a_questionnaire(a_section("step", "aim"), not_applicable="target"))


def test_a_profile_names_its_sections_and_items() -> None:
    profile = score(PLAIN, said({"aim": 2}))
    assert profile.section("step").id == "step"
    assert profile.item("share").state is State.UNANSWERED
    with pytest.raises(KeyError, match="nowhere"):
        profile.section("nowhere")


def test_what_screens_import_of_scoring_brings_no_arrays() -> None:
    """A page that only asks must not pay for what computes."""
    modules = "scoring, scoring.checks, scoring.comparison, scoring.explain, scoring.model, scoring.profile"
    code = f"import sys, {modules}; sys.exit('numpy' in sys.modules)"
    root = Path(__file__).resolve().parents[3]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
