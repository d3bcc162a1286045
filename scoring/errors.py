"""What goes wrong while scoring: always with where, what and what to do."""

from __future__ import annotations


class ScoringError(Exception):
    """Answers or a questionnaire that cannot be scored; `problems` holds one sentence for each fault."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
