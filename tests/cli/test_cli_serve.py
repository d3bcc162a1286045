from __future__ import annotations

import errno
import os
import runpy
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import wiring
from commands import serve
from commands.errors import CommandError
from tests.cli.conftest import Run


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        yield door.getsockname()[1]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[list[str]]]:
    """What would have been run, with which arguments, from which folder."""
    calls: list[list[str]] = []
    monkeypatch.setattr(runpy, "run_module", lambda name, **_: calls.append([name, *sys.argv]))
    monkeypatch.setattr(os, "chdir", lambda folder: calls.append([str(folder)]))
    monkeypatch.setattr(sys, "argv", ["fivesteps"])
    yield calls
    wiring.close_services()


def test_it_serves_the_application_by_its_own_settings(run: Run, started: list[list[str]], taken: int) -> None:
    free = serve.find_free("127.0.0.1", taken)
    result = run("serve", "--port", free)
    assert (result.code, result.err) == (0, "")
    assert result.out == f"Five Steps is at http://localhost:{free}\nStop it with Ctrl+C.\n"
    root = Path(wiring.__file__).parent
    options = [f"--server.port={free}", "--logger.hideWelcomeMessage=true"]
    assert started == [[str(root)], ["streamlit", "streamlit", "run", str(root / "app.py"), *options]]
    assert (root / ".streamlit" / "config.toml").is_file()


def test_a_port_in_use_is_refused_and_a_free_one_named(run: Run, started: list[list[str]], taken: int) -> None:
    result = run("serve", "--port", taken)
    assert result.code == 2
    assert f"port {taken}: another program uses it" in result.err
    named = int(result.err.rsplit("--port ", 1)[1])
    serve.check_port("127.0.0.1", named)
    assert started == []


@pytest.mark.parametrize("text", ["0", "65536", "http", "-1", "8501.5", "８５０１"])
def test_what_is_not_a_port_is_refused(run: Run, text: str) -> None:
    result = run("serve", f"--port={text}")
    assert result.code == 2
    assert "Give a number from 1 to 65535" in result.err


def test_an_address_of_another_computer_is_refused(run: Run, started: list[list[str]]) -> None:
    result = run("serve", "--address", "192.0.2.1", "--port", 45678)
    assert result.code == 2
    assert "--address 192.0.2.1: this computer has no such address" in result.err
    assert started == []


def test_a_database_in_use_is_refused_before_anything_is_started(
    run: Run, started: list[list[str]], taken: int, tmp_path: Path
) -> None:
    services = wiring.open_services(wiring.Settings(tmp_path / "data"))
    try:
        result = run("serve", "--port", serve.find_free("127.0.0.1", taken))
    finally:
        services.store.close()
    assert result.code == 2
    assert "Five Steps is running (process " in result.err
    assert started == []


def test_an_open_address_warns_and_lets_its_own_names_in(run: Run, started: list[list[str]], taken: int) -> None:
    free = serve.find_free("0.0.0.0", taken)
    result = run("serve", "--address", "0.0.0.0", "--port", free)
    assert result.code == 0
    assert "Five Steps has no sign-in" in result.err
    assert f"http://localhost:{free}" in result.out
    options = started[1]
    assert "--server.address=0.0.0.0" in options
    assert f"--server.allowedHosts={socket.gethostname()}" in options
    assert not [option for option in options if option.endswith(("=*", "allowedHosts=0.0.0.0"))]


def test_a_computer_that_does_not_know_itself_is_reached_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Any:
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert serve.find_names("::")[:2] == ("localhost", "127.0.0.1")


def test_an_address_of_six_groups_stands_in_brackets() -> None:
    assert serve.find_url("::1", 8501) == "http://[::1]:8501"
    assert serve.find_url("192.168.1.5", 8501) == "http://192.168.1.5:8501"


def test_a_port_that_needs_rights_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(serve, "listen", refuse)
    with pytest.raises(
        CommandError, match=r"port 80: this account may not listen there\. Use another one: --port 8501"
    ):
        serve.check_port("127.0.0.1", 80)


def test_without_a_free_port_nearby_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EADDRINUSE, "Address already in use")

    monkeypatch.setattr(serve, "listen", refuse)
    with pytest.raises(CommandError, match="Name another one with --port"):
        serve.check_port("127.0.0.1", 65535)
