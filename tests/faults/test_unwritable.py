"""A folder or a file that may not be written is named, and what lies there can still be read."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The rights of a file mean nothing to the superuser, so the child gives its own up; until then it imports everything.
SCRIPT = """
import os, sys
from pathlib import Path
from assessments.errors import AssessmentError
from storage.migrations import import_sqlite_utils
from storage.sqlite import open_sqlite
from tests.factories import settle

folder = Path(sys.argv[1])
import_sqlite_utils()
store = open_sqlite(folder / "five-steps.db")
settle(store)
store.close()
left = open_sqlite(folder / "left.db")
settle(left)
for path in folder.iterdir():
    path.chmod(0o444)
folder.chmod(int(sys.argv[2], 8))
if os.geteuid() == 0:
    os.setuid(65534)
for name, read_only in (("five-steps.db", False), ("new.db", False), ("five-steps.db", True), ("left.db", True)):
    try:
        opened = open_sqlite(folder / name, read_only=read_only)
        print(name, len(opened.find_companies("home")), opened.find_faults())
        opened.close()
    except AssessmentError as error:
        print(name, "refused:", error)
os._exit(0)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody may enter."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o777)
    yield made
    made.chmod(0o777)
    shutil.rmtree(made)


def try_all(folder: Path, rights: str) -> list[str]:
    command = [sys.executable, "-W", "error", "-u", "-c", SCRIPT, str(folder), rights]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_folder_that_may_not_be_written_is_named_and_can_be_read(folder: Path) -> None:
    known, new, read, left = try_all(folder, "555")
    for line in (known, new):
        assert "refused: " in line
        assert line.endswith("Name a folder that may be written in FIVESTEPS_DATA, or make this one writable")
    assert (read, left) == ("five-steps.db 1 ()", "left.db 1 ()")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_file_that_may_not_be_written_is_named_and_can_be_read(folder: Path) -> None:
    known, new, read, left = try_all(folder, "777")
    assert "five-steps.db refused: " in known
    assert new == "new.db 0 ()"
    assert (read, left) == ("five-steps.db 1 ()", "left.db 1 ()")
