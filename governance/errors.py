"""What is wrong with the definitions and facts of the governance model."""

from __future__ import annotations

from collections.abc import Iterable

from questionnaires.errors import Problem


class GovernanceError(Exception):
    """Registers or facts cannot be used; the message lists every problem, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
