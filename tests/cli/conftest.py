from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import cli
from questionnaires.catalogue import DEFAULT


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        def refuse(name: str) -> None:
            raise AssertionError(f"{name} is not JSON")

        return json.loads(self.out, parse_constant=refuse)


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command in this process, on a folder of its own."""
    monkeypatch.setenv("FIVESTEPS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FIVESTEPS_LANGUAGE", raising=False)

    def run_command(*arguments: object) -> Result:
        try:
            code = cli.main([str(a) for a in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return run_command


@pytest.fixture
def score(run: Run, tmp_path: Path) -> Run:
    """Score the text of a responses file, with more arguments if needed."""

    def run_score(text: str, *more: object, name: str = "responses.csv") -> Result:
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return run("score", "--questionnaire", DEFAULT, "--responses", path, *more)

    return run_score


@pytest.fixture
def profile(tmp_path: Path) -> Callable[[str], Path]:
    """Write a profile file."""

    def write(text: str) -> Path:
        path = tmp_path / "profile.json"
        path.write_text(text, "utf-8")
        return path

    return write
