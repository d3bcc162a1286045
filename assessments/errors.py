"""What can go wrong in a use case or a store: every message says where, what is wrong and what to do."""
# ruff: noqa: N818 - these names are facts a reader meets in `except` clauses, and the last word would add nothing

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from governance.complaint import Complaint


class AssessmentError(Exception):
    """Base of this package. `code` is a stable key by which a screen finds its own words."""

    def __init__(self, where: str, what: str, remedy: str, code: str = "") -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.where = where
        self.what = what
        self.remedy = remedy
        self.code = code


class NotFound(AssessmentError):
    """There is no such thing in this workspace; one in another workspace is no different."""


class Conflict(AssessmentError):
    """Somebody else saved first. `current` is what stands now, `None` if nothing does."""

    def __init__(self, where: str, what: str, remedy: str, code: str = "", *, current: object = None) -> None:
        super().__init__(where, what, remedy, code)
        self.current = current


class FinalError(AssessmentError):
    """The assessment is final and takes no change."""


class NotReady(AssessmentError):
    """The next step of the assessment is not possible yet."""


class InvalidEntry(AssessmentError):
    """What was entered cannot be kept; nothing was changed."""


class EntryRefused(InvalidEntry):
    """Values that a register does not take. `complaints` says what is wrong with each; nothing was changed."""

    def __init__(self, where: str, what: str, remedy: str, complaints: tuple[Complaint, ...]) -> None:
        super().__init__(where, what, remedy, "entry-refused")
        self.complaints = complaints


class InvalidResponse(InvalidEntry):
    """A response that the questionnaire does not allow; nothing was changed."""


class OperationReused(AssessmentError):
    """The same operation id came with something else to do."""


class ImportRefused(AssessmentError):
    """A file that is not taken over. `problems` lists everything that is wrong with it; nothing was changed."""

    def __init__(self, where: str, problems: tuple[str, ...], remedy: str) -> None:
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__(where, f"{count}, nothing was taken over", remedy, "import-refused")
        self.problems = problems

    def __str__(self) -> str:
        return "\n  ".join((f"{self.where}: {self.what}:", *self.problems)) + f"\n{self.remedy}"


class StoreError(AssessmentError):
    """The store cannot do it."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or written now; what was acknowledged before is safe."""


class StoreOwned(StoreUnavailable):
    """Another process owns the file."""


class StoreDamaged(StoreError):
    """The file is not what was written."""


class NewerSchema(StoreError):
    """The database was made by a newer version of the program."""
