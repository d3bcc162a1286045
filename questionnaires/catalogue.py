"""The questionnaires there are: every folder of a library that holds one, known by the folder's name."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from questionnaires.errors import Problem, QuestionnaireError, suggest
from questionnaires.folder import STRUCTURE, holds_questionnaire

if TYPE_CHECKING:
    from questionnaires.translation import Edition

LIBRARY = Path(__file__).parent / "library"
DEFAULT = "social-media-governance"


class Catalogue:
    """Finds questionnaires by id, and reads each once. Of two libraries with the same id the first counts."""

    def __init__(self, folders: tuple[Path, ...] = (LIBRARY,)) -> None:
        self._folders = folders
        self._editions: dict[str, Edition] = {}
        self._lock = Lock()

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all questionnaires, in alphabetical order."""
        return tuple(sorted(self._found()))

    def load(self, id_or_path: str) -> Edition:
        """Return a questionnaire by its id, else by its path; QuestionnaireError if there is none or it is faulty.

        A questionnaire named by its path is read again at every call.
        """
        with self._lock:
            if id_or_path not in self._editions:
                folder = self._found().get(id_or_path)
                if folder is None:
                    return _load(self._existing(id_or_path))
                self._editions[id_or_path] = _load_known(folder)
            return self._editions[id_or_path]

    def _found(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for library in self._folders:
            for structure in library.glob(f"*/{STRUCTURE}"):
                found.setdefault(structure.parent.name, structure.parent)
        return found

    def _existing(self, id_or_path: str) -> Path:
        path = Path(id_or_path)
        if path.is_file() or holds_questionnaire(path):
            return path
        remedy = suggest(id_or_path, self._found()) or "Name an id, or the folder of a questionnaire."
        raise QuestionnaireError([Problem(id_or_path, None, "", "there is no such questionnaire", remedy)])


def _load(path: Path) -> Edition:
    from questionnaires.loading import load  # the definitions are heavy, and the first page may not need any

    return load(path)


def _load_known(folder: Path) -> Edition:
    edition = _load(folder)
    named = edition.questionnaire.id
    if named != folder.name:
        what = f"the folder is called {folder.name}, and the questionnaire {named}"
        raise QuestionnaireError([Problem(str(folder / STRUCTURE), None, "id", what, "Give both the same name.")])
    return edition
