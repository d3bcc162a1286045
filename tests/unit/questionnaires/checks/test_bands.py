from __future__ import annotations

from pathlib import Path

from questionnaires.loading import find_problems_in
from tests.unit.questionnaires.sound import ENGLISH, STRUCTURE, changed, found_in, told, write_sound


def test_a_hole_between_bands_is_named_with_its_scores(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("from: 1.5, to: 3", "from: 2, to: 3")) == [
        "13 bands[1].from: scores from 1.5 to 2 have no level",
        '-> Let "from" be 1.5, where the band before ends.',
    ]


def test_an_overlap_of_bands_is_named_with_its_scores(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("from: 1.5, to: 3", "from: 1.25, to: 3")) == [
        "13 bands[1].from: scores from 1.25 to 1.5 have two levels",
        '-> Let "from" be 1.5, where the band before ends.',
    ]


def test_edges_that_differ_by_rounding_alone_meet(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("to: 1.5}", "to: 1.5000000000001}")) == []


def test_bands_begin_and_end_where_the_scores_do(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("from: 0, to: 1.5", "from: 0.5, to: 1.5"), ("from: 3, to: 4", "from: 3, to: 5")) == [
        "12 bands[0].from: the first band begins at 0.5, and the scores at 0",
        '-> Let "from" be 0.',
        "14 bands[2].to: the last band ends at 5, and the scores at 4",
        '-> Let "to" be 4.',
    ]


def test_bands_of_a_sum_reach_as_far_as_the_sum(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("combine: weighted-mean", "combine: sum"), ("from: 3, to: 4", "from: 3, to: 12")) == []


def test_only_the_last_band_may_be_a_single_number(tmp_path: Path) -> None:
    single = ("from: 3, to: 4", "from: 4, to: 4")
    assert found_in(tmp_path, ("from: 1.5, to: 3", "from: 1.5, to: 4"), single) == []
    assert found_in(tmp_path, ("from: 0, to: 1.5", "from: 0, to: 0"), ("from: 1.5, to: 3", "from: 0, to: 3")) == [
        "12 bands[0].to: the band from 0 to 0 is empty",
        '-> Let "to" be greater than "from".',
    ]


def test_a_band_that_ends_before_it_begins_is_empty(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("from: 3, to: 4", "from: 3, to: 2")) == [
        "14 bands[2].to: the band from 3 to 2 is empty",
        '-> Let "to" be greater than "from".',
        "14 bands[2].to: the last band ends at 2, and the scores at 4",
        '-> Let "to" be 4.',
    ]


def test_levels_rise_from_band_to_band(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("{level: 2, from", "{level: 1, from")) == [
        "14 bands[2].level: level 1 follows level 1",
        "-> Let the levels rise from band to band.",
    ]


def test_a_cap_at_a_level_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("{below: 2, level: 1}", "{below: 2, level: 7}"), ("caps_at: 1", "caps_at: 9")) == [
        "19 essentials.caps[0].level: there is no level 7",
        "-> Use one of 0, 1, 2.",
        "20 essentials.unknown_caps_at: there is no level 9",
        "-> Use one of 0, 1, 2.",
    ]


def test_caps_need_bands(tmp_path: Path) -> None:
    bands = STRUCTURE[STRUCTURE.index("bands:") : STRUCTURE.index("level: bands")]
    words = changed(
        ENGLISH, ("levels: [Absent, Begun, Done]\n", ""), ("level_notes: [Nothing, Something, Everything]\n", "")
    )
    folder = write_sound(tmp_path, changed(STRUCTURE, (bands, "")), english=words)
    assert told(find_problems_in(folder)) == [
        "15 essentials.caps[0].level: there is no level 1",
        '-> Add "bands", or delete the caps.',
        "16 essentials.unknown_caps_at: there is no level 1",
        '-> Add "bands", or delete the caps.',
    ]


def test_without_bands_and_caps_there_are_no_levels(tmp_path: Path) -> None:
    rules = STRUCTURE[STRUCTURE.index("bands:") : STRUCTURE.index("rated_from")]
    words = changed(
        ENGLISH, ("levels: [Absent, Begun, Done]\n", ""), ("level_notes: [Nothing, Something, Everything]\n", "")
    )
    assert find_problems_in(write_sound(tmp_path, changed(STRUCTURE, (rules, "")), english=words)) == ()


def test_levels_by_achievement_need_means_throughout(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("level: bands", "level: staged")) == [
        "15 level: levels by achievement need weighted means in the whole tree",
        '-> Use "level: bands", or combine by weighted-mean everywhere.',
    ]


def test_levels_by_achievement_need_bands_that_count_from_0(tmp_path: Path) -> None:
    means = [("    combine: staged\n    threshold: 2\n", ""), ("level: bands", "level: staged")]
    means += [(f"level: {n}, tracks", "tracks") for n in range(1, 5)]
    assert found_in(tmp_path, *means) == []
    assert found_in(tmp_path, *means, ("{level: 2, from", "{level: 3, from")) == [
        "15 level: levels by achievement need bands with the levels 0, 1, 2 and so on",
        "-> Add a band for every level, or number the levels of the bands from 0.",
    ]
