from __future__ import annotations

from typing import Any

import pytest

from planning.errors import PlanningError
from planning.standing import find_standings, score_of
from questionnaires.company import CompanyProfile
from scoring.errors import ScoringError
from scoring.model import State
from tests.unit.planning.small import Parts, make_profile, make_questionnaire

COMPANY = CompanyProfile(headcount=5)


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "tracks": ["full"]} | more


def shares(items: Parts, said: dict[str, float | State], **more: Any) -> dict[str, float]:
    questionnaire = make_questionnaire(items, [], **more)
    found = find_standings(questionnaire, make_profile(questionnaire, said, COMPANY), COMPANY, None)
    return {s.id: round(s.share, 9) for s in found}


def test_shares_follow_the_weights_down_the_tree() -> None:
    sections = [
        {"id": "a", "weight": 3, "items": [item("a.1", weight=1), item("a.2", weight=3)]},
        {
            "id": "b",
            "weight": 1,
            "sections": [
                {"id": "b.x", "weight": 4, "items": [item("b.x.1")]},
                {"id": "b.y", "weight": 1, "items": [item("b.y.1")]},
            ],
        },
    ]
    assert shares([], {}, sections=sections) == {"a.1": 0.1875, "a.2": 0.5625, "b.x.1": 0.2, "b.y.1": 0.05}


def test_what_does_not_apply_leaves_its_weight_to_the_others() -> None:
    sections = [
        {"id": "a", "items": [item("a.1"), item("a.2")]},
        {"id": "b", "items": [item("b.1")]},
        {"id": "c", "items": [item("c.1", applies=[{"headcount_from": 10}])]},
    ]
    assert shares([], {"a.1": State.NOT_APPLICABLE}, sections=sections) == {"a.2": 0.5, "b.1": 0.5}


def test_a_company_has_its_own_weights() -> None:
    rule = {"when": {"headcount_below": 10}, "weight": 3}
    assert shares([item("a", weights=[rule]), item("b")], {}) == {"a": 0.75, "b": 0.25}


def test_sums_are_not_divided_by_their_weights() -> None:
    sections = [{"id": "s", "combine": "sum", "items": [item("a", weight=2), item("b")]}]
    assert shares([], {}, sections=sections) == {"a": 2, "b": 1}
    two = [{"id": name, "weight": 2, "items": [item(f"{name}.1")]} for name in "st"]
    assert shares([], {}, sections=two, combine="sum") == {"s.1": 2, "t.1": 2}


def test_stages_cannot_be_planned() -> None:
    sections = [{"id": "s", "combine": "staged", "threshold": 2, "items": [item("a", level=1)]}]
    with pytest.raises(PlanningError, match=r"^small: .*stages.* Plan with") as refused:
        shares([], {}, sections=sections)
    assert (refused.value.where, refused.value.code) == ("questionnaire", "stages")


def test_an_unknown_item_stands_at_the_bottom() -> None:
    questionnaire = make_questionnaire([item("a"), item("b"), item("c")], [])
    said: dict[str, float | State] = {"a": 3.0, "b": State.DONT_KNOW}
    found = find_standings(questionnaire, make_profile(questionnaire, said), None, None)
    assert [(s.level, s.unknown, s.can_rise) for s in found] == [(3, False, True), (0, True, True), (0, True, True)]
    assert score_of(found) == pytest.approx(1)


@pytest.mark.parametrize(("policy", "level"), [("full", 4), ("target", 3)])
def test_what_does_not_apply_can_count_and_never_rises(policy: str, level: float) -> None:
    questionnaire = make_questionnaire([item("a"), item("b")], [], not_applicable=policy, target=3)
    profile = make_profile(questionnaire, {"a": State.NOT_APPLICABLE, "b": 1.0})
    found = find_standings(questionnaire, profile, None, None)
    assert [(s.id, s.level, s.can_rise) for s in found] == [("a", level, False), ("b", 1, True)]
    assert score_of(found) == pytest.approx((level + 1) / 2)


TRACKS = [{"id": "short", "minutes": 1}, {"id": "full", "minutes": 2}]


def test_only_the_items_of_the_track_stand() -> None:
    questionnaire = make_questionnaire([item("a", tracks=["short", "full"]), item("b")], [], tracks=TRACKS)
    for track, expected in (("short", ["a"]), (None, ["a", "b"])):
        profile = make_profile(questionnaire, {}, None, track)
        assert [s.id for s in find_standings(questionnaire, profile, None, track)] == expected


@pytest.mark.parametrize(("headcount", "track"), [(10, None), (5, "short")])
def test_a_profile_of_another_company_or_track_is_refused(headcount: int, track: str | None) -> None:
    items: Parts = [item("a", tracks=["short", "full"]), item("b"), item("c", applies=[{"headcount_from": 10}])]
    questionnaire = make_questionnaire(items, [], tracks=TRACKS)
    profile = make_profile(questionnaire, {}, COMPANY)
    find_standings(questionnaire, profile, COMPANY, None)
    with pytest.raises(PlanningError, match=r"^profile: .* Score the answers again") as refused:
        find_standings(questionnaire, profile, CompanyProfile(headcount=headcount), track)
    assert (refused.value.where, refused.value.code) == ("profile", "scope")


def test_an_unknown_track_is_refused() -> None:
    questionnaire = make_questionnaire([item("a")], [])
    with pytest.raises(ScoringError, match="Track"):
        find_standings(questionnaire, make_profile(questionnaire, {}), None, "none")
