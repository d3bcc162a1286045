"""A file that is moved away, deleted or replaced under a running store: nothing is acknowledged that would be lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assessments.errors import StoreUnavailable
from assessments.model import Workspace
from assessments.store import Store
from storage.sqlite import open_sqlite
from tests.factories import an_operation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    opened = open_sqlite(folder / "five-steps.db")
    opened.save_workspace(Workspace("home", "Home"), an_operation("first"))
    yield opened
    opened.close()


def replace_file(folder: Path) -> None:
    copy = shutil.copy(folder / "five-steps.db", folder / "copy.db")
    Path(copy).replace(folder / "five-steps.db")


def move_away(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


@pytest.mark.parametrize("harm", [shutil.rmtree, move_away, replace_file])
def test_nothing_is_acknowledged_without_the_file(store: Store, folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder)
    for ask in (store.check, lambda: store.save_workspace(Workspace("home", "New"), an_operation("second"))):
        with pytest.raises(StoreUnavailable, match="moved or deleted") as caught:
            ask()
        assert caught.value.code == "moved"


def test_a_file_that_is_put_back_is_written_again(store: Store, folder: Path) -> None:
    move_away(folder)
    folder.with_name("elsewhere").rename(folder)
    store.check()
    store.save_workspace(Workspace("home", "New"), an_operation("second"))


def test_what_was_read_can_still_be_copied(store: Store, folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder)
    copy = open_sqlite(store.save_copy(tmp_path / "copy.db"))
    assert copy.find_workspaces() == (Workspace("home", "Home"),)
    copy.close()
