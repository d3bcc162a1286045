"""Every engine, each on an empty database. A further engine is one line in ENGINES."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from assessments.store import Store
from storage.sqlite import open_sqlite
from tests.factories import settle

ENGINES: Mapping[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_sqlite(folder / "five-steps.db"),
}


@pytest.fixture(params=sorted(ENGINES))
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Store]:
    """Opens an empty store of a name; whoever opens it closes it."""
    return lambda name: ENGINES[request.param](tmp_path / name)


@pytest.fixture
def empty_store(open_store: Callable[[str], Store]) -> Iterator[Store]:
    """An empty store; when the test is over, what it keeps must be what its events say."""
    store = open_store("five-steps")
    yield store
    assert store.find_faults() == ()
    store.close()


@pytest.fixture
def store(empty_store: Store) -> Store:
    """A store with the workspace `home`, the company `bakery` and its draft `first`."""
    settle(empty_store)
    return empty_store
