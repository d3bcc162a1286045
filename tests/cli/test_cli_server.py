"""The application started for real, by the command alone."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

import cli
from commands.serve import find_free

ROOT = Path(cli.__file__).parent
PATIENCE = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = find_free("127.0.0.1", 18500 + os.getpid() % 1000)
    surroundings = os.environ | {"FIVESTEPS_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process, port or 0
    finally:
        process.kill()
        process.communicate()


def ask(port: int, path: str) -> str:
    """What the server answers, once it does."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except URLError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal to send")
@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_stop(server: tuple[subprocess.Popen[str], int], told: signal.Signals) -> None:
    process, port = server
    assert json.loads(ask(port, "/healthz"))["status"] == "ok"
    assert "<title>Five Steps</title>" in ask(port, "/")
    with pytest.raises(OSError):  # noqa: PT011 - whatever the reason, the other address has nobody listening
        socket.create_connection(("127.0.0.2", port), timeout=5)
    process.send_signal(told)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert said.splitlines()[:2] == [f"Five Steps is at http://localhost:{port}", "Stop it with Ctrl+C."]
    assert "Traceback" not in said
