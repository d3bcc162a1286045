from __future__ import annotations

from pathlib import Path

from tests.unit.questionnaires.sound import found_in


def test_sizes_begin_with_one_person_and_rise(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("{id: small, from: 1}", "{id: small, from: 2}"), ("from: 50}", "from: 2}")) == [
        "33 sizes[small].from: the smallest size begins at 2 people, and smaller companies have none",
        '-> Let "from" be 1.',
        "34 sizes[large].from: 2 people follow 2",
        "-> Let the sizes rise.",
    ]


def test_a_condition_that_no_company_meets_is_named(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("headcount_below: 500", "headcount_below: 10")) == [
        "55 items[goals.dated].applies[0].headcount_below: no company has 10 people or more, and fewer than 10",
        "-> Let headcount_from be less than headcount_below.",
    ]


def test_a_condition_says_something(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("- when: {flags: [regulated]}", "- when: {}")) == [
        "46 items[goals.named].weights[0].when: the condition says nothing",
        "-> Name one of: headcount_from, headcount_below, countries, flags.",
    ]


def test_a_track_needs_no_condition(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("  suggested: {headcount_below: 50}\n", "")) == []


def test_an_action_raises_something(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("from: 0, to: 2}", "from: 2, to: 2}")) == [
        "71 actions[name-goals].raises[0].to: a raise from 2 to 2 raises nothing",
        '-> Let "to" be greater than "from".',
    ]


def test_an_action_raises_an_item_once(tmp_path: Path) -> None:
    again = "from: 0, to: 2}\n  - {item: goals.named, from: 2, to: 4}"
    assert found_in(tmp_path, ("from: 0, to: 2}", again)) == [
        '72 actions[name-goals].raises[1].item: the action raises "goals.named" a second time, first on line 71',
        "-> Make it one raise.",
    ]


def test_an_action_has_an_effort_for_every_size(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("{small: 0.5, large: 2}", "{small: 0.5}")) == [
        "72 actions[name-goals].effort: there is no effort for the size large",
        "-> Add person-days for every size of company.",
    ]


def test_an_action_has_an_effort_even_where_there_are_no_sizes(tmp_path: Path) -> None:
    no_sizes = ("sizes:\n- {id: small, from: 1}\n- {id: large, from: 50}\n", "")
    found = found_in(tmp_path, no_sizes, ("{small: 0.5, large: 2}", "{}"))
    assert tuple(found[:2]) == (
        "69 actions[name-goals].effort: there is no effort",
        "-> Add person-days for every size of company.",
    )
