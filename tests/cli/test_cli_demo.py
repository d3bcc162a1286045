from __future__ import annotations

from pathlib import Path

import pytest

import wiring
from tests.cli.conftest import Run


def test_the_demo_companies_are_loaded_once(run: Run, tmp_path: Path) -> None:
    first, second = run("demo"), run("demo")
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out
    assert "Tyoply Ugol Bakery" in first.out
    assert str(tmp_path / "data" / "five-steps.db") in first.out
    services = wiring.open_services(read_only=True)
    try:
        assert len(services.store.find_companies(wiring.WORKSPACE)) == 3
        assert len(services.store.find_assessments(wiring.WORKSPACE)) == 6
    finally:
        services.store.close()


def test_the_demo_speaks_russian(run: Run) -> None:
    assert "Пекарня «Тёплый угол»" in run("demo", "--language", "ru").out


def test_the_language_of_the_surroundings_counts(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FIVESTEPS_LANGUAGE", "ru")
    assert "Пекарня" in run("demo").out


def test_while_five_steps_runs_the_demo_is_refused_by_its_process(run: Run, tmp_path: Path) -> None:
    services = wiring.open_services(wiring.Settings(tmp_path / "data"))
    try:
        result = run("demo")
    finally:
        services.store.close()
    assert result.code == 2
    assert "Five Steps is running (process " in result.err
    assert "or stop it first" in result.err


def test_a_folder_that_cannot_be_used_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FIVESTEPS_DATA", str(tmp_path / "file"))
    result = run("demo")
    assert result.code == 2
    assert str(tmp_path / "file") in result.err
    assert "FIVESTEPS_DATA" in result.err


def test_a_damaged_database_is_refused_and_left_as_it_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    database = tmp_path / "data" / "five-steps.db"
    database.write_bytes(b"not a database, but somebody's letter " * 100)
    before = database.read_bytes()
    result = run("demo")
    assert result.code == 2
    assert "damaged" in result.err
    assert database.read_bytes() == before
