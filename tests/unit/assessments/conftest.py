"""A store with the bakery and its first draft of the small questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.sqlite import open_sqlite
from tests.factories import an_edition, settle
from tests.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_sqlite(tmp_path / "five-steps.db")
    yield House(store, an_edition(), settle(store))
    assert store.find_faults() == ()
    store.close()
