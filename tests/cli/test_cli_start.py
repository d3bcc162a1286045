"""The command as a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import cli
from commands.progress import draw_bar, show_progress
from questionnaires.catalogue import DEFAULT

ROOT = Path(cli.__file__).parent


def start(*arguments: str, code: str = "import cli, sys; sys.exit(cli.main())") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)


def test_help_lists_every_command_without_loading_what_is_heavy() -> None:
    code = "import cli, sys\ntry: cli.main(['--help'])\nfinally: print(*sorted(sys.modules), file=sys.stderr)"
    done = start(code=code)
    assert done.returncode == 0
    assert all(name.encode() in done.stdout for name in cli.COMMANDS)
    heavy = {"numpy", "pandas", "pydantic", "yaml", "babel", "typst", "streamlit", "sqlite_utils", "wiring", "sqlite3"}
    assert not heavy & set(done.stderr.decode().split())


def test_a_mistake_goes_to_stderr_with_code_2(tmp_path: Path) -> None:
    done = start("score", "--questionnaire", DEFAULT, "--responses", str(tmp_path / "none.csv"))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"fivesteps score: ")
    assert b"Traceback" not in done.stderr


def test_russian_is_written_in_utf8_whatever_the_terminal_speaks(tmp_path: Path) -> None:
    responses = tmp_path / "r.csv"
    responses.write_text("item,value\ngoals.risk,0\n")
    code = (
        "import sys; sys.stdout.reconfigure(encoding='ascii'); import cli; "
        f"sys.exit(cli.main(['plan', '--questionnaire', '{DEFAULT}', '--responses', {str(responses)!r}, "
        "'--capacity', '8', '--language', 'ru']))"
    )
    done = start(code=code)
    assert done.returncode == 0
    assert "Поднимает" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end differently there")
def test_a_reader_who_leaves_early_is_no_mistake(tmp_path: Path) -> None:
    responses = tmp_path / "r.csv"
    responses.write_text("item,value\n")
    reader, writer = os.pipe()
    os.close(reader)
    command = ["score", "--questionnaire", DEFAULT, "--responses", str(responses)]
    done = subprocess.run(
        [sys.executable, "-m", "cli", *command],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_ctrl_c_ends_a_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.COMMANDS["demo"], "run", interrupt)
    assert cli.main(["demo"]) == 130


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_bar_shows_what_takes_long_and_then_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress("Working", patience=0.01):
        deadline = time.monotonic() + 10
        while "Working [" not in terminal.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert "Working [" in terminal.getvalue()
    assert terminal.getvalue().endswith(" \r")


def test_what_is_quick_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress("Working", patience=30):
        pass
    assert terminal.getvalue() == ""


def test_without_a_terminal_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with show_progress("Working", patience=0):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


def test_the_bar_goes_to_and_fro_within_its_frame() -> None:
    bars = [draw_bar(beat, 8) for beat in range(13)]
    assert bars[0] == "[==      ]"
    assert bars[6] == "[      ==]"
    assert bars[12] == bars[0]
    assert {len(bar) for bar in bars} == {10}


def test_the_same_answers_give_the_same_plan_in_every_process(tmp_path: Path) -> None:
    responses = tmp_path / "r.csv"
    responses.write_text("item,value\ngoals.risk,0\npeople.lead,1\nmeasure.kpi_link,dk\n")
    command = ["plan", "--questionnaire", DEFAULT, "--responses", str(responses), "--capacity", "6", "--target", "4"]
    said = {
        subprocess.run(
            [sys.executable, "-m", "cli", *command],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            timeout=60,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1
    assert len(said.pop()) > 1000
