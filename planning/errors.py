"""What can go wrong in planning."""

from __future__ import annotations


class PlanningError(Exception):
    """A plan that cannot be made; the message says where, what, and what to do.

    `where` names the field of the request (`capacity`, `targets.STEP`, `must.ACTION`), or `profile` or `questionnaire`,
    and `code` what is wrong with it; both are empty for a problem file.
    """

    def __init__(self, message: str, where: str = "", code: str = "") -> None:
        super().__init__(message)
        self.where = where
        self.code = code
