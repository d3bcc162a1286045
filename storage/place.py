"""Whether the file is still where it was opened: what is written to one that was deleted is gone with the process."""

from __future__ import annotations

import os
from pathlib import Path

from assessments.errors import StoreUnavailable


class Place:
    """The file that stood at a path when this was made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._there = path.stat()

    def check(self) -> None:
        """Raise StoreUnavailable if the path is empty now, or holds another file."""
        try:
            if os.path.samestat(self._there, self._path.stat()):
                return
        except OSError:
            pass
        raise StoreUnavailable(
            str(self._path),
            "the file was moved or deleted while Five Steps was running, so nothing more is saved",
            "Put it back, or stop Five Steps and start it again",
            "moved",
        )
