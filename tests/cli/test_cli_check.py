from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from questionnaires.catalogue import DEFAULT, LIBRARY
from tests.cli.conftest import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LIBRARY / DEFAULT, tmp_path / DEFAULT))


def test_the_instrument_is_sound(run: Run) -> None:
    result = run("check", LIBRARY / DEFAULT)
    assert (result.code, result.err) == (0, "")
    assert f"{DEFAULT} 1.0 is sound. Items: 43. Languages: en, ru." in result.out


def test_a_questionnaire_is_checked_by_one_of_its_files_too(run: Run) -> None:
    assert run("check", LIBRARY / DEFAULT / "questionnaire.yaml").code == 0


def test_every_problem_is_told_with_file_and_line(run: Run, folder: Path) -> None:
    path = folder / "questionnaire.yaml"
    lines = path.read_text("utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if "weight: 3" in line)
    lines[first] = lines[first].replace("weight: 3", "weight: -1")
    second = next(n for n, line in enumerate(lines) if "after: [goals.alignment]" in line)
    lines[second] = lines[second].replace("goals.alignment", "goals.alinment")
    path.write_text("\n".join(lines), "utf-8")
    result = run("check", folder)
    assert (result.code, result.out) == (2, "")
    assert f"questionnaire.yaml:{first + 1}:" in result.err
    assert f"questionnaire.yaml:{second + 1}:" in result.err
    assert 'Did you mean "goals.alignment"?' in result.err


def test_a_missing_text_is_a_warning(run: Run, folder: Path) -> None:
    path = folder / "text.ru.yaml"
    text = path.read_text("utf-8")
    start = text.index("  goals.alignment.02:")
    path.write_text(text[:start] + text[text.index("  goals.alignment.24:") :], "utf-8")
    result = run("check", folder)
    assert result.code == 0
    assert result.err.startswith("warning: ")
    assert "goals.alignment.02" in result.err


def test_one_faulty_questionnaire_does_not_hide_the_others(run: Run, folder: Path, tmp_path: Path) -> None:
    result = run("check", tmp_path / "nothing", folder)
    assert result.code == 2
    assert "nothing" in result.err
    assert "is sound" in result.out


def test_a_folder_of_questionnaires_names_what_is_in_it(run: Run) -> None:
    result = run("check", LIBRARY)
    assert result.code == 2
    assert DEFAULT in result.err
