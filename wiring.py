"""Settings to services: the only module that names a storage engine."""

from __future__ import annotations

import atexit
import os
import re
import sys
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from assessments.errors import InvalidEntry
from assessments.model import Operation, Workspace
from assessments.store import Store
from storage.sqlite import open_sqlite

if TYPE_CHECKING:
    from governance.facts import Facts
    from planning.desk import Desk
    from questionnaires.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent
WORKSPACE = "home"
QUESTIONNAIRE = "social-media-governance"
DATABASE = "five-steps.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the surroundings decide: the folder of the database, and the language if it is to be one for all."""

    folder: Path = ROOT / "data"
    language: str | None = None

    @property
    def database(self) -> Path:
        """The file of the embedded database."""
        return self.folder / DATABASE

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Return what FIVESTEPS_DATA and FIVESTEPS_LANGUAGE say; InvalidEntry if the language is not a code."""
        folder = environment.get("FIVESTEPS_DATA", "").strip()
        language = environment.get("FIVESTEPS_LANGUAGE", "").strip().lower()
        if language and not re.fullmatch("[a-z]{2}", language):
            remedy = "Use two letters, such as en or ru, or leave it out"
            raise InvalidEntry("FIVESTEPS_LANGUAGE", f'"{language[:40]}" is not a language', remedy, "language")
        return cls(Path(folder).expanduser().absolute() if folder else cls().folder, language or None)


@dataclass(frozen=True)
class Services:
    """What screens and commands work with."""

    store: Store
    clock: Callable[[], datetime]
    settings: Settings

    @cached_property
    def catalogue(self) -> Catalogue:
        """The questionnaires, loaded on first use: the first page needs none."""
        return make_catalogue(self.settings)

    @cached_property
    def facts(self) -> Facts:
        """What law and platforms ask, corrected by the folder `facts` beside the database; loaded on first use."""
        from governance.facts import load_facts

        return load_facts(self.settings.folder / "facts")

    @cached_property
    def desk(self) -> Desk:
        """Where plans are proven in the background, made on first use."""
        from planning.desk import Desk

        return Desk()

    def close(self) -> None:
        """Close the store, and let no further proof begin."""
        desk = vars(self).get("desk")
        if desk is not None:
            desk.close()
        self.store.close()


def now() -> datetime:
    """Return this moment, in UTC."""
    return datetime.now(UTC)


def new_operation(actor: str = "self") -> Operation:
    """Return an operation nobody used before, taking place now."""
    return Operation(uuid.uuid4().hex, actor, now())


def make_catalogue(settings: Settings) -> Catalogue:
    """Return the questionnaires of the library and of the folder `questionnaires` beside the database."""
    from questionnaires.catalogue import LIBRARY, Catalogue

    own = settings.folder / "questionnaires"
    return Catalogue((LIBRARY, own) if own.is_dir() else (LIBRARY,))


def open_services(settings: Settings | None = None, *, read_only: bool = False) -> Services:
    """Return services on a store of their own, to be closed by the caller; StoreOwned if another process has it."""
    settings = settings or Settings.from_environment()
    store = open_sqlite(settings.database, read_only=read_only)
    try:
        if not read_only and not store.find_workspaces():
            store.save_workspace(Workspace(WORKSPACE, "Home"), new_operation())
        return Services(store, now, settings)
    except BaseException:
        store.close()
        raise


class _Shared:
    """The services of this process: opened by whoever asks first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._services: Services | None = None

    def open(self) -> Services:
        with self._lock:
            if self._services is None:
                self._services = open_services()
            return self._services

    def close(self) -> None:
        with self._lock:
            services, self._services = self._services, None
        if services is not None:
            services.close()


_shared = _Shared()


def _relieve(successor: _Shared) -> None:
    """Close what a predecessor of this module has open: in development modules are loaded again in a living process."""
    predecessor = vars(sys).get("_five_steps_services")
    vars(sys)["_five_steps_services"] = successor
    if predecessor is not None:
        predecessor.close()


_relieve(_shared)


def services() -> Services:
    """Return the services of this process, opening them on first use."""
    return _shared.open()


def close_services() -> None:
    """Close the services of this process; the next use opens them again."""
    _shared.close()


atexit.register(close_services)
