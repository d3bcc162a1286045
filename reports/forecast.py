"""What a plan leads to: the assessment scored again as if every planned action were done."""

from __future__ import annotations

from collections.abc import Mapping

from planning.model import Plan
from questionnaires.model import Item, Questionnaire
from reports.facts import UNKNOWN, Facts
from scoring.model import Answer, ItemScore, SectionScore, State


def forecast(facts: Facts, plan: Plan) -> SectionScore:
    """Return the numbers of the whole after the plan; what is unknown and stays so counts as the lowest value."""
    from scoring.profile import score

    reached = {lift.item: lift.end for action in plan.actions for lift in action.raises}
    return score(
        facts.questionnaire,
        dict(_answers(facts, reached)),
        facts.reading.company.profile,
        facts.reading.assessment.track,
    ).overall


def _answers(facts: Facts, reached: Mapping[str, float]) -> list[tuple[str, Answer]]:
    return [
        (practice.item.id, _answer(facts.questionnaire, practice.item, practice.score, reached.get(practice.item.id)))
        for practice in facts.practices
    ]


def _answer(questionnaire: Questionnaire, item: Item, score: ItemScore, reached: float | None) -> Answer:
    if score.state is State.NOT_APPLICABLE:
        return Answer(score.state)
    values = questionnaire.scale_of(item).values
    lowest = values[0] if score.state in UNKNOWN else score.value
    if reached is None:
        return Answer(State.VALUE, lowest, score.evidence)
    low, high = questionnaire.score.low, questionnaire.score.high
    wanted = values[0] + (reached - low) / (high - low) * (values[-1] - values[0])
    return Answer(State.VALUE, min((v for v in values if v >= wanted - 1e-9), default=values[-1]), score.evidence)
