"""Who owns the file: one process at a time, held by a lock of the operating system that dies with the process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

from assessments.errors import StoreOwned

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        file.seek(1 << 30)  # far behind the text, which stays readable for others
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class Ownership:
    """Held from construction until `release`; raises StoreOwned, naming the process, if another one holds it."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(database.name + ".owner")
        self._file = self._path.open("a+", encoding="ascii")
        try:
            _lock(self._file)
        except OSError:
            owner = self._read()
            self._file.close()
            raise StoreOwned(
                str(database),
                f"Five Steps is running ({owner}) and owns this file",
                "Use the window of that process, or stop it first",
                "store-owned",
            ) from None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(f"{os.getpid()}\n")
        self._file.flush()

    def release(self) -> None:
        """Let go of the file. The lock file stays: removing it would let two processes lock two different files."""
        self._file.close()

    def _read(self) -> str:
        try:
            self._file.seek(0)
            number = self._file.readline().strip()
        except OSError:
            number = ""
        return f"process {number}" if number.isdigit() else "another process"
