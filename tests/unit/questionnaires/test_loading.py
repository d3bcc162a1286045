from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.errors import QuestionnaireError
from questionnaires.loading import find_problems_in, load
from tests.unit.questionnaires.sound import ENGLISH, RUSSIAN, STRUCTURE, changed, found_in, told, write_sound


def test_a_sound_folder_is_loaded_with_all_its_languages(tmp_path: Path) -> None:
    edition = load(write_sound(tmp_path, russian=RUSSIAN))
    assert edition.questionnaire.id == "sound"
    assert edition.languages == ("en", "ru")
    assert edition.words("ru").title == "Исправный"


def test_a_questionnaire_is_found_by_its_folder_and_by_any_of_its_files(tmp_path: Path) -> None:
    write_sound(tmp_path, changed(STRUCTURE, ("target: 3", "target: 30")))
    found = find_problems_in(tmp_path)
    assert len(found) == 1
    assert find_problems_in(tmp_path / "questionnaire.yaml") == found
    assert find_problems_in(tmp_path / "text.en.yaml") == found


def test_every_problem_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    structure = changed(
        STRUCTURE,
        ("    weight: 3", "    weight: 0"),
        ("essential: true", "essential: yes"),
        ("values: [0, 0.5, 1]", "values: [0]"),
        ("from: 1.5, to: 3", "from: 2, to: 3"),
        ("after: [goals.named]", "after: [goals.named, rules.known]"),
        ("scale: three", "scale: thre"),
        ("owner: lead\n", "owner: led\n"),
        ("id: rules.lived", "id: goals.named"),
        ("owner: owner\n  lead_time", "owner: owner\n  owner: lead\n  lead_time"),
    )
    words = changed(ENGLISH, ("about: All is well.", "about: 7"), ("levels: [Absent, Begun, Done]", "levels: [Absent]"))
    folder = write_sound(tmp_path, structure, english=words, russian="language: 'ru\n")
    with pytest.raises(QuestionnaireError) as caught:
        load(folder)
    circle = "goals.dated after rules.known after goals.dated"
    assert told(caught.value.problems)[::2] == [
        "10 scales[three].values: 2 or more entries are needed, and the list has 1",
        "13 bands[1].from: scores from 1.5 to 2 have no level",
        "44 items[goals.named].weight: a number above 0 is expected, and this is 0",
        '48 items[goals.named].essential: "yes" can be read as a text and as a yes/no value',
        '53 items[goals.dated].scale: there is no scale "thre"',
        f"56 items[goals.dated].after: the prerequisites go round in a circle: {circle}",
        '57 items[goals.dated].owner: there is no role "led"',
        '66 items[goals.named].id: "goals.named" stands here a second time, first on line 43',
        '74 actions[name-goals].owner: "owner" stands here twice, first on line 73',
        "en:3 about: a text is expected, and this is 7",
        "en:5 levels: there is 1 text for 3 maturity levels",
        'en:25 items[rules.lived]: the questionnaire has no item "rules.lived"',
        "ru:1 : found unexpected end of stream",
    ]


def test_a_second_fault_of_the_words_shows_although_the_structure_cannot_be_read(tmp_path: Path) -> None:
    folder = write_sound(tmp_path, "a: 'x", english=changed(ENGLISH, ("about: All is well.", "about: 7")))
    assert told(find_problems_in(folder))[::2] == [
        "1 : found unexpected end of stream",
        "en:3 about: a text is expected, and this is 7",
    ]


def test_a_language_that_cannot_be_read_hides_no_fault_of_another(tmp_path: Path) -> None:
    words = changed(ENGLISH, ("roles: {owner: Owner, lead: Lead}", "roles: {owner: Owner, laed: Lead}"))
    folder = write_sound(tmp_path, english=words, russian="[")
    assert told(find_problems_in(folder))[:1] == ['en:29 roles.laed: the questionnaire has no role "laed"']


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("scales:\n- id: five", "scales: no\nx:\n- id: five"), 2),
        (("tracks:\n- id: short", "tracks: 5\nx:\n- id: short"), 2),
        (("roles: [owner, lead]", "roles: owner"), 1),
        (("flags: [regulated]\nroles", "flags: {regulated: 1}\nroles"), 1),
        (("sizes:\n", "sizes: small\nx:\n"), 2),
        (("actions:\n", "actions: none\nx:\n"), 2),
        (("  items:\n  - id: goals.named", "  items: none\n  x:\n  - id: goals.named"), 2),
        (("- id: goals.named", "- idd: goals.named"), 1),
        (("    combine: staged", "    combine: stages"), 1),
        (("tracks: [short, full]", "tracks: short"), 1),
        (("  - id: goals.named\n", "  - Goals\n  - id: goals.named\n"), 1),
        (("score: {low: 0, high: 4}", "score: 4"), 1),
        (("level: 4, tracks", "level: four, tracks"), 1),
    ],
)
def test_a_broken_part_draws_no_false_alarms(change: tuple[str, str], expected: int, tmp_path: Path) -> None:
    found = found_in(tmp_path, change)
    assert len(found) == 2 * expected, found


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    problems = find_problems_in(write_sound(tmp_path, english=None))
    assert [problem.file for problem in problems] == [f"{tmp_path}/text.en.yaml"]
    assert [problem.what for problem in problems] == [
        "there are no words: the file is missing, and there is none for another language"
    ]


def test_words_in_any_one_language_will_do(tmp_path: Path) -> None:
    folder = write_sound(tmp_path, english=None, russian=changed(ENGLISH, ("language: en", "language: ru")))
    assert load(folder).languages == ("ru",)


@pytest.mark.parametrize("name", ["text.EN.yaml", "text.eng.yaml", "text.de.yml", "texts.yaml"])
def test_a_file_whose_name_gives_no_language_is_named(name: str, tmp_path: Path) -> None:
    (write_sound(tmp_path) / name).write_text(ENGLISH, encoding="utf-8")
    remedy = "Call it text.<language>.yaml with the two letters of the language, as in text.en.yaml."
    assert [str(problem) for problem in find_problems_in(tmp_path)] == [
        f"{tmp_path}/{name}: no language can be read from the name of the file. {remedy}"
    ]


def test_the_name_of_a_file_and_the_language_in_it_agree(tmp_path: Path) -> None:
    assert told(
        find_problems_in(write_sound(tmp_path, russian=changed(RUSSIAN, ("language: ru", "language: de"))))
    ) == [
        "ru:1 language: the file is named for ru, and its language is de",
        "-> Rename the file, or correct the language.",
    ]


def test_a_folder_that_holds_no_questionnaire_is_told_so(tmp_path: Path) -> None:
    missing = tmp_path / "nothing"
    assert [str(problem) for problem in find_problems_in(missing)] == [
        f"{missing}/questionnaire.yaml: there is no such file. Name the folder of a questionnaire."
    ]
    with pytest.raises(QuestionnaireError, match="there is no such file"):
        load(missing)


def test_a_library_is_answered_with_the_questionnaires_in_it(tmp_path: Path) -> None:
    write_sound(tmp_path / "two")
    write_sound(tmp_path / "one")
    assert [problem.remedy for problem in find_problems_in(tmp_path)] == ["Name one of the folders in it: one, two."]


@pytest.mark.parametrize("name", ["x" * 5000, "nul\0byte"])
def test_a_path_that_no_file_can_have_is_a_problem(name: str, tmp_path: Path) -> None:
    assert [problem.what for problem in find_problems_in(tmp_path / name)] == ["there is no such file"]


def test_a_questionnaire_of_great_depth_is_loaded(tmp_path: Path) -> None:
    depth = 28
    inner = "- {id: rules.deep, level: 1, tracks: [full]}"
    nested = "".join(f"{'  ' * n}- id: s{n}\n{'  ' * n}  sections:\n" for n in range(depth))
    nested += f"{'  ' * depth}- id: s{depth}\n{'  ' * depth}  items: [{inner[2:].replace(', level: 1', '')}]\n"
    words = changed(
        ENGLISH,
        (
            "  rules: {title: Rules}\n",
            "  rules: {title: Rules}\n" + "".join(f"  s{n}: {{title: S}}\n" for n in range(depth + 1)),
        ),
        ("  rules.lived:", "  rules.deep: {title: Deep, question: Deep?}\n  rules.lived:"),
    )
    edition = load(write_sound(tmp_path, changed(STRUCTURE, ("actions:\n", nested + "actions:\n")), english=words))
    assert list(edition.questionnaire.walk_items())[-1].id == "rules.deep"
