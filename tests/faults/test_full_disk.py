"""A full disk refuses the new and keeps the old, and all goes on once there is room."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import resource, sys
from pathlib import Path
from assessments.errors import StoreUnavailable
from storage.sqlite import open_sqlite
from tests.factories import a_response, an_operation, settle

path = Path(sys.argv[1])
store = open_sqlite(path)
settle(store)
acknowledged = 0
room = path.with_name(path.name + "-wal").stat().st_size + 200_000
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
try:
    for number in range(10_000):
        store.save_response("home", "first", a_response(f"i.{number}", comment="x" * 5000), an_operation())
        acknowledged += 1
except StoreUnavailable as error:
    print(error)
assert 3 < acknowledged < 200, acknowledged
assert len(store.find_responses("home", "first")) == acknowledged
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.save_response("home", "first", a_response("at.last"), an_operation())
assert len(store.find_responses("home", "first")) == acknowledged + 1
assert store.find_faults() == ()
store.close()
store = open_sqlite(path)
assert len(store.find_responses("home", "first")) == acknowledged + 1
assert store.find_faults() == ()
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_full_disk_refuses_the_new_keeps_the_old_and_needs_no_restart(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path / "five-steps.db")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "five-steps.db: " in done.stdout
    assert "what was acknowledged is safe" in done.stdout
