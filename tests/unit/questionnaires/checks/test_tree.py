from __future__ import annotations

from pathlib import Path

from tests.unit.questionnaires.sound import found_in


def test_a_section_holds_sections_or_items_not_both(tmp_path: Path) -> None:
    stray = "- id: work\n  items: [{id: stray, tracks: [full]}]\n"
    assert found_in(tmp_path, ("- id: work\n", stray))[:2] == [
        "59 sections[work].items: a section holds sections or items, not both",
        "-> Move one kind elsewhere.",
    ]


def test_an_empty_section_is_named(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("- id: work\n", "- id: hollow\n- id: work\n"))[:2] == [
        "58 sections[hollow].items: the section is empty",
        '-> Add "items" or "sections", or delete it.',
    ]


def test_a_staged_section_needs_a_threshold(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("    threshold: 2\n", "")) == [
        "60 sections[rules].threshold: a staged section needs a threshold",
        '-> Add "threshold": the value on the score scale at which an item is reached.',
    ]


def test_a_threshold_means_nothing_in_a_mean(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("- id: goals\n", "- id: goals\n  threshold: 2\n")) == [
        "41 sections[goals].threshold: a threshold means nothing in a section that combines by weighted-mean",
        '-> Delete it, or use "combine: staged".',
    ]


def test_an_item_of_a_staged_section_needs_a_level(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("level: 4, tracks", "tracks")) == [
        '67 items[rules.renewed].level: the item needs a level, as the section "rules" is staged',
        '-> Add "level": 1 or more.',
    ]


def test_a_staged_section_looks_through_the_sections_between(tmp_path: Path) -> None:
    lifted = [
        ("    combine: staged\n    threshold: 2\n", ""),
        ("- id: work\n", "- {id: work, combine: staged, threshold: 2\n"),
    ]
    found = found_in(
        tmp_path,
        lifted[0],
        ("- id: work\n", "- id: work\n  combine: staged\n  threshold: 2\n"),
        ("level: 4, tracks", "tracks"),
    )
    assert found == [
        '67 items[rules.renewed].level: the item needs a level, as the section "work" is staged',
        '-> Add "level": 1 or more.',
    ]


def test_a_level_means_nothing_outside_staged_sections(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("    scale: three\n", "    scale: three\n    level: 1\n")) == [
        "54 items[goals.dated].level: a level means nothing here, as no section above is staged",
        '-> Delete it, or use "combine: staged" and a threshold.',
    ]


def test_a_stage_without_items_blocks_those_above(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("{id: rules.known, level: 2", "{id: rules.known, level: 1")) == [
        "63 sections[rules].items: no item has level 2, so no higher level can be reached",
        "-> Give level 2 to an item, or lower the levels above.",
    ]


def test_an_item_in_no_track_is_never_asked(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("level: 4, tracks: [full]", "level: 4")) == [
        "67 items[rules.renewed].tracks: the item is in no track",
        '-> Add "tracks" with one or more of: short, full.',
    ]


def test_a_track_without_items_asks_nothing(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("tracks: [short, full]", "tracks: [full]")) == [
        '27 tracks[short]: no item is in the track "short"',
        "-> Name it in the tracks of some items, or delete it.",
    ]
