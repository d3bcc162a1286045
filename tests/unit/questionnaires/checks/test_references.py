from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.questionnaires.sound import found_in

CASES = {
    "an unknown prerequisite": (
        ("after: [goals.named]", "after: [goals.name]"),
        '56 items[goals.dated].after[0]: there is no item "goals.name"',
        '-> Did you mean "goals.named"?',
    ),
    "an unknown scale": (
        ("scale: three", "scale: tree"),
        '53 items[goals.dated].scale: there is no scale "tree"',
        '-> Did you mean "three"?',
    ),
    "an unknown track": (
        ("tracks: [short, full]", "tracks: [short, long, full]"),
        '49 items[goals.named].tracks[1]: there is no track "long"',
        "-> Known here: full, short.",
    ),
    "an unknown owner of an item": (
        ("owner: lead\n", "owner: leed\n"),
        '57 items[goals.dated].owner: there is no role "leed"',
        '-> Did you mean "lead"?',
    ),
    "an unknown owner of an action": (
        ("owner: owner\n  lead_time", "owner: boss\n  lead_time"),
        '73 actions[name-goals].owner: there is no role "boss"',
        "-> Known here: lead, owner.",
    ),
    "an unknown flag": (
        ("{flags: [regulated]}", "{flags: [regulatd]}"),
        '46 items[goals.named].weights[0].when.flags[0]: there is no flag "regulatd"',
        '-> Did you mean "regulated"?',
    ),
    "an unknown country": (
        ("{countries: [RU]}", "{countries: [UK]}"),
        '55 items[goals.dated].applies[1].countries[0]: there is no country "UK"',
        "-> Known here: NO, RU.",
    ),
    "an unknown flag that suggests a track": (
        ("{headcount_below: 50}", "{headcount_below: 50, flags: [big]}"),
        '28 tracks[short].suggested.flags[0]: there is no flag "big"',
        "-> Known here: regulated.",
    ),
    "an unknown source": (
        ("sources: [S1]", "sources: [S7]"),
        '51 items[goals.named].sources[0]: there is no source "S7"',
        "-> Known here: S1.",
    ),
    "an unknown item that an action raises": (
        ("{item: goals.named, from", "{item: goals.nmaed, from"),
        '71 actions[name-goals].raises[0].item: there is no item "goals.nmaed"',
        '-> Did you mean "goals.named"?',
    ),
    "an unknown size of company": (
        ("{small: 0.5, large: 2}", "{small: 0.5, large: 2, medium: 1}"),
        '72 actions[name-goals].effort.medium: there is no size of company "medium"',
        "-> Known here: large, small.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_reference_to_nothing_is_named_with_what_was_meant(case: str, tmp_path: Path) -> None:
    change, *expected = CASES[case]
    assert found_in(tmp_path, change) == expected


def test_where_nothing_is_defined_the_remedy_is_to_define_it(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("roles: [owner, lead]\n", ""))[:2] == [
        '49 items[goals.named].owner: there is no role "owner"',
        '-> Add it under "roles", or delete it here.',
    ]
