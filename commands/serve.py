"""`fivesteps serve`: the application in the browser."""

from __future__ import annotations

import argparse
import errno
import os
import runpy
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from commands.arguments import port
from commands.errors import CommandError
from commands.output import say

HELP = "start Five Steps in the browser"
ROOT = Path(__file__).resolve().parents[1]
PORT, HERE, EVERYWHERE = 8501, "127.0.0.1", ("0.0.0.0", "::")  # noqa: S104 - named to warn about them
NEIGHBOURS = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--port", type=port, default=PORT, metavar="N", help=f"port to listen on; default: {PORT}")
    parser.add_argument(
        "--address", default=HERE, metavar="HOST", help=f"address to listen on; default: {HERE}, this computer only"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check that port and data can be had, say where it is, and serve until stopped."""
    import wiring

    check_port(arguments.address, arguments.port)
    wiring.services()
    if arguments.address != HERE:
        say("Five Steps has no sign-in: whoever reaches this address can read and change everything.")
    print(f"Five Steps is at {find_url(arguments.address, arguments.port)}\nStop it with Ctrl+C.", flush=True)
    os.chdir(ROOT)
    sys.argv = ["streamlit", "run", str(ROOT / "app.py"), *find_options(arguments.address, arguments.port)]
    with stop_quietly():
        runpy.run_module("streamlit", run_name="__main__", alter_sys=True)
    return 0


@contextmanager
def stop_quietly() -> Iterator[None]:
    """Make being told to stop no failure: the server puts everything away first, then raises the signal again."""

    def leave(*_: object) -> NoReturn:
        sys.exit(0)

    before = {number: signal.signal(number, leave) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def find_url(address: str, number: int) -> str:
    """Return what to type into a browser on this computer."""
    host = "localhost" if address == HERE or address in EVERYWHERE else address
    return f"http://{f'[{host}]' if ':' in host else host}:{number}"


def find_options(address: str, number: int) -> list[str]:
    """Return the options of the server that differ from the settings file."""
    options = [f"--server.port={number}", "--logger.hideWelcomeMessage=true"]
    if address != HERE:
        options.append(f"--server.address={address}")
        options.extend(f"--server.allowedHosts={host}" for host in find_names(address))
    return options


def find_names(address: str) -> tuple[str, ...]:
    """Return the names by which browsers may ask for this computer; any other one is refused."""
    names = ["localhost", HERE, address]
    if address in EVERYWHERE:
        own = socket.gethostname()
        names += [own, f"{own}.local"]
        try:
            names += [str(found[4][0]) for found in socket.getaddrinfo(own, None)]
        except OSError:
            say(f"The addresses of {own} are not known. Reach Five Steps by that name, or give one with --address.")
    return tuple(dict.fromkeys(name for name in names if name not in EVERYWHERE))


def check_port(address: str, number: int) -> None:
    """Raise CommandError if nobody can listen there; of a port in use it names a free one."""
    try:
        listen(address, number)
    except OSError as error:
        raise _refuse(address, number, error) from None


def listen(address: str, number: int) -> None:
    """Take the port and let it go again; OSError if that is not possible."""
    family, kind, protocol, _, place = socket.getaddrinfo(address, number, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as door:
        if sys.platform == "win32":
            door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        door.bind(place)
        door.listen()


def _refuse(address: str, number: int, error: OSError) -> CommandError:
    where = f"port {number}"
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", None) == 10013:
        free = find_free(address, number)
        remedy = (
            f"Use a free one: make run PORT={free}, or fivesteps serve --port {free}"
            if free
            else "Name another one with --port"
        )
        return CommandError(where, "another program uses it, perhaps Five Steps itself", remedy)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return CommandError(where, "this account may not listen there", f"Use another one: --port {PORT}")
    what = f"this computer has no such address ({error.strerror})"
    return CommandError(f"--address {address}", what, f"Leave it out, or use {HERE}")


def find_free(address: str, number: int) -> int | None:
    """Return the first free port above a number, or `None` if none is near."""
    for candidate in range(number + 1, min(number + NEIGHBOURS, 65535) + 1):
        try:
            listen(address, candidate)
        except OSError:
            continue
        return candidate
    return None
