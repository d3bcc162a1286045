"""The demo companies fit the questionnaire, are told in both languages, and score what they are known for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from assessments.demo.model import DemoCompany, load_demos
from assessments.model import EvidenceKind, Response
from questionnaires.model import Questionnaire
from scoring.model import State

LIBRARY = Path(__file__).parents[3] / "questionnaires" / "library" / "social-media-governance"
LANGUAGES = ("en", "ru")
DEMOS = load_demos()
EXPECTED = {"bakery": (0.74, 0.85), "manufacturer": (1.67, 1.78), "bank": (2.57, 2.69)}
every_demo = pytest.mark.parametrize("demo", DEMOS, ids=lambda demo: demo.id)


@pytest.fixture(scope="module")
def questionnaire() -> Questionnaire:
    text = (LIBRARY / "questionnaire.yaml").read_text(encoding="utf-8")
    return Questionnaire.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))


def overall(questionnaire: Questionnaire, demo: DemoCompany, values: Mapping[str, float]) -> float:
    """The weighted mean of the weighted means of the steps, written without the engine."""
    total = weights = 0.0
    for step in questionnaire.sections:
        known = [(i.weight_for(demo.profile), values[i.id]) for i in step.items if i.id in values]
        mean = sum(w * x for w, x in known) / sum(w for w, _ in known)
        total += step.weight * mean
        weights += step.weight
    return total / weights


def values_of(responses: tuple[Response, ...], cap_without_evidence: float | None = None) -> dict[str, float]:
    return {
        r.item: r.value if cap_without_evidence is None or r.evidence else min(r.value, cap_without_evidence)
        for r in responses
        if r.value is not None
    }


def texts(node: object) -> Iterator[dict[str, str]]:
    if isinstance(node, dict):
        if "en" in node or "ru" in node:
            yield node
        for child in node.values():
            yield from texts(child)


def test_there_are_three_companies_from_the_smallest_to_the_largest() -> None:
    assert [demo.id for demo in DEMOS] == ["bakery", "manufacturer", "bank"]


@every_demo
def test_every_item_that_applies_is_answered_and_no_other(demo: DemoCompany, questionnaire: Questionnaire) -> None:
    asked = [item.id for item in questionnaire.items_for(demo.profile, demo.track)]
    for assessment in demo.assessments:
        assert [r.item for r in assessment.responses("en")] == asked


@every_demo
def test_every_value_is_an_option_of_its_scale(demo: DemoCompany, questionnaire: Questionnaire) -> None:
    scales = {item.id: questionnaire.scale_of(item).values for item in questionnaire.walk_items()}
    for assessment in demo.assessments:
        for response in assessment.responses("en"):
            assert response.state is State.VALUE
            assert response.value in scales[response.item]


@every_demo
def test_every_text_is_told_in_both_languages_and_only_the_russian_one_is_cyrillic(demo: DemoCompany) -> None:
    spoken = list(texts(demo.model_dump()))
    assert len(spoken) > len(demo.answers)
    for text in spoken:
        assert set(text) == set(LANGUAGES)
        assert not re.search("[а-яё]", text["en"], re.IGNORECASE)
        assert re.search("[а-яё]", text["ru"], re.IGNORECASE) or text["ru"] == text["en"] == demo.name["en"]


@every_demo
def test_texts_are_typeset_and_fit_one_note(demo: DemoCompany) -> None:
    for text in texts(demo.model_dump()):
        for language in LANGUAGES:
            assert not re.search(r"""["']|--|\.\.\.|->| - |  |^\s|\s$|\n""", text[language])
        if text != demo.about:
            assert max(map(len, text.values())) <= 120


@every_demo
def test_the_company_is_called_fictional_in_what_is_said_about_it(demo: DemoCompany) -> None:
    assert "(fictional)" in demo.company_about("en")
    assert re.search(r"\(вымышленн(ая|ый)\)", demo.company_about("ru"))
    assert "fictional" not in demo.company_name("en")


@every_demo
def test_evidence_is_older_than_the_assessment_it_is_shown_at(demo: DemoCompany) -> None:
    for assessment in demo.assessments:
        for response in assessment.responses("en"):
            if response.evidence is not None:
                assert response.evidence.day is not None
                assert response.evidence.day <= assessment.day


@every_demo
def test_what_rose_is_shown_by_evidence_from_between_the_assessments(demo: DemoCompany) -> None:
    earlier, now = (a.responses("en") for a in demo.assessments)
    risen = [(b.value, a) for b, a in zip(earlier, now, strict=True) if b.value != a.value]
    assert len(risen) == 4
    for before, after in risen:
        assert before is not None
        assert after.value is not None
        assert before < after.value
        assert after.evidence is not None
        assert after.evidence.day is not None
        assert demo.earlier.day < after.evidence.day <= demo.day


@every_demo
def test_what_stayed_is_shown_at_both_assessments_or_at_neither(demo: DemoCompany) -> None:
    earlier, now = (a.responses("en") for a in demo.assessments)
    for before, after in zip(earlier, now, strict=True):
        if before.value == after.value:
            assert (before.evidence is None) == (after.evidence is None)


@every_demo
def test_the_overall_scores_are_the_expected_ones(demo: DemoCompany, questionnaire: Questionnaire) -> None:
    scores = [overall(questionnaire, demo, values_of(a.responses("en"))) for a in demo.assessments]
    assert scores == pytest.approx(EXPECTED[demo.id], abs=0.01)


def test_unshown_high_levels_cost_the_manufacturer_a_little_and_the_others_nothing(
    questionnaire: Questionnaire,
) -> None:
    adjusted = {
        demo.id: overall(questionnaire, demo, values_of(demo.assessments[-1].responses("en"), 2)) for demo in DEMOS
    }
    assert adjusted == pytest.approx({"bakery": 0.85, "manufacturer": 1.75, "bank": 2.69}, abs=0.01)


def test_responses_follow_the_language_and_fall_back_to_english() -> None:
    bakery = DEMOS[0]
    english, russian, other = (bakery.assessments[-1].responses(language)[3] for language in ("en", "ru", "xx"))
    assert english.comment == other.comment == "Neighbours, parents of small children, office lunches."
    assert russian.comment == "Жители соседних домов, родители с малышами, обеды для офисов."
    assert english.evidence is not None
    assert russian.evidence is not None
    assert english.evidence.text != russian.evidence.text
    assert english.evidence.kind is EvidenceKind.DOCUMENT
    assert bakery.company_name("ru") == "Пекарня «Тёплый угол»"
    assert bakery.company_name("xx") == "Tyoply Ugol Bakery"


def test_the_earlier_assessment_shows_the_edition_of_its_time() -> None:
    earlier, now = ({r.item: r for r in a.responses("en")}["listening.two_way"] for a in DEMOS[0].assessments)
    assert earlier.evidence is not None
    assert now.evidence is not None
    assert (earlier.evidence.day, now.evidence.day) == (date(2026, 5, 4), date(2026, 11, 2))


def changed(**fields: Any) -> dict[str, Any]:
    return {**DEMOS[0].model_dump(), **fields}


def test_a_demo_without_english_is_refused() -> None:
    with pytest.raises(ValidationError, match="English"):
        DemoCompany.model_validate(changed(name={"ru": "Пекарня"}))


def test_an_earlier_assessment_after_the_current_one_is_refused() -> None:
    with pytest.raises(ValidationError, match="comes first"):
        DemoCompany.model_validate(changed(day=date(2026, 5, 14)))


def test_an_item_answered_only_earlier_is_refused() -> None:
    with pytest.raises(ValidationError, match="answered earlier but not now"):
        DemoCompany.model_validate(changed(answers={"goals.alignment": DEMOS[0].answers["goals.alignment"]}))


def test_changes_of_a_plan_out_of_order_are_refused() -> None:
    plan = DEMOS[0].model_dump()["plan"]
    plan["changes"] = tuple(reversed(plan["changes"]))
    with pytest.raises(ValidationError, match="follow by day"):
        DemoCompany.model_validate(changed(plan=plan))


def test_a_plan_changes_only_actions_there_are(questionnaire: Questionnaire) -> None:
    known = {action.id for action in questionnaire.actions}
    plans = [demo.plan for demo in DEMOS if demo.plan is not None]
    assert plans
    for plan in plans:
        assert {*plan.must, *(change.action for change in plan.changes)} <= known
