from __future__ import annotations

from pathlib import Path

from tests.unit.questionnaires.sound import found_in


def test_an_item_id_used_twice_is_named_with_the_line_of_the_first(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("id: rules.lived", "id: rules.known"))[:2] == [
        '66 items[rules.known].id: "rules.known" stands here a second time, first on line 65',
        "-> Give one of the two another id.",
    ]


def test_sections_items_and_actions_share_their_ids(tmp_path: Path) -> None:
    found = found_in(tmp_path, ("id: name-goals", "id: goals"), ("id: rules.lived", "id: work"))
    assert '69 actions[goals].id: "goals" stands here a second time, first on line 40' in found
    assert '66 items[work].id: "work" stands here a second time, first on line 58' in found


def test_a_scale_a_track_a_size_and_a_source_have_an_id_of_their_own(tmp_path: Path) -> None:
    second = (
        "- {id: S1, title: A book",
        "- {id: S1, title: Its reprint, used_for: all, checked: no-one}\n- {id: S1, title: A book",
    )
    assert found_in(
        tmp_path,
        ("- id: full\n", "- {id: short, minutes: 1}\n- id: full\n"),
        ("- {id: large, from: 50}", "- {id: large, from: 50}\n- {id: large, from: 90}"),
        second,
    ) == [
        '30 tracks[short].id: "short" stands here a second time, first on line 27',
        "-> Give one of the two another id.",
        '36 sizes[large].id: "large" stands here a second time, first on line 35',
        "-> Give one of the two another id.",
        '81 sources[S1].id: "S1" stands here a second time, first on line 80',
        "-> Give one of the two another id.",
    ]


def test_nothing_stands_twice_in_a_list(tmp_path: Path) -> None:
    assert found_in(
        tmp_path,
        ('countries: [RU, "NO"]', 'countries: [RU, "NO", RU]'),
        ("roles: [owner, lead]", "roles: [owner, owner, lead]"),
        ("after: [goals.named]", "after: [goals.named, goals.named]"),
        ("tracks: [short, full]", "tracks: [short, short, full]"),
        ("sources: [S1]", "sources: [S1, S1]"),
    ) == [
        '35 countries[2]: "RU" stands here a second time, first on line 35',
        "-> Delete one.",
        '37 roles[1]: "owner" stands here a second time, first on line 37',
        "-> Delete one.",
        '49 items[goals.named].tracks[1]: "short" stands here a second time, first on line 49',
        "-> Delete one.",
        '51 items[goals.named].sources[1]: "S1" stands here a second time, first on line 51',
        "-> Delete one.",
        '56 items[goals.dated].after[1]: "goals.named" stands here a second time, first on line 56',
        "-> Delete one.",
    ]
