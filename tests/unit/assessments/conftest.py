"""A store with the bakery and its first draft of the small questionnaire."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.sqlite import open_sqlite
from tests.factories import ACTIONS, an_edition, settle
from tests.house import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store = open_sqlite(tmp_path / "five-steps.db")
    yield House(store, an_edition(), settle(store))
    assert store.find_faults() == ()
    store.close()


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[House]:
    """A house whose questionnaire has actions: one per item, two for the goals."""
    store = open_sqlite(tmp_path / "five-steps.db")
    yield House(store, an_edition(actions=ACTIONS), settle(store))
    assert store.find_faults() == ()
    store.close()
