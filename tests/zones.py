"""Where the program runs, for a test: the time zone of the machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def here(monkeypatch: pytest.MonkeyPatch, zone: str) -> Iterator[None]:
    """Let the machine stand in a time zone; where its zone cannot be set, the test is skipped."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of this machine cannot be set")
    try:
        with monkeypatch.context() as patch:
            patch.setenv("TZ", zone)
            time.tzset()
            yield
    finally:
        time.tzset()
