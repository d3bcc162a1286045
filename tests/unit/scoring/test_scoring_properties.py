"""What holds for every questionnaire and every answer, tried on random trees."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.model import Item, Questionnaire, Section
from scoring.comparison import compare
from scoring.explain import percent_to_target, sensitivity, shares
from scoring.model import Answer, Profile, State
from scoring.profile import score
from tests.trees import a_questionnaire, a_section, an_item

SCALES: list[dict[str, Any]] = [
    {"id": "five", "values": [0, 1, 2, 3, 4]},
    {"id": "binary", "values": [0, 1]},
    {"id": "uneven", "values": [-1, 0, 0.3, 10]},
]
ALL = ("weighted-mean", "sum", "staged")
MEANS = ALL[:1]
WEIGHTS = st.sampled_from([0.25, 1, 1.5, 2, 3])
NEAR = 1e-9
SOME = settings(max_examples=40, deadline=None)


@st.composite
def draw_section(draw: st.DrawFn, name: str, depth: int, methods: tuple[str, ...]) -> Section:
    combine = draw(st.sampled_from(methods))
    more: dict[str, Any] = {"weight": draw(WEIGHTS), "combine": combine}
    if combine == "staged":
        more["threshold"] = draw(st.sampled_from([1, 2, 2.5]))
    count = draw(st.integers(1, 4))
    if depth and combine != "staged" and draw(st.booleans()):
        return a_section(name, *(draw(draw_section(f"{name}.{n}", depth - 1, methods)) for n in range(count)), **more)
    items = (draw_item(f"{name}.{n}", combine == "staged") for n in range(count))
    return a_section(name, *(draw(item) for item in items), **more)


@st.composite
def draw_item(draw: st.DrawFn, name: str, staged: bool) -> Item:
    level = {"level": draw(st.integers(1, 3))} if staged else {}
    scale = draw(st.sampled_from([s["id"] for s in SCALES]))
    return an_item(name, weight=draw(WEIGHTS), scale=scale, essential=draw(st.booleans()), **level)


@st.composite
def draw_questionnaire(draw: st.DrawFn, methods: tuple[str, ...] = ALL) -> Questionnaire:
    steps = [draw(draw_section(f"s{n}", 2, methods)) for n in range(draw(st.integers(1, 3)))]
    start = draw(st.sampled_from([0.0, 1.0, -2.0]))
    root = draw(st.sampled_from([m for m in methods if m != "staged"]))
    policy = draw(st.sampled_from(["exclude", "full", "target"]))
    more = {"score": {"low": start, "high": start + 4}, "not_applicable": policy, "target": start + 3}
    return a_questionnaire(*steps, scales=SCALES, combine=root, rated_from=draw(st.sampled_from([0, 0.5, 1])), **more)


@st.composite
def draw_answers(draw: st.DrawFn, questionnaire: Questionnaire) -> dict[str, Answer]:
    answers = {}
    states = st.sampled_from([*[State.VALUE] * 3, State.NOT_APPLICABLE, State.DONT_KNOW])
    for item in questionnaire.walk_items():
        state = draw(states)
        value = draw(st.sampled_from(questionnaire.scale_of(item).values)) if state is State.VALUE else None
        doubt = draw(st.sampled_from([1.0, 1.0, 0.5, 0.0]))
        answers[item.id] = Answer(state, value, evidence=draw(st.booleans()), confidence=doubt)
    return answers


@st.composite
def draw_assessment(draw: st.DrawFn, methods: tuple[str, ...]) -> tuple[Questionnaire, dict[str, Answer]]:
    questionnaire = draw(draw_questionnaire(methods))
    return questionnaire, draw(draw_answers(questionnaire))


ANY = draw_assessment(ALL)
MEAN_TREES = draw_assessment(MEANS)


def numbers(profile: Profile) -> list[Any]:
    rows = (*profile.sections, profile.overall)
    return [n for s in rows for n in (s.score, s.mean, s.low, s.high, s.coverage, s.adjusted, s.level)]


def close(first: Profile, second: Profile) -> bool:
    pairs = zip(numbers(first), numbers(second), strict=True)
    return all(a == b or (a is not None and b is not None and abs(a - b) < NEAR) for a, b in pairs)


def completed(questionnaire: Questionnaire, answers: Mapping[str, Answer], draw: random.Random) -> dict[str, Answer]:
    """Return the answers with an option, any one, wherever nobody knew."""
    return {
        item.id: Answer(State.VALUE, draw.choice(questionnaire.scale_of(item).values))
        if answers[item.id].state is State.DONT_KNOW
        else replace(answers[item.id], confidence=1.0)
        for item in questionnaire.walk_items()
    }


@SOME
@given(ANY)
def test_a_score_lies_in_its_range_and_below_its_maximum(case: tuple[Questionnaire, dict[str, Answer]]) -> None:
    profile = score(*case)
    for section in (*profile.sections, profile.overall):
        if section.mean is None or section.low is None or section.high is None:
            continue
        assert section.low <= section.mean <= section.high
        if case[0].score.low == 0:
            assert section.max is not None
            # while a section that reaches less far is unknown, the mean of the others may lie above what all can reach
            assert section.high <= max(section.max, section.mean) + NEAR


@SOME
@given(MEAN_TREES)
def test_a_mean_stays_on_the_scale(case: tuple[Questionnaire, dict[str, Answer]]) -> None:
    scale = case[0].score
    for section in score(*case).sections:
        for number in (section.mean, section.adjusted, section.low, section.high):
            assert number is None or scale.low - NEAR <= number <= scale.high + NEAR


@SOME
@given(ANY, st.randoms(use_true_random=False))
def test_the_range_holds_every_way_the_unknown_can_turn_out(
    case: tuple[Questionnaire, dict[str, Answer]], draw: random.Random
) -> None:
    questionnaire, answers = case
    before = score(questionnaire, answers)
    after = score(questionnaire, completed(questionnaire, answers, draw))
    for old, new in zip((*before.sections, before.overall), (*after.sections, after.overall), strict=True):
        if old.low is not None and old.high is not None and new.mean is not None:
            assert old.low - NEAR <= new.mean <= old.high + NEAR


@SOME
@given(ANY, st.data())
def test_a_better_option_never_lowers_a_score_or_a_level(
    case: tuple[Questionnaire, dict[str, Answer]], data: st.DataObject
) -> None:
    questionnaire, answers = case
    item = data.draw(st.sampled_from(list(questionnaire.walk_items())))
    options = questionnaire.scale_of(item).values
    lower, upper = sorted(data.draw(st.sampled_from(options)) for _ in range(2))
    worse = score(questionnaire, answers | {item.id: Answer(State.VALUE, lower)})
    better = score(questionnaire, answers | {item.id: Answer(State.VALUE, upper)})
    for old, new in zip((*worse.sections, worse.overall), (*better.sections, better.overall), strict=True):
        for name in ("score", "mean", "low", "high", "adjusted", "level_by_score", "level"):
            before, after = getattr(old, name), getattr(new, name)
            assert (before is None) == (after is None)
            assert before is None or after >= before - NEAR


@SOME
@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_answers_items_and_sections_is_irrelevant(
    case: tuple[Questionnaire, dict[str, Answer]], draw: random.Random
) -> None:
    questionnaire, answers = case

    def shuffled(section: Section) -> Section:
        inner = draw.sample(section.sections, len(section.sections))
        items = draw.sample(section.items, len(section.items))
        return section.model_copy(update={"sections": tuple(map(shuffled, inner)), "items": tuple(items)})

    steps = draw.sample(questionnaire.sections, len(questionnaire.sections))
    other = questionnaire.model_copy(update={"sections": tuple(map(shuffled, steps))})
    first = score(questionnaire, answers)
    second = score(other, dict(draw.sample(list(answers.items()), len(answers))))
    aligned = replace(second, sections=tuple(second.section(s.id) for s in first.sections))
    assert close(first, aligned)


@SOME
@given(MEAN_TREES, st.sampled_from([0.001, 0.5, 7, 1000]))
def test_weights_times_a_factor_change_nothing(case: tuple[Questionnaire, dict[str, Answer]], factor: float) -> None:
    questionnaire, answers = case

    def scaled(section: Section) -> Section:
        items = tuple(item.model_copy(update={"weight": item.weight * factor}) for item in section.items)
        inner = tuple(map(scaled, section.sections))
        return section.model_copy(update={"weight": section.weight * factor, "items": items, "sections": inner})

    other = questionnaire.model_copy(update={"sections": tuple(map(scaled, questionnaire.sections))})
    assert close(score(questionnaire, answers), score(other, answers))


@SOME
@given(draw_questionnaire(MEANS), st.booleans())
def test_all_equal_gives_that_value(questionnaire: Questionnaire, top: bool) -> None:
    values = {i.id: questionnaire.scale_of(i).values[-1 if top else 0] for i in questionnaire.walk_items()}
    profile = score(questionnaire, {item: Answer(State.VALUE, value) for item, value in values.items()})
    wanted = questionnaire.score.high if top else questionnaire.score.low
    for section in (*profile.sections, profile.overall):
        assert section.score == pytest.approx(wanted, abs=NEAR)


@SOME
@given(MEAN_TREES)
def test_the_achievements_of_the_levels_add_up_to_the_score(case: tuple[Questionnaire, dict[str, Answer]]) -> None:
    questionnaire = case[0]
    profile = score(*case)
    for section in (*profile.sections, profile.overall):
        assert (section.achievement is None) == (section.score is None)
        if section.achievement is not None:
            total = questionnaire.score.low + sum(section.achievement)
            assert section.score == pytest.approx(total, abs=NEAR)
            assert all(upper <= lower + NEAR for lower, upper in pairwise(section.achievement))


@SOME
@given(MEAN_TREES)
def test_contributions_and_losses_add_up_exactly(case: tuple[Questionnaire, dict[str, Answer]]) -> None:
    questionnaire, answers = case
    profile = score(questionnaire, answers)
    if profile.overall.mean is None:
        assert all(item.contribution is None for item in profile.items)
        return
    assert sum(i.contribution or 0 for i in profile.items) == pytest.approx(profile.overall.mean, abs=NEAR)
    loss = questionnaire.score.high - profile.overall.mean
    assert sum(i.loss or 0 for i in profile.items) == pytest.approx(loss, abs=NEAR)
    assert all((i.contribution is None) == (i.normal is None) for i in profile.items)


@SOME
@given(draw_questionnaire(ALL[:2]), st.data())
def test_the_parts_of_a_change_add_up_exactly(questionnaire: Questionnaire, data: st.DataObject) -> None:
    before, after = (score(questionnaire, data.draw(draw_answers(questionnaire))) for _ in range(2))
    for section in (None, questionnaire.sections[0].id):
        change = compare(before, after, questionnaire, section=section)
        if change.total is None:
            assert (change.practice, change.scope, change.now_known) == (None, None, None)
            continue
        parts = (change.practice or 0) + (change.scope or 0) + (change.now_known or 0)
        assert parts == pytest.approx(change.total, abs=NEAR)
        items = sum((i.practice or 0) + (i.scope or 0) for i in change.items)
        assert items == pytest.approx(change.total, abs=NEAR)


@SOME
@given(MEAN_TREES)
def test_a_mean_lies_between_its_extremes_under_other_weights(case: tuple[Questionnaire, dict[str, Answer]]) -> None:
    questionnaire, answers = case
    profile = score(questionnaire, answers)
    found = sensitivity(profile, questionnaire)
    if profile.overall.mean is None:
        assert found is None
    else:
        assert found is not None
        assert found.low - NEAR <= profile.overall.mean <= found.high + NEAR


@SOME
@given(MEAN_TREES, st.randoms(use_true_random=False))
def test_no_other_weighting_within_a_quarter_leads_beyond_the_extremes(
    case: tuple[Questionnaire, dict[str, Answer]], draw: random.Random
) -> None:
    questionnaire, answers = case

    def reweighed(section: Section) -> Section:
        items = (i.model_copy(update={"weight": i.weight * draw.choice([0.75, 1, 1.25])}) for i in section.items)
        inner = (reweighed(s) for s in section.sections)
        weight = section.weight * draw.choice([0.75, 1, 1.25])
        return section.model_copy(update={"weight": weight, "items": tuple(items), "sections": tuple(inner)})

    found = sensitivity(score(questionnaire, answers), questionnaire)
    other = questionnaire.model_copy(update={"sections": tuple(map(reweighed, questionnaire.sections))})
    mean = score(other, answers).overall.mean
    if found is not None and mean is not None:
        assert found.low - NEAR <= mean <= found.high + NEAR


@SOME
@given(MEAN_TREES)
def test_the_shares_of_a_section_add_up_to_one(case: tuple[Questionnaire, dict[str, Answer]]) -> None:
    questionnaire, answers = case
    profile = score(questionnaire, answers)
    for section in questionnaire.walk_sections():
        found = shares(profile, questionnaire, section.id)
        assert found is not None
        assert sum(found.values()) == pytest.approx(0 if profile.section(section.id).mean is None else 1)


@SOME
@given(MEAN_TREES, st.sampled_from([0, 1, 2.5, 4]))
def test_percent_to_target_is_a_share(case: tuple[Questionnaire, dict[str, Answer]], above: float) -> None:
    questionnaire, answers = case
    profile = score(questionnaire, answers)
    found = percent_to_target(profile, questionnaire, questionnaire.score.low + above)
    assert (found is None) == (profile.overall.mean is None)
    assert found is None or -NEAR <= found <= 1 + NEAR
