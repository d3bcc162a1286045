from __future__ import annotations

from pathlib import Path

from questionnaires.loading import find_problems_in
from tests.unit.questionnaires.sound import STRUCTURE, changed, found_in, told, write_sound


def test_a_circle_is_named_with_its_whole_path(tmp_path: Path) -> None:
    found = found_in(tmp_path, ("{id: rules.written, level: 1", "{id: rules.written, after: [rules.known], level: 1"))
    circle = "rules.written after rules.known after rules.written"
    assert found == [
        f"64 items[rules.written].after: the prerequisites go round in a circle: {circle}",
        "-> Delete one of these prerequisites.",
    ]


def test_an_item_after_itself_is_a_circle(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("after: [goals.named]", "after: [goals.dated]")) == [
        "56 items[goals.dated].after: the prerequisites go round in a circle: goals.dated after goals.dated",
        "-> Delete one of these prerequisites.",
    ]


def test_two_circles_are_two_problems(tmp_path: Path) -> None:
    found = found_in(
        tmp_path,
        ("{id: rules.written, level: 1", "{id: rules.written, after: [rules.known], level: 1"),
        ("after: [goals.named]", "after: [goals.dated]"),
    )
    assert len([line for line in found if "circle" in line]) == 2


def test_two_ways_to_the_same_item_are_no_circle(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("[rules.written, goals.dated]", "[rules.written, goals.dated, goals.named]")) == []


def test_a_long_circle_is_cut_short(tmp_path: Path) -> None:
    items = "".join(f"    - {{id: r{n}, level: 1, tracks: [full], after: [r{(n + 1) % 3000}]}}\n" for n in range(3000))
    structure = changed(STRUCTURE, ("    - {id: rules.written, level: 1, tracks: [full]}\n", items))
    circle = next(line for line in told(find_problems_in(write_sound(tmp_path, structure))) if "circle" in line)
    assert " after r11 after …" in circle


def test_prerequisites_need_a_level_at_which_they_are_met(tmp_path: Path) -> None:
    assert found_in(tmp_path, ("prerequisite_level: 2\n", "")) == [
        "55 items[goals.dated].after: there are prerequisites, and no level at which they count as met",
        '-> Add "prerequisite_level" to the questionnaire: a number on the score scale.',
    ]


def test_without_prerequisites_no_level_is_needed(tmp_path: Path) -> None:
    free = [("prerequisite_level: 2\n", ""), ("    after: [goals.named]\n", "")]
    assert found_in(tmp_path, *free, (", after: [rules.written, goals.dated]", "")) == []
