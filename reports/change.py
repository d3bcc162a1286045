"""What became of the score since the assessment before, and whether judgement alone could explain it."""

from __future__ import annotations

from dataclasses import dataclass

from assessments.evidence import shown_since
from reports.facts import Facts
from reports.statements import judge


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A change as it is printed: its size, how sure it is, and the least change that judgement rarely makes."""

    size: str
    verdict: str
    detectable: str


def state_change(facts: Facts) -> ChangeWords | None:
    """Return the change in words; None without an earlier assessment, or where one of both has no score."""
    if facts.before is None:
        return None
    from scoring.comparison import compare

    proven = shown_since(facts.reading.responses, facts.before.day)
    change = compare(facts.before.profile, facts.profile, facts.questionnaire, new_evidence=proven)
    if change.total is None:
        return None
    return ChangeWords(
        size=facts.speech.change(change.total),
        verdict=facts.speech.say(f"report.change.{judge(change)}"),
        detectable=facts.speech.number(change.detectable, 2),
    )
