from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.model import Questionnaire, Words
from questionnaires.nodes import Document
from questionnaires.shapes import Fit, fit
from questionnaires.yaml_source import read_document
from tests.unit.questionnaires.sound import ENGLISH, STRUCTURE, changed


def fitted(folder: Path, *changes: tuple[str, str]) -> Fit[Questionnaire]:
    return fit(document(folder, changed(STRUCTURE, *changes)), Questionnaire)


def document(folder: Path, text: str) -> Document:
    file = folder / "q.yaml"
    file.write_text(text, encoding="utf-8")
    return read_document(file)


def test_what_fits_is_a_model_without_problems(tmp_path: Path) -> None:
    found = fitted(tmp_path)
    assert found.problems == ()
    assert found.repaired == frozenset()
    assert found.value is not None
    assert [item.id for item in found.value.walk_items()][:2] == ["goals.named", "goals.dated"]


def test_a_field_that_does_not_fit_falls_back_to_its_default(tmp_path: Path) -> None:
    found = fitted(tmp_path, ("    weight: 3", "    weight: three"))
    assert len(found.problems) == 1
    assert found.value is not None
    assert next(found.value.walk_items()).weight == 1
    assert found.repaired == {("sections", 0, "items", 0, "weight")}


def test_a_field_that_is_needed_is_filled_in(tmp_path: Path) -> None:
    found = fitted(tmp_path, ("- id: goals.named", "- id: [x]"))
    assert found.value is not None
    assert next(found.value.walk_items()).id == "unknown"


@pytest.mark.parametrize("field", ["score", "scales", "tracks", "version", "date", "licence", "id"])
def test_a_missing_part_does_not_hide_the_rest(field: str, tmp_path: Path) -> None:
    lines = STRUCTURE.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{field}:"))
    end = next(number for number in range(start + 1, len(lines)) if lines[number][0] not in " -")
    found = fit(document(tmp_path, "".join(lines[:start] + lines[end:])), Questionnaire)
    assert [problem.what for problem in found.problems] == [f"the field {field} is missing"]
    assert found.value is not None


def test_what_was_put_in_is_not_trusted(tmp_path: Path) -> None:
    found = fitted(tmp_path, ("values: [0, 0.5, 1]", "values: 7"))
    assert not found.trusts(("scales", 1, "values"))
    assert not found.trusts(("scales", 1, "values", 0))
    assert found.trusts(("scales", 0, "values", 0))
    assert found.trusts(("scales",))


def test_where_nothing_can_be_filled_in_the_whole_above_is_dropped(tmp_path: Path) -> None:
    found = fitted(tmp_path, ("- {id: small, from: 1}", "- {id: small}"))
    assert [problem.what for problem in found.problems] == ["the field from is missing"]
    assert found.value is not None
    assert found.value.sizes == ()


def test_the_field_that_was_meant_is_not_trusted_either(tmp_path: Path) -> None:
    found = fitted(tmp_path, ("bands:\n", "bandz:\n"))
    assert not found.trusts(("bands", 0, "from"))


def test_a_refused_value_is_not_named_again(tmp_path: Path) -> None:
    found = fitted(tmp_path, ("values: [0, 0.5, 1]", "values: [0, no]"), ("essential: true", "essential: *yes"))
    assert [problem.what for problem in found.problems] == [
        '"no" can be read as a text and as a yes/no value',
        "an alias (*yes) is not allowed",
    ]
    assert found.value is not None


@pytest.mark.parametrize("text", ["just a text", "[a, list]", "{}", "sections: 5", "sections: []"])
def test_what_is_no_questionnaire_at_all_has_problems_and_no_value(text: str, tmp_path: Path) -> None:
    found = fit(document(tmp_path, text), Questionnaire)
    assert found.value is None
    assert found.problems


def test_a_file_that_could_not_be_read_keeps_its_problems(tmp_path: Path) -> None:
    broken = document(tmp_path, "a: 'x")
    assert fit(broken, Words) == Fit(None, broken.problems)


def test_words_are_repaired_as_well(tmp_path: Path) -> None:
    text = changed(ENGLISH, ("rules.known: {title: Known, question: Are they known?}", "rules.known: Known"))
    found = fit(document(tmp_path, text), Words)
    assert len(found.problems) == 1
    assert found.value is not None
    assert "rules.known" not in found.value.items


def test_a_flood_of_problems_is_cut_off(tmp_path: Path) -> None:
    found = fit(document(tmp_path, "{" + ", ".join(f"field{n}: 1" for n in range(3000)) + "}"), Questionnaire)
    assert len(found.problems) == 500
