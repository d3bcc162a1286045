"""A visitor without a browser: speaks Streamlit's own messages to a server on this machine, one at a time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Origin, Subprotocol

ROOT = Path(__file__).resolve().parents[1]
TICK = os.sysconf("SC_CLK_TCK")


class Server:
    """A Streamlit server as a process of its own, with the settings of this project."""

    def __init__(self, script: Path, data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={self.port}"]
        environment = {**os.environ, "FIVESTEPS_DATA": str(data)}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://localhost:{self.port}/_stcore/health", timeout=1):
                    return
            except OSError:
                time.sleep(0.05)
        raise TimeoutError(f"{script} did not start")

    def cpu_seconds(self) -> float:
        """Return the CPU time the process has used so far (resolution: one tick, mostly 10 ms)."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def stop(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.wait(20)


class Visitor:
    """One session: runs the page, and sends widgets one at a time, waiting for each run to end."""

    def __init__(self, port: int, page: str = "", query: str = "") -> None:
        self._socket = connect(
            f"ws://localhost:{port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit"), Subprotocol("PLACEHOLDER")],
            origin=Origin(f"http://localhost:{port}"),
            max_size=None,
            compression=None,
            proxy=None,
        )
        self._page, self._query, self._hash = page, query, ""
        self._url = f"http://localhost:{port}/{page}"
        self._states: dict[str, WidgetState] = {}
        self.widgets: dict[str, tuple[str, Any]] = {}
        self.run()

    def run(self, fragment: str = "") -> None:
        """Ask for a run of the page, or of one of its fragments, and wait until it has ended."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name = self._query, self._page
        state.page_script_hash, state.fragment_id = self._hash, fragment
        state.widget_states.widgets.extend(self._states.values())
        state.context_info.timezone, state.context_info.locale = "Europe/Paris", "en-GB"
        state.context_info.url = self._url
        self._socket.send(message.SerializeToString())
        while not self._take(_read(self._socket.recv(timeout=30))):
            pass

    def _take(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._hash = message.new_session.page_script_hash
        if kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            name = message.delta.new_element.WhichOneof("type") or ""
            element = getattr(message.delta.new_element, name, None)
            key = getattr(element, "id", "").split("-", 2)
            if len(key) == 3:
                self.widgets[key[2]] = (message.delta.fragment_id, element)
        early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return bool(kind == "script_finished" and message.script_finished != early)

    def choose(self, key: str, option: int) -> None:
        """Choose an option of the radio of that key and wait for its run."""
        fragment, element = self.widgets[key]
        self._states[element.id] = WidgetState(id=element.id, string_value=element.options[option])
        self.run(fragment)

    def close(self) -> None:
        """Leave."""
        self._socket.close()


def _read(data: str | bytes) -> ForwardMsg:
    message = ForwardMsg()
    message.ParseFromString(data if isinstance(data, bytes) else data.encode())
    return message
